"""Authority files: names and offices of people and bodies that a user supplies, as CSV or JSON.

CSV has a line of column names: ``name``, and as far as known ``type`` (person, organization),
``aliases`` (between semicolons), ``wikidata``, and ``offices`` (between semicolons, each
``title | organization | since | until`` with what is not known left empty). JSON is an array of
objects with the same names, or one object a line; aliases are an array there, and offices an array
of objects.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from onrecord.errors import EmptyInput, InputError, MalformedInput, TooLarge, UnreadableInput
from onrecord.ingest.decoding import decode_text
from onrecord.schema.identity import AuthorityEntry, Office
from onrecord.schema.intake import IntakeLimits
from onrecord.schema.record import EntityType

_TYPES: Final[dict[str, EntityType]] = {
    "": "person",
    "person": "person",
    "organization": "organization",
}
_COLUMNS: Final = frozenset(("name", "type", "aliases", "wikidata", "offices"))
_OFFICE_FIELDS: Final = frozenset(("title", "organization", "since", "until"))
_WIKIDATA: Final = re.compile(r"(?:https?://www\.wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d*)")
_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")

_Fields = dict[str, object]


def read_authority(path: Path, limits: IntakeLimits | None = None) -> list[AuthorityEntry]:
    """Return the entries of an authority file.

    Args:
        path: a file whose name ends in .csv, .json or .jsonl.
        limits: bounds on what is read.

    Raises:
        InputError: the file cannot be read, or an entry is not as it should be; none is taken
            from it then.
    """
    limits = limits or IntakeLimits()
    text = _text(path, limits)
    entries = []
    for where, fields in _rows(path, text):
        try:
            entries.append(_entry(fields))
        except InputError as error:
            raise MalformedInput(f"{where}: {error}") from None
    if not entries:
        raise EmptyInput("there are no entries in it")
    return entries


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


def _rows(path: Path, text: str) -> Iterator[tuple[str, _Fields]]:
    match path.suffix.lower():
        case ".csv":
            yield from _csv_rows(text)
        case ".jsonl" | ".ndjson":
            for number, line in enumerate(text.splitlines(), start=1):
                if line.strip():
                    yield f"line {number}", _object(_parse(line, f"line {number}"))
        case ".json":
            values = _parse(text, "the file")
            if not isinstance(values, list):
                raise MalformedInput("it is not a JSON array")
            for number, value in enumerate(values, start=1):
                yield f"entry {number}", _object(value)
        case _:
            raise MalformedInput("an authority file is named .csv, .json or .jsonl")


def _csv_rows(text: str) -> Iterator[tuple[str, _Fields]]:
    rows = csv.DictReader(io.StringIO(text, newline=""), restkey="", strict=True)
    try:
        if "name" not in (rows.fieldnames or ()):
            raise MalformedInput('it has no column "name"')
        for row in rows:
            yield f"line {rows.line_num}", {name: value for name, value in row.items() if value}
    except csv.Error as error:
        raise MalformedInput(f"it is not CSV: {error}") from None


def _parse(text: str, where: str) -> object:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        raise MalformedInput(f"{where} is not JSON that can be read") from None
    return value


def _object(value: object) -> _Fields:
    if not isinstance(value, dict):
        raise MalformedInput("it is not a JSON object")
    return value


def _entry(fields: _Fields) -> AuthorityEntry:
    unknown = sorted(fields.keys() - _COLUMNS)
    if unknown:
        raise MalformedInput(f"{unknown[0]!r} is no field of an entry")
    name = _string(fields, "name")
    if not name:
        raise MalformedInput("it has no name")
    kind = _string(fields, "type").lower()
    if kind not in _TYPES:
        raise MalformedInput(f"{kind!r} is no type; it is person or organization")
    return AuthorityEntry(
        name=name,
        type=_TYPES[kind],
        aliases=tuple(dict.fromkeys(one for one in _aliases(fields) if one != name)),
        wikidata=_wikidata(_string(fields, "wikidata")),
        offices=tuple(map(_office, _offices(fields))),
    )


def _aliases(fields: _Fields) -> list[str]:
    value = fields.get("aliases") or []
    if isinstance(value, str):
        value = value.split(";")
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise MalformedInput('its "aliases" are no array of strings')
    return [name for one in value if (name := _plain(one))]


def _offices(fields: _Fields) -> list[_Fields]:
    value = fields.get("offices") or []
    if isinstance(value, str):
        return [_office_fields(one.split("|")) for one in value.split(";") if one.strip()]
    if not isinstance(value, list):
        raise MalformedInput('its "offices" are no array')
    return [_object(one) for one in value]


def _office_fields(parts: Sequence[str]) -> _Fields:
    names = ("title", "organization", "since", "until")
    if len(parts) > len(names):
        raise MalformedInput(f"an office has {len(names)} parts, and {parts[0].strip()!r} has more")
    return dict(zip(names, parts, strict=False))


def _office(fields: _Fields) -> Office:
    if fields.keys() - _OFFICE_FIELDS:
        raise MalformedInput(f"{min(fields.keys() - _OFFICE_FIELDS)!r} is no field of an office")
    title = _string(fields, "title")
    if not title:
        raise MalformedInput("an office has no title")
    return Office(
        title,
        _string(fields, "organization") or None,
        _date(_string(fields, "since")),
        _date(_string(fields, "until")),
    )


def _wikidata(value: str) -> str | None:
    if not value:
        return None
    found = _WIKIDATA.fullmatch(value)
    if found is None:
        raise MalformedInput(f"{value[:40]!r} is no Wikidata id such as Q42")
    return found[1]


def _date(value: str) -> str | None:
    if value and not _DATE.fullmatch(value):
        raise MalformedInput(f"{value[:40]!r} is no date such as 2021-01-20, 2021-01 or 2021")
    return value or None


def _string(fields: _Fields, field: str) -> str:
    value = fields.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise MalformedInput(f'its "{field}" is not a string')
    return _plain(value)


def _plain(value: str) -> str:
    return " ".join(value.split())
