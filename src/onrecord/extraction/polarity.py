"""Whether a statement is asserted, denied or asked."""

import re
from collections.abc import Sequence
from typing import Final

from onrecord.schema.annotation import Offsets
from onrecord.schema.record import Polarity

_DENIAL: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|disavow\w*|repudiat\w*|disput(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
_NOT_SAID: Final = re.compile(
    r"\b(?:(?:not|n[’']t|never)\s(?:\w+\s)?(?:said?|says?|saying|claim\w*|state\w*|suggest\w*|mean\w*))\b",
    re.IGNORECASE,
)
_QUESTION: Final = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|question(?:s|ed|ing)?|inquir\w+|quer(?:y|ied))\b",
    re.IGNORECASE,
)
_ASKED_CLAUSE: Final = re.compile(
    r"\s*[“\"]?(?:whether|if|who|what|which|when|where|why|how)\b", re.IGNORECASE
)
_QUESTION_END: Final = re.compile(r"\?[”\"’]?\s*$")


def statement_polarity(text: str, cue: Offsets | None, content: Sequence[Offsets]) -> Polarity:
    """Return how a statement is put.

    Args:
        text: the article's text.
        cue: the cue, or None.
        content: spans of the content, in order.
    """
    words = text[cue[0] : cue[1]] if cue else ""
    if _DENIAL.search(words):
        return "denied"
    first, last = content[0], content[-1]
    lead = text[cue[1] : first[1]] if cue and cue[1] <= first[0] else text[first[0] : first[1]]
    if _NOT_SAID.search(words):
        # "did not say how much" withholds something and denies nothing.
        return "asserted" if _ASKED_CLAUSE.match(lead) else "denied"
    ends_as_question = bool(_QUESTION_END.search(text[last[0] : last[1] + 1]))
    if _QUESTION.search(words) and (ends_as_question or _ASKED_CLAUSE.match(lead)):
        return "asked"
    return "asserted"
