"""Followed feeds and what a run tells of them, as JSON. Names, once published, stay."""

from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import Field, TypeAdapter

from onrecord.interfaces.exports.shapes import Shape
from onrecord.schema.following import (
    EntryTaken,
    FeedStanding,
    FeedVisited,
    FollowedFeed,
    FollowEvent,
    LeftToAnother,
    VisitResult,
)
from onrecord.schema.intake import AddedOutcome


class FeedShape(Shape):
    """A feed, a sitemap or a list of them that a record follows. Times are ISO 8601 in UTC."""

    address: str
    is_listed: bool = Field(description="Whether a list names it, rather than a person.")
    shortest: float = Field(description="Shortest interval between two visits, in seconds.")
    longest: float = Field(description="Longest interval between two visits, in seconds.")
    interval: float = Field(description="Interval as it was adapted so far, in seconds.")
    asked: float | None = Field(description="Seconds that it asks to be left between two visits.")
    next_at: str | None = Field(description="When it is visited next; null for never.")
    visited_at: str | None = Field(description="When it was visited last.")
    answered_at: str | None = Field(description="When it was last read, or found as it was.")
    result: VisitResult | None = Field(description="What came of the last visit.")
    reason: str | None = Field(description="Why the last visit failed.")
    failures: int = Field(ge=0, description="How often it has failed in a row.")


class FeedStandingShape(FeedShape):
    """A feed with the entries that are known of it."""

    waiting: int = Field(ge=0, description="Entries to be read yet, or again.")
    settled: int = Field(ge=0, description="Entries that were read or left out.")
    given_up: int = Field(ge=0, description="Entries that failed too often, or for good.")


class ArticleEventShape(Shape):
    """What became of an article that a feed names."""

    event: Literal["article"] = "article"
    feed: str
    where: str
    outcome: AddedOutcome
    article: str | None
    title: str | None
    statements: int = Field(ge=0)
    reason: str | None
    retry_at: str | None = Field(description="When it is tried again; null where it is not.")


class FeedEventShape(Shape):
    """A visit of a feed, once it is over."""

    event: Literal["feed"] = "feed"
    feed: FeedShape
    listed: int = Field(ge=0, description="Entries, or lists, that it names.")
    known: int = Field(ge=0, description="Those of them that were known before, as they are.")
    counts: dict[str, int] = Field(description="Articles of this visit, by what became of them.")
    waiting: int = Field(ge=0, description="Entries that wait for another visit.")


class LeftEventShape(Shape):
    """A feed that another program reads just now."""

    event: Literal["left to another"] = "left to another"
    feed: str


class WaitingEventShape(Shape):
    """Nothing is to be visited before a time."""

    event: Literal["waiting"] = "waiting"
    until: str | None = Field(description="Null where no feed is to be visited any more.")


EventShape = ArticleEventShape | FeedEventShape | LeftEventShape | WaitingEventShape


def feed_shape(feed: FollowedFeed) -> FeedShape:
    """Return the shape of a feed."""
    return FeedShape(**_feed(feed))


def standing_shape(standing: FeedStanding) -> FeedStandingShape:
    """Return the shape of a feed with the entries that are known of it."""
    entries = standing.entries
    return FeedStandingShape(
        **_feed(standing.feed),
        waiting=entries.waiting,
        settled=entries.settled,
        given_up=entries.given_up,
    )


def event_shape(event: FollowEvent) -> EventShape:
    """Return the shape of what a run tells."""
    if isinstance(event, EntryTaken):
        added = event.added
        return ArticleEventShape(
            feed=event.feed,
            where=added.where,
            outcome=added.outcome,
            article=added.article,
            title=added.title,
            statements=added.statements,
            reason=added.reason,
            retry_at=_time(event.retry_at),
        )
    if isinstance(event, FeedVisited):
        return FeedEventShape(
            feed=feed_shape(event.feed),
            listed=event.listed,
            known=event.known,
            counts={str(outcome): number for outcome, number in event.counts.items()},
            waiting=event.waiting,
        )
    if isinstance(event, LeftToAnother):
        return LeftEventShape(feed=event.address)
    return WaitingEventShape(until=_time(event.time))


def feed_schema(shape: Literal["feed", "follow"]) -> dict[str, Any]:
    """Return the JSON Schema of a feed, or of what a run tells."""
    if shape == "feed":
        return FeedStandingShape.model_json_schema()
    adapter: TypeAdapter[EventShape] = TypeAdapter(EventShape)
    return adapter.json_schema()


def _feed(feed: FollowedFeed) -> dict[str, Any]:
    state = feed.state
    return {
        "address": feed.address,
        "is_listed": feed.listed_by is not None,
        "shortest": feed.bounds.shortest,
        "longest": feed.bounds.longest,
        "interval": state.interval,
        "asked": state.asked,
        "next_at": _time(state.next_at),
        "visited_at": _time(state.visited_at),
        "answered_at": _time(state.answered_at),
        "result": state.result,
        "reason": state.reason,
        "failures": state.failures,
    }


def _time(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
