"""The part of the store's contract that tells of the same words in several places."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from onrecord.schema.quotations import (
    PrintedWords,
    QuotationCheck,
    QuotationCluster,
    StatementWords,
)
from onrecord.schema.record import Statement
from onrecord.schema.stored import StoredStatement


class QuotationMatcher(Protocol):
    """Decides which words are the same; the book keeps and finds them."""

    def words_of_statements(self, statements: Sequence[Statement]) -> Iterator[StatementWords]:
        """Yield the words of the statements of one article, normalised."""

    def normalised(self, text: str) -> str:
        """Return the words of a text, normalised."""

    def likest(self, asked: str, wordings: Mapping[int, str]) -> list[tuple[int, float]]:
        """Return the wordings that have words asked for, or nearly, the most alike first."""

    def same_quotation(self, words: str, others: Mapping[int, str]) -> list[int]:
        """Return the wordings that are of one quotation with another."""

    def check(self, text: str, by: str | None, printed: Iterable[PrintedWords]) -> QuotationCheck:
        """Return what statements make of a quotation."""

    def cluster(
        self, printed: Sequence[StoredStatement], fullest: StoredStatement
    ) -> QuotationCluster:
        """Return one quotation with all who are said to have said it."""


class QuotationsOfRecord(Protocol):
    """The same words over all articles of a record."""

    def check(self, words: str, *, by: str | None = None, limit: int = 20) -> QuotationCheck:
        """Return what the record has of a quotation: who said it, where, in which words.

        Args:
            words: the quotation, with or without quotation marks; an ellipsis stands for words
                that are left out.
            by: who is said to have said it: a name, part of one in whole words, or an id.
            limit: the most statements to return, the most alike first.

        Raises:
            MalformedInput: it is longer than any quotation.
        """

    def quotation(self, statement: str) -> QuotationCluster | None:
        """Return the quotation that a statement prints, in all forms that articles print it in.

        Args:
            statement: the statement's id, or the beginning of it that no other has.

        Returns:
            None where the statement quotes nothing, or too few words.

        Raises:
            NotInRecord: there is none, or several begin so.
        """

    def quotations(
        self, name: str | None = None, *, is_disputed: bool = False, limit: int | None = None
    ) -> list[QuotationCluster]:
        """Return the quotations that several articles print, those in most articles first.

        Args:
            name: only what somebody of this name is said to have said, by any of them.
            is_disputed: only those of which articles name different speakers.
            limit: the most to return.

        Raises:
            MalformedInput: it is no name.
        """
