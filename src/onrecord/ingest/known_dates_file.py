"""Files of named dates that a user supplies, as CSV or JSON.

CSV has two columns, ``name`` and ``date``, with or without a line that says so; JSON is an array
of objects with the same names, or one object a line. A date is an ISO 8601 day, month, year, or
interval of days. One name may stand on several lines, with a date for each year.
"""

import re
from datetime import date
from pathlib import Path
from typing import Final

from onrecord.errors import EmptyInput, InputError, MalformedInput
from onrecord.ingest.table_file import Fields, read_rows, string_field
from onrecord.schema.intake import IntakeLimits
from onrecord.schema.known_date import KnownDate

_COLUMNS: Final = ("name", "date")
_PERIOD: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_DAY_LENGTH: Final = len("2026-11-03")


def read_known_dates(path: Path, limits: IntakeLimits | None = None) -> tuple[KnownDate, ...]:
    """Return the named dates of a file.

    Args:
        path: a file whose name ends in .csv, .json or .jsonl.
        limits: bounds on what is read.

    Raises:
        InputError: the file cannot be read, or a line is not as it should be; no date is taken
            from it then.
    """
    limits = limits or IntakeLimits()
    dates = []
    for where, fields in read_rows(path, limits, kind="a file of dates", unnamed=_COLUMNS):
        try:
            dates.append(_known_date(fields))
        except InputError as error:
            raise MalformedInput(f"{where}: {error}") from None
    if not dates:
        raise EmptyInput("there are no dates in it")
    return tuple(dates)


def _known_date(fields: Fields) -> KnownDate:
    unknown = sorted(fields.keys() - set(_COLUMNS))
    if unknown:
        raise MalformedInput(f"{unknown[0]!r} is no field of a date")
    name, value = string_field(fields, "name"), string_field(fields, "date")
    if not any(character.isalnum() for character in name):
        raise MalformedInput("it has no name")
    if not _is_value(value):
        raise MalformedInput(
            f"{value[:40]!r} is no date such as 2026-11-03, 2026-11, 2026 or 2026-02-18/2026-03-19"
        )
    return KnownDate(name, value)


def _is_value(value: str) -> bool:
    first, slash, last = value.partition("/")
    if not slash:
        return _is_period(first)
    days = (first, last)
    return all(len(day) == _DAY_LENGTH and _is_period(day) for day in days) and first <= last


def _is_period(value: str) -> bool:
    if not _PERIOD.fullmatch(value):
        return False
    parts = [int(part) for part in value.split("-")]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return False
    return True
