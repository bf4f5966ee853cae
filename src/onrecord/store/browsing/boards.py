"""What was promised and what was withheld, narrowed as a board is."""

from collections.abc import Collection, Sequence
from dataclasses import astuple
from datetime import date
from typing import Any, Final, get_args

from sqlalchemy import Connection, bindparam, select, tuple_

from onrecord.errors import MalformedInput
from onrecord.schema.browsing import BoardFilter, ListedEntry, Part
from onrecord.schema.happenings import AbsenceKind, CommitmentKind
from onrecord.schema.stored_happenings import VerdictKind
from onrecord.store.browsing import tables
from onrecord.store.browsing.cursors import Cursors
from onrecord.store.browsing.kept_outlets import known_outlet
from onrecord.store.browsing.marks import mark
from onrecord.store.browsing.matching import has, newest, wanted
from onrecord.store.browsing.naming import is_who
from onrecord.store.browsing.parts import checked, part_of
from onrecord.store.browsing.shown import entries_at
from onrecord.store.days import asked_days
from onrecord.store.prepared import ASKED, Prepared

_ENTRIES: Final = tables.listed_entries
_COMMITMENT: Final = mark("entry", "commitment")
_ABSENCE: Final = mark("entry", "absence")
# Commitments with a due day that are looked at for one part, and those of one person.
_MOST_LOOKED_AT: Final = 2_000
_FIRST_DAY: Final = "0001-01-01"
_LAST_DAY: Final = "9999-12-31"

_DUE_COLUMNS: Final = (
    _ENTRIES.c.due_to, _ENTRIES.c.place, _ENTRIES.c.due_from, _ENTRIES.c.marks,
)  # fmt: skip
_DUE: Final = Prepared(
    select(*_DUE_COLUMNS)
    .where(_ENTRIES.c.due_to.is_not(None))
    .where(
        tuple_(_ENTRIES.c.due_to, _ENTRIES.c.place) > tuple_(bindparam("day"), bindparam("beyond"))
    )
    .order_by(_ENTRIES.c.due_to, _ENTRIES.c.place)
    .limit(bindparam("most"))
)
_DUE_AT: Final = Prepared(
    select(*_DUE_COLUMNS).where(_ENTRIES.c.place.in_(ASKED), _ENTRIES.c.due_to.is_not(None))
)


def commitments(
    connection: Connection, cursors: Cursors, asked: BoardFilter, after: str | None, size: int
) -> Part[ListedEntry]:
    """Return a part of the commitments; with a bound on the due day, the next due first.

    Raises:
        MalformedInput: something asked for is none of its kind, or ``after`` is not of this list.
    """
    _check(asked, get_args(CommitmentKind))
    if asked.due_since is not None or asked.due_until is not None:
        return _due(connection, cursors, asked, after, size)
    return _newest(connection, cursors, asked, _COMMITMENT, after, size)


def absences(
    connection: Connection, cursors: Cursors, asked: BoardFilter, after: str | None, size: int
) -> Part[ListedEntry]:
    """Return a part of what was withheld, newest first; denials only where they are asked for.

    Raises:
        MalformedInput: something asked for is none of its kind, or ``after`` is not of this list.
    """
    _check(asked, get_args(AbsenceKind))
    return _newest(connection, cursors, asked, _ABSENCE, after, size)


def _check(asked: BoardFilter, types: Collection[str]) -> None:
    if asked.type is not None and asked.type not in types:
        raise MalformedInput(f"{asked.type[:40]!r} is none of {', '.join(types)}.")
    standings = get_args(VerdictKind)
    if asked.standing is not None and asked.standing not in standings:
        raise MalformedInput(f"{asked.standing[:40]!r} is none of {', '.join(standings)}.")


def _newest(
    connection: Connection,
    cursors: Cursors,
    asked: BoardFilter,
    kind: str,
    after: str | None,
    size: int,
) -> Part[ListedEntry]:
    conditions = [has(one) for one in (kind, *_marks(connection, asked))]
    if kind == _ABSENCE and asked.type is None:
        # A denial is an answer in a way.
        others = (mark("type", one) for one in get_args(AbsenceKind) if one != "denial")
        conditions.append(has(*others))
    if asked.who is not None:
        conditions.append(is_who(connection, asked.who))
    looked_for = wanted(conditions)
    return part_of(
        cursors,
        f"{kind} {astuple(asked)!r}",
        after,
        size,
        lambda before, most: newest(connection, looked_for, most, before=before),
        lambda places: entries_at(connection, places),
    )


def _due(
    connection: Connection, cursors: Cursors, asked: BoardFilter, after: str | None, size: int
) -> Part[ListedEntry]:
    wanted_size, of = checked(size), f"due {astuple(asked)!r}"
    since = asked_days(asked.due_since)[0] if asked.due_since else _FIRST_DAY
    until = asked_days(asked.due_until)[1] if asked.due_until else _LAST_DAY
    # The first of that day, as no place is so low.
    begun = (since, -1)
    if after is not None:
        number, place = cursors.read(of, after, 2)
        begun = (_day(number), place)
    rows = _due_rows(connection, asked, begun)
    marks = _marks(connection, asked)
    found = [
        (day, place)
        for day, place, first, keys in rows
        if first <= until and all(f" {one} " in keys for one in marks)
    ]
    own = found[:wanted_size]
    following = own[-1] if len(found) > wanted_size else None
    if following is None and len(rows) >= _MOST_LOOKED_AT:
        following = rows[-1][:2]
    return Part(
        entries_at(connection, [place for _, place in own]),
        cursors.make(of, date.fromisoformat(following[0]).toordinal(), following[1])
        if following
        else None,
    )


def _due_rows(
    connection: Connection, asked: BoardFilter, begun: tuple[str, int]
) -> Sequence[tuple[Any, ...]]:
    """Return days and places of commitments with a due day beyond a place, the next due first."""
    if asked.who is None:
        return _DUE.rows(connection, day=begun[0], beyond=begun[1], most=_MOST_LOOKED_AT)
    theirs = wanted([has(_COMMITMENT), is_who(connection, asked.who)])
    places = newest(connection, theirs, _MOST_LOOKED_AT)
    rows = sorted(_DUE_AT.among(connection, places), key=lambda row: row[:2])
    return [row for row in rows if row[:2] > begun][: _MOST_LOOKED_AT - 1]


def _marks(connection: Connection, asked: BoardFilter) -> list[str]:
    marks = []
    if asked.type is not None:
        marks.append(mark("type", asked.type))
    if asked.standing is not None:
        marks.append(mark("status", asked.standing))
    if asked.publisher is not None:
        number = known_outlet(connection, asked.publisher)
        marks.append("nothing" if number is None else mark("outlet", str(number)))
    return marks


def _day(number: int) -> str:
    try:
        return date.fromordinal(number).isoformat()
    except (ValueError, OverflowError) as error:
        raise MalformedInput("This is not where a part of this list begins.") from error
