"""Names that the encoder took out of a longer proper name that is none of theirs."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.resolution.holidays import HOLIDAYS, holiday_key
from onrecord.resolution.programmes import programme_titles
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
# Whom somebody sits for: "Dana Voss, R-Ohio", "Dana Voss (I-Vt.)", "Dana Voss (R)".
_PARTY_AND_STATE: Final = re.compile(r"\(?[RDI]-[A-Z][a-z]+\b|(?<=\()[RDI](?=\))")
# What somebody is secretary of belongs to the office: "Secretary of State Dana Voss".
_OFFICE_BEFORE: Final = re.compile(r"\b[Ss]ecretar(?:y|ies)\sof\s$")
_LONGEST_OFFICE: Final = 15
# What stands before the last word of a holiday, up to two words.
_BEFORE_DAY: Final = re.compile(r"(?:[A-Z][\w’']{0,15}\s){1,2}$")
_LONGEST_BEFORE: Final = 40


class NameEdges:
    """What names are cut out of, in one text."""

    def __init__(self, text: str) -> None:
        """Find the titles of programmes."""
        self._text = text
        self._titles = sorted(programme_titles(text))
        self._title_starts = [start for start, _ in self._titles]

    def names_of_their_own(self, mentions: Iterable[NamedMention]) -> Iterator[NamedMention]:
        """Yield the names that are no part of that of a holiday, a prize, a school, a programme.

        Args:
            mentions: names as the encoder found them.
        """
        return (one for one in mentions if not self.is_of_another_name(one))

    def is_of_another_name(self, mention: NamedMention) -> bool:
        """Whether a name is a part of another one, of an office, or "R-Ohio" after one."""
        if _PARTY_AND_STATE.match(self._text, mention.start, mention.end + 1):
            return True
        return (
            self._is_of_a_day(mention)
            or self._is_named_after(mention)
            or self._is_of_office(mention)
            or self._is_in_title(mention)
        )

    def _is_of_a_day(self, mention: NamedMention) -> bool:
        """Whether it is of a holiday: "Labor Day" is no body, "New Year’s Eve" no Eve."""
        text = self._text
        day = _DAY.match(text, mention.end)
        if day is not None and holiday_key(text[mention.start : day.end()]) in HOLIDAYS:
            return True
        first = max(0, mention.start - _LONGEST_BEFORE)
        before = _BEFORE_DAY.search(text[first : mention.start])
        if before is None:
            return False
        return holiday_key(text[first + before.start() : mention.end]) in HOLIDAYS

    def _is_named_after(self, mention: NamedMention) -> bool:
        return mention.type == "person" and bool(_NAMED_AFTER.match(self._text, mention.end))

    def _is_of_office(self, mention: NamedMention) -> bool:
        """Whether it is what a secretary is of: "Secretary of State" is no state."""
        if mention.type != "organization" or " " in self._text[mention.start : mention.end]:
            return False
        first = max(0, mention.start - _LONGEST_OFFICE)
        return _OFFICE_BEFORE.search(self._text[first : mention.start]) is not None

    def _is_in_title(self, mention: NamedMention) -> bool:
        """Whether it is one word of the title of a programme: no Joe in "Morning Joe"."""
        number = bisect_right(self._title_starts, mention.start) - 1
        if number < 0 or " " in self._text[mention.start : mention.end]:
            return False
        title = self._titles[number]
        is_inside = mention.end <= title[1]
        return is_inside and (mention.start, mention.end) != title
