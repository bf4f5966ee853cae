"""Authority files: names and offices of people and bodies that a user supplies, as CSV or JSON.

CSV has a line of column names: ``name``, and as far as known ``type`` (person, organization),
``aliases`` (between semicolons), ``wikidata``, and ``offices`` (between semicolons, each
``title | organization | since | until`` with what is not known left empty). JSON is an array of
objects with the same names, or one object a line; aliases are an array there, and offices an array
of objects.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from onrecord.errors import EmptyInput, InputError, MalformedInput
from onrecord.ingest.table_file import (
    Fields,
    as_object,
    read_rows,
    single_spaced,
    string_field,
)
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
    entries = []
    for where, fields in read_rows(path, limits, kind="an authority file"):
        try:
            entries.append(_entry(fields))
        except InputError as error:
            raise MalformedInput(f"{where}: {error}") from None
    if not entries:
        raise EmptyInput("there are no entries in it")
    return entries


def _entry(fields: Fields) -> AuthorityEntry:
    unknown = sorted(fields.keys() - _COLUMNS)
    if unknown:
        raise MalformedInput(f"{unknown[0]!r} is no field of an entry")
    name = string_field(fields, "name")
    if not name:
        raise MalformedInput("it has no name")
    kind = string_field(fields, "type").lower()
    if kind not in _TYPES:
        raise MalformedInput(f"{kind!r} is no type; it is person or organization")
    return AuthorityEntry(
        name=name,
        type=_TYPES[kind],
        aliases=tuple(dict.fromkeys(one for one in _aliases(fields) if one != name)),
        wikidata=_wikidata(string_field(fields, "wikidata")),
        offices=tuple(map(_office, _offices(fields))),
    )


def _aliases(fields: Fields) -> list[str]:
    value = fields.get("aliases") or []
    if isinstance(value, str):
        value = value.split(";")
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise MalformedInput('its "aliases" are no array of strings')
    return [name for one in value if (name := single_spaced(one))]


def _offices(fields: Fields) -> list[Fields]:
    value = fields.get("offices") or []
    if isinstance(value, str):
        return [_office_fields(one.split("|")) for one in value.split(";") if one.strip()]
    if not isinstance(value, list):
        raise MalformedInput('its "offices" are no array')
    return [as_object(one) for one in value]


def _office_fields(parts: Sequence[str]) -> Fields:
    names = ("title", "organization", "since", "until")
    if len(parts) > len(names):
        raise MalformedInput(f"an office has {len(names)} parts, and {parts[0].strip()!r} has more")
    return dict(zip(names, parts, strict=False))


def _office(fields: Fields) -> Office:
    if fields.keys() - _OFFICE_FIELDS:
        raise MalformedInput(f"{min(fields.keys() - _OFFICE_FIELDS)!r} is no field of an office")
    title = string_field(fields, "title")
    if not title:
        raise MalformedInput("an office has no title")
    return Office(
        title,
        string_field(fields, "organization") or None,
        _date(string_field(fields, "since")),
        _date(string_field(fields, "until")),
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
