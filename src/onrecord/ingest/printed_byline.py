"""The byline that a page prints, where its markup says that it is one."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from onrecord.ingest.element import Element

_CALLED: Final = re.compile(
    r"(?:^|\s)(?:[\w-]*[_-])?(?:byline|authors?|writer|contributors?)(?:[_-]*(?:names?|list|by|text))?"
    r"(?:\s|$)",
    re.IGNORECASE,
)
_LONGEST_CALLED: Final = 400
# Beside the article, or below it.
_ELSEWHERE: Final = frozenset({"aside", "nav", "footer", "form"})
_COMMENT: Final = re.compile(r"comment|related|recirc|promo|teaser", re.IGNORECASE)
_MOST_ELEMENTS: Final = 50
_MOST_PARTS: Final = 40
_LONGEST: Final = 160

_BY: Final = re.compile(
    r"(?:\w+ )?(?:by )?(?:(?:written|posted|published|reported|words|story|review(?:ed)?|text) )?"
    r"by(?:\s*[:—–|-])?\s+|from\s+",
    re.IGNORECASE,
)
_END: Final = re.compile(
    r"[|·•/(@]|\s[—–-]\s|\d|\b(?:published|updated|posted|contributions?|is an?|follow|on|at"
    r"|twitter|columnist|special to|staff)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\s*(?:,|;|&|\band\b)\s*", re.IGNORECASE)
_PARTICLES: Final = frozenset("al bin da de del della der di dos du el la le van von y".split())
_MOST_WORDS: Final = 5
# What follows names with a comma: what somebody is, or for whom.
_NO_PERSON: Final = re.compile(
    r"\b(?:staff|writers?|editors?|reporters?|correspondent|press|news|network|times|post|team|daily"
    r"|contributors?|today|desk|wire|service|chief|author|senior|director|officer|media|tv|agency"
    r"|magazine|university|journal|herald|reuters|comments?|department|head|email|bio)\b",
    re.IGNORECASE,
)


def printed_names(tree: Element) -> list[str]:
    """Return the names of the people whom a page's byline names, in order.

    Args:
        tree: the parsed page.
    """
    for element in _byline_elements(tree):
        # Parts of a byline often stand in elements of their own, without spaces between.
        parts = [" ".join(part.split()) for part in islice(element.itertext(), _MOST_PARTS)]
        for words in (" ".join(filter(None, parts)), *parts):
            if names := names_in_byline(words):
                return names
    return []


def names_in_byline(words: str) -> list[str]:
    """Return the names of people at the beginning of a byline, without what they are.

    Args:
        words: the byline, with or without "By".
    """
    words = " ".join(words[:_LONGEST].split())
    begun = _BY.match(words)
    rest = words[begun.end() :] if begun else words
    end = _END.search(rest)
    rest = rest[: end.start()] if end else rest
    names = []
    for part in _BETWEEN.split(rest.strip()):
        if not _is_person(part):
            break
        names.append(_said_once(part))
    return list(dict.fromkeys(names))


def same_people(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether all people named on the left are named on the right, accents aside."""
    return {_plain(name) for name in left} <= {_plain(name) for name in right}


def _byline_elements(tree: Element) -> Iterator[Element]:
    """Yield the elements called bylines, those around others first."""
    seen = 0
    for element in tree.iter("a", "address", "div", "li", "p", "section", "span"):
        if not _is_byline(element):
            continue
        if not _is_elsewhere(element):
            yield element
        seen += 1
        if seen >= _MOST_ELEMENTS:
            return


def _is_byline(element: Element) -> bool:
    if element.get("rel") == "author" or "author" in (element.get("itemprop") or ""):
        return True
    return _CALLED.search((element.get("class") or "")[:_LONGEST_CALLED]) is not None


def _is_elsewhere(element: Element) -> bool:
    return any(
        around.tag in _ELSEWHERE or _COMMENT.search((around.get("class") or "")[:_LONGEST_CALLED])
        for around in element.iterancestors("aside", "nav", "footer", "form", "div", "li", "ul")
    )


def _is_person(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= _MOST_WORDS or _NO_PERSON.search(name):
        return False
    return all(word[0].isupper() or word.lower() in _PARTICLES for word in words)


def _said_once(name: str) -> str:
    """Return a name once that stands there twice, beside its picture and alone."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if words[:half] == words[half:] else name


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
