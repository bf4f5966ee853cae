"""Periods of the calendar, and what ISO 8601 and TIMEX3 call them."""

import calendar
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final, Literal

Grain = Literal["day", "days", "month", "months", "year", "years"]
Part = Literal["early", "mid", "late"]
Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "decade"]

MONTHS: Final = tuple(calendar.month_name[1:])
WEEKDAYS: Final = tuple(calendar.day_name)

# First, middle and last months of a year: four, four and three, as the record's guide has it.
_PARTS_OF_YEAR: Final[dict[Part, tuple[int, int]]] = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (10, 12),
}
# Thirds of a month; the last runs to its end.
_PARTS_OF_MONTH: Final[dict[Part, tuple[int, int]]] = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
}
# First month of each season (meteorological, northern hemisphere) and its TIMEX3 code.
_SEASONS: Final = {
    "spring": (3, "SP"),
    "summer": (6, "SU"),
    "fall": (9, "FA"),
    "autumn": (9, "FA"),
    "winter": (12, "WI"),
}
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Period:
    """Days that follow one another.

    Attributes:
        first, last: its first and its last day.
        grain: what its value counts in.
        timex3: its TIMEX3 value.
    """

    first: date
    last: date
    grain: Grain
    timex3: str

    @property
    def value(self) -> str:
        """The calendar day, month or year, or an interval of days, months or years."""
        if self.grain == "day":
            return self.first.isoformat()
        if self.grain == "days":
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        if self.grain == "month":
            return _month_value(self.first)
        if self.grain == "months":
            return f"{_month_value(self.first)}/{_month_value(self.last)}"
        if self.grain == "years":
            return f"{self.first.year:04d}/{self.last.year:04d}"
        return f"{self.first.year:04d}"


def _month_value(day: date) -> str:
    return day.isoformat()[:7]


def one_day(day: date, time_of_day: str = "") -> Period:
    """Return a day; ``time_of_day`` is a TIMEX3 suffix such as ``TMO``."""
    return Period(day, day, "day", day.isoformat() + time_of_day)


def days(first: date, last: date, timex3: str) -> Period:
    """Return the interval from ``first`` to ``last``."""
    return Period(first, last, "days", timex3)


def week_of(day: date) -> Period:
    """Return the week, Monday to Sunday, that holds ``day``."""
    monday = day - timedelta(days=day.weekday())
    year, number, _ = day.isocalendar()
    return days(monday, monday + timedelta(days=6), f"{year:04d}-W{number:02d}")


def weekend_of(day: date) -> Period:
    """Return Saturday and Sunday of the week that holds ``day``."""
    week = week_of(day)
    saturday = week.first + timedelta(days=_SATURDAY)
    return days(saturday, week.last, f"{week.timex3}-WE")


def month_of(year: int, month: int) -> Period:
    """Return a month; months below 1 and above 12 run on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first = date(year, month, 1)
    last = date(year, month, calendar.monthrange(year, month)[1])
    return Period(first, last, "month", _month_value(first))


def months(first: Period, last: Period, timex3: str) -> Period:
    """Return the interval from the month ``first`` to the month ``last``."""
    return Period(first.first, last.last, "months", timex3)


def year_of(year: int) -> Period:
    """Return a year."""
    return Period(date(year, 1, 1), date(year, 12, 31), "year", f"{year:04d}")


def years(first: int, last: int) -> Period:
    """Return the interval from the year ``first`` to the year ``last``."""
    return Period(date(first, 1, 1), date(last, 12, 31), "years", f"P{last - first + 1}Y")


def quarter_of(year: int, quarter: int) -> Period:
    """Return a quarter; quarters below 1 and above 4 run on into other years."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    last = 3 * quarter
    return months(month_of(year, last - 2), month_of(year, last), f"{year:04d}-Q{quarter}")


def is_quarter(period: Period | None) -> bool:
    """Whether a period is a quarter of a year."""
    return period is not None and period.timex3[4:6] == "-Q"


def is_season(period: Period) -> bool:
    """Whether a period is a season."""
    return period.timex3[5:] in {code for _, code in _SEASONS.values()}


def quarter_around(day: date, steps: int = 0) -> Period:
    """Return the quarter that holds ``day``, or the one so many quarters from it."""
    return quarter_of(day.year, (day.month + 2) // 3 + steps)


def half_of(year: int, half: int) -> Period:
    """Return the first or the second half of a year."""
    last = 6 * half
    return months(month_of(year, last - 5), month_of(year, last), f"{year:04d}-H{half}")


def season_code(name: str) -> str:
    """Return what TIMEX3 calls a season: ``SU``."""
    return _SEASONS[name][1]


def season_of(year: int, name: str) -> Period:
    """Return a season; winter begins in December of its year."""
    first, code = _SEASONS[name]
    return months(month_of(year, first), month_of(year, first + 2), f"{year:04d}-{code}")


def decade_of(year: int) -> Period:
    """Return the decade, counted from a year that ends in 0, that holds ``year``."""
    first = year - year % 10
    return days(date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10:03d}")


def century_of(number: int) -> Period:
    """Return a century, the twentieth being that of the years 1900 to 1999."""
    first = max(1, 100 * (number - 1))
    last = date(100 * number - 1, 12, 31)
    return Period(date(first, 1, 1), last, "years", f"{number - 1:02d}")


def part_of_year(year: int, part: Part) -> Period:
    """Return the first, middle or last months of a year."""
    first, last = _PARTS_OF_YEAR[part]
    return months(month_of(year, first), month_of(year, last), f"{year:04d}")


def part_of_month(month: Period, part: Part) -> Period:
    """Return a third of a month."""
    first, last = _PARTS_OF_MONTH[part]
    start = month.first.replace(day=first)
    return days(start, month.first.replace(day=min(last, month.last.day)), month.timex3)


def part_of(period: Period, part: Part) -> Period:
    """Return a part of a year or month; other periods have no parts and are returned whole."""
    if period.grain == "year":
        return part_of_year(period.first.year, part)
    if period.grain == "month":
        return part_of_month(period, part)
    return period


def around(day: date, unit: Unit, steps: int = 0) -> Period:
    """Return the period of ``unit`` that holds ``day``, or the one so many steps from it.

    Raises:
        ValueError, OverflowError: it lies outside the calendar.
    """
    if unit == "day":
        return one_day(day + timedelta(days=steps))
    if unit in ("week", "weekend"):
        moved = day + timedelta(weeks=steps)
        return week_of(moved) if unit == "week" else weekend_of(moved)
    if unit == "month":
        return month_of(day.year, day.month + steps)
    if unit == "quarter":
        return quarter_around(day, steps)
    if unit == "decade":
        return year_of(day.year + 10 * steps) if steps else decade_of(day.year)
    return year_of(day.year + steps)


def shifted_day(day: date, unit: Unit, steps: int) -> date:
    """Return the day so many units away; a day that a month lacks becomes that month's last.

    Raises:
        ValueError, OverflowError: it lies outside the calendar.
    """
    if unit == "day":
        return day + timedelta(days=steps)
    if unit in ("week", "weekend"):
        return day + timedelta(weeks=steps)
    month = around(day, unit, steps) if unit == "month" else month_of(day.year + steps, day.month)
    return month.first.replace(day=min(day.day, month.last.day))


def weekday_before(day: date, weekday: int) -> date:
    """Return the last day before ``day`` that is this weekday (0 is Monday)."""
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)


def weekday_after(day: date, weekday: int) -> date:
    """Return the first day after ``day`` that is this weekday (0 is Monday)."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def day_in(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, or None where it has no such day."""
    if not MINYEAR <= year <= MAXYEAR or not 1 <= month <= 12:
        return None
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def period_of(value: str) -> Period:
    """Return what an ISO 8601 day, month, year or interval of days stands for.

    Raises:
        ValueError: it is none of these.
    """
    first, _, last = value.partition("/")
    if last:
        return days(date.fromisoformat(first), date.fromisoformat(last), value)
    year, *rest = map(int, first.split("-"))
    if not rest:
        return year_of(year)
    return month_of(year, rest[0]) if len(rest) == 1 else one_day(date(year, *rest))


def with_timex3(period: Period, timex3: str) -> Period:
    """Return the period under another TIMEX3 value."""
    return replace(period, timex3=timex3)
