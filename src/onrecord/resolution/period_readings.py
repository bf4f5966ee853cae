"""Readings of weeks, months, seasons, quarters, years and decades, and of their ends."""

from datetime import date
from typing import Final

from onrecord.resolution.calendar_values import (
    Period,
    around,
    century_of,
    decade_of,
    month_of,
    one_day,
    part_of,
    season_of,
    shifted_day,
    with_timex3,
    year_of,
    years,
)
from onrecord.resolution.era_readings import century_in_era
from onrecord.resolution.recurrence import nearest, pointed
from onrecord.resolution.tense_cues import BEHIND, Direction
from onrecord.resolution.time_anchoring import Anchor
from onrecord.resolution.time_reading import (
    UNITS,
    Basis,
    Parts,
    Reader,
    Reading,
    basis_of,
    full_year,
    given_year,
    known,
    leaves_year_open,
    month_number,
    shaded,
    spelt_year,
    steps_of,
    unknown,
)
from onrecord.resolution.time_vocabulary import number_of

_CENTURIES: Final = (
    *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"),
)
_FIRST_SPELT: Final = 16
_EDGED_UNITS: Final = ("unit", "half_unit", "end_of", "whole_end")
_SEASON_PARTS: Final = ("season", "plain_season", "season_after")
_FIRST_OF_MILLENNIUM: Final = 2000
# In it the end of the year is that of its own.
_DECEMBER: Final = 12
_HALF_A_YEAR: Final = 6
# Two digits of a decade up to this one are of this century: "the '30s" are the last century's.
_LAST_SHORT_DECADE: Final = 20


def _month(parts: Parts, anchor: Anchor) -> Reading:
    number = month_number(parts.get("month") or parts["short_month"])
    month = _month_meant(number, parts, anchor)
    if month is None:
        return unknown(f"XXXX-{number:02d}")
    return known(shaded(month, parts), basis_of(parts))


def _month_meant(number: int, parts: Parts, anchor: Anchor) -> Period | None:
    year = given_year(parts, anchor)
    if year is not None:
        return month_of(year, number)
    if anchor.day is None or leaves_year_open(parts):
        return None
    if "that" in parts:
        return month_of(anchor.previous.first.year, number) if anchor.previous else None
    near = [month_of(anchor.day.year + step, number) for step in (-1, 0, 1)]
    return pointed(near, parts.get("pointer"), anchor.day, anchor.direction)


def _season(parts: Parts, anchor: Anchor) -> Reading:
    named = next(parts[part] for part in _SEASON_PARTS if part in parts)
    year = parts.get("year") or parts.get("year_before") or parts.get("short_year")
    if year or "spelt_year" in parts:
        told = full_year(year) if year else spelt_year(parts["spelt_year"])
        return known(season_of(told, named.lower()), "explicit")
    return _season_meant(named.lower(), None, anchor)


def _season_meant(name: str, pointer: str | None, anchor: Anchor) -> Reading:
    if anchor.day is None:
        return unknown()
    near = [season_of(anchor.day.year + step, name) for step in (-2, -1, 0, 1)]
    if pointer == "this":
        return known(nearest(near, anchor.day, anchor.direction))
    return known(pointed(near, pointer, anchor.day, anchor.direction))


def _year(parts: Parts, _anchor: Anchor) -> Reading:
    if "spelt_year" in parts:
        return known(year_of(spelt_year(parts["spelt_year"])), "explicit")
    if "year_first" in parts:
        return known(year_of(int(parts["year_first"])), "explicit")
    if "thousand" in parts:
        return known(year_of(2000), "explicit")
    year = year_of(full_year(parts.get("year") or parts["short_year"]))
    return known(shaded(year, parts), "explicit")


def _year_range(parts: Parts, _anchor: Anchor) -> Reading | None:
    first, last = parts["year"], parts["last"]
    until = int(first[: 4 - len(last)] + last)
    if until <= int(first):
        return None
    period = years(int(first), until)
    return Reading("DURATION", period.timex3, period, "explicit")


def _decade(parts: Parts, _anchor: Anchor) -> Reading:
    if "spelt_decade" in parts:
        return known(decade_of(1900 + number_of(parts["spelt_decade"] + "y")), "explicit")
    if "decade" in parts:
        return known(_decade_or_century(int(parts["decade"])), "explicit")
    short = int(parts["short_decade"])
    return known(decade_of(short + (2000 if short <= _LAST_SHORT_DECADE else 1900)), "explicit")


def _decade_or_century(first: int) -> Period:
    """Return the years that begin with one: "the 1800s" are a century, "the 2000s" a decade."""
    if first % 100 == 0 and first < _FIRST_OF_MILLENNIUM:
        return century_of(first // 100 + 1)
    return decade_of(first)


def _century(parts: Parts, anchor: Anchor) -> Reading:
    if "pointer" in parts:
        if anchor.day is None:
            return unknown()
        return known(century_of(anchor.day.year // 100 + 1 + steps_of(parts["pointer"])))
    if "number" in parts:
        number = int(parts["number"])
    else:
        number = _CENTURIES.index(parts["spelt"].lower()) + _FIRST_SPELT
    return century_in_era(number, parts) if number else unknown()


def _unit(parts: Parts, anchor: Anchor) -> Reading:
    """Read "late last year", "earlier this week", "all month", "late in the year"."""
    pointer = " ".join(parts.get("pointer", "this").lower().split())
    if "season" in parts:
        return _season_meant(parts["season"].lower(), pointer, anchor)
    if anchor.day is None:
        return unknown()
    if "weekend" in parts or parts.get("unit", "").lower() == "weekend":
        return known(_weekend(parts.get("pointer"), anchor.day, anchor.direction))
    unit = UNITS[(parts.get("unit") or parts["inner_unit"]).lower()]
    if unit == "day" and anchor.previous_day:
        return known(one_day(anchor.previous_day))
    period = around(anchor.day, unit, steps_of(pointer))
    if unit == "year" and pointer == "this past":
        # Near its end the year itself, after that the one before.
        period = around(shifted_day(anchor.day, "month", -_HALF_A_YEAR), unit)
    return known(shaded(shaded(period, parts), parts, "inner_shade"))


def _weekend(pointer: str | None, today: date, direction: Direction) -> Period:
    """Return the weekend meant: a week that has not come to its weekend yet looks back."""
    this = around(today, "weekend")
    step = steps_of(pointer) if pointer else None
    if step is not None and step > 0:
        return this if today < this.first else around(today, "weekend", 1)
    if step is not None and step < 0:
        return around(today, "weekend", -1)
    if today >= this.first or direction == "future":
        return this
    if step == 0 and direction == "open":
        return this
    return around(today, "weekend", -1)


def _edge(parts: Parts, anchor: Anchor) -> Reading:
    """Read "the end of March", "the beginning of next year", "year-end"."""
    period, basis = _edged(parts, anchor)
    if period is None:
        return unknown()
    if "half_of" in parts:
        return known(period, basis)
    if "mid" in parts:
        return known(part_of(period, "mid"), basis)
    edge = parts.get("edge", "end").lower()
    if edge.endswith("part"):
        return known(part_of(period, "early" if edge[0] in "ef" else "late"), basis)
    if edge == "middle":
        return known(part_of(period, "mid"), basis)
    day = one_day(period.last if edge in ("end", "close") else period.first)
    if "end_of" in parts:
        return known(day, basis)
    # TIMEX3 gives the whole of which it is the end.
    return known(with_timex3(day, period.timex3), basis)


def _unit_of_edge(parts: Parts) -> str:
    told = next(parts[name] for name in _EDGED_UNITS if name in parts)
    return told.lower().rstrip("-")


def _edged(parts: Parts, anchor: Anchor) -> tuple[Period | None, Basis]:
    if "named_year" in parts:
        return year_of(int(parts["named_year"])), "explicit"
    if "named_month" in parts:
        return _month_meant(month_number(parts["named_month"]), parts, anchor), basis_of(parts)
    if parts.keys() & {"named_decade", "half_decade"}:
        named = parts.get("named_decade") or parts["half_decade"]
        return _decade_or_century(int(named)), "explicit"
    if "end_year" in parts:
        return year_of(int(parts["end_year"])), "explicit"
    if anchor.day is None:
        return None, "anchored"
    if "mid" in parts:
        return _middle_meant(parts["mid"].lower(), anchor.day, anchor.direction), "anchored"
    pointer = parts.get("pointer") or parts.get("half_pointer") or "the"
    if _unit_of_edge(parts) == "century":
        century = anchor.day.year // 100 + 1
        return century_of(century + steps_of(pointer)), "anchored"
    unit = UNITS[_unit_of_edge(parts)]
    is_over = anchor.direction in BEHIND and anchor.day.month != _DECEMBER
    if not parts.keys() & {"unit", "half_unit"} and unit == "year" and is_over:
        # "Since year-end", "was $3 million at year-end": the last one.
        return around(anchor.day, unit, -1), "anchored"
    return around(anchor.day, unit, steps_of(pointer)), "anchored"


def _middle_meant(unit: str, day: date, direction: Direction) -> Period:
    """Return the week, month or year that "midweek", "mid-month" and "midyear" tell of."""
    if unit == "week":
        return around(day, "week")
    near = [around(day, UNITS[unit], step) for step in (-1, 0, 1)]
    middles = [part_of(period, "mid") for period in near]
    return near[middles.index(nearest(middles, day, direction))]


PERIOD_READERS: Final[dict[str, Reader]] = {
    "unit": _unit,
    "edge": _edge,
    "month": _month,
    "season": _season,
    "year": _year,
    "year_range": _year_range,
    "decade": _decade,
    "century": _century,
}
