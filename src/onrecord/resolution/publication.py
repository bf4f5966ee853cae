"""The publication date of an article that comes without one, where its own text fixes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from onrecord.resolution.calendar_values import MONTHS, WEEKDAYS, day_in
from onrecord.resolution.tense import Tenses
from onrecord.resolution.time_anchoring import Anchor
from onrecord.resolution.time_patterns import Found, find_expressions
from onrecord.resolution.time_reading import month_number, weekday_number
from onrecord.resolution.time_readings import read_expression
from onrecord.schema.article import PublicationDate

# Where an article tells its news: three paragraphs of a newswire story, in characters.
_LEAD: Final = 1000
# A day of the month falls on a weekday again after 5, 6 or 11 years, 29 February after 28, and
# 40 where a century without a leap day lies between: four candidates lie within this many years.
_YEARS_BACK: Final = 130
# The day found and the three before it.
_CANDIDATES: Final = 4
# A day told by weekday and date lies within half a year of the publication.
_NEAR: Final = timedelta(days=183)

# What stands before and after the date of a dateline ("BERLIN, March 3, 2024 (Reuters) - ") ...
_TOWN: Final = re.compile(r"\s*(?:[A-Z][A-Z.'’ -]{2,40}(?:,\s[A-Z][\w. ]{1,30})?,?\s)?")
_DATELINE_ENDS: Final = re.compile(r"\s?(?:\([\w/. ]{2,30}\)\s?)?(?:--?|–|—)\s")
# ... and of a line that tells the date and no more than the hour beside it.
_LABEL: Final = re.compile(
    r"\s*(?:(?:first |last )?(?:published|posted|updated|modified)(?: on)?:?|date:)\s",
    re.IGNORECASE,
)
_LINE_ENDS: Final = re.compile(r"[^\n]{0,60}(?:\n|$)")


@dataclass(frozen=True, slots=True)
class _DatedWeekday:
    """A weekday printed with its day of a month and without a year: "Thursday (February 26)"."""

    weekday: int
    month: int
    day: int

    def in_year(self, year: int) -> date | None:
        day = day_in(year, self.month, self.day)
        return day if day and day.weekday() == self.weekday else None

    def fits(self, published: date) -> bool:
        """Whether it can be printed in an article of that day."""
        near = (self.in_year(published.year + step) for step in (-1, 0, 1))
        return any(day and abs(day - published) <= _NEAR for day in near)


def infer_publication(text: str, today: date) -> PublicationDate | None:
    """Return the publication date that a text fixes by its own words, or None.

    A dateline with its year fixes it. So does the weekday and date of the news that the lead
    tells: of the years that fit it and all other such pairs, the latest not after ``today``.

    Args:
        text: the article.
        today: the day of reading.
    """
    lead = [found for found in find_expressions(text[:_LEAD]) if found.end < _LEAD]
    for found in lead:
        day = _dateline(found, text)
        if day and day <= today:
            how = f"inferred: the dateline gives {_printed(day)} {day.year}"
            return PublicationDate(day.isoformat(), how)
    news = next((pair for found in lead if (pair := _news_day(found, text))), None)
    return _from_pair(news, text, today) if news else None


def _dateline(found: Found, text: str) -> date | None:
    """Return the day of a dateline, of a line that labels its date, or of a line that is one."""
    if found.family not in ("calendar_day", "iso_day") or "year" not in found.parts:
        return None
    if not _is_dateline(text[text.rfind("\n", 0, found.start) + 1 : found.start], text, found.end):
        return None
    reading = read_expression(found, Anchor(None, None, None, "open"))
    period = reading.period if reading else None
    return period.first if period and period.grain == "day" else None


def _is_dateline(before: str, text: str, end: int) -> bool:
    if _LABEL.fullmatch(before):
        return _LINE_ENDS.match(text, end) is not None
    if not before.strip() and text[end : end + 1] in ("", "\n"):
        return True
    return bool(_TOWN.fullmatch(before) and _DATELINE_ENDS.match(text, end))


def _news_day(found: Found, text: str) -> _DatedWeekday | None:
    """Return the weekday and date of the lead, unless it tells what is to come."""
    pair = _dated_weekday(found)
    line = (text.rfind("\n", 0, found.start) + 1, _line_end(text, found.end))
    if pair is None or Tenses(text, line).direction(found.start, found.end) == "future":
        return None
    return pair


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset, offset + _LEAD)
    return min(len(text), offset + _LEAD) if end < 0 else end


def _dated_weekday(found: Found) -> _DatedWeekday | None:
    parts = found.parts
    if found.family != "calendar_day" or "weekday" not in parts:
        return None
    if parts.keys() & {"year", "year_word", "narrated_year", "last_day"}:
        return None
    if "month_named" in parts:
        return None  # a day in words is no dateline's
    month = month_number(parts.get("month") or parts["month_after"])
    digits = re.match(r"\d+", parts.get("day") or parts["day_first"])
    return _DatedWeekday(weekday_number(parts["weekday"]), month, int(digits[0]) if digits else 0)


def _from_pair(news: _DatedWeekday, text: str, today: date) -> PublicationDate | None:
    others = [pair for found in find_expressions(text) if (pair := _dated_weekday(found))]
    fitting = [day for day in _days_before(news, today) if all(pair.fits(day) for pair in others)]
    if not fitting:
        return None
    day, *earlier = fitting[:_CANDIDATES]
    before = f" and, before it, in {earlier[0].year}" if earlier else ""
    how = (
        f"inferred: {_printed(day)} is a {WEEKDAYS[day.weekday()]} in {day.year}{before}; "
        "the latest fitting year that is not after the reading"
    )
    return PublicationDate(day.isoformat(), how, tuple(each.isoformat() for each in earlier))


def _days_before(news: _DatedWeekday, today: date) -> Iterator[date]:
    for year in range(today.year, today.year - _YEARS_BACK, -1):
        day = news.in_year(year)
        if day and day <= today:
            yield day


def _printed(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
