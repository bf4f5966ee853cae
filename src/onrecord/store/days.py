"""Calendar days, months, years and intervals, as the days from which and to which they run."""

import re
from calendar import monthrange
from typing import Final

from onrecord.errors import MalformedInput

Days = tuple[str, str]

_CALENDAR: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.DOTALL)


def days_of(value: str | None) -> Days | None:
    """Return the first and the last day that a value may mean, or None where it means no day."""
    if value is None:
        return None
    first, _, last = value.partition("/")
    start, end = _days(first), _days(last or first)
    if start is None or end is None:
        return None
    return start[0], end[1]


def asked_days(value: str) -> Days:
    """Return the first and the last day of a day, month or year that was asked for.

    Raises:
        MalformedInput: it is none of these.
    """
    days = _days(value.strip())
    if days is None:
        raise MalformedInput(
            f"{value[:40]!r} is not a day, month or year such as 2026-02-26, 2026-02 or 2026."
        )
    return days


def _days(value: str) -> Days | None:
    match = _CALENDAR.fullmatch(value)
    if match is None:
        return None
    year, month, day = match.groups()
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if not 1 <= int(month) <= 12 or int(year) == 0:
        return None
    length = monthrange(int(year), int(month))[1]
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{length:02}"
    if not 1 <= int(day) <= length:
        return None
    return (f"{year}-{month}-{day}",) * 2
