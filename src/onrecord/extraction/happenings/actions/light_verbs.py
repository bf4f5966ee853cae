"""Verbs that only lend a noun its subject: "filed a lawsuit", "faces an investigation"."""

import re
from dataclasses import dataclass
from typing import Final

from onrecord.schema.annotation import Offsets

# Between such a verb and its noun: "filed a second federal lawsuit".
_REACH: Final = 70
_GIVING: Final = (
    r"fil(?:e|es|ed|ing)|launch(?:es|ed|ing)?|ma(?:ke|kes|de|king)|g(?:ive|ives|ave|iven|iving)"
    r"|announc(?:e|es|ed|ing)|impos(?:e|es|ed|ing)|open(?:s|ed|ing)?|br(?:ing|ings|ought|inging)"
    r"|carr(?:y|ies|ied|ying)\s+out|conduct(?:s|ed|ing)?|stag(?:e|es|ed|ing)|h(?:old|olds|eld|olding)"
    r"|issu(?:e|es|ed|ing)|offer(?:s|ed|ing)?|lend(?:s|ing)?|lent|thr(?:ow|ows|ew|own|owing)"
    r"|sign(?:s|ed|ing)?|reach(?:es|ed|ing)?|str(?:ike|ikes|uck|iking)|cut(?:s|ting)?|mount(?:s|ed|ing)?"
    r"|le(?:ad|ads|d|ading)|declar(?:e|es|ed|ing)|sen(?:d|ds|t|ding)|submit(?:s|ted|ting)?"
    r"|commit(?:s|ted|ting)?|pledg(?:e|es|ed|ing)|voic(?:e|es|ed|ing)|order(?:s|ed|ing)?"
    r"|celebrat(?:e|es|ed|ing)|ha(?:s|ve|d)\sopened|form(?:s|ed|ing)?|pick(?:s|ed|ing)?\sup"
)
_RECEIVING: Final = (
    r"fac(?:e|es|ed|ing)|receiv(?:e|es|ed|ing)|w(?:in|ins|on|inning)|get(?:s|ting)?|got(?:ten)?"
    r"|earn(?:s|ed|ing)?|secur(?:e|es|ed|ing)|dr(?:aw|aws|ew|awn|awing)|suffer(?:s|ed|ing)?"
    r"|accept(?:s|ed|ing)?|land(?:s|ed|ing)?|enjoy(?:s|ed|ing)?|garner(?:s|ed|ing)?|under|with"
    r"|collect(?:s|ed|ing)?|snag(?:s|ged|ging)?|has|have|had|tout(?:s|ed|ing)?|tak(?:e|es|ing)|took"
)
_LIGHT: Final = re.compile(
    rf"\b(?:(?P<gives>{_GIVING})|(?P<receives>{_RECEIVING}))(?=\s)", re.IGNORECASE
)
_TO_NOUN: Final = re.compile(
    r"(?:\s+(?!(?:to|of|in|by|for|from|and|or|on|with|at|against|between|under|over|into|about|concerning|regarding|involving|following|after|before|as|that|who|which|no|not|\w+ed)\s)"
    r"[\w’'.$-]+){0,5}\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LightVerb:
    """Such a verb, and whether its subject gives or receives what the noun tells."""

    extent: Offsets
    gives: bool


def light_verb(text: str, sentence: Offsets, noun: int) -> LightVerb | None:
    """Return the light verb of a noun, or None.

    Args:
        text: the article's text.
        sentence: the sentence of the noun.
        noun: where it begins.
    """
    start = max(sentence[0], noun - _REACH)
    nearest = None
    for found in _LIGHT.finditer(text, start, noun):
        if _TO_NOUN.fullmatch(text, found.end(), noun):
            nearest = LightVerb(found.span(), found["gives"] is not None)
    return nearest
