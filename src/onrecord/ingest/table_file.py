"""Files of rows with named fields that a user supplies, as CSV, JSON or JSON Lines."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.errors import MalformedInput, TooLarge, UnreadableInput
from onrecord.ingest.decoding import decode_text
from onrecord.schema.intake import IntakeLimits

Fields = dict[str, object]
"""The fields of a row by name."""


def read_rows(
    path: Path, limits: IntakeLimits, *, kind: str, unnamed: Sequence[str] = ()
) -> Iterator[tuple[str, Fields]]:
    """Yield where each row stands, and its fields.

    Args:
        path: a file whose name ends in .csv, .json, .jsonl or .ndjson. CSV has a line of column
            names, one of which is ``name``; JSON is an array of objects.
        limits: bounds on what is read.
        kind: what such a file is called ("an authority file").
        unnamed: names of the columns of CSV without a line of names; () where it must have one.

    Raises:
        InputError: the file cannot be read, or is not in its format.
    """
    text = _text(path, limits)
    match path.suffix.lower():
        case ".csv":
            yield from _csv_rows(text, unnamed)
        case ".jsonl" | ".ndjson":
            for number, line in enumerate(text.splitlines(), start=1):
                if line.strip():
                    yield f"line {number}", as_object(_parse(line, f"line {number}"))
        case ".json":
            values = _parse(text, "the file")
            if not isinstance(values, list):
                raise MalformedInput("it is not a JSON array")
            for number, value in enumerate(values, start=1):
                yield f"entry {number}", as_object(value)
        case _:
            raise MalformedInput(f"{kind} is named .csv, .json or .jsonl")


def as_object(value: object) -> Fields:
    """Return a JSON value that must be an object.

    Raises:
        MalformedInput: it is none.
    """
    if not isinstance(value, dict):
        raise MalformedInput("it is not a JSON object")
    return value


def string_field(fields: Fields, field: str) -> str:
    """Return a field with its blanks made single, or "" where it is not there.

    Raises:
        MalformedInput: it is not a string.
    """
    value = fields.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise MalformedInput(f'its "{field}" is not a string')
    return single_spaced(value)


def single_spaced(value: str) -> str:
    """Return words with one blank between them."""
    return " ".join(value.split())


def _text(path: Path, limits: IntakeLimits) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise UnreadableInput(
            f"it cannot be read: {(error.strerror or 'unknown').lower()}"
        ) from None
    if len(data) > limits.file_bytes:
        raise TooLarge(f"it is larger than {limits.file_bytes:,} bytes")
    return decode_text(data).text


def _csv_rows(text: str, unnamed: Sequence[str]) -> Iterator[tuple[str, Fields]]:
    names = None if _has_names(text) else unnamed or None
    rows = csv.DictReader(io.StringIO(text, newline=""), names, restkey="", strict=True)
    try:
        if "name" not in (rows.fieldnames or ()):
            raise MalformedInput('it has no column "name"')
        for row in rows:
            yield f"line {rows.line_num}", {name: value for name, value in row.items() if value}
    except csv.Error as error:
        raise MalformedInput(f"it is not CSV: {error}") from None


def _has_names(text: str) -> bool:
    try:
        return "name" in next(csv.reader(io.StringIO(text, newline=""), strict=True), ())
    except csv.Error:
        return False


def _parse(text: str, where: str) -> object:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        raise MalformedInput(f"{where} is not JSON that can be read") from None
    return value
