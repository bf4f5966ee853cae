"""Articles on their way into a record."""

from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final

from onrecord.encoder.judge import Judge as Judge  # noqa: PLC0414 - the interfaces see it here
from onrecord.errors import InputError, NotInRecord, RecordBusy
from onrecord.ingest.sources import SourceReading
from onrecord.pipeline.reading import Reader, load
from onrecord.pipeline.reading_pool import ReadingPool
from onrecord.pipeline.run import AddingRun, Settle, Ways
from onrecord.resolution.revision_dates import date_revisions
from onrecord.schema.article import Article
from onrecord.schema.clock import SYSTEM_CLOCK, Clock
from onrecord.schema.following import FollowEvent, WaitsUntil
from onrecord.schema.intake import Added, AddedOutcome, IntakeLimits, ReadArticle, Refusal, Source
from onrecord.schema.known_date import KnownDate
from onrecord.schema.record import ArticleRecord
from onrecord.schema.run import RunProgress
from onrecord.store.repository import Book, Standing

_OUTCOMES: Final[dict[Standing, AddedOutcome]] = {
    "new": "added",
    "changed": "updated",
    "unchanged": "unchanged",
    "withdrawn": "withdrawn",
}


def add_sources(
    book: Book,
    reader: Reader,
    sources: Iterable[Source],
    limits: IntakeLimits,
    *,
    published: str | None = None,
    jobs: int = 1,
    again: bool = False,
    watch: Callable[[RunProgress], None] | None = None,
) -> Generator[Added]:
    """Read sources into a record, a few articles a transaction, and tell what became of each.

    The record is the same whatever the number of jobs: articles are recorded in their order. Files
    that were read before, and are what they were, are not read again, nor is the part of one that
    an interrupted run had read; what is known of them is told in sums (`Added.count`).

    Args:
        book: the record.
        reader: reads in this process.
        sources: what to read.
        limits: bounds on what comes from strangers.
        published: ISO 8601 date for articles without one.
        jobs: processes to read in; more than one only where many articles come.
        again: read files again that were read before.
        watch: told how far the run is, whenever that changes.
    """
    link_articles(book)
    book.gather()
    with ReadingPool(reader, partial(_load_worker, reader.known_dates), jobs) as pool:
        ways = Ways(
            limits,
            published,
            open=partial(SourceReading, limits=limits, published=published),
            submit=partial(_submit, book, pool),
            record=partial(_record, book),
            most_waiting=lambda: pool.waiting,
        )
        yield from AddingRun(book, ways, again=again, watch=watch).add(list(sources))
    book.relink()


def follow_feeds(
    book: Book,
    reader: Reader,
    limits: IntakeLimits | None = None,
    *,
    only: Collection[str] | None = None,
    once: bool = False,
    jobs: int = 1,
    clock: Clock = SYSTEM_CLOCK,
) -> Iterator[FollowEvent]:
    """Visit the feeds that a record follows as they fall due, and tell what comes of it.

    Args:
        book: the record; `Book.follow` names its feeds.
        reader: reads in this process.
        limits: bounds on what comes from strangers; None for the usual ones.
        only: only these feeds, by address, and what they list; None for all.
        once: end when each feed that is due was visited, rather than go on.
        jobs: processes to read in.
        clock: tells the time, and lets it pass.
    """
    # It brings httpx, which files need not wait for.
    from onrecord.ingest.following.following import follow  # noqa: PLC0415

    link_articles(book)
    with ReadingPool(reader, partial(_load_worker, reader.known_dates), jobs) as pool:
        take = partial(_intake, book, pool)
        run = follow(book.feed_journal, take, limits or IntakeLimits(), lambda: pool.waiting, clock)
        for event in run.events(only=only, once=once):
            if isinstance(event, WaitsUntil):
                book.relink()
            yield event
    book.relink()


def link_articles(book: Book, *, finished: Callable[[], None] | None = None) -> int:
    """Link the people of all articles that are not linked yet, and try names in doubt again.

    Linking that failed leaves such articles, and so does an earlier version of onrecord.

    Args:
        book: the record.
        finished: told each time that an article is done.

    Returns:
        The number of articles that were linked.
    """
    articles = book.unlinked()
    for article in articles:
        # Another program may have withdrawn it meanwhile.
        with suppress(NotInRecord):
            book.link_article(article)
        if finished:
            finished()
    book.relink()
    return len(articles)


def reread(book: Book, reader: Reader, *, jobs: int = 1) -> Iterator[Added]:
    """Read again what another model has read, and replace what was found.

    Args:
        book: the record.
        reader: reads in this process.
        jobs: processes to read in; more than one only where there are many articles.
    """
    link_articles(book)
    waiting: deque[Callable[[], Added]] = deque()
    with ReadingPool(reader, partial(_load_worker, reader.known_dates), jobs) as pool:
        for article in list(book.stale(reader.model)):
            waiting.append(partial(_replace, book, article, pool.submit(article)))
            yield from _settled(waiting, pool.waiting)
        yield from _settled(waiting, 0)
    book.relink()


def _load_worker(known_dates: Sequence[KnownDate]) -> Reader:
    return load(threads=1, known_dates=known_dates)


def _settled(waiting: deque[Callable[[], Added]], most: int) -> Iterator[Added]:
    """Settle what waits longest until no more than ``most`` wait."""
    while len(waiting) > most:
        yield waiting.popleft()()


def _intake(
    book: Book, pool: ReadingPool, where: str, item: Article | Refusal
) -> Callable[[], Added]:
    """Give an article to be read; what is returned records it, and tells what became of it."""
    settle = _submit(book, pool, where, item)

    def finish() -> Added:
        settled = settle()
        return _record_one(book, settled) if isinstance(settled, ReadArticle) else settled

    return finish


def _submit(book: Book, pool: ReadingPool, where: str, item: Article | Refusal) -> Settle:
    """Give an article to be read; what is returned waits for that."""
    if isinstance(item, Refusal):
        refused = _refused(item)
        return lambda: refused
    where = item.where or where
    standing = book.standing(item)
    if standing == "unchanged" and item.revisions:
        _note_revisions(book, item)
    if standing in ("unchanged", "withdrawn"):
        left = Added(where, _OUTCOMES[standing], item.id, _title(item))
        return lambda: left
    return partial(_read, where, item, pool.submit(item))


def _note_revisions(book: Book, article: Article) -> None:
    """Keep what a page newly says of updates and corrections, its text being what it was."""
    # Another program may have withdrawn it meanwhile.
    with suppress(NotInRecord):
        published = book.article(article.id).article.published
        book.note_revisions(date_revisions(replace(article, published=published)))


def _read(
    where: str, article: Article, reading: Callable[[], ArticleRecord]
) -> Added | ReadArticle:
    try:
        return ReadArticle(where, article, reading())
    except InputError as error:
        return _refused(Refusal(where, error))


def _record(book: Book, articles: Sequence[ReadArticle]) -> Iterator[Added]:
    """Record articles in one transaction; one by one where one of them cannot be recorded."""
    try:
        standings = book.add_all([one.record for one in articles])
    except RecordBusy:
        raise
    except Exception:
        # Those before the one that fails are kept, and it tells why.
        yield from (_record_one(book, one) for one in articles)
        return
    yield from map(_added, articles, standings)


def _record_one(book: Book, read: ReadArticle) -> Added:
    try:
        return _added(read, book.add(read.record))
    except InputError as error:
        return _refused(Refusal(read.where, error))


def _added(read: ReadArticle, standing: Standing) -> Added:
    statements = 0 if standing == "unchanged" else len(read.record.statements)
    title = _title(read.article)
    return Added(read.where, _OUTCOMES[standing], read.article.id, title, statements)


def _refused(refusal: Refusal) -> Added:
    outcome: AddedOutcome = "left out" if refusal.is_left_out else "failed"
    return Added(refusal.where, outcome, reason=str(refusal.error))


def _title(article: Article) -> str:
    return article.title.value if article.title else article.name


def _replace(book: Book, article: Article, reading: Callable[[], ArticleRecord]) -> Added:
    try:
        record = reading()
    except InputError as error:
        return Added(article.key, "failed", article.id, reason=str(error))
    book.replace(record)
    return Added(article.key, "updated", article.id, _title(article), len(record.statements))
