import json
import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from onrecord.config import Settings
from onrecord.interfaces.exports.feed_shapes import EventShape, FeedStandingShape
from onrecord.pipeline import find_feeds, open_book
from onrecord.schema.following import (
    Bounds,
    EntryTaken,
    FeedState,
    FeedVisited,
    FollowedFeed,
    FollowEvent,
    LeftToAnother,
    WaitsUntil,
)
from onrecord.schema.intake import Added, IntakeLimits
from onrecord.store.repository import Book
from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeDesk

FEED, OTHER = "https://herald.example/feed", "https://courier.example/rss"
NOW = 1_800_000_000.0


def visited(result: Any = "new entries", **state: Any) -> FeedVisited:
    standing = FeedState(900.0, NOW + 900.0, visited_at=NOW, result=result, **state)
    feed = FollowedFeed(1, FEED, 1, None, Bounds(), standing)
    return FeedVisited(feed, 4, 1, {"added": 1, "left out": 1, "failed": 1}, 1)


EVENTS: list[FollowEvent] = [
    EntryTaken(FEED, Added(f"{FEED}/1", "added", "a1", "Bridge to close\x1b[2J", 3)),
    EntryTaken(FEED, Added(f"{FEED}/2", "left out", reason="there is no article on the page")),
    EntryTaken(FEED, Added(f"{FEED}/3", "failed", reason="it answered 404"), NOW + 600.0),
    visited(),
    LeftToAnother(OTHER),
]


@dataclass
class FollowingDesk(FakeDesk):
    """Has a real record, and a run that is told beforehand."""

    events: Sequence[FollowEvent] = ()
    asked: dict[str, object] = field(default_factory=dict)
    ends_by: int | None = None

    def open_book(self, path: Path) -> Book:
        return open_book(path)

    def find_feeds(self, given: Sequence[str], limits: IntakeLimits) -> list[str]:
        return find_feeds(given, limits)

    def follow_feeds(
        self, book: Any, reader: Any, limits: IntakeLimits, **asked: object
    ) -> Iterator[FollowEvent]:
        self.asked = asked
        yield from self.events
        if self.ends_by is not None:
            os.kill(os.getpid(), self.ends_by)
            yield WaitsUntil(None)


@pytest.fixture
def following(tmp_path: Path) -> FollowingDesk:
    return FollowingDesk(Settings(record=tmp_path / "record.db"), events=EVENTS)


def test_a_run_tells_what_comes_of_each_feed_and_article_and_the_sums(
    following: FollowingDesk, onrecord: Onrecord
) -> None:
    told = onrecord(following, "follow", FEED, "--once")
    assert told.status == 1
    assert following.asked == {"only": [FEED], "once": True, "jobs": 1}
    assert "added: Bridge to close\ufffd[2J (3 statements)" in told.out
    assert f"{FEED}: 3 new of 4; 1 added, 1 left out, 1 failed; 1 waiting; next 2027-" in told.out
    assert "1 feed visited: 1 added, 0 updated, 0 unchanged, 1 left out" in told.out
    assert f"{FEED}/2: left out: there is no article on the page" in told.err
    assert f"{FEED}/3: it answered 404; again 2027-" in told.err
    assert f"{OTHER}: another program reads it just now" in told.err


def test_a_feed_that_fails_is_told_with_how_often_it_did(
    following: FollowingDesk, onrecord: Onrecord
) -> None:
    following.events = [visited("failed", failures=3, reason="the address answered 500")]
    told = onrecord(following, "follow", "--once", FEED)
    assert told.status == 1
    assert "failed: the address answered 500 (3 times in a row)" in told.out


def test_json_tells_each_event_as_its_schema_has_it(
    following: FollowingDesk, onrecord: Onrecord
) -> None:
    following.events = [*EVENTS, WaitsUntil(NOW), WaitsUntil(None)]
    told = onrecord(following, "follow", FEED, "--once", "--json")
    rows = [json.loads(line) for line in told.out.splitlines()]
    assert [row["event"] for row in rows] == [
        *("article", "article", "article", "feed", "left to another", "waiting", "waiting")
    ]
    adapter: TypeAdapter[EventShape] = TypeAdapter(EventShape)
    for row in rows:
        assert adapter.validate_python(row).model_dump(mode="json") == row
    assert rows[2]["retry_at"] == "2027-01-15T08:10:00+00:00"
    assert rows[3]["counts"] == {"added": 1, "left out": 1, "failed": 1}


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_a_run_that_is_stopped_says_so(
    following: FollowingDesk, onrecord: Onrecord, number: int, status: int
) -> None:
    before = signal.getsignal(signal.SIGTERM)
    following.ends_by = number
    # A program that was started in the background may have been told to ignore an interrupt.
    interrupted = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        told = onrecord(following, "follow", FEED)
    finally:
        signal.signal(signal.SIGINT, interrupted)
    assert told.status == status
    assert "stopped; what was added is kept; run it again to go on" in told.err
    assert signal.getsignal(signal.SIGTERM) == before


def test_without_feeds_there_is_nothing_to_run(
    following: FollowingDesk, onrecord: Onrecord
) -> None:
    told = onrecord(following, "follow")
    assert told.status == 1
    assert "the record follows no feeds; name some" in told.err


def test_a_run_with_nothing_due_says_when_something_is(
    following: FollowingDesk, onrecord: Onrecord
) -> None:
    following.events = ()
    onrecord(following, "follow", "add", FEED)
    with open_book(following.settings.record) as book:
        book.feed_journal.finish(1, FeedState(900.0, NOW))
    told = onrecord(following, "follow", "--once")
    assert told.status == 0
    assert "no feed is due before 2027-01-15" in told.err


def test_feeds_are_added_listed_and_removed(
    following: FollowingDesk, onrecord: Onrecord, tmp_path: Path
) -> None:
    given = tmp_path / "feeds.txt"
    given.write_text(f"# ours\n{FEED}\n{OTHER}\n")
    told = onrecord(following, "follow", "add", str(given), "--shortest", "15m")
    assert "2 feeds new, 0 followed already" in told.out
    assert "0 feeds new, 1 followed already" in onrecord(following, "follow", "add", FEED).out
    listed = onrecord(following, "follow", "list", "--json")
    rows = [FeedStandingShape.model_validate_json(line) for line in listed.out.splitlines()]
    assert [(one.address, one.shortest, one.failures) for one in rows] == [
        (FEED, 900.0, 0),
        (OTHER, 900.0, 0),
    ]
    assert "2 feeds." in onrecord(following, "follow", "list").out
    told = onrecord(following, "follow", "remove", FEED, "https://gone.example/rss")
    assert told.status == 1
    assert f"No longer followed: {FEED}" in told.out
    assert "does not follow https://gone.example/rss" in told.err
    assert len(onrecord(following, "follow", "list", "--json").out.splitlines()) == 1


def test_the_status_of_a_feed_tells_all_that_is_known_of_it(
    following: FollowingDesk, onrecord: Onrecord
) -> None:
    onrecord(following, "follow", "add", FEED, OTHER)
    with open_book(following.settings.record) as book:
        state = FeedState(
            2_700.0, NOW, 2, 3_600.0, visited_at=NOW, result="failed", reason="it answered 500"
        )
        book.feed_journal.finish(1, state)
    told = onrecord(following, "follow", "status", FEED)
    assert told.status == 0
    assert OTHER not in told.out
    assert "failed: it answered 500" in told.out
    assert "45 min (between 5 min and 1 d); the feed asks for 1 h" in told.out
    assert "0 done, 0 waiting, 0 given up" in told.out
    assert "2027-01-15" in told.out
    assert onrecord(following, "follow", "status", "https://gone.example/rss").status == 1


def test_asking_makes_no_record(following: FollowingDesk, onrecord: Onrecord) -> None:
    for command in ("list", "status"):
        assert onrecord(following, "follow", command).status == 1
    assert not following.settings.record.exists()


@pytest.mark.parametrize(
    "options",
    [
        ["--shortest", "5"],
        ["--longest", "10s"],
        ["--shortest", "soon"],
        ["--shortest", "2h", "--longest", "1h"],
    ],
)
def test_intervals_that_are_none_are_wrong_usage(
    following: FollowingDesk, onrecord: Onrecord, options: list[str]
) -> None:
    assert onrecord(following, "follow", "add", FEED, *options).status == 2


def test_what_is_no_feed_is_told_in_one_sentence(
    following: FollowingDesk, onrecord: Onrecord
) -> None:
    told = onrecord(following, "follow", "gone.opml")
    assert told.status == 1
    assert "gone.opml: no such file or directory; feeds are addresses" in told.err
