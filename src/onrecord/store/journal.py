"""The journal of runs: how far files were read, by a salted hash of their paths.

An entry may fall behind what the record holds, when a run is killed; it never runs ahead, since an
article is committed before the entry that counts it. Withdrawing an article empties the journal:
what files gave is then counted anew.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Column, Connection, Integer, Table, Text, bindparam, or_, select
from sqlalchemy.dialects.sqlite import insert

from onrecord.schema.run import SourceProgress
from onrecord.store.database import Database
from onrecord.store.prepared import Prepared
from onrecord.store.tables import METADATA

_COUNTS: Final = ("settled", "recorded", "left_out", "withdrawn", "failed")

read_sources = Table(
    "read_sources",
    METADATA,
    Column("location_hash", Text, primary_key=True),
    Column("state", Text, nullable=False),
    *(Column(name, Integer, nullable=False) for name in _COUNTS),
    Column("is_finished", Integer, nullable=False),
    Column("noted_at", Text, nullable=False),
    sqlite_with_rowid=False,
)

_FIND: Final = Prepared(
    select(*(read_sources.c[name] for name in (*_COUNTS, "is_finished"))).where(
        read_sources.c.location_hash == bindparam("hash"),
        read_sources.c.state == bindparam("state"),
    )
)


def forget_runs(connection: Connection) -> None:
    """Empty the journal."""
    connection.execute(read_sources.delete())


class JournalBook:
    """The journal of a record; see `onrecord.store.journal_contract.Journal`."""

    _database: Database
    _salt: str

    def source_progress(self, location: str, state: str) -> SourceProgress | None:
        """Return how far a file was read in this state, or None."""
        with self._database.reading() as connection:
            row = _FIND.first(connection, hash=self._location_hash(location), state=state)
        if row is None:
            return None
        counts = dict(zip(_COUNTS, row[:-1], strict=True))
        return SourceProgress(location, state, is_finished=bool(row[-1]), **counts)

    def note_progress(self, notes: Sequence[SourceProgress]) -> None:
        """Keep how far files were read, in one transaction."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database.writing() as connection:
            for note in notes:
                self._note(connection, note, now)

    def _note(self, connection: Connection, note: SourceProgress, now: str) -> None:
        row: dict[str, object] = {name: getattr(note, name) for name in _COUNTS}
        row |= {"state": note.state, "is_finished": int(note.is_finished), "noted_at": now}
        statement = insert(read_sources).values(
            location_hash=self._location_hash(note.location), **row
        )
        # Two runs may read one file at once: what is further stays.
        is_no_step_back = or_(
            read_sources.c.state != statement.excluded.state,
            read_sources.c.settled <= statement.excluded.settled,
        )
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=[read_sources.c.location_hash], set_=row, where=is_no_step_back
            )
        )

    def _location_hash(self, location: str) -> str:
        # A path may hold a name; the record is to keep none that nobody asked it to.
        return hashlib.sha256(f"{self._salt}:{location}".encode("utf-8", "replace")).hexdigest()
