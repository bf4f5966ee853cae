"""The store's door: what the database raises becomes one sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from onrecord.errors import MalformedInput, RecordBusy, RecordUnavailable

_SENTENCES: Final = {
    sqlite3.SQLITE_BUSY: "The record {path} is in use by another program; try again later.",
    sqlite3.SQLITE_LOCKED: "The record {path} is in use by another program; try again later.",
    sqlite3.SQLITE_FULL: "The record {path} was not written: the disk is full.",
    sqlite3.SQLITE_IOERR: "The record {path} could not be read or written: the disk is full or"
    " failing, or a limit on the size of files was met.",
    sqlite3.SQLITE_READONLY: "The record {path} can only be read: it is not permitted to write it.",
    sqlite3.SQLITE_PERM: "The record {path} cannot be opened: it is not permitted.",
    sqlite3.SQLITE_CANTOPEN: "The record {path} cannot be opened: no such folder, or it is not"
    " permitted to write in it.",
    sqlite3.SQLITE_NOTADB: "{path} is not a record: it is no database.",
    sqlite3.SQLITE_CORRUPT: "The record {path} is damaged; use a backup.",
    sqlite3.SQLITE_TOOBIG: "The record {path} was not written: a text is too long for it.",
    sqlite3.SQLITE_CONSTRAINT: "The record {path} was not written: what was read does not hold"
    " together.",
}
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_PRIMARY_CODE: Final = 0xFF  # SQLite's extended result codes keep the primary one in the low byte


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise what the database raises as `RecordUnavailable`, or `RecordBusy`."""
    try:
        yield
    except (sqlite3.Error, SQLAlchemyError) as error:
        kind = RecordBusy if _primary_code(error) in _BUSY else RecordUnavailable
        raise kind(_sentence(error, path)) from error
    except UnicodeEncodeError as error:
        raise MalformedInput(
            "A text holds half of a surrogate pair, which is no character."
        ) from error


def _sentence(error: Exception, path: Path) -> str:
    cause, code = _cause(error), _primary_code(error)
    if code is None:
        return f"The record {path} is closed or cannot be used: {str(cause).splitlines()[0]}."
    sentence = _SENTENCES.get(code, "The record {path} cannot be used: {cause}.")
    return sentence.format(path=path, cause=cause)


def _primary_code(error: Exception) -> int | None:
    code: int | None = getattr(_cause(error), "sqlite_errorcode", None)
    return None if code is None else code & _PRIMARY_CODE


def _cause(error: Exception) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error
