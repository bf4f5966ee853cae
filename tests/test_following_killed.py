"""A run over feeds that is killed for real, with a server on this machine; the next one goes on."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Final

import pytest

from onrecord.pipeline import open_book
from tests.ingest.fake_site import Answer, Site
from tests.ingest.following.fake_network import article_page, names

pytestmark = pytest.mark.slow

ROOT: Final = Path(__file__).parents[1]
ARTICLES: Final = [f"n{number}" for number in range(12)]
# The real fetcher and the real record; the pauses are left out, and nothing is found in articles.
FOLLOW: Final = """
import sys
from pathlib import Path
from onrecord.pipeline import follow_feeds, open_book
from onrecord.schema.clock import Clock
from onrecord.schema.intake import IntakeLimits
from tests.ingest.following.fake_network import StubReader
import time

path, feed = Path(sys.argv[1]), sys.argv[2]
clock = Clock(time.time, lambda seconds: None)
with open_book(path) as book:
    book.follow([feed])
    limits = IntakeLimits(allow_private=True)
    for event in follow_feeds(book, StubReader(), limits, once=True, clock=clock):
        print(type(event).__name__, flush=True)
"""


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    site.serve("/robots.txt", status=404)
    for name in ARTICLES:
        site.serve(f"/news/{name}", article_page(name), Content_Type="text/html")
    items = "".join(f"<item><link>{site.url(f'/news/{name}')}</link></item>" for name in ARTICLES)
    feed = f"<rss><channel>{items}</channel></rss>".encode()
    site.serve("/feed", feed, Content_Type="application/rss+xml", ETag='"1"')
    yield site
    site.server.shutdown()
    site.server.server_close()


def _hold_back(site: Site, number: int, killed: threading.Event) -> None:
    """Answer no more than so many articles until the run is killed: it cannot come to its end."""
    lock = threading.Lock()
    left = number

    def held(answer: Answer) -> Answer:
        def answer_or_wait(handler: BaseHTTPRequestHandler) -> None:
            nonlocal left
            with lock:
                left -= 1
                waits = left < 0
            if waits:
                killed.wait()
            answer(handler)

        return answer_or_wait

    for name in ARTICLES:
        site.answers[f"/news/{name}"] = held(site.answers[f"/news/{name}"])


def _start(path: Path, site: Site) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", FOLLOW, str(path), site.url("/feed")]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("told", [0, 1, 5])
def test_a_killed_run_loses_nothing_and_the_next_one_doubles_nothing(
    tmp_path: Path, site: Site, told: int
) -> None:
    path = tmp_path / "record.db"
    killed = threading.Event()
    _hold_back(site, told + 2, killed)
    process = _start(path, site)
    assert process.stdout is not None
    for _ in range(told):
        assert process.stdout.readline() == "EntryTaken\n"
    if not told:
        while not site.asked and process.poll() is None:
            time.sleep(0.001)
    time.sleep(0.004 * told)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=100)
    killed.set()
    assert process.returncode == -signal.SIGKILL
    before = names(path)
    assert len(before) >= told
    again = _start(path, site)
    out, _ = again.communicate(timeout=100)
    assert again.returncode == 0
    assert out.splitlines()[-1] == "FeedVisited"
    assert names(path) == sorted(ARTICLES)
    with open_book(path) as book:
        assert all(len(book.versions(one.article.id)) == 1 for one in book.articles())
        (standing,) = book.feeds()
    assert (standing.entries.settled, standing.entries.waiting) == (len(ARTICLES), 0)
    # Only what was on its way when the program was killed is fetched twice.
    fetched = [one.path for one in site.asked if one.path.startswith("/news/")]
    assert len(fetched) <= len(ARTICLES) + 1
    assert not list(tmp_path.glob(".*.lock"))


def test_two_runs_at_once_read_each_article_once(tmp_path: Path, site: Site) -> None:
    path = tmp_path / "record.db"
    open_book(path).close()
    runs = [_start(path, site) for _ in range(2)]
    for run in runs:
        run.communicate(timeout=100)
        assert run.returncode == 0
    assert names(path) == sorted(ARTICLES)
    fetched = [one.path for one in site.asked if one.path.startswith("/news/")]
    assert sorted(fetched) == sorted(f"/news/{name}" for name in ARTICLES)
