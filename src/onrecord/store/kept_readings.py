"""Readings with what people decided laid on them. The caller holds the transaction.

Of a version with such entries the reading as it was read is kept, so that what was decided can be
taken back and laid anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, insert, select

from onrecord.schema.article import Article
from onrecord.schema.record import ArticleRecord
from onrecord.store import tables
from onrecord.store.blocking import WithdrawnNames, leave_out
from onrecord.store.reading import read_record
from onrecord.store.reading_articles import read_articles
from onrecord.store.review_contract import Corrector
from onrecord.store.review_json import reading_json, reading_of
from onrecord.store.review_log import note_found, reviews_on, standing_rows
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
