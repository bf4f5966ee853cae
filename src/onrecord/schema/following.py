"""Feeds that a record follows: what is kept of each, and what a run tells of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from onrecord.schema.intake import Added, AddedOutcome

FEWEST_SECONDS: Final = 60.0
"""The shortest interval that may be asked for."""

FIRST_INTERVAL: Final = 1_800.0
"""Seconds between the first two visits, within the bounds."""

VisitResult = Literal[
    "new entries", "nothing new", "not modified", "postponed", "failed", "refused", "gone"
]
EntryState = Literal["waiting", "settled", "given up"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which intervals a feed is visited.

    Attributes:
        shortest: seconds, at least 60.
        longest: seconds, at least ``shortest``.
    """

    shortest: float = 300.0
    longest: float = 86_400.0

    def held_together(self) -> "Bounds":
        """Return bounds that can be kept, the shortest first: nothing below a minute."""
        shortest = max(self.shortest, FEWEST_SECONDS)
        return Bounds(shortest, max(self.longest, shortest))


@dataclass(frozen=True, slots=True)
class FeedState:
    """Where a feed stands, as it is kept over restarts. Times are seconds since 1970.

    Attributes:
        interval: seconds between two visits, as they were adapted so far.
        next_at: when it is to be visited again; None for never.
        failures: how often it has failed in a row.
        asked: seconds that the feed asks to be left between visits, or None.
        etag: the entity tag of the list as it was, or None.
        last_modified: its date of modification, as it was sent, or None.
        visited_at: when it was visited last, or None.
        result: what came of that, or None.
        reason: why it failed, else None.
        answered_at: when it was last read, or found as it was, or None.
    """

    interval: float
    next_at: float | None
    failures: int = 0
    asked: float | None = None
    etag: str | None = None
    last_modified: str | None = None
    visited_at: float | None = None
    result: VisitResult | None = None
    reason: str | None = None
    answered_at: float | None = None


def first_state(bounds: Bounds, now: float) -> FeedState:
    """Return the state of a feed that was never visited: it is due at once."""
    interval = min(max(FIRST_INTERVAL, bounds.shortest), bounds.longest)
    return FeedState(interval=interval, next_at=now)


@dataclass(frozen=True, slots=True)
class FollowedFeed:
    """A feed, a sitemap, or a list of them.

    Attributes:
        number: within the record.
        address: where it is, in its one form.
        root: number of what a person named: of the feed itself, or of the list that names it.
        listed_by: number of the list that names it, or None where a person did.
        bounds: between which intervals it is visited.
        state: where it stands.
    """

    number: int
    address: str
    root: int
    listed_by: int | None
    bounds: Bounds
    state: FeedState


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry of a feed or a sitemap.

    Attributes:
        key: what it is told by: its address, else its id.
        stamp: what changes where the entry does: its times, as the list has them; "" for none.
        url: the address of its article, or None where the list has none.
        published: ISO 8601, as the list has it, or None.
    """

    key: str
    stamp: str
    url: str | None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class WaitingEntry:
    """An entry whose article is to be read.

    Attributes:
        key_hash: what the record knows the entry by.
        url: the address of its article.
        published: ISO 8601, as the list has it, or None.
        tries: how often it was tried.
    """

    key_hash: str
    url: str
    published: str | None
    tries: int


@dataclass(frozen=True, slots=True)
class EntryCounts:
    """How many entries of a feed there are, by where they stand.

    Attributes:
        waiting: to be read yet, or again after they failed.
        settled: read, left out or withdrawn.
        given_up: failed too often, or for good.
    """

    waiting: int = 0
    settled: int = 0
    given_up: int = 0


@dataclass(frozen=True, slots=True)
class FeedStanding:
    """A feed with the entries that are known of it."""

    feed: FollowedFeed
    entries: EntryCounts


@dataclass(frozen=True, slots=True)
class EntryTaken:
    """What became of an article that a feed names.

    Attributes:
        feed: the address of the feed.
        added: what became of it.
        retry_at: when it is tried again, seconds since 1970; None where it is not.
    """

    feed: str
    added: Added
    retry_at: float | None = None


@dataclass(frozen=True, slots=True)
class FeedVisited:
    """A visit of a feed, once it is over.

    Attributes:
        feed: the feed as it stands now.
        listed: entries, or lists, that it names; 0 where it was not read.
        known: those of them that were known before, as they are.
        counts: what became of the articles that were tried, those from earlier visits too.
        waiting: entries that wait for another visit.
    """

    feed: FollowedFeed
    listed: int = 0
    known: int = 0
    counts: Mapping[AddedOutcome, int] = field(default_factory=dict)
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class LeftToAnother:
    """A feed that another program reads into the record just now, and that is left to it.

    Attributes:
        address: of the feed.
    """

    address: str


@dataclass(frozen=True, slots=True)
class WaitsUntil:
    """Nothing is to be visited before then.

    Attributes:
        time: seconds since 1970; None where no feed is ever to be visited again.
    """

    time: float | None


FollowEvent = EntryTaken | FeedVisited | LeftToAnother | WaitsUntil
