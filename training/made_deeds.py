"""Sentences made of the list of deeds, with parties that coded sentences name.

A thousand sentences tell a network little of all the words for a deed. These sentences are no
prose, but each of them says which words they are.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.evaluation.corpora.plover import CodedSentence
from onrecord.schema.happenings import PloverRoot
from training.deed_phrases import PHRASES

Offsets = tuple[int, int]

_OPENINGS: Final = (
    "",
    "",
    "",
    "",
    "On Monday, ",
    "Last week, ",
    "Officials said ",
    "According to people at the scene, ",
    "Earlier this year, ",
)
_CLOSINGS: Final = (
    "",
    "",
    "",
    " on Tuesday",
    " on Friday, officials said",
    " over the dispute",
    " in the capital",
    " after weeks of tension",
    " for the second time this year",
    ", state media reported",
    " amid a deepening crisis",
)
# How often a phrase of one word is put in the passive.
_PASSIVE: Final = 0.25
_LONGEST_PARTY: Final = 60
# Where both parties do the same, nobody can tell who does it to whom.
_MUTUAL: Final[frozenset[PloverRoot]] = frozenset(("AGREE", "CONSULT", "COOPERATE", "SUPPORT"))


@dataclass(frozen=True, slots=True)
class MadeSentence:
    """A sentence, who does what to whom in it, and the first word that tells it.

    Attributes:
        coded: the sentence as if it were coded by people.
        trigger: the word that tells the deed.
        is_mutual: whether the recipient may be taken to do the same to the actor.
    """

    coded: CodedSentence
    trigger: Offsets
    is_mutual: bool


def parties_of(sentences: Sequence[CodedSentence]) -> tuple[str, ...]:
    """Return the words for parties in coded sentences, the long ones left out."""
    found = {
        sentence.text[slice(*party)]
        for sentence in sentences
        for party in (sentence.actor, sentence.recipient)
        if party is not None
    }
    return tuple(sorted(words for words in found if 0 < len(words) <= _LONGEST_PARTY))


def make_deeds(parties: Sequence[str], count: int, rng: random.Random) -> Iterator[MadeSentence]:
    """Make sentences, each root as often as any other.

    Args:
        parties: words for parties, at least two or there is no sentence.
        count: how many sentences to make.
        rng: decides.
    """
    if len(parties) < 2:
        return
    roots = list(PHRASES)
    for _ in range(count):
        root = rng.choice(roots)
        actor, recipient = rng.sample(parties, 2)
        yield _make(root, actor, recipient, rng)


def _make(root: PloverRoot, actor: str, recipient: str, rng: random.Random) -> MadeSentence:
    before, _, after = rng.choice(PHRASES[root]).partition("~")
    phrase = before.rstrip()
    opening, closing = rng.choice(_OPENINGS), rng.choice(_CLOSINGS) + "."
    if phrase.endswith("ed") and " " not in phrase and not after and rng.random() < _PASSIVE:
        parts = (opening, recipient, " was ", phrase, " by ", actor, closing)
        places = _places(parts)
        who, whom, told = places[5], places[1], places[3]
    else:
        parts = (opening, actor, " ", phrase, " ", recipient, after + closing)
        places = _places(parts)
        who, whom, told = places[1], places[5], places[3]
    trigger = (told[0], told[0] + len(phrase.split(" ", 1)[0]))
    coded = CodedSentence("", "".join(parts), who, whom, root)
    return MadeSentence(coded, trigger, root in _MUTUAL)


def _places(parts: Sequence[str]) -> list[Offsets]:
    ends = [len("".join(parts[: number + 1])) for number in range(len(parts))]
    return [(end - len(part), end) for part, end in zip(parts, ends, strict=True)]
