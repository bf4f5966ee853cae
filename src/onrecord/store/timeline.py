"""Timelines: what the record dates of somebody, or between two, in the order of time.

A kind of entry is one function that yields its entries; how they are put in order does not depend
on what they are. Of encounters a follower tells which are one.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from sqlalchemy import Connection

from onrecord.schema.stored import StoredStatement
from onrecord.schema.timeline import Party, Timeline, TimelineEntry
from onrecord.schema.times import statement_times
from onrecord.store.finding import find_statements_between, find_statements_with
from onrecord.store.happenings_contract import Follower
from onrecord.store.reading import read_stored_statements
from onrecord.store.timeline_happenings import (
    absence_entries,
    action_entries,
    commitment_entries,
    encounter_entries,
    relation_entries,
)

# Yields the entries of a kind: those that have to do with somebody, or with two and each other.
_Kind = Callable[[Connection, str, str | None], Iterator[TimelineEntry]]


def read_timeline(
    connection: Connection, name: str, other: str | None = None, follower: Follower | None = None
) -> Timeline:
    """Return what the record has of somebody, or what two have to do with one another.

    Args:
        connection: the database.
        name: a name, part of one, or an id of one of `people`.
        other: likewise; None for all that the first one has to do with.
        follower: decides what is one occasion; each article tells of its own without one.
    """
    met = encounter_entries(connection, name, other, follower)
    found = [*met, *(entry for kind in _KINDS for entry in kind(connection, name, other))]
    return _in_order(found)


def _in_order(entries: Iterable[TimelineEntry]) -> Timeline:
    by_publication = sorted(entries, key=_publication)
    dated = [entry for entry in by_publication if entry.times.placed.interval]
    undated = [entry for entry in by_publication if not entry.times.placed.interval]
    return Timeline(tuple(sorted(dated, key=_days)), tuple(undated))


def _days(entry: TimelineEntry) -> tuple[str, str, str]:
    interval = entry.times.placed.interval
    return (interval.first, interval.last, interval.value) if interval else ("", "", "")


def _publication(entry: TimelineEntry) -> tuple[bool, str, str, int]:
    published = entry.times.published.interval
    first = min((span.start for span in entry.words), default=0)
    return published is None, published.first if published else "", entry.article.id, first


def _statements(connection: Connection, name: str, other: str | None) -> Iterator[TimelineEntry]:
    if other is None:
        numbers = find_statements_with(connection, name)
    else:
        numbers = find_statements_between(connection, name, other)
    return map(_statement, read_stored_statements(connection, numbers))


def _statement(found: StoredStatement) -> TimelineEntry:
    statement = found.statement
    return TimelineEntry(
        kind="statement",
        id=statement.id,
        times=statement_times(statement, found.article.published),
        parties=tuple(_parties(found)),
        words=statement.content,
        article=found.article,
        type=statement.kind,
        status=statement.polarity,
    )


def _parties(found: StoredStatement) -> Iterator[Party]:
    speaker = found.speaker.name if found.speaker else found.statement.unnamed
    if speaker:
        yield Party("speaker", speaker)
    if found.addressee:
        yield Party("addressee", found.addressee.name)
    yield from (Party("about", entity.name) for entity in found.about)


_KINDS: Final[tuple[_Kind, ...]] = (
    _statements,
    action_entries,
    commitment_entries,
    absence_entries,
    relation_entries,
)
