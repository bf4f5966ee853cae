"""The words around a place in an article, in windows of bounded width."""

import re
from typing import Final, NamedTuple

# Contractions come apart, so that "won't" and "he'll" show their auxiliary.
_WORD: Final = re.compile(
    r"[^\W\d_]+?(?=n[’']t\b)|n[’']t\b|[’'](?:ll|d|re|ve|m|s)\b|\w+(?:-\w+)*|[^\w\s]", re.IGNORECASE
)
# No word is looked at that stands further off, in characters: longer clauses are cut there.
WINDOW: Final = 320
_LONGEST_STEM: Final = 24


# So many are made that the time to make a dataclass would be seen.
class Word(NamedTuple):
    """A word, part of a contraction or mark.

    Attributes:
        start, end: its characters.
        form: the characters in lower case, apostrophes straight.
        is_capital: whether it begins with a capital letter.
    """

    start: int
    end: int
    form: str
    is_capital: bool


def words_between(text: str, start: int, end: int) -> list[Word]:
    """Return the words of an extent, in order."""
    return [
        Word(found.start(), found.end(), found[0].lower().replace("’", "'"), found[0][0].isupper())
        for found in _WORD.finditer(text, max(start, 0), min(end, len(text)))
    ]


def stem(form: str) -> str:
    """Return what the forms of a regular verb have in common: "releas" for "releasing"."""
    word = form[:_LONGEST_STEM]
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            word = word[: -len(ending)]
            break
    if len(word) > 2 and word[-1] in "eiy":
        word = word[:-1]
    is_doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou"
    return word[:-1] if is_doubled else word
