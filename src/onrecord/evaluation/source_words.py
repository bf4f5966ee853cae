"""The words of a source: a name and which part of it, a pronoun and its gender, a description."""

import re
from collections.abc import Sequence
from typing import Final, Literal

SourceKind = Literal[
    "full name",
    "family name",
    "given name",
    "title and name",
    "name and more",
    "description",
    "pronoun",
    "relative pronoun",
    "no source",
]
"""What the words of a source are to the one whom they stand for; an only name is a family name."""

NAMES_ALONE: Final[frozenset[SourceKind]] = frozenset(
    ("full name", "family name", "given name", "title and name")
)
"""Kinds of sources that are names, with a title or without, and nothing else."""

Gender = Literal["masculine", "feminine", "other"]

_MASCULINE: Final = frozenset("he him his himself".split())
_FEMININE: Final = frozenset("she her hers herself".split())
UNGENDERED: Final = {
    "they": frozenset("they them their theirs themselves".split()),
    "I": frozenset("i me my mine myself".split()),
    "we": frozenset("we us our ours ourselves".split()),
    "you": frozenset("you your yours yourself yourselves".split()),
    "it": frozenset("it its itself".split()),
}
"""Personal pronouns without gender, by the first of each."""

_PERSONAL: Final = _MASCULINE.union(_FEMININE, *UNGENDERED.values())
_RELATIVE: Final = frozenset("who whom whose".split())
# The country, in capitals, is no pronoun.
_COUNTRY: Final = "US"

_WORD: Final = re.compile(r"\w+(?:[.'’-]\w+)*")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
# "(R-Ohio)" after a name belongs to its title.
_PARENTHESIS: Final = re.compile(r"\s*\([^()]*\)\s*$")
_PHRASE_ENDS: Final = re.compile(r"[,;:(]")


def is_pronoun(words: str) -> bool:
    """Whether words are a single personal or relative pronoun."""
    lowered = words.strip().lower()
    return words.strip() != _COUNTRY and (lowered in _PERSONAL or lowered in _RELATIVE)


def pronoun_gender(words: str) -> Gender | None:
    """Return the gender of a personal pronoun, or None where the words are none."""
    lowered = words.strip().lower()
    if not is_pronoun(words) or lowered in _RELATIVE:
        return None
    if lowered in _MASCULINE:
        return "masculine"
    return "feminine" if lowered in _FEMININE else "other"


def pronoun_group(words: str) -> str | None:
    """Return "they", "I", "we", "you" or "it" for a pronoun without gender, else None."""
    if pronoun_gender(words) != "other":
        return None
    lowered = words.strip().lower()
    return next(name for name, forms in UNGENDERED.items() if lowered in forms)


def kind_of_source(words: str, name: str) -> SourceKind:
    """Return what the words of a source are to the one whose fullest name is given.

    Args:
        words: the source; "" where there is none.
        name: the fullest name of the one whom it stands for.
    """
    if not words.strip():
        return "no source"
    if is_pronoun(words):
        return "pronoun" if pronoun_gender(words) else "relative pronoun"
    return _kind_of_name(words, _plain_words(name))


def _kind_of_name(words: str, name: Sequence[str]) -> SourceKind:
    phrase = _PARENTHESIS.sub("", words)
    said = _plain_words(phrase)
    if part := _part_of_name(said, name):
        return part
    ends_in_name = any(_part_of_name(said[first:], name) for first in range(1, len(said)))
    if ends_in_name and not _PHRASE_ENDS.search(phrase):
        return "title and name"
    return "description" if set(said).isdisjoint(name[-1:]) else "name and more"


def _part_of_name(said: Sequence[str], name: Sequence[str]) -> SourceKind | None:
    """Return which part of a name some words are, where they are one and nothing else."""
    if not said or not name or len(said) > len(name):
        return None
    if len(said) > 1 and (said[0], said[-1]) == (name[0], name[-1]) and set(said) <= set(name):
        return "full name"
    if said == name[-len(said) :]:
        return "family name"
    return "given name" if said == name[: len(said)] else None


def _plain_words(words: str) -> list[str]:
    found = (match[0].lower().replace("’", "'") for match in _WORD.finditer(words))
    return [plain for word in found if (plain := _POSSESSIVE.sub("", word))]
