"""Which entries people have reviewed, as lists ask for it."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, func, select

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
_REVIEWED: Final = Prepared(
    select(func.count()).select_from(
        select(review_log.c.entry, review_log.c.kind).where(STANDING_DECISION).distinct().subquery()
    )
)


def vouched_for(connection: Connection, entries: Sequence[str]) -> set[str]:
    """Return those of these entries, by their ids, that a person accepted or corrected."""
    return {row[0] for row in _VOUCHED_FOR.among(connection, entries)}


def count_reviewed(connection: Connection) -> int:
    """Return how many entries a person has accepted, corrected or rejected."""
    [(count,)] = _REVIEWED.rows(connection)
    return int(count)
