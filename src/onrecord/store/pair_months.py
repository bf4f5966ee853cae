"""How much two had to do with one another, month by month."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from onrecord.schema.article import PublicationDate
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import Action
from onrecord.schema.record import StatementStance
from onrecord.schema.stored import StoredStatement
from onrecord.schema.stored_happenings import Occasion, Promised, RelationMonth, StoredHappening
from onrecord.schema.times import calendar_interval

_MONTHS_OF_YEAR = 12
# What did not take place is counted in no month.
_NOT_SO = frozenset({"denied", "cancelled", "hypothetical"})
_TOLD_STANCES: Final[tuple[StatementStance, ...]] = ("negative", "positive", "mixed")


def months_of(
    statements: Sequence[StoredStatement],
    stances: Mapping[str, StatementStance],
    encounters: Iterable[Occasion],
    actions: Iterable[StoredHappening[Action]],
    commitments: Iterable[Promised],
) -> tuple[RelationMonth, ...]:
    """Return the counts of entries by month, from the first month to the last, none left out.

    What is denied, cancelled or only supposed counts in none.

    Args:
        statements: what each of two says of or to the other.
        stances: how a statement, by its id, treats the other of the two.
        encounters: occasions of both.
        actions: what one did to the other.
        commitments: what one is to do for the other.
    """
    counted = (
        _said(statements),
        Counter(
            _months(
                (one.held_on, one.told[0].article.published)
                for one in encounters
                if one.told[0].happening.status not in _NOT_SO
            )
        ),
        Counter(
            _months(
                (one.happening.happened_on, one.article.published)
                for one in actions
                if one.happening.status not in _NOT_SO
            )
        ),
        Counter(_months((one.found.told_on, one.found.article.published) for one in commitments)),
        *(
            _said(one for one in statements if stances.get(one.statement.id) == stance)
            for stance in _TOLD_STANCES
        ),
    )
    known = sorted(set(chain.from_iterable(counted)))
    if not known:
        return ()
    return tuple(
        RelationMonth(month, *(counts[month] for counts in counted))
        for month in _through(known[0], known[-1])
    )


def _said(statements: Iterable[StoredStatement]) -> Counter[str]:
    return Counter(_months((one.statement.said_on, one.article.published) for one in statements))


def _months(days: Iterable[tuple[Dated | None, PublicationDate | None]]) -> Iterator[str]:
    for dated, published in days:
        month = _month(dated.value if dated else None)
        month = month or _month(published.value if published else None)
        if month:
            yield month


def _month(value: str | None) -> str | None:
    """Return the month that a value lies in, or None where it lies in several or in none."""
    interval = calendar_interval(value) if value else None
    if interval is None or interval.first[:7] != interval.last[:7]:
        return None
    return interval.first[:7]


def _through(first: str, last: str) -> Sequence[str]:
    months = [first]
    while months[-1] < last:
        year, month = map(int, months[-1].split("-"))
        year, month = (year + 1, 1) if month == _MONTHS_OF_YEAR else (year, month + 1)
        months.append(f"{year:04}-{month:02}")
    return months
