"""Publication dates as they are written down for machines."""

import re
from datetime import date, datetime
from typing import Final

from onrecord.errors import MalformedInput

_MONTH: Final = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?")
# The longest is a date and time with fractions and offset, 32 characters.
_LONGEST: Final = 40


def parse_publication(value: str) -> str | None:
    """Return a date in ISO 8601, as precise as it was given, or None where it is none.

    Years, months, days, and days with a time are taken; a time keeps its offset from UTC.
    """
    value = value.strip()
    if not value.isascii() or len(value) > _LONGEST:
        return None
    if _MONTH.fullmatch(value):
        return value if value[:4] != "0000" else None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value).isoformat()
    except ValueError:
        return None


def require_publication(value: str) -> str:
    """Return a date in ISO 8601, as precise as it was given.

    Raises:
        MalformedInput: it is no such date.
    """
    parsed = parse_publication(value)
    if parsed is None:
        shown = value.strip()[:_LONGEST]
        raise MalformedInput(f'"{shown}" is not a date such as 2026-02-26 or 2026-02-26T09:30Z')
    return parsed
