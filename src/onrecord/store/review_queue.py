"""Entries that nobody has reviewed, by doubt and by how much hangs on them.

The queue is kept up as entries are written (see `onrecord.store.review_weights`), so that asking
for a part of it reads no more than that part. The caller holds the transaction.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, select, tuple_

from onrecord.schema.browsing import ListedKind, Part
from onrecord.schema.review import QueuedEntry
from onrecord.store.browsing.cursors import Cursors
from onrecord.store.browsing.entries import checked_kind
from onrecord.store.browsing.shown import entries_of_rows
from onrecord.store.browsing.tables import listed_entries
from onrecord.store.prepared import ASKED, Prepared
from onrecord.store.review_tables import review_queue

_QUEUE: Final = review_queue
_LISTED: Final = Prepared(select(listed_entries).where(listed_entries.c.id.in_(ASKED)))


def read_queue(
    connection: Connection,
    cursors: Cursors,
    kind: ListedKind | None,
    after: str | None,
    size: int,
) -> Part[QueuedEntry]:
    """Return a part of the queue.

    Raises:
        MalformedInput: ``after`` is not of this list.
    """
    query = select(_QUEUE).order_by(_QUEUE.c.weight.desc(), _QUEUE.c.number.desc())
    if kind is not None:
        query = query.where(_QUEUE.c.kind == checked_kind(kind))
    of = f"queue {kind or ''}"
    if after is not None:
        weight, number = cursors.read(of, after, 2)
        query = query.where(tuple_(_QUEUE.c.weight, _QUEUE.c.number) < (_float(weight), number))
    rows = connection.execute(query.limit(size + 1)).all()
    last = rows[size - 1] if len(rows) > size else None
    found = tuple(_queued(connection, rows[:size]))
    return Part(found, cursors.make(of, _bits(last.weight), last.number) if last else None)


def _queued(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[QueuedEntry]:
    listed = _LISTED.among(connection, [row.entry for row in rows])
    entries = {(one.entry, one.id): one for one in entries_of_rows(connection, listed)}
    for row in rows:
        entry = entries.get((row.kind, row.entry))
        if entry is not None:
            yield QueuedEntry(entry, row.doubt, row.depends)


def _bits(weight: float) -> int:
    """Return the bits of a weight, which is never below 0, as a number."""
    return int.from_bytes(struct.pack(">d", weight), "big")


def _float(bits: int) -> float:
    weight: float = struct.unpack(">d", bits.to_bytes(8, "big"))[0]
    return weight
