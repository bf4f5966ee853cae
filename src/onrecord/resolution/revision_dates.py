"""When an article was updated or corrected, from the words of the line that says so."""

import re
from dataclasses import replace
from typing import Final

from onrecord.resolution.time_anchoring import Anchor, publication_day
from onrecord.resolution.time_patterns import Found, find_expressions
from onrecord.resolution.time_readings import read_expression
from onrecord.schema.article import Article, StatedRevision

# Where a notice tells its own date: "This article was last updated on Friday at 3:15 p.m. ET,
# 27 February 2026", in characters.
_HEAD: Final = 80
_DAYS: Final = frozenset({"calendar_day", "iso_day", "numeric_day", "weekday", "clock"})
# What may stand between a day and its time of day. "ET" is either of two offsets.
_BESIDE: Final = re.compile(r"(?:[\s,;|·•–—-]|at|on|[ECMP]T){0,8}")
_CLOCK: Final = re.compile(r"T(?:[01]\d|2[0-3]):[0-5]\d")
_OFFSETS: Final = {
    **{"UTC": "+00:00", "GMT": "+00:00", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00"},
    **{"EDT": "-04:00", "EST": "-05:00", "CDT": "-05:00", "CST": "-06:00"},
    **{"MDT": "-06:00", "MST": "-07:00", "PDT": "-07:00", "PST": "-08:00"},
}
_HALF_OF_DAY: Final = re.compile(r"\b([ap])\.m\.", re.IGNORECASE)
_SENTENCE_ENDS: Final = re.compile(r"[.!?]\s")
_NOTICE_BEGINS: Final = re.compile(r":\s")


def date_revisions(article: Article) -> Article:
    """Return the article with those printed notices dated that tell their date.

    A date without a year is counted on from the publication, for nothing is updated before it.
    A time of day that stands beside the date is kept too.
    """
    dated = tuple(_dated(one, article) for one in article.revisions)
    return article if dated == article.revisions else replace(article, revisions=dated)


def _dated(revision: StatedRevision, article: Article) -> StatedRevision:
    if revision.value is not None or revision.words is None:
        return revision
    anchor = Anchor(publication_day(article), None, None, "future")
    # The grammar takes a number before a colon for an hour: "Correction, March 1: The fare ...".
    head = _NOTICE_BEGINS.sub("; ", revision.words[:_HEAD])
    told = [found for found in find_expressions(head) if _dates_notice(found, revision)]
    for index, found in enumerate(told):
        reading = read_expression(found, anchor) if found.family in _DAYS else None
        period = reading.period if reading else None
        if period and period.grain == "day" and period.first >= (anchor.day or period.first):
            beside = told[max(0, index - 1) : index + 2]
            clocks = (_clock(one) for one in beside if _is_beside(one, found, head))
            return replace(revision, value=period.value + next(filter(None, clocks), ""))
    return revision


def _is_beside(clock: Found, day: Found, text: str) -> bool:
    """Whether a time of day is told together with a day: "March 1, 2026, at 9:05 a.m."."""
    if clock.family != "clock":
        return False
    between = text[min(clock.end, day.end) : max(clock.start, day.start)]
    return clock == day or _BESIDE.fullmatch(between) is not None


def _clock(found: Found) -> str:
    """Return the time of day as ISO 8601, with the offset of its zone where the name fixes it."""
    reading = read_expression(found, Anchor(None, None, None, "open"))
    time = _CLOCK.search(reading.timex3 or "") if reading else None
    if time is None:
        return ""
    zone = "" if "zone_hours" in found.parts else found.parts.get("zone", "")
    return time[0] + _OFFSETS.get(zone, "")


def _dates_notice(found: Found, revision: StatedRevision) -> bool:
    """Whether a date belongs to the notice, not to what it tells: "Correction: On March 3 ..."."""
    lead = _HALF_OF_DAY.sub(r"\1m", (revision.words or "")[: found.start])
    if revision.kind == "corrected" and _NOTICE_BEGINS.search(lead):
        return False
    return not _SENTENCE_ENDS.search(lead)
