"""One visit of a feed: what it lists is looked at, and its new articles are read."""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from onrecord.errors import (
    Disallowed,
    FetchFailed,
    InputError,
    RecordTooNew,
    RecordUnavailable,
)
from onrecord.ingest.fetching.fetch import Page, Validators
from onrecord.ingest.fetching.polite import PoliteFetcher
from onrecord.ingest.following import schedule
from onrecord.ingest.following.entry_reading import EntryReading, read_entry, unexpected
from onrecord.ingest.following.listing import Listing, read_listing
from onrecord.ingest.web import page_document
from onrecord.schema.article import Article
from onrecord.schema.clock import Clock
from onrecord.schema.feed_journal import FeedJournal
from onrecord.schema.following import (
    EntryTaken,
    FeedState,
    FeedVisited,
    FollowedFeed,
    FollowEvent,
    VisitResult,
    WaitingEntry,
)
from onrecord.schema.intake import Added, AddedOutcome, IntakeLimits, Refusal

_GONE: Final = 410
# Entries that a feed lists no more are known for so long: it may list them again.
_KNOWN_FOR: Final = 60 * 86_400.0
# Without these nothing can be kept, and going on would lose what is read.
_NOT_KEPT: Final = (RecordUnavailable, RecordTooNew)


Take = Callable[[str, Article | Refusal], Callable[[], Added]]
"""Gives an article on its way, by what messages name; what it returns records the article."""


@dataclass(frozen=True, slots=True)
class Means:
    """What visits are made with.

    Attributes:
        journal: keeps what is found.
        fetcher: fetches, with the paces of hosts that were kept.
        take: takes articles into the record.
        most_on_the_way: how many articles may be on their way into it at once.
        limits: bounds on what is fetched.
        clock: tells the time, and lets it pass.
    """

    journal: FeedJournal
    fetcher: PoliteFetcher
    take: Take
    most_on_the_way: Callable[[], int]
    limits: IntakeLimits
    clock: Clock


@dataclass(frozen=True, slots=True)
class _Look:
    """What asking a feed gave: its state, and what it lists where it was read."""

    state: FeedState
    result: VisitResult
    listing: Listing | None = None

    @property
    def has_failed(self) -> bool:
        return self.result in ("failed", "refused", "postponed")


@dataclass(frozen=True, slots=True)
class _OnItsWay:
    """An entry whose articles are on their way into the record."""

    entry: WaitingEntry
    is_temporary: bool
    finishing: tuple[Callable[[], Added], ...]
    is_inline: bool = False


class Visit:
    """One visit of one feed, which the caller holds."""

    def __init__(self, feed: FollowedFeed, means: Means) -> None:
        """Begin.

        Args:
            feed: as it stands before.
            means: what it is made with.
        """
        self.feed = feed
        self.journal = means.journal
        self.fetcher = means.fetcher
        self.limits = means.limits
        self.clock = means.clock.now
        self._means = means
        self._counts: Counter[AddedOutcome] = Counter()

    def events(self) -> Iterator[FollowEvent]:
        """Make the visit, and tell what comes of it."""
        self.fetcher.begin()
        look = self._look()
        new = self._note(look.listing) if look.listing is not None else frozenset()
        if not look.has_failed:
            yield from self._take_entries(look.listing, new)
        yield self._finish(look, new)

    def _look(self) -> _Look:
        """Ask the feed whether it has changed, and read it if so."""
        state = self.feed.state
        left_alone = self.fetcher.left_alone(self.feed.address)
        if left_alone:
            return self._postponed(left_alone, "its host is left alone for now after it failed")
        try:
            validators = Validators(state.etag, state.last_modified)
            page = self.fetcher.fetch_if_changed(self.feed.address, validators)
            if page is None:
                return _Look(state, "not modified")
            listing = read_listing(page_document(page, self.feed.address), self.limits)
        except FetchFailed as error:
            return self._unfetched(error)
        except InputError as error:
            return self._failed(error)
        except Exception as error:
            return self._failed(unexpected(error))
        return _Look(_answered(state, page, listing), "nothing new", listing)

    def _unfetched(self, error: FetchFailed) -> _Look:
        if error.status is None and error.retry_after is not None:
            return self._postponed(error.retry_after, str(error))
        if error.status == _GONE:
            state = schedule.gone(self.feed.state, self.clock(), str(error))
            return _Look(state, "gone")
        return self._failed(error, retry_after=error.retry_after)

    def _failed(self, error: InputError, *, retry_after: float | None = None) -> _Look:
        result: VisitResult = "refused" if isinstance(error, Disallowed) else "failed"
        state = schedule.after_failure(
            self.feed.state,
            self.feed.bounds,
            self.clock(),
            str(error),
            retry_after=retry_after,
            result=result,
        )
        return _Look(state, result)

    def _postponed(self, wait: float, reason: str) -> _Look:
        now = self.clock()
        state = schedule.postponed(self.feed.state, self.feed.bounds, now, wait, reason)
        return _Look(state, "postponed")

    def _note(self, listing: Listing) -> frozenset[str]:
        """Keep what is listed; return the keys of what is new or changed."""
        now = self.clock()
        if listing.lists is not None:
            return self.journal.note_lists(self.feed.number, listing.lists, now=now)
        return self.journal.note_entries(self.feed.number, listing.entries, now=now)

    def _take_entries(self, listing: Listing | None, new: frozenset[str]) -> Iterator[EntryTaken]:
        on_their_way: deque[_OnItsWay] = deque()
        for entry in self._begun(listing, new):
            if entry is None:
                continue
            on_their_way.append(entry)
            while len(on_their_way) > self._means.most_on_the_way():
                yield from self._settled(on_their_way.popleft())
        while on_their_way:
            yield from self._settled(on_their_way.popleft())

    def _begun(self, listing: Listing | None, new: frozenset[str]) -> Iterator[_OnItsWay | None]:
        """Yield the entries one after the other, each begun; None for those put off."""
        inline = listing.inline if listing is not None else {}
        for key, item in inline.items():
            if key in new:
                entry = WaitingEntry(self.journal.key_hash(key), "", None, 0)
                yield self._on_its_way(entry, EntryReading((item,)), is_inline=True)
        most = self.limits.listed_addresses
        for entry in self.journal.waiting(self.feed.number, self.clock(), limit=most):
            yield self._fetched(entry)

    def _fetched(self, entry: WaitingEntry) -> _OnItsWay | None:
        number = self.feed.number
        if entry.tries >= schedule.MOST_TRIES:
            error = InputError(f"reading it ended the program {entry.tries} times")
            return self._on_its_way(entry, EntryReading((Refusal(entry.url, error),)))
        self.journal.begin(number, entry.key_hash)
        reading = read_entry(entry, self.fetcher, self.limits)
        if reading.postponed is not None:
            at = self.clock() + reading.postponed
            self.journal.retry(number, entry.key_hash, at=at, is_a_try=False)
            return None
        if reading.is_temporary:
            self.journal.keep_hosts(self.fetcher.paces)
        return self._on_its_way(replace(entry, tries=entry.tries + 1), reading)

    def _on_its_way(
        self, entry: WaitingEntry, reading: EntryReading, *, is_inline: bool = False
    ) -> _OnItsWay:
        taken = []
        for item in reading.items:
            where = entry.url or self.feed.address
            try:
                taken.append(self._means.take(where, item))
            except _NOT_KEPT:
                raise
            except Exception as error:
                taken.append(_failing(where, error))
        return _OnItsWay(entry, reading.is_temporary, tuple(taken), is_inline)

    def _settled(self, entry: _OnItsWay) -> Iterator[EntryTaken]:
        """Wait for the articles of an entry, keep what became of it, and tell it."""
        is_temporary = entry.is_temporary
        results: list[Added] = []
        for finish in entry.finishing:
            try:
                results.append(finish())
            except _NOT_KEPT:
                raise
            except Exception as error:
                results.append(_failing(entry.entry.url or self.feed.address, error)())
                is_temporary = not entry.is_inline
        has_failed = any(one.outcome == "failed" for one in results)
        retry_at = self._kept(entry.entry, has_failed=has_failed, is_temporary=is_temporary)
        for added in results:
            self._counts[added.outcome] += 1
            yield EntryTaken(
                self.feed.address, added, retry_at if added.outcome == "failed" else None
            )

    def _kept(self, entry: WaitingEntry, *, has_failed: bool, is_temporary: bool) -> float | None:
        """Keep what became of an entry; return when it is tried again, or None."""
        number = self.feed.number
        if not has_failed:
            self.journal.settle(number, entry.key_hash, now=self.clock())
            return None
        wait = schedule.retry_wait(entry.tries) if is_temporary else None
        if wait is None:
            self.journal.give_up(number, entry.key_hash, now=self.clock())
            return None
        at = self.clock() + wait
        self.journal.retry(number, entry.key_hash, at=at)
        return at

    def _finish(self, look: _Look, new: frozenset[str]) -> FeedVisited:
        number, now, listing = self.feed.number, self.clock(), look.listing
        state = look.state
        if look.result in ("nothing new", "not modified"):
            result: VisitResult = "new entries" if new else look.result
            has_more = bool(self.journal.waiting(number, now, limit=1))
            state = schedule.after_answer(state, self.feed.bounds, now, result, has_more=has_more)
        if listing is not None:
            keys = {entry.key for entry in listing.entries}
            self.journal.forget(number, keys, before=now - _KNOWN_FOR)
        self.journal.keep_hosts(self.fetcher.paces)
        self.journal.finish(number, state)
        listed = 0 if listing is None else len(listing.lists or listing.entries)
        return FeedVisited(
            replace(self.feed, state=state),
            listed=listed,
            known=listed - len(new),
            counts=dict(self._counts),
            waiting=self.journal.count_waiting(number),
        )


def _answered(state: FeedState, page: Page, listing: Listing) -> FeedState:
    """Return the state with what the answer asks for, and what to ask it with next time."""
    asked = [one for one in (listing.asked, page.fresh_for) if one is not None]
    return replace(
        state,
        asked=max(asked, default=None),
        etag=page.validators.etag,
        last_modified=page.validators.last_modified,
    )


def _failing(where: str, error: Exception) -> Callable[[], Added]:
    reason = str(error) if isinstance(error, InputError) else str(unexpected(error))
    return lambda: Added(where, "failed", reason=reason)
