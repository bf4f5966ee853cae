"""Files and standard input, read within bounds and by their format."""

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from onrecord.errors import EmptyInput, TooLarge, UnreadableInput
from onrecord.ingest.decoding import decode_text
from onrecord.ingest.formats import FORMATS, SNIFFED_BYTES, Format, sniff_format
from onrecord.ingest.jsonlines import read_json_lines
from onrecord.ingest.markdown import read_markdown
from onrecord.ingest.text import is_clean, make_article
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Refusal

_STANDARD_INPUT: Final = "standard input"


def read_file(
    path: str, limits: IntakeLimits, *, published: str | None = None
) -> Iterator[Article | Refusal]:
    """Yield the articles of a file, by its suffix; where that says nothing, by its beginning.

    Raises:
        InputError: the file cannot be read, or the one article in it cannot.
    """
    if not is_clean(path):
        raise UnreadableInput("the file's name is not valid Unicode text")
    try:
        with _open(path, limits) as stream:
            kind = FORMATS.get(Path(path).suffix.lower()) or _sniff(stream)
            yield from _read(stream, kind, path, limits, published)
    except OSError as error:
        raise UnreadableInput(_reason(error)) from None


def read_stream(
    limits: IntakeLimits, *, published: str | None = None
) -> Iterator[Article | Refusal]:
    """Yield the articles of standard input: a page, JSON Lines or a text, by its beginning.

    Raises:
        InputError: it cannot be read, or the one article in it cannot.
    """
    stream = io.BufferedReader(sys.stdin.buffer)  # type: ignore[type-var]
    try:
        yield from _read(stream, _sniff(stream), None, limits, published)
    except OSError as error:
        raise UnreadableInput(_reason(error)) from None
    finally:
        stream.detach()


def _open(path: str, limits: IntakeLimits) -> io.BufferedReader:
    status = Path(path).stat()
    if stat.S_ISDIR(status.st_mode):
        with os.scandir(path):  # tells a folder that may not be read from one without articles
            suffixes = ", ".join(FORMATS)
            raise EmptyInput(f"there are no articles in the folder (files named {suffixes})")
    lines = FORMATS.get(Path(path).suffix.lower()) == "json lines"
    if status.st_size > limits.file_bytes and not lines:
        raise _too_large(limits)
    return Path(path).open("rb")


def _reason(error: OSError) -> str:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return "there is no such file or folder"
        case errno.EACCES | errno.EPERM:
            return "permission to read it is denied"
        case _:
            return f"it cannot be read: {error.strerror or error}"


def _sniff(stream: "io.BufferedReader[Any]") -> Format:
    return sniff_format(stream.peek(SNIFFED_BYTES))


def _read(
    stream: BinaryIO,
    kind: Format,
    path: str | None,
    limits: IntakeLimits,
    published: str | None,
) -> Iterator[Article | Refusal]:
    if kind == "json lines":
        where = path or _STANDARD_INPUT
        yield from read_json_lines(
            stream, where=where, path=path, published=published, limits=limits
        )
        return
    yield _read_one(_whole(stream, limits), kind, path, limits, published)


def _whole(stream: BinaryIO, limits: IntakeLimits) -> bytes:
    data = stream.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise _too_large(limits)
    if not data.strip():
        raise EmptyInput("it is empty")
    return data


def _too_large(limits: IntakeLimits) -> TooLarge:
    return TooLarge(f"it is larger than {limits.file_bytes:,} bytes")


def _read_one(
    data: bytes, kind: Format, path: str | None, limits: IntakeLimits, published: str | None
) -> Article:
    if kind == "html":
        # The extractor takes half a second to load, which other files need not wait for.
        from onrecord.ingest.html import read_page  # noqa: PLC0415

        return read_page(data, path=path, published=published, limits=limits)
    text = decode_text(data).text
    if kind == "markdown":
        return read_markdown(text, path=path, published=published, limits=limits)
    return make_article(text, path=path, published=published, limits=limits)


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
            return decode_text(_whole(sys.stdin.buffer, limits)).text
        with _open(path, limits) as stream:
            return decode_text(_whole(stream, limits)).text
    except OSError as error:
        raise UnreadableInput(_reason(error)) from None
