"""Words that stand for two people at once: "the two leaders", "both men", "each other".

They are the two that the nearest sentences name, where these are two and no more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.resolution.drafts import EntityDraft, Extents, MentionIndex
from onrecord.resolution.offices import Gender, is_office

_PAIR: Final = re.compile(
    r"(?=[eotTbB])(?:\b(?P<mutual>each\sother|one\sanother)\b"
    r"|\b(?P<alone>[Tt]he\s(?:two|pair|duo)|[Bb]oth)\b(?=\s(?:of\sthem\b|have\b|had\b|were\b|are\b"
    r"|will\b|would\b|did\b|do\b|also\b|then\b|later\b|met\b|[a-z]+ed\b)|[,.;]|$)"
    r"|\b(?:[Tt]he|[Bb]oth|[Tt]hese|[Tt]hose)\s(?P<two>two\s)?(?:[a-z]+\s)?(?P<noun>[a-z]+s|men|women)\b)"
)
_GENDERS: Final[dict[str, Gender]] = {"men": "male", "women": "female"}
# Whoever holds an office, and whoever would like to, goes by these.
_OF_ANYBODY: Final = frozenset("leader candidate official politician lawmaker nominee".split())
# Sentences before the one it stands in that may name the two.
_REACH: Final = 4
_TOLD: Final = 0.85
_GUESSED: Final = 0.65


@dataclass(frozen=True, slots=True)
class PairReference:
    """Words that stand for two people.

    Attributes:
        start, end: their characters.
        first, second: the two.
        confidence: probability that it is these two, 0 to 1.
    """

    start: int
    end: int
    first: EntityDraft
    second: EntityDraft
    confidence: float


def find_pairs(text: str, mentions: MentionIndex, sentences: Extents) -> list[PairReference]:
    """Find the references to two people of a text whose two are known, in order."""
    found = []
    for match in _PAIR.finditer(text):
        noun = match["noun"]
        if noun and not _is_of_people(noun):
            continue
        is_mutual = match["mutual"] is not None
        reach = 0 if is_mutual else _REACH
        two = _two_before(match.start(), mentions, sentences, reach, _GENDERS.get(noun or ""))
        if two is None:
            continue
        is_certain = bool(is_mutual or match["two"] or match["alone"]) or "oth" in match[0][:4]
        if noun and not is_certain and not _fits(noun.removesuffix("s"), two):
            continue
        confidence = _TOLD if is_certain else _GUESSED
        found.append(PairReference(*match.span(), *two, confidence))
    return found


def _is_of_people(noun: str) -> bool:
    return noun in _GENDERS or is_office(noun.removesuffix("s"))


def _fits(office: str, two: tuple[EntityDraft, EntityDraft]) -> bool:
    """Whether one of two may go by an office: "the officers" are no presidents."""
    if office in _GENDERS or office in _OF_ANYBODY:
        return True
    return any(office in held.split() for draft in two for held in draft.offices)


def _two_before(
    position: int,
    mentions: MentionIndex,
    sentences: Extents,
    reach: int,
    gender: Gender | None,
) -> tuple[EntityDraft, EntityDraft] | None:
    """Return the two people that the nearest sentences before a position name, if they are two."""
    here = sentences.index(position)
    people: dict[EntityDraft, None] = {}
    end = position
    for number in range(here, max(-1, here - reach - 1), -1):
        start = sentences[number][0] if number >= 0 else 0
        people |= dict.fromkeys(_people(mentions, start, end, gender))
        if len(people) == 2:
            first, second = sorted(people, key=lambda draft: draft.first)
            return first, second
        if len(people) > 2:
            return None
        end = start
    return None


def _people(
    mentions: MentionIndex, start: int, end: int, gender: Gender | None
) -> Sequence[EntityDraft]:
    return [
        draft
        for mention, draft in mentions.beginning_in(start, end)
        if draft.type == "person"
        and draft.is_named
        and mention.end <= end
        and (gender is None or draft.gender in (None, gender))
    ]
