"""Entries with some marks and words, by the full-text index of lists, newest first.

The numbers of the index's rows are places, so that it gives entries in the order of the list and
need not sort what it finds; entries with several marks are found by passing over the rest
(`fts5`). Work is bounded: no more is read than is asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Select, bindparam, func, literal_column, select

from onrecord.store.browsing.marks import WIDE
from onrecord.store.browsing.places import FIRST_DATED, HIGHEST, after_day, from_day
from onrecord.store.browsing.tables import listed_entries, listed_search
from onrecord.store.days import asked_days
from onrecord.store.prepared import Prepared
from onrecord.store.search import Phrase

_PLACE: Final = listed_search.c.rowid
# Entries whose day may be one of several, that are looked at for one.
_MOST_WIDE: Final = 2_000


def _found() -> Select[tuple[int]]:
    is_match = literal_column(listed_search.name).op("MATCH", is_comparison=True)
    return (
        select(_PLACE)
        .where(is_match(bindparam("expression")))
        .where(bindparam("before") > _PLACE, bindparam("floor") <= _PLACE)
        .order_by(_PLACE.desc())
        .limit(bindparam("most"))
    )


_NEWEST: Final = Prepared(_found())
_LAST_DAYS: Final = Prepared(
    select(listed_entries.c.place)
    .where(listed_entries.c.place.in_(_found()), listed_entries.c.last_day >= bindparam("since"))
    .order_by(listed_entries.c.place.desc())
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: entries that meet all conditions.

    Attributes:
        expression: marks and words, as the index takes them.
        before: a number above their places.
        floor: their lowest place.
        since: where not None, entries below ``floor`` too whose day may be this one or a later.
    """

    expression: str
    before: int = HIGHEST
    floor: int = 0
    since: str | None = None


def wanted(
    conditions: Iterable[str], *, since: str | None = None, until: str | None = None
) -> Wanted:
    """Return what to look for.

    Args:
        conditions: expressions, all of which hold.
        since: ISO 8601 day, month or year on which it may have been at the earliest, or None.
        until: likewise at the latest.

    Raises:
        MalformedInput: one of them is no day, month or year.
    """
    expression = " AND ".join(f"({one})" for one in conditions)
    before, floor = HIGHEST, 0
    if until is not None:
        before, floor = after_day(asked_days(until)[1]), FIRST_DATED
    first = asked_days(since)[0] if since is not None else None
    return Wanted(expression, before, from_day(first) if first else floor, first)


def newest(connection: Connection, asked: Wanted, most: int, *, before: int = HIGHEST) -> list[int]:
    """Return the places of what is wanted, the highest first.

    Args:
        connection: the transaction.
        asked: what is wanted.
        most: how many at most.
        before: only places below.
    """
    top = min(before, asked.before)
    rows = _NEWEST.rows(
        connection, expression=asked.expression, before=top, floor=asked.floor, most=most
    )
    found = [int(row[0]) for row in rows]
    if asked.since is not None and len(found) < most:
        found += _reaching(connection, asked, most - len(found), min(top, asked.floor))
    return found


def _reaching(connection: Connection, asked: Wanted, most: int, before: int) -> list[int]:
    """Return earlier places of entries whose day may yet be as late as is asked."""
    rows = _LAST_DAYS.rows(
        connection,
        expression=f"{asked.expression} AND {has(WIDE)}",
        before=before,
        floor=FIRST_DATED,
        most=_MOST_WIDE,
        since=asked.since,
    )
    return [int(row[0]) for row in rows[:most]]


def listed_numbers(name: str) -> Select[tuple[int]]:
    """Return a query for the numbers in a JSON array, which a value of this name gives."""
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


def has(*marks: str) -> str:
    """Return the expression of entries with one of these marks."""
    return f"marks : ({' OR '.join(map(_phrase, marks))})"


def holds(columns: Sequence[str], words: Sequence[str], *, every: bool = True) -> str:
    """Return the expression of entries with words in columns.

    Args:
        columns: names of columns.
        words: what is looked for, one word each.
        every: whether all must be there, or one is enough.
    """
    joint = " AND " if every else " OR "
    return f"{{{' '.join(columns)}}} : ({joint.join(map(_phrase, words))})"


def holds_phrases(column: str, phrases: Iterable[Phrase]) -> str:
    """Return the expression of entries with all these phrases in a column."""
    return f"{column} : ({' AND '.join(_phrase(' '.join(one)) for one in phrases)})"


def either(*expressions: str) -> str:
    """Return the expression of entries that meet one of these."""
    return " OR ".join(f"({one})" for one in expressions)


def _phrase(words: str) -> str:
    # In double quotes words are words; they hold no quotation mark themselves.
    return f'"{words}"'
