"""What a time expression means, and the small words that its readers share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.resolution.calendar_values import (
    MONTHS,
    WEEKDAYS,
    Part,
    Period,
    Unit,
    part_of,
    with_timex3,
)
from onrecord.resolution.time_anchoring import Anchor
from onrecord.resolution.time_vocabulary import number_of

Basis = Literal["explicit", "anchored", "unknown"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Parts = dict[str, str]

# Two-digit years up to this one belong to this century.
_PIVOT: Final = 40
TIME_CODES: Final = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_PARTS: Final[dict[str, Part]] = {"early": "early", "mid": "mid", "late": "late"}
UNITS: Final[dict[str, Unit]] = {
    "day": "day",
    "week": "week",
    "weekend": "weekend",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
}
_UNIT_CODES: Final = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
HALVES: Final = {
    "hour": "PT30M",
    "day": "PT12H",
    "year": "P6M",
    "decade": "P5Y",
    "century": "P50Y",
}
# What half a unit more adds to a duration.
_HALF_MORE: Final = {"year": "6M", "hour": "30M", "day": "T12H"}
# Units that ISO 8601 has no letter for, in years.
_YEARS_OF: Final = {"DE": 10, "CE": 100}
_STEPS: Final = {
    "last": -1,
    "previous": -1,
    "past": -1,
    "this past": -1,
    "this": 0,
    "the": 0,
    "next": 1,
    "coming": 1,
    "this coming": 1,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time expression means.

    Attributes:
        type: TIMEX3 type.
        timex3: TIMEX3 value, where there is one.
        period: the days it stands for, None where nothing fixes them.
        basis: how they are known.
    """

    type: TimexType
    timex3: str | None
    period: Period | None
    basis: Basis


# Reads the parts of one family; None where they can be no time at all.
Reader = Callable[[Parts, Anchor], Reading | None]


def known(period: Period, basis: Basis = "anchored", type: TimexType = "DATE") -> Reading:
    """Return the reading of an expression that stands for these days."""
    return Reading(type, period.timex3, period, basis)


def unknown(timex3: str | None = None, type: TimexType = "DATE") -> Reading:
    """Return the reading of an expression whose days nothing fixes."""
    return Reading(type, timex3, None, "unknown")


def timed(period: Period, time_of_day: str | None, basis: Basis = "anchored") -> Reading:
    """Return a day with its time of day, where it has one."""
    if time_of_day is None:
        return known(period, basis)
    period = with_timex3(period, period.timex3 + TIME_CODES[time_of_day.lower()])
    return known(period, basis, "TIME")


def shaded(period: Period, parts: Parts, name: str = "shade") -> Period:
    """Return the early, middle or late part of a year or month, where the words say so."""
    part = _PARTS.get(parts.get(name, "").lower())
    return part_of(period, part) if part else period


def month_number(words: str) -> int:
    """Return the number of a month, 1 to 12, from its name or abbreviation."""
    prefix = words[:3].lower()
    return next(number for number, name in enumerate(MONTHS, 1) if name.lower()[:3] == prefix)


def weekday_number(words: str) -> int:
    """Return the number of a weekday, Monday being 0, from its name or abbreviation."""
    prefix = words[:2].lower()
    return next(number for number, name in enumerate(WEEKDAYS) if name.lower()[:2] == prefix)


def full_year(words: str) -> int:
    """Return a year from four digits, or from its last two."""
    year = int(words)
    if len(words) > 2:
        return year
    return year + (2000 if year <= _PIVOT else 1900)


def spelt_year(words: str) -> int:
    """Return a year from words: "nineteen ninety-six"."""
    century, *rest = words.split(maxsplit=1)
    return 100 * number_of(century) + number_of(" ".join(rest))


def steps_of(words: str) -> int:
    """Return -1 for "last", 0 for "this", 1 for "next", and the like."""
    return _STEPS[" ".join(words.lower().split())]


def given_year(parts: Parts, anchor: Anchor) -> int | None:
    """Return the year that the words give, or None where they give none or it is not known."""
    if "year" in parts:
        return full_year(parts["year"])
    if "spelt_year" in parts:
        return spelt_year(parts["spelt_year"])
    if "short_year" in parts:
        return full_year(parts["short_year"])
    if "year_word" in parts and anchor.day:
        return anchor.day.year + steps_of(parts["year_word"])
    if "narrated_year" in parts and anchor.previous:
        words = parts["narrated_year"]
        return anchor.previous.first.year - points_back(words) + points_on(words)
    return None


def leaves_year_open(parts: Parts) -> bool:
    """Whether the year is pointed at ("last year", "that year"), and so none may be guessed."""
    return bool(parts.keys() & {"year_word", "narrated_year"})


def basis_of(parts: Parts) -> Basis:
    """Return how a period is known that is fixed by its year, or else by an anchor."""
    return (
        "explicit"
        if parts.keys() & {"year", "spelt_year", "short_year", "number_year"}
        else "anchored"
    )


def points_back(words: str) -> bool:
    """Whether words such as "the previous" or "earlier" count back from what was told before."""
    return words.lower().endswith(("previous", "preceding", "prior", "before", "earlier"))


def points_on(words: str) -> bool:
    """Whether words such as "the next" or "later" count on from what was told before."""
    return words.lower().endswith(("following", "next", "after", "later", "afterward"))


def unit_of(words: str) -> str:
    """Return a unit in the singular and in lower case."""
    unit = words.lower()
    return "century" if unit.startswith("centur") else unit.removesuffix("s")


def duration_code(count: int, unit: str) -> str:
    """Return the TIMEX3 value of a duration: ``P3D``, ``PT24H``, ``P20Y`` for two decades."""
    code = _UNIT_CODES[unit_of(unit)]
    if code in _YEARS_OF:
        return f"P{count * _YEARS_OF[code]}Y"
    return f"PT{count}{code[1]}" if code[0] == "T" else f"P{count}{code}"


def and_half(code: str, unit: str) -> str:
    """Return the TIMEX3 value of a duration of ``unit`` with half a unit more."""
    unit = unit_of(unit)
    if unit == "century":
        return f"P{int(code[1:-1]) + 50}Y"
    more = _HALF_MORE.get(unit)
    return code + more if more else code[:-1] + ".5" + code[-1]


def vague_code(unit: str) -> str:
    """Return the TIMEX3 value of a duration whose number nobody says: ``PXD``, ``PTXH``."""
    code = _UNIT_CODES[unit_of(unit)]
    return f"PTX{code[1]}" if code[0] == "T" else f"PX{code}"
