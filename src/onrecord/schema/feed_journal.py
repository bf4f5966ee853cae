"""What is kept of followed feeds from visit to visit: the contract between who visits and keeps."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from onrecord.schema.following import FeedState, FollowedFeed, ListedEntry, WaitingEntry
from onrecord.schema.host_pace import HostPace


class FeedJournal(Protocol):
    """Where feeds stand, which of their entries are known, when hosts may be asked again.

    Times are seconds since 1970. Each method is one transaction. Entries are known by salted
    hashes; their addresses are kept only while they wait.
    """

    def feed(self, number: int) -> FollowedFeed | None:
        """Return a feed as it is now; None where it is followed no more."""

    def roots(self, addresses: Collection[str]) -> frozenset[int]:
        """Return the numbers of those of these feeds that persons named."""

    def due(self, now: float, *, roots: Collection[int] | None = None) -> list[FollowedFeed]:
        """Return the feeds to be visited by now, those that waited longest first.

        Args:
            now: the time.
            roots: only those, by the numbers of what persons named.
        """

    def next_visit(self, *, roots: Collection[int] | None = None) -> float | None:
        """Return when the next feed is to be visited; None where none is."""

    def holding(self, number: int) -> AbstractContextManager[None]:
        """Hold a feed, so that no other program reads it meanwhile.

        Raises:
            FeedHeld: another program holds it.
        """

    def note_entries(
        self, feed: int, entries: Sequence[ListedEntry], *, now: float
    ) -> frozenset[str]:
        """Keep what a feed lists, so that new and changed entries wait to be read.

        Entries that another feed settled, as they are, are settled here too.

        Returns:
            The keys of the entries that are new or changed.
        """

    def note_lists(self, feed: int, addresses: Sequence[str], *, now: float) -> frozenset[str]:
        """Follow what a list of feeds names now, and no more what it names no longer.

        Returns:
            The addresses that are new.
        """

    def waiting(self, feed: int, now: float, *, limit: int) -> list[WaitingEntry]:
        """Return the entries to be tried by now, those published last first."""

    def count_waiting(self, feed: int) -> int:
        """Return how many entries wait, those too that are to be tried later."""

    def key_hash(self, key: str) -> str:
        """Return what an entry is known by."""

    def begin(self, feed: int, entry: str) -> None:
        """Count a try, before it: an article that ends the program is tried only so often.

        Args:
            feed: the feed.
            entry: the hash of its key; here and below.
        """

    def settle(self, feed: int, entry: str, *, now: float) -> None:
        """Keep that an entry is done with."""

    def give_up(self, feed: int, entry: str, *, now: float) -> None:
        """Keep that an entry is not tried again unless it changes."""

    def retry(self, feed: int, entry: str, *, at: float, is_a_try: bool = True) -> None:
        """Keep when an entry is tried again; where it was not tried after all, without the try."""

    def finish(self, feed: int, state: FeedState) -> None:
        """Keep where a feed stands after a visit."""

    def keep_hosts(self, hosts: Sequence[HostPace]) -> None:
        """Keep when these hosts may be asked again."""

    def hosts(self) -> list[HostPace]:
        """Return when hosts may be asked again, as it was kept."""

    def forget(self, feed: int, listed: Collection[str], *, before: float) -> int:
        """Forget entries that were first listed before a time, are done with and listed no more.

        Args:
            feed: the feed.
            listed: the keys of those that are listed.
            before: the time.

        Returns:
            How many were forgotten.
        """
