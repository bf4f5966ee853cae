"""Whatever hosts answer and whenever the program dies: nothing lost, nothing twice, no haste."""

import tempfile
from itertools import islice, pairwise
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from onrecord.pipeline import follow_feeds, open_book
from onrecord.schema.following import Bounds, FeedVisited, WaitsUntil
from tests.ingest.following.fake_network import FEED, HOST, Network, names, rss

STEPS = st.lists(
    st.sampled_from(
        ["publish", "publish", "answer", "not modified", "500", "429", "down", "article 503", "die"]
    ),
    min_size=1,
    max_size=12,
)


def _step(network: Network, path: Path, step: str, published: list[str], etag: int) -> None:
    network.serve_articles(*published)
    network.reader.fails_over.clear()
    if step == "publish":
        published.insert(0, f"n{len(published)}")
        network.serve_articles(published[0])
    if step == "article 503" and published:
        network.fail(f"{HOST}/news/{published[0]}", 503)
    if step == "die":
        published.insert(0, f"n{len(published)}")
        network.serve_articles(published[0])
        network.reader.fails_over[f"known of {published[0]}."] = KeyboardInterrupt()
    network.serve(FEED, rss(*published, "n"), etag=f'"{etag}"')
    if step == "500":
        network.fail(FEED, 500)
    if step == "429":
        network.fail(FEED, 429, retry_after=4_000.0)
    if step == "down":
        network.fail(FEED, None)
    try:
        network.run_when_due(path)
    except KeyboardInterrupt:
        assert step == "die"


@pytest.mark.slow
# Each example makes a record and opens it a dozen times: shrinking one would take minutes.
@settings(max_examples=6, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(steps=STEPS)
def test_each_article_comes_into_the_record_once_whatever_happens(steps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, network, published = Path(folder, "record.db"), Network(), ["n"]
        network.serve_articles("n")
        network.serve(FEED, rss("n"))
        network.run(path, FEED)
        for number, step in enumerate(steps):
            is_same = step == "not modified"
            _step(network, path, step, published, number - is_same)
        for number in range(2):
            # Longer than any wait for an article that failed.
            network.now += 90_000.0
            _step(network, path, "answer", published, 1_000 + number)
        assert names(path) == sorted(set(published))
        with open_book(path) as book:
            assert all(len(book.versions(one.article.id)) == 1 for one in book.articles())
            (standing,) = book.feeds()
        assert (standing.entries.waiting, standing.entries.given_up) == (0, 0)
        gaps = [late - early for early, late in pairwise(network.times(FEED))]
        # A visit that the program did not outlive is made again.
        deaths = steps.count("die")
        assert sum(gap < Bounds().shortest - 1 for gap in gaps) <= deaths
        # What dies forgets when it last asked, though not which hosts are to be left alone.
        asked = [time for time, _ in network.asked]
        assert sum(late - early < 0.999 for early, late in pairwise(asked)) <= deaths


def test_a_run_goes_on_and_sees_feeds_that_are_added_meanwhile(tmp_path: Path) -> None:
    network, path = Network(), tmp_path / "record.db"
    network.serve_articles("a", "b")
    network.serve(FEED, rss("a"), etag='"1"')
    other = "https://courier.example/rss"
    network.serve(other, rss("b"), etag='"1"')
    with network.installed(), open_book(path) as book:
        book.follow([FEED], now=network.now)
        run = follow_feeds(book, network.reader, clock=network.clock)  # type: ignore[arg-type]
        events = list(islice(run, 4))
        assert [type(one).__name__ for one in events] == [
            "EntryTaken",
            "FeedVisited",
            "WaitsUntil",
            "FeedVisited",
        ]
        waits = events[2]
        assert isinstance(waits, WaitsUntil)
        assert waits.time == events[1].feed.state.next_at  # type: ignore[union-attr]
        with open_book(path) as same:
            same.follow([other], now=network.now)
        visited = [one for one in islice(run, 8) if isinstance(one, FeedVisited)]
        assert other in [one.feed.address for one in visited]
        run.close()  # type: ignore[attr-defined]
    assert names(path) == ["a", "b"]
