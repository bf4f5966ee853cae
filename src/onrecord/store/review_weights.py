"""What waits for review, and how much each entry of it weighs, kept up as entries are written.

An entry weighs its doubt times how much hangs on it. The caller holds the transaction.
"""

from collections.abc import Collection
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select, text

from onrecord.store.prepared import Prepared
from onrecord.store.quotation_tables import quotations
from onrecord.store.review_tables import review_queue

_QUEUE: Final = review_queue
# Articles that print the same words: more weigh no more, so that one more touches few entries.
_MOST_PRINTED: Final = 50

# What hangs on a statement: other articles that print its words, and what is told within it.
_ENTER: Final = Prepared(
    text(
        """
    INSERT INTO review_queue (version, kind, entry, doubt, depends, weight)
    SELECT s.version, 'statement', s.id, max(0.0, 1.0 - s.confidence), 0, 0.0
    FROM statements AS s
    JOIN article_versions AS v ON v.id = s.version
    WHERE s.version = :version AND v.latest = 1 AND s.origin_method != 'human'
    UNION ALL
    SELECT h.version, h.kind, h.id, max(0.0, 1.0 - h.confidence), 0, 0.0
    FROM happenings AS h
    JOIN article_versions AS v ON v.id = h.version
    WHERE h.version = :version AND v.latest = 1 AND h.origin_method != 'human'
    """
    )
)
_COUNT: Final = """
    UPDATE review_queue AS r SET depends = (
        SELECT count(*) FROM (
            SELECT DISTINCT o.version FROM quotations AS q
            JOIN quotations AS o ON o.wording = q.wording
            WHERE q.version = r.version AND q.statement = r.entry AND o.version != r.version
            LIMIT :most
        )
    ) + (
        SELECT count(*) FROM happenings AS h
        WHERE h.version = r.version AND h.statement = r.entry
            AND h.kind IN ('encounter', 'commitment', 'absence')
    )
    WHERE r.version = :version
"""
_WEIGH: Final = "UPDATE review_queue SET weight = doubt * (1 + depends) WHERE version = :version"
_ONE: Final = " AND entry = :entry"
_COUNT_VERSION: Final = Prepared(text(_COUNT))
_COUNT_ENTRY: Final = Prepared(text(_COUNT + _ONE))
_WEIGH_VERSION: Final = Prepared(text(_WEIGH))
_WEIGH_ENTRY: Final = Prepared(text(_WEIGH + _ONE))
_PRINTING: Final = Prepared(
    select(quotations.c.version, quotations.c.statement)
    .where(quotations.c.wording == bindparam("wording"))
    .limit(bindparam("most"))
)


def enter_queue(connection: Connection, version: int) -> None:
    """Put the entries of a version in the queue, where it is the latest of its article."""
    _ENTER.run(connection, version=version)
    weigh(connection, version)


def leave_queue(connection: Connection, versions: Collection[int]) -> None:
    """Take the entries of versions out of the queue."""
    connection.execute(delete(_QUEUE).where(_QUEUE.c.version.in_(versions)))


def weigh(connection: Connection, version: int) -> None:
    """Weigh the entries of a version that stand in the queue."""
    _COUNT_VERSION.run(connection, version=version, most=_MOST_PRINTED)
    _WEIGH_VERSION.run(connection, version=version)


def weigh_again(
    connection: Connection, wordings: Collection[int], *, besides: int | None = None
) -> None:
    """Weigh what has words that another article, more or less, prints by now.

    Args:
        connection: the transaction.
        wordings: the words.
        besides: a version that is weighed already.
    """
    most = _MOST_PRINTED + 2
    for wording in sorted(wordings):
        found = _PRINTING.rows(connection, wording=wording, most=most)
        # Where more articles print them, one of these changes nothing for the others.
        if len(found) < most:
            for version, statement in found:
                if version != besides:
                    own = {"version": version, "entry": statement}
                    _COUNT_ENTRY.run(connection, **own, most=_MOST_PRINTED)
                    _WEIGH_ENTRY.run(connection, **own)
