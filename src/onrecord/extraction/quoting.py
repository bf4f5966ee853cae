"""How a statement is told: which of its words stand in quotation marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from onrecord.schema.annotation import Offsets
from onrecord.schema.record import StatementKind

_WORD: Final = re.compile(r"\w+")
_OPENING: Final = re.compile(r"(?:[\"“„‟«»＂‘’']|``)+")
_CLOSING: Final = re.compile(r"(?:[\"”“»«＂’']|'')+$")


def quoted_parts(
    text: str, content: Sequence[Offsets], quotations: Sequence[Offsets]
) -> tuple[Offsets, ...]:
    """Return the parts of a content within quotation marks, marks left out.

    Args:
        text: the article's text.
        content: spans of the content, in order.
        quotations: quotations of the text, marks included, in order.
    """
    parts = []
    for start, end in content:
        for number in range(bisect_right(quotations, start, key=_end), len(quotations)):
            opened, closed = quotations[number]
            if opened >= end:
                break
            part = _without_marks(text, opened, closed)
            first, last = max(start, part[0]), min(end, part[1])
            if first < last and _WORD.search(text, first, last):
                parts.append((first, last))
    return tuple(parts)


def _end(quotation: Offsets) -> int:
    return quotation[1]


def statement_kind(
    text: str, content: Sequence[Offsets], quoted: Sequence[Offsets]
) -> StatementKind:
    """Return direct, mixed or indirect, as all, some or none of the words are quoted."""
    if not quoted:
        return "indirect"
    words = sorted(match.start() for span in content for match in _WORD.finditer(text, *span))
    inside = sum(bisect_left(words, end) - bisect_left(words, start) for start, end in quoted)
    if not inside:
        return "indirect"
    return "direct" if inside >= len(words) else "mixed"


def _without_marks(text: str, start: int, end: int) -> Offsets:
    opening = _OPENING.match(text, start, end)
    first = opening.end() if opening else start
    closing = _CLOSING.search(text, max(first, end - 3), end)
    return first, closing.start() if closing else end
