"""What people decided of entries of a record: accepted, corrected, rejected, noted.

An entry of the log is added and never changed; taking one back is a moment in it. What was
corrected holds over every later reading of the article: it is known by the article and the
characters that it is about, not by an id that a reading gives.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from onrecord.schema.browsing import ListedEntry, ListedKind
from onrecord.schema.happenings import (
    AbsenceKind,
    ActionKind,
    CommitmentKind,
    EncounterKind,
    RelationTone,
)
from onrecord.schema.record import ArticleRecord, EntityType, StatementKind
from onrecord.schema.span import Span

ReviewAct = Literal["accept", "correct", "reject", "note"]
CorrectedField = Literal["speaker", "kind", "said_on", "content", "source", "day", "verdict"]
LoggedAct = ReviewAct | Literal["merge", "split", "apart", "rename", "verdict"]

CORRECTABLE_KINDS: Final[Mapping[ListedKind, tuple[str, ...]]] = {
    "statement": get_args(StatementKind),
    "encounter": get_args(EncounterKind),
    "action": tuple(one for part in get_args(ActionKind) for one in get_args(part)),
    "commitment": get_args(CommitmentKind),
    "absence": get_args(AbsenceKind),
    "relation": get_args(RelationTone),
}
"""The kinds that a person may say an entry to be of."""


@dataclass(frozen=True, slots=True)
class NewSpeaker:
    """Who speaks, as a person says it: one of the article's entities, or words of the article.

    Attributes:
        entity: id of an entity of the article, or None.
        words: offsets of the words in the article's text that stand for somebody, or None;
            neither means that nobody is told to speak. Words without a capital letter ("officials")
            describe a speaker whom the article does not name.
        type: what the words name, where the article has no such entity yet.
    """

    entity: str | None = None
    words: tuple[int, int] | None = None
    type: EntityType = "person"


@dataclass(frozen=True, slots=True)
class EntryCorrection:
    """What a person changes in an entry; what is None stays as it was read.

    Attributes:
        speaker: of a statement.
        content: extents of what was said, in offsets of the article's text, in order; of a
            happening the extent of its evidence or wording.
        source: extent of the words that stand for the speaker.
        kind: direct, mixed or indirect; of a happening its kind among those of its kind.
        day: ISO 8601 day, month, year or interval: said, held, done or due; empty for none.
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
class SettledSpeaker:
    """Who speaks, as it is kept: by words of a text, which outlast any reading of it.

    Attributes:
        words: the words; None where nobody is told to speak.
        type: what they name; None where they only describe somebody.
    """

    words: Span | None
    type: EntityType | None


@dataclass(frozen=True, slots=True)
class SettledCorrection:
    """A correction as it is kept and laid on readings: `EntryCorrection`, with its words."""

    speaker: SettledSpeaker | None = None
    content: tuple[Span, ...] | None = None
    source: Span | None = None
    kind: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stood in a reading.

    Attributes:
        extents: what it says or stands on: content, evidence or wording.
        others: ids of the other entries of its kind that stood in much the same place; a later
            reading's are not taken for it.
    """

    extents: tuple[Span, ...]
    others: frozenset[str] = frozenset()

    @property
    def version(self) -> str:
        """The version of the text that its offsets are of."""
        return self.extents[0].version


@dataclass(frozen=True, slots=True)
class Review:
    """An act that stands, as it is laid on a reading.

    Attributes:
        number: its number in the log.
        act: what was done.
        kind: of what entry.
        entry: id of the entry when it was first reviewed; it keeps it.
        place: where it stood.
        correction: what was changed.
    """

    number: int
    act: ReviewAct
    kind: ListedKind
    entry: str
    place: Place
    correction: SettledCorrection = SettledCorrection()


@dataclass(frozen=True, slots=True)
class CorrectedReading:
    """A reading with what people decided laid on it.

    Attributes:
        record: as it is shown.
        reviewed: of all that people decided of, how it was read when they first did, under the
            ids that it keeps; for readings that lack it. The text is that of the reading.
        found: numbers of the acts that the reading has an entry for.
    """

    record: ArticleRecord
    reviewed: ArticleRecord
    found: frozenset[int]


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
        kind: of what entry.
        entry: its id, in both records.
        act: accept, correct or reject: what stands of all that was done with it.
        read: a record with the entry as it was read, and the text that offsets are of.
        corrected: the record with the entry as a person says it is; None where it was rejected.
        by: who.
        at: when, ISO 8601 in UTC.
    """

    kind: ListedKind
    entry: str
    act: ReviewAct
    read: ArticleRecord
    corrected: ArticleRecord | None
    by: str
    at: str
