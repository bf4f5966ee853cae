"""When something was said."""

import re
from collections.abc import Sequence
from typing import Final

from onrecord.extraction.frames import Frame
from onrecord.extraction.surroundings import Surroundings
from onrecord.schema.annotation import Offsets
from onrecord.schema.record import SaidOn, TimeExpression

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
# A date may open the sentence this far before the source: "On Tuesday, the mayor said".
_LONGEST_OPENING: Final = 40
# "On ", "Late on ": what may stand before a date that opens a sentence, in characters.
_PREPOSITION: Final = 8


def day_in_frame(frame: Frame, around: Surroundings) -> SaidOn | None:
    """Return the day that the frame of a statement gives for the saying, or None."""
    for date in around.dates(frame.after):
        lead = around.text[frame.after[0] : date.span.start]
        if _is_of_saying(lead, date, around) and (said := _as_said(date)):
            return said
    for date in around.dates(frame.before):
        start, end = date.span.start, date.span.end
        opens = start - frame.before[0] <= _PREPOSITION
        if not opens and frame.before[1] - end > _LONGEST_OPENING:
            continue
        lead = around.text[frame.before[0] : start]
        if _is_of_saying(lead, date, around) and (said := _as_said(date)):
            return said
    return None


def day_in_quotation(quoted: Sequence[Offsets], around: Surroundings) -> SaidOn | None:
    """Return the day on which words like "today" within a quotation were said, or None.

    The speaker's today is the day of the saying; the resolver has anchored it to publication.
    """
    for part in quoted:
        for date in around.dates(part):
            if date.value and _DAY.match(date.value) and _SAME_DAY.match(date.span.text):
                return SaidOn(date.value, "inferred", date.span)
    return None


def day_within(extent: Offsets, around: Surroundings) -> SaidOn | None:
    """Return the first single day that is named within ``extent``, or None."""
    for date in around.dates(extent):
        if said := _as_said(date):
            return said
    return None


def _is_of_saying(lead: str, date: TimeExpression, around: Surroundings) -> bool:
    """Whether nothing gives a date to another event than the saying."""
    follows = around.text[date.span.end : date.span.end + 1]
    return not _OTHER_EVENT.search(lead) and follows not in ("’", "'")


def _as_said(date: TimeExpression) -> SaidOn | None:
    if date.value is None or not _DAY.match(date.value):
        return None
    return SaidOn(date.value, "explicit" if date.basis == "explicit" else "anchored", date.span)
