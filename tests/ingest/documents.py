"""Bytes as the readers of formats are given them."""

import io
from pathlib import PurePath

from onrecord.errors import InputError
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.readers import read_document
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Refusal

PROSE = (
    "The mayor said that the bridge would close on Monday, and that nobody had been told. "
    "“We will rebuild it,” she said, and the council agreed to pay for the work. "
)
"""Enough running text to be an article."""


def document_of(data: bytes, path: str = "/d/file", **more: str) -> Document:
    """Return a file of these bytes."""
    stream = io.BufferedReader(io.BytesIO(data), 65_536)
    return Document(stream, path, PurePath(path).name, path, **more)


def read_all(
    data: bytes, path: str = "/d/file", limits: IntakeLimits | None = None, **more: str
) -> list[Article | Refusal]:
    """Return the articles and refusals of a file of these bytes."""
    items: list[Article | Refusal] = []
    try:
        document = document_of(data, path, **more)
        items.extend(read_document(document, Intake(limits or IntakeLimits())))
    except InputError as error:
        items.append(Refusal(path, error))
    return items


def articles(items: list[Article | Refusal]) -> list[Article]:
    """Return the articles, all of which there must be."""
    found = [item for item in items if isinstance(item, Article)]
    assert len(found) == len(items), items
    return found
