"""An article as a page shows it: paragraph by paragraph, with the entries that stand in each."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.interfaces.safe_text import clean
from onrecord.interfaces.web.article_marks import marks_of
from onrecord.interfaces.web.marked_text import (
    Mark,
    MarkKind,
    Piece,
    Seen,
    pieces,
    segments,
    shown_marks,
)
from onrecord.interfaces.web.reading_entries import entries_in, spans_of
from onrecord.schema.browsing import ListedEntry
from onrecord.schema.record import ArticleRecord

PART_CHARACTERS: Final = 40_000
"""So much of a text stands on one page: the longest reports have about as much."""
MOST_NOTES: Final = 400
"""So many entries stand in the margin of one page."""

_BLOCK: Final = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_LINE: Final = re.compile(r"[^\n]+")
# A line that is longer was not broken by hand, so it is a paragraph.
_LONGEST_BROKEN_LINE: Final = 160
_LONGEST_PARAGRAPH: Final = 10_000

_Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Note:
    """An entry in the margin.

    Attributes:
        number: by which words and note point at one another, counted through the article.
        entry: the entry.
    """

    number: int
    entry: ListedEntry


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article.

    Attributes:
        pieces: its text with what is marked in it.
        notes: the entries that begin in it.
        is_heading: whether all of it is a heading.
    """

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    is_heading: bool


@dataclass(frozen=True, slots=True)
class ArticleSheet:
    """An article, or a part of a long one, as it is shown.

    Attributes:
        paragraphs: in order.
        part: which part it is, from 1.
        parts: how many there are.
        counts: how many entries of each kind begin in it, and how many names and dates it has.
        numbers: of each entry of the article its number in the margin.
        left_out: how many marks are not shown, where there are more than any article has.
        notes_left_out: how many entries of this part are not in the margin.
    """

    paragraphs: tuple[Paragraph, ...]
    part: int
    parts: int
    counts: Mapping[MarkKind, int]
    numbers: Mapping[str, int]
    left_out: int
    notes_left_out: int


def article_sheet(
    record: ArticleRecord,
    listed: Sequence[ListedEntry],
    identities: Mapping[str, str],
    *,
    part: int = 1,
) -> ArticleSheet:
    """Return an article as it is shown.

    Args:
        record: what was read in it.
        listed: its entries in the order of the text, as they are shown.
        identities: who its entities are over the record, by their ids.
        part: which part, from 1; one that is not there is the last.
    """
    text = clean(record.article.text)
    parts = _parts(list(_paragraphs(text)))
    part = min(max(part, 1), len(parts))
    extents = parts[part - 1]
    shown, left_out = shown_marks(
        marks_of(record, identities, frozenset(entry.id for entry in listed))
    )
    notes = [Note(number, entry) for number, entry in enumerate(listed, start=1)]
    begins = {
        entry.id: min(span.start for span in spans_of(entry)) for _, entry in entries_in(record)
    }
    placed = ((begins[one.entry.id], one) for one in notes if one.entry.id in begins)
    standing = _by_paragraph(placed, extents)
    of_paragraph = _marks_by_paragraph(shown, extents)
    seen: set[Seen] = set()
    room = MOST_NOTES
    paragraphs = []
    for place, extent in enumerate(extents):
        marks = of_paragraph[place]
        written = tuple(pieces(segments(text, marks, *extent), seen))
        kept = tuple(standing[place][:room])
        room -= len(kept)
        paragraphs.append(Paragraph(written, kept, _is_heading(marks, extent)))
    return ArticleSheet(
        paragraphs=tuple(paragraphs),
        part=part,
        parts=len(parts),
        counts=_counts(standing, of_paragraph),
        numbers={one.entry.id: one.number for one in notes},
        left_out=left_out,
        notes_left_out=sum(map(len, standing)) - (MOST_NOTES - room),
    )


def part_of(record: ArticleRecord, entry: str) -> int:
    """Return the part of an article in which an entry begins; the first where it has none."""
    begins = next(
        (min(s.start for s in spans_of(one)) for _, one in entries_in(record) if one.id == entry), 0
    )
    parts = _parts(list(_paragraphs(record.article.text)))
    return max(bisect_right([part[0][0] for part in parts], begins), 1)


def _paragraphs(text: str) -> Iterator[_Extent]:
    """Yield the paragraphs of a text; lines that were broken by hand stay together."""
    for block in _BLOCK.finditer(text):
        lines = [line.span() for line in _LINE.finditer(text, *block.span())]
        if any(end - start > _LONGEST_BROKEN_LINE for start, end in lines):
            extents = lines
        else:
            extents = [block.span()]
        for start, end in extents:
            yield from _cut(text, start, end)


def _cut(text: str, start: int, end: int) -> Iterator[_Extent]:
    """Yield a paragraph; one that is longer than any in parts, between words where it has any."""
    while end - start > _LONGEST_PARAGRAPH:
        space = text.rfind(" ", start + _LONGEST_PARAGRAPH // 2, start + _LONGEST_PARAGRAPH)
        cut = space + 1 if space > 0 else start + _LONGEST_PARAGRAPH
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def _parts(paragraphs: Sequence[_Extent]) -> list[list[_Extent]]:
    parts: list[list[_Extent]] = [[]]
    room = PART_CHARACTERS
    for start, end in paragraphs:
        if parts[-1] and end - start > room:
            parts.append([])
            room = PART_CHARACTERS
        parts[-1].append((start, end))
        room -= end - start
    return parts


def _by_paragraph(
    placed: Iterable[tuple[int, Note]], extents: Sequence[_Extent]
) -> list[list[Note]]:
    """Return for each paragraph what begins in it."""
    starts = [start for start, _ in extents]
    found: list[list[Note]] = [[] for _ in extents]
    for offset, note in placed:
        place = bisect_right(starts, offset) - 1
        if place >= 0 and offset < extents[place][1]:
            found[place].append(note)
    return found


def _marks_by_paragraph(marks: Sequence[Mark], extents: Sequence[_Extent]) -> list[list[Mark]]:
    starts = [start for start, _ in extents]
    found: list[list[Mark]] = [[] for _ in extents]
    for mark in marks:
        first = max(bisect_right(starts, mark.start) - 1, 0)
        for place in range(first, bisect_right(starts, mark.end - 1)):
            if mark.start < extents[place][1]:
                found[place].append(mark)
    return found


def _counts(
    standing: Iterable[Iterable[Note]], marks: Iterable[Iterable[Mark]]
) -> Counter[MarkKind]:
    counts: Counter[MarkKind] = Counter(note.entry.entry for of in standing for note in of)
    counts.update(mark.kind for of in marks for mark in of if mark.kind in ("name", "date"))
    return counts


def _is_heading(marks: Sequence[Mark], extent: _Extent) -> bool:
    start, end = extent
    return any(mark.kind == "heading" and mark.start <= start and mark.end >= end for mark in marks)
