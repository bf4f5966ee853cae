"""Whether a mention is the whole of a name: "House Harlow" before "committee" is not."""

import re
from typing import Final

from onrecord.extraction.surroundings import Surroundings
from onrecord.schema.annotation import Offsets
from onrecord.schema.record import Mention

# "Spanish-language", "a Lund-style debate": part of a word that tells what sort of thing it is.
_IN_WORD: Final = re.compile(r"-[A-Za-z]|[^\s\w.,;:!?’'”\"()\[\]…–—/-]")
_SORT: Final = re.compile(
    r"-(?:style|like|era|language|backed|led|friendly|sponsored|controlled)$", re.IGNORECASE
)
_OPEN_END: Final = re.compile(r"\s(?:of|for|the|and|Democratic|Republican|GOP)$")
# A body whose name goes on in small letters, or by a number: "Fox 35".
_BODY_NEXT: Final = re.compile(
    r"\s(?:(?:select\s)?(?:sub)?committee|panel|commission|task\sforce|caucus|magazine)\b"
)
_NUMBER_NEXT: Final = re.compile(r"\s\d{1,3}\b(?!\s(?:times|days|people|years))")
_CAPITAL_NEXT: Final = re.compile(r"\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z]")
# Letters that were read in a wrong encoding.
_GARBLED: Final = re.compile(r"[ÃÂ][^\w\s]?$")
# What stands between a name and the person whom it says more of: "ABC News President ".
_TITLE: Final = re.compile(r"(?:\s[A-Z][\w.’'-]*){0,4}\s?")
_REACH: Final = 50
# A longer word without a capital: its sentence is no headline in title case.
_SMALL_WORD: Final = re.compile(r"(?<![\w’'-])[a-z]{6,}(?![\w’'-])")
# No more of a sentence is looked at on either side, in characters.
_LONGEST_HEADLINE: Final = 200


def is_whole(mention: Mention, around: Surroundings) -> bool:
    """Whether a mention is no name that goes on outside of it.

    Args:
        mention: the mention.
        around: what stands around it.
    """
    text, words, end = around.text, mention.span.text, mention.span.end
    if mention.form != "name":
        return True
    if "/" in (text[mention.span.start - 1 : mention.span.start], text[end : end + 1]):
        # "the Ito/Lund plan" is of both.
        return False
    if _IN_WORD.match(text, end) or _SORT.search(words):
        return False
    if _OPEN_END.search(words) or _GARBLED.search(words):
        return False
    entity = around.entities[mention.entity]
    if entity.type != "person" and _NUMBER_NEXT.match(text, end):
        return False
    if entity.type == "person" or len(entity.name) > len(words):
        return True
    return not _BODY_NEXT.match(text, end) and not _goes_on(mention, around)


def _goes_on(mention: Mention, around: Surroundings) -> bool:
    """Whether further words with capitals follow, and no name of somebody who is of that body."""
    end = mention.span.end
    if not _CAPITAL_NEXT.match(around.text, end):
        return False
    if not _SMALL_WORD.search(around.text, *_near(mention, around)):
        # In a headline in title case capitals tell nothing.
        return False
    if around.dates((end, end + _REACH)):
        # "told CNN Monday"
        return False
    following = around.mentions((end, end + _REACH))
    return not any(_TITLE.fullmatch(around.text, end, other.span.start) for other in following)


def _near(mention: Mention, around: Surroundings) -> Offsets:
    start, end = mention.span.start, mention.span.end
    low, high = around.sentence(start) or (start, end)
    return max(low, start - _LONGEST_HEADLINE), min(high, end + _LONGEST_HEADLINE)
