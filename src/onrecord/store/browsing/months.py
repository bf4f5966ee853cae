"""Months from the first to the last."""

from typing import Final

_MONTHS_OF_YEAR: Final = 12
# Of a longer time only the months with entries are told: fifty years.
_MOST: Final = 600


def through(first: str, last: str) -> list[str] | None:
    """Return all months from one to another, ``YYYY-MM``, or None where they are too many."""
    start, end = _number(first), _number(last)
    if end - start >= _MOST:
        return None
    return [
        f"{month // _MONTHS_OF_YEAR:04}-{month % _MONTHS_OF_YEAR + 1:02}"
        for month in range(start, end + 1)
    ]


def _number(month: str) -> int:
    year, _, number = month.partition("-")
    return int(year) * _MONTHS_OF_YEAR + int(number) - 1
