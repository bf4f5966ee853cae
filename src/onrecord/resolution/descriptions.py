"""Definite descriptions of people by their office: "the mayor", "the GOP nominee"."""

import re
from dataclasses import dataclass
from typing import Final

from onrecord.resolution.offices import (
    OFFICES,
    Gender,
    gender_in,
    plain_office,
)
from onrecord.resolution.word_patterns import any_word

_NOUN: Final = any_word(OFFICES | {"man", "woman"})
# The letter that an article begins with is looked for before anything else: that is quick.
_DESCRIPTION: Final = re.compile(
    r"[Tt](?<!\w.)h(?:e|is)\s(?P<before>(?:[\w’'.-]+\s){0,4}?)"
    rf"(?P<noun>{_NOUN})\b(?![-’'.]?\w)(?P<of>\sof\s(?:the\s)?[A-Z][\w.’-]*(?:\s[A-Z][\w.’-]*){{0,3}})?"
)
_NAME_FOLLOWS: Final = re.compile(r"\s(?:[A-Z][a-z]|of\s[a-z])")
_NOT_BEFORE: Final = frozenset(
    """
    of for to in on at by with from and or but who which that is was has had have said says
    told will would as than not
    a an the this that these those his her their its our my your
    """.split()
)


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
