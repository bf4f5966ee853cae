"""Whether the speaker that was found is the annotated one, judged by names.

An entity of the record is an annotated one where its name is one of the names of that one, and of
no other of the article: "Lund" alone is neither of two people called Lund.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.evaluation.corpora.record_gold import GoldEntity, GoldSpeaker

_WORD: Final = re.compile(r"\w+(?:[.'’-]\w+)*")
_POSSESSIVE: Final = re.compile(r"['’]s")
# Titles, forms of address and what comes with them: a name is the same without. These are the
# referee's, so that its figures and ours are one.
_TITLE_WORDS: Final = frozenset(
    "mr mrs ms dr sir hon sen senator rep gov gen president secretary former the us u.s".split()
)
# Words that the description of an unnamed speaker must share with the annotated one, where neither
# holds the other. Two: "aide" alone is also in the words for another aide.
_SHARED_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class ToldSpeaker:
    """Who is said to speak: an entity, by its fullest name, or words for somebody unnamed."""

    name: str | None = None
    unnamed: str | None = None


NOBODY: Final = ToldSpeaker()


def is_right_speaker(
    told: ToldSpeaker, gold: GoldSpeaker, entities: Mapping[str, GoldEntity]
) -> bool:
    """Whether the speaker that is told is the annotated one.

    Words for an unnamed speaker are right where they are in the annotated ones, hold them, or
    share two words with them; where none are annotated, any are, if no entity is told.

    Args:
        told: what is to be judged.
        gold: the annotation.
        entities: the annotated entities of the article.
    """
    if gold.entity is not None:
        return told.name is not None and is_entity(told.name, entities[gold.entity], entities)
    if gold.unnamed is None:
        return told.name is None and not told.unnamed
    if not gold.unnamed:
        return told.name is None and bool(told.unnamed)
    return _are_like_words(told.unnamed or told.name or "", gold.unnamed)


def is_entity(name: str, entity: GoldEntity, entities: Mapping[str, GoldEntity]) -> bool:
    """Whether a name is that of an entity and of no other of its article.

    Where others go by it too, it still is where it is this one's fullest name and no other's.
    """
    if not _goes_by(entity, name):
        return False
    rivals = [e for e in entities.values() if e.id != entity.id and _goes_by(e, name)]
    if not rivals:
        return True
    return _is_full_name(entity, name) and not any(_is_full_name(e, name) for e in rivals)


def names_agree(one: str, other: str) -> bool:
    """Whether two names may be names of one: the same words, or the shorter one's in the longer.

    Titles and possessive endings are left out; the last word must be the same.
    """
    ours, theirs = _telling_words(one), _telling_words(other)
    if not ours or not theirs:
        return False
    if ours == theirs:
        return True
    shorter, longer = sorted((ours, theirs), key=len)
    return shorter[-1] == longer[-1] and set(shorter) <= set(longer)


def _goes_by(entity: GoldEntity, name: str) -> bool:
    return any(names_agree(known, name) for known in (entity.name, *entity.names_used))


def _is_full_name(entity: GoldEntity, name: str) -> bool:
    return _telling_words(entity.name) == _telling_words(name)


def _telling_words(name: str) -> list[str]:
    """Return the words of a name in lower case but for titles, or all where there are no others."""
    words = [word.lower() for word in _WORD.findall(_POSSESSIVE.sub("", name))]
    return [word for word in words if word not in _TITLE_WORDS] or words


def _are_like_words(told: str, gold: str) -> bool:
    ours, theirs = told.lower(), gold.lower()
    if not ours:
        return False
    if ours in theirs or theirs in ours:
        return True
    return len(set(ours.split()) & set(theirs.split())) >= _SHARED_WORDS
