"""Readings of days: dates, holidays, weekdays, "today" and its like."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from onrecord.resolution.calendar_values import (
    Period,
    around,
    day_in,
    days,
    month_of,
    one_day,
    week_of,
    weekday_after,
    weekday_before,
    weekend_of,
)
from onrecord.resolution.event_days import ATTACKS_OF_2001, event_day_of
from onrecord.resolution.holidays import HOLIDAYS, holiday_key
from onrecord.resolution.recurrence import nearest, pointed
from onrecord.resolution.tense_cues import Direction
from onrecord.resolution.time_anchoring import Anchor
from onrecord.resolution.time_reading import (
    TIME_CODES,
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
    points_back,
    points_on,
    steps_of,
    timed,
    unknown,
    weekday_number,
)
from onrecord.resolution.time_vocabulary import DAY_ORDINALS, ORDINALS

# How many years around the anchor can hold the next or last holiday (Inauguration Day: four).
_HOLIDAY_YEARS: Final = 4
# A holiday that is at most so many days away is "this" one.
_AT_HAND: Final = 30
# How far two weekdays that are told together lie apart: within a working week.
_JOINED_DAYS: Final = timedelta(days=5)
# The weekend of a holiday on a Monday or a Tuesday is that before it.
_LONG_WEEKEND: Final = timedelta(days=2)
# How many months away a weekday with its day of the month may lie ("Friday the 13th").
_MONTHS_AROUND: Final = 9
_SATURDAY: Final = 5
_DAY_STEPS: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}


def _iso_day(parts: Parts, _anchor: Anchor) -> Reading | None:
    day = day_in(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    if day is None:
        return None
    if "full_hour" not in parts:
        return known(one_day(day), "explicit")
    code = f"T{parts['full_hour']}:{parts['full_minute']}" + ("Z" if "universal" in parts else "")
    return known(one_day(day, code), "explicit", "TIME")


def _numeric_day(parts: Parts, _anchor: Anchor) -> Reading | None:
    """Read 3/14/2016, 14/3/2016, 14.3.2016 or 14-Mar-2016.

    Where both orders fit, the record leaves it open, and its TIMEX3 value has the month first, as
    American papers do.
    """
    if "named_month" in parts:
        month, number = month_number(parts["named_month"]), int(parts["dashed_day"])
        fitting = [day_in(full_year(parts["dashed_year"]), month, number)]
    elif "dotted_year" in parts:
        year, month, number = int(parts["dotted_year"]), int(parts["month"]), int(parts["day"])
        fitting = [day_in(year, month, number)]
    else:
        year, first, second = full_year(parts["year"]), int(parts["first"]), int(parts["second"])
        fitting = [day_in(year, first, second), day_in(year, second, first)]
    days = list(dict.fromkeys(day for day in fitting if day))
    if not days:
        return None
    return known(one_day(days[0]), "explicit") if len(days) == 1 else unknown(days[0].isoformat())


def _calendar_day(parts: Parts, anchor: Anchor) -> Reading | None:
    month, number, last = _month_and_days(parts)
    if day_in(2000, month, max(number, last or 0)) is None:
        return None
    day = day_of_date(parts, anchor)
    if day is None:
        return unknown(f"XXXX-{month:02d}-{number:02d}")
    basis = basis_of(parts)
    if last is not None and last > number:
        return known(_days_from(day, last - number), basis)
    time_of_day = parts.get("tod") or parts.get("weekday_tod") or _part_of_day(parts)
    return timed(one_day(day), time_of_day, basis)


def _event_day(parts: Parts, anchor: Anchor) -> Reading | None:
    """Read "9/11", "the Jan. 6 riot"; before anybody knew of them they are any other date."""
    if "numbers" in parts:
        return known(one_day(ATTACKS_OF_2001), "explicit")
    month, number = month_number(parts["month"]), _day_number(parts["day"])
    day = event_day_of(month, number, parts.get("what", ""), anchor.day)
    return known(one_day(day), "explicit") if day else _calendar_day(parts, anchor)


def _part_of_day(parts: Parts) -> str | None:
    """Return the part of a day told before it: "the night of", "the early hours of"."""
    if "hours_of" in parts:
        return "night" if parts["hours_of"].lower() == "late" else "morning"
    return parts.get("tod_of")


def _month_and_days(parts: Parts) -> tuple[int, int, int | None]:
    """Return month, day and, for "Dec. 5-7", the last day."""
    last = _day_number(parts["last_day"]) if "last_day" in parts else None
    if parts.keys() & {"month_named", "month_last"}:
        words = parts.get("day_spelt") or parts["spelt_first"]
        spelt = "-".join(words.lower().replace("-", " ").split())
        named = parts.get("month_named") or parts["month_last"]
        return month_number(named), DAY_ORDINALS[spelt], last
    month = month_number(parts.get("month") or parts["month_after"])
    if "from_day" in parts:
        return month, _day_number(parts["from_day"]), _day_number(parts["day_first"])
    return month, _day_number(parts.get("day") or parts["day_first"]), last


def day_of_date(parts: Parts, anchor: Anchor) -> date | None:
    """Return the day of a month and day, with a weekday or a year where the words have one."""
    month, number, _ = _month_and_days(parts)
    weekday = weekday_number(parts["weekday"]) if "weekday" in parts else None
    return _dated(month, number, weekday, parts, anchor)


def _day_number(words: str) -> int:
    return int("".join(letter for letter in words if letter.isdecimal()))


def _days_from(day: date, length: int) -> Period:
    return days(day, day + timedelta(days=length), f"P{length + 1}D")


def _dated(
    month: int, number: int, weekday: int | None, parts: Parts, anchor: Anchor
) -> date | None:
    """Return the day of a month and number, in the year given or in the one that fits best."""
    year = given_year(parts, anchor)
    if year is not None:
        return day_in(year, month, number)
    if anchor.day is None or leaves_year_open(parts):
        return None
    near = range(anchor.day.year - _HOLIDAY_YEARS, anchor.day.year + _HOLIDAY_YEARS + 1)
    found = [day for year in near if (day := day_in(year, month, number))]
    close = [day for day in found if abs(day.year - anchor.day.year) <= 1] or found
    fitting = [day for day in close if weekday is None or day.weekday() == weekday]
    candidates = [one_day(day) for day in fitting or close]
    if not candidates:
        return None
    if "pointer" not in parts and (since := _before_update(fitting, anchor)):
        return since
    return pointed(candidates, parts.get("pointer"), anchor.day, anchor.direction).first


def _before_update(days: Sequence[date], anchor: Anchor) -> date | None:
    """Return the day between publication and update: a page that is kept up tells of its own days.

    None where several lie there, or none.
    """
    if anchor.day is None or anchor.updated is None:
        return None
    between = [day for day in days if anchor.day < day <= anchor.updated]
    return between[0] if len(between) == 1 else None


def _week_of_day(parts: Parts, anchor: Anchor) -> Reading | None:
    month, number = month_number(parts["month"]), _day_number(parts["day"])
    if day_in(2000, month, number) is None:
        return None
    day = _dated(month, number, None, parts, anchor)
    if day is None:
        return unknown()
    return known(week_of(day), "explicit" if "year" in parts else "anchored")


def _holiday(parts: Parts, anchor: Anchor) -> Reading | None:
    rule = HOLIDAYS[holiday_key(parts["holiday"].replace(",", ""))]
    year = given_year(parts, anchor)
    if year is not None:
        day = rule(year)
        basis: Basis = "explicit" if "year" in parts else "anchored"
        return _around_holiday(day, parts, basis) if day else unknown()
    if anchor.day is None:
        return unknown()
    near = range(anchor.day.year - _HOLIDAY_YEARS, anchor.day.year + _HOLIDAY_YEARS + 1)
    found = [one_day(day) for each in near if (day := rule(each))]
    if parts.get("pointer", "").lower() == "next":
        # "Next Christmas" is not the one that everybody is getting ready for.
        found = [one for one in found if not 0 <= (one.first - anchor.day).days <= _AT_HAND]
    day = pointed(found, parts.get("pointer"), anchor.day, anchor.direction).first
    return _around_holiday(day, parts, "anchored")


def _around_holiday(day: date, parts: Parts, basis: Basis) -> Reading:
    """Return a holiday, its week, its weekend (that before a Monday) or a part of it."""
    part = (parts.get("definite_part") or parts.get("part") or "").lower()
    if part == "week":
        return known(week_of(day), basis)
    if part == "weekend":
        return known(weekend_of(day - _LONG_WEEKEND), basis)
    return timed(one_day(day), part or None, basis)


def _day_of_month(parts: Parts, anchor: Anchor) -> Reading:
    """Read "the 15th", "the 15th of next month", "Friday the 13th"."""
    number = _day_number(parts.get("numbered") or parts["number"])
    if anchor.day is None:
        return unknown(f"XXXX-XX-{number:02d}")
    if "pointer" in parts:
        months = [steps_of(parts["pointer"])]
    else:
        months = list(
            range(-_MONTHS_AROUND, _MONTHS_AROUND + 1) if "weekday" in parts else (-1, 0, 1)
        )
    near = [around(anchor.day, "month", step).first for step in months]
    found = [day for month in near if (day := day_in(month.year, month.month, number))]
    if "weekday" in parts:
        weekday = weekday_number(parts["weekday"])
        found = [day for day in found if day.weekday() == weekday]
    if not found:
        return unknown()
    return known(nearest([one_day(day) for day in found], anchor.day, anchor.direction))


def _nth_day(parts: Parts, anchor: Anchor) -> Reading:
    """Read "the first Monday in September", "the last week of the month"."""
    month = _month_meant(parts, anchor)
    if month is None:
        return unknown()
    is_last = (parts.get("nth") or parts["edge"]).lower() in ("last", "final")
    if "nth_weekday" in parts:
        weekday = weekday_number(parts["nth_weekday"])
        if is_last:
            day = weekday_before(month.last + timedelta(days=1), weekday)
        else:
            first = weekday_after(month.first - timedelta(days=1), weekday)
            day = first + timedelta(weeks=ORDINALS.index(parts["nth"].lower()))
        return known(one_day(day), basis_of(parts))
    unit, nth = parts["unit"].lower(), 0 if is_last else ORDINALS.index(parts["edge"].lower())
    if unit == "day":
        day = month.last if is_last else month.first + timedelta(days=nth)
        return known(one_day(day), basis_of(parts))
    end = month.last if is_last else month.first + timedelta(weeks=nth)
    if unit == "weekend":
        eve = end + timedelta(days=1 if is_last else -1)
        saturday = weekday_before(eve, _SATURDAY) if is_last else weekday_after(eve, _SATURDAY)
        return known(weekend_of(saturday), basis_of(parts))
    first, last = sorted((end, end + timedelta(days=-6 if is_last else 6)))
    return known(days(first, last, month.timex3), basis_of(parts))


def _month_meant(parts: Parts, anchor: Anchor) -> Period | None:
    """Return the month that a day is told of."""
    if "pointer" in parts:
        return around(anchor.day, "month", steps_of(parts["pointer"])) if anchor.day else None
    number, year = month_number(parts["month"]), given_year(parts, anchor)
    if year is not None:
        return month_of(year, number)
    if anchor.day is None or leaves_year_open(parts):
        return None
    near = [month_of(anchor.day.year + step, number) for step in (-1, 0, 1)]
    return nearest(near, anchor.day, anchor.direction)


def _weekday(parts: Parts, anchor: Anchor) -> Reading:
    number = weekday_number(parts["weekday"])
    time_of_day = parts.get("tod") or _part_of_day(parts)
    if "narrated" in parts:
        day = _narrated_weekday(number, parts["narrated"], anchor)
    elif anchor.joined and "pointer" not in parts and _follows(anchor.joined, number):
        day = weekday_after(anchor.joined, number)
    else:
        day = day_of_weekday(parts["weekday"], anchor, parts.get("pointer"))
    if day is None:
        code = TIME_CODES[time_of_day.lower()] if time_of_day else ""
        return unknown(f"XXXX-WXX-{number + 1}{code}", "TIME" if code else "DATE")
    return timed(one_day(day), time_of_day)


def _follows(day: date, number: int) -> bool:
    """Whether a weekday is told as the later: "Monday and Tuesday", not "Friday and Thursday"."""
    return weekday_after(day, number) - day <= _JOINED_DAYS


def day_of_weekday(words: str, anchor: Anchor, pointer: str | None = None) -> date | None:
    """Return the day that a weekday means, or None where the day of writing is not known."""
    if anchor.day is None:
        return None
    return _near_weekday(weekday_number(words), pointer, anchor.day, anchor.direction)


def _near_weekday(number: int, pointer: str | None, today: date, direction: Direction) -> date:
    step = steps_of(pointer) if pointer else None
    if step is not None and step < 0:
        return weekday_before(today, number)
    if step is not None and step > 0:
        return weekday_after(today, number)
    if today.weekday() == number:
        return today
    if step == 0:
        return weekday_before(week_of(today).last + timedelta(days=1), number)
    if direction == "future":
        return weekday_after(today, number)
    return weekday_before(today, number)


def _narrated_weekday(number: int, words: str, anchor: Anchor) -> date | None:
    if anchor.previous is None or anchor.previous.grain not in ("day", "days"):
        return None
    if points_back(words):
        return weekday_before(anchor.previous.first, number)
    if points_on(words):
        return weekday_after(anchor.previous.last, number)
    return weekday_before(week_of(anchor.previous.first).last + timedelta(days=1), number)


def _weekday_of_week(parts: Parts, anchor: Anchor) -> Reading:
    number = weekday_number(parts["weekday"])
    if anchor.day is None:
        return unknown(f"XXXX-WXX-{number + 1}")
    week = around(anchor.day, "week", steps_of(parts["pointer"]))
    return timed(one_day(week.first + timedelta(days=number)), parts.get("tod"))


def _day_word(parts: Parts, anchor: Anchor) -> Reading:
    steps, time_of_day = _day_steps(parts)
    if anchor.day is None:
        return unknown(type="TIME" if time_of_day else "DATE")
    return timed(one_day(anchor.day + timedelta(days=steps)), time_of_day)


def day_of_word(words: str, anchor: Anchor) -> date | None:
    """Return the day of "today" and the like, or None where that of writing is not known."""
    return anchor.day + timedelta(days=_DAY_STEPS[words.lower()]) if anchor.day else None


def _day_steps(parts: Parts) -> tuple[int, str | None]:
    if "far_day" in parts:
        return (-2 if "yesterday" in parts["far_day"] else 2), None
    if "tonight" in parts:
        return (-1 if parts["tonight"].lower().startswith("last") else 0), "night"
    if "this_tod" in parts:
        return 0, parts["this_tod"].lower()
    return _DAY_STEPS[parts["day_word"].lower()], parts.get("tod")


DAY_READERS: Final[dict[str, Reader]] = {
    "iso_day": _iso_day,
    "numeric_day": _numeric_day,
    "week_of_day": _week_of_day,
    "calendar_day": _calendar_day,
    "event_day": _event_day,
    "weekday_of_week": _weekday_of_week,
    "holiday": _holiday,
    "day_of_month": _day_of_month,
    "nth_day": _nth_day,
    "weekday": _weekday,
    "day_word": _day_word,
}
