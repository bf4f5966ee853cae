"""Entries by kind, of an article, and one alone."""

from typing import Final, get_args

from sqlalchemy import Connection, bindparam, select

from onrecord.errors import MalformedInput, NotInRecord
from onrecord.schema.browsing import ListedEntry, ListedKind, Part
from onrecord.schema.stored_happenings import HappeningKind
from onrecord.store.browsing import tables
from onrecord.store.browsing.cursors import Cursors
from onrecord.store.browsing.parts import part_of
from onrecord.store.browsing.shown import entries_at, entries_of_rows
from onrecord.store.prepared import Prepared

KINDS: Final[tuple[ListedKind, ...]] = ("statement", *get_args(HappeningKind))
_ENTRIES: Final = tables.listed_entries
_KIND: Final = _ENTRIES.c.keys().index("kind")
_PRINTED: Final = _ENTRIES.c.keys().index("printed")

_OF_KIND: Final = Prepared(
    select(_ENTRIES.c.printed, _ENTRIES.c.place)
    .where(_ENTRIES.c.kind == bindparam("kind"), _ENTRIES.c.printed < bindparam("before"))
    .order_by(_ENTRIES.c.printed.desc())
    .limit(bindparam("most"))
)
_OF_VERSION: Final = Prepared(select(_ENTRIES).where(_ENTRIES.c.version == bindparam("of")))
_WITH_ID: Final = Prepared(
    select(_ENTRIES).where(_ENTRIES.c.id == bindparam("id")).order_by(_ENTRIES.c.place.desc())
)


def checked_kind(kind: str) -> str:
    """Return a kind of entry.

    Raises:
        MalformedInput: there is no such kind.
    """
    if kind not in KINDS:
        raise MalformedInput(f"There are entries of the kinds {', '.join(KINDS)}.")
    return kind


def entries_of_kind(
    connection: Connection, cursors: Cursors, kind: ListedKind, after: str | None, size: int
) -> Part[ListedEntry]:
    """Return a part of the entries of one kind, newest first by publication."""
    checked_kind(kind)
    places: dict[int, int] = {}

    def found(before: int, most: int) -> list[int]:
        rows = _OF_KIND.rows(connection, kind=kind, before=before, most=most)
        places.update(rows)
        return [printed for printed, _ in rows]

    return part_of(
        cursors,
        f"entries {kind}",
        after,
        size,
        found,
        lambda printed: entries_at(connection, [places[one] for one in printed]),
    )


def entries_of_version(
    connection: Connection, version: int, kind: ListedKind | None
) -> tuple[ListedEntry, ...]:
    """Return all entries of a version, or those of a kind, in the order of the text."""
    rows = _OF_VERSION.rows(connection, of=version)
    own = [row for row in rows if kind is None or row[_KIND] == checked_kind(kind)]
    # Higher places come first, and of one article all are printed on one day.
    return entries_of_rows(connection, sorted(own, key=lambda row: -row[_PRINTED]))


def listed_entry(connection: Connection, kind: ListedKind, id: str) -> ListedEntry:
    """Return one entry.

    Raises:
        NotInRecord: there is none.
    """
    checked_kind(kind)
    own = [row for row in _WITH_ID.rows(connection, id=id) if row[_KIND] == kind]
    if not own:
        raise NotInRecord(f"There is no {kind} {id[:40]!r} in the record.")
    return entries_of_rows(connection, own[:1])[0]
