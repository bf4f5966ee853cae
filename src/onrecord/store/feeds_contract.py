"""The part of the store's contract that tells which feeds a record follows."""

from collections.abc import Sequence
from typing import Protocol

from onrecord.schema.feed_journal import FeedJournal
from onrecord.schema.following import Bounds, FeedStanding, FollowedFeed


class FeedsOfRecord(Protocol):
    """The feeds that a record follows."""

    @property
    def feed_journal(self) -> FeedJournal:
        """What is kept of them from visit to visit."""

    def follow(
        self,
        addresses: Sequence[str],
        *,
        bounds: Bounds | None = None,
        now: float | None = None,
    ) -> list[FollowedFeed]:
        """Follow feeds from now on, and return them; a feed that is followed already stays.

        Args:
            addresses: of feeds, sitemaps, or lists of these; http or https, in their one form.
            bounds: between which intervals they are visited; None leaves those of feeds that are
                followed already, and is five minutes to a day for others.
            now: from when on they are due, seconds since 1970; None for the time it is.
        """

    def unfollow(self, address: str) -> FollowedFeed:
        """Follow a feed no more, nor those that it lists; what was read of it stays.

        Raises:
            NotInRecord: it is not followed.
        """

    def feeds(self) -> list[FeedStanding]:
        """Return the feeds with how many of their entries are known, as they were named."""
