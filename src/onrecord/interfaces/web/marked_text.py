"""A text and what is marked in it, taken apart so that marks which overlap can be shown.

Marks may lie in one another, cross, or cover the same characters. A segment is a stretch in which
nothing begins or ends; pieces are segments with marks opened and closed around them, properly
nested, as elements of a page must be.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import Final, Literal, NamedTuple

MarkKind = Literal[
    "heading", "statement", "quoted", "commitment", "absence", "encounter", "action", "relation",
    "name", "date", "match", "cue", "source",
]  # fmt: skip

# Of marks on the same characters the first of these goes around the others.
_OUTER_FIRST: Final[tuple[MarkKind, ...]] = (
    "heading", "encounter", "relation", "action", "statement", "commitment", "absence",
    "quoted", "match", "source", "cue", "date", "name",
)  # fmt: skip
MOST_MARKS: Final = 6_000
"""More marks than this are not shown: a long article has some hundred."""
DEEPEST: Final = 12
"""So many marks may cover a character; articles reach six or seven."""


Seen = tuple[MarkKind, str | tuple[int, int]]
"""What was opened: a kind, with what it is of or where it stands."""


class Mark(NamedTuple):
    """Characters of a text that mean something.

    Attributes:
        kind: what.
        start, end: its characters, in offsets of the text.
        of: id of the entry or the one meant, or None.
    """

    kind: MarkKind
    start: int
    end: int
    of: str | None = None


class Segment(NamedTuple):
    """A stretch of a text in which no mark begins or ends.

    Attributes:
        start: offset of its first character.
        text: its characters.
        marks: the marks that cover it, the outermost first.
    """

    start: int
    text: str
    marks: tuple[Mark, ...]


class Piece(NamedTuple):
    """Text, or the edge of a mark: what a page writes, one after another.

    Attributes:
        text: the characters, or "" at an edge.
        opened: the mark that is opened, or None.
        closed: the mark that is closed, or None.
        is_first: whether nothing of the same kind and entry was opened before; a mark that others
            cross is closed and opened again, and an entry may stand in several places.
        is_in_name: whether the mark stands within a name, which is a link.
    """

    text: str = ""
    opened: Mark | None = None
    closed: Mark | None = None
    is_first: bool = False
    is_in_name: bool = False


def shown_marks(marks: Iterable[Mark]) -> tuple[tuple[Mark, ...], int]:
    """Return the marks that are shown, in the order in which they are opened, and how many are not.

    Left out is what lies deeper in others than any article has it, and what comes after so many.
    """
    ordered = sorted({mark for mark in marks if mark.start < mark.end}, key=_order)
    kept: list[Mark] = []
    ends: list[int] = []
    for mark in ordered[:MOST_MARKS]:
        while ends and ends[0] <= mark.start:
            heappop(ends)
        if len(ends) < DEEPEST:
            heappush(ends, mark.end)
            kept.append(mark)
    return tuple(kept), len(ordered) - len(kept)


def segments(
    text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None
) -> tuple[Segment, ...]:
    """Return a text, or ``[start, end)`` of it, in segments; their characters joined are the text.

    Args:
        text: the text.
        marks: what is marked, in the order of `shown_marks`; it may reach beyond.
        start: offset of the first character.
        end: offset after the last one; None for all.
    """
    end = len(text) if end is None else min(end, len(text))
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    edges = {edge for mark in inside for edge in (mark.start, mark.end) if start < edge < end}
    places = [start, *sorted(edges), end]
    found: list[Segment] = []
    open_ones: list[Mark] = []
    waiting = iter([*inside, None])
    upcoming = next(waiting)
    for first, after in itertools.pairwise(places):
        open_ones = [mark for mark in open_ones if mark.end > first]
        while upcoming is not None and upcoming.start <= first:
            open_ones.append(upcoming)
            upcoming = next(waiting)
        if first < after:
            found.append(Segment(first, text[first:after], tuple(open_ones)))
    return tuple(found)


def pieces(of: Iterable[Segment], seen: set[Seen] | None = None) -> Iterator[Piece]:
    """Yield segments with their marks opened and closed around them, properly nested.

    Args:
        of: the segments.
        seen: what was opened in what is written before, which grows.
    """
    stack: list[Mark] = []
    seen = set() if seen is None else seen
    for segment in of:
        kept = _common(stack, segment.marks)
        yield from _closings(stack, kept)
        for mark in segment.marks[kept:]:
            key = mark.kind, mark.of if mark.of is not None else (mark.start, mark.end)
            yield Piece(opened=mark, is_first=key not in seen, is_in_name=_has_name(stack))
            seen.add(key)
            stack.append(mark)
        yield Piece(segment.text)
    yield from _closings(stack, 0)


def _closings(stack: list[Mark], kept: int) -> Iterator[Piece]:
    """Yield the edges at which all but so many open marks are closed, the innermost first."""
    while len(stack) > kept:
        mark = stack.pop()
        yield Piece(closed=mark, is_in_name=_has_name(stack))


def _has_name(stack: Iterable[Mark]) -> bool:
    return any(mark.kind == "name" for mark in stack)


def _order(mark: Mark) -> tuple[int, int, int, str]:
    return mark.start, -mark.end, _OUTER_FIRST.index(mark.kind), mark.of or ""


def _common(stack: Sequence[Mark], marks: Sequence[Mark]) -> int:
    """Return how many marks both begin with."""
    for place, (ours, theirs) in enumerate(zip(stack, marks, strict=False)):
        if ours != theirs:
            return place
    return min(len(stack), len(marks))
