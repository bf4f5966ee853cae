"""Hosts of the test's own, and time that passes only in sleep; the record is a real one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from unittest import mock

from onrecord.errors import FetchFailed, InputError
from onrecord.ingest.fetching.fetch import Page, Validators
from onrecord.ingest.fetching.polite import PoliteFetcher
from onrecord.pipeline import follow_feeds, open_book
from onrecord.schema.article import Article
from onrecord.schema.clock import Clock
from onrecord.schema.following import EntryTaken, FeedVisited, FollowEvent
from onrecord.schema.intake import IntakeLimits
from onrecord.schema.record import ArticleRecord
from tests.ingest.documents import PROSE

HOST = "https://herald.example"
FEED = f"{HOST}/feed"
START = 1_800_000_000.0


def article_page(title: str) -> bytes:
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"<p>{PROSE * 3}</p><p>This is all that is known of {title}.</p></article></body></html>"
    ).encode()


def rss(*names: str, channel: str = "", stamp: str = "") -> bytes:
    items = "".join(
        f"<item><link>{HOST}/news/{name}</link><title>{name}{stamp}</title></item>"
        for name in names
    )
    return f"<rss><channel>{channel}{items}</channel></rss>".encode()


class StubReader:
    """Finds nothing; fails over texts that it is told to fail over."""

    model = "stub"
    known_dates = ()

    def __init__(self) -> None:
        self.fails_over: dict[str, BaseException] = {}

    def read(self, article: Article, *, published: str | None = None) -> ArticleRecord:
        for words, error in self.fails_over.items():
            if words in article.text:
                raise error
        return ArticleRecord(article, (), (), (), (), (), self.model)


@dataclass
class Network:
    """Answers by address; notes what was asked for and when."""

    answers: dict[str, Page | InputError] = field(default_factory=dict)
    now: float = START
    asked: list[tuple[float, str]] = field(default_factory=list)
    reader: StubReader = field(default_factory=StubReader)

    def serve(
        self,
        url: str,
        body: bytes,
        *,
        media_type: str = "text/html",
        etag: str | None = None,
        fresh_for: float | None = None,
    ) -> None:
        self.answers[url] = Page(url, body, media_type, None, Validators(etag), fresh_for)

    def serve_articles(self, *names: str) -> None:
        for name in names:
            self.serve(f"{HOST}/news/{name}", article_page(name))

    def fail(self, url: str, status: int | None = 500, retry_after: float | None = None) -> None:
        self.answers[url] = FetchFailed(
            f"the address answered {status}", status=status, retry_after=retry_after
        )

    def fetch(self, url: str, limits: IntakeLimits, validators: Validators) -> Page | None:
        self.asked.append((self.now, url))
        answer = self.answers.get(url)
        if answer is None:
            raise FetchFailed("the address answered 404 Not Found", status=404)
        if isinstance(answer, InputError):
            raise answer
        if validators.etag and validators.etag == answer.validators.etag:
            return None
        return answer

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.now, self.sleep)

    def times(self, url: str) -> list[float]:
        return [time for time, asked in self.asked if asked == url]

    @contextmanager
    def installed(self) -> Iterator[None]:
        fetcher = partial(PoliteFetcher, fetch=self.fetch)
        with mock.patch("onrecord.ingest.following.following.PoliteFetcher", fetcher):
            yield

    def run(self, path: Path, *feeds: str, limits: IntakeLimits | None = None) -> list[FollowEvent]:
        """Open the record anew, follow feeds, and visit what is due."""
        with self.installed(), open_book(path) as book:
            if feeds:
                book.follow(feeds, now=self.now)
            only = feeds or None
            run = follow_feeds(
                book,
                self.reader,  # type: ignore[arg-type]
                limits,
                only=only,
                once=True,
                clock=self.clock,
            )
            return list(run)

    def run_when_due(self, path: Path) -> list[FollowEvent]:
        """Let the time pass until the next visit, and make it."""
        with open_book(path) as book:
            due = book.feed_journal.next_visit()
        assert due is not None
        self.now = max(self.now, due + 0.001)
        return self.run(path)


def visits(events: Sequence[FollowEvent]) -> list[FeedVisited]:
    return [one for one in events if isinstance(one, FeedVisited)]


def outcomes(events: Sequence[FollowEvent]) -> dict[str, str]:
    return {
        one.added.where.rpartition("/")[2]: one.added.outcome
        for one in events
        if isinstance(one, EntryTaken)
    }


def names(path: Path) -> list[str]:
    """Return the last parts of the addresses of the articles in a record, sorted."""
    with open_book(path) as book:
        return sorted(one.article.key.rpartition("/")[2] for one in book.articles())
