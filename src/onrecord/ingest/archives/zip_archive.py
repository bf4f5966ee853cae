"""ZIP archives: each member is read in memory, and none is written anywhere."""

import io
import struct
import zipfile
from collections.abc import Iterator
from typing import IO, Final

from onrecord.errors import InputError, MalformedInput, TooLarge, UnreadableInput
from onrecord.ingest.archives.members import is_read, member_name, nothing_read, read_member
from onrecord.ingest.archives.unpacking import BROKEN, Allowance, Faults, reason_of, unpacked
from onrecord.ingest.document import Document, Intake
from onrecord.schema.article import Article
from onrecord.schema.intake import Refusal

# The others ask for memory as their own headers say.
_COMPRESSIONS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
# A crawl with its indexes (WACZ 1.1); the crawled pages stand in one folder of it.
_WACZ: Final = ".wacz"
_CRAWLS: Final = "archive/"
_ENCRYPTED: Final = 0x1
# The directory is read as a whole, and takes ten times its size in memory.
_LARGEST_DIRECTORY: Final = 10_000_000
_END: Final = b"PK\x05\x06"
_END_64: Final = b"PK\x06\x06"
_LONGEST_END: Final = 65_557 + 20 + 56
_FOUR_BYTES: Final = 0xFFFF_FFFF

_FAULTS: Final[Faults] = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
    *BROKEN,
)


def read(document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the articles of the members that are read, in the archive's order.

    Raises:
        MalformedInput: it is no ZIP archive.
        TooLarge: it has more members, or unpacks to more, than it may.
        NoArticle: no member is such as is read.
    """
    file, size = _seekable(document, intake)
    _check_directory(file)
    try:
        archive = zipfile.ZipFile(file)
    except _FAULTS as error:
        raise MalformedInput(f"it is no ZIP archive that can be read: {reason_of(error)}") from None
    with archive:
        folder = _CRAWLS if document.suffix == _WACZ else ""
        members = [
            info
            for info in archive.infolist()
            if is_read(info.filename) and info.filename.startswith(folder)
        ]
        if len(archive.infolist()) > intake.limits.archive_members:
            raise TooLarge(f"it has more than {intake.limits.archive_members:,} members")
        if not members:
            raise nothing_read()
        allowance = intake.allowance or Allowance(intake.limits, lambda: size)
        for info in members:
            yield from _member(archive, info, document, intake.deeper(), allowance)


def _seekable(document: Document, intake: Intake) -> tuple[IO[bytes], int]:
    """Return the archive to be read in any order, and its size."""
    if not document.stream.seekable():
        data = document.whole(intake.limits)
        return io.BytesIO(data), len(data)
    size = document.stream.seek(0, io.SEEK_END)
    document.stream.seek(0)
    return document.stream, size


def _check_directory(file: IO[bytes]) -> None:
    """Refuse a directory that takes too much memory, before the library reads it.

    Raises:
        TooLarge: it is larger than real ones.
    """
    size = file.seek(0, io.SEEK_END)
    file.seek(max(size - _LONGEST_END, 0))
    tail = file.read(_LONGEST_END)
    file.seek(0)
    if _directory_size(tail) > _LARGEST_DIRECTORY:
        raise TooLarge("it has more members than can be listed")


def _directory_size(tail: bytes) -> int:
    """Return the size of the directory, as the records at the end say (APPNOTE 4.3.14, 4.3.16)."""
    sizes = [0]
    for mark, layout, at in ((_END, "<I", 12), (_END_64, "<Q", 40)):
        found = tail.rfind(mark)
        field = tail[found + at : found + at + struct.calcsize(layout)]
        if found >= 0 and len(field) == struct.calcsize(layout):
            sizes.append(struct.unpack(layout, field)[0])
    return max(size for size in sizes if size != _FOUR_BYTES)


def _member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    document: Document,
    intake: Intake,
    allowance: Allowance,
) -> Iterator[Article | Refusal]:
    where = f"{document.where}, {member_name(info.filename)}"
    try:
        stream = _open(archive, info)
    except InputError as error:
        yield Refusal(where, error)
        return
    with stream:
        yield from read_member(
            document, info.filename, unpacked(stream, allowance, _FAULTS), intake, allowance
        )


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableInput("it is locked with a password")
    if info.compress_type not in _COMPRESSIONS:
        raise UnreadableInput("it is compressed in a way that is not read")
    try:
        return archive.open(info)
    except _FAULTS as error:
        raise UnreadableInput(f"it cannot be unpacked: {reason_of(error)}") from None
