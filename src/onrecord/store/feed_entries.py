"""Entries of followed feeds: which are known, and which wait. The caller holds the transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update

from onrecord.schema.following import EntryCounts, EntryState, ListedEntry, WaitingEntry
from onrecord.store.blocking import WithdrawnNames, tombstone_hash
from onrecord.store.feed_tables import feed_entries
from onrecord.store.feeds import time_seconds, time_text
from onrecord.store.prepared import ASKED, Prepared

_ENTRIES: Final = feed_entries
_WAITING: Final[EntryState] = "waiting"
_SETTLED: Final[EntryState] = "settled"
_GIVEN_UP: Final[EntryState] = "given up"
_ELSEWHERE: Final = Prepared(
    select(_ENTRIES.c.key_hash, _ENTRIES.c.stamp).where(
        _ENTRIES.c.key_hash.in_(ASKED), _ENTRIES.c.state == _SETTLED
    )
)
_WRITE: Final = Prepared(insert(_ENTRIES).prefix_with("OR REPLACE"))
# What parts words in an address.
_PARTS: Final = str.maketrans(dict.fromkeys("-_/.?&=+%", " "))


def entry_hash(salt: str, key: str) -> str:
    """Return what an entry is known by: a salted hash, which tells no address."""
    return tombstone_hash(salt, "feed entry", key)


def note_entries(
    connection: Connection,
    salt: str,
    feed: int,
    entries: Sequence[ListedEntry],
    *,
    now: float,
    pause: float,
) -> frozenset[str]:
    """Keep what a feed lists; return the keys of the entries that are new or changed."""
    known = _known(connection, feed)
    hashes = {entry.key: entry_hash(salt, entry.key) for entry in entries}
    unknown = [hashes[one.key] for one in entries if hashes[one.key] not in known]
    elsewhere = set(_ELSEWHERE.among(connection, unknown))
    rows, new = [], []
    for entry in entries:
        before = known.get(hashes[entry.key])
        if before is not None and before["stamp"] == entry.stamp:
            continue
        row = _row(feed, hashes[entry.key], entry, before, now=now, pause=pause)
        if before is None and (row["key_hash"], entry.stamp) in elsewhere:
            row |= {"state": _SETTLED, "address": None, "published": None}
        else:
            new.append(entry.key)
        rows.append(row)
    _WRITE.write_all(connection, rows)
    return frozenset(new)


def _known(connection: Connection, feed: int) -> dict[str, Mapping[str, Any]]:
    query = select(_ENTRIES).where(_ENTRIES.c.feed == feed)
    return {row["key_hash"]: dict(row) for row in connection.execute(query).mappings()}


def _row(
    feed: int,
    key_hash: str,
    entry: ListedEntry,
    before: Mapping[str, Any] | None,
    *,
    now: float,
    pause: float,
) -> dict[str, Any]:
    """Return the row of an entry that is new or changed: it waits, unless it has no address."""
    at, tries = now, 0
    if before is not None and before["state"] == _WAITING:
        at, tries = time_seconds(before["at"]), before["tries"]
    elif before is not None:
        # A feed that dates all its entries anew each time is not read in full each time.
        at = max(now, time_seconds(before["at"]) + pause)
    return {
        "feed": feed,
        "key_hash": key_hash,
        "stamp": entry.stamp,
        "state": _SETTLED if entry.url is None else _WAITING,
        "address": entry.url,
        "published": entry.published if entry.url is not None else None,
        "tries": tries,
        "at": time_text(at),
        "seen_at": time_text(now) if before is None else before["seen_at"],
    }


def waiting_entries(
    connection: Connection, feed: int, now: float, limit: int
) -> list[WaitingEntry]:
    """Return the entries to be tried by now, those published last first."""
    query = (
        select(_ENTRIES)
        .where(
            _ENTRIES.c.feed == feed,
            _ENTRIES.c.state == _WAITING,
            _ENTRIES.c.at <= time_text(now),
        )
        .order_by(_ENTRIES.c.published.desc(), _ENTRIES.c.key_hash)
        .limit(limit)
    )
    return [
        WaitingEntry(row.key_hash, row.address, row.published, row.tries)
        for row in connection.execute(query)
    ]


def begin_entry(connection: Connection, feed: int, key_hash: str) -> None:
    """Count a try."""
    own = update(_ENTRIES).where(_is_entry(feed, key_hash))
    connection.execute(own.values(tries=_ENTRIES.c.tries + 1))


def close_entry(
    connection: Connection, feed: int, key_hash: str, state: EntryState, now: float
) -> None:
    """Keep that an entry is done with, without its address."""
    values = {"state": state, "address": None, "published": None, "at": time_text(now)}
    connection.execute(update(_ENTRIES).where(_is_entry(feed, key_hash)).values(values))


def retry_entry(
    connection: Connection, feed: int, key_hash: str, at: float, *, is_a_try: bool
) -> None:
    """Keep when an entry is tried again."""
    values: dict[str, Any] = {"at": time_text(at)}
    if not is_a_try:
        values["tries"] = _ENTRIES.c.tries - 1
    connection.execute(update(_ENTRIES).where(_is_entry(feed, key_hash)).values(values))


def forget_entries(
    connection: Connection, feed: int, listed: Collection[str], before: float
) -> int:
    """Forget entries first listed before a time that are done with and listed no more."""
    query = select(_ENTRIES.c.key_hash).where(
        _ENTRIES.c.feed == feed,
        _ENTRIES.c.state != _WAITING,
        _ENTRIES.c.seen_at < time_text(before),
    )
    gone = set(connection.scalars(query)) - set(listed)
    if gone:
        own = delete(_ENTRIES).where(
            _ENTRIES.c.feed == feed, _ENTRIES.c.key_hash == bindparam("gone")
        )
        connection.execute(own, [{"gone": one} for one in sorted(gone)])
    return len(gone)


def entry_counts(connection: Connection) -> dict[int, EntryCounts]:
    """Return how many entries each feed has, by where they stand."""
    query = select(_ENTRIES.c.feed, _ENTRIES.c.state, func.count()).group_by(
        _ENTRIES.c.feed, _ENTRIES.c.state
    )
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for feed, state, number in connection.execute(query):
        found[feed][state.replace(" ", "_")] = number
    return {feed: EntryCounts(**numbers) for feed, numbers in found.items()}


def count_waiting(connection: Connection, feed: int) -> int:
    """Return how many entries of a feed wait."""
    query = select(func.count()).where(_ENTRIES.c.feed == feed, _ENTRIES.c.state == _WAITING)
    return connection.scalars(query).one()


def drop_addresses(connection: Connection, salt: str, addresses: Iterable[str]) -> None:
    """Let go of entries that wait at the addresses of an article that is withdrawn."""
    hashes = [entry_hash(salt, address) for address in addresses]
    own = update(_ENTRIES).where(_ENTRIES.c.key_hash.in_(hashes))
    connection.execute(own.values(state=_SETTLED, address=None, published=None))


def drop_named(connection: Connection, person: WithdrawnNames) -> None:
    """Let go of entries that wait at an address in which a withdrawn person's name stands."""
    query = select(_ENTRIES.c.feed, _ENTRIES.c.key_hash, _ENTRIES.c.address)
    waiting = query.where(_ENTRIES.c.address.is_not(None))
    for row in connection.execute(waiting).all():
        if person.extents(row.address.translate(_PARTS)):
            own = update(_ENTRIES).where(_is_entry(row.feed, row.key_hash))
            connection.execute(own.values(state=_SETTLED, address=None, published=None))


def _is_entry(feed: int, key_hash: str) -> Any:  # noqa: ANN401 (SQLAlchemy's own condition)
    return and_(_ENTRIES.c.feed == feed, _ENTRIES.c.key_hash == key_hash)
