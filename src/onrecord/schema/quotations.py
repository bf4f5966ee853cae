"""The same words in several places: what is asked of a record, and what it answers."""

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.article import Article
from onrecord.schema.span import Span
from onrecord.schema.stored import StoredStatement

CheckOutcome = Literal[
    "found", "changed", "someone else", "not quoted", "not in the record", "too short"
]
WordStanding = Literal["same", "asked", "printed", "left out"]


@dataclass(frozen=True, slots=True)
class StatementWords:
    """The words of a statement as they are compared with those of others.

    Attributes:
        statement: id of the statement.
        is_quoted: whether they stand in quotation marks.
        words: the words, a space between them, and an ellipsis where some may be left out.
    """

    statement: str
    is_quoted: bool
    words: str


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """A statement whose words are like those asked for.

    Attributes:
        found: the statement.
        is_quoted: whether the words meant are those in quotation marks, or all of its content.
        names: the names by which the record knows who speaks.
        inner: the extents of what it reports others to have said, which are not its own words.
    """

    found: StoredStatement
    is_quoted: bool
    names: tuple[str, ...]
    inner: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class WordComparison:
    """Words that are the same, or differ, between a quotation and what was printed.

    Attributes:
        standing: ``same``; ``asked`` where only the quotation has them; ``printed`` where only
            the article has them; ``left out`` where the quotation has an ellipsis for them.
        asked: the words in the quotation; None where it has none.
        printed: the words in the article; None where it has none.
    """

    standing: WordStanding
    asked: Span | None
    printed: Span | None


@dataclass(frozen=True, slots=True)
class PrintedQuotation:
    """A statement that has the words of a quotation, or nearly.

    Attributes:
        found: the statement.
        is_quoted: whether the article has these words in quotation marks.
        is_exact: whether all words are the same, in the same order; only what stands before and
            after may be cut.
        likeness: share of the words that are the same, 0 to 1.
        is_by: whether it is said by the one who was asked for; None where nobody was, or where
            the article does not tell who speaks.
        words: both wordings in order, word by word.
    """

    found: StoredStatement
    is_quoted: bool
    is_exact: bool
    likeness: float
    is_by: bool | None
    words: tuple[WordComparison, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody to whom articles attribute a quotation.

    Attributes:
        name: the fullest name, or the words for who is not named; None where nobody is told.
        is_named: whether it is a name.
        statements: where, in order of publication.
    """

    name: str | None
    is_named: bool
    statements: tuple[StoredStatement, ...]


@dataclass(frozen=True, slots=True)
class QuotationCluster:
    """One quotation, in all the forms in which articles print it.

    Attributes:
        id: id of the statement with the fullest form.
        printed: the statements, in order of publication.
        earliest: the first of them.
        fullest: the one with the most words.
        attributions: who is said to have said it, most often named first.
        is_disputed: whether articles name different speakers.
    """

    id: str
    printed: tuple[StoredStatement, ...]
    earliest: StoredStatement
    fullest: StoredStatement
    attributions: tuple[Attribution, ...]
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class QuotationCheck:
    """What a record has of a quotation.

    Attributes:
        asked: the words that were asked for.
        by: who is said to have said them; None where nobody was asked for.
        outcome: ``found`` as printed; ``changed``: found in other words; ``someone else``: found,
            but attributed to others; ``not quoted``: found, but not in quotation marks;
            ``not in the record``; ``too short`` to be told from what anyone may say.
        printed: the statements that have them, the most alike first.
        cluster: the quotation that the first of them belongs to, in all its forms; None where
            there is none.
        elsewhere: where nothing is found, articles in whose text the words stand all the same,
            said by nobody as far as they were read.
    """

    asked: str
    by: str | None
    outcome: CheckOutcome
    printed: tuple[PrintedQuotation, ...]
    cluster: QuotationCluster | None
    elsewhere: tuple[Article, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether it is found as printed, and said by whom it is said to be by, if anyone."""
        return self.outcome == "found" and (self.by is None or self.printed[0].is_by is True)


@dataclass(frozen=True, slots=True)
class DraftQuotation:
    """A quotation of a draft, and what a record has of it.

    Attributes:
        span: its characters in the draft, quotation marks included.
        line: the line that it begins on, from 1.
        check: what the record has; ``by`` is whom the draft attributes it to.
    """

    span: Span
    line: int
    check: QuotationCheck


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft with all its quotations, in order.

    Attributes:
        name: what the draft goes by.
        text: the draft.
        quotations: its quotations.
    """

    name: str
    text: str
    quotations: tuple[DraftQuotation, ...]

    @property
    def is_sound(self) -> bool:
        """Whether every quotation is found as printed."""
        return all(one.check.is_sound for one in self.quotations)
