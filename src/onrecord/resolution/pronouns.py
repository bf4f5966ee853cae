"""Third-person pronouns: whom "he" stands for.

A transparent scorer over the people named before: how near, how prominent in the sentence, whose
words these are. The weights were set by hand on articles of PolNeAR train.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.resolution.drafts import DraftMention, EntityDraft, Extents, MentionIndex
from onrecord.resolution.offices import Gender

_PRONOUN: Final = re.compile(
    r"\b(?P<male>he|him|his|himself)\b|\b(?P<female>she|her|hers|herself)\b", re.IGNORECASE
)
_OBJECTS: Final = frozenset(("him", "her"))
_BOUNDARY: Final = re.compile(
    r"[,;:“”\"—–]|\b(?:that|who|which|and|but|or|because|when|while|as|if|after|before|until|since|"
    r"said|says|where|whether)\b"
)

_SENTENCE_AWAY: Final = -0.8
_FARTHEST: Final = 6
_SUBJECT: Final = 1.0
_POSSESSIVE: Final = -0.6
_OTHERS_WORDS: Final = -1.5
_KNOWN_GENDER: Final = 0.7
_PER_MENTION: Final = 0.06
_MOST_MENTIONS: Final = 12
_REPORTED_BY: Final = 1.6
_LAST_SPEAKER: Final = 1.2
_LEAST: Final = -2.6


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A third-person pronoun in the singular."""

    start: int
    end: int
    gender: Gender
    is_object: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a pronoun stands, as far as attributions tell.

    Attributes:
        reporter: who says the words it stands in, or None.
        last_speaker: where it is a source, who spoke last before it, or None.
        excluded: who it cannot be, or None.
        is_quoted: whether it stands in a quotation.
    """

    reporter: EntityDraft | None = None
    last_speaker: EntityDraft | None = None
    excluded: EntityDraft | None = None
    is_quoted: bool = False


def find_pronouns(text: str) -> list[Pronoun]:
    """Find the third-person pronouns of single people, in order."""
    return [
        Pronoun(
            match.start(),
            match.end(),
            "male" if match["male"] else "female",
            match[0].lower() in _OBJECTS,
        )
        for match in _PRONOUN.finditer(text)
    ]


def people_in_reach(
    pronoun: Pronoun, mentions: MentionIndex, sentences: Extents, setting: Setting
) -> set[EntityDraft]:
    """Return whom the few sentences before a pronoun mention, and who says its words."""
    first = sentences.index(pronoun.start) - _FARTHEST
    start = sentences[first][0] if first > 0 else 0
    found = {draft for _, draft in mentions.beginning_in(start, pronoun.start)}
    return found | {setting.reporter} if setting.reporter else found


def antecedent(
    text: str,
    pronoun: Pronoun,
    people: Sequence[EntityDraft],
    sentences: Extents,
    setting: Setting,
) -> tuple[EntityDraft, float] | None:
    """Return the person whom a pronoun stands for, with a confidence, or None.

    Args:
        text: the article's text.
        pronoun: the pronoun.
        people: the people in reach, with their mentions so far.
        sentences: extents of the sentences.
        setting: where it stands.
    """
    scored = [
        (score, draft)
        for draft in people
        if draft is not setting.excluded
        and draft.gender in (None, pronoun.gender)
        and not (setting.is_quoted and draft is setting.reporter)
        and (score := _score(text, pronoun, draft, sentences, setting)) is not None
    ]
    if not scored:
        return None
    scored.sort(key=lambda pair: -pair[0])
    best, draft = scored[0]
    if best < _LEAST:
        return None
    margin = best - scored[1][0] if len(scored) > 1 else 2.0
    return draft, round(min(0.95, 0.6 + 0.18 * margin), 2)


def _score(
    text: str, pronoun: Pronoun, draft: EntityDraft, sentences: Extents, setting: Setting
) -> float | None:
    before = draft.mentions_before(pronoun.start)
    while before and draft.mentions[before - 1].end > pronoun.start:
        before -= 1
    if not before:
        return None
    latest = draft.mentions[before - 1]
    here = sentences.index(pronoun.start)
    distance = here - sentences.index(latest.start)
    if distance > _FARTHEST and draft is not setting.reporter:
        return None
    if pronoun.is_object and distance == 0 and _same_clause(text, latest, pronoun):
        return None
    score = _SENTENCE_AWAY * min(distance, _FARTHEST)
    score += _PER_MENTION * min(before, _MOST_MENTIONS)
    score += _KNOWN_GENDER if draft.gender else 0.0
    score += _SUBJECT if _is_subject(text, latest, sentences) else 0.0
    score += _POSSESSIVE if text[latest.end : latest.end + 1] in "’'" else 0.0
    score += _OTHERS_WORDS if latest.is_quoted and not setting.is_quoted else 0.0
    score += _REPORTED_BY if draft is setting.reporter else 0.0
    score += _LAST_SPEAKER if draft is setting.last_speaker else 0.0
    return score


def _same_clause(text: str, mention: DraftMention, pronoun: Pronoun) -> bool:
    """Whether nothing that opens a clause stands between a mention and an object pronoun."""
    return _BOUNDARY.search(text, mention.end, pronoun.start) is None


def _is_subject(text: str, mention: DraftMention, sentences: Extents) -> bool:
    """Whether a mention opens its sentence, a short phrase before it allowed."""
    number = sentences.index(mention.start)
    if number < 0:
        return False
    start = sentences[number][0]
    lead = text[start : mention.start]
    return len(lead) < 60 and not re.search(r"[“\"]|\b(?:that|who|whom|of|to)\b\s*$", lead)
