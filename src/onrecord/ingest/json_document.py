"""JSON documents: feeds, news items of ninjs, arrays of either or of rows; else JSON Lines."""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from onrecord.errors import InputError, MalformedInput, NoArticle, TooLarge
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.lists.json_feed import read_json_feed
from onrecord.ingest.rows import jsonlines
from onrecord.ingest.rows.row_article import row_article
from onrecord.ingest.wire.ninjs import is_ninjs, read_ninjs
from onrecord.schema.article import Article
from onrecord.schema.intake import Refusal

# Parsed JSON takes up to thirty times its size in memory; the largest feeds have a megabyte or
# two.
_LARGEST: Final = 5_000_000
_FEED_VERSION: Final = "jsonfeed.org/version"


def read(document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the articles of a document.

    Raises:
        NoArticle: it is JSON of another kind.
        InputError: it cannot be read.
    """
    data = document.whole(intake.limits)
    value = _parse(data)
    if value is _LINES:
        lines = replace(document, stream=io.BufferedReader(io.BytesIO(data)))
        yield from jsonlines.read(lines, intake)
    elif isinstance(value, list):
        yield from _array(value, document, intake)
    else:
        yield from _object(value, document, intake)


_LINES: Final = object()
"""Stands for several values in a row."""


def _parse(data: bytes) -> object:
    if len(data) > _LARGEST:
        if _is_line(data):
            return _LINES
        raise TooLarge(f"as one JSON document it is larger than {_LARGEST:,} bytes")
    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            return _LINES
        raise MalformedInput(f"it is not JSON: {error.msg} at {error.pos}") from None
    except (ValueError, RecursionError):
        raise MalformedInput("it is not JSON that can be read") from None


def _is_line(data: bytes) -> bool:
    """Whether the first line is an object by itself."""
    first = data.lstrip().partition(b"\n")[0].rstrip()
    return len(first) <= _LARGEST and first.startswith(b"{") and first.endswith(b"}")


def _object(value: object, document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    if isinstance(value, Mapping):
        if _FEED_VERSION in str(value.get("version")):
            yield from read_json_feed(value, document, intake)
            return
        if is_ninjs(value):
            yield read_ninjs(value, document, intake)
            return
        if isinstance(intake.columns.value(value, "text"), str):
            yield row_article(value, 1, document, intake, called="object")
            return
    raise NoArticle("there is no article in it: its JSON is no feed and no news item")


def _array(values: list[object], document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    if not values:
        raise NoArticle("there is no article in it: its JSON is an empty array")
    for number, value in enumerate(values, start=1):
        where = f"{document.where}, item {number}"
        try:
            for item in _item(value, number, document, intake):
                yield item if isinstance(item, Refusal) else replace(item, where=where)
        except InputError as error:
            yield Refusal(where, error)


def _item(
    value: object, number: int, document: Document, intake: Intake
) -> Iterator[Article | Refusal]:
    if isinstance(value, Mapping) and isinstance(intake.columns.value(value, "text"), str):
        yield row_article(value, number, document, intake, called="item")
        return
    # Of several news items in a file none is the file.
    yield from _object(value, replace(document, path=None), intake)
