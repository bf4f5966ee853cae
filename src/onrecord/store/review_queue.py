"""Entries that nobody has reviewed, by doubt and by how much hangs on them.

The queue is kept up in the transactions that write entries, so that asking for a part of it reads
no more than that part. The caller holds the transaction.
"""

from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, select, text, tuple_

from onrecord.errors import MalformedInput
from onrecord.schema.browsing import ListedKind
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


def read_queue(
    connection: Connection, kind: ListedKind | None, after: str | None, size: int
) -> tuple[Sequence[Row[Any]], str | None]:
    """Return a part of the queue, and where the next one begins.

    Raises:
        MalformedInput: ``after`` is not of this list.
    """
    query = select(_QUEUE).order_by(_QUEUE.c.weight.desc(), _QUEUE.c.number.desc())
    if kind is not None:
        query = query.where(_QUEUE.c.kind == kind)
    if after is not None:
        query = query.where(tuple_(_QUEUE.c.weight, _QUEUE.c.number) < _place(after))
    rows = connection.execute(query.limit(size + 1)).all()
    last = rows[size - 1] if len(rows) > size else None
    return rows[:size], f"{float(last.weight).hex()}~{last.number}" if last else None


def _place(after: str) -> tuple[float, int]:
    weight, _, number = after.partition("~")
    try:
        return float.fromhex(weight), int(number)
    except ValueError:
        raise MalformedInput("The list does not go on there.") from None


def _weigh(connection: Connection, version: int) -> None:
    connection.execute(_DEPENDS, {"version": version, "most": _MOST_PRINTED})
    connection.execute(_WEIGH, {"version": version})
