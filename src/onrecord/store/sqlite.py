"""The record in one SQLite file."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple, Self

from sqlalchemy import ColumnElement, Connection, FromClause, bindparam, func, select

from onrecord.errors import NotInRecord, RecordUnavailable
from onrecord.schema.article import Article, StatedRevision
from onrecord.schema.record import ArticleRecord, StatementKind
from onrecord.schema.stored import (
    RecordCounts,
    SearchHit,
    StoredArticle,
    StoredStatement,
    StoredVersion,
    Withdrawal,
)
from onrecord.schema.timeline import Timeline
from onrecord.store import tables
from onrecord.store.backup import write_backup
from onrecord.store.blocking import leave_out
from onrecord.store.browsing.book import BrowsingBook
from onrecord.store.browsing.cursors import Cursors
from onrecord.store.database import BUSY_SECONDS, Database
from onrecord.store.feeds_book import FeedsBook
from onrecord.store.finding import find_statement, find_statements, find_version, has_topic
from onrecord.store.gathering_book import GatheringBook
from onrecord.store.gathering_contract import Gatherer
from onrecord.store.happenings_book import HappeningsBook
from onrecord.store.happenings_contract import Follower
from onrecord.store.journal import JournalBook, forget_runs
from onrecord.store.kept_readings import KeptReading, reviewed_before
from onrecord.store.linking import unlink
from onrecord.store.prepared import Prepared
from onrecord.store.profiles import ProfileCache
from onrecord.store.quotation_index import delete_words
from onrecord.store.quotations_contract import QuotationMatcher
from onrecord.store.reading import read_record, read_stored_statements, read_versions
from onrecord.store.reading_articles import (
    LATEST,
    read_articles,
    read_original,
    read_stored_articles,
)
from onrecord.store.reading_gathered import repeated_statements, voices_and_copies
from onrecord.store.repository import Linker, Standing
from onrecord.store.review_book import ReviewBook
from onrecord.store.review_contract import Corrector
from onrecord.store.search import search_record
from onrecord.store.timeline import read_timeline
from onrecord.store.whole import SqliteWhole
from onrecord.store.whole_contract import WholeRecord
from onrecord.store.withdrawal import (
    is_withdrawn,
    read_salt,
    withdraw_article,
    withdraw_person,
    withdrawn_names,
)
from onrecord.store.writing import (
    add_revisions,
    insert_article,
    insert_version,
    keep_original,
)

_VERSIONS: Final = tables.article_versions
_OF_ARTICLE: Final = Prepared(
    select(_VERSIONS.c.id, _VERSIONS.c.number, _VERSIONS.c.original_sha256, _VERSIONS.c.model)
    .where(_VERSIONS.c.article == bindparam("id"))
    .order_by(_VERSIONS.c.number)
)


class _Version(NamedTuple):
    """A version that the record holds of an article; the last one is the latest."""

    id: int
    number: int
    original_sha256: str
    model: str


class SqliteBook(ReviewBook, HappeningsBook, GatheringBook, FeedsBook, JournalBook, BrowsingBook):
    """A record in one SQLite file; see `onrecord.store.repository.Book`.

    One book is for one thread; several books, in several programs, may share a file.
    """

    def __init__(
        self,
        path: Path,
        *,
        linker: Linker | None = None,
        follower: Follower | None = None,
        gatherer: Gatherer | None = None,
        matcher: QuotationMatcher | None = None,
        corrector: Corrector | None = None,
        busy_seconds: float = BUSY_SECONDS,
    ) -> None:
        """Open the record, and make it where there is none.

        Args:
            path: the file.
            linker: decides who is who; without one articles stay unlinked.
            follower: decides what is one occasion, and what bears on a commitment or an absence.
            gatherer: decides what is one voice, and what one story; without one nothing is.
            matcher: decides which words are the same; without one words are kept for later.
            corrector: lays what people decided on readings; without one nothing is laid.
            busy_seconds: the longest that another program's writing is waited for.

        Raises:
            RecordUnavailable: it cannot be opened or is no record.
            RecordTooNew: a later version of onrecord wrote it.
        """
        self._linker = linker
        self._follower = follower
        self._gatherer = gatherer
        self._matcher = matcher
        self._corrector = corrector
        self._profiles = ProfileCache()
        self._database = Database(path, busy_seconds=busy_seconds)
        with self._database.reading() as connection:
            self._salt = read_salt(connection)
        self._cursors = Cursors(self._salt)
        self._list_what_is_due()

    def standing(self, article: Article) -> Standing:
        """Say whether the record has this article, and with the same text."""
        with self._database.reading() as connection:
            return self._standing(connection, article, _versions_of(connection, article))

    def add(self, record: ArticleRecord) -> Standing:
        """Write the record of an article and link it, in one transaction."""
        with self._changing() as connection:
            standing, version = self._write_where_new(connection, record)
            if version is None:
                return standing
            failure = self._failure_to_link(connection, version)
            failure = self._failure_to_gather(connection, version) or failure
        if failure is not None:
            raise failure
        return standing

    def add_all(self, records: Sequence[ArticleRecord]) -> list[Standing]:
        """Write the records of articles and link them, all in one transaction or none."""
        standings: list[Standing] = []
        # Of one article the last text alone is linked.
        latest: dict[str, int] = {}
        with self._changing() as connection:
            for record in records:
                standing, version = self._write_where_new(connection, record)
                standings.append(standing)
                if version is not None:
                    latest[record.article.id] = version
            for version in latest.values():
                self._link_version(connection, version)
                self._gather_version(connection, version)
        return standings

    def replace(self, record: ArticleRecord) -> None:
        """Write what a new reading found in a text that the record holds."""
        article = record.article
        with self._changing() as connection:
            known = _versions_of(connection, article)
            same = [one for one in known if one.original_sha256 == article.version]
            if not same:
                raise NotInRecord(f"The record does not hold this text of article {article.id}.")
            # An outlet may go back to an earlier text: its versions are read one after the other.
            stale = [one for one in same if one.model != record.model]
            version = (stale or same[-1:])[0].id
            shown = leave_out(record, withdrawn_names(connection, self._salt))
            if shown.article.text != article.text:
                keep_original(connection, version, article.text)
            is_latest = version == known[-1].id
            is_changed = is_latest and shown.article.text != _text_of(connection, version)
            if is_changed:
                self._scatter(connection, [version])
            reviewed = reviewed_before(connection, version, shown.article)
            laid = self._laid(connection, KeptReading(shown, reviewed), article.version)
            failure = self._rewrite(
                connection, version, laid.record, is_latest=is_latest, read_at=_now()
            )
            laid.keep(connection, version, is_latest=is_latest)
            if is_changed:
                failure = self._failure_to_gather(connection, version) or failure
        if failure is not None:
            raise failure

    def stale(self, model: str) -> Iterator[Article]:
        """Yield the versions, earlier ones too, that were read by another model."""
        query = select(_VERSIONS.c.id).where(_VERSIONS.c.model != model)
        with self._database.reading() as connection:
            versions = list(connection.scalars(query.order_by(_VERSIONS.c.id)))
        for version in versions:
            with self._database.reading() as connection:
                article = read_original(connection, version)
            yield article

    def statements(
        self,
        *,
        speaker: str | None = None,
        about: str | None = None,
        text: str | None = None,
        since: str | None = None,
        until: str | None = None,
        kind: StatementKind | None = None,
        topic: str | None = None,
        limit: int | None = None,
    ) -> list[StoredStatement]:
        """Return the statements of the latest versions, in order of publication and of the text."""
        with self._database.reading() as connection:
            numbers = find_statements(
                connection,
                speaker=speaker,
                about=about,
                text=text,
                since=since,
                until=until,
                kind=kind,
                topic=topic,
                limit=limit,
            )
            return read_stored_statements(connection, numbers)

    def timeline(self, name: str, other: str | None = None) -> Timeline:
        """Return what the record has of somebody, or of two and each other, in order of time."""
        with self._database.reading() as connection:
            return read_timeline(connection, name, other, self._follower)

    def statement(self, id: str) -> StoredStatement:
        """Return one statement, by its id or by the beginning of it that no other has."""
        with self._database.reading() as connection:
            return read_stored_statements(connection, [find_statement(connection, id)])[0]

    def these_statements(self, ids: Sequence[str]) -> list[StoredStatement]:
        """Return the statements with these ids, in this order."""
        own = tables.statements
        query = select(own.c.number).where(LATEST, own.c.id.in_(ids))
        with self._database.reading() as connection:
            numbers = connection.scalars(query.join(tables.article_versions)).all()
            found = read_stored_statements(connection, numbers)
        known = {one.statement.id: one for one in found}
        return [known[one] for one in ids if one in known]

    def articles(self) -> list[StoredArticle]:
        """Return the articles, latest versions, in order of publication."""
        with self._database.reading() as connection:
            return read_stored_articles(connection)

    def article(self, id: str) -> StoredArticle:
        """Return one article, by id or the beginning of it, key, name or URL."""
        with self._database.reading() as connection:
            return read_stored_articles(connection, [find_version(connection, id)])[0]

    def versions(self, id: str) -> list[StoredVersion]:
        """Return all versions of one article, the first one first."""
        with self._database.reading() as connection:
            latest = find_version(connection, id)
            return read_versions(connection, read_articles(connection, [latest])[latest].id)

    def note_revisions(self, article: Article) -> int:
        """Keep what an article newly says of its updates and corrections, its text unchanged."""
        with self._database.reading() as connection:
            if not self._new_revisions(connection, article):
                return 0
        with self._changing() as connection:
            # Another program may have been faster.
            found = self._new_revisions(connection, article)
            if found:
                add_revisions(connection, _versions_of(connection, article)[-1].id, found)
        return len(found)

    def record(self, id: str) -> ArticleRecord:
        """Return all that was read in the latest version of one article."""
        with self._database.reading() as connection:
            return read_record(connection, find_version(connection, id))

    def search(self, words: str, *, topic: str | None = None, limit: int = 20) -> list[SearchHit]:
        """Return places with all the words, best first: statements, then articles without one."""
        about = has_topic(topic) if topic is not None else None
        with self._database.reading() as connection:
            return search_record(connection, words, limit, about)

    def withdraw_article(self, id: str, *, reason: str | None = None) -> Withdrawal:
        """Take an article out, all its versions."""
        with self._deciding() as connection:
            version = find_version(connection, id)
            self._scatter(connection, [version])
            withdrawal = withdraw_article(
                connection, self._salt, version, reason=reason, now=_now()
            )
            self._note_pending(connection)
            forget_runs(connection)
        self._link_pending()
        self._scrub()
        return withdrawal

    def withdraw_person(self, name: str, *, reason: str | None = None) -> Withdrawal:
        """Take a person out: entity, statements, names."""
        with self._deciding() as connection:
            withdrawal = withdraw_person(
                connection,
                self._salt,
                name,
                reason=reason,
                now=_now(),
                before_change=lambda version: self._scatter(connection, [version]),
            )
            self._note_pending(connection)
        self._link_pending()
        self.gather()
        self._scrub()
        return withdrawal

    def counts(self) -> RecordCounts:
        """Return how much the record holds."""
        with self._database.reading() as connection:
            articles = _count(connection, tables.articles)
            statements = _count(connection, tables.statements.join(_VERSIONS), LATEST)
            voices, copies = voices_and_copies(connection)
            return RecordCounts(
                articles=articles,
                versions=_count(connection, _VERSIONS),
                statements=statements,
                entities=_count(connection, tables.entities.join(_VERSIONS), LATEST),
                voices=articles - copies + voices,
                statements_once=statements - repeated_statements(connection),
            )

    @contextmanager
    def whole(self) -> Iterator[WholeRecord]:
        """Open the record as it is now, to be read from end to end."""
        with self._database.reading() as connection:
            yield SqliteWhole(connection, self._follower)

    def backup(self, path: Path) -> None:
        """Write a consistent copy while the record may be in use."""
        write_backup(self._database, path)

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def __enter__(self) -> Self:
        """Return the book."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close it."""
        self.close()

    def _scrub(self) -> None:
        try:
            self._database.scrub()
        except RecordUnavailable as error:
            raise RecordUnavailable(
                f"It is withdrawn, but traces may be left in the bytes of the file: {error}"
            ) from error

    def _standing(
        self, connection: Connection, article: Article, known: Sequence[_Version]
    ) -> Standing:
        if known and known[-1].original_sha256 == article.version:
            return "unchanged"
        if is_withdrawn(connection, self._salt, article):
            return "withdrawn"
        return "changed" if known else "new"

    def _write_where_new(
        self, connection: Connection, record: ArticleRecord
    ) -> tuple[Standing, int | None]:
        """Write the record of an article whose text is new; return its version, where it is."""
        known = _versions_of(connection, record.article)
        standing = self._standing(connection, record.article, known)
        if standing not in ("new", "changed"):
            return standing, None
        return standing, self._insert(connection, record, known)

    def _new_revisions(self, connection: Connection, article: Article) -> list[StatedRevision]:
        known = _versions_of(connection, article)
        if not known or known[-1].original_sha256 != article.version:
            return []
        version = known[-1].id
        shown = read_articles(connection, [version])[version]
        if shown.version != article.version:
            # A person is blocked out in it; by which of their names a note calls them is not known.
            return []
        withdrawn = withdrawn_names(connection, self._salt)
        stated = (
            replace(one, words=withdrawn.block(one.words)) if one.words else one
            for one in article.revisions
        )
        return [one for one in dict.fromkeys(stated) if one not in shown.revisions]

    def _insert(
        self, connection: Connection, record: ArticleRecord, known: Sequence[_Version]
    ) -> int:
        now = _now()
        article = record.article
        shown = leave_out(record, withdrawn_names(connection, self._salt))
        if not known:
            insert_article(connection, shown.article, now=now)
        earlier = [one.id for one in known]
        self._profiles.forget(unlink(connection, earlier))
        self._scatter(connection, earlier[-1:])
        delete_words(connection, earlier)
        # An outlet may go back to an earlier text, of which entries were reviewed.
        same = [one.id for one in known if one.original_sha256 == article.version]
        reviewed = reviewed_before(connection, same[-1], shown.article) if same else None
        laid = self._laid(connection, KeptReading(shown, reviewed), article.version)
        version = insert_version(
            connection,
            laid.record,
            original_sha256=article.version,
            number=known[-1].number + 1 if known else 1,
            now=now,
        )
        if shown.article.text != article.text:
            keep_original(connection, version, article.text)
        laid.keep(connection, version, is_latest=True)
        self._note_words(connection, version, laid.record)
        return version


def _versions_of(connection: Connection, article: Article) -> list[_Version]:
    return [_Version(*row) for row in _OF_ARTICLE.rows(connection, id=article.id)]


def _text_of(connection: Connection, version: int) -> str:
    text: str = connection.scalars(select(_VERSIONS.c.text).where(_VERSIONS.c.id == version)).one()
    return text


def _count(connection: Connection, source: FromClause, *where: ColumnElement[bool]) -> int:
    return connection.scalars(select(func.count()).select_from(source).where(*where)).one()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
