"""What a month holds, with the address of it, for charts to draw and pages to tell."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from onrecord.interfaces.web.calendar_words import month_words
from onrecord.interfaces.web.wording import one_or_many
from onrecord.schema.stored_happenings import RelationMonth

STATEMENT = "statement"
# Stances from the bottom of a bar up.
STANCES = ("negative", "mixed", "neutral", "positive")
_HAPPENED = ("encounter", "action", "commitment")


@dataclass(frozen=True, slots=True)
class MonthCount:
    """A month with what is counted in it.

    Attributes:
        month: ``YYYY-MM``.
        parts: names of what is counted, with the numbers, from the bottom up.
        address: where what is counted stands.
        marks: names of what happened in it besides, such as a meeting, with the numbers.
    """

    month: str
    parts: tuple[tuple[str, int], ...]
    address: str
    marks: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> int:
        """How many of all parts."""
        return sum(count for _, count in self.parts)

    @property
    def words(self) -> str:
        """The month and its counts in words."""
        told = [one_or_many(self.total, STATEMENT)]
        told += [f"{count} {name}" for name, count in self.parts if count and _is_told(name)]
        told += [one_or_many(count, name) for name, count in self.marks]
        return f"{month_words(self.month)}: {', '.join(told)}"


def statement_months(months: Iterable[tuple[str, int]], before: str) -> tuple[MonthCount, ...]:
    """Return the months of statements.

    Args:
        months: ``YYYY-MM`` with how many.
        before: address of a search, up to the words of its first month.
    """
    return tuple(_statement_month(month, count, before) for month, count in months)


def pair_months(months: Iterable[RelationMonth], own: str) -> tuple[MonthCount, ...]:
    """Return the months of two: what each said of the other by stance, and what happened.

    Args:
        months: the months.
        own: address of the page of the two.
    """
    return tuple(_pair_month(one, own) for one in months)


def _statement_month(month: str, count: int, before: str) -> MonthCount:
    words = quote(month, safe="")
    return MonthCount(month, ((STATEMENT, count),), f"{before}{words}&until={words}")


def _pair_month(one: RelationMonth, own: str) -> MonthCount:
    told = one.negative + one.mixed + one.positive
    counts = (one.negative, one.mixed, max(one.statements - told, 0), one.positive)
    happened = zip(_HAPPENED, (one.encounters, one.actions, one.commitments), strict=True)
    return MonthCount(
        month=one.month,
        parts=tuple(zip(STANCES, counts, strict=True)),
        address=f"{own}?month={quote(one.month, safe='')}#entries",
        marks=tuple((name, count) for name, count in happened if count),
    )


def _is_told(name: str) -> bool:
    """Tell whether a part says more than how many there are."""
    return name not in (STATEMENT, "neutral")
