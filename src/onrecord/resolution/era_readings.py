"""Readings of times far from the calendar of news: years before the common era, ages of the world.

No day stands for them in the record; their TIMEX3 values are those of TIMEX2 (Ferro et al. 2005),
which TimeML takes over: ``BC0508``, and ``KA5``, ``MA13`` for thousands and millions of years ago.
"""

from typing import Final

from onrecord.resolution.calendar_values import century_of, year_of
from onrecord.resolution.time_anchoring import Anchor
from onrecord.resolution.time_reading import Parts, Reader, Reading, known, unknown
from onrecord.resolution.time_vocabulary import number_of

_AGES: Final = {"thousand": "KA", "million": "MA", "billion": "GA"}
_THOUSAND: Final = 1000


def _is_before_era(parts: Parts) -> bool:
    """Whether a year or century is one before the common era."""
    return parts.get("era", "").startswith("B")


def century_in_era(number: int, parts: Parts) -> Reading:
    """Return the reading of a century by its number, of the era that is told with it, if any."""
    if _is_before_era(parts):
        return unknown(f"BC{number - 1:02d}")
    return known(century_of(number), "explicit")


def thousands_of_years_ago(count: int) -> Reading:
    """Return the reading of so many years ago that no calendar holds them."""
    return unknown(f"{_AGES['thousand']}{count / _THOUSAND:g}")


def _era(parts: Parts, _anchor: Anchor) -> Reading | None:
    """Read "508 B.C.", "A.D. 79", "3000 BCE"."""
    number = int((parts.get("year") or parts["year_after"]).replace(",", ""))
    if not number:
        return None
    if _is_before_era(parts):
        return unknown(f"BC{number:04d}")
    return known(year_of(number), "explicit")


def _age(parts: Parts, _anchor: Anchor) -> Reading:
    """Read "13 billion years ago", "ten thousand years ago"."""
    words, scale = parts["count"].replace(",", ""), _AGES[parts["scale"].lower()]
    is_plain = words.replace(".", "", 1).isdecimal()
    return unknown(f"{scale}{float(words) if is_plain else number_of(words):g}")


ERA_READERS: Final[dict[str, Reader]] = {"era": _era, "age": _age}
