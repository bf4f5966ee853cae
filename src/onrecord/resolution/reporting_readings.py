"""Readings of what reports of business count in: quarters, and what they are compared with."""

from datetime import date, timedelta
from typing import Final

from onrecord.resolution.calendar_values import (
    Period,
    around,
    half_of,
    quarter_around,
    quarter_of,
    year_of,
)
from onrecord.resolution.recurrence import nearest
from onrecord.resolution.tense_cues import BEHIND, Direction
from onrecord.resolution.time_anchoring import Anchor
from onrecord.resolution.time_reading import (
    UNITS,
    Basis,
    Parts,
    Reader,
    Reading,
    basis_of,
    duration_code,
    given_year,
    known,
    month_number,
    steps_of,
    unknown,
)
from onrecord.resolution.time_vocabulary import ORDINALS

# A story that has gone back further than this tells of its quarter no more.
_LONG_BEFORE: Final = timedelta(days=366)


def _quarter(parts: Parts, anchor: Anchor) -> Reading:
    """Read "the third quarter", "the 1988 second half", "last year's quarter", "Q3 2016"."""
    if "owned_part" in parts:
        year = anchor.day.year + steps_of(parts["owner"]) if anchor.day else None
        return _part_of_year(parts["owned_part"], parts.get("owned"), year, "anchored", anchor)
    if "dated_part" in parts:
        year = int(parts["year_before"])
        return _part_of_year(parts["dated_part"], parts.get("dated"), year, "explicit", anchor)
    if "several" in parts:
        return _several_quarters(parts, anchor)
    if "end_month" in parts:
        return _the_quarter(parts["end_month"], anchor.day, anchor)
    part = parts.get("part", "quarter").lower()
    ordinal = parts.get("ordinal") or parts.get("number") or parts["number_before"]
    year = _year_told(parts, anchor)
    if year is None and part == "half" and anchor.day and "year_word" not in parts:
        number = 2 if ordinal.lower() == "last" else _ordinal(ordinal)
        near = [half_of(anchor.day.year + step, number) for step in (-1, 0, 1)]
        if anchor.direction in BEHIND:
            return known([half for half in near if half.first <= anchor.day][-1])
        return known(nearest(near, anchor.day, "open"))
    if year is not None or part == "half":
        return _part_of_year(part, ordinal, year, basis_of(parts), anchor)
    number = _ordinal(ordinal)
    if anchor.day is None or "year_word" in parts:
        return unknown(f"XXXX-Q{number}")
    # A fiscal year runs ahead of the calendar's, so that its quarters have been as a rule. A
    # future tense may be that of the report ("expects to announce"), not of the quarter.
    has_been = parts.keys() & {"fiscal", "fiscal_after"} or anchor.direction in BEHIND
    return known(_quarter_near(number, anchor.day, "past" if has_been else "open"))


def _year_told(parts: Parts, anchor: Anchor) -> int | None:
    """Return the year of "the third quarter of 1988", "last year", "a year ago"."""
    if anchor.day and "same_year" in parts:
        return anchor.day.year + steps_of(parts["same_year"])
    if anchor.day and "year_back" in parts:
        number = _ordinal(parts.get("ordinal") or parts.get("number") or parts["number_before"])
        if parts.get("part", "").lower() == "half":
            return anchor.day.year - 1
        return _quarter_near(number, anchor.day, "past").first.year - 1
    return int(parts["number_year"]) if "number_year" in parts else given_year(parts, anchor)


def _quarter_near(number: int, day: date, direction: Direction) -> Period:
    return nearest([quarter_of(day.year + step, number) for step in (-1, 0, 1)], day, direction)


def _several_quarters(parts: Parts, anchor: Anchor) -> Reading:
    """Read "the first two quarters of 1990", which are its first half, and "three quarters"."""
    if parts["several"] == "three":
        return unknown("P9M", "DURATION")
    if "several_year" in parts:
        return known(half_of(int(parts["several_year"]), 1), "explicit")
    return known(half_of(anchor.day.year, 1)) if anchor.day else unknown()


def _part_of_year(
    told: str, ordinal: str | None, year: int | None, basis: Basis, anchor: Anchor
) -> Reading:
    if year is None:
        return unknown()
    part = told.lower()
    if part == "half" and ordinal:
        return known(half_of(year, 2 if ordinal.lower() == "last" else _ordinal(ordinal)), basis)
    if ordinal:
        return known(quarter_of(year, _ordinal(ordinal)), basis)
    if part == "quarter" and anchor.quarter:
        # "The 1988 quarter": the one that is told of, in that year.
        return known(quarter_around(anchor.quarter.first.replace(year=year)))
    return known(year_of(year), basis) if part == "period" else unknown(f"{year:04d}-QX")


def _ordinal(words: str) -> int:
    """Return the number of a quarter or a half: "third", "3rd", "3"; the last is the fourth."""
    if words[0].isdecimal():
        return int(words[0])
    return 4 if words.lower() in ("last", "final") else ORDINALS.index(words.lower()) + 1


def _reporting(parts: Parts, anchor: Anchor) -> Reading:
    """Read "the latest quarter", "the year-earlier period", "the full year", "the quarter"."""
    if anchor.day is None:
        return unknown()
    if "back_ordinal" in parts:
        number = _ordinal(parts["back_ordinal"])
        return known(quarter_around(_quarter_near(number, anchor.day, "open").first, -4))
    if parts.keys() & {"back", "back_alone", "back_plain"}:
        unit = parts.get("back_unit") or parts.get("back_plain") or "period"
        return known(_year_before(unit, anchor.day, anchor))
    if "half_year" in parts:
        halves = [half_of(anchor.day.year - 1, 2), half_of(anchor.day.year, 1)]
        return known(halves[anchor.day > halves[1].last])
    if "newest" in parts:
        return known(_newest(parts["newest_unit"], anchor.day, anchor))
    if "full_year" in parts:
        return known(_whole("year", anchor.day, anchor))
    if parts["plain"] == "quarter":
        return _the_quarter(parts.get("end_month"), anchor.day, anchor)
    if "ended" in parts:
        # "The year ended March 31" is none of the calendar.
        return unknown(duration_code(1, parts["plain"]), "DURATION")
    return _the_period(parts, anchor.day, anchor)


def _the_period(parts: Parts, day: date, anchor: Anchor) -> Reading:
    """Read "the month", "the year", "the week": the one told of last, where one was.

    Else "the year" may be another than that of writing, and the record leaves it open. "The full
    year" of a report is that of the quarter it tells of.
    """
    unit, told = parts["plain"], anchor.previous
    if told and told.grain == unit and "whole" not in parts:
        return known(told)
    if "whole" in parts:
        return known(_whole(unit, day, anchor))
    period = around(day, UNITS[unit])
    return unknown(f"{day.year:04d}-WXX" if unit == "week" else period.timex3)


def _whole(unit: str, day: date, anchor: Anchor) -> Period:
    if unit == "year" and anchor.quarter:
        return around(anchor.quarter.first, "year")
    return around(day, UNITS[unit])


def _the_quarter(end_month: str | None, day: date | None, anchor: Anchor) -> Reading:
    """Read "the quarter", which ended in the month told or is the one told of last."""
    if day is None:
        return unknown()
    if end_month:
        return known(_quarter_near((month_number(end_month) + 2) // 3, day, "past"))
    return known(anchor.quarter) if anchor.quarter else unknown(quarter_around(day, -1).timex3)


def _newest(unit: str, day: date, anchor: Anchor) -> Period:
    if unit in ("quarter", "period"):
        told = anchor.quarter
        return told if told and told.last < day else quarter_around(day, -1)
    return around(day, UNITS[unit], -1)


def _year_before(unit: str, day: date, anchor: Anchor) -> Period:
    """Return what a report compares with: the quarter a year before its own, or last year."""
    if unit == "month":
        return around(day, "month", -12)
    return quarter_before(anchor, 1) or around(day, "year", -1)


def is_long_before(told: Period, quarter: Period) -> bool:
    """Whether a time lies so far before a quarter that the story has left the quarter for it."""
    return told.last < quarter.first - _LONG_BEFORE


def quarter_before(anchor: Anchor, years: int) -> Period | None:
    """Return the quarter so many years before the one that the story is at or came from.

    None where no quarter was told of, or the story has gone on to another time.
    """
    quarter, previous = anchor.quarter, anchor.previous
    if previous and previous.grain == "year":
        return None
    if quarter is None or (previous and is_long_before(previous, quarter)):
        return None
    return quarter_around(quarter.first, -4 * years)


def _period_before(anchor: Anchor, years: int) -> Period | None:
    """Return the month or quarter so many years before the one that the story is at."""
    told = anchor.previous
    if told and told.grain == "month":
        return around(told.first, "month", -12 * years)
    return quarter_before(anchor, years)


def tells_of_quarter(anchor: Anchor) -> bool:
    """Whether a story tells of a quarter of the last year, as reports of earnings do."""
    quarter, day = anchor.quarter, anchor.day
    return quarter is not None and day is not None and day - quarter.last < _LONG_BEFORE


def _compared(parts: Parts, anchor: Anchor) -> Reading:
    """Read "the same month last year", "the corresponding period a year ago"."""
    if anchor.day is None:
        return unknown()
    year = parts.get("year") or parts.get("year_inside")
    back = anchor.day.year - int(year) if year else 1
    unit = parts.get("unit") or parts["unit_inside"]
    if unit == "period":
        return known(_period_before(anchor, back) or year_of(anchor.day.year - back))
    if unit == "quarter":
        start = anchor.quarter.first if anchor.quarter else anchor.day
        return known(quarter_around(start, -4 * back))
    start = anchor.previous.first if anchor.previous else anchor.day
    return known(around(start, UNITS[unit], (-12 if unit == "month" else -52) * back))


REPORTING_READERS: Final[dict[str, Reader]] = {
    "quarter": _quarter,
    "reporting": _reporting,
    "compared": _compared,
}
