"""Names that the encoder took out of a longer proper name that is none of theirs."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.resolution.holidays import HOLIDAYS, holiday_key
from onrecord.schema.annotation import NamedMention

# What is named after somebody: the prize is no person.
_NAMED_AFTER: Final = re.compile(
    r"\s(?:Prize|Award|Medal|Trophy|Cup|Amendment|Doctrine"
    r"|Foundation|Institute|Fellowship|Scholarship|Center|Centre|Library|Museum|Theater|Theatre"
    r"|Hall|School|College|University|Hospital|Bridge|Airport|Tower|Building|Stadium|Park"
    r"|Street|Avenue|Boulevard|Road|Lane|Square)\b"
)
_DAY: Final = re.compile(r"\s(?:Day|Eve)\b")


def names_of_their_own(text: str, mentions: Iterable[NamedMention]) -> Iterator[NamedMention]:
    """Yield the names that are no part of the name of a holiday, a prize, a school.

    Args:
        text: the text.
        mentions: names as the encoder found them.
    """
    for mention in mentions:
        if not _is_of_a_day(text, mention) and not _is_named_after(text, mention):
            yield mention


def _is_of_a_day(text: str, mention: NamedMention) -> bool:
    """Whether a name is that of a holiday: "Labor Day" is no body and no person."""
    day = _DAY.match(text, mention.end)
    return day is not None and holiday_key(text[mention.start : day.end()]) in HOLIDAYS


def _is_named_after(text: str, mention: NamedMention) -> bool:
    return mention.type == "person" and _NAMED_AFTER.match(text, mention.end) is not None
