"""Where entries and articles stand in lists: one number each, in the order of the list.

A place is made of a day, then of the version of the article, then of the position within it, so
that places are in order of the day, the newest highest, and stay as they are while other articles
come. Those without a day come last. A list is read from the highest place downwards, and the first
of an article's entries has the highest position.
"""

from datetime import date
from typing import Final

from onrecord.errors import MalformedInput

_VERSION_BITS: Final = 24
_POSITION_BITS: Final = 17
_DAY_SHIFT: Final = _VERSION_BITS + _POSITION_BITS
MOST_ENTRIES: Final = 1 << _POSITION_BITS
"""Entries of one version that have a place; no article has so many."""
# A place that is above all others.
HIGHEST: Final = (1 << 63) - 1
# Undated ones stand below.
FIRST_DATED: Final = 1 << _DAY_SHIFT


def place_of(day: str | None, version: int, position: int = 0) -> int:
    """Return a place.

    Args:
        day: ISO 8601 day, or None.
        version: number of the version.
        position: position within it, from 0.
    """
    return _start(day) + (version << _POSITION_BITS) + (MOST_ENTRIES - 1 - position)


def day_of(place: int) -> str | None:
    """Return the day of a place, or None where it has none."""
    number = place >> _DAY_SHIFT
    return date.fromordinal(number).isoformat() if number else None


def month_of(place: int) -> str | None:
    """Return the month of a place, ``YYYY-MM``, or None."""
    day = day_of(place)
    return day[:7] if day else None


def from_day(day: str) -> int:
    """Return the lowest place of a day."""
    return _start(day)


def after_day(day: str) -> int:
    """Return a number above all places of a day, and not above those of later days."""
    return _start(day) + (1 << _DAY_SHIFT)


def _start(day: str | None) -> int:
    if day is None:
        return 0
    try:
        return date.fromisoformat(day).toordinal() << _DAY_SHIFT
    except ValueError as error:
        raise MalformedInput(f"{day[:40]!r} is not a day.") from error
