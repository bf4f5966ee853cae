"""Months from the first to the last."""

from collections.abc import Mapping
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


def every_month(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return months with their counts from the first to the last, those without any among them."""
    if not counts:
        return ()
    every = through(min(counts), max(counts)) or sorted(counts)
    return tuple((month, counts.get(month, 0)) for month in every)


def _number(month: str) -> int:
    year, _, number = month.partition("-")
    return int(year) * _MONTHS_OF_YEAR + int(number) - 1
