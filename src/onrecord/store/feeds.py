"""Feeds become rows and are read again. The caller holds the transaction."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from onrecord.schema.following import Bounds, FeedState, FollowedFeed
from onrecord.store.feed_tables import feed_entries, feeds

_TIMES: Final = ("next_at", "visited_at", "answered_at")
# Values asked for at once: SQLite takes at least 999 of them.
_CHUNK: Final = 400


def time_text(time: float) -> str:
    """Return seconds since 1970 in ISO 8601, whose order is that of its characters."""
    return datetime.fromtimestamp(time, UTC).isoformat(timespec="milliseconds")


def time_seconds(text: str) -> float:
    """Return the seconds since 1970 of a time in ISO 8601."""
    return datetime.fromisoformat(text).timestamp()


def insert_feed(
    connection: Connection,
    address: str,
    bounds: Bounds,
    state: FeedState,
    *,
    now: float,
    listed_by: FollowedFeed | None = None,
) -> int:
    """Write a feed that is not followed yet; return its number."""
    number = (connection.scalars(select(func.max(feeds.c.number))).one() or 0) + 1
    row = {
        "number": number,
        "address": address,
        "root": number if listed_by is None else listed_by.root,
        "listed_by": None if listed_by is None else listed_by.number,
        "added_at": time_text(now),
        "shortest": bounds.shortest,
        "longest": bounds.longest,
        **_state_row(state),
    }
    connection.execute(insert(feeds), row)
    return number


def write_state(connection: Connection, number: int, state: FeedState) -> None:
    """Write where a feed stands."""
    connection.execute(update(feeds).where(feeds.c.number == number).values(_state_row(state)))


def name_feed(
    connection: Connection, feed: FollowedFeed, bounds: Bounds | None, *, now: float
) -> None:
    """Keep that a person named a feed that is followed already.

    A feed that a list names stays where the list names it no more; one that was gone is due again.

    Args:
        connection: the transaction.
        feed: the feed.
        bounds: between which intervals it is visited from now on; None for those that it has.
        now: the time.
    """
    chosen = bounds or feed.bounds
    values: dict[str, Any] = {
        "root": feed.number,
        "listed_by": None,
        "shortest": chosen.shortest,
        "longest": chosen.longest,
        "interval": min(max(feed.state.interval, chosen.shortest), chosen.longest),
    }
    if feed.state.next_at is None:
        values["next_at"] = time_text(now)
    connection.execute(update(feeds).where(feeds.c.number == feed.number).values(values))
    if feed.root != feed.number:
        _take_along(connection, feed.number, feed.number)


def _take_along(connection: Connection, number: int, root: int) -> None:
    """Give what a list names, and what is named there, the root of the list."""
    named = list(connection.scalars(select(feeds.c.number).where(feeds.c.listed_by == number)))
    connection.execute(update(feeds).where(feeds.c.listed_by == number).values(root=root))
    for one in named:
        _take_along(connection, one, root)


def delete_feeds(connection: Connection, numbers: Sequence[int]) -> None:
    """Delete feeds, what is known of their entries, and the feeds that they list.

    Lists of other feeds are read in full again: they may name one of these too.
    """
    gone = set(numbers)
    fresh = list(numbers)
    while fresh:
        query = select(feeds.c.number).where(feeds.c.listed_by.in_(fresh[:_CHUNK]))
        fresh = [*fresh[_CHUNK:], *(set(connection.scalars(query)) - gone)]
        gone.update(fresh)
    if not gone:
        return
    # Children before what lists them.
    for number in sorted(gone, reverse=True):
        connection.execute(delete(feed_entries).where(feed_entries.c.feed == number))
        connection.execute(update(feeds).where(feeds.c.number == number).values(listed_by=None))
    for number in gone:
        connection.execute(delete(feeds).where(feeds.c.number == number))
    lists = select(feeds.c.listed_by).where(feeds.c.listed_by.is_not(None))
    again = update(feeds).where(feeds.c.number.in_(lists))
    connection.execute(again.values(etag=None, last_modified=None))


def read_feeds(connection: Connection) -> list[FollowedFeed]:
    """Return all feeds, in the order in which they were named or listed."""
    return [_feed(row) for row in connection.execute(select(feeds).order_by(feeds.c.number))]


def read_feed(connection: Connection, number: int) -> FollowedFeed | None:
    """Return a feed, or None."""
    return _first(connection, select(feeds).where(feeds.c.number == number))


def find_feed(connection: Connection, address: str) -> FollowedFeed | None:
    """Return the feed at an address, or None."""
    return _first(connection, select(feeds).where(feeds.c.address == address))


def due_feeds(
    connection: Connection, now: float, roots: Collection[int] | None
) -> list[FollowedFeed]:
    """Return the feeds to be visited by now, those that waited longest first."""
    query = select(feeds).where(feeds.c.next_at <= time_text(now))
    rows = connection.execute(query.order_by(feeds.c.next_at, feeds.c.number))
    return [_feed(row) for row in rows if roots is None or row.root in roots]


def next_visit(connection: Connection, roots: Collection[int] | None) -> float | None:
    """Return when the next feed is to be visited; None where none is."""
    query = select(feeds.c.next_at, feeds.c.root).where(feeds.c.next_at.is_not(None))
    for row in connection.execute(query.order_by(feeds.c.next_at)):
        if roots is None or row.root in roots:
            return time_seconds(row.next_at)
    return None


def listed_feeds(connection: Connection, number: int) -> dict[str, int]:
    """Return the numbers of the feeds that a list named before, by their addresses."""
    query = select(feeds.c.address, feeds.c.number).where(feeds.c.listed_by == number)
    return {row.address: row.number for row in connection.execute(query)}


def _first(connection: Connection, query: Select[Any]) -> FollowedFeed | None:
    row = connection.execute(query).first()
    return None if row is None else _feed(row)


def _state_row(state: FeedState) -> dict[str, Any]:
    row = asdict(state)
    return row | {name: time_text(row[name]) for name in _TIMES if row[name] is not None}


def _feed(row: Row[Any]) -> FollowedFeed:
    times = {name: row._mapping[name] for name in _TIMES}
    state = FeedState(
        interval=row.interval,
        failures=row.failures,
        asked=row.asked,
        etag=row.etag,
        last_modified=row.last_modified,
        result=row.result,
        reason=row.reason,
        **{name: None if text is None else time_seconds(text) for name, text in times.items()},
    )
    return FollowedFeed(
        number=row.number,
        address=row.address,
        root=row.root,
        listed_by=row.listed_by,
        bounds=Bounds(row.shortest, row.longest),
        state=state,
    )
