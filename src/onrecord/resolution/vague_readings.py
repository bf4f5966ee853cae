"""Readings of times that no calendar fixes: now, recently, the future, a few days, for years."""

from typing import Final

from onrecord.resolution.time_anchoring import Anchor
from onrecord.resolution.time_reading import (
    HALVES,
    Parts,
    Reader,
    Reading,
    and_half,
    duration_code,
    unknown,
    vague_code,
)
from onrecord.resolution.time_vocabulary import number_of

_VAGUE_UNITS: Final = (*("unit", "several_unit", "lone_units", "over_units", "long", "lead_units"),)

# The coarser unit by the finer, and what follows its value, by ISO 8601.
_TWO_UNITS: Final = {
    "minutes": ("hour", "{}M"),
    "months": ("year", "{}M"),
    "seconds": ("minute", "{}S"),
    "hours": ("day", "T{}H"),
}


def _present(_parts: Parts, _anchor: Anchor) -> Reading:
    return unknown("PRESENT_REF")


def _past(_parts: Parts, _anchor: Anchor) -> Reading:
    return unknown("PAST_REF")


def _future(_parts: Parts, _anchor: Anchor) -> Reading:
    return unknown("FUTURE_REF")


def _vague_duration(parts: Parts, _anchor: Anchor) -> Reading:
    if "old_unit" in parts:
        return unknown(duration_code(1, parts["old_unit"]), "DURATION")
    unit = next(parts[name] for name in _VAGUE_UNITS if name in parts)
    return unknown(vague_code(unit), "DURATION")


def _duration(parts: Parts, _anchor: Anchor) -> Reading:
    """Read "three days", "2 1/2 years", "half an hour"; "two to six days" has no one length."""
    if "half" in parts:
        return unknown(HALVES[parts["half_unit"].lower()], "DURATION")
    if "three_fourths" in parts:
        return unknown("PT45M", "DURATION")
    if "fourth" in parts:
        code = "PT15M" if parts["fourth_unit"].lower() == "hour" else "P25Y"
        return unknown(code, "DURATION")
    if "coarse" in parts:
        return unknown(_code_of_two_units(parts), "DURATION")
    unit = parts["unit"]
    if "most" in parts:
        return unknown(vague_code(unit), "DURATION")
    if "." in parts["count"]:
        return unknown(_decimal_code(parts["count"], unit), "DURATION")
    code = duration_code(number_of(parts["count"]), unit)
    return unknown(and_half(code, unit) if "and_half" in parts else code, "DURATION")


def _code_of_two_units(parts: Parts) -> str:
    """Return the TIMEX3 value of "four hours and 48 minutes"."""
    finer = next(name for name in _TWO_UNITS if name in parts)
    unit, designator = _TWO_UNITS[finer]
    coarse = duration_code(number_of(parts["coarse"]), unit)
    return coarse + designator.format(number_of(parts[finer]))


def _decimal_code(count: str, unit: str) -> str:
    """Return the TIMEX3 value of "1.5 years"; what is counted in tens of years is left open."""
    code = duration_code(1, unit)
    return (
        code.replace("1", count) if code.count("1") == 1 and "0" not in code else vague_code(unit)
    )


def _single(parts: Parts, _anchor: Anchor) -> Reading:
    """Read "a year", which lasts ("within a year") or comes again ("two million a year")."""
    if "fortnight" in parts:
        return unknown("P2W", "DURATION")
    if "long_unit" in parts:
        return unknown(duration_code(1, parts["long_unit"]), "DURATION")
    code = duration_code(1, parts["unit"])
    if "and_half" in parts:
        return unknown(and_half(code, parts["unit"]), "DURATION")
    if parts.get("more") == "two":
        return unknown(vague_code(parts["unit"]), "DURATION")
    return unknown(code, "SET" if parts.keys() & {"rate", "per"} else "DURATION")


VAGUE_READERS: Final[dict[str, Reader]] = {
    "present": _present,
    "past": _past,
    "future": _future,
    "vague_duration": _vague_duration,
    "duration": _duration,
    "single": _single,
}
