"""Lists that are read page by page: the part of `SqliteBook` that answers of them."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection

from onrecord.schema.browsing import (
    ArticlesBeside,
    BoardFilter,
    FoundStatements,
    ListedArticle,
    ListedEntry,
    ListedKind,
    ListedPerson,
    ListedStory,
    PairOverview,
    Part,
    PersonOverview,
    RecordOverview,
    StatementFilter,
)
from onrecord.store.browsing import articles, boards, entries, overview, pairs, people, statements
from onrecord.store.browsing.cursors import Cursors
from onrecord.store.browsing.keeping import is_due, keep_lists
from onrecord.store.database import Database
from onrecord.store.finding import find_version
from onrecord.store.gathering_contract import Gatherer
from onrecord.store.reading_articles import read_articles
from onrecord.store.stories import TermCounts

_SIZE: Final = 25
# Versions of an earlier onrecord that are listed in one transaction.
_AT_ONCE: Final = 200


class BrowsingBook:
    """Lists of a record; see `onrecord.store.browsing_contract.BrowsesRecord`."""

    _database: Database
    _salt: str
    _gatherer: Gatherer | None
    _cursors: Cursors

    def find(
        self, asked: StatementFilter, *, after: str | None = None, size: int = _SIZE
    ) -> FoundStatements:
        """Return statements with facets, newest first by the day on which they were said."""
        with self._database.reading() as connection:
            return statements.find(connection, self._cursors, asked, after, size)

    def entries(
        self, kind: ListedKind, *, after: str | None = None, size: int = _SIZE
    ) -> Part[ListedEntry]:
        """Return the entries of one kind, newest first by publication."""
        with self._database.reading() as connection:
            return entries.entries_of_kind(connection, self._cursors, kind, after, size)

    def entries_of(
        self, article: str, *, kind: ListedKind | None = None
    ) -> tuple[ListedEntry, ...]:
        """Return all entries of an article in the order of the text."""
        with self._database.reading() as connection:
            return entries.entries_of_version(connection, find_version(connection, article), kind)

    def listed(self, kind: ListedKind, id: str) -> ListedEntry:
        """Return one entry in its short form."""
        with self._database.reading() as connection:
            return entries.listed_entry(connection, kind, id)

    def commitments(
        self, asked: BoardFilter, *, after: str | None = None, size: int = _SIZE
    ) -> Part[ListedEntry]:
        """Return commitments: where a bound on the due day is asked for, the next due first."""
        with self._database.reading() as connection:
            return boards.commitments(connection, self._cursors, asked, after, size)

    def absences(
        self, asked: BoardFilter, *, after: str | None = None, size: int = _SIZE
    ) -> Part[ListedEntry]:
        """Return what was withheld, newest first."""
        with self._database.reading() as connection:
            return boards.absences(connection, self._cursors, asked, after, size)

    def find_people(
        self, words: str | None = None, *, after: str | None = None, size: int = _SIZE
    ) -> Part[ListedPerson]:
        """Return people and organizations, those in most articles first."""
        with self._database.reading() as connection:
            return people.find_people(connection, self._cursors, words, after, size)

    def person_overview(self, id: str) -> PersonOverview:
        """Return somebody at a glance."""
        with self._database.reading() as connection:
            return people.person_overview(connection, id)

    def person_entries(
        self,
        id: str,
        *,
        kind: ListedKind | None = None,
        after: str | None = None,
        size: int = _SIZE,
    ) -> Part[ListedEntry]:
        """Return what somebody said, did, promised, withheld or took part in, newest first."""
        with self._database.reading() as connection:
            return people.person_entries(connection, self._cursors, id, kind, after, size)

    def person_articles(
        self, id: str, *, after: str | None = None, size: int = _SIZE
    ) -> Part[ListedArticle]:
        """Return the articles that name somebody, those published last first."""
        with self._database.reading() as connection:
            return people.person_articles(connection, self._cursors, id, after, size)

    def pair_overview(self, first: str, second: str) -> PairOverview:
        """Return what is between two, by month."""
        with self._database.reading() as connection:
            return pairs.pair_overview(connection, first, second)

    def pair_entries(
        self,
        first: str,
        second: str,
        *,
        month: str | None = None,
        after: str | None = None,
        size: int = _SIZE,
    ) -> Part[ListedEntry]:
        """Return what each says of the other, what they do and occasions of both."""
        with self._database.reading() as connection:
            return pairs.pair_entries(connection, self._cursors, first, second, month, after, size)

    def list_articles(
        self, *, publisher: str | None = None, after: str | None = None, size: int = _SIZE
    ) -> Part[ListedArticle]:
        """Return articles, those published last first."""
        with self._database.reading() as connection:
            return articles.list_articles(connection, self._cursors, publisher, after, size)

    def list_stories(self, *, after: str | None = None, size: int = _SIZE) -> Part[ListedStory]:
        """Return the stories with more than one article, those with the newest article first."""
        with self._database.reading() as connection:
            return articles.list_stories(connection, self._cursors, after, size)

    def beside(self, article: str, *, size: int = 6) -> ArticlesBeside:
        """Return copies of an article and others of its story, so many of each at most."""
        with self._database.reading() as connection:
            return articles.beside(connection, find_version(connection, article), size)

    def overview(self) -> RecordOverview:
        """Return how much the record holds, and of what it is made."""
        with self._database.reading() as connection:
            return overview.record_overview(connection)

    def _list_what_is_due(self) -> None:
        """List what an earlier onrecord wrote, and from now on all that changes, as it does."""
        while self._is_due():
            with self._database.writing() as connection:
                keep_lists(connection, self._shared_words, _AT_ONCE)
        self._database.before_commit = lambda connection: keep_lists(connection, self._shared_words)

    def _is_due(self) -> bool:
        with self._database.reading() as connection:
            return is_due(connection)

    def _shared_words(self, connection: Connection, versions: Sequence[int]) -> tuple[str, ...]:
        """Return the words that most of these versions of articles have."""
        if self._gatherer is None:
            return ()
        texts = read_articles(connection, versions)
        counts = TermCounts(connection, self._salt)
        told = [texts[version] for version in versions if version in texts]
        return self._gatherer.shared_terms(told, counts.articles(), counts.of)
