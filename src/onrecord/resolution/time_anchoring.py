"""What a relative time expression is counted from: a day, an earlier expression, the tense."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.resolution.calendar_values import Period
from onrecord.resolution.tense_cues import REPORTS, Direction
from onrecord.resolution.tense_neighbours import dates_saying
from onrecord.schema.annotation import Offsets
from onrecord.schema.article import Article

# How far from a quotation the words may stand that date it ("..., she told reporters Monday").
_NEAR_QUOTATION: Final = 120
# Where a verb of saying stands whose day is told before the quotation opens, in characters.
_NEAR_SAYING: Final = 80
_SAYING: Final = re.compile(rf"\b(?:{REPORTS})\b")
# Characters of a day in ISO 8601.
_DAY: Final = 10
_SENTENCE_END: Final = re.compile(r"[.!?]\s+[A-Z“\"]|\n")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression can be counted from.

    Attributes:
        day: the day of writing or, in a quotation, of speaking; None where it is not known.
        previous: the nearest earlier expression that has a value, words that only date a
            saying left out.
        previous_day: the nearest such expression that is a day.
        quarter: the quarter that was told of last, as reports of earnings tell of one.
        joined: the day of the expression that this one is joined to ("Monday and Tuesday").
        direction: where the tense around the expression points.
        updated: the last day on which the article is known to have been changed, where that is
            after its publication.
    """

    day: date | None
    previous: Period | None
    previous_day: date | None
    direction: Direction
    quarter: Period | None = None
    joined: date | None = None
    updated: date | None = None


def publication_day(article: Article) -> date | None:
    """Return the day of publication, or None where it is not known to the day."""
    if article.published is None:
        return None
    return _day_of(article.published.day)


def last_update(article: Article) -> date | None:
    """Return the last day of an update or a correction, or None where none is known."""
    days = (revision.value[:_DAY] for revision in article.revisions if revision.value)
    return max(filter(None, map(_day_of, days)), default=None)


def _day_of(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def dates_quotation(text: str, expression: Offsets, quotation: Offsets) -> bool:
    """Whether an expression outside a quotation tells when the quotation was said."""
    start, end = expression
    opens, closes = quotation
    if closes <= start <= closes + _NEAR_QUOTATION:
        between = text[closes:start]
        return not _SENTENCE_END.search(between) and dates_saying(between)
    if end <= opens <= end + _NEAR_QUOTATION:
        between = text[end:opens]
        if _SENTENCE_END.search(between):
            return False
        return bool(_SAYING.search(between)) or dates_saying(
            text[max(0, start - _NEAR_SAYING) : start]
        )
    return False
