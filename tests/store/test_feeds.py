"""Feeds as they are kept: what is written is read again, addresses go, every query has an index."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from onrecord.errors import FeedHeld, NotInRecord
from onrecord.schema.article import Detail
from onrecord.schema.following import Bounds, FeedState, ListedEntry
from onrecord.schema.host_pace import HostPace
from onrecord.store import migrations
from onrecord.store.feeds import time_seconds, time_text
from onrecord.store.sqlite import SqliteBook
from tests.store.samples import council_record

NOW = 1_800_000_000.0
FEED, OTHER = "https://herald.example/feed", "https://courier.example/rss"
FARES = "https://herald.example/fares"


def _entries(*urls: str, stamp: str = "1") -> list[ListedEntry]:
    return [ListedEntry(url, stamp, url, "2026-02-26") for url in urls]


@given(times=st.lists(st.floats(0.0, 4_000_000_000.0), min_size=2, max_size=2))
def test_times_as_text_have_the_order_of_times(times: list[float]) -> None:
    early, late = sorted(times)
    assert time_text(early) <= time_text(late)
    assert abs(time_seconds(time_text(early)) - early) <= 0.001


def test_where_a_feed_stands_is_kept(book: SqliteBook, path: Path) -> None:
    (feed,) = book.follow([FEED], bounds=Bounds(120.0, 7_200.0), now=NOW)
    assert feed.state == FeedState(interval=1_800.0, next_at=NOW)
    state = FeedState(
        900.0, NOW + 900.0, 3, 60.0, '"e"', "Thu", NOW, "failed", "it is down", NOW - 5.0
    )
    book.feed_journal.finish(feed.number, state)
    with SqliteBook(path) as again:
        (standing,) = again.feeds()
    assert standing.feed == replace(feed, state=state)


def test_a_feed_named_again_keeps_where_it_stands_and_takes_new_bounds(book: SqliteBook) -> None:
    (feed,) = book.follow([FEED], now=NOW)
    state = replace(feed.state, next_at=NOW + 5_000.0, failures=2)
    book.feed_journal.finish(feed.number, state)
    assert book.follow([FEED], now=NOW + 1.0) == [replace(feed, state=state)]
    (again,) = book.follow([FEED], bounds=Bounds(60.0, 600.0), now=NOW + 1.0)
    assert (again.bounds, again.state.interval) == (Bounds(60.0, 600.0), 600.0)


def test_a_feed_is_followed_no_more_with_all_that_it_lists(book: SqliteBook) -> None:
    (root, _) = book.follow([FEED, OTHER], now=NOW)
    journal = book.feed_journal
    child = "https://herald.example/1.xml"
    assert journal.note_lists(root.number, [child, OTHER], now=NOW) == {child}
    assert [one.feed.address for one in book.feeds()] == [FEED, OTHER, child]
    assert {one.address for one in journal.due(NOW, roots={root.number})} == {FEED, child}
    listed = book.feeds()[2].feed
    journal.note_lists(listed.number, ["https://herald.example/2.xml"], now=NOW)
    journal.note_entries(listed.number, _entries(FARES), now=NOW)
    assert book.unfollow(FEED).address == FEED
    assert [one.feed.address for one in book.feeds()] == [OTHER]
    with pytest.raises(NotInRecord, match="does not follow"):
        book.unfollow(FEED)


def test_what_a_person_names_stays_when_a_list_names_it_no_more(book: SqliteBook) -> None:
    (root,) = book.follow([FEED], now=NOW)
    journal = book.feed_journal
    journal.note_lists(root.number, [OTHER], now=NOW)
    book.follow([OTHER], now=NOW)
    journal.note_lists(root.number, [], now=NOW)
    assert [one.feed.address for one in book.feeds()] == [FEED, OTHER]


def test_entries_keep_no_address_once_they_are_done_with(book: SqliteBook, path: Path) -> None:
    (feed,) = book.follow([FEED], now=NOW)
    journal = book.feed_journal
    assert journal.note_entries(feed.number, _entries(FARES), now=NOW) == {FARES}
    (entry,) = journal.waiting(feed.number, NOW, limit=10)
    assert (entry.url, entry.tries) == (FARES, 0)
    journal.begin(feed.number, entry.key_hash)
    journal.retry(feed.number, entry.key_hash, at=NOW + 60.0)
    assert journal.waiting(feed.number, NOW, limit=10) == []
    assert journal.waiting(feed.number, NOW + 60.0, limit=10)[0].tries == 1
    journal.settle(feed.number, entry.key_hash, now=NOW)
    assert journal.note_entries(feed.number, _entries(FARES), now=NOW) == frozenset()
    with sqlite3.connect(path) as plain:
        assert FARES not in "".join(plain.iterdump())
    assert journal.forget(feed.number, {FARES}, before=NOW + 1.0) == 0
    assert journal.forget(feed.number, set(), before=NOW + 1.0) == 1


def test_withdrawals_let_go_of_addresses_that_wait(book: SqliteBook, path: Path) -> None:
    record = council_record()
    article = replace(record.article, url=Detail(FARES, "given"))
    book.add(replace(record, article=article))
    person = next(one.name for one in record.entities if one.type == "person")
    slug = f"https://herald.example/{'-'.join(person.lower().split())}-resigns"
    plain_url = "https://herald.example/weather"
    (feed,) = book.follow([FEED], now=NOW)
    journal = book.feed_journal
    journal.note_entries(feed.number, _entries(FARES, slug, plain_url), now=NOW)
    book.withdraw_person(person)
    left = {one.url for one in journal.waiting(feed.number, NOW, limit=10)}
    assert left == {FARES, plain_url}
    book.withdraw_article(record.article.id)
    assert [one.url for one in journal.waiting(feed.number, NOW, limit=10)] == [plain_url]
    assert journal.note_entries(feed.number, _entries(FARES, slug), now=NOW) == frozenset()


def test_hosts_that_failed_are_kept_and_those_that_answer_are_not(book: SqliteBook) -> None:
    journal = book.feed_journal
    failing = HostPace("https://herald.example", NOW + 30.0, 2)
    slow = HostPace("https://courier.example", NOW, 0, 10.0)
    journal.keep_hosts([failing, slow, HostPace("https://other.example", NOW)])
    assert journal.hosts() == [slow, failing]
    journal.keep_hosts([replace(failing, failures=0)])
    assert journal.hosts() == [slow]


HOLD = """
import sys, time
from pathlib import Path
from onrecord.store.sqlite import SqliteBook
with SqliteBook(Path(sys.argv[1])) as book, book.feed_journal.holding(1):
    print("held", flush=True)
    time.sleep(250)
"""


def test_a_killed_program_holds_no_feed(book: SqliteBook, path: Path) -> None:
    book.follow([FEED], now=NOW)
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    with pytest.raises(FeedHeld, match=FEED), book.feed_journal.holding(1):
        pass
    process.kill()
    process.wait(timeout=60)
    with book.feed_journal.holding(1), book.feed_journal.holding(2):
        pass
    assert not list(path.parent.glob("*.lock"))
    assert not list(path.parent.glob(".*.lock"))


def test_a_record_of_an_earlier_version_follows_feeds_once_it_is_opened(path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0006")
    engine.dispose()
    with SqliteBook(path) as book:
        book.add(council_record())
        book.follow([FEED], now=NOW)
        assert [one.address for one in book.feed_journal.due(NOW)] == [FEED]


ASKED: dict[str, Callable[[SqliteBook], object]] = {
    "due": lambda book: book.feed_journal.due(NOW),
    "next visit": lambda book: book.feed_journal.next_visit(),
    "one": lambda book: book.feed_journal.feed(1),
    "entries": lambda book: book.feed_journal.note_entries(1, _entries(FARES), now=NOW),
    "lists": lambda book: book.feed_journal.note_lists(1, [OTHER], now=NOW),
    "waiting": lambda book: book.feed_journal.waiting(1, NOW, limit=5),
    "how many wait": lambda book: book.feed_journal.count_waiting(1),
    "settle": lambda book: book.feed_journal.settle(1, "0", now=NOW),
    "forget": lambda book: book.feed_journal.forget(1, set(), before=NOW),
    "unfollow": lambda book: book.unfollow(OTHER),
}
_READ_THROUGH = re.compile(r"SCAN (feeds|feed_entries)\b(?!.* USING (?:COVERING )?INDEX)")


@pytest.mark.parametrize("asked", ASKED)
def test_no_table_of_feeds_is_read_through(book: SqliteBook, asked: str) -> None:
    book.follow([FEED, OTHER], now=NOW)
    driver = book._database._driver()
    queries: list[str] = []
    driver.set_trace_callback(queries.append)
    ASKED[asked](book)
    driver.set_trace_callback(None)
    told = [
        (query, step)
        for query in queries
        if query.lstrip().startswith(("SELECT", "UPDATE", "DELETE"))
        for *_, step in driver.execute(f"EXPLAIN QUERY PLAN {query}")
    ]
    assert told
    assert [one for one in told if _READ_THROUGH.match(one[1])] == []
