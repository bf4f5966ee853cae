"""Named dates that a user tells of: where a text names them, and which is meant."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.resolution.calendar_values import Period, one_day, period_of
from onrecord.resolution.holidays import HOLIDAYS, holiday_key
from onrecord.resolution.recurrence import nearest
from onrecord.resolution.time_anchoring import Anchor
from onrecord.resolution.time_patterns import Found
from onrecord.resolution.time_reading import (
    Reading,
    basis_of,
    given_year,
    known,
    leaves_year_open,
    steps_of,
    unknown,
)
from onrecord.resolution.time_vocabulary import POINTER, YEAR, YEAR_WORD
from onrecord.schema.known_date import KnownDate

FAMILY: Final = "known"
"""Family of what is found here, beside those of the grammar."""

# A name whose dates all lie further off than this, in years, stands for none of them.
_YEARS_AROUND: Final = 4


_BEFORE: Final = f"(?:{POINTER} )?"
_AFTER: Final = rf"(?:,? (?:of |in )?(?P<year>{YEAR})|,? (?:of )?{YEAR_WORD})?"


class KnownDates:
    """The named dates of a user, ready to be found in texts."""

    def __init__(self, dates: Sequence[KnownDate] = ()) -> None:
        """Take the dates; one name may have several."""
        self._periods: dict[str, list[Period]] = {}
        for date in dates:
            self._periods.setdefault(_key(date.name), []).append(period_of(date.value))
        self._pattern = _pattern([date.name for date in dates]) if dates else None

    def find(self, text: str) -> Iterator[Found]:
        """Yield where a text names a date, in order, none overlapping another."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            parts = {name: words for name, words in match.groupdict().items() if words}
            yield Found(FAMILY, match.start(), match.end(), match[0], parts)

    def read(self, parts: dict[str, str], anchor: Anchor) -> Reading:
        """Return which of its dates a name means: of the year told, or the one that fits best.

        A name that is also a holiday's has the holiday's day in years that the user leaves out.
        """
        name = parts["name"]
        year = given_year(parts, anchor)
        if year is not None:
            meant = self._in_year(name, year)
            return known(meant, basis_of(parts)) if meant else unknown()
        if anchor.day is None or leaves_year_open(parts):
            return unknown()
        years = range(anchor.day.year - _YEARS_AROUND, anchor.day.year + _YEARS_AROUND + 1)
        near = [period for each in years if (period := self._in_year(name, each))]
        step = steps_of(parts["pointer"]) if "pointer" in parts else 0
        if step < 0:
            near = [period for period in near if period.last < anchor.day][-1:]
        elif step > 0:
            near = [period for period in near if period.first > anchor.day][:1]
        return known(nearest(near, anchor.day, anchor.direction)) if near else unknown()

    def _in_year(self, name: str, year: int) -> Period | None:
        for period in self._periods.get(_key(name), ()):
            if period.first.year == year:
                return period
        rule = HOLIDAYS.get(holiday_key(name))
        day = rule(year) if rule else None
        return one_day(day) if day else None


NO_DATES: Final = KnownDates()
"""What is known where the user tells of nothing."""


def _key(name: str) -> str:
    return " ".join(name.split())


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern of the names as given, longer ones first."""
    keys = sorted({_key(name) for name in names}, key=lambda name: (-len(name), name))
    printed = "|".join(r"\s".join(map(re.escape, key.split())) for key in keys)
    before, after = (piece.replace(" ", r"\s") for piece in (_BEFORE, _AFTER))
    return re.compile(rf"(?<!\w){before}(?P<name>{printed}){after}(?!\w)")
