"""Time expressions that share what is told once: "June and July 1997", "Saturday and Sunday"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.resolution.time_patterns import Found
from onrecord.resolution.time_reading import Parts, month_number
from onrecord.resolution.time_vocabulary import DAY_NUMBER, YEAR

_DATES: Final = frozenset({"month", "calendar_day"})
_MONTH_PARTS: Final = ("month", "short_month", "month_named", "month_after", "month_last")
# Parts that give a date a year of its own, or point at one.
_OWN_YEAR: Final = frozenset(
    {"year", "year_word", "narrated_year", "spelt_year", "short_year", "pointer", "that"}
)
# How many days may share a month that is told once.
_LISTED_DAYS: Final = 6
# How many characters may lie between two expressions that share something.
_BETWEEN: Final = 12
# What follows a day that is told without its month: no noun, of which it would be the number.
_DAY_ENDS: Final = (
    r"(?=[.,;:)](?!\d)|\s(?:in|at|to|for|with|by|on|of|from|between|during|near|when|after|before|but"
    r"|will|would|was|were|is|are|has|had)\b|$)"
)
# What a first day may not have: a year or a range of its own.
_NO_SECOND: Final = _OWN_YEAR | {"last_day", "tod"}
_SECOND_DAY: Final = re.compile(
    rf"(?P<list>,)?\s(?(list)|(?:and|or)\s)(?P<day>{DAY_NUMBER})(?:,\s(?P<year>{YEAR}))?"
    rf"(?(list)(?=,?\s(?:and|or)\s{DAY_NUMBER}{_DAY_ENDS}|,\s{DAY_NUMBER}(?:,?\sand\s|,\s)\d)"
    rf"|{_DAY_ENDS})"
)
_JOIN: Final = re.compile(r"\s?(?:and into|and|or|to|through|until|-|–|—)\s?(?:on\s|the\s)?")


def find_second_days(found: Sequence[Found], text: str) -> list[Found]:
    """Return the expressions with the second days of "April 24 and 25" among them."""
    together: list[Found] = []
    for each in found:
        if together and each.start < together[-1].end:
            continue  # the year that ends "April 24 and 25, 1999"
        together.append(each)
        if each.family != "calendar_day":
            continue
        for _ in range(_LISTED_DAYS):
            second = _second_day(together[-1], text)
            if second is None:
                break
            together.append(second)
    return together


def _second_day(found: Found, text: str) -> Found | None:
    """Return the day that is told without its month after one that has it."""
    after = _SECOND_DAY.match(text, found.end)
    if after is None or "day" not in found.parts or found.parts.keys() & _NO_SECOND:
        return None
    start, end = after.span("day")
    parts = {"month": found.parts["month"], "day": after["day"]}
    if after["year"]:
        end, parts = after.end("year"), parts | {"year": after["year"]}
    return Found(found.family, start, end, text[start:end], parts)


def are_joined(first: Found, second: Found, text: str) -> bool:
    """Whether nothing but "and", "to" and the like stands between two expressions."""
    if not 0 < second.start - first.end <= _BETWEEN:
        return False
    return _JOIN.fullmatch(text, first.end, second.start) is not None


def share_years(found: Sequence[Found], text: str) -> list[Found]:
    """Return the expressions, with the year of the last of those joined in each that has none.

    In "from November to March 1997" the first month is of the year before.
    """
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        first, second = shared[index], shared[index + 1]
        has_year = second.family in _DATES and "year" in second.parts
        if has_year and _lacks_year(first) and are_joined(first, second, text):
            shared[index] = _with_year_of(second.parts, first)
    return shared


def _lacks_year(found: Found) -> bool:
    return found.family in _DATES and not found.parts.keys() & _OWN_YEAR


def _with_year_of(parts: Parts, found: Found) -> Found:
    year = int(parts["year"]) - (_month_of(found.parts) > _month_of(parts))
    return replace(found, parts=found.parts | {"year": f"{year:04d}"})


def _month_of(parts: Parts) -> int:
    return month_number(next(parts[name] for name in _MONTH_PARTS if name in parts))
