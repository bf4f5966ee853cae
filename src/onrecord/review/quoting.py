"""Which parts of words that a person selected stand in quotation marks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onrecord.schema.article import Article
from onrecord.schema.record import StatementKind
from onrecord.schema.span import Span

_Extent = tuple[int, int]

_WORD: Final = re.compile(r"\w")
# What closes a quotation, by what opens it; straight marks do both.
_CLOSES: Final = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "＂": "＂"}


def quoted_within(
    article: Article, content: Sequence[Span], known: Sequence[Span]
) -> tuple[Span, ...]:
    """Return the parts of a content in quotation marks, marks left out.

    Args:
        article: the article.
        content: the content.
        known: parts that are known to be quoted, of single marks perhaps, which words have too.
    """
    found: list[_Extent] = [(span.start, span.end) for span in known]
    for start, end in _paragraphs(article.text, content):
        found += _quotations(article.text, start, end)
    parts: list[Span] = []
    for span in content:
        for start, end in _joined(found):
            first, last = max(start, span.start), min(end, span.end)
            if first < last and _WORD.search(article.text, first, last):
                parts.append(article.span(first, last))
    return tuple(parts)


def kind_of(content: Sequence[Span], quoted: Sequence[Span]) -> StatementKind:
    """Return direct, mixed or indirect, as all, some or none of the words are quoted."""
    outside = [_outside(span, quoted) for span in content]
    if not quoted:
        return "indirect"
    return "mixed" if any(map(_WORD.search, outside)) else "direct"


def _outside(span: Span, quoted: Sequence[Span]) -> str:
    inside = [one for one in quoted if span.contains(one)]
    pieces, at = [], span.start
    for one in inside:
        pieces.append(span.text[at - span.start : one.start - span.start])
        at = one.end
    return "".join((*pieces, span.text[at - span.start :]))


def _paragraphs(text: str, spans: Iterable[Span]) -> list[_Extent]:
    found: dict[_Extent, None] = {}
    for span in spans:
        at = text.rfind("\n", 0, span.start) + 1
        while at < span.end:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            found[at, end] = None
            at = end + 1
    return list(found)


def _quotations(text: str, start: int, end: int) -> Iterator[_Extent]:
    """Yield what stands in quotation marks; what is not closed goes on to the paragraph's end."""
    opened, closing = -1, ""
    for at in range(start, end):
        mark = text[at]
        if opened < 0 and mark in _CLOSES:
            opened, closing = at + 1, _CLOSES[mark]
        elif opened >= 0 and mark in closing:
            if opened < at:
                yield opened, at
            opened = -1
    if 0 <= opened < end:
        yield opened, end


def _joined(extents: Iterable[_Extent]) -> list[_Extent]:
    merged: list[_Extent] = []
    for start, end in sorted(extents):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
