"""WARC and ARC files, crawled pages: the only user of warcio."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader
from warcio.recordloader import ArcWarcRecord

from onrecord.errors import InputError, MalformedInput, NoArticle, TooLarge
from onrecord.ingest.archives.unpacking import reason_of
from onrecord.ingest.article_page import read_article_page
from onrecord.ingest.canonical_url import canonical_url, last_part
from onrecord.ingest.decoding import decode_text
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.fetching.content_type import ContentType, content_type
from onrecord.ingest.text import is_clean, make_article
from onrecord.schema.article import Article, Detail
from onrecord.schema.intake import Refusal

# It complains about single records on standard error unless someone listens.
logging.getLogger("warcio").addHandler(logging.NullHandler())

_LONGEST_LINE: Final = 65_536
_MOST_LINES: Final = 5_000
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_ANSWERS: Final = frozenset({"response", "resource"})
_OK: Final = "200"


class _Lines(DecompressingBufferedReader):  # type: ignore[misc]
    """A reader of headers, whose lines are bounded in length and number."""

    lines = 0

    def readline(self, length: int | None = None) -> bytes:
        """Return a line, or the beginning of one that is too long."""
        self.lines += 1
        if self.lines > _MOST_LINES:
            raise MalformedInput("a record has more header lines than real ones have")
        line: bytes = super().readline(min(length or _LONGEST_LINE, _LONGEST_LINE))
        return line


class _Records(ArchiveIterator):  # type: ignore[misc]
    """The records of a file."""

    # What the library would write to standard error where a record has a wrong length.
    INC_RECORD = ""

    def __init__(self, stream: object) -> None:
        super().__init__(stream)
        self.reader = _Lines(self.fh)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a record stands, and the address that it answers for."""

    where: str
    url: str

    @property
    def name(self) -> str | None:
        """The name of a page: the last part of its address."""
        name = PurePosixPath(last_part(self.url)).stem
        return name if name and is_clean(name) else None


def read(document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the articles of the pages that were crawled, by the addresses they were found at.

    Requests, images, scripts and other records that are no pages are passed over.

    Raises:
        MalformedInput: it is no WARC or ARC file, or is broken from some record on.
        NoArticle: there are no pages in it.
    """
    found = False
    for number, record in _records(document):
        url = _page_address(record)
        if url is None:
            continue
        found = True
        if intake.passage.passes_over():
            continue
        place = _Place(f"{document.where}, record {number} ({url})", url)
        try:
            yield replace(_article(record, place, document, intake), where=place.where)
        except InputError as error:
            yield Refusal(place.where, error)
    if not found:
        raise NoArticle("there are no pages in the archive")


def _records(document: Document) -> Iterator[tuple[int, ArcWarcRecord]]:
    records = _Records(document.stream)
    number = 0
    while True:
        records.reader.lines = 0
        try:
            record = next(records, None)
        except InputError:
            raise
        except Exception as error:  # over strangers' bytes the library raises what it likes
            after = f"after record {number}" if number else "from its beginning"
            raise MalformedInput(f"it is no WARC or ARC file {after}: {reason_of(error)}") from None
        if record is None:
            return
        number += 1
        yield number, record


def _page_address(record: ArcWarcRecord) -> str | None:
    """Return the address of a record that holds a page, else None."""
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    url = canonical_url(address.strip("<>"))
    if url is None or not is_clean(url):
        return None
    kind = _content_type(record).media_type
    if record.rec_type == "conversion":
        return url if kind == "text/plain" else None
    return url if record.rec_type in _ANSWERS and kind in _PAGES else None


def _content_type(record: ArcWarcRecord) -> ContentType:
    headers = record.http_headers or record.rec_headers
    return content_type(headers.get_header("Content-Type") or "")


def _article(record: ArcWarcRecord, place: _Place, document: Document, intake: Intake) -> Article:
    _check_status(record)
    data = _content(record, intake)
    charset = _content_type(record).charset
    if record.rec_type == "conversion":
        return make_article(
            decode_text(data, charset).text,
            name=place.name,
            path=document.path,
            url=Detail(place.url, "address"),
            published=intake.published,
            limits=intake.limits,
        )
    return read_article_page(
        data,
        name=place.name,
        path=document.path,
        address=place.url,
        charset=charset,
        published=intake.published,
        limits=intake.limits,
    )


def _check_status(record: ArcWarcRecord) -> None:
    if record.http_headers is None:
        return
    status: Any = record.http_headers.get_statuscode()
    if status != _OK:
        raise NoArticle(f"the address answered {str(status)[:20] or 'without a status'}")


def _content(record: ArcWarcRecord, intake: Intake) -> bytes:
    most = intake.limits.file_bytes
    stream = record.content_stream()
    data = bytearray()
    try:
        while len(data) <= most and (piece := stream.read(most + 1 - len(data))):
            data += piece
    except InputError:
        raise
    except Exception as error:  # as above
        raise MalformedInput(f"the record cannot be read: {reason_of(error)}") from None
    if len(data) > most:
        raise TooLarge(f"the page is larger than {most:,} bytes")
    return bytes(data)
