"""How many time expressions are found, and how many have the right calendar value."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.evaluation.corpora.record_gold import GoldDate
from onrecord.schema.annotation import Offsets
from onrecord.schema.record import TimeExpression

# Least share of the shorter expression that it must have in common with the other one; the
# referee's, so that "Thursday" is "on Thursday night" and not "Thursday to Monday and after".
_SHARED: Final = 0.5


@dataclass(frozen=True, slots=True)
class DateCounts:
    """Counts of time expressions; sums over articles give micro averages.

    Attributes:
        gold: annotated ones with a value.
        found: those of them that are found.
        right: those of them whose value is right.
        predicted: all that are found in the text, those without value too.
    """

    gold: int = 0
    found: int = 0
    right: int = 0
    predicted: int = 0

    def __add__(self, other: "DateCounts") -> "DateCounts":
        """Add the counts."""
        return DateCounts(
            self.gold + other.gold,
            self.found + other.found,
            self.right + other.right,
            self.predicted + other.predicted,
        )

    @property
    def accuracy(self) -> float | None:
        """Share of the found whose value is right, or None where none is found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of the annotated that is found, or None where none is annotated."""
        return self.found / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """F1 of those with the right value, or None where there are none at all."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else None


def score_dates(predicted: Sequence[TimeExpression], gold: Sequence[GoldDate]) -> DateCounts:
    """Compare time expressions: each annotated one with the first free one that overlaps it."""
    free = list(predicted)
    found = right = 0
    for wanted in gold:
        match = next((p for p in free if _shared(_extent(p), wanted.span) >= _SHARED), None)
        if match is None:
            continue
        free.remove(match)
        found += 1
        right += match.value == wanted.value
    return DateCounts(len(gold), found, right, len(predicted))


def _extent(date: TimeExpression) -> Offsets:
    return date.span.start, date.span.end


def _shared(one: Offsets, other: Offsets) -> float:
    """Return the shared characters over those of the shorter."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / min(one[1] - one[0], other[1] - other[0])
