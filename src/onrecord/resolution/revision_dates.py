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
_DAYS: Final = frozenset({"calendar_day", "iso_day", "numeric_day", "weekday"})
_HALF_OF_DAY: Final = re.compile(r"\b([ap])\.m\.", re.IGNORECASE)
_SENTENCE_ENDS: Final = re.compile(r"[.!?]\s")
_NOTICE_BEGINS: Final = re.compile(r":\s")


def date_revisions(article: Article) -> Article:
    """Return the article with those printed notices dated that tell their date.

    A date without a year is counted on from the publication, for nothing is updated before it.
    """
    dated = tuple(_dated(one, article) for one in article.revisions)
    return article if dated == article.revisions else replace(article, revisions=dated)


def _dated(revision: StatedRevision, article: Article) -> StatedRevision:
    if revision.value is not None or revision.words is None:
        return revision
    anchor = Anchor(publication_day(article), None, None, "future")
    # The grammar takes a number before a colon for an hour: "Correction, March 1: The fare ...".
    head = _NOTICE_BEGINS.sub("; ", revision.words[:_HEAD])
    for found in find_expressions(head):
        if found.family in _DAYS and _dates_notice(found, revision):
            reading = read_expression(found, anchor)
            period = reading.period if reading else None
            if period and period.grain == "day" and period.first >= (anchor.day or period.first):
                return replace(revision, value=period.value)
    return revision


def _dates_notice(found: Found, revision: StatedRevision) -> bool:
    """Whether a date belongs to the notice, not to what it tells: "Correction: On March 3 ..."."""
    lead = _HALF_OF_DAY.sub(r"\1m", (revision.words or "")[: found.start])
    if revision.kind == "corrected" and _NOTICE_BEGINS.search(lead):
        return False
    return not _SENTENCE_ENDS.search(lead)
