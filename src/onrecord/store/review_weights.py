"""What waits for review, and how much each entry of it weighs, kept up as entries are written.

An entry weighs its doubt times how much hangs on it. The caller holds the transaction.
"""

from collections.abc import Collection
from typing import Final

from sqlalchemy import Connection, delete, text

from onrecord.store.review_tables import review_queue

_QUEUE: Final = review_queue
# Articles that print the same words: more weigh no more, so that one more touches few entries.
_MOST_PRINTED: Final = 50

# What hangs on a statement: other articles that print its words, and what is told within it.
_ENTER: Final = text(
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
_DEPENDS: Final = text(
    """
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
    WHERE r.version = :version AND r.kind = 'statement'
    """
)
_WEIGH: Final = text(
    "UPDATE review_queue SET weight = doubt * (1 + depends) WHERE version = :version"
)
# Where more articles print words, one more changes nothing for them.
_PRINTING: Final = text(
    "SELECT DISTINCT version FROM quotations WHERE wording = :wording LIMIT :most"
)


def enter_queue(connection: Connection, version: int) -> None:
    """Put the entries of a version in the queue, where it is the latest of its article."""
    connection.execute(_ENTER, {"version": version})
    _weigh(connection, version)


def leave_queue(connection: Connection, versions: Collection[int]) -> None:
    """Take the entries of versions out of the queue."""
    connection.execute(delete(_QUEUE).where(_QUEUE.c.version.in_(versions)))


def weigh_again(connection: Connection, wordings: Collection[int]) -> None:
    """Weigh what has words that an article more, or less, prints by now."""
    most = _MOST_PRINTED + 2
    versions: set[int] = set()
    for wording in wordings:
        found = connection.scalars(_PRINTING, {"wording": wording, "most": most}).all()
        # Of more than that, all but the newest one are weighed with the most already.
        versions.update(found if len(found) < most else [max(found)])
    for version in sorted(versions):
        _weigh(connection, version)


def _weigh(connection: Connection, version: int) -> None:
    connection.execute(_DEPENDS, {"version": version, "most": _MOST_PRINTED})
    connection.execute(_WEIGH, {"version": version})
