"""The contract of the store: what a record is asked and told, whatever database keeps it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, Protocol

from onrecord.schema.article import Article
from onrecord.schema.identity import (
    ArticleEntity,
    AuthorityEntry,
    Decision,
    Identity,
    IdentityBlock,
    IdentityLink,
    IdentityProfile,
    Suggestion,
)
from onrecord.schema.record import ArticleRecord, EntityType, StatementKind
from onrecord.schema.stored import (
    RecordCounts,
    SearchHit,
    StoredArticle,
    StoredStatement,
    StoredVersion,
    Withdrawal,
)
from onrecord.schema.timeline import Timeline
from onrecord.store.browsing_contract import BrowsesRecord
from onrecord.store.feeds_contract import FeedsOfRecord
from onrecord.store.gathering_contract import GatheringsOfRecord
from onrecord.store.happenings_contract import HappeningsOfRecord
from onrecord.store.journal_contract import Journal
from onrecord.store.quotations_contract import QuotationsOfRecord
from onrecord.store.review_contract import ReviewsRecord
from onrecord.store.whole_contract import WholeRecord as WholeRecord  # noqa: PLC0414 - the interfaces see it here
from onrecord.store.whole_contract import WritesOut

Standing = Literal["new", "changed", "unchanged", "withdrawn"]


class Profiles(Protocol):
    """The identities of a record, as a linker asks for them."""

    def blocks(self, keys: Collection[str]) -> Mapping[str, IdentityBlock]:
        """Return, for each of these blocking keys, the identities with a name that has it.

        Of a block that very many share some are looked at: see `onrecord.store.profiles`.
        """


class Linker(Protocol):
    """Decides who is who; the book keeps what it decides."""

    def blocking_keys(self, name: str, type: EntityType) -> frozenset[str]:
        """Return the keys of a name; those that share none are never compared."""

    def link(
        self,
        entities: Sequence[ArticleEntity],
        profiles: Profiles,
        new_identity: Callable[[ArticleEntity], str],
        kept: Mapping[str, str],
    ) -> list[IdentityLink]:
        """Link the entities of one article.

        Args:
            entities: all of them.
            profiles: the identities so far.
            new_identity: returns the id of a new identity for an entity.
            kept: identities that are settled, by ids of entities.
        """

    def suggestions(self, profiles: Sequence[IdentityProfile]) -> list[Suggestion]:
        """Return pairs of identities that may be one."""


class People(Protocol):
    """People and organizations over all articles of a record, and what was decided about them.

    Where an ``id`` is asked for, a name does as well that nobody else has.
    """

    def link_article(self, id: str) -> None:
        """Link the people and organizations of an article; nothing where that is done.

        `Book.add` and `Book.replace` do so at once; it is needed where that failed, and for
        records of earlier versions of onrecord.

        Raises:
            NotInRecord: there is no such article.
        """

    def unlinked(self) -> list[str]:
        """Return the ids of the articles that are not linked yet, in order of publication."""

    def relink(self, *, everything: bool = False) -> None:
        """Try names in doubt again, after articles were linked that may bear upon them.

        Args:
            everything: take out all links instead; all articles are `unlinked` then. What was
                decided stays.
        """

    def people(
        self,
        name: str | None = None,
        *,
        type: EntityType | None = None,
        limit: int | None = None,
    ) -> list[Identity]:
        """Return people and organizations, those in most articles first.

        Args:
            name: a name, or part of one in whole words, upper or lower case.
            type: person or organization.
            limit: the most to return.
        """

    def person(self, id: str) -> Identity:
        """Return one person or organization; of one that was merged, what it is now.

        Raises:
            NotInRecord: there is none, or several go by the name.
        """

    def links(self, id: str) -> list[IdentityLink]:
        """Return where a person or organization appears, and why it is taken to be the same.

        Raises:
            NotInRecord: there is none, or several go by the name.
        """

    def suggestions(self, *, limit: int | None = None) -> list[Suggestion]:
        """Return pairs that may be one, the likeliest first; none that a decision keeps apart."""

    def suggestions_of(self, ids: Sequence[str]) -> list[Suggestion]:
        """Return pairs that may be one, with one of these, by a bounded amount of work.

        Names that very many share are left out: they tell too little.

        Args:
            ids: ids of identities, some tens of them.
        """

    def merge(self, id: str, *others: str, by: str | None = None) -> Identity:
        """Decide that these are one.

        Args:
            id: one of them.
            others: the others.
            by: who decides; None where nobody says so.

        Returns:
            The one that stays: the first, or the one that an authority file tells of.

        Raises:
            NotInRecord: one of them is not there.
            DecisionRefused: they cannot be one.
        """

    def split(self, id: str, articles: Sequence[str], *, by: str | None = None) -> Identity:
        """Decide that it is another in these articles.

        Returns:
            The other one.

        Raises:
            NotInRecord: it, or an article, is not there.
            DecisionRefused: it appears in none of them, or nowhere else.
        """

    def keep_apart(self, first: str, second: str, *, by: str | None = None) -> None:
        """Decide that these are two, so that they are not suggested again.

        Raises:
            NotInRecord: one of them is not there.
            DecisionRefused: they are one.
        """

    def rename(self, id: str, name: str, *, by: str | None = None) -> Identity:
        """Decide by which name it is shown.

        Raises:
            NotInRecord: it is not there.
            MalformedInput: that is no name.
        """

    def undo(self, number: int | None = None, *, by: str | None = None) -> Decision:
        """Take back a decision, by default the last that stands.

        Raises:
            NotInRecord: there is no such decision that stands.
            DecisionRefused: a later one builds on it.
        """

    def decisions(self) -> list[Decision]:
        """Return the decisions, in order of time, with those undone."""

    def import_authority(self, entries: Iterable[AuthorityEntry]) -> int:
        """Keep what an authority file tells, and link anew what it may bear upon.

        Returns:
            The number of entries.
        """


class Book(
    People,
    HappeningsOfRecord,
    GatheringsOfRecord,
    QuotationsOfRecord,
    ReviewsRecord,
    FeedsOfRecord,
    Journal,
    WritesOut,
    BrowsesRecord,
    Protocol,
):
    """A record of many articles."""

    def standing(self, article: Article) -> Standing:
        """Say whether the record has this article, and with the same text."""

    def add(self, record: ArticleRecord) -> Standing:
        """Write the record of an article in one transaction.

        Returns:
            What the article was to the record before: ``new`` and ``changed`` were written,
            ``unchanged`` and ``withdrawn`` were not.

        Raises:
            RecordUnavailable: the database cannot be written; nothing was.
        """

    def add_all(self, records: Sequence[ArticleRecord]) -> list[Standing]:
        """Write the records of several articles, all of them in one transaction or none.

        What `add` does for one of them takes less time so: they change the same pages of indexes.

        Returns:
            What each article was to the record before, as `add` has it.

        Raises:
            RecordBusy: another program is writing.
            Exception: whatever `add` raises for one of them; none was written.
        """

    def replace(self, record: ArticleRecord) -> None:
        """Write what a new reading found in a text that the record holds, in place of the old.

        Raises:
            NotInRecord: the record does not hold this text of the article.
        """

    def stale(self, model: str) -> Iterator[Article]:
        """Yield the versions of articles, earlier ones too, that another model than ``model`` read.

        Each is the article as it was then.
        """

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
        """Return the statements of the latest versions, in order of publication and of the text.

        Args:
            speaker: a name, or part of one in whole words, upper or lower case; also finds what
                is said under other names by those who have this one anywhere in the record. Or
                the id of one of `people`.
            about: likewise, of an entity that the statement is about.
            text: words that its content holds, all of them, in any order; in double quotation
                marks a phrase.
            since: ISO 8601 day, month or year, itself included; compared with the day on which it
                was said, or else was published.
            until: likewise, itself included.
            kind: direct, mixed or indirect.
            topic: a subject of the scheme that it is about, by id ("housing") or name; see
                `onrecord.schema.subjects`.
            limit: the most to return.

        Raises:
            MalformedInput: there is no such subject; the message says what may be meant.
        """

    def timeline(self, name: str, other: str | None = None) -> Timeline:
        """Return what the record has of somebody, or of two and each other, in order of time.

        Entries of the latest versions: those in which somebody speaks, is spoken to or is spoken
        of; of two, what each says of the other or to the other. What nothing dates stands apart.

        Args:
            name: a name as `statements` takes it.
            other: likewise; None for all that the first one has to do with.

        Raises:
            MalformedInput: one of them is no name.
        """

    def statement(self, id: str) -> StoredStatement:
        """Return one statement.

        Raises:
            NotInRecord: there is none with this id.
        """

    def these_statements(self, ids: Sequence[str]) -> list[StoredStatement]:
        """Return the statements of latest versions with these ids, in this order."""

    def articles(self) -> list[StoredArticle]:
        """Return the articles, latest versions, in order of publication."""

    def article(self, id: str) -> StoredArticle:
        """Return one article, by id, name or URL.

        Raises:
            NotInRecord: there is none, or several of that name.
        """

    def record(self, id: str) -> ArticleRecord:
        """Return all that was read in the latest version of one article.

        Raises:
            NotInRecord: there is none, or several of that name.
        """

    def versions(self, id: str) -> list[StoredVersion]:
        """Return all versions of one article, the first one first.

        Raises:
            NotInRecord: there is none, or several of that name.
        """

    def note_revisions(self, article: Article) -> int:
        """Keep what an article newly says of its updates and corrections, its text unchanged.

        Returns:
            How much of that is new; nothing where the record holds another text of it.

        Raises:
            RecordUnavailable: the database cannot be written; nothing was.
        """

    def search(self, words: str, *, topic: str | None = None, limit: int = 20) -> list[SearchHit]:
        """Return places with all the words, best first: statements, then articles without one.

        With a ``topic``, as `statements` takes it, statements about that subject alone.

        Raises:
            MalformedInput: there are too many words, or there is no such subject.
        """

    def withdraw_article(self, id: str, *, reason: str | None = None) -> Withdrawal:
        """Take an article out, all its versions; a tombstone keeps it from coming back.

        Raises:
            NotInRecord: there is no such article.
        """

    def withdraw_person(self, name: str, *, reason: str | None = None) -> Withdrawal:
        """Take a person out: entity, statements, names; a tombstone keeps them from coming back.

        Raises:
            NotInRecord: nobody of that full name is in the record.
        """

    def counts(self) -> RecordCounts:
        """Return how much the record holds."""

    def backup(self, path: Path) -> None:
        """Write a consistent copy while the record may be in use.

        Raises:
            RecordUnavailable: the file exists or cannot be written.
        """

    def close(self) -> None:
        """Close the database."""

    def __enter__(self) -> "Book":
        """Return the book."""

    def __exit__(self, *exception: object) -> None:
        """Close it."""
