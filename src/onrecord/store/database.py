"""Opens the file of a record: tells a record from anything else, and brings its tables up."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Final, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from onrecord.errors import RecordTooNew, RecordUnavailable
from onrecord.store.failures import translated
from onrecord.store.migrations import HEAD, migrate

# "onrc", which the first migration writes at its place in the file's header.
APPLICATION_ID: Final = 0x6F6E7263
# The longest that another program is waited for.
BUSY_SECONDS: Final = 30.0
_PAGE_CACHE_KB: Final = 16_000
# Of the log that goes before the file, 40 MB.
_PAGES_BEFORE_CHECKPOINT: Final = 10_000

_READ: Final = "BEGIN"
_WRITE: Final = "BEGIN IMMEDIATE"
# Files whose statements are remembered.
_MOST_ENGINES: Final = 8
# A full-text index keeps words that were deleted until it is merged or, as here, made anew.
_REBUILD: Final = (
    "INSERT INTO statement_search (statement_search) VALUES ('rebuild')",
    "INSERT INTO article_search (article_search) VALUES ('rebuild')",
    "INSERT INTO listed_search (listed_search) VALUES ('rebuild')",
    "INSERT INTO people_search (people_search) VALUES ('rebuild')",
)


class Database:
    """One connection to the file of a record, and its transactions."""

    def __init__(self, path: Path, *, busy_seconds: float = BUSY_SECONDS) -> None:
        """Open the record, and make it where there is none.

        Raises:
            RecordUnavailable: it cannot be opened or is no record.
            RecordTooNew: a later version of onrecord wrote it.
        """
        self.path = path
        # What is done last in each transaction that writes, within it.
        self.before_commit: Callable[[Connection], None] | None = None
        self._begin = _READ
        _check_file(path)
        with translated(path):
            self._engine = _engine(path, busy_seconds)
            self._connection = self._engine.connect()
            event.listen(self._connection, "begin", self._on_begin)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the record as it is now."""
        with self._transaction(_READ) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is alone in writing; it is written whole or not at all."""
        with self._transaction(_WRITE) as connection:
            yield connection
            self.finish(connection)

    def finish(self, connection: Connection) -> None:
        """Do what is done last in a transaction that writes; for what it has written so far."""
        if self.before_commit is not None:
            self.before_commit(connection)

    @contextmanager
    def part(self) -> Iterator[None]:
        """A part of a transaction that writes: where it fails it is undone, and the rest stays."""
        with translated(self.path):
            driver = self._driver()
            driver.execute("SAVEPOINT part")
            try:
                yield
            except BaseException:
                # A full disk may have undone the whole transaction.
                if driver.in_transaction:
                    driver.execute("ROLLBACK TO part")
                    driver.execute("RELEASE part")
                raise
            driver.execute("RELEASE part")

    def scrub(self) -> None:
        """Rewrite the file, so that nothing of what was deleted is left in its bytes."""
        with self.writing() as connection:
            for rebuild in _REBUILD:
                connection.exec_driver_sql(rebuild)
        with translated(self.path):
            driver = self._driver()
            driver.execute("VACUUM")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_to(self, target: sqlite3.Connection) -> None:
        """Copy the record as it is now."""
        self._driver().backup(target)

    def close(self) -> None:
        """Close the connection."""
        with translated(self.path):
            self._connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with translated(self.path):
            self._begin = begin
            with self._connection.begin():
                yield self._connection

    def _on_begin(self, connection: Connection) -> None:
        connection.exec_driver_sql(self._begin)

    def _driver(self) -> sqlite3.Connection:
        return cast(sqlite3.Connection, self._connection.connection.driver_connection)

    def _prepare(self) -> None:
        with self.reading() as connection:
            revision = _revision(connection, self.path)
        with translated(self.path):
            driver = self._driver()
            driver.execute("PRAGMA journal_mode = WAL")
        if revision == HEAD:
            return
        with self.writing() as connection:
            # Another program may have been faster.
            if _revision(connection, self.path) != HEAD:
                migrate(connection)


@lru_cache(maxsize=_MOST_ENGINES)
def _engine(path: Path, busy_seconds: float) -> Engine:
    """Return what opens connections to a file, the same for all books of it.

    An engine remembers the statements that it has compiled: so a thread that opens a record anew
    begins with those of the others.
    """

    def connect() -> sqlite3.Connection:
        # Transactions are begun by the event of the connection alone.
        # A book is for one thread, but may be closed by the one that collects it.
        connection = sqlite3.connect(
            path, timeout=busy_seconds, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        # What was committed outlives a power cut; an article costs a second, its sync a moment.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        # Keys of names are spread over a record: with SQLite's two megabytes most pages that an
        # article touches in a large one would be read again.
        connection.execute(f"PRAGMA cache_size = -{_PAGE_CACHE_KB}")
        # An article changes pages of every index, and the next one many of the same: with
        # SQLite's own thousand they would be written to the file after every article or two.
        connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_BEFORE_CHECKPOINT}")
        return connection

    return create_engine("sqlite://", creator=connect, poolclass=NullPool)


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise RecordUnavailable(f"{path} is a folder, not a record.")
    if path.exists():
        if not os.access(path, os.R_OK):
            raise RecordUnavailable(f"The record {path} cannot be read: it is not permitted.")
        if not os.access(path, os.W_OK):
            raise RecordUnavailable(f"The record {path} can only be read: it is write-protected.")
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordUnavailable(
            f"The folder {path.parent} cannot be made: {(error.strerror or 'unknown').lower()}."
        ) from error


def _revision(connection: Connection, path: Path) -> str | None:
    """Return the version of the tables; None where there are none yet.

    Raises:
        RecordUnavailable: the database is no record.
        RecordTooNew: a later version of onrecord wrote it.
    """
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if not application and not tables:
        return None
    if application != APPLICATION_ID:
        raise RecordUnavailable(f"{path} is a database, but not a record.")
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if revision is not None and str(revision) > HEAD:
        raise RecordTooNew(
            f"The record {path} was written by a later version of onrecord; update onrecord."
        )
    return None if revision is None else str(revision)
