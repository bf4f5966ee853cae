"""The noun phrase that names an occasion: its modifiers, whose it is, what governs it."""

import re
from dataclasses import dataclass
from typing import Final

from onrecord.extraction.happenings.encounters.triggers import Trigger
from onrecord.schema.annotation import Offsets

PREPOSITIONS: Final = frozenset(
    "in at during after before following on from to for by with of into about over throughout "
    "ahead since until between near outside inside amid through via".split()
)
DETERMINERS: Final = frozenset(
    "a an the his her their its our my your this that these those another any every each no "
    "several two three four five some many one both".split()
)
POSSESSIVES: Final = frozenset("his her their its our my your".split())
_NO_MODIFIER: Final = frozenset(
    """
    and or but who which that when where said says had has have was were is are be been being held
    holds hold holding gave give gives giving delivered delivering deliver delivers attended attend
    attends attending hosted host hosts hosting made make makes making will would can could did do
    does canceled cancelled skip skipped skipping addressed met scheduled planned wrote told calls
    called asked if as not never than because while
    """.split()
)
_WORD: Final = re.compile(r"\S+")
# Modifiers are looked for this far before the noun, in characters and in words.
_WINDOW: Final = 110
_MOST_MODIFIERS: Final = 9
_MARKS: Final = '.,;:?!)]”"—–'


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase up to its head.

    Attributes:
        start, end: from its first word to the end of the head noun.
        determiner: its determiner in lower case, or "".
        possessor_end: where the possessor ends ("Trump" in "Trump's speech"), or None.
        governor: the word before the phrase in lower case, "" where there is none.
        governor_at: the characters of that word.
    """

    start: int
    end: int
    determiner: str
    possessor_end: int | None
    governor: str
    governor_at: Offsets


def noun_phrase(text: str, trigger: Trigger, sentence: Offsets) -> NounPhrase:
    """Return the noun phrase whose head a trigger is.

    Args:
        text: the text.
        trigger: a noun.
        sentence: the sentence it stands in.
    """
    words = list(_WORD.finditer(text, max(sentence[0], trigger.start - _WINDOW), trigger.start))
    start = trigger.start
    for count, word in enumerate(reversed(words)):
        plain = word[0].strip("“”\"‘'(").lower()
        if word[0][-1] in _MARKS and not (
            _is_quoted_modifier(word[0]) or _is_listed_modifier(words, len(words) - 1 - count)
        ):
            return NounPhrase(start, trigger.end, "", None, "", (start, start))
        if _is_of_in_name(text, word, plain):
            continue
        if plain in DETERMINERS:
            return _headed(text, word.start(), trigger.end, plain, None, sentence)
        if plain in PREPOSITIONS or plain in _NO_MODIFIER or count >= _MOST_MODIFIERS:
            return NounPhrase(start, trigger.end, "", None, plain, word.span())
        possessor_end = _possessor_end(word)
        if possessor_end is not None:
            return _headed(text, word.start(), trigger.end, "", possessor_end, sentence)
        start = word.start()
    return NounPhrase(start, trigger.end, "", None, "", (start, start))


def _headed(
    text: str, start: int, end: int, determiner: str, possessor: int | None, sentence: Offsets
) -> NounPhrase:
    before = list(_WORD.finditer(text, max(sentence[0], start - 40), start))
    governor = before[-1] if before else None
    if governor is None or governor[0][-1] in _MARKS:
        return NounPhrase(start, end, determiner, possessor, "", (start, start))
    plain = governor[0].strip("“”\"‘'(").lower()
    return NounPhrase(start, end, determiner, possessor, plain, governor.span())


def _is_quoted_modifier(word: str) -> bool:
    """Whether a mark at a word's end belongs to a modifier: “productive” meeting, Feb. 3 speech."""
    return (word[-1] == "." and word[0].isupper() and len(word) <= 6) or word[-1] in '”"’'


def _is_listed_modifier(words: list[re.Match[str]], number: int) -> bool:
    """Whether a comma stands between two adjectives: "a long, heated debate"."""
    word = words[number][0]
    before = words[number - 1][0].lower() if number else ""
    return word[-1] == "," and word[0].islower() and before in DETERMINERS


def _is_of_in_name(text: str, word: re.Match[str], plain: str) -> bool:
    """Whether a word belongs to a name of several: "State of the Union address"."""
    if plain not in ("of", "the", "and", "for"):
        return False
    rest = text[word.end() : word.end() + 8].lstrip()
    before = text[max(0, word.start() - 20) : word.start()].split()
    is_after_capital = bool(before) and before[-1][:1].isupper()
    is_inner_the = plain == "the" and bool(before) and before[-1] in ("of", "for")
    if plain == "the":
        return is_inner_the and rest[:1].isupper()
    return is_after_capital and (rest[:1].isupper() or rest.startswith("the "))


def _possessor_end(word: re.Match[str]) -> int | None:
    """Return where the possessor ends whose possessive ending a word carries, or None."""
    own = word[0]
    for ending in ("’s", "'s", "’", "'"):
        if own.endswith(ending) and (ending[1:] or own[-2:-1] == "s"):
            return word.end() - len(ending)
    return None
