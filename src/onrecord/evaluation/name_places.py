"""Names found where people annotated one: the places of the fullest names of an article."""

from collections.abc import Iterator
from typing import Final

from onrecord.evaluation.corpora.record_gold import RecordGold
from onrecord.evaluation.figures import FigureRow, FigureTable
from onrecord.schema.annotation import Offsets
from onrecord.schema.record import ArticleRecord

NAME_COLUMNS: Final = ("annotated", "found whole", "share found")

_ROWS: Final = {"person": "names of persons", "organization": "names of organizations"}
_ARTICLES: Final = ("the ", "The ")

NameCounts = dict[str, tuple[int, int]]
"""Annotated places and those found, by row."""


def add_names(totals: NameCounts, record: ArticleRecord, gold: RecordGold) -> None:
    """Count the annotated places of names, and those at which the record has a whole name."""
    named = {(m.span.start, m.span.end) for m in record.mentions if m.form == "name"}
    for row, place in _places(gold):
        annotated, found = totals.get(row, (0, 0))
        totals[row] = annotated + 1, found + (place in named)


def _places(gold: RecordGold) -> Iterator[tuple[str, Offsets]]:
    for entity in gold.entities.values():
        if entity.place is None or entity.type not in _ROWS or not entity.name[0].isupper():
            continue
        start, end = entity.place
        article = next((a for a in _ARTICLES if entity.name.startswith(a)), "")
        yield _ROWS[entity.type], (start + len(article), end)


def name_table(counts: NameCounts) -> FigureTable:
    """Return the counts as a table."""
    rows = (
        FigureRow(row, (annotated, found, found / annotated))
        for row, (annotated, found) in sorted(counts.items(), reverse=True)
    )
    return FigureTable(NAME_COLUMNS, tuple(rows), counts=NAME_COLUMNS[:2])
