"""What is between two: what each says of the other, what they do, occasions of both."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final, cast

from sqlalchemy import Connection, bindparam, select

from onrecord.errors import MalformedInput
from onrecord.schema.browsing import ListedEntry, PairOverview, Part
from onrecord.schema.record import StatementStance
from onrecord.schema.stored_happenings import RelationMonth
from onrecord.store.browsing import tables
from onrecord.store.browsing.cursors import Cursors
from onrecord.store.browsing.entries import KINDS
from onrecord.store.browsing.marks import mark, pair_key
from onrecord.store.browsing.matching import has, newest, wanted
from onrecord.store.browsing.months import through
from onrecord.store.browsing.parts import part_of
from onrecord.store.browsing.people import find_person, person_at_a_glance
from onrecord.store.browsing.shown import entries_at
from onrecord.store.days import asked_days
from onrecord.store.prepared import Prepared

_TALLIES: Final = tables.pair_tallies
_STANCES: Final = {"neg": "negative", "pos": "positive", "mix": "mixed", "neu": "neutral"}
_MONTH_LENGTH: Final = 7

_OF_PAIR: Final = Prepared(
    select(_TALLIES.c.month, _TALLIES.c.field, _TALLIES.c.total).where(
        _TALLIES.c.pair == bindparam("pair")
    )
)


def pair_overview(connection: Connection, first: str, second: str) -> PairOverview:
    """Return what is between two, by month.

    Raises:
        NotInRecord: one of them is not there.
    """
    one, other = find_person(connection, first), find_person(connection, second)
    months: defaultdict[str, dict[str, int]] = defaultdict(dict)
    counts: defaultdict[str, int] = defaultdict(int)
    for month, field, count in _OF_PAIR.rows(connection, pair=pair_key(one, other)):
        months[month][field] = count
        counts[field] += count
    return PairOverview(
        first=person_at_a_glance(connection, one),
        second=person_at_a_glance(connection, other),
        months=_months(months),
        counts=tuple((kind, counts[kind]) for kind in KINDS if counts.get(kind)),
    )


def pair_entries(
    connection: Connection,
    cursors: Cursors,
    first: str,
    second: str,
    month: str | None,
    after: str | None,
    size: int,
) -> Part[ListedEntry]:
    """Return a part of what is between two, newest first.

    Raises:
        NotInRecord: one of them is not there.
        MalformedInput: ``month`` is none, or ``after`` is not of this list.
    """
    pair = pair_key(find_person(connection, first), find_person(connection, second))
    conditions = [has(mark("pair", pair))]
    if month is not None:
        if len(month) != _MONTH_LENGTH or not asked_days(month):
            raise MalformedInput(f"{month[:40]!r} is not a month such as 2026-02.")
        conditions.append(has(mark("month", month)))
    looked_for = wanted(conditions)
    return part_of(
        cursors,
        f"pair {pair} {month}",
        after,
        size,
        lambda before, most: newest(connection, looked_for, most, before=before),
        lambda places: entries_at(connection, places, stance=lambda row: _stance(row, pair)),
    )


def _stance(row: Mapping[str, Any], pair: str) -> StatementStance | None:
    """Return how a statement treats the one of a pair who does not make it."""
    keys: str = row["marks"]
    both = pair.split("x")
    others = [one for one in both if f" {mark('speaker', one)} " not in keys]
    if len(others) != 1:
        return None
    for field, stance in _STANCES.items():
        if f" {mark(field, others[0])} " in keys:
            return cast(StatementStance, stance)
    return None


def _months(counts: Mapping[str, Mapping[str, int]]) -> tuple[RelationMonth, ...]:
    known = sorted(month for month in counts if month)
    if not known:
        return ()
    every = through(known[0], known[-1]) or known
    return tuple(_month(month, counts.get(month, {})) for month in every)


def _month(month: str, counts: Mapping[str, int]) -> RelationMonth:
    return RelationMonth(
        month,
        statements=counts.get("statement", 0),
        encounters=counts.get("encounter", 0),
        actions=counts.get("action", 0),
        commitments=counts.get("commitment", 0),
        negative=counts.get("negative", 0),
        positive=counts.get("positive", 0),
        mixed=counts.get("mixed", 0),
    )
