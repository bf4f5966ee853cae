"""Feeds visited as they fall due, until interrupted, or once."""

from collections.abc import Callable, Collection, Iterator
from typing import Final

from onrecord.errors import FeedHeld
from onrecord.ingest.fetching.polite import PoliteFetcher
from onrecord.ingest.following.visit import Means, Take, Visit
from onrecord.schema.clock import Clock
from onrecord.schema.feed_journal import FeedJournal
from onrecord.schema.following import FollowedFeed, FollowEvent, LeftToAnother, WaitsUntil
from onrecord.schema.intake import IntakeLimits

# The longest sleep: feeds that another program adds meanwhile are seen after it.
_LONGEST_SLEEP: Final = 60.0
# The shortest: a feed that another program holds is due all the while.
_SHORTEST_SLEEP: Final = 1.0


class Following:
    """A run over the feeds of a record."""

    def __init__(self, means: Means) -> None:
        """Begin with what visits are made with."""
        self._means = means
        self._journal = means.journal
        self._clock = means.clock

    def events(
        self, *, only: Collection[str] | None = None, once: bool = False
    ) -> Iterator[FollowEvent]:
        """Visit the feeds that are due, and tell of it; then wait for the next, and so on.

        Args:
            only: only those, and what they list, by their addresses; None for all.
            once: do not wait: end when each feed that is due was visited.
        """
        roots = None if only is None else self._journal.roots(only)
        told: float | None = -1.0
        while True:
            yield from self._due(roots)
            if once:
                return
            until = self._journal.next_visit(roots=roots)
            if until != told:
                told = until
                yield WaitsUntil(until)
            self._clock.sleep(self._wait(until))

    def _due(self, roots: Collection[int] | None) -> Iterator[FollowEvent]:
        """Visit what is due, each feed once; feeds too that a list named just now."""
        visited: set[int] = set()
        while True:
            due = self._journal.due(self._clock.now(), roots=roots)
            feed = next((one for one in due if one.number not in visited), None)
            if feed is None:
                return
            visited.add(feed.number)
            yield from self._visit(feed)

    def _visit(self, feed: FollowedFeed) -> Iterator[FollowEvent]:
        try:
            with self._journal.holding(feed.number):
                # Another program may have visited it, or taken it out, since it was asked for.
                current = self._journal.feed(feed.number)
                if current is None or not self._is_due(current):
                    return
                yield from Visit(current, self._means).events()
        except FeedHeld:
            yield LeftToAnother(feed.address)

    def _is_due(self, feed: FollowedFeed) -> bool:
        return feed.state.next_at is not None and feed.state.next_at <= self._clock.now()

    def _wait(self, until: float | None) -> float:
        if until is None:
            return _LONGEST_SLEEP
        return min(max(until - self._clock.now(), _SHORTEST_SLEEP), _LONGEST_SLEEP)


def follow(
    journal: FeedJournal,
    take: Take,
    limits: IntakeLimits,
    most_on_the_way: Callable[[], int],
    clock: Clock,
) -> Following:
    """Return a run over feeds, which knows again which hosts are to be left alone.

    Args:
        journal: what is kept of the feeds.
        take: takes articles into the record.
        limits: bounds on what is fetched.
        most_on_the_way: how many articles may be on their way into it at once.
        clock: tells the time, and lets it pass.
    """
    known = journal.hosts()
    fetcher = PoliteFetcher(limits, clock=clock.now, sleep=clock.sleep, known=known)
    return Following(Means(journal, fetcher, take, most_on_the_way, limits, clock))
