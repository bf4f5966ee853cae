"""When something was said."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.extraction.frames import Frame
from onrecord.extraction.surroundings import Surroundings
from onrecord.schema.annotation import Offsets
from onrecord.schema.dated import Dated
from onrecord.schema.record import TimeExpression

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}$")
_SAME_DAY: Final = re.compile(
    r"today|tonight|this\s(?:morning|afternoon|evening)|just\snow", re.IGNORECASE
)
# Words before a date that give it to another event than the saying.
_OTHER_EVENT: Final = re.compile(
    r"\b(?:after|since|before|until|till|by|of|from|between|who|which|when|that|whose|for|following|"
    r"ahead\sof)\b[^,]{0,60}$",
    re.IGNORECASE,
)
# What stands right before a month or a year in which something was said.
_WITHIN: Final = re.compile(r"\b(?:in|during|throughout)\s$", re.IGNORECASE)
# A date may open the sentence this far before the source: "On Tuesday, the mayor said".
_LONGEST_OPENING: Final = 40
# "On ", "Late on ": what may stand before a date that opens a sentence, in characters.
_PREPOSITION: Final = 8


def date_in_frame(frame: Frame, around: Surroundings) -> Dated | None:
    """Return when the frame of a statement dates the saying, or None.

    A single day goes before months, years and intervals ("last week", "in November"): these as
    often tell of something else, so that they must stand as an adverbial does.
    """
    dates = list(_dates_of_saying(frame, around))
    days = (date for date, _ in dates if _is_day(date))
    periods = (date for date, lead in dates if _is_period_of_saying(lead, date))
    found = next(days, None) or next(periods, None)
    return _as_said(found) if found else None


def _dates_of_saying(frame: Frame, around: Surroundings) -> Iterator[tuple[TimeExpression, str]]:
    """Yield the dates of a frame that no other event has, each with the words before it."""
    for date in around.dates(frame.after):
        lead = around.text[frame.after[0] : date.span.start]
        if _is_of_saying(lead, date, around):
            yield date, lead
    for date in around.dates(frame.before):
        start, end = date.span.start, date.span.end
        opens = start - frame.before[0] <= _PREPOSITION
        near = _is_day(date) and frame.before[1] - end <= _LONGEST_OPENING
        lead = around.text[frame.before[0] : start]
        if (opens or near) and _is_of_saying(lead, date, around):
            yield date, lead


def day_in_quotation(quoted: Sequence[Offsets], around: Surroundings) -> Dated | None:
    """Return the day on which words like "today" within a quotation were said, or None.

    The speaker's today is the day of the saying; the resolver has anchored it to publication.
    """
    for part in quoted:
        for date in around.dates(part):
            if date.value and _is_day(date) and _SAME_DAY.match(date.span.text):
                return Dated(date.value, "inferred", date.span)
    return None


def day_within(extent: Offsets, around: Surroundings) -> Dated | None:
    """Return the first single day that is named within ``extent``, or None."""
    day = next(filter(_is_day, around.dates(extent)), None)
    return _as_said(day) if day else None


def _is_of_saying(lead: str, date: TimeExpression, around: Surroundings) -> bool:
    """Whether nothing gives a date to another event than the saying."""
    follows = around.text[date.span.end : date.span.end + 1]
    return not _OTHER_EVENT.search(lead) and follows not in ("’", "'")


def _is_day(date: TimeExpression) -> bool:
    return date.value is not None and _DAY.match(date.value) is not None


def _is_period_of_saying(lead: str, date: TimeExpression) -> bool:
    """Whether a month, year or interval stands as an adverbial: "in 2019", "last week"."""
    if date.type != "DATE":
        return False
    return date.span.text[0].islower() or _WITHIN.search(lead) is not None


def _as_said(date: TimeExpression) -> Dated | None:
    if date.value is None:
        return None
    return Dated(date.value, "explicit" if date.basis == "explicit" else "anchored", date.span)
