"""What an outlet changed in an article between two versions of it."""

from dataclasses import dataclass

from onrecord.schema.span import Span
from onrecord.schema.stored import StoredStatement, StoredVersion


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Words of a statement that stayed, went or came.

    Attributes:
        before: the words in the earlier version; None where they came.
        after: the words in the later version; None where they went.
    """

    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class ChangedStatement:
    """A statement that the later version has in other words, of another speaker or day.

    Attributes:
        before, after: the statement in either version.
        words: its content in order, with what stayed, went and came; empty where that is the
            same.
        is_speaker_changed: whether it is attributed to somebody else, or by another name.
        is_date_changed: whether it is said of another day.
    """

    before: StoredStatement
    after: StoredStatement
    words: tuple[WordDifference, ...]
    is_speaker_changed: bool
    is_date_changed: bool


@dataclass(frozen=True, slots=True)
class ArticleRevision:
    """What changed from one version to the next; what only the reader saw otherwise is left out.

    Attributes:
        before, after: numbers of the versions.
        removed: statements whose words the later version no longer has.
        added: statements whose words the earlier version did not have.
        changed: statements that both have, in other words, of another speaker or day.
    """

    before: int
    after: int
    removed: tuple[StoredStatement, ...]
    added: tuple[StoredStatement, ...]
    changed: tuple[ChangedStatement, ...]


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """A paragraph that came, went or was reworded.

    Attributes:
        before: the paragraph in the earlier version; None where it came.
        after: the paragraph in the later version; None where it went.
        words: of a reworded one, its words in order, with what stayed, went and came.
    """

    before: Span | None
    after: Span | None
    words: tuple[WordDifference, ...]


@dataclass(frozen=True, slots=True)
class TextRevision:
    """What changed in the whole text from one version to the next.

    Attributes:
        before, after: numbers of the versions.
        paragraphs: those that differ, in their order.
    """

    before: int
    after: int
    paragraphs: tuple[ChangedParagraph, ...]


@dataclass(frozen=True, slots=True)
class ArticleHistory:
    """An article through its versions.

    Attributes:
        versions: all of them, the first one first.
        revisions: what changed from each to the next.
    """

    versions: tuple[StoredVersion, ...]
    revisions: tuple[ArticleRevision, ...]
