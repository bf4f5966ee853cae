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
    SELECT s.version, 'statement', s.id, max(0.0, 1.0 - s.confidence), 0,
        max(0.0, 1.0 - s.confidence)
    FROM statements AS s
    JOIN article_versions AS v ON v.id = s.version
    WHERE s.version = :version AND v.latest = 1 AND s.origin_method != 'human'
    UNION ALL
    SELECT h.version, h.kind, h.id, max(0.0, 1.0 - h.confidence), 0,
        max(0.0, 1.0 - h.confidence)
    FROM happenings AS h
    JOIN article_versions AS v ON v.id = h.version
    WHERE h.version = :version AND v.latest = 1 AND h.origin_method != 'human'
    """
    )
)
# Most have nothing hanging on them, and stay as they were entered.
_WEIGH: Final = """
    UPDATE review_queue AS r SET depends = c.hanging, weight = r.doubt * (1 + c.hanging)
    FROM (
        SELECT w.number, (
            SELECT count(*) FROM (
                SELECT DISTINCT o.version FROM quotations AS q
                JOIN quotations AS o ON o.wording = q.wording
                WHERE q.version = w.version AND q.statement = w.entry AND o.version != w.version
                LIMIT :most
            )
        ) + (
            SELECT count(*) FROM happenings AS h
            WHERE h.version = w.version AND h.statement = w.entry
                AND h.kind IN ('encounter', 'commitment', 'absence')
        ) AS hanging
        FROM review_queue AS w
        WHERE w.version = :version {entries}
    ) AS c
    WHERE c.number = r.number AND c.hanging != r.depends
"""
_WEIGH_VERSION: Final = Prepared(text(_WEIGH.format(entries="")))
_WEIGH_ENTRY: Final = Prepared(text(_WEIGH.format(entries="AND w.entry = :entry")))
_PRINTING: Final = Prepared(
    select(quotations.c.version, quotations.c.statement)
    .where(quotations.c.wording == bindparam("wording"))
    .limit(bindparam("most"))
)


def enter_queue(connection: Connection, version: int) -> None:
    """Put the entries of a version in the queue, where it is the latest of its article.

    They weigh their doubt alone until `weigh` is called, once their words are kept.
    """
    _ENTER.run(connection, version=version)


def leave_queue(connection: Connection, versions: Collection[int]) -> None:
    """Take the entries of versions out of the queue."""
    connection.execute(delete(_QUEUE).where(_QUEUE.c.version.in_(versions)))


def weigh(connection: Connection, version: int) -> None:
    """Weigh the entries of a version that stand in the queue."""
    _WEIGH_VERSION.run(connection, version=version, most=_MOST_PRINTED)


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
                    _WEIGH_ENTRY.run(
                        connection, version=version, entry=statement, most=_MOST_PRINTED
                    )
