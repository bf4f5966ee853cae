"""Locks of feeds, held by files beside the record: the system lets go of them with the program.

A lock in the database would outlive a program that is killed.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import FeedHeld, RecordUnavailable


@contextmanager
def holding(record: Path, number: int, address: str) -> Iterator[None]:
    """Hold a feed; while it is held no other program can.

    Args:
        record: the file of the record.
        number: of the feed.
        address: of the feed, for the message.

    Raises:
        FeedHeld: another program holds it.
        RecordUnavailable: the file of the lock cannot be made.
    """
    path = record.with_name(f".{record.name}.feed-{number}.lock")
    try:
        file = _acquired(path)
    except OSError as error:
        raise RecordUnavailable(
            f"The lock {path} cannot be made: {(error.strerror or 'unknown').lower()}."
        ) from error
    if file is None:
        raise FeedHeld(f"Another program reads {address} into the record just now.")
    try:
        yield
    finally:
        # Taken away while it is held: who opened it meanwhile finds that it is no more.
        with suppress(OSError):
            path.unlink()
        file.close()


def _acquired(path: Path) -> BinaryIO | None:
    """Return the file of a lock, locked; None where another program has locked it."""
    while True:
        file = path.open("ab")
        if not _locked(file):
            file.close()
            return None
        if _is_at(file, path):
            return file
        # Whoever held it before took it away between its being opened and locked.
        file.close()


def _is_at(file: BinaryIO, path: Path) -> bool:
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    return os.path.samestat(there, os.fstat(file.fileno()))


if sys.platform == "win32":

    def _locked(file: BinaryIO) -> bool:
        import msvcrt  # noqa: PLC0415

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _locked(file: BinaryIO) -> bool:
        import fcntl  # noqa: PLC0415

        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
