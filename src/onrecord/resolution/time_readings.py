"""What each family of time expressions means, counted from its anchor."""

from typing import Final

from onrecord.resolution.clock_readings import CLOCK_READERS
from onrecord.resolution.counted_readings import COUNTED_READERS
from onrecord.resolution.day_readings import DAY_READERS
from onrecord.resolution.era_readings import ERA_READERS
from onrecord.resolution.period_readings import PERIOD_READERS
from onrecord.resolution.reporting_readings import REPORTING_READERS
from onrecord.resolution.time_anchoring import Anchor
from onrecord.resolution.time_patterns import Found
from onrecord.resolution.time_reading import Reader, Reading
from onrecord.resolution.vague_readings import VAGUE_READERS

_READERS: Final[dict[str, Reader]] = {
    **DAY_READERS,
    **CLOCK_READERS,
    **PERIOD_READERS,
    **ERA_READERS,
    **REPORTING_READERS,
    **COUNTED_READERS,
    **VAGUE_READERS,
}


def read_expression(found: Found, anchor: Anchor) -> Reading | None:
    """Return what an expression means, or None where it can be no time at all (30 February)."""
    try:
        return _READERS[found.family](found.parts, anchor)
    except (OverflowError, ValueError):
        # The calendar ends: "9999 years ago". Nothing else in the readers raises these.
        return None
