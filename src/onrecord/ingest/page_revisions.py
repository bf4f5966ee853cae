"""What a page says of updates and corrections of its article, in markup and in print."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from lxml import etree  # type: ignore[import-untyped]

from onrecord.ingest.element import Element
from onrecord.ingest.json_ld import JsonLdArticle
from onrecord.ingest.known_by import JSON_LD, META, MICRODATA, OPENGRAPH, TIME_ELEMENT
from onrecord.ingest.publication import parse_publication
from onrecord.ingest.revision_lines import revisions_in
from onrecord.ingest.text import LONGEST_DETAIL, is_clean
from onrecord.schema.article import PublicationDate, StatedRevision

_OPENGRAPH_TIMES: Final = ("article:modified_time", "og:updated_time")
# Not "last-modified", which servers set to the moment at which they made the page.
_META_TIMES: Final = (
    "datemodified",
    "article.updated",
    "article:updated",
    "dcterms.modified",
    "dc.date.modified",
    "revised",
)
# What stands right before the time of an update, and what its element is called.
_UPDATED_AT: Final = re.compile(r"\b(?:updated|modified|revised)\W{0,3}(?:on|at)?\W{0,3}$", re.I)
_CALLED_UPDATE: Final = re.compile(r"updated|modified|revised", re.I)
_NEAR: Final = 40

# Of other articles, of the site, or not shown.
_NOT_OF_ARTICLE: Final = frozenset(
    "script style noscript template nav aside form button select iframe svg head".split()
)
_INLINE: Final = frozenset(
    (
        "a abbr b bdi bdo cite code data em font i ins mark q s small span strong sub sup time u"
    ).split()
)


def page_revisions(
    tree: Element,
    article: JsonLdArticle,
    meta: dict[str, str],
    published: PublicationDate | None,
) -> tuple[StatedRevision, ...]:
    """Return what a page says of updates and corrections of its article, each moment once.

    Args:
        tree: the parsed page.
        article: what its JSON-LD says.
        meta: its meta elements, by their names.
        published: when it says that it was published: that is no update.
    """
    body = _Body(tree)
    stated = [
        *_marked_up(article, meta),
        *body.update_times,
    ]
    seen = {_moment(published.value)} if published else set()
    found = []
    for value, how in stated:
        parsed = parse_publication(value) if value else None
        if parsed and _moment(parsed) not in seen:
            seen.add(_moment(parsed))
            found.append(StatedRevision("updated", parsed, how))
    printed = (one for one in revisions_in(body.lines) if one.words and is_clean(one.words))
    return (*found, *_corrections(article), *printed)


def _marked_up(article: JsonLdArticle, meta: dict[str, str]) -> Iterator[tuple[str | None, str]]:
    yield article.text("dateModified"), JSON_LD
    yield from ((meta.get(name), OPENGRAPH) for name in _OPENGRAPH_TIMES)
    yield from ((meta.get(name), META) for name in _META_TIMES)


def _corrections(article: JsonLdArticle) -> Iterator[StatedRevision]:
    for words, value in article.corrections():
        line = " ".join(words.split())[:LONGEST_DETAIL]
        if line and is_clean(line):
            parsed = parse_publication(value) if value else None
            yield StatedRevision("corrected", parsed, JSON_LD, line)


def _moment(value: str) -> object:
    """Return what tells a moment from others, whatever offset it is written with."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return value if moment.tzinfo is None else moment.timestamp()


class _Body:
    """What a page shows of its article, line by line.

    Attributes:
        lines: its lines; elements other than inline ones begin new ones.
        update_times: times of elements that are said, or called, to be those of an update, each
            with how it is known.
    """

    def __init__(self, tree: Element) -> None:
        self.lines: list[str] = []
        self.update_times: list[tuple[str, str]] = []
        self._parts: list[str] = []
        self._read(_main_element(tree))

    def _read(self, root: Element) -> None:
        skipped: Element | None = None
        element: Element
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._add(element.tail)
                continue
            if event == "start" and element is not root and _is_of_something_else(element):
                skipped = element
            elif event == "start":
                self._open(element)
            else:
                self._close(element, is_root=element is root)
        self._end_line()

    def _open(self, element: Element) -> None:
        if element.tag not in _INLINE:
            self._end_line()
        if element.get("itemprop") == "dateModified":
            value = element.get("datetime") or element.get("content")
            self.update_times += [(value, MICRODATA)] if value else []
        elif element.tag == "time":
            self._note_time(element)
        self._add(element.text)

    def _close(self, element: Element, *, is_root: bool) -> None:
        if element.tag not in _INLINE:
            self._end_line()
        else:
            # "<span>Published 2 May</span><span>Updated 3 May</span>" is no one word.
            self._parts.append(" " if element.tag == "span" else "")
        if not is_root:
            self._add(element.tail)

    def _note_time(self, element: Element) -> None:
        value = element.get("datetime")
        called = " ".join(filter(None, map(element.get, ("class", "id", "title"))))
        before = "".join(self._parts[-_NEAR:])[-_NEAR:]
        if value and (_CALLED_UPDATE.search(called) or _UPDATED_AT.search(before)):
            self.update_times.append((value, TIME_ELEMENT))

    def _add(self, words: str | None) -> None:
        if words:
            self._parts.append(words)

    def _end_line(self) -> None:
        if line := "".join(self._parts).strip():
            self.lines.append(line)
        self._parts.clear()


def _main_element(tree: Element) -> Element:
    """Return the longest article of a page, for teasers are articles too; else its main part."""
    articles: list[Element] = tree.xpath("//article[not(ancestor::article)]")
    if articles:
        return max(articles, key=lambda article: len(article.text_content()))
    parts: list[Element] = [*tree.xpath("//main"), *tree.xpath("//body")]
    return parts[0] if parts else tree


def _is_of_something_else(element: Element) -> bool:
    return element.tag in _NOT_OF_ARTICLE or element.tag == "article"
