"""Names that the encoder took out of a longer proper name that is none of theirs."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.resolution.holidays import HOLIDAYS, holiday_key
from onrecord.schema.annotation import NamedMention

# What is named after somebody: the prize is no person.
_NAMED_AFTER: Final = re.compile(
    r"(?:\s(?:Space|Army|Naval|Medical|Memorial|Federal|International|National|Presidential|State"
    r"|Regional|Community|Public|Elementary|Middle|High|Law|Business|Children[’']s|Cancer"
    r"|Research|Convention)){0,2}"
    r"\s(?:Prize|Award|Medal|Trophy|Cup|Amendment|Doctrine"
    r"|Foundation|Institute|Fellowship|Scholarship|Center|Centre|Library|Museum|Theater|Theatre"
    r"|Hall|School|College|University|Hospital|Bridge|Airport|Tower|Building|Stadium|Park"
    r"|Street|Avenue|Boulevard|Road|Lane|Square)\b"
)
_DAY: Final = re.compile(r"\s(?:Day|Eve)\b")
# Whom somebody sits for: "Dana Voss, R-Ohio".
_PARTY_AND_STATE: Final = re.compile(r"[RDI]-[A-Z][a-z]+\b")
# What stands before the last word of a holiday, up to two words.
_BEFORE_DAY: Final = re.compile(r"(?:[A-Z][\w’']{0,15}\s){1,2}$")
_LONGEST_BEFORE: Final = 40


def names_of_their_own(text: str, mentions: Iterable[NamedMention]) -> Iterator[NamedMention]:
    """Yield the names that are no part of the name of a holiday, a prize, a school.

    Args:
        text: the text.
        mentions: names as the encoder found them.
    """
    return (one for one in mentions if not is_of_another_name(text, one))


def is_of_another_name(text: str, mention: NamedMention) -> bool:
    """Whether a name is a part of that of a holiday, a prize, a school; or "R-Ohio" after one."""
    if _PARTY_AND_STATE.match(text, mention.start, mention.end):
        return True
    return _is_of_a_day(text, mention) or _is_named_after(text, mention)


def _is_of_a_day(text: str, mention: NamedMention) -> bool:
    """Whether it is of a holiday: "Labor Day" is no body, "New Year’s Eve" no Eve."""
    day = _DAY.match(text, mention.end)
    if day is not None and holiday_key(text[mention.start : day.end()]) in HOLIDAYS:
        return True
    first = max(0, mention.start - _LONGEST_BEFORE)
    before = _BEFORE_DAY.search(text[first : mention.start])
    if before is None:
        return False
    return holiday_key(text[first + before.start() : mention.end]) in HOLIDAYS


def _is_named_after(text: str, mention: NamedMention) -> bool:
    return mention.type == "person" and _NAMED_AFTER.match(text, mention.end) is not None
