"""Time expressions as ISO 8601-2 writes them (EDTF): with their precision, and how sure they are.

Level 0 has days, months, years, times and intervals; level 1 seasons, unspecified digits and the
mark of the approximate; level 2 quarters and halves of years. Durations are those of ISO 8601-1.
"""

import re
from typing import Final

from onrecord.schema.record import TimeExpression

# Sub-year groupings of ISO 8601-2: seasons of no hemisphere, quarters, halves.
_GROUPINGS: Final = {
    "SP": "21",
    "SU": "22",
    "FA": "23",
    "WI": "24",
    "Q1": "33",
    "Q2": "34",
    "Q3": "35",
    "Q4": "36",
    "H1": "40",
    "H2": "41",
}
_GROUPING: Final = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_CLOCK: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(Z?)")
_DURATION: Final = re.compile(r"P(?:\d+(?:\.\d+)?[YMWD])*(?:T(?:\d+[HMS])+)?")
_WITHOUT_YEAR: Final = re.compile(r"XXXX-\d\d(?:-\d\d)?")
_DIGITS: Final = re.compile(r"\d{2,3}")
_WHOLE_PERIOD: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_APPROXIMATE: Final = re.compile(
    r"(?:about|around|nearly|almost|roughly|some|just over|just under)\s|.*\sor\sso\b",
    re.IGNORECASE,
)
# The last hour of a day, which EDTF writes as the first of the next, is left to the day.
_NO_HOUR: Final = "24"


def edtf(date: TimeExpression) -> str | None:
    """Return an expression in EDTF, or None where nothing fixes a date or a length.

    Source: Extended Date/Time Format, in ISO 8601-2:2019.
    """
    value = _exact(date)
    if value is None or not _APPROXIMATE.match(date.span.text):
        return value
    return f"{value}~" if _WHOLE_PERIOD.fullmatch(value) else value


def _exact(date: TimeExpression) -> str | None:
    timex3 = date.timex3 or ""
    if date.type in ("DURATION", "SET"):
        return date.value or (timex3 if _is_duration(date) else None)
    if date.value is None:
        return timex3 if _WITHOUT_YEAR.fullmatch(timex3) else None
    if grouping := _GROUPING.fullmatch(timex3):
        return f"{grouping[1]}-{_GROUPINGS[grouping[2]]}"
    if _DIGITS.fullmatch(timex3):
        return timex3 + "X" * (4 - len(timex3))
    clock = _CLOCK.fullmatch(timex3)
    if clock and clock[2] != _NO_HOUR:
        return f"{clock[1]}T{clock[2]}:{clock[3]}:00{clock[4]}"
    return date.value


def _is_duration(date: TimeExpression) -> bool:
    """Whether its TIMEX3 value is a length; how often something comes again is none."""
    timex3 = date.timex3 or ""
    return date.type == "DURATION" and len(timex3) > 1 and bool(_DURATION.fullmatch(timex3))
