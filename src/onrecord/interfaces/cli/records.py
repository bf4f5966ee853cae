"""Opening the record that a command asks or changes."""

from pathlib import Path

from onrecord.errors import RecordUnavailable
from onrecord.interfaces.cli.desk import Desk
from onrecord.store.repository import Book


def record_path(desk: Desk, given: Path | None) -> Path:
    """Return the path of the record: the one given, else that of the settings."""
    return given or desk.settings.record


def open_existing(desk: Desk, given: Path | None) -> Book:
    """Open a record that is there already: asking must not make an empty one.

    Raises:
        RecordUnavailable: there is none, or it cannot be opened.
    """
    path = record_path(desk, given)
    if not path.exists():
        raise RecordUnavailable(f"there is no record at {path}; `onrecord add` makes one")
    return desk.open_book(path)
