"""Names that the encoder cut off, or took out of a longer proper name that is none of theirs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
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
# "US Customs", "the U.S. Department": the country is a part of a federal body's name.
_COUNTRY: Final = re.compile(r"(?<![\w.])(?:US|U\.S\.)\s$")
_COUNTRY_LENGTH: Final = 5


def within_their_edges(text: str, mentions: Sequence[NamedMention]) -> Iterator[NamedMention]:
    """Yield names with the edges that print gives them; what is only a part of another is left out.

    Args:
        text: the text.
        mentions: names as the encoder found them, in order, none overlapping another.
    """
    last: NamedMention | None = None
    for mention in mentions:
        if _is_of_a_day(text, mention) or _is_named_after(text, mention):
            continue
        whole = _with_country(text, mention)
        if last is not None and last.start < whole.start:
            yield last
            # A longer name may end with the country.
            whole = mention if last.end > whole.start else whole
        last = whole
    if last is not None:
        yield last


def _is_of_a_day(text: str, mention: NamedMention) -> bool:
    """Whether a name is that of a holiday: "Labor Day" is no body and no person."""
    day = _DAY.match(text, mention.end)
    return day is not None and holiday_key(text[mention.start : day.end()]) in HOLIDAYS


def _is_named_after(text: str, mention: NamedMention) -> bool:
    return mention.type == "person" and _NAMED_AFTER.match(text, mention.end) is not None


def _with_country(text: str, body: NamedMention) -> NamedMention:
    """Return a body of several words with the country that it is named with."""
    if body.type != "organization" or " " not in text[body.start : body.end]:
        return body
    country = _COUNTRY.search(text, max(0, body.start - _COUNTRY_LENGTH), body.start)
    return replace(body, start=country.start()) if country else body
