"""Definite descriptions of people by their office: "the mayor", "the GOP nominee"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.resolution.drafts import EntityDraft
from onrecord.resolution.offices import (
    HEAD_OFFICES,
    KIN,
    OFFICES,
    Gender,
    gender_in,
    is_office,
    plain_office,
)

_NOUN: Final = "|".join(sorted(map(re.escape, OFFICES | {"man", "woman"}), key=len, reverse=True))
_DESCRIPTION: Final = re.compile(
    r"\b(?P<article>[Tt]he|[Tt]his)\s(?P<before>(?:[\w’'.-]+\s){0,4}?)"
    rf"(?P<noun>(?i:{_NOUN}))\b(?![-’'.]?\w)(?P<of>\sof\s(?:the\s)?[A-Z][\w.’-]*(?:\s[A-Z][\w.’-]*){{0,3}})?"
)
_NAME_FOLLOWS: Final = re.compile(r"\s(?:[A-Z][a-z]|of\s[a-z])")
_NOT_BEFORE: Final = frozenset(
    """
    of for to in on at by with from and or but who which that is was has had have said says
    told will would as than not
    """.split()
)

# Weights of the evidence that a description means an entity; set by hand on articles of train.
_HOLDS_OFFICE: Final = 3.0
_SHARED_WORD: Final = 0.8
_PER_MENTION: Final = 0.08
_MOST_MENTIONS: Final = 12
_PER_THOUSAND_AWAY: Final = 0.35
_ACCEPTED: Final = 2.0
# Without anybody in that office: a person of no other office who is named this often.
_PROMINENT: Final = 2
_GUESS_CONFIDENCE: Final = 0.55
_OFFICE_CONFIDENCE: Final = 0.85


@dataclass(frozen=True, slots=True)
class Description:
    """A definite description.

    Attributes:
        start, end: its characters.
        office: its head noun in plain form.
        words: its words in lower case.
        capitals: its capital modifiers in lower case, such as the state of a senator.
        gender: the gender that it tells, or None.
    """

    start: int
    end: int
    office: str
    words: frozenset[str]
    capitals: frozenset[str]
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class Referent:
    """The entity that is meant, and how sure that is, 0 to 1."""

    draft: EntityDraft
    confidence: float


def find_descriptions(text: str) -> list[Description]:
    """Find the definite descriptions of single people, in order."""
    found = []
    for match in _DESCRIPTION.finditer(text):
        before = match["before"].lower().split()
        if any(word in _NOT_BEFORE or word.endswith(("’s", "'s")) for word in before):
            continue
        if not match["of"] and _NAME_FOLLOWS.match(text, match.end()):
            continue
        words = frozenset(re.findall(r"[a-z’'-]+", match[0].lower())) - {"the", "of"}
        capitals = frozenset(word.lower() for word in match["before"].split() if word[0].isupper())
        office, gender = plain_office(match["noun"]), gender_in(match[0])
        found.append(Description(match.start(), match.end(), office, words, capitals, gender))
    return found


def referent(description: Description, people: Sequence[EntityDraft]) -> Referent | None:
    """Return the person whom a description means, or None where nobody fits."""
    fitting = [
        draft
        for draft in people
        if not (description.gender and draft.gender and description.gender != draft.gender)
    ]
    scored = [
        (_score(description, draft), draft)
        for draft in fitting
        if description.office in draft.offices
    ]
    best_score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if best is not None and best_score >= _ACCEPTED:
        return Referent(best, _OFFICE_CONFIDENCE)
    if description.office not in HEAD_OFFICES or "former" in description.words:
        return None
    free = [
        draft
        for draft in fitting
        if not draft.offices & HEAD_OFFICES
        and draft.mentions_before(description.start) >= _PROMINENT
    ]
    if not free:
        return None
    salient = max(free, key=lambda draft: _salience(draft, description.start))
    return Referent(salient, _GUESS_CONFIDENCE)


def _score(description: Description, draft: EntityDraft) -> float:
    """Return how well a description fits someone of its office."""
    spoken = {word for role in draft.roles for word in role.split()}
    known = {word.lower() for word in spoken}
    if description.capitals and not description.capitals & known and _tells_where(spoken):
        return 0.0
    shared = len((description.words & known) - KIN)
    return _HOLDS_OFFICE + _SHARED_WORD * shared + _salience(draft, description.start)


def _tells_where(spoken: Iterable[str]) -> bool:
    """Whether the words of someone's roles hold a capital that is no office: "Ohio Senator"."""
    return any(word[0].isupper() and not is_office(word) for word in spoken)


def _salience(draft: EntityDraft, position: int) -> float:
    before = draft.mentions_before(position)
    distance = (position - draft.mentions[before - 1].start) / 1000 if before else 3.0
    often = _PER_MENTION * min(_MOST_MENTIONS, len(draft.mentions))
    return often - _PER_THOUSAND_AWAY * min(distance, 3.0)
