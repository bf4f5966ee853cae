"""Whether a statement is asserted, denied, asked or refused."""

import re
from collections.abc import Sequence
from typing import Final

from onrecord.schema.annotation import Offsets, Polarity

_DENIAL: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|disavow\w*|repudiat\w*|disput(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
_NOT_SAID: Final = re.compile(
    r"(?:\bnot|n[’']t|\bnever)\s(?:\w+\s)?(?:said?|says?|saying|claim\w*|state\w*|suggest\w*|mean\w*)\b",
    re.IGNORECASE,
)
_SAYING: Final = (
    "(?:say|comment|answer|discuss|disclose|elaborate|specify|name|identify|confirm|explain|"
    "provide|detail|reveal|speculate|respond|reply|address|talk|speak)"
)
_REFUSAL: Final = re.compile(
    rf"\b(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing))\s(?:\w+\s)?to\s{_SAYING}\b"
    rf"|\b(?:(?:would|will|could|can|did|do|does|has|have|was|is)(?:\snot|n[’']t)|cannot)"
    rf"\s(?:\w+\s){{0,2}}?(?:to\s)?(?:comment|elaborate|disclose[d]?|specif(?:y|ied)|explain(?:ed)?|"
    rf"respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|willing\sto\s{_SAYING})\b"
    r"|\b(?:gave|offered|provided|had|with)\sno\s(?:comment|details?|reasons?|explanation)\b"
    r"|\bno\scomment\b",
    re.IGNORECASE,
)
# The words after a cue, in characters, that may tell what is refused: "declined" "to say why".
_REFUSED_REACH: Final = 30
_QUESTION: Final = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|question(?:s|ed|ing)?|inquir\w+|quer(?:y|ied))\b",
    re.IGNORECASE,
)
_ASKED_CLAUSE: Final = re.compile(
    r"\s*[“\"]?(?:whether|if|who|what|which|when|where|why|how)\b", re.IGNORECASE
)
_MARKS: Final = ("“", '"', "‘")
_QUESTION_END: Final = re.compile(r"\?[”\"’]?\s*$")


def statement_polarity(text: str, cue: Offsets | None, content: Sequence[Offsets]) -> Polarity:
    """Return how a statement is put.

    Args:
        text: the article's text.
        cue: the cue, or None.
        content: spans of the content, in order.
    """
    words = text[cue[0] : cue[1]] if cue else ""
    first, last = content[0], content[-1]
    if cue and _REFUSAL.search(text, cue[0], min(cue[1] + _REFUSED_REACH, max(cue[1], first[1]))):
        return "refused"
    if _DENIAL.search(words):
        return "denied"
    lead = text[cue[1] : first[1]] if cue and cue[1] <= first[0] else text[first[0] : first[1]]
    if _NOT_SAID.search(words):
        # "did not say how much" withholds something and denies nothing.
        return "refused" if _ASKED_CLAUSE.match(lead) else "denied"
    ends_as_question = bool(_QUESTION_END.search(text[last[0] : last[1] + 1]))
    if _QUESTION.search(words) and (ends_as_question or _ASKED_CLAUSE.match(lead)):
        return "asked"
    if ends_as_question and text[slice(*first)][:1] in _MARKS and text.count(".", *first) == 0:
        return "asked"
    return "asserted"
