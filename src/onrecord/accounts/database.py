"""Opens the file of accounts, for its owner alone, and keeps its transactions."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from onrecord.accounts.tables import METADATA, TRIGGERS, VERSION, keys
from onrecord.errors import AccountRefused, AccountsUnavailable

# "onra", beside the "onrc" of records.
_APPLICATION_ID: Final = 0x6F6E7261
_BUSY_SECONDS: Final = 10.0
_OWNER_ONLY: Final = 0o600
_OTHERS: Final = 0o077
# Connections kept open, and how many more there may be while many ask at once.
_KEPT, _MORE = 4, 60


class AccountsDatabase:
    """Connections to the file of accounts, for several threads, and their transactions."""

    def __init__(self, path: Path) -> None:
        """Open the file, and make it where there is none.

        Raises:
            AccountsUnavailable: it cannot be opened or made, is something else, or a later version
                of onrecord wrote it.
        """
        self._path = path
        with _translated(path):
            _keep_private(path)
            self._engine = _engine(path)
            self._prepare()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is alone in writing; it is written whole or not at all."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with _translated(self._path), self._engine.connect() as connection:
            connection.exec_driver_sql(begin)
            yield connection
            connection.commit()

    def _prepare(self) -> None:
        with self.reading() as connection:
            if _is_ready(connection, self._path):
                return
        with self.writing() as connection:
            # Another process may have been faster.
            if not _is_ready(connection, self._path):
                METADATA.create_all(connection)
                for trigger in TRIGGERS:
                    connection.exec_driver_sql(trigger)
                connection.execute(keys.insert().values(names=token_hex(16)))
                connection.exec_driver_sql(f"PRAGMA application_id = {_APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _engine(path: Path) -> Engine:
    def connect() -> sqlite3.Connection:
        # A connection is lent to one thread at a time.
        connection = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        return connection

    return create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=_KEPT, max_overflow=_MORE
    )


def _keep_private(path: Path) -> None:
    """Make the file for its owner alone, before anything is in it."""
    if path.is_dir():
        raise AccountsUnavailable(f"{path} is a folder, not the accounts of a record.")
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))
    except OSError as error:
        reason = (error.strerror or "unknown").lower()
        raise AccountsUnavailable(f"The accounts {path} cannot be opened: {reason}.") from error
    if path.stat().st_mode & _OTHERS:
        # Somebody else's file stays as it is.
        with suppress(PermissionError):
            path.chmod(_OWNER_ONLY)


def _is_ready(connection: Connection, path: Path) -> bool:
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if application == _APPLICATION_ID:
        if version > VERSION:
            raise AccountsUnavailable(
                f"The accounts {path} were written by a later version of onrecord; update onrecord."
            )
        return True
    if application or connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
        raise AccountsUnavailable(f"{path} is a database, but not one of accounts.")
    return False


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Raise what the database raises as `AccountsUnavailable`."""
    try:
        yield
    except (sqlite3.Error, SQLAlchemyError) as error:
        # What a statement was filled with must not be told: it may be a hash or a name.
        cause = error.orig if isinstance(error, DBAPIError) else error
        told = str(cause).splitlines()[0] if cause is not None else "unknown"
        raise AccountsUnavailable(f"The accounts {path} cannot be used: {told}.") from None
    except UnicodeEncodeError:
        raise AccountRefused("This holds half of a character.") from None
