"""Readings with what people decided laid on them. The caller holds the transaction.

Of a version with such entries the reading as it was read is kept, so that what was decided can be
taken back and laid anew.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, insert, select, update

from onrecord.schema.article import Article
from onrecord.schema.browsing import ListedKind
from onrecord.schema.happenings import Happenings
from onrecord.schema.record import ArticleRecord
from onrecord.schema.review import TrainingCorrection
from onrecord.store import tables
from onrecord.store.blocking import WithdrawnNames, leave_out
from onrecord.store.reading import read_record
from onrecord.store.reading_articles import read_articles
from onrecord.store.review_contract import Corrector
from onrecord.store.review_json import reading_json, reading_of
from onrecord.store.review_log import forget_words, note_found, reviews_on, standing_rows
from onrecord.store.review_tables import readings

_VERSIONS: Final = tables.article_versions


@dataclass(frozen=True, slots=True)
class KeptReading:
    """A reading before what people decided was laid on it.

    Attributes:
        reading: all that was read.
        reviewed: see `onrecord.schema.review.CorrectedReading`; None where nothing is kept.
    """

    reading: ArticleRecord
    reviewed: ArticleRecord | None


@dataclass(frozen=True, slots=True)
class Laid:
    """A reading that is ready to be written.

    Attributes:
        record: as it is shown.
        kept: what is kept beside it, or None where nothing is laid on it.
        rows: the acts that stand.
        found: the numbers of those that it has an entry for.
    """

    record: ArticleRecord
    kept: KeptReading | None = None
    rows: Sequence[Row[Any]] = ()
    found: frozenset[int] = frozenset()

    def keep(self, connection: Connection, version: int, *, is_latest: bool) -> None:
        """Write what is kept beside the findings of a version."""
        connection.execute(delete(readings).where(readings.c.version == version))
        if self.kept is not None:
            reviewed = self.kept.reviewed or self.kept.reading
            row = {
                "version": version,
                "reading": reading_json(self.kept.reading),
                "reviewed": reading_json(reviewed),
            }
            connection.execute(insert(readings), row)
        if is_latest:
            note_found(connection, self.rows, self.found)


def lay(
    connection: Connection,
    corrector: Corrector | None,
    withdrawn: WithdrawnNames,
    kept: KeptReading,
    text_sha256: str,
) -> Laid:
    """Lay what people decided on a reading.

    Args:
        connection: the transaction.
        corrector: lays it; without one nothing is.
        withdrawn: names of persons who are left out, whatever was decided.
        kept: the reading.
        text_sha256: the version of its text as published.
    """
    article = kept.reading.article
    rows = standing_rows(connection, article.id)
    if not rows:
        return Laid(kept.reading)
    is_here = any(row.text_sha256 == text_sha256 for row in rows)
    if corrector is None:
        return Laid(kept.reading, kept if kept.reviewed else None, rows)
    reviews = reviews_on(connection, rows, article, text_sha256)
    done = corrector.corrected(kept.reading, kept.reviewed, reviews)
    keeps = KeptReading(kept.reading, done.reviewed) if is_here or done.found else None
    return Laid(leave_out(done.record, withdrawn), keeps, rows, done.found)


def kept_reading(connection: Connection, version: int) -> KeptReading:
    """Return the reading of a version before what people decided was laid on it."""
    article = read_articles(connection, [version])[version]
    row = _row(connection, version)
    if row is None:
        return KeptReading(read_record(connection, version), None)
    return KeptReading(reading_of(row.reading, article), reading_of(row.reviewed, article))


def reviewed_before(connection: Connection, version: int, article: Article) -> ArticleRecord | None:
    """Return what is kept of reviewed entries of a version that is read again, or None.

    Args:
        connection: the transaction.
        version: the version.
        article: the article as it is to be shown in it.
    """
    row = _row(connection, version)
    return reading_of(row.reviewed, article) if row else None


def leave_out_of_kept(
    connection: Connection,
    version: int,
    record: ArticleRecord,
    shown: ArticleRecord,
    person: WithdrawnNames,
) -> None:
    """Leave a person out of what is kept beside a version, and of the log.

    Args:
        connection: the transaction.
        version: the version.
        record: as it was shown until now.
        shown: as it is shown without the person.
        person: who is withdrawn.
    """
    row = _row(connection, version)
    if row is None:
        return
    reading = reading_of(row.reading, record.article)
    reviewed = reading_of(row.reviewed, record.article)
    left = leave_out(reviewed, person)
    before, after = _keys(record), _keys(shown)
    decided = _keys(reviewed)
    lost = decided - _keys(left)
    gone = (before - after) | (lost - before)
    for kind in {kind for kind, _ in gone}:
        forget_words(connection, record.article.id, kind, {own for one, own in gone if one == kind})
    if lost & after:
        # It was read as theirs, and a person says that it is another's: that is what is kept.
        left = _with_only(shown, decided)
    values = {"reading": reading_json(leave_out(reading, person)), "reviewed": reading_json(left)}
    connection.execute(update(readings).where(readings.c.version == version).values(values))


def _keys(record: ArticleRecord) -> set[tuple[ListedKind, str]]:
    told = record.happenings
    kinds: dict[ListedKind, Iterable[str]] = {
        "statement": (one.id for one in record.statements),
        "encounter": (one.id for one in told.encounters),
        "action": (one.id for one in told.actions),
        "commitment": (one.id for one in told.commitments),
        "absence": (one.id for one in told.absences),
        "relation": (one.id for one in told.relations),
    }
    return {(kind, own) for kind, ids in kinds.items() for own in ids}


def _with_only(record: ArticleRecord, keys: Collection[tuple[ListedKind, str]]) -> ArticleRecord:
    """Return a record with these of its entries."""
    told = record.happenings
    return replace(
        record,
        statements=tuple(one for one in record.statements if ("statement", one.id) in keys),
        happenings=Happenings(
            encounters=tuple(one for one in told.encounters if ("encounter", one.id) in keys),
            actions=tuple(one for one in told.actions if ("action", one.id) in keys),
            commitments=tuple(one for one in told.commitments if ("commitment", one.id) in keys),
            absences=tuple(one for one in told.absences if ("absence", one.id) in keys),
            relations=tuple(one for one in told.relations if ("relation", one.id) in keys),
        ),
    )


def training_corrections(connection: Connection, version: int) -> Iterator[TrainingCorrection]:
    """Yield what stands of the entries of a version that people accepted, corrected, rejected."""
    query = select(_VERSIONS.c.article, _VERSIONS.c.original_sha256)
    own = connection.execute(query.where(_VERSIONS.c.id == version)).one()
    kept, record = kept_reading(connection, version), read_record(connection, version)
    reviewed = kept.reviewed or kept.reading
    decided: dict[tuple[ListedKind, str], list[Row[Any]]] = {}
    for row in standing_rows(connection, own.article):
        if row.text_sha256 == own.original_sha256 and row.act != "note" and not row.is_withdrawn:
            decided.setdefault((row.kind, row.entry), []).append(row)
    known, there = _keys(reviewed), _keys(record)
    for key, rows in decided.items():
        last = rows[-1]
        is_rejected = last.act == "reject"
        if key not in known or (not is_rejected and key not in there):
            continue
        is_corrected = any(row.act == "correct" for row in rows)
        yield TrainingCorrection(
            kind=key[0],
            entry=key[1],
            act="reject" if is_rejected else "correct" if is_corrected else "accept",
            read=reviewed,
            corrected=None if is_rejected else record,
            by=last.done_by,
            at=last.done_at,
        )


def versions_reviewed(connection: Connection, article: str) -> list[tuple[int, str, bool]]:
    """Return the versions of an article that what people decide is laid on, the latest last.

    Returns:
        Of each its number in the table, the version of its text as published, and whether it is
        the latest one.
    """
    query = (
        select(_VERSIONS.c.id, _VERSIONS.c.original_sha256, _VERSIONS.c.latest)
        .outerjoin(readings, readings.c.version == _VERSIONS.c.id)
        .where(_VERSIONS.c.article == article)
        .where(_VERSIONS.c.latest | readings.c.version.is_not(None))
        .order_by(_VERSIONS.c.number)
    )
    return [(row.id, row.original_sha256, row.latest) for row in connection.execute(query)]


def _row(connection: Connection, version: int) -> Row[Any] | None:
    return connection.execute(select(readings).where(readings.c.version == version)).one_or_none()
