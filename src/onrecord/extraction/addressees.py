"""To whom something was said."""

import re
from typing import Final

from onrecord.extraction.frames import Frame
from onrecord.extraction.surroundings import Surroundings
from onrecord.schema.annotation import Offsets
from onrecord.schema.record import Mention

_DIRECTED: Final = re.compile(
    r"\b(?:tell|tells|telling|told|inform\w*|ask(?:s|ed|ing)?|assur\w+|warn\w*|remind\w*|promis\w+|"
    r"advis\w+|urg(?:e|es|ed|ing)|notif\w+|brief(?:s|ed|ing)?|press(?:es|ed|ing)?|implor\w+|"
    r"beg(?:s|ged|ging)?|lectur\w+|reassur\w+|thank\w*|address(?:es|ed|ing)?|instruct\w*|"
    r"order(?:s|ed|ing)?|encourag\w+|challeng\w+|pledg\w+\sto|wrote\sto|write\sto|writes\sto|"
    r"said\sto|says\sto|spoke\sto|speaking\sto|testif\w+\s(?:to|before)|replied\sto)\b",
    re.IGNORECASE,
)
_TO_WHOM: Final = re.compile(
    r"^\s(?:to|before)\s(?:the\s|an?\s|his\s|her\s|their\s)?$", re.IGNORECASE
)
# Words that may stand between the verb and the one who is told.
_LONGEST_LEAD: Final = 24
# A preposition after the cue, in characters: "said to".
_PREPOSITION: Final = 12
_LEAD: Final = re.compile(
    r"^\s*(?:(?:the|an?|his|her|their|then|to|both|former|[a-z]+ly)\s)*(?:[A-Za-z]+[a-z.]+\s){0,2}$"
)
_CLAUSE: Final = re.compile(r"[,;:.“”\"]|\b(?:that|in|on|at|during|after|before|about|of|for)\b")


def addressee_in_frame(frame: Frame, cue: Offsets, around: Surroundings) -> Mention | None:
    """Return the mention of the one to whom a statement was made, or None.

    Args:
        frame: the statement's frame.
        cue: its cue.
        around: what stands around it.
    """
    reach = min(cue[1] + _PREPOSITION, frame.after[1])
    verbs = list(_DIRECTED.finditer(around.text, cue[0], reach))
    if not verbs:
        return None
    start = verbs[-1].end()
    for mention in around.mentions((start, frame.after[1])):
        lead = around.text[start : mention.span.start]
        if len(lead) > _LONGEST_LEAD or _CLAUSE.search(lead) or not _LEAD.match(lead):
            return None
        if not around.is_place(mention) and not around.is_possessor(mention):
            return mention
    return None


def audience_after(end: int, around: Surroundings) -> Mention | None:
    """Return whom an occasion was held for: "his address to Congress".

    A place that was spoken to stands for its people.
    """
    following = around.mentions((end, end + 3 * _LONGEST_LEAD))
    if not following or not _TO_WHOM.match(around.text[end : following[0].span.start]):
        return None
    return following[0]
