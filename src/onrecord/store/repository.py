"""The contract of the store: what a record is asked and told, whatever database keeps it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol

from onrecord.schema.article import Article
from onrecord.schema.record import ArticleRecord, StatementKind
from onrecord.schema.stored import (
    RecordCounts,
    SearchHit,
    StoredArticle,
    StoredStatement,
    Withdrawal,
)

Standing = Literal["new", "changed", "unchanged", "withdrawn"]


class Book(Protocol):
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

    def replace(self, record: ArticleRecord) -> None:
        """Write what a new reading found in a text that the record holds, in place of the old.

        Raises:
            NotInRecord: the record does not hold this text of the article.
        """

    def stale(self, model: str) -> Iterator[Article]:
        """Yield the articles whose latest version was read by another model than ``model``."""

    def statements(
        self,
        *,
        speaker: str | None = None,
        about: str | None = None,
        text: str | None = None,
        since: str | None = None,
        until: str | None = None,
        kind: StatementKind | None = None,
        limit: int | None = None,
    ) -> list[StoredStatement]:
        """Return the statements of the latest versions, in order of publication and of the text.

        Args:
            speaker: a name, or part of one in whole words, upper or lower case.
            about: likewise, of an entity that the statement is about.
            text: words that its content holds, all of them, in any order; in double quotation
                marks a phrase.
            since: ISO 8601 day, month or year, itself included; compared with the day on which it
                was said, or else was published.
            until: likewise, itself included.
            kind: direct, mixed or indirect.
            limit: the most to return.
        """

    def statement(self, id: str) -> StoredStatement:
        """Return one statement.

        Raises:
            NotInRecord: there is none with this id.
        """

    def articles(self) -> list[StoredArticle]:
        """Return the articles, latest versions, in order of publication."""

    def article(self, id: str) -> StoredArticle:
        """Return one article, by id, name or URL.

        Raises:
            NotInRecord: there is none, or several of that name.
        """

    def search(self, words: str, *, limit: int = 20) -> list[SearchHit]:
        """Return places with all the words, best first: statements, then articles without one."""

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
