"""Parts of a page that are called by what they are, and are no part of its article."""

import re
from typing import Final

from onrecord.ingest.element import Element

# Words of class names and identifiers; sites write them alone or joined by hyphens.
_CALLED: Final = re.compile(
    r"(?:^|[\s_-])(?:"
    r"comments?|disqus|respond"
    r"|newsletters?|sign-?up|subscribe|subscription"
    r"|related|recirc|recirculation|recommended|recommendations|read-?more|trending"
    r"|most-?(?:read|popular)|more-?(?:from|on|stories)"
    r"|promo|sponsored|advert|advertisement"
    r"|share|sharing|social|author-?(?:bio|box|card|info)|about-?author"
    r"|captions?|photo-?credit|image-?credit"
    r")(?:$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST_CALLED: Final = 400
# What may be cut out whole. Never the page, or what holds its main part or headline.
_PARTS: Final = frozenset("aside div figcaption footer form li ol p section span ul".split())
_ALWAYS: Final = frozenset({"figcaption"})
_HOLDS_ARTICLE: Final = ("article", "main", "h1", "body")


def prune(tree: Element) -> None:
    """Take out of a page, in place, what it calls comments, captions, newsletters and the like.

    Args:
        tree: the parsed page.
    """
    kept = _holding_article(tree)
    for element in list(tree.iter()):
        if element.tag in _PARTS and element not in kept and _is_called(element):
            # Of an element that was cut out already nothing is left to cut.
            element.drop_tree()


def _holding_article(tree: Element) -> set[Element]:
    """Return the elements around those that hold an article."""
    kept: set[Element] = set()
    for held in tree.iter(*_HOLDS_ARTICLE):
        for element in (held, *held.iterancestors()):
            if element in kept:
                break
            kept.add(element)
    return kept


def _is_called(element: Element) -> bool:
    if element.tag in _ALWAYS:
        return True
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _CALLED.search(called[:_LONGEST_CALLED]) is not None
