"""The stages in their order: the only place that knows them all."""

from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from onrecord.adding import AddingRun, Ways
from onrecord.encoder.annotator import Annotator
from onrecord.encoder.judge import Judge as Judge  # noqa: PLC0414 - the interfaces see it here
from onrecord.encoder.manifest import MODEL_FOLDER
from onrecord.encoder.quotation_marks import find_quotations
from onrecord.encoder.sentences import split_sentences
from onrecord.errors import InputError, NotEnglish, NotInRecord
from onrecord.extraction.happenings.actions.coding import root_between, roots_of_words
from onrecord.extraction.happenings.reading import extract_happenings
from onrecord.extraction.statements import extract_statements
from onrecord.extraction.subjects.finding import (
    SubjectsOfArticle,
    encounters_with_subjects,
    statements_with_topics,
)
from onrecord.ingest.authority_file import read_authority as read_authority_file
from onrecord.ingest.canonical_url import canonical_url
from onrecord.ingest.files import file_text
from onrecord.ingest.known_dates_file import read_known_dates as read_known_dates_file
from onrecord.ingest.language import require_english
from onrecord.ingest.sources import SourceReading, expand_sources, read_source
from onrecord.ingest.text import make_article
from onrecord.linking.answers import answers
from onrecord.linking.blocking import blocking_keys
from onrecord.linking.follow_ups import follow_ups
from onrecord.linking.gathering import ArticleGatherer
from onrecord.linking.linker import link, suggestions
from onrecord.linking.occasions import join_occasions
from onrecord.linking.quotations.drafts import attributed_quotations
from onrecord.linking.quotations.matcher import RecordMatcher
from onrecord.linking.revisions import article_history as compare_versions
from onrecord.linking.subjects import subject_of_commitment
from onrecord.reading_pool import ReadingPool
from onrecord.resolution.entities import resolve_entities
from onrecord.resolution.known_dates import KnownDates
from onrecord.resolution.publication import infer_publication
from onrecord.resolution.revision_dates import date_revisions
from onrecord.resolution.time_expressions import resolve_times
from onrecord.schema.annotation import Annotations, AttributionSpans, Offsets
from onrecord.schema.article import Article
from onrecord.schema.clock import SYSTEM_CLOCK, Clock
from onrecord.schema.following import FollowEvent, WaitsUntil
from onrecord.schema.happenings import Absence, ActionKind, Commitment, Encounter
from onrecord.schema.identity import AuthorityEntry
from onrecord.schema.intake import Added, AddedOutcome, IntakeLimits, Refusal, Source
from onrecord.schema.known_date import KnownDate
from onrecord.schema.quotations import CheckedDraft, DraftQuotation
from onrecord.schema.record import ArticleRecord
from onrecord.schema.revision import ArticleHistory
from onrecord.schema.run import RunProgress
from onrecord.schema.stored_happenings import FollowUp, Occasion, StoredHappening
from onrecord.schema.topic import Topic
from onrecord.store.happenings_contract import Later, Sayings
from onrecord.store.repository import Book, Standing

_OUTCOMES: Final[dict[Standing, AddedOutcome]] = {
    "new": "added",
    "changed": "updated",
    "unchanged": "unchanged",
    "withdrawn": "withdrawn",
}


class Reader:
    """Reads articles; made by `load`."""

    known_dates: tuple[KnownDate, ...] = ()
    """Named dates that texts are read with."""

    def __init__(self, annotator: Annotator, known_dates: Sequence[KnownDate] = ()) -> None:
        """Wrap the encoder."""
        self._annotator = annotator
        self.known_dates = tuple(known_dates)

    @cached_property
    def _known(self) -> KnownDates:
        return KnownDates(self.known_dates)

    @property
    def model(self) -> str:
        """Version of the model files."""
        return self._annotator.manifest.version

    @property
    def judge(self) -> Judge:
        """What says of given words which stance they meet, what is done, what is promised."""
        return Judge(self._annotator)

    def annotate(self, text: str) -> Annotations:
        """Return what the encoder finds in a text, before anything is resolved.

        Attributions of both layers with their speech facts, names, mentions and which of them are
        the same, headings, quotations, sentences.

        Args:
            text: the text, in English, of any length.
        """
        return self._annotator.annotate(text)

    def read(
        self,
        article: Article | str,
        *,
        published: str | None = None,
        attributions: Sequence[AttributionSpans] | None = None,
    ) -> ArticleRecord:
        """Read one article.

        Args:
            article: an article, or its text.
            published: ISO 8601 date for a text without one.
            attributions: take these instead of those that the encoder finds, in order of their
                first content: what people annotated, say, to see what is made of it.

        Raises:
            InputError: the text is empty, too long or not English, or the date is none.
        """
        if isinstance(article, str):
            article = make_article(article, published=published)
        annotations = self._annotator.annotate(article.text)
        if attributions is not None:
            annotations = replace(annotations, attributions=tuple(attributions))
        if article.published is None:
            today = datetime.now(UTC).date()
            article = replace(article, published=infer_publication(article.text, today))
        article = date_revisions(article)
        dates = resolve_times(article, annotations, self._known)
        resolved = resolve_entities(article, annotations)
        statements = extract_statements(article, annotations, resolved, dates)
        happenings = extract_happenings(article, annotations, resolved, dates, statements)
        subjects = SubjectsOfArticle(article, annotations.sentences)
        return ArticleRecord(
            article=article,
            entities=resolved.entities,
            mentions=resolved.mentions,
            statements=statements_with_topics(subjects, statements),
            dates=dates,
            headings=tuple(article.span(*heading) for heading in annotations.headings),
            model=annotations.model,
            happenings=replace(
                happenings, encounters=encounters_with_subjects(subjects, happenings.encounters)
            ),
        )


class PeopleLinker:
    """The stage of linking, as a record asks for it."""

    blocking_keys = staticmethod(blocking_keys)
    link = staticmethod(link)
    suggestions = staticmethod(suggestions)


class RecordFollower:
    """The stage of linking, as a record asks it what entries of several articles make together."""

    def occasions(self, encounters: Sequence[StoredHappening[Encounter]]) -> list[Occasion]:
        """Return the occasions that encounters of several articles tell of."""
        return join_occasions(encounters)

    def follow_ups(self, promised: StoredHappening[Commitment], later: Later) -> list[FollowUp]:
        """Return what later articles say that bears on a commitment."""
        subject = subject_of_commitment(promised)
        texts, weights = later.texts(subject.beginnings), later.rarity(subject.beginnings)
        return follow_ups(subject, texts, weights, split_sentences)

    def answers(
        self, absences: Iterable[StoredHappening[Absence]], sayings: Sayings
    ) -> Iterator[list[FollowUp]]:
        """Yield for each absence what its party says later of it."""
        return answers(absences, sayings, split_sentences)


def load(
    *,
    threads: int | None = None,
    known_dates: Sequence[KnownDate] = (),
    model: Path | None = None,
) -> Reader:
    """Load the reader.

    Args:
        threads: threads of the encoder, at least 1; None for all cores.
        known_dates: named dates to read texts with, such as `read_known_dates` returns.
        model: a folder of model files; those of the package where None.

    Raises:
        ModelError: a model file is missing or damaged.
    """
    return Reader(Annotator(model or MODEL_FOLDER, threads=threads), known_dates)


def action_root(text: str, source: Offsets, target: Offsets) -> ActionKind | None:
    """Return PLOVER's root of what a sentence tells of two given parties, or None.

    Args:
        text: the sentence.
        source: the characters of who acts.
        target: the characters of to whom.
    """
    return root_between(text, source, target)


def action_words(text: str) -> Iterator[tuple[Offsets, ActionKind]]:
    """Yield every word of a text that may tell an action, with the root it would have."""
    yield from roots_of_words(text)


def topics_of(text: str, statements: Sequence[Sequence[Offsets]]) -> list[tuple[Topic, ...]]:
    """Return what the statements of a text are about, none, one or two subjects each.

    Args:
        text: the text.
        statements: of each statement the characters of its content, in order.

    Raises:
        InputError: the text is empty, too long or not English.
    """
    subjects = SubjectsOfArticle(make_article(text), split_sentences(text))
    return [subjects.topics(content) for content in statements]


def open_book(path: str | Path) -> Book:
    """Open a record, and make it where there is none.

    Articles that are added to it are linked: who is who over all of them, which are copies of one
    text, and which tell of one happening.

    Raises:
        RecordUnavailable: it cannot be opened or is no record.
        RecordTooNew: a later version of onrecord wrote it.
    """
    # It brings SQLAlchemy, a quarter of the time that reading one article takes to start.
    from onrecord.store.sqlite import SqliteBook  # noqa: PLC0415

    return SqliteBook(
        Path(path),
        linker=PeopleLinker(),
        follower=RecordFollower(),
        gatherer=ArticleGatherer(),
        matcher=RecordMatcher(),
    )


def find_sources(inputs: Sequence[str]) -> list[Source]:
    """Turn paths, folders, globs, ``-`` and URLs into the files and addresses they stand for."""
    return expand_sources(inputs)


def read_articles(
    source: Source, limits: IntakeLimits, *, published: str | None = None
) -> Iterator[Article | Refusal]:
    """Yield the articles of a source; what cannot be read comes as a refusal, in its place."""
    return read_source(source, limits, published=published)


def read_page(data: bytes, limits: IntakeLimits, *, address: str | None = None) -> Article:
    """Return the article of a page.

    Args:
        data: the page, HTML.
        limits: bounds on what is read.
        address: where it was fetched from, if it was.

    Raises:
        InputError: it holds no article, or cannot be read.
    """
    # Half a second to load, which texts need not wait for.
    from onrecord.ingest.html import read_page as read_html  # noqa: PLC0415

    return read_html(data, address=address, limits=limits)


def is_english(text: str) -> bool:
    """Whether a text is one that `Reader.read` takes for English."""
    try:
        require_english(text)
    except NotEnglish:
        return False
    return True


def read_authority(path: str | Path) -> list[AuthorityEntry]:
    """Return the entries of an authority file, for `Book.import_authority`.

    Args:
        path: CSV or JSON; see `onrecord.ingest.authority_file`.

    Raises:
        InputError: the file cannot be read, or an entry is not as it should be.
    """
    return read_authority_file(Path(path))


def read_known_dates(path: str | Path) -> tuple[KnownDate, ...]:
    """Return the named dates of a file, for `load`.

    Args:
        path: CSV or JSON; see `onrecord.ingest.known_dates_file`.

    Raises:
        InputError: the file cannot be read, or a line is not as it should be.
    """
    return read_known_dates_file(Path(path))


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
    """Read sources into a record, an article a transaction, and tell what became of each.

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
            submit=partial(_intake, book, pool),
            most_waiting=lambda: pool.waiting,
        )
        yield from AddingRun(book, ways, again=again, watch=watch).add(list(sources))
    book.relink()


def find_feeds(given: Sequence[str], limits: IntakeLimits) -> list[str]:
    """Return the addresses of feeds: given themselves, or as OPML files or files of addresses."""
    from onrecord.ingest.following.feed_list import find_feeds as find  # noqa: PLC0415

    return find(given, limits)


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


def article_history(book: Book, id: str) -> ArticleHistory:
    """Return an article of a record through its versions, and what changed in its statements.

    Args:
        book: the record.
        id: the article's id, name or URL, in whatever form of the same address.

    Raises:
        NotInRecord: there is none, or several of that name.
    """
    return compare_versions(book.versions(canonical_url(id) or id))


def check_draft(
    book: Book, reader: Reader, text: str, *, name: str = "draft", by: str | None = None
) -> CheckedDraft:
    """Look for every quotation of a draft in a record, said by whom the draft says.

    Args:
        book: the record.
        reader: reads in the draft who is said to have said what.
        text: the draft; where it cannot be read, as in another language, speakers are not asked.
        name: what it goes by.
        by: who says all of it, instead of whom the draft tells.
    """
    record = None
    if by is None:
        with suppress(InputError):
            record = reader.read(text)
    found = attributed_quotations(text, find_quotations(text), record)
    quotations = (
        DraftQuotation(one.span, one.line, book.check(one.span.text, by=by or one.by))
        for one in found
    )
    return CheckedDraft(name, text, tuple(quotations))


def read_draft(path: str, limits: IntakeLimits) -> str:
    """Return the text of a file as it stands there; of standard input where the path is ``-``.

    Raises:
        InputError: it cannot be read, is empty or no text.
    """
    return file_text(None if path == "-" else path, limits)


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
    return partial(_record, book, where, item, pool.submit(item))


def _note_revisions(book: Book, article: Article) -> None:
    """Keep what a page newly says of updates and corrections, its text being what it was."""
    # Another program may have withdrawn it meanwhile.
    with suppress(NotInRecord):
        published = book.article(article.id).article.published
        book.note_revisions(date_revisions(replace(article, published=published)))


def _record(
    book: Book, where: str, article: Article, reading: Callable[[], ArticleRecord]
) -> Added:
    try:
        record = reading()
        standing = book.add(record)
    except InputError as error:
        return _refused(Refusal(where, error))
    statements = 0 if standing == "unchanged" else len(record.statements)
    return Added(where, _OUTCOMES[standing], article.id, _title(article), statements)


def _refused(refusal: Refusal) -> Added:
    outcome: AddedOutcome = "left out" if refusal.is_left_out else "failed"
    return Added(refusal.where, outcome, reason=str(refusal.error))


def _title(article: Article) -> str:
    return article.title.value if article.title else article.name


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


def _replace(book: Book, article: Article, reading: Callable[[], ArticleRecord]) -> Added:
    try:
        record = reading()
    except InputError as error:
        return Added(article.key, "failed", article.id, reason=str(error))
    book.replace(record)
    return Added(article.key, "updated", article.id, _title(article), len(record.statements))
