"""The real desk: the pipeline, with the settings of the environment."""

from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

from onrecord.accounts.contract import Accounts
from onrecord.config import Settings, load_settings
from onrecord.pipeline import (
    Judge,
    Reader,
    add_sources,
    article_history,
    check_draft,
    find_feeds,
    find_sources,
    follow_feeds,
    link_articles,
    load,
    open_accounts,
    open_book,
    read_articles,
    read_authority,
    read_draft,
    read_known_dates,
    reread,
)
from onrecord.pipeline.reading_pool import available_cores
from onrecord.schema.annotation import Annotations, AttributionSpans
from onrecord.schema.article import Article
from onrecord.schema.following import FollowEvent
from onrecord.schema.identity import AuthorityEntry
from onrecord.schema.intake import Added, IntakeLimits, Refusal, Source
from onrecord.schema.known_date import KnownDate
from onrecord.schema.quotations import CheckedDraft
from onrecord.schema.record import ArticleRecord
from onrecord.schema.revision import ArticleHistory
from onrecord.schema.run import RunProgress
from onrecord.store.repository import Book


class LazyReader(Reader):
    """A reader that loads its model files when it first reads.

    Adding articles that the record already has then costs no loading.
    """

    def __init__(
        self,
        threads: int | None,
        known_dates: Sequence[KnownDate] = (),
        model: Path | None = None,
    ) -> None:
        """Keep what is to be loaded until it is."""
        self._threads = threads
        self._model = model
        self.known_dates = tuple(known_dates)
        self._loaded: Reader | None = None

    @property
    def model(self) -> str:
        """Version of the model files."""
        return self._reader().model

    @property
    def judge(self) -> Judge:
        """What says of given words which stance they meet, what is done, what is promised."""
        return self._reader().judge

    def annotate(self, text: str) -> Annotations:
        """Return what the encoder finds in a text."""
        return self._reader().annotate(text)

    def read(
        self,
        article: Article | str,
        *,
        published: str | None = None,
        attributions: Sequence[AttributionSpans] | None = None,
    ) -> ArticleRecord:
        """Read one article."""
        return self._reader().read(article, published=published, attributions=attributions)

    def _reader(self) -> Reader:
        if self._loaded is None:
            self._loaded = load(
                threads=self._threads, known_dates=self.known_dates, model=self._model
            )
        return self._loaded


class PipelineDesk:
    """The desk of the command line."""

    def __init__(self) -> None:
        self._settings = load_settings()

    @property
    def settings(self) -> Settings:
        """The settings of the environment."""
        return self._settings

    def reader(self, known_dates: Path | None = None, model: Path | None = None) -> Reader:
        """Return a reader; it loads its model files when it first reads."""
        dates = read_known_dates(known_dates) if known_dates else ()
        return LazyReader(self._settings.threads, dates, model)

    def open_book(self, path: Path) -> Book:
        """Open a record, and make it where there is none."""
        return open_book(path)

    def open_accounts(self, path: Path) -> Accounts:
        """Open the accounts of a reading room, and make their file where there is none."""
        return open_accounts(path)

    def find_sources(self, given: str) -> list[Source]:
        """Turn a path, folder, glob, ``-`` or URL into the files and addresses it stands for."""
        return find_sources([given])

    def read_articles(
        self, source: Source, limits: IntakeLimits, published: str | None
    ) -> Iterator[Article | Refusal]:
        """Yield the articles of a source, and what cannot be read as a refusal."""
        return read_articles(source, limits, published=published)

    def add_sources(
        self,
        book: Book,
        reader: Reader,
        sources: Sequence[Source],
        limits: IntakeLimits,
        *,
        published: str | None,
        jobs: int | None,
        again: bool,
        watch: Callable[[RunProgress], None],
    ) -> Generator[Added]:
        """Read sources into a record, and tell what became of each article."""
        return add_sources(
            book,
            reader,
            sources,
            limits,
            published=published,
            jobs=self._jobs(jobs),
            again=again,
            watch=watch,
        )

    def find_feeds(self, given: Sequence[str], limits: IntakeLimits) -> list[str]:
        """Return the addresses of feeds, given themselves or in files."""
        return find_feeds(given, limits)

    def follow_feeds(
        self,
        book: Book,
        reader: Reader,
        limits: IntakeLimits,
        *,
        only: Sequence[str] | None,
        once: bool,
        jobs: int,
    ) -> Iterator[FollowEvent]:
        """Visit feeds as they fall due, and tell what comes of it."""
        return follow_feeds(book, reader, limits, only=only, once=once, jobs=jobs)

    def link_articles(self, book: Book, finished: Callable[[], None]) -> int:
        """Link the people of articles that are not linked yet, and return how many there were."""
        return link_articles(book, finished=finished)

    def article_history(self, book: Book, id: str) -> ArticleHistory:
        """Return an article through its versions, and what changed from each to the next."""
        return article_history(book, id)

    def check_draft(
        self, book: Book, path: str, limits: IntakeLimits, by: str | None
    ) -> CheckedDraft:
        """Look for every quotation of a file in a record."""
        return check_draft(book, self.reader(), read_draft(path, limits), name=path, by=by)

    def read_authority(self, path: Path) -> list[AuthorityEntry]:
        """Return the entries of an authority file."""
        return read_authority(path)

    def reread(self, book: Book, reader: Reader, jobs: int | None) -> Iterator[Added]:
        """Read again what another model has read."""
        return reread(book, reader, jobs=self._jobs(jobs))

    def _jobs(self, asked: int | None) -> int:
        return asked or self._settings.jobs or available_cores()
