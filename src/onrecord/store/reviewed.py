"""Which entries people have reviewed, and how many, as lists ask for it."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement, Connection, bindparam, func, select, text

from onrecord.store.prepared import ASKED, Prepared
from onrecord.store.review_tables import STANDING_DECISION, review_log

_VOUCHED_FOR: Final = Prepared(
    select(review_log.c.entry).where(
        review_log.c.entry.in_(ASKED),
        review_log.c.act != "reject",
        review_log.c.is_found,
        STANDING_DECISION,
    )
)
_IS_REVIEWED: Final = Prepared(
    select(review_log.c.number)
    .where(
        review_log.c.entry == bindparam("entry"),
        review_log.c.kind == bindparam("kind"),
        STANDING_DECISION,
    )
    .limit(1)
)
_COUNT: Final = Prepared(
    text(
        "INSERT INTO record_tallies (field, value, total) VALUES ('reviewed', '', :change) "
        "ON CONFLICT (field, value) DO UPDATE SET total = total + excluded.total"
    )
)


def vouched_for(connection: Connection, entries: Sequence[str]) -> set[str]:
    """Return those of these entries, by their ids, that a person accepted or corrected."""
    return {row[0] for row in _VOUCHED_FOR.among(connection, entries)}


def is_reviewed(connection: Connection, kind: str, entry: str) -> bool:
    """Whether an entry was accepted, corrected or rejected."""
    return _IS_REVIEWED.first(connection, kind=kind, entry=entry) is not None


def reviewed_among(connection: Connection, where: ColumnElement[bool]) -> int:
    """Return how many entries were accepted, corrected or rejected by some acts."""
    entries = select(review_log.c.entry, review_log.c.kind).where(where, STANDING_DECISION)
    counted = select(func.count()).select_from(entries.distinct().subquery())
    return connection.scalars(counted).one()


def count_reviewed(connection: Connection, change: int) -> None:
    """Count so many more, or fewer, entries that were accepted, corrected or rejected."""
    if change:
        _COUNT.run(connection, change=change)
