"""Words that tell how it stands between two parties, with their tone."""

from collections.abc import Mapping
from typing import Final

from onrecord.extraction.happenings.inflection import plural, verb_forms
from onrecord.schema.happenings import RelationTone

# Nouns that name one party by how it stands to another: "a longtime ally of".
_HOLDERS: Final[Mapping[RelationTone, str]] = {
    "friendly": "friend ally confidant confidante admirer fan loyalist protege protégé mentor "
    "bestie well-wisher sympathizer devotee booster cheerleader defender champion",
    "critical": "critic foe enemy nemesis archenemy arch-enemy antagonist adversary detractor "
    "archrival arch-rival tormentor",
    "neutral": "rival opponent competitor colleague acquaintance neighbor neighbour contemporary "
    "counterpart associate classmate roommate",
    "mixed": "frenemy",
}
# Nouns that name what is between two: "the feud between them".
_BONDS: Final[Mapping[RelationTone, str]] = {
    "friendly": "friendship bromance rapport alliance camaraderie kinship",
    "critical": "feud rivalry rift animosity enmity hostility antagonism spat quarrel grudge "
    "vendetta bickering falling-out acrimony",
    "mixed": "love-hate",
}
# What two do to each other, where the text says "each other".
_RECIPROCAL: Final[Mapping[RelationTone, str]] = {
    "critical": "criticize criticise attack insult mock denounce blast slam hate loathe despise "
    "detest distrust accuse berate ridicule disparage bash undercut lambaste deride belittle taunt "
    "savage dislike resent sue rip",
    "friendly": "praise admire like respect trust compliment love befriend support endorse embrace "
    "congratulate adore defend applaud thank",
}
# How meetings, talks and ties of two are said to be.
_TONES: Final[Mapping[RelationTone, str]] = {
    "friendly": "friendly cordial warm amicable cozy congenial affectionate jovial harmonious "
    "chummy affable civil close respectful genial pleasant",
    "critical": "tense hostile frosty icy testy strained contentious acrimonious bitter chilly "
    "rocky combative antagonistic adversarial fraught toxic awkward heated confrontational "
    "poisonous sour",
    "mixed": "complicated complex uneasy ambivalent love-hate mixed tempestuous up-and-down",
    "neutral": "businesslike distant formal professional",
}


def _by_word(listed: Mapping[RelationTone, str]) -> dict[str, RelationTone]:
    return {word: tone for tone, words in listed.items() for word in words.split()}


_SINGULAR: Final = _by_word(_HOLDERS)

HOLDERS: Final[Mapping[str, RelationTone]] = _SINGULAR
"""Singular nouns for one party, by word."""
HOLDERS_PLURAL: Final[Mapping[str, RelationTone]] = {
    plural(word): tone for word, tone in _SINGULAR.items()
}
"""Their plurals."""
BONDS: Final[Mapping[str, RelationTone]] = {
    form: tone for word, tone in _by_word(_BONDS).items() for form in (word, plural(word))
}
"""Nouns for what is between two."""
RECIPROCAL_VERBS: Final[Mapping[str, RelationTone]] = {
    form: tone for word, tone in _by_word(_RECIPROCAL).items() for _, form in verb_forms(word)
}
"""Forms of verbs, before "each other"."""
TONES: Final[Mapping[str, RelationTone]] = _by_word(_TONES)
"""Adjectives for a meeting or a relationship."""
