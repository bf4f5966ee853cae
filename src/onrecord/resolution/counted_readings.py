"""Readings that count: "two years ago", "the next day", "the past two weeks", "three days"."""

from datetime import date
from typing import Final

from onrecord.resolution.calendar_values import (
    Period,
    Unit,
    around,
    days,
    season_of,
    shifted_day,
)
from onrecord.resolution.time_anchoring import Anchor
from onrecord.resolution.time_patterns import number_of
from onrecord.resolution.time_reading import (
    UNITS,
    Parts,
    Reader,
    Reading,
    known,
    points_back,
    points_on,
    timed,
    unknown,
    weekday_number,
)

_UNIT_CODES: Final = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
}
_ADVERBS: Final = {
    "daily": "P1D",
    "nightly": "P1D",
    "hourly": "PT1H",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
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
# "More than two years ago" may be three: nothing fixes the year.
_OPEN_COUNTS: Final = frozenset({"more than", "less than", "at least", "over", "under"})


def _ago(parts: Parts, anchor: Anchor) -> Reading | None:
    unit = UNITS.get(parts["unit"].lower())
    if unit is None:
        return None  # hours and minutes: a time of day on its own
    if anchor.day is None or parts.get("roughly", "").lower() in _OPEN_COUNTS:
        return unknown(_duration_code(number_of(parts["count"]), unit))
    count = number_of(parts["count"])
    if "half" in parts and unit == "year":
        return known(around(shifted_day(anchor.day, "month", -12 * count - 6), "year"))
    return known(around(anchor.day, unit, -count))


def _from_now(parts: Parts, anchor: Anchor) -> Reading:
    if anchor.day is None:
        return unknown()
    return known(around(anchor.day, UNITS[parts["unit"].lower()], number_of(parts["count"])))


def _distance(parts: Parts, anchor: Anchor) -> Reading:
    """Read "two days later", "a year earlier", "the week before" of an earlier expression."""
    unit = UNITS[parts["unit"].lower()]
    count = number_of(parts["count"])
    way = parts.get("way") or parts["way_ends"]
    return _from_previous(unit, -count if points_back(way) else count, anchor)


def _from_previous(unit: Unit, steps: int, anchor: Anchor) -> Reading:
    start = anchor.previous_day if unit == "day" else _fine_start(unit, anchor.previous)
    return known(around(start, unit, steps)) if start else unknown()


def _fine_start(unit: Unit, previous: Period | None) -> date | None:
    if previous is None or previous.grain not in _FINE_ENOUGH[unit]:
        return None
    return previous.first


def _narrated(parts: Parts, anchor: Anchor) -> Reading:
    """Read "the next day", "that night", "later that year", "the week before"."""
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
    unit = (parts.get("unit") or parts["lone_unit"]).lower().rstrip("s")
    side = (parts.get("side") or parts["lone_side"]).lower()
    count = number_of(parts.get("count", "one"))
    code = _duration_code(count, unit)
    if anchor.day is None or unit not in ("day", "week", "month"):
        return unknown(code, "DURATION")
    if side in ("next", "coming"):
        end = shifted_day(anchor.day, UNITS[unit], count)
        return Reading("DURATION", code, days(anchor.day, end, code), "anchored")
    start = shifted_day(anchor.day, UNITS[unit], -count)
    return Reading("DURATION", code, days(start, anchor.day, code), "anchored")


def _duration_code(count: int, unit: str) -> str:
    code = _UNIT_CODES[unit.lower().rstrip("s")]
    return f"P{code[:-1]}{count}{code[-1]}" if code != "DE" else f"P{10 * count}Y"


def _duration(parts: Parts, _anchor: Anchor) -> Reading:
    return unknown(_duration_code(number_of(parts["count"]), parts["unit"]), "DURATION")


def _recurring_weekday(parts: Parts, _anchor: Anchor) -> Reading:
    (weekday,) = parts.values()
    return unknown(f"XXXX-WXX-{weekday_number(weekday) + 1}", "SET")


def _recurring_unit(parts: Parts, _anchor: Anchor) -> Reading:
    if "adverb" in parts:
        return unknown(_ADVERBS[parts["adverb"]], "SET")
    words = parts.get("count", "one")
    count = 2 if words.lower() == "other" else number_of(words)
    return unknown(_duration_code(count, parts["unit"]), "SET")


COUNTED_READERS: Final[dict[str, Reader]] = {
    "ago": _ago,
    "from_now": _from_now,
    "distance": _distance,
    "narrated": _narrated,
    "window": _window,
    "duration": _duration,
    "recurring_weekday": _recurring_weekday,
    "recurring_unit": _recurring_unit,
}
