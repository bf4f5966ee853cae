"""Visits of feeds, from the network to the record and over restarts; no time passes."""

from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.errors import FeedHeld, MalformedInput, RecordUnavailable
from onrecord.pipeline import open_book
from onrecord.schema.following import Bounds, EntryTaken, FeedVisited, LeftToAnother
from onrecord.schema.intake import IntakeLimits
from tests.ingest.following.fake_network import (
    FEED,
    HOST,
    START,
    Network,
    article_page,
    names,
    outcomes,
    rss,
    visits,
)

OTHER = "https://courier.example/rss"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture
def network() -> Network:
    network = Network()
    network.serve_articles("a", "b")
    network.serve(FEED, rss("a", "b"), etag='"1"')
    return network


def test_new_articles_are_read_once_and_known_from_then_on(network: Network, path: Path) -> None:
    (visit,) = visits(network.run(path, FEED))
    assert (visit.listed, visit.known, visit.waiting) == (2, 0, 0)
    assert visit.counts == {"added": 2}
    assert visit.feed.state.result == "new entries"
    assert names(path) == ["a", "b"]
    network.serve_articles("c")
    network.serve(FEED, rss("c", "a", "b"), etag='"2"')
    (visit,) = visits(network.run_when_due(path))
    assert (visit.listed, visit.known, dict(visit.counts)) == (3, 2, {"added": 1})
    assert [len(network.times(f"{HOST}/news/{name}")) for name in "abc"] == [1, 1, 1]


def test_a_feed_that_has_not_changed_is_not_sent_again(network: Network, path: Path) -> None:
    network.run(path, FEED)
    (visit,) = visits(network.run_when_due(path))
    assert visit.feed.state.result == "not modified"
    assert (visit.listed, dict(visit.counts)) == (0, {})


def test_a_feed_is_not_visited_before_it_is_due(network: Network, path: Path) -> None:
    network.run(path, FEED)
    assert network.run(path, FEED) == []
    assert len(network.times(FEED)) == 1


@pytest.mark.parametrize("how", ["ttl", "fresh_for"])
def test_a_feed_is_left_alone_as_long_as_it_asks(network: Network, path: Path, how: str) -> None:
    if how == "ttl":
        network.serve(FEED, rss("a", "b", channel="<ttl>300</ttl>"), etag='"1"')
    else:
        network.serve(FEED, rss("a", "b"), etag='"1"', fresh_for=18_000.0)
    network.run(path, FEED)
    network.run_when_due(path)
    network.run_when_due(path)
    first, second, third = network.times(FEED)
    assert second - first >= 18_000.0
    assert third - second >= 18_000.0


def test_one_article_that_fails_stops_no_other_and_is_tried_again(
    network: Network, path: Path
) -> None:
    network.serve(FEED, rss("gone", "a", "broken", "odd", "b"))
    network.answers[f"{HOST}/news/broken"] = MalformedInput("it cannot be read")
    network.serve(f"{HOST}/news/odd", article_page("odd"))
    network.reader.fails_over["known of odd"] = ZeroDivisionError("who divides by nothing")
    events = network.run(path, FEED)
    assert outcomes(events) == {
        "gone": "failed",
        "a": "added",
        "broken": "failed",
        "odd": "failed",
        "b": "added",
    }
    (visit,) = visits(events)
    assert visit.counts == {"added": 2, "failed": 3}
    assert visit.waiting == 2
    failed = {
        one.added.where[-4:]: one
        for one in events
        if isinstance(one, EntryTaken) and one.added.outcome == "failed"
    }
    assert failed["gone"].retry_at
    assert failed["oken"].retry_at is None
    assert "ZeroDivisionError who divides by nothing" in (failed["/odd"].added.reason or "")
    network.serve_articles("gone")
    network.reader.fails_over.clear()
    assert outcomes(network.run_when_due(path)) == {"gone": "added", "odd": "added"}
    assert names(path) == ["a", "b", "gone", "odd"]


def test_an_article_that_fails_is_given_up_after_five_tries_and_taken_up_when_it_changes(
    network: Network, path: Path
) -> None:
    network.serve(FEED, rss("gone"))
    network.run(path, FEED)
    for _ in range(60):
        network.run_when_due(path)
    times = network.times(f"{HOST}/news/gone")
    assert len(times) == 5
    assert all(late - early >= 600.0 for early, late in pairwise(times))
    with open_book(path) as book:
        (standing,) = book.feeds()
    assert (standing.entries.given_up, standing.entries.waiting) == (1, 0)
    network.serve_articles("gone")
    network.serve(FEED, rss("gone", stamp=" at last"))
    assert outcomes(network.run_when_due(path)) == {"gone": "added"}


def test_what_is_no_article_is_left_out_with_the_reason_and_not_fetched_again(
    network: Network, path: Path
) -> None:
    network.serve(f"{HOST}/news/b", b"<html><body><p>Too little.</p></body></html>")
    network.serve(f"{HOST}/news/list", rss("a"), media_type="text/xml")
    network.serve(FEED, rss("a", "b", "list"))
    events = network.run(path, FEED)
    assert outcomes(events) == {"a": "added", "b": "left out", "list, entry 1": "left out"}
    left = [e.added.reason for e in events if isinstance(e, EntryTaken) and e.added.reason]
    assert len(left) == 2
    network.run_when_due(path)
    assert len(network.times(f"{HOST}/news/b")) == 1


def test_what_robots_txt_keeps_off_is_left_out(network: Network, path: Path) -> None:
    network.serve(f"{HOST}/robots.txt", b"User-agent: *\nDisallow: /news/b\n")
    assert outcomes(network.run(path, FEED)) == {"a": "added", "b": "left out"}
    assert network.times(f"{HOST}/news/b") == []


def test_a_feed_that_robots_txt_keeps_off_is_told_and_asked_for_once_a_day(
    network: Network, path: Path
) -> None:
    network.serve(f"{HOST}/robots.txt", b"User-agent: *\nDisallow: /\n")
    (visit,) = visits(network.run(path, FEED))
    assert visit.feed.state.result == "refused"
    assert "robots.txt" in (visit.feed.state.reason or "")
    assert visit.feed.state.next_at == pytest.approx(network.now + 86_400.0)


def test_an_entry_that_changes_is_read_again_but_not_more_than_once_an_hour(
    network: Network, path: Path
) -> None:
    network.run(path, FEED)
    network.serve(f"{HOST}/news/a", article_page("a, corrected"))
    for number in range(30):
        network.serve(FEED, rss("a", "b", stamp=str(number)))
        network.run_when_due(path)
    times = network.times(f"{HOST}/news/a")
    assert len(times) > 1
    assert all(late - early >= 3_600.0 for early, late in pairwise(times))
    with open_book(path) as book:
        assert [one.number for one in book.versions(f"{HOST}/news/a")] == [1, 2]
        assert [one.number for one in book.versions(f"{HOST}/news/b")] == [1]


def test_an_article_that_two_feeds_name_is_fetched_once(network: Network, path: Path) -> None:
    network.serve(OTHER, rss("b", "a"))
    (first, second) = visits(network.run(path, FEED, OTHER))
    assert dict(first.counts) == {"added": 2}
    assert (second.listed, second.known, dict(second.counts)) == (2, 2, {})
    assert len(network.times(f"{HOST}/news/a")) == 1


def test_an_entry_without_an_address_is_read_from_the_feed(network: Network, path: Path) -> None:
    text = article_page("x").decode().partition("<p>")[2].partition("</p>")[0]
    item = f"<item><guid isPermaLink='false'>x1</guid><description>{text * 3}</description></item>"
    network.serve(FEED, f"<rss><channel>{item}</channel></rss>".encode(), etag='"1"')
    (visit,) = visits(network.run(path, FEED))
    assert (dict(visit.counts), visit.waiting) == ({"added": 1}, 0)
    network.serve(FEED, f"<rss><channel><ttl>1</ttl>{item}</channel></rss>".encode())
    (visit,) = visits(network.run_when_due(path))
    assert (visit.known, dict(visit.counts)) == (1, {})


def test_failures_of_a_feed_are_counted_and_waited_for_over_restarts(
    network: Network, path: Path
) -> None:
    network.fail(FEED)
    (visit,) = visits(network.run(path, FEED))
    assert (visit.feed.state.result, visit.feed.state.failures) == ("failed", 1)
    for _ in range(4):
        network.run_when_due(path)
    times = network.times(FEED)
    gaps = [late - early for early, late in pairwise(times)]
    assert gaps == sorted(gaps)
    assert gaps[-1] > 3 * gaps[0]
    network.serve(FEED, rss("a"))
    (visit,) = visits(network.run_when_due(path))
    assert (visit.feed.state.failures, dict(visit.counts)) == (0, {"added": 1})


def test_a_retry_after_is_heeded_over_restarts(network: Network, path: Path) -> None:
    network.fail(FEED, 503, retry_after=7_200.0)
    network.run(path, FEED)
    for _ in range(5):
        network.now += 1_000.0
        assert network.run(path) == []
    network.serve(FEED, rss("a"))
    network.run_when_due(path)
    first, second = network.times(FEED)
    assert second - first >= 7_200.0


def test_a_host_that_fails_is_left_alone_by_all_feeds_over_restarts(
    network: Network, path: Path
) -> None:
    network.serve(FEED, rss("a", "b"))
    network.fail(f"{HOST}/news/a", 503, retry_after=5_000.0)
    network.fail(f"{HOST}/news/b", 503, retry_after=5_000.0)
    events = network.run(path, FEED)
    assert len(outcomes(events)) == 1
    (visit,) = visits(events)
    assert visit.waiting == 2
    asked = len(network.asked)
    (visit,) = visits(network.run(path, f"{HOST}/other-feed"))
    assert visit.feed.state.result == "postponed"
    assert visit.feed.state.failures == 0
    assert len(network.asked) == asked
    network.serve_articles("a", "b")
    network.now += 5_001.0
    assert set(outcomes(network.run(path)).values()) == {"added"}
    assert names(path) == ["a", "b"]


def test_a_feed_that_is_gone_is_visited_no_more_until_it_is_named_again(
    network: Network, path: Path
) -> None:
    network.fail(FEED, 410)
    (visit,) = visits(network.run(path, FEED))
    assert (visit.feed.state.result, visit.feed.state.next_at) == ("gone", None)
    network.now += 1e7
    assert network.run(path) == []
    network.serve(FEED, rss("a"))
    assert outcomes(network.run(path, FEED)) == {"a": "added"}


def test_what_is_no_feed_is_a_failure_with_a_reason(network: Network, path: Path) -> None:
    network.serve(FEED, article_page("a"))
    (visit,) = visits(network.run(path, FEED))
    assert visit.feed.state.reason == "it is no feed, sitemap or list of feeds"


def test_what_a_list_names_is_followed_as_long_as_it_names_it(network: Network, path: Path) -> None:
    def opml(*feeds: str) -> bytes:
        outlines = "".join(f"<outline xmlUrl='{feed}'/>" for feed in feeds)
        return f"<?xml version='1.0'?><opml><body>{outlines}</body></opml>".encode()

    given = f"{HOST}/all.opml"
    network.serve(given, opml(FEED, OTHER), etag='"1"')
    network.serve(OTHER, rss("b"))
    found = visits(network.run(path, given))
    assert [one.feed.address for one in found] == [given, FEED, OTHER]
    assert (found[0].listed, found[0].known) == (2, 0)
    network.serve(given, opml(OTHER), etag='"2"')
    network.now += 90_000.0
    network.run(path, given)
    with open_book(path) as book:
        followed = [(one.feed.address, one.feed.listed_by) for one in book.feeds()]
        assert followed == [(given, None), (OTHER, 1)]
        book.unfollow(given)
        assert book.feeds() == []
    assert names(path) == ["a", "b"]


def test_more_entries_than_one_visit_may_take_wait_for_the_next(
    network: Network, path: Path
) -> None:
    letters = "abcdefg"
    network.serve_articles(*letters)
    network.serve(FEED, rss(*letters), etag='"1"')
    limits = IntakeLimits(listed_addresses=3)
    (visit,) = visits(network.run(path, FEED, limits=limits))
    assert (dict(visit.counts), visit.waiting) == ({"added": 3}, 4)
    assert visit.feed.state.next_at == pytest.approx(network.now + Bounds().shortest, abs=1)
    network.now += 301.0
    (visit,) = visits(network.run(path, limits=limits))
    assert visit.feed.state.result == "not modified"
    network.now += 301.0
    network.run(path, limits=limits)
    assert names(path) == list(letters)


def test_a_feed_that_another_program_reads_is_left_to_it(network: Network, path: Path) -> None:
    with open_book(path) as book:
        (feed,) = book.follow([FEED], now=network.now)
        with book.feed_journal.holding(feed.number):
            with (
                pytest.raises(FeedHeld, match="Another program reads https://herald"),
                book.feed_journal.holding(feed.number),
            ):
                pass
            assert network.run(path, FEED, OTHER)[0] == LeftToAnother(FEED)
        assert network.times(FEED) == []
    assert visits(network.run(path, FEED))
    assert [file.name for file in path.parent.iterdir()] == ["record.db"]


@pytest.mark.parametrize("interrupted", range(1, 4))
def test_an_interruption_loses_nothing_and_doubles_nothing(
    network: Network, path: Path, interrupted: int
) -> None:
    letters = "abcd"
    network.serve_articles(*letters)
    network.serve(FEED, rss(*letters), etag='"1"')
    word = f"known of {letters[interrupted]}"
    network.reader.fails_over[word] = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        network.run(path, FEED)
    network.reader.fails_over.clear()
    network.run(path, FEED)
    assert names(path) == list(letters)
    with open_book(path) as book:
        assert all(len(book.versions(one.article.id)) == 1 for one in book.articles())


def test_an_article_that_ends_the_program_each_time_is_given_up(
    network: Network, path: Path
) -> None:
    network.serve(FEED, rss("a", "b"))
    network.reader.fails_over["known of a"] = KeyboardInterrupt()
    for _ in range(5):
        with pytest.raises(KeyboardInterrupt):
            network.run(path, FEED)
    events = network.run(path, FEED)
    assert outcomes(events)["a"] == "failed"
    assert names(path) == ["b"]


def test_a_record_that_cannot_be_written_ends_the_run_with_its_sentence(
    network: Network, path: Path
) -> None:
    network.reader.fails_over["known of"] = RecordUnavailable("the disk is full")
    with pytest.raises(RecordUnavailable, match="the disk is full"):
        network.run(path, FEED)


def test_what_is_visited_adds_up(network: Network, path: Path) -> None:
    network.serve(f"{HOST}/news/b", b"<html><body><p>Too little.</p></body></html>")
    network.serve(FEED, rss("a", "b", "gone", "a"))
    events = network.run(path, FEED)
    (visit,) = visits(events)
    taken = [one for one in events if isinstance(one, EntryTaken)]
    assert visit.listed == visit.known + len(taken) == 3
    assert sum(visit.counts.values()) == len(taken)
    assert isinstance(events[-1], FeedVisited)
    assert START <= (visit.feed.state.visited_at or 0.0) <= network.now
