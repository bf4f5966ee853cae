"""One compressed file: gzip, bzip2 or xz, and in it whatever its own beginning says."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from onrecord.ingest.archives.unpacking import Allowance, Bz2, Counted, Gzip, Readable, Xz, unpacked
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.formats import FORMATS
from onrecord.ingest.readers import read_document
from onrecord.schema.article import Article
from onrecord.schema.intake import Refusal

# A tar archive in short.
_TARS: Final = frozenset({".tgz", ".tbz2", ".tbz", ".txz"})
_GZIP: Final = b"\x1f\x8b"
_BZIP2: Final = b"BZh"


def read(document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the articles of what is compressed; it counts as the same file.

    Raises:
        InputError: it cannot be unpacked, or as what is in it is read.
    """
    packed = Counted(document.stream)
    head = document.stream.peek(len(_BZIP2))
    allowance = intake.allowance or Allowance(intake.limits, lambda: packed.count)
    stream = unpacked(_unpacker(head, packed), allowance)
    inner = replace(document, stream=stream, file_name=_inner_name(document), media_type="")
    yield from read_document(inner, replace(intake.deeper(), allowance=allowance))


def _unpacker(head: bytes, packed: Counted) -> Readable:
    if head.startswith(_GZIP):
        return Gzip(packed)
    if head.startswith(_BZIP2):
        return Bz2(packed)
    return Xz(packed)


def _inner_name(document: Document) -> str:
    if document.suffix in _TARS:
        return f"{document.stem}.tar"
    return document.stem if FORMATS.get(document.suffix) == "compressed" else document.file_name
