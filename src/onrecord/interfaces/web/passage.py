"""A passage of an article with characters of it marked, paragraph by paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from onrecord.schema.span import Span

MarkKind = Literal["said", "quoted", "cue", "source", "evidence"]

# Characters of a passage that a page shows at most, and how many of them before the first mark.
LONGEST: Final = 4000
_BEFORE: Final = 800
_BREAK: Final = "\n"


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a text, and as what they are marked."""

    kind: MarkKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """Characters that are marked alike."""

    text: str
    kinds: frozenset[MarkKind]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage in paragraphs of pieces.

    Attributes:
        paragraphs: each a row of pieces.
        is_cut: whether the passage goes on before or after what is shown.
    """

    paragraphs: tuple[tuple[MarkedPiece, ...], ...]
    is_cut: bool


def marks_of(kind: MarkKind, spans: Sequence[Span | None]) -> list[Mark]:
    """Return spans as marks of one kind; None is passed over."""
    return [Mark(kind, span.start, span.end) for span in spans if span]


def passage_of(passage: Span, marks: Sequence[Mark], longest: int = LONGEST) -> Passage:
    """Return a passage with marks, cut around the first of them where it is long.

    Args:
        passage: the passage.
        marks: in offsets of the article that the passage is of.
        longest: so many characters at most.
    """
    first = min((mark.start for mark in marks), default=passage.start)
    start = max(passage.start, first - _BEFORE) if len(passage.text) > longest else passage.start
    end = min(passage.end, start + longest)
    paragraphs: list[tuple[MarkedPiece, ...]] = []
    place = start
    for line in passage.text[start - passage.start : end - passage.start].split(_BREAK):
        if line.strip():
            paragraphs.append(_pieces(line, place, marks))
        place += len(line) + len(_BREAK)
    return Passage(tuple(paragraphs), (start, end) != (passage.start, passage.end))


def around(text: str, spans: Sequence[Span]) -> tuple[int, int]:
    """Return the extent of the lines of a text that hold all spans.

    Args:
        text: the text.
        spans: one at least.
    """
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    start = text.rfind(_BREAK, 0, first) + 1
    end = text.find(_BREAK, last)
    return start, len(text) if end < 0 else end


def _pieces(line: str, place: int, marks: Sequence[Mark]) -> tuple[MarkedPiece, ...]:
    last = place + len(line)
    own = [mark for mark in marks if mark.start < last and mark.end > place]
    edges = {place, last}
    edges.update(min(max(edge, place), last) for mark in own for edge in (mark.start, mark.end))
    return tuple(
        MarkedPiece(
            line[start - place : end - place],
            frozenset(mark.kind for mark in own if mark.start <= start < mark.end),
        )
        for start, end in pairwise(sorted(edges))
    )
