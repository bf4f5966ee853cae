"""The formats with their readers, each loaded when it is first needed."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Final, cast

from onrecord.errors import UnreadableInput
from onrecord.ingest.document import Document, Intake, ReadsFormat
from onrecord.ingest.formats import (
    FORMATS,
    MEDIA_TYPES,
    SNIFFED_BYTES,
    UNKNOWN_MEDIA_TYPES,
    Format,
    sniff_format,
)
from onrecord.schema.article import Article
from onrecord.schema.intake import Refusal

# Modules by name: the libraries of some take half a second to load.
READERS: Final[dict[Format, str]] = {
    "text": "onrecord.ingest.text_file",
    "markdown": "onrecord.ingest.markdown",
    "html": "onrecord.ingest.article_page",
    "json lines": "onrecord.ingest.rows.jsonlines",
    "json": "onrecord.ingest.json_document",
    "table": "onrecord.ingest.rows.table",
    "xml": "onrecord.ingest.xml_document",
    "warc": "onrecord.ingest.archives.warc",
    "mhtml": "onrecord.ingest.archives.mhtml",
    "pdf": "onrecord.ingest.pdf",
    "zip": "onrecord.ingest.archives.zip_archive",
    "tar": "onrecord.ingest.archives.tar_archive",
    "compressed": "onrecord.ingest.archives.compressed",
}


def read_document(document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the articles of a document by its format, each with where it was found.

    Raises:
        InputError: the document cannot be read any further, and why.
    """
    for item in reader_of(format_of(document))(document, intake):
        if isinstance(item, Article) and item.where is None:
            yield replace(item, where=document.where)
        else:
            yield item


def reader_of(kind: Format) -> ReadsFormat:
    """Return what reads a format."""
    return cast(ReadsFormat, import_module(READERS[kind]).read)


def format_of(document: Document) -> Format:
    """Return the format of a document: as its sender declares it, by its suffix, its beginning.

    Raises:
        UnreadableInput: its sender declares something that is not read.
    """
    if document.media_type in MEDIA_TYPES:
        return MEDIA_TYPES[document.media_type]
    if document.media_type not in UNKNOWN_MEDIA_TYPES:
        raise UnreadableInput(
            f"the address holds {document.media_type[:80]}, which is neither a page nor a text"
        )
    if document.suffix in FORMATS:
        return FORMATS[document.suffix]
    return sniff_format(document.stream.peek(SNIFFED_BYTES))
