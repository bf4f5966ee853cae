"""Feeds that a record follows: the part of `SqliteBook` that knows of them."""

import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from onrecord.errors import NotInRecord
from onrecord.schema.following import (
    Bounds,
    EntryCounts,
    FeedStanding,
    FeedState,
    FollowedFeed,
    ListedEntry,
    WaitingEntry,
    first_state,
)
from onrecord.schema.host_pace import HostPace
from onrecord.store import feed_entries, feeds
from onrecord.store.database import Database
from onrecord.store.feed_lock import holding
from onrecord.store.host_paces import differs_from_kept, hosts_kept, keep_host

# An entry that changes is read again at most so often, in seconds.
_CHANGE_PAUSE: Final = 3_600.0
_NOTHING_KNOWN: Final = EntryCounts()


class SqliteFeedJournal:
    """What is kept of feeds from visit to visit; see `onrecord.schema.feed_journal`."""

    def __init__(self, database: Database, salt: str) -> None:
        """Keep it in a database, its addresses hashed with a salt."""
        self._database = database
        self._salt = salt

    def feed(self, number: int) -> FollowedFeed | None:
        """Return a feed as it is now; None where it is followed no more."""
        with self._database.reading() as connection:
            return feeds.read_feed(connection, number)

    def roots(self, addresses: Collection[str]) -> frozenset[int]:
        """Return the numbers of those of these feeds that persons named."""
        with self._database.reading() as connection:
            found = [feeds.find_feed(connection, address) for address in addresses]
        return frozenset(one.number for one in found if one is not None)

    def due(self, now: float, *, roots: Collection[int] | None = None) -> list[FollowedFeed]:
        """Return the feeds to be visited by now, those that waited longest first."""
        with self._database.reading() as connection:
            return feeds.due_feeds(connection, now, roots)

    def next_visit(self, *, roots: Collection[int] | None = None) -> float | None:
        """Return when the next feed is to be visited; None where none is."""
        with self._database.reading() as connection:
            return feeds.next_visit(connection, roots)

    @contextmanager
    def holding(self, number: int) -> Iterator[None]:
        """Hold a feed, so that no other program reads it meanwhile."""
        feed = self.feed(number)
        address = "the feed" if feed is None else feed.address
        with holding(self._database.path, number, address):
            yield

    def note_entries(
        self, feed: int, entries: Sequence[ListedEntry], *, now: float
    ) -> frozenset[str]:
        """Keep what a feed lists; return the keys of the entries that are new or changed."""
        with self._database.writing() as connection:
            return feed_entries.note_entries(
                connection, self._salt, feed, entries, now=now, pause=_CHANGE_PAUSE
            )

    def note_lists(self, feed: int, addresses: Sequence[str], *, now: float) -> frozenset[str]:
        """Follow what a list of feeds names now, and no more what it names no longer."""
        with self._database.writing() as connection:
            parent = feeds.read_feed(connection, feed)
            if parent is None:
                return frozenset()
            before = feeds.listed_feeds(connection, feed)
            dropped = [number for address, number in before.items() if address not in addresses]
            feeds.delete_feeds(connection, dropped)
            new = [one for one in addresses if feeds.find_feed(connection, one) is None]
            for address in new:
                state = first_state(parent.bounds, now)
                feeds.insert_feed(
                    connection, address, parent.bounds, state, now=now, listed_by=parent
                )
        return frozenset(new)

    def waiting(self, feed: int, now: float, *, limit: int) -> list[WaitingEntry]:
        """Return the entries to be tried by now, those published last first."""
        with self._database.reading() as connection:
            return feed_entries.waiting_entries(connection, feed, now, limit)

    def count_waiting(self, feed: int) -> int:
        """Return how many entries wait, those too that are to be tried later."""
        with self._database.reading() as connection:
            return feed_entries.count_waiting(connection, feed)

    def key_hash(self, key: str) -> str:
        """Return what an entry is known by."""
        return feed_entries.entry_hash(self._salt, key)

    def begin(self, feed: int, entry: str) -> None:
        """Count a try, before it."""
        with self._database.writing() as connection:
            feed_entries.begin_entry(connection, feed, entry)

    def settle(self, feed: int, entry: str, *, now: float) -> None:
        """Keep that an entry is done with."""
        with self._database.writing() as connection:
            feed_entries.close_entry(connection, feed, entry, "settled", now)

    def give_up(self, feed: int, entry: str, *, now: float) -> None:
        """Keep that an entry is not tried again unless it changes."""
        with self._database.writing() as connection:
            feed_entries.close_entry(connection, feed, entry, "given up", now)

    def retry(self, feed: int, entry: str, *, at: float, is_a_try: bool = True) -> None:
        """Keep when an entry is tried again."""
        with self._database.writing() as connection:
            feed_entries.retry_entry(connection, feed, entry, at, is_a_try=is_a_try)

    def finish(self, feed: int, state: FeedState) -> None:
        """Keep where a feed stands after a visit."""
        with self._database.writing() as connection:
            feeds.write_state(connection, feed, state)

    def keep_hosts(self, hosts: Sequence[HostPace]) -> None:
        """Keep when these hosts may be asked again."""
        with self._database.reading() as connection:
            known = hosts_kept(connection)
        changed = [one for one in hosts if differs_from_kept(one, known.get(one.host))]
        if not changed:
            return
        with self._database.writing() as connection:
            for pace in changed:
                keep_host(connection, pace)

    def hosts(self) -> list[HostPace]:
        """Return when hosts may be asked again, as it was kept."""
        with self._database.reading() as connection:
            return list(hosts_kept(connection).values())

    def forget(self, feed: int, listed: Collection[str], *, before: float) -> int:
        """Forget entries first listed before a time, done with and listed no more."""
        hashes = {self.key_hash(key) for key in listed}
        with self._database.writing() as connection:
            return feed_entries.forget_entries(connection, feed, hashes, before)


class FeedsBook:
    """The feeds that a record follows; see `onrecord.store.feeds_contract`."""

    _database: Database
    _salt: str

    @property
    def feed_journal(self) -> SqliteFeedJournal:
        """What is kept of them from visit to visit."""
        return SqliteFeedJournal(self._database, self._salt)

    def follow(
        self,
        addresses: Sequence[str],
        *,
        bounds: Bounds | None = None,
        now: float | None = None,
    ) -> list[FollowedFeed]:
        """Follow feeds from now on, and return them; a feed that is followed already stays."""
        now = time.time() if now is None else now
        bounds = None if bounds is None else bounds.held_together()
        numbers = []
        with self._database.writing() as connection:
            for address in dict.fromkeys(addresses):
                feed = feeds.find_feed(connection, address)
                if feed is not None:
                    feeds.name_feed(connection, feed, bounds, now=now)
                    numbers.append(feed.number)
                    continue
                chosen = bounds or Bounds()
                state = first_state(chosen, now)
                numbers.append(feeds.insert_feed(connection, address, chosen, state, now=now))
            found = [feeds.read_feed(connection, number) for number in numbers]
        return [feed for feed in found if feed is not None]

    def unfollow(self, address: str) -> FollowedFeed:
        """Follow a feed no more, nor those that it lists; what was read of it stays."""
        with self._database.writing() as connection:
            feed = feeds.find_feed(connection, address)
            if feed is None:
                raise NotInRecord(f"The record does not follow {address}.")
            feeds.delete_feeds(connection, [feed.number])
        return feed

    def feeds(self) -> list[FeedStanding]:
        """Return the feeds with how many of their entries are known, as they were named."""
        with self._database.reading() as connection:
            counts = feed_entries.entry_counts(connection)
            found = feeds.read_feeds(connection)
        return [FeedStanding(feed, counts.get(feed.number, _NOTHING_KNOWN)) for feed in found]
