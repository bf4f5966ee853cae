"""What people decided of entries of a record: accepted, corrected, rejected, noted.

An entry of the log is added and never changed; taking one back is a moment in it. What was
corrected holds over every later reading of the article: it is known by the article and the
characters that it is about, not by an id that a reading gives.
"""

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.browsing import ListedEntry, ListedKind

ReviewAct = Literal["accept", "correct", "reject", "note"]
CorrectedField = Literal["speaker", "kind", "said_on", "content", "source", "day", "type"]
LoggedAct = ReviewAct | Literal["merge", "split", "apart", "rename", "verdict"]


@dataclass(frozen=True, slots=True)
class NewSpeaker:
    """Who speaks, as a person says it: one of the article's entities, or words of the article.

    Attributes:
        entity: id of an entity of the article, or None.
        words: offsets of the words in the article's text that name somebody, or None; neither
            means that nobody is told to speak.
    """

    entity: str | None = None
    words: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class EntryCorrection:
    """What a person changes in an entry; what is None stays as it was read.

    Attributes:
        speaker: of a statement.
        content: extents of what was said, in offsets of the article's text, in order; of a
            happening the extent of its evidence or wording.
        source: extent of the words that stand for the speaker.
        kind: direct, mixed or indirect; of a happening its kind among those of its kind.
        day: ISO 8601 day, month, year or interval: said, held, done or due.
    """

    speaker: NewSpeaker | None = None
    content: tuple[tuple[int, int], ...] | None = None
    source: tuple[int, int] | None = None
    kind: str | None = None
    day: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is changed."""
        return self == EntryCorrection()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after a correction, in words to show; None where it was empty."""

    field: CorrectedField
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One act of a person.

    Attributes:
        number: in order of time, from 1, over the whole record.
        act: what was done.
        kind: of what entry; None of people and what concerns them.
        entry: id of the entry, as it was when the act was done; of a merge and the like the id of
            the identity.
        article: id of the article, or None.
        words: what the entry said, shortened, to be recognised by; None once it was withdrawn.
        changes: what was changed.
        note: what was noted, or None.
        by: who.
        at: when, ISO 8601 in UTC.
        undone_by, undone_at: who took it back and when, or None where it stands.
        is_found: whether the last reading has what it is about; where not it waits for one.
    """

    number: int
    act: LoggedAct
    kind: ListedKind | None
    entry: str
    article: str | None
    words: str | None
    changes: tuple[FieldChange, ...]
    note: str | None
    by: str
    at: str
    undone_by: str | None = None
    undone_at: str | None = None
    is_found: bool = True


@dataclass(frozen=True, slots=True)
class QueuedEntry:
    """An entry that waits for a person, and why it comes where it comes.

    Attributes:
        entry: the entry.
        doubt: 1 less its confidence, 0 to 1.
        depends: how much hangs on it: articles that print it, commitments and absences told in it.
    """

    entry: ListedEntry
    doubt: float
    depends: int


@dataclass(frozen=True, slots=True)
class TrainingCorrection:
    """A correction as training data: the text, what was read and what a person says.

    Attributes:
        article: id of the article.
        text: the text that offsets are of.
        act: accept, correct or reject.
        read: the entry as it was read, in the JSON of `onrecord export`.
        corrected: the entry as a person says it is; None where it was rejected.
        by: who.
        at: when, ISO 8601 in UTC.
    """

    article: str
    text: str
    act: ReviewAct
    read: str
    corrected: str | None
    by: str
    at: str
