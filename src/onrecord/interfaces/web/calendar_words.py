"""Days, months and intervals in the words of a page."""

from functools import lru_cache
from typing import Final

from onrecord.schema.times import calendar_interval

_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)
_SHORT: Final = "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split()
# Days in words, since the same ones stand many times on a page.
_REMEMBERED: Final = 4096
_DAY_LENGTH: Final = 10
_MONTH_LENGTH: Final = 7


@lru_cache(_REMEMBERED)
def day_words(value: str | None, *, is_short: bool = False) -> str:
    """Return an ISO 8601 day, month, year or interval in words, such as ``1 to 5 March 2026``.

    Args:
        value: the value; a moment is told by its day; None where nothing is known.
        is_short: whether months are shortened.

    Returns:
        The words; of what is no date, the value as it is.
    """
    if value is None:
        return "day not known"
    if calendar_interval(value) is None:
        return value
    first, _, last = value.partition("/")
    names = _SHORT if is_short else _MONTHS
    if not last or last[:_DAY_LENGTH] == first[:_DAY_LENGTH]:
        return _words(first, names)
    return f"{_without_shared(first, last, names)} to {_words(last, names)}"


def month_words(month: str) -> str:
    """Return ``YYYY-MM`` in words; of what is no month, the value as it is."""
    return day_words(month[:_MONTH_LENGTH])


@lru_cache(_REMEMBERED)
def machine_day(value: str | None) -> str | None:
    """Return what the ``datetime`` of an HTML ``time`` takes for it; None for an interval."""
    if value is None or "/" in value or calendar_interval(value) is None:
        return None
    return value[:_DAY_LENGTH]


def _words(value: str, names: list[str]) -> str:
    year, month, day = _parts(value)
    if month is None:
        return str(int(year))
    if day is None:
        return f"{names[month - 1]} {int(year)}"
    return f"{day} {names[month - 1]} {int(year)}"


def _without_shared(first: str, last: str, names: list[str]) -> str:
    """Return the words of a beginning, less the year or the month that its end tells again."""
    year, month, day = _parts(first)
    end_year, end_month, end_day = _parts(last)
    if month is None or end_month is None or year != end_year:
        return _words(first, names)
    if day is None or end_day is None:
        return names[month - 1]
    return str(day) if month == end_month else f"{day} {names[month - 1]}"


def _parts(value: str) -> tuple[str, int | None, int | None]:
    year, *rest = value[:_DAY_LENGTH].split("-")
    month = int(rest[0]) if rest else None
    return year, month, int(rest[1]) if len(rest) > 1 else None
