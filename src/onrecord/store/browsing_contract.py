"""The part of the store's contract that is read page by page: short forms, bounded work.

Every method does a bounded amount of work, whatever the size of the record: it reads a part of a
list under an index, and counts over no more than so many entries, which it tells.
"""

from typing import Protocol

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


class BrowsesRecord(Protocol):
    """Lists of a record, of the latest versions of its articles, newest first.

    ``after`` is what the part before gave as `Part.next`; ``size`` is how many entries a part has,
    1 to 200.

    Raises:
        MalformedInput: (each of these) ``after`` is not of such a list, a name is none, a date is
            no day, month or year, or there is no such subject.
    """

    def find(
        self, asked: StatementFilter, *, after: str | None = None, size: int = 25
    ) -> FoundStatements:
        """Return statements with facets, newest first by the day on which they were said."""

    def entries(
        self, kind: ListedKind, *, after: str | None = None, size: int = 25
    ) -> Part[ListedEntry]:
        """Return the entries of one kind, newest first by publication."""

    def entries_of(
        self, article: str, *, kind: ListedKind | None = None
    ) -> tuple[ListedEntry, ...]:
        """Return all entries of an article in the order of the text.

        Raises:
            NotInRecord: there is no such article.
        """

    def listed(self, kind: ListedKind, id: str) -> ListedEntry:
        """Return one entry in its short form.

        Raises:
            NotInRecord: there is none.
        """

    def commitments(
        self, asked: BoardFilter, *, after: str | None = None, size: int = 25
    ) -> Part[ListedEntry]:
        """Return commitments: where a bound on the due day is asked for, the next due first."""

    def absences(
        self, asked: BoardFilter, *, after: str | None = None, size: int = 25
    ) -> Part[ListedEntry]:
        """Return what was withheld, newest first."""

    def find_people(
        self, words: str | None = None, *, after: str | None = None, size: int = 25
    ) -> Part[ListedPerson]:
        """Return people and organizations, those in most articles first.

        Args:
            words: a name or part of one in whole words; the last word may be a beginning.
            after: see above.
            size: see above.
        """

    def person_overview(self, id: str) -> PersonOverview:
        """Return somebody at a glance.

        Raises:
            NotInRecord: there is none, or several go by the name.
        """

    def person_entries(
        self,
        id: str,
        *,
        kind: ListedKind | None = None,
        after: str | None = None,
        size: int = 25,
    ) -> Part[ListedEntry]:
        """Return what somebody said, did, promised, withheld or took part in, newest first.

        Raises:
            NotInRecord: there is none.
        """

    def person_articles(
        self, id: str, *, after: str | None = None, size: int = 25
    ) -> Part[ListedArticle]:
        """Return the articles that name somebody, those published last first.

        Raises:
            NotInRecord: there is none.
        """

    def pair_overview(self, first: str, second: str) -> PairOverview:
        """Return what is between two, by month.

        Raises:
            NotInRecord: one of them is not there.
        """

    def pair_entries(
        self,
        first: str,
        second: str,
        *,
        month: str | None = None,
        after: str | None = None,
        size: int = 25,
    ) -> Part[ListedEntry]:
        """Return what each says of the other, what they do and occasions of both, newest first.

        Args:
            first: id of one.
            second: id of the other.
            month: ``YYYY-MM``, only of this month.
            after: see above.
            size: see above.

        Raises:
            NotInRecord: one of them is not there.
        """

    def list_articles(
        self, *, publisher: str | None = None, after: str | None = None, size: int = 25
    ) -> Part[ListedArticle]:
        """Return articles, those published last first."""

    def list_stories(self, *, after: str | None = None, size: int = 25) -> Part[ListedStory]:
        """Return the stories with more than one article, those with the newest article first."""

    def beside(self, article: str, *, size: int = 6) -> ArticlesBeside:
        """Return copies of an article and others of its story, so many of each at most.

        Raises:
            NotInRecord: there is no such article.
        """

    def overview(self) -> RecordOverview:
        """Return how much the record holds, and of what it is made."""
