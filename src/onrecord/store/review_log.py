"""The log of what people decided: rows become acts that are laid on readings, and what is shown.

The caller holds the transaction.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from onrecord.schema.article import Article
from onrecord.schema.browsing import ListedKind
from onrecord.schema.review import (
    CorrectedField,
    FieldChange,
    LogEntry,
    LoggedAct,
    Place,
    Review,
    ReviewAct,
    SettledCorrection,
    SettledSpeaker,
)
from onrecord.schema.span import Span
from onrecord.store import happening_tables, tables
from onrecord.store.people import read_decisions
from onrecord.store.reading_articles import read_articles
from onrecord.store.review_json import correction_json, correction_of, place_json, place_of
from onrecord.store.review_tables import review_log
from onrecord.store.reviewed import count_reviewed, is_reviewed, reviewed_among

LOG: Final = review_log
ACTS: Final[tuple[ReviewAct, ...]] = ("accept", "correct", "reject", "note")
STANDS: Final = LOG.c.undone_at.is_(None)
# Who decided where nobody said so.
UNKNOWN: Final = "unknown"

_VERSIONS: Final = tables.article_versions
_VERDICTS: Final = happening_tables.verdicts
# Of what an entry says, to recognise it by.
_SHOWN_CHARACTERS: Final = 280
_PARTS: Final = " … "


def log_review(
    connection: Connection,
    act: ReviewAct,
    kind: ListedKind,
    entry: str,
    *,
    article: str,
    text_sha256: str,
    place: Place,
    correction: SettledCorrection,
    before: SettledCorrection,
    note: str | None,
    by: str,
    now: str,
) -> int:
    """Write an act upon an entry; return its number."""
    row = {
        "kind": kind,
        "article": article,
        "text_sha256": text_sha256,
        "place": place_json(place),
        "correction": correction_json(correction),
        "before": correction_json(before),
        "note": note,
    }
    was_reviewed = is_reviewed(connection, kind, entry)
    number = _log(connection, act, entry, by, now, is_found=True, **row)
    count_reviewed(connection, is_reviewed(connection, kind, entry) - was_reviewed)
    return number


def log_decision(
    connection: Connection, act: LoggedAct, identity: str, decision: int, by: str, now: str
) -> None:
    """Write that somebody decided about people."""
    _log(connection, act, identity, by, now, decision=decision, is_found=True)


def log_verdict(
    connection: Connection, kind: ListedKind, entry: str, article: str, verdict: int,
    by: str, now: str,
) -> None:  # fmt: skip
    """Write that somebody decided of a commitment or an absence."""
    own = {"kind": kind, "article": article, "verdict": verdict}
    _log(connection, "verdict", entry, by, now, is_found=True, **own)


def mark_undone(connection: Connection, where: ColumnElement[bool], by: str, now: str) -> None:
    """Note who took acts back, and when."""
    before = reviewed_among(connection, where)
    rows = connection.execute(select(LOG.c.kind, LOG.c.entry).where(where)).all()
    connection.execute(update(LOG).where(where).values(undone_by=by, undone_at=now))
    still = sum(is_reviewed(connection, row.kind, row.entry) for row in rows if before)
    count_reviewed(connection, still - before)


def forget_acts(connection: Connection, where: ColumnElement[bool]) -> None:
    """Keep of acts that they were done, by whom and when; what they were about is withdrawn."""
    nothing = dict.fromkeys(
        ("article", "text_sha256", "place", "correction", "before", "note", "verdict")
    )
    count_reviewed(connection, -reviewed_among(connection, where))
    forgotten = update(LOG).where(where)
    connection.execute(forgotten.values(entry="", is_withdrawn=True, is_found=False, **nothing))


def forget_words(
    connection: Connection, article: str, kind: ListedKind, entries: Collection[str]
) -> None:
    """Keep of acts upon entries of somebody who was withdrawn where in the text they stand.

    A later reading is held to it: what it finds there is left out as well.
    """
    for entry in entries:
        own = (LOG.c.article == article) & (LOG.c.kind == kind) & (LOG.c.entry == entry)
        nothing = dict.fromkeys(("correction", "before", "note"))
        count_reviewed(connection, -reviewed_among(connection, own))
        gone = update(LOG).where(own, LOG.c.act.in_(ACTS))
        connection.execute(gone.values(is_withdrawn=True, is_found=False, **nothing))


def block_log(connection: Connection, shown: Callable[[str], str]) -> None:
    """Block a person out of what others wrote in the log, and of who wrote it."""
    columns = (LOG.c.number, LOG.c.note, LOG.c.done_by, LOG.c.undone_by)
    for number, *told in connection.execute(select(*columns)).all():
        note, done_by, undone_by = (shown(one) if one else one for one in told)
        if [note, done_by, undone_by] != told:
            own = update(LOG).where(LOG.c.number == number)
            connection.execute(own.values(note=note, done_by=done_by, undone_by=undone_by))


def logged(connection: Connection, number: int) -> Row[Any] | None:
    """Return the row of an act, or None."""
    return connection.execute(select(LOG).where(LOG.c.number == number)).one_or_none()


def standing_rows(connection: Connection, article: str) -> Sequence[Row[Any]]:
    """Return the rows of the acts on entries of an article that stand, the earliest first."""
    query = select(LOG).where(LOG.c.article == article, LOG.c.act.in_(ACTS), STANDS)
    return connection.execute(query.order_by(LOG.c.number)).all()


def reviews_on(
    connection: Connection, rows: Iterable[Row[Any]], article: Article, text_sha256: str
) -> list[Review]:
    """Return acts as they are laid on a reading.

    Args:
        connection: the transaction.
        rows: the rows.
        article: the article, in the version that was read.
        text_sha256: the version of its text as published.
    """
    texts = _Texts(connection)
    texts.know(article, text_sha256)
    return [_review(row, texts.of(row)) for row in rows]


def note_found(connection: Connection, rows: Iterable[Row[Any]], found: Collection[int]) -> None:
    """Note which acts the latest reading has an entry for."""
    for row in rows:
        if row.is_found != (row.number in found):
            own = update(LOG).where(LOG.c.number == row.number)
            connection.execute(own.values(is_found=row.number in found))


def shown(connection: Connection, rows: Sequence[Row[Any]]) -> list[LogEntry]:
    """Return acts as they are shown, in this order."""
    texts = _Texts(connection)
    found = []
    for row in rows:
        if row.decision is not None:
            found.append(_decision_entry(connection, row))
        elif row.act == "verdict":
            found.append(_verdict_entry(connection, row))
        elif row.is_withdrawn or row.article is None:
            found.append(_entry(row, None, ()))
        else:
            found.append(_review_entry(row, texts.of(row)))
    return found


class _Texts:
    """The texts that acts are about, each read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], Article] = {}

    def know(self, article: Article, text_sha256: str) -> None:
        """Take a text that is known already."""
        self._known[article.id, text_sha256] = article

    def of(self, row: Row[Any]) -> Article:
        """Return the article in the version whose text the offsets of an act are of."""
        key = (row.article, row.text_sha256)
        if key not in self._known:
            query = select(func.max(_VERSIONS.c.id)).where(
                _VERSIONS.c.article == row.article, _VERSIONS.c.original_sha256 == row.text_sha256
            )
            version: int = self._connection.scalars(query).one()
            self._known[key] = read_articles(self._connection, [version])[version]
        return self._known[key]


def _log(
    connection: Connection, act: LoggedAct, entry: str, by: str, now: str, **more: object
) -> int:
    number: int = (connection.scalar(select(func.max(LOG.c.number))) or 0) + 1
    row = {"number": number, "act": act, "entry": entry, "done_by": by, "done_at": now, **more}
    connection.execute(insert(LOG), row)
    return number


def _review(row: Row[Any], article: Article) -> Review:
    return Review(
        number=row.number,
        # What a withdrawn person said is left out of every reading.
        act="reject" if row.is_withdrawn else row.act,
        kind=row.kind,
        entry=row.entry,
        place=place_of(row.place, article),
        correction=correction_of(row.correction, article),
    )


def _review_entry(row: Row[Any], article: Article) -> LogEntry:
    words = _shortened(place_of(row.place, article).extents)
    before, after = (correction_of(kept, article) for kept in (row.before, row.correction))
    return _entry(row, words, tuple(_changes(row.kind, before, after)))


def _changes(
    kind: ListedKind, before: SettledCorrection, after: SettledCorrection
) -> Iterable[FieldChange]:
    if after.speaker is not None:
        yield FieldChange("speaker", _named(before.speaker), _named(after.speaker))
    if after.content is not None:
        yield FieldChange("content", _shortened(before.content or ()), _shortened(after.content))
    if after.source is not None:
        source = before.source.text if before.source else None
        yield FieldChange("source", source, after.source.text)
    if after.kind is not None:
        yield FieldChange("kind", before.kind, after.kind)
    if after.day is not None:
        field: CorrectedField = "said_on" if kind == "statement" else "day"
        yield FieldChange(field, before.day or None, after.day or None)


def _named(speaker: SettledSpeaker | None) -> str | None:
    return speaker.words.text if speaker and speaker.words else None


def _shortened(spans: Iterable[Span]) -> str | None:
    words = _PARTS.join(span.text for span in spans)
    if len(words) > _SHOWN_CHARACTERS:
        words = words[:_SHOWN_CHARACTERS].rsplit(maxsplit=1)[0] + "…"
    return words or None


def _decision_entry(connection: Connection, row: Row[Any]) -> LogEntry:
    return _entry(row, read_decisions(connection, row.decision)[0].summary, ())


def _verdict_entry(connection: Connection, row: Row[Any]) -> LogEntry:
    if row.verdict is None:
        return _entry(row, None, ())
    verdict = connection.execute(select(_VERDICTS).where(_VERDICTS.c.number == row.verdict)).one()
    change = FieldChange("verdict", None, verdict.verdict)
    words = _wording(connection, row)
    return _entry(row, words, (change,), note=verdict.because)


def _wording(connection: Connection, row: Row[Any]) -> str | None:
    """Return the wording that a verdict is on, where the latest version has it by this id."""
    own, spans = happening_tables.happenings, happening_tables.happening_spans
    query = (
        select(spans.c.text)
        .join(own, (own.c.version == spans.c.version) & (own.c.number == spans.c.number))
        .where(own.c.id == row.entry, own.c.kind == row.kind, spans.c.role == "wording")
        .order_by(own.c.version.desc())
        .limit(1)
    )
    return connection.scalars(query).one_or_none()


def _entry(
    row: Row[Any],
    words: str | None,
    changes: tuple[FieldChange, ...],
    note: str | None = None,
) -> LogEntry:
    return LogEntry(
        number=row.number,
        act=row.act,
        kind=row.kind,
        entry=row.entry,
        article=row.article,
        words=words,
        changes=changes,
        note=note or row.note,
        by=row.done_by,
        at=row.done_at,
        undone_by=row.undone_by,
        undone_at=row.undone_at,
        is_found=row.is_found,
    )
