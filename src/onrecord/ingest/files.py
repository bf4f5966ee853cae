"""Files and standard input, opened and read by their format."""

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from onrecord.errors import EmptyInput, UnreadableInput
from onrecord.ingest.decoding import decode_text
from onrecord.ingest.document import Document, Intake, too_large
from onrecord.ingest.formats import FORMATS, Format
from onrecord.ingest.passage import Passage
from onrecord.ingest.readers import read_document
from onrecord.ingest.text import is_clean
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Refusal

STANDARD_INPUT: Final = "standard input"

# Formats that are read piece by piece, so that a file may be of any size.
_STREAMED: Final[frozenset[Format]] = frozenset(
    {"json lines", "table", "warc", "zip", "tar", "compressed"}
)


def read_file(path: str, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the articles of a file, by its suffix; where that says nothing, by its beginning.

    Raises:
        InputError: the file cannot be read, or the one article in it cannot.
    """
    if not is_clean(path):
        raise UnreadableInput("the file's name is not valid Unicode text")
    try:
        with _open(path, intake.limits) as stream, _watched(stream, intake.passage):
            yield from read_document(Document(stream, path, Path(path).name, path), intake)
    except OSError as error:
        raise UnreadableInput(_reason(error)) from None


def read_stream(intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the articles of standard input, by its beginning.

    Raises:
        InputError: it cannot be read, or the one article in it cannot.
    """
    stream = io.BufferedReader(sys.stdin.buffer)  # type: ignore[type-var]
    try:
        yield from read_document(Document(stream, STANDARD_INPUT), intake)
    except OSError as error:
        raise UnreadableInput(_reason(error)) from None
    finally:
        stream.detach()


@contextmanager
def _watched(stream: io.BufferedReader, passage: Passage) -> Iterator[None]:
    passage.watch(stream)
    try:
        yield
    finally:
        passage.leave()


def _open(path: str, limits: IntakeLimits) -> io.BufferedReader:
    status = Path(path).stat()
    if stat.S_ISDIR(status.st_mode):
        with os.scandir(path):  # tells a folder that may not be read from one without articles
            suffixes = ", ".join(FORMATS)
            raise EmptyInput(f"there are no articles in the folder (files named {suffixes})")
    kind = FORMATS.get(Path(path).suffix.lower())
    if status.st_size > limits.file_bytes and kind is not None and kind not in _STREAMED:
        raise too_large(limits)
    return Path(path).open("rb")


def _reason(error: OSError) -> str:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return "there is no such file or folder"
        case errno.EACCES | errno.EPERM:
            return "permission to read it is denied"
        case _:
            return f"it cannot be read: {error.strerror or error}"


def file_text(path: str | None, limits: IntakeLimits) -> str:
    """Return a text as it stands in its file, markup and all.

    Args:
        path: the file; None for standard input.
        limits: bounds on its size.

    Raises:
        InputError: it cannot be read, is empty or no text.
    """
    try:
        if path is None:
            standard = io.BufferedReader(sys.stdin.buffer)  # type: ignore[type-var]
            try:
                return decode_text(Document(standard, STANDARD_INPUT).whole(limits)).text
            finally:
                standard.detach()
        with _open(path, limits) as stream:
            return decode_text(Document(stream, path).whole(limits)).text
    except OSError as error:
        raise UnreadableInput(_reason(error)) from None
