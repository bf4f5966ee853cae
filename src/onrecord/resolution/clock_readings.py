"""Readings of times of day: "10:35 a.m.", "noon Saturday", "5 p.m. EST Nov. 9", "overnight"."""

from datetime import date, timedelta
from typing import Final

from onrecord.resolution.calendar_values import one_day
from onrecord.resolution.day_readings import day_of_date, day_of_weekday, day_of_word
from onrecord.resolution.time_anchoring import Anchor
from onrecord.resolution.time_reading import (
    TIME_CODES,
    Parts,
    Reader,
    Reading,
    basis_of,
    known,
    points_back,
    timed,
    unknown,
)
from onrecord.resolution.time_vocabulary import number_of

_HOUR_NAMES: Final = {"noon": 12, "midday": 12, "midnight": 24}
# Universal time, which ISO 8601 marks with a Z; TIMEX3 leaves other zones out.
_UNIVERSAL: Final = frozenset({"UTC", "GMT"})
_LATER_HALF: Final = frozenset({"afternoon", "evening"})
_DAY_PARTS: Final = frozenset(
    {"weekday", "day_word", "near_tod", "beside"}
    | {"month", "month_after", "month_named", "month_last"}
)
_TODS: Final = ("clock_tod", "near_tod", "word_tod", "weekday_tod", "beside_tod")
_PART_NAMES: Final = ("tod", "mid_tod", "trading_tod", "late_tod")
_HOURS_OF_CLOCK: Final = 12
# "Four at night" is before the morning, "eight at night" after the evening has begun.
_LAST_OF_NIGHT: Final = 5


def _clock(parts: Parts, anchor: Anchor) -> Reading | None:
    """Read a time of day, on the day that its own words name or else on that of the story.

    Only a day of its own makes it a day of the record.
    """
    code = _clock_code(parts)
    if code is None:
        return None
    if parts.keys() & _DAY_PARTS:
        day = _named_day(parts, anchor)
        if day is None:
            return unknown(f"XXXX-XX-XX{code}", "TIME")
        return known(one_day(day, code), basis_of(parts), "TIME")
    day = anchor.previous_day or anchor.day
    return unknown(f"{day.isoformat() if day else 'XXXX-XX-XX'}{code}", "TIME")


def _named_day(parts: Parts, anchor: Anchor) -> date | None:
    if "near_tod" in parts:
        back = timedelta(days=parts["near_tod"].startswith("last"))
        return anchor.day - back if anchor.day else None
    if "beside" in parts:
        step = timedelta(days=-1 if points_back(parts["beside"]) else 1)
        return anchor.previous_day + step if anchor.previous_day else None
    if "day_word" in parts:
        return day_of_word(parts["day_word"], anchor)
    if parts.keys() & {"month", "month_after", "month_named", "month_last"}:
        return day_of_date(parts, anchor)
    return day_of_weekday(parts["weekday"], anchor)


def _clock_code(parts: Parts) -> str | None:
    """Return the time as TIMEX3 writes it after the day, or None where no clock shows it."""
    if "past_hour" in parts:
        hour, minute = _past_or_to(parts)
    elif "hour_name" in parts:
        hour, minute = _HOUR_NAMES[parts["hour_name"].lower()], 0
    elif "military" in parts:
        hour, minute = int(parts["military"]), int(parts["military_minute"])
    elif "full_hour" in parts:
        hour = _full_hour(int(parts["full_hour"]), _part_told(parts))
        minute = int(parts["full_minute"])
    elif "hour" in parts:
        hour, minute = int(parts["hour"]) % 12, int(parts.get("minute", 0))
        hour += 12 * parts["half_day"].lower().startswith("p")
    else:
        hour = number_of(parts.get("plain_hour") or parts["spelt_hour"])
        hour, minute = _full_hour(hour, _part_told(parts)), int(parts.get("plain_minute", 0))
    if hour > 24 or (hour == 24 and minute):
        return None
    return f"T{hour:02d}:{minute:02d}" + ("Z" if _is_universal(parts) else "")


def _past_or_to(parts: Parts) -> tuple[int, int]:
    """Return hour and minute of "half past three", "ten minutes to noon"."""
    named = parts["past_hour"].lower()
    hour = _HOUR_NAMES.get(named) or number_of(named)
    minutes = 30 if "half_past" in parts else 15
    if "minutes_past" in parts:
        minutes = number_of(parts["minutes_past"])
    if parts["past_or_to"] in ("to", "before"):
        return hour - 1 + (minutes == 0), (60 - minutes) % 60
    return hour % 24, minutes


def _is_universal(parts: Parts) -> bool:
    return parts.get("zone") in _UNIVERSAL and "zone_hours" not in parts


def _part_told(parts: Parts) -> str | None:
    """Return the part of the day told beside the hour: "six in the evening", "7:30 last night"."""
    told = next((parts[name] for name in _TODS if name in parts), None)
    return told.lower().split()[-1].removeprefix("to") if told else None


def _full_hour(hour: int, part_of_day: str | None) -> int:
    """Return the hour of 24; the first hours after midnight are of the night too."""
    if hour > _HOURS_OF_CLOCK:
        return hour
    if part_of_day == "night":
        return hour if hour <= _LAST_OF_NIGHT else hour + 12
    return hour % 12 + 12 if part_of_day in _LATER_HALF else hour


def _part_of_day(parts: Parts, anchor: Anchor) -> Reading:
    """Read "in the morning" of the day of the story, and "overnight", which has just passed."""
    if "mid_day" in parts:
        named = day_of_word(parts["mid_day"], anchor)
        return timed(one_day(named), parts["mid_tod"]) if named else unknown(type="TIME")
    day = anchor.previous_day or anchor.day
    time_of_day = next((parts[name] for name in _PART_NAMES if name in parts), None)
    if time_of_day is None:
        night = day - timedelta(days=1) if day else None
        return unknown(f"{night.isoformat()}TNI" if night else None, "TIME")
    return unknown(f"{day.isoformat()}{TIME_CODES[time_of_day]}" if day else None, "TIME")


CLOCK_READERS: Final[dict[str, Reader]] = {"clock": _clock, "part_of_day": _part_of_day}
