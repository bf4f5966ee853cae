"""Readings that count: "two years ago", "the next day", "the past two weeks", "three days"."""

from datetime import date, timedelta
from typing import Final

from onrecord.resolution.calendar_values import (
    Period,
    Unit,
    around,
    century_of,
    days,
    one_day,
    season_code,
    season_of,
    shifted_day,
    week_of,
    weekday_after,
)
from onrecord.resolution.era_readings import thousands_of_years_ago
from onrecord.resolution.reporting_readings import quarter_before, tells_of_quarter
from onrecord.resolution.time_anchoring import Anchor
from onrecord.resolution.time_reading import (
    HALVES,
    TIME_CODES,
    UNITS,
    Parts,
    Reader,
    Reading,
    and_half,
    duration_code,
    known,
    month_number,
    points_back,
    points_on,
    steps_of,
    timed,
    unit_of,
    unknown,
    vague_code,
    weekday_number,
)
from onrecord.resolution.time_vocabulary import number_of

_ADVERBS: Final = {
    "daily": "P1D",
    "nightly": "P1D",
    "hourly": "PT1H",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "bimonthly": "P2M",
    "semiannually": "P6M",
    "biennially": "P2Y",
}
# The coarsest value that an earlier expression may have for "the next day" to be counted from it.
_FINE_ENOUGH: Final[dict[str, tuple[str, ...]]] = {
    "week": ("day", "days"),
    "weekend": ("day", "days"),
    "month": ("day", "days", "month"),
    "quarter": ("day", "days", "month", "months"),
    "year": ("day", "days", "month", "months", "year"),
    "decade": ("day", "days", "month", "months", "year"),
}
_YEARS_OF: Final = {"century": 100, "decade": 10, "year": 1}
# So many years ago are no longer told by their year.
_BEYOND_CALENDAR: Final = 1000
_HALF_IN_MONTHS: Final[dict[Unit, int]] = {"year": 6, "decade": 60}
_HALF_IN_DAYS: Final[dict[Unit, int]] = {"week": 3, "month": 15, "quarter": 45}
_BESIDE_TODAY: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_VAGUE_WINDOWS: Final = ("vague_units", "early_units", "units_ahead")
# "In past years" tells of what was before, not of years up to now.
_REFERENCES: Final = {"past": "PAST_REF", "coming": "FUTURE_REF"}
_EVERY: Final = {"other": 2, "second": 2, "third": 3, "fourth": 4}
_WEEKDAY_PARTS: Final = ("weekday", "weekdays", "weekday_times")
# Of these "the past one" is a date; a decade or an hour lasts.
_DATED_UNITS: Final = frozenset({"week", "month", "quarter", "year"})
# "More than two years ago" may be three: nothing fixes the year.
_OPEN_COUNTS: Final = frozenset({"more than", "less than", "at least", "over", "under"})


def _ago(parts: Parts, anchor: Anchor) -> Reading:
    if parts.keys() & {"vague", "units_ago", "most"}:
        return unknown("PAST_REF")
    if "fraction" in parts:
        return _fraction_ago(parts, anchor)
    if unit_of(parts["unit"]) == "century":
        return _centuries_ago(number_of(parts["count"]), anchor)
    unit = UNITS.get(parts["unit"].lower())
    if unit is None:
        return _hours_ago(parts, anchor)
    return _units_ago(unit, parts, anchor)


def _hours_ago(parts: Parts, anchor: Anchor) -> Reading:
    """Read hours and minutes ago: of a day that may be the one before, but for whole days."""
    if anchor.day is None:
        return unknown(type="TIME")
    days_ago, rest = divmod(number_of(parts["count"]), 24)
    if parts["unit"].lower() != "hour" or not days_ago:
        return unknown(f"{anchor.day.isoformat()}TXX:XX", "TIME")
    day = anchor.day - timedelta(days=days_ago)
    if rest:
        return unknown(f"{day.isoformat()}TXX:XX", "TIME")
    return known(one_day(day, "TXX:XX"), type="TIME")


def _units_ago(unit: Unit, parts: Parts, anchor: Anchor) -> Reading:
    count = number_of(parts["count"])
    if anchor.day is None:
        return unknown(duration_code(count, unit))
    if unit == "year" and count >= max(anchor.day.year, _BEYOND_CALENDAR):
        return thousands_of_years_ago(count)
    if parts.get("roughly", "").lower() in _OPEN_COUNTS:
        return unknown(around(anchor.day, unit, -count).timex3)
    if parts.keys() & {"ago_weekday", "ago_day"}:
        return known(one_day(_day_ago(parts, unit, count, anchor.day)))
    if "ago_unit" in parts:
        start = shifted_day(anchor.day, unit, -count)
        return known(around(start, UNITS[parts["ago_unit"]], steps_of(parts["ago_pointer"])))
    if parts.keys() & {"half", "unit_half"}:
        return known(_half_more_ago(unit, count, anchor.day))
    if unit == "year" and count == 1 and tells_of_quarter(anchor):
        return known(quarter_before(anchor, count) or around(anchor.day, unit, -count))
    return known(around(anchor.day, unit, -count))


def _half_more_ago(unit: Unit, count: int, today: date) -> Period:
    """Return the period of "two and a half years ago", "six and a half weeks ago"."""
    if unit in _HALF_IN_MONTHS:
        more = _HALF_IN_MONTHS[unit]
        return around(shifted_day(today, "month", -2 * more * count - more), "year")
    half = timedelta(days=_HALF_IN_DAYS.get(unit, 0))
    return around(shifted_day(today, unit, -count) - half, unit)


def _fraction_ago(parts: Parts, anchor: Anchor) -> Reading:
    """Read "half a century ago", "a quarter-century ago", "half an hour ago"."""
    unit, part = parts["fraction_unit"], 2 if parts["fraction"].lower() == "half" else 4
    if anchor.day is None:
        return unknown("PAST_REF")
    if unit == "hour":
        return unknown(f"{anchor.day.isoformat()}TXX:XX", "TIME")
    months = 12 * _YEARS_OF[unit] // part
    if unit == "year":
        return known(around(anchor.day, "month", -months))
    return known(around(shifted_day(anchor.day, "month", -months), "year"))


def _centuries_ago(count: int, anchor: Anchor) -> Reading:
    if anchor.day is None:
        return unknown("PAST_REF")
    return known(century_of(anchor.day.year // 100 + 1 - count))


def _day_ago(parts: Parts, unit: Unit, count: int, today: date) -> date:
    """Return the day of "a week ago Thursday" or "a year ago today"."""
    if "ago_weekday" in parts:
        before = week_of(shifted_day(today, unit, -count))
        return before.first + timedelta(days=weekday_number(parts["ago_weekday"]))
    return shifted_day(today + timedelta(days=_BESIDE_TODAY[parts["ago_day"]]), unit, -count)


def _from_now(parts: Parts, anchor: Anchor) -> Reading:
    if "units_on" in parts:
        return unknown("FUTURE_REF")
    if anchor.day is None:
        return unknown()
    if parts.keys() & {"day", "weekday"}:
        start = anchor.day + timedelta(days=1)
        if "weekday" in parts:
            start = weekday_after(anchor.day, weekday_number(parts["weekday"]))
        unit, count = UNITS[parts["unit"].lower()], number_of(parts["count"])
        return known(one_day(shifted_day(start, unit, count)))
    unit, count = UNITS[parts["unit"].lower()], number_of(parts["count"])
    if "from_today" in parts:
        return known(one_day(shifted_day(anchor.day, unit, count)))
    return known(around(anchor.day, unit, count))


def _distance(parts: Parts, anchor: Anchor) -> Reading:
    """Read "two days later", "a year earlier", "the week before" of an earlier expression."""
    unit = UNITS[parts["unit"].lower()]
    count = number_of(parts["count"])
    way = parts.get("way") or parts["way_ends"]
    if unit == "year" and way == "earlier" and (quarter := quarter_before(anchor, count)):
        return known(quarter)
    told = anchor.previous
    if unit == "year" and count == 1 and points_back(way) and told and told.grain == "month":
        # "In September it rose 3% from a year earlier": the same month of the year before.
        return known(around(told.first, "month", -12))
    reading = _from_previous(unit, -count if points_back(way) else count, anchor)
    return unknown() if _is_ahead_untold(reading.period, anchor) else reading


def _is_ahead_untold(period: Period | None, anchor: Anchor) -> bool:
    """Whether counting has come to a time after the day of writing of which no tense tells."""
    if period is None or anchor.day is None or anchor.direction == "future":
        return False
    return period.first > anchor.day


def _from_previous(unit: Unit, steps: int, anchor: Anchor) -> Reading:
    """Return what lies so many units from the time told of before.

    Where none was told of, the record leaves it open, and its TIMEX3 value is that counted from
    the day of writing.
    """
    start = anchor.previous_day if unit == "day" else _fine_start(unit, anchor.previous)
    if unit == "quarter" and anchor.quarter:
        start = anchor.quarter.first
    if start:
        return known(around(start, unit, steps))
    if anchor.day and steps:
        return unknown(around(anchor.day, unit, steps).timex3)
    return unknown()


def _fine_start(unit: Unit, previous: Period | None) -> date | None:
    if previous is None or previous.grain not in _FINE_ENOUGH[unit]:
        return None
    return previous.first


def _beyond(parts: Parts, anchor: Anchor) -> Reading:
    """Read "the week before last", "the month after next", "the night before last"."""
    if anchor.day is None:
        return unknown()
    steps = -2 if parts["side"].startswith("before") else 2
    if "unit" in parts:
        return known(around(anchor.day, UNITS[parts["unit"]], steps))
    return timed(around(anchor.day, "day", steps), "night")


def _narrated(parts: Parts, anchor: Anchor) -> Reading:
    """Read "the next day", "that night", "later that year", "the week before", "by that time"."""
    if "told" in parts:
        return known(anchor.previous) if anchor.previous else unknown("PAST_REF")
    if "day_beside" in parts:
        # "Oct. 12, the day before the vote" names a day again; elsewhere nothing fixes it.
        return unknown(anchor.previous_day.isoformat() if anchor.previous_day else None)
    words = parts.get("narrated") or parts["side"]
    steps = -1 if points_back(words) else 1 if points_on(words) else 0
    time_of_day = parts.get("tod") or parts.get("side_tod")
    if "season" in parts:
        start = _fine_start("year", anchor.previous)
        return known(season_of(start.year + steps, parts["season"].lower())) if start else unknown()
    if time_of_day is None:
        unit = UNITS[(parts.get("unit") or parts["side_unit"]).lower()]
        return _from_previous(unit, steps, anchor)
    reading = _from_previous("day", steps, anchor)
    return timed(reading.period, time_of_day) if reading.period else unknown(type="TIME")


def _window(parts: Parts, anchor: Anchor) -> Reading:
    """Read "the past two weeks": a time that lasts, up to the anchor or from it on."""
    vague = next((parts[name] for name in _VAGUE_WINDOWS if name in parts), None)
    if "one_or_two" in parts:
        return unknown(vague_code(parts["one_or_two"]), "DURATION")
    if "vague_side" in parts and "definite" not in parts and parts["vague_side"] in _REFERENCES:
        return unknown(_REFERENCES[parts["vague_side"]])
    if vague or parts.keys() & {"vague", "most"}:
        return unknown(vague_code(vague or parts["unit"]), "DURATION")
    if "half" in parts:
        return unknown(HALVES[parts["half_unit"]], "DURATION")
    unit = (parts.get("unit") or parts["lone_unit"]).lower().rstrip("s")
    if "and_half" in parts:
        return unknown(and_half(duration_code(1, unit), unit), "DURATION")
    side = (parts.get("side") or parts["lone_side"]).lower()
    steps = 1 if side in ("next", "coming") else -1
    count = number_of(parts.get("count", "one"))
    code = duration_code(count, unit)
    period = _running(steps * count, unit, code, anchor.day)
    if "lone_unit" in parts and unit in _DATED_UNITS and anchor.day:
        # "The past year" is told of as a date: the last one.
        last = around(anchor.day, UNITS[unit], steps)
        return Reading("DATE", last.timex3, period, "anchored" if period else "unknown")
    return Reading("DURATION", code, period, "anchored" if period else "unknown")


def _running(steps: int, unit: str, code: str, today: date | None) -> Period | None:
    """Return the days from so many units before today, or until so many after it."""
    if today is None or unit not in ("day", "week", "month"):
        return None
    first, last = sorted((today, shifted_day(today, UNITS[unit], steps)))
    return days(first, last, code)


def _recurring_weekday(parts: Parts, _anchor: Anchor) -> Reading:
    weekday = next(parts[name] for name in _WEEKDAY_PARTS if name in parts)
    time_of_day = parts.get("tods") or parts.get("times")
    code = TIME_CODES[time_of_day.lower()] if time_of_day else ""
    return unknown(f"XXXX-WXX-{weekday_number(weekday) + 1}{code}", "SET")


def _recurring_unit(parts: Parts, _anchor: Anchor) -> Reading:
    if "adverb" in parts:
        return unknown(_ADVERBS[parts["adverb"]], "SET")
    if "times_unit" in parts:
        return unknown(duration_code(1, parts["times_unit"]), "SET")
    if "few_units" in parts:
        return unknown(vague_code(parts["few_units"]), "SET")
    if "unit" not in parts:
        return unknown(_recurring_part(parts), "SET")
    words = parts.get("count", "one").lower()
    count = _EVERY.get(words) or number_of(words)
    return unknown(duration_code(count, parts["unit"]), "SET")


def _recurring_part(parts: Parts) -> str:
    """Return the TIMEX3 value of "every morning", "each weekend", "every October", "each fall"."""
    if "each_tod" in parts:
        return f"XXXX-XX-XX{TIME_CODES[parts['each_tod'].lower()]}"
    if "half_hour" in parts:
        return HALVES["hour"]
    if "each_month" in parts:
        return f"XXXX-{month_number(parts['each_month']):02d}"
    if "each_season" in parts:
        return f"XXXX-{season_code(parts['each_season'].lower())}"
    return "XXXX-WXX-WE"


COUNTED_READERS: Final[dict[str, Reader]] = {
    "ago": _ago,
    "from_now": _from_now,
    "distance": _distance,
    "beyond": _beyond,
    "narrated": _narrated,
    "window": _window,
    "recurring_weekday": _recurring_weekday,
    "recurring_unit": _recurring_unit,
}
