"""Copies of a record, made while it may be in use."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from onrecord.errors import RecordUnavailable
from onrecord.store.database import Database
from onrecord.store.failures import translated


def write_backup(database: Database, path: Path) -> None:
    """Write a copy of the record; the file appears whole or not at all.

    Raises:
        RecordUnavailable: the file exists or cannot be written.
    """
    if os.path.lexists(path):
        raise RecordUnavailable(f"{path} exists already; a backup does not overwrite.")
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _removed_after(unfinished):
            _copy(database, unfinished)
            _name(unfinished, path)
    except OSError as error:
        raise RecordUnavailable(
            f"The backup {path} cannot be written: {(error.strerror or 'unknown').lower()}."
        ) from error


@contextmanager
def _removed_after(path: Path) -> Iterator[None]:
    # The file is made first, so that a folder that cannot be written is told as such.
    path.touch(exist_ok=False)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _copy(database: Database, path: Path) -> None:
    with translated(path), closing(sqlite3.connect(path)) as target:
        database.copy_to(target)
        # One file, whole in itself: no log beside it.
        target.execute("PRAGMA journal_mode = DELETE")
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _name(unfinished: Path, path: Path) -> None:
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: the name was free a moment ago
        unfinished.rename(path)
