"""The words of a text that tell what it is about, by their stems."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Final

from onrecord.linking.past_forms import base_form, base_stem
from onrecord.linking.stems import stem_of

# Words of the language, not of a subject: closed classes, and what promises and refusals are made
# of, since each of them has these.
_FUNCTION_WORDS: Final = frozenset(
    "a about above after again against all also although always am an and another any are as at be "
    "because been before being below between both but by can cannot could did do does doing done "
    "down during each either else ever every few first for from further get gets getting go goes "
    "going got had has have having he her here hers herself him himself his how however i if in "
    "instead into is it its itself just last later least less let like made make makes making many "
    "may me might more most much must my myself neither never new next no none nor not now of off "
    "often on once one only onto or other others our ours ourselves out over own per put quite "
    "rather s same say says said saying second see set shall she should since so some soon still "
    "such t take takes taken than that the their theirs them themselves then there these they this "
    "those though through thus to today together tomorrow too took toward towards two under until "
    "up upon us use used very via was way we well were what when where whether which while who "
    "whole whom whose why will with within without would yes yesterday yet you your yours yourself "
    "ll ve re d m s don didn doesn won wouldn isn wasn aren weren hasn haven hadn shouldn couldn "
    "promise promised promises promising pledge pledged pledges vow vowed vows plan plans planned "
    "planning intend intends intended hope hopes hoped expect expects expected aim aims commit "
    "committed commits threaten threatened offer offered ready willing try tries tried want wants "
    "wanted need needs needed work working looking forward decline declined declines respond "
    "responded response comment comments request requests answer answered answers question "
    "questions told tell tells asked ask asks people year years month months week weeks day days "
    "time times monday tuesday wednesday thursday friday saturday sunday january february march "
    "april june july august september october november december".split()
)
# As the full-text index has them: an apostrophe parts words.
_WORD: Final = re.compile(r"[^\W_]+")
# Shorter words tell little, but for numbers.
_SHORTEST: Final = 3
_REMEMBERED: Final = 1 << 14


@dataclass(frozen=True, slots=True)
class ContentWord:
    """A word that tells what a text is about.

    Attributes:
        start, end: its characters.
        stem: what it has in common with its other forms.
        beginning: the longest beginning of the word that its regular forms have too.
    """

    start: int
    end: int
    stem: str
    beginning: str


def content_words(text: str, only: Collection[str] | None = None) -> Iterator[ContentWord]:
    """Yield the words that tell what a text is about, in their order.

    Args:
        text: the text.
        only: only words with these stems; None for all.
    """
    # A stem begins as its word does; most words need no stemming to be told from a few.
    first = None if only is None else {stem[0] for stem in only}
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        if first is not None and base_form(word)[0] not in first:
            continue
        known = _known(word)
        if known is not None and (only is None or known[0] in only):
            yield ContentWord(*match.span(), *known)


@lru_cache(maxsize=_REMEMBERED)
def _known(word: str) -> tuple[str, str] | None:
    """Return stem and beginning of a word in lower case; None where it tells nothing."""
    if word in _FUNCTION_WORDS or (len(word) < _SHORTEST and not word.isdigit()):
        return None
    stem = stem_of(word)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, stem, strict=False))
    return base_stem(word), "".join(letter for letter, _ in same) or word
