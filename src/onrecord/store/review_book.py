"""What people correct, as a book is asked: the part of `SqliteBook` that keeps and lays it."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from onrecord.errors import DecisionRefused, MalformedInput, NotInRecord
from onrecord.schema.browsing import ListedKind, Part
from onrecord.schema.record import ArticleRecord
from onrecord.schema.review import (
    EntryCorrection,
    LogEntry,
    Place,
    QueuedEntry,
    ReviewAct,
    SettledCorrection,
    TrainingCorrection,
)
from onrecord.store import decisions, happening_tables, tables
from onrecord.store.browsing.cursors import Cursors
from onrecord.store.browsing.entries import KINDS, checked_kind
from onrecord.store.finding import find_statement
from onrecord.store.finding_happenings import find_happening
from onrecord.store.kept_readings import (
    KeptReading,
    Laid,
    kept_reading,
    lay,
    training_corrections,
    versions_reviewed,
)
from onrecord.store.linking import unlink
from onrecord.store.people_book import PeopleBook
from onrecord.store.quotations_book import QuotationsBook
from onrecord.store.reading import read_record
from onrecord.store.review_contract import Corrector
from onrecord.store.review_log import (
    ACTS,
    LOG,
    log_review,
    logged,
    mark_undone,
    reviews_on,
    shown,
)
from onrecord.store.review_queue import read_queue
from onrecord.store.review_tables import readings
from onrecord.store.verdicts import undo_verdict
from onrecord.store.withdrawal import withdrawn_names
from onrecord.store.writing import replace_findings

_VERSIONS: Final = tables.article_versions
_STATEMENTS: Final = tables.statements
# Of a note, or a name.
MOST_CHARACTERS: Final = 2000
_LARGEST_PART: Final = 200


class ReviewBook(PeopleBook, QuotationsBook):
    """Corrections by people; see `onrecord.store.review_contract.ReviewsRecord`."""

    _corrector: Corrector | None
    _cursors: Cursors

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
        """Accept, correct, reject or note an entry."""
        corrector = self._needed_corrector()
        checked_kind(kind)
        by, note = _checked(by), _checked_note(note)
        if act not in ACTS:
            raise MalformedInput(f"{act!r} is nothing that can be done with an entry.")
        if act == "note" and note is None:
            raise MalformedInput("A note needs its words.")
        if (correction is not None) != (act == "correct"):
            raise MalformedInput("A correction tells what is changed, and nothing else does.")
        with self._changing() as connection:
            found = _Reviewed(connection, kind, id)
            withdrawn = withdrawn_names(connection, self._salt)
            settled = before = SettledCorrection()
            if correction is not None:
                if found.is_left_out:
                    raise DecisionRefused(f"This {kind} was rejected; accept it first.")
                record = read_record(connection, found.version)
                settled, before = corrector.settled(record, kind, found.entry, correction)
            number = log_review(
                connection,
                act,
                kind,
                found.entry,
                article=found.article,
                text_sha256=found.text_sha256,
                place=found.place(corrector),
                correction=settled,
                before=before,
                note=withdrawn.block(note) if note else None,
                by=withdrawn.block(by),
                now=_now(),
            )
            failure = self._lay_again(connection, found.article)
            self._database.finish(connection)
            entry = _shown_entry(connection, number)
        if failure is not None:
            raise failure
        return entry

    def reviewable(self, id: str) -> tuple[ListedKind, str]:
        """Return of which kind the entry with an id is, and the whole of its id."""
        with self._database.reading() as connection:
            return _of_some_kind(connection, id)

    def undo_review(self, number: int, *, by: str) -> LogEntry:
        """Take an act back; it stays in the log."""
        by = _checked(by)
        with self._changing() as connection:
            by = withdrawn_names(connection, self._salt).block(by)
            row = logged(connection, number)
            if row is None:
                raise NotInRecord(f"There is no act {number} in the log.")
            if row.undone_at is not None:
                raise DecisionRefused(f"Act {number} was taken back already.")
            failure = self._undo(connection, row, by)
            self._database.finish(connection)
            entry = _shown_entry(connection, number)
        self._link_pending()
        if failure is not None:
            raise failure
        return entry

    def logged_act(self, number: int) -> LogEntry:
        """Return one act of the log."""
        with self._database.reading() as connection:
            if logged(connection, number) is None:
                raise NotInRecord(f"There is no act {number} in the log.")
            return _shown_entry(connection, number)

    def reviews_of(self, kind: ListedKind, id: str) -> tuple[LogEntry, ...]:
        """Return the acts upon an entry, in order of time."""
        query = select(LOG).where(LOG.c.entry == id, LOG.c.kind == kind).order_by(LOG.c.number)
        with self._database.reading() as connection:
            return tuple(shown(connection, connection.execute(query).all()))

    def review_log(
        self, *, article: str | None = None, after: str | None = None, size: int = 25
    ) -> Part[LogEntry]:
        """Return the log, newest first, with merges, splits, names and verdicts."""
        query = select(LOG).order_by(LOG.c.number.desc())
        if article is not None:
            query = query.where(LOG.c.article == article)
        of = f"review log {article or ''}"
        if after is not None:
            query = query.where(LOG.c.number < self._cursors.read(of, after)[0])
        size = min(max(size, 1), _LARGEST_PART)
        with self._database.reading() as connection:
            rows = connection.execute(query.limit(size + 1)).all()
            entries = tuple(shown(connection, rows[:size]))
        is_last = len(rows) <= size
        return Part(entries, None if is_last else self._cursors.make(of, entries[-1].number))

    def review_queue(
        self, *, kind: ListedKind | None = None, after: str | None = None, size: int = 25
    ) -> Part[QueuedEntry]:
        """Return entries that nobody has reviewed, by doubt and by how much depends on them."""
        size = min(max(size, 1), _LARGEST_PART)
        with self._database.reading() as connection:
            return read_queue(connection, self._cursors, kind, after, size)

    def training_corrections(self) -> Iterator[TrainingCorrection]:
        """Yield what stands of accepted, corrected and rejected entries, as training data."""
        with self._database.reading() as connection:
            versions = list(connection.scalars(select(readings.c.version)))
        for version in versions:
            with self._database.reading() as connection:
                # Another program may have taken it back, or withdrawn the article.
                found = list(training_corrections(connection, version))
            yield from found

    def _undo(self, connection: Connection, row: Row[Any], by: str) -> Exception | None:
        if row.is_withdrawn:
            raise DecisionRefused("What it is about was withdrawn.")
        if row.decision is not None:
            self._profiles.clear()
            decisions.undo(connection, self._salt, row.decision, by, _now())
            return None
        if row.verdict is not None:
            undo_verdict(connection, row.verdict, None, by, _now())
            return None
        mark_undone(connection, LOG.c.number == row.number, by, _now())
        return self._lay_again(connection, row.article)

    def _laid(self, connection: Connection, kept: KeptReading, text_sha256: str) -> Laid:
        """Return a reading with what people decided laid on it."""
        withdrawn = withdrawn_names(connection, self._salt)
        return lay(connection, self._corrector, withdrawn, kept, text_sha256)

    def _lay_again(self, connection: Connection, article: str) -> Exception | None:
        """Lay what stands on the readings of an article; return why linking failed, if it did."""
        failure = None
        for version, text_sha256, is_latest in versions_reviewed(connection, article):
            kept = kept_reading(connection, version)
            laid = self._laid(connection, kept, text_sha256)
            # Where nothing is laid on it yet, it stands there as it was read.
            stands = read_record(connection, version) if kept.reviewed else kept.reading
            if laid.record != stands:
                failure = self._rewrite(connection, version, laid.record, is_latest=is_latest)
            laid.keep(connection, version, is_latest=is_latest)
        return failure

    def _rewrite(
        self,
        connection: Connection,
        version: int,
        record: ArticleRecord,
        *,
        is_latest: bool,
        read_at: str | None = None,
    ) -> Exception | None:
        """Write other findings of a version; return why linking failed, if it did."""
        if is_latest:
            self._profiles.forget(unlink(connection, [version]))
        replace_findings(connection, version, record, read_at=read_at)
        if not is_latest:
            # Only latest versions are linked.
            return None
        self._note_words(connection, version, record)
        return self._failure_to_link(connection, version)

    def _needed_corrector(self) -> Corrector:
        if self._corrector is None:
            raise DecisionRefused("This record was opened without what lays corrections.")
        return self._corrector


class _Reviewed:
    """An entry that somebody acts upon: in the record, or left out of it by an earlier act."""

    def __init__(self, connection: Connection, kind: ListedKind, asked: str) -> None:
        """Find it.

        Raises:
            NotInRecord: there is none.
        """
        self._connection = connection
        self._kind = kind
        rows = _acts_upon(connection, kind, asked)
        self.is_left_out = False
        try:
            self.version, self.entry = _standing_entry(connection, kind, asked)
        except NotInRecord:
            if not rows or any(row.is_withdrawn for row in rows):
                raise
            self.entry = asked
            latest = select(_VERSIONS.c.id).where(
                _VERSIONS.c.article == rows[-1].article, _VERSIONS.c.latest
            )
            self.version = connection.scalars(latest).one()
            self.is_left_out = True
        query = select(_VERSIONS.c.article, _VERSIONS.c.original_sha256)
        own = connection.execute(query.where(_VERSIONS.c.id == self.version)).one()
        self.article: str = own.article
        self.text_sha256: str = own.original_sha256

    def place(self, corrector: Corrector) -> Place:
        """Return where it stood when it was read."""
        connection = self._connection
        rows = [
            row
            for row in _acts_upon(connection, self._kind, self.entry)
            if row.text_sha256 == self.text_sha256
        ]
        kept = kept_reading(connection, self.version)
        if rows:
            [review] = reviews_on(connection, rows[:1], kept.reading.article, self.text_sha256)
            return review.place
        place = corrector.place(kept.reading, self._kind, self.entry)
        if place is None and kept.reviewed is not None:
            place = corrector.place(kept.reviewed, self._kind, self.entry)
        if place is None:
            raise NotInRecord(f"There is no {self._kind} {self.entry!r} in the record.")
        return place


def _standing_entry(connection: Connection, kind: ListedKind, asked: str) -> tuple[int, str]:
    """Return the version and the id of an entry of the record."""
    if kind == "statement":
        query = select(_STATEMENTS.c.version, _STATEMENTS.c.id)
        number = find_statement(connection, asked)
        row = connection.execute(query.where(_STATEMENTS.c.number == number)).one()
        return row.version, row.id
    key = find_happening(connection, kind, asked)
    own = happening_tables.happenings
    is_this = (own.c.version == key.version) & (own.c.number == key.number)
    entry: str = connection.scalars(select(own.c.id).where(is_this)).one()
    return key.version, entry


def _of_some_kind(connection: Connection, asked: str) -> tuple[ListedKind, str]:
    found: list[tuple[ListedKind, str]] = []
    for kind in KINDS:
        with suppress(NotInRecord):
            found.append((kind, _standing_entry(connection, kind, asked)[1]))
    exact = [one for one in found if one[1] == asked]
    if not exact:
        acts = select(LOG.c.kind).where(LOG.c.entry == asked, LOG.c.act.in_(ACTS)).distinct()
        exact = [(kind, asked) for kind in connection.scalars(acts)]
    found = exact or found
    if len(found) > 1:
        raise NotInRecord(f"Several entries have an id that begins with {asked[:40]!r}.")
    if not found:
        raise NotInRecord(f"There is no entry {asked[:40]!r} in the record.")
    return found[0]


def _acts_upon(connection: Connection, kind: ListedKind, entry: str) -> list[Row[Any]]:
    query = select(LOG).where(LOG.c.entry == entry, LOG.c.kind == kind, LOG.c.act.in_(ACTS))
    return list(connection.execute(query.order_by(LOG.c.number)))


def _shown_entry(connection: Connection, number: int) -> LogEntry:
    row = connection.execute(select(LOG).where(LOG.c.number == number)).one()
    return shown(connection, [row])[0]


def _checked(by: str) -> str:
    by = by.strip()
    if not by or len(by) > MOST_CHARACTERS:
        raise MalformedInput("Who decides has a name, and no long one.")
    return by


def _checked_note(note: str | None) -> str | None:
    note = (note or "").strip()
    if len(note) > MOST_CHARACTERS:
        raise MalformedInput(f"A note has no more than {MOST_CHARACTERS} characters.")
    return note or None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
