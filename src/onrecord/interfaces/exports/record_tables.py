"""The tables that a whole record leaves in: which there are, and their rows, read as they go."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.interfaces.exports.article_rows import ArticleRow, article_row
from onrecord.interfaces.exports.happening_rows import (
    HappeningRow,
    happening_row,
    promised_rows,
    unanswered_rows,
)
from onrecord.interfaces.exports.person_rows import PersonRow, person_row
from onrecord.interfaces.exports.shapes import Shape
from onrecord.interfaces.exports.statement_rows import StatementRow, statement_row
from onrecord.store.repository import WholeRecord

TableName = Literal[
    "statements", "encounters", "actions", "commitments", "absences", "relations",
    "people", "articles",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecordTable:
    """A table of a record.

    Attributes:
        shape: what its rows have, in order of the columns.
        rows: reads them, one after the other.
    """

    shape: type[Shape]
    rows: Callable[[WholeRecord], Iterator[Shape]]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(self.shape.model_fields)


def _statements(whole: WholeRecord) -> Iterator[Shape]:
    for one in whole.contents({"statement"}):
        yield from map(statement_row, one.statements)


def _encounters(whole: WholeRecord) -> Iterator[Shape]:
    for one in whole.contents({"encounter"}):
        yield from map(happening_row, one.encounters)


def _actions(whole: WholeRecord) -> Iterator[Shape]:
    for one in whole.contents({"action"}):
        yield from map(happening_row, one.actions)


def _commitments(whole: WholeRecord) -> Iterator[Shape]:
    for one in whole.contents({"commitment"}):
        yield from promised_rows(one.commitments)


def _absences(whole: WholeRecord) -> Iterator[Shape]:
    for one in whole.contents({"absence"}):
        yield from unanswered_rows(one.absences)


def _relations(whole: WholeRecord) -> Iterator[Shape]:
    for one in whole.contents({"relation"}):
        yield from map(happening_row, one.relations)


def _people(whole: WholeRecord) -> Iterator[Shape]:
    return map(person_row, whole.people())


def _articles(whole: WholeRecord) -> Iterator[Shape]:
    return (article_row(one.stored) for one in whole.contents(()))


TABLES: Final[dict[TableName, RecordTable]] = {
    "statements": RecordTable(StatementRow, _statements),
    "encounters": RecordTable(HappeningRow, _encounters),
    "actions": RecordTable(HappeningRow, _actions),
    "commitments": RecordTable(HappeningRow, _commitments),
    "absences": RecordTable(HappeningRow, _absences),
    "relations": RecordTable(HappeningRow, _relations),
    "people": RecordTable(PersonRow, _people),
    "articles": RecordTable(ArticleRow, _articles),
}
