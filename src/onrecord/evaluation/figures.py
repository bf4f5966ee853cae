"""Tables of figures: what every evaluation reports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from onrecord.evaluation.attribution_scores import Score

SCORE_COLUMNS: Final = ("precision", "recall", "F1")
"""Columns of what `score_rows` returns."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A name and its figures, one for each column of the table; None where there is none."""

    name: str
    figures: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table of figures, 0 to 1 where nothing else is said.

    Attributes:
        columns: headings of the figures.
        rows: the rows.
        decimals: digits after the point that mean something.
        signed: whether the figures are differences.
        counts: those of the columns that are counts.
    """

    columns: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    decimals: int = 3
    signed: bool = False
    counts: tuple[str, ...] = ()


def score_rows(scores: Mapping[str, Score]) -> tuple[FigureRow, ...]:
    """Return precision, recall and F1 of each score."""
    return tuple(FigureRow(name, (s.precision, s.recall, s.f1)) for name, s in scores.items())


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """What an evaluation found.

    Attributes:
        model: version of the model files.
        tables: the figures.
        remarks: sentences that go with them.
        facts: single figures by name, for programs.
    """

    model: str
    tables: tuple[FigureTable, ...]
    remarks: tuple[str, ...] = ()
    facts: dict[str, float | None] = field(default_factory=dict)

    def figure(self, name: str, column: str) -> float | None:
        """Return the figure of a row in a column, or None where there is none."""
        for table in self.tables:
            for row in table.rows:
                if row.name == name and column in table.columns:
                    return row.figures[table.columns.index(column)]
        return None

    def as_json(self) -> dict[str, object]:
        """Return the report as plain values; rows of one name are one."""
        scores: dict[str, dict[str, float | None]] = {}
        for table in self.tables:
            for row in table.rows:
                scores.setdefault(row.name, {}).update(
                    (column.lower(), None if figure is None else round(figure, 4))
                    for column, figure in zip(table.columns, row.figures, strict=True)
                )
        facts = {k: None if v is None else round(v, 4) for k, v in self.facts.items()}
        return {"model": self.model, **facts, "scores": scores}
