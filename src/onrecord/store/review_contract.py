"""The part of the store's contract by which people correct a record."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from onrecord.schema.browsing import ListedKind, Part
from onrecord.schema.record import ArticleRecord
from onrecord.schema.review import (
    CorrectedReading,
    EntryCorrection,
    LogEntry,
    Place,
    QueuedEntry,
    Review,
    ReviewAct,
    SettledCorrection,
    TrainingCorrection,
)


class Corrector(Protocol):
    """Lays what people decided upon a reading; the book keeps what they decide."""

    def corrected(
        self, read: ArticleRecord, reviewed: ArticleRecord | None, reviews: Sequence[Review]
    ) -> CorrectedReading:
        """Lay acts on a reading.

        Args:
            read: the reading.
            reviewed: what `CorrectedReading.reviewed` was for the last reading of this text.
            reviews: the acts on entries of the article that stand, the earliest first.
        """

    def place(self, record: ArticleRecord, kind: ListedKind, id: str) -> Place | None:
        """Return where an entry stands in a reading; None where it has none of this id."""

    def settled(
        self, record: ArticleRecord, kind: ListedKind, id: str, correction: EntryCorrection
    ) -> tuple[SettledCorrection, SettledCorrection]:
        """Return a correction as it is kept, and the fields that it changes as they were.

        Args:
            record: the record as it is shown.
            kind: of what entry.
            id: its id.
            correction: as a person gave it.

        Raises:
            MalformedInput: it does not fit the text, or the entry.
        """


class ReviewsRecord(Protocol):
    """Acts of people upon entries, each an entry of a log that only grows.

    Raises:
        NotInRecord: (each of these) there is no such entry.
        MalformedInput: who acts is not told, a note is too long, or a correction does not fit
            the text.
        RecordUnavailable: the database cannot be written; nothing was.
    """

    def review(
        self,
        kind: ListedKind,
        id: str,
        act: ReviewAct,
        *,
        by: str,
        correction: EntryCorrection | None = None,
        note: str | None = None,
    ) -> LogEntry:
        """Accept, correct, reject or note an entry.

        Args:
            kind: what it is.
            id: its id.
            act: what is done. A correction needs ``correction``, a note ``note``.
            by: who acts.
            correction: what is changed.
            note: a remark, also beside the other acts.
        """

    def reviewable(self, id: str) -> tuple[ListedKind, str]:
        """Return of which kind the entry with an id is, and the whole of its id.

        Args:
            id: its id, or the beginning of it that no other has; of one that was rejected, all.
        """

    def undo_review(self, number: int, *, by: str) -> LogEntry:
        """Take an act back, merges, splits and verdicts too; it stays in the log.

        Raises:
            DecisionRefused: it was taken back already, or a later one builds on it.
        """

    def review_log(
        self, *, article: str | None = None, after: str | None = None, size: int = 25
    ) -> Part[LogEntry]:
        """Return the log, newest first, with merges, splits, names and verdicts."""

    def logged_act(self, number: int) -> LogEntry:
        """Return one act of the log."""

    def reviews_of(self, kind: ListedKind, id: str) -> tuple[LogEntry, ...]:
        """Return the acts upon an entry, in order of time."""

    def review_queue(
        self, *, kind: ListedKind | None = None, after: str | None = None, size: int = 25
    ) -> Part[QueuedEntry]:
        """Return entries that nobody has reviewed, by doubt and by how much depends on them."""

    def training_corrections(self) -> Iterator[TrainingCorrection]:
        """Yield what stands of accepted, corrected and rejected entries, as training data."""
