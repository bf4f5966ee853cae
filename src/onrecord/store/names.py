"""Names, compared by whole words: without case, accents, punctuation and possessive endings."""

import re
from functools import lru_cache
from typing import Final

from onrecord.store.words import Word, fold

_LETTER: Final = r"(?:[^\W_]|[\u0300-\u036f])"
_NAME_WORD: Final = re.compile(rf"{_LETTER}+(?:['’ʼ]{_LETTER}+)*")
_POSSESSIVE: Final = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_APOSTROPHES: Final = str.maketrans("", "", "'’ʼ")
# An article says few names, and each many times.
_REMEMBERED: Final = 4096
_BETWEEN_INITIALS: Final = re.compile(r"\.? ?")


def name_words(text: str) -> list[Word]:
    """Return the words of a name: O'Brien's is obrien, J. D. is jd, Ocasio-Cortez is two."""
    words: list[Word] = []
    after_initial = False
    for match in _NAME_WORD.finditer(text):
        word = _word(match)
        is_initial = word.end - word.start == 1
        if is_initial and after_initial and _are_next(words[-1], word, text):
            word = Word(words[-1].start, word.end, words.pop().folded + word.folded)
        words.append(word)
        after_initial = is_initial
    return words


@lru_cache(maxsize=_REMEMBERED)
def name_key(text: str) -> str:
    """Return the words of a name with a space around each, so that whole words can be found."""
    return f" {' '.join(word.folded for word in name_words(text))} "


def _word(match: re.Match[str]) -> Word:
    bare = _POSSESSIVE.sub("", match[0])
    return Word(match.start(), match.start() + len(bare), fold(bare.translate(_APOSTROPHES)))


def _are_next(first: Word, second: Word, text: str) -> bool:
    return _BETWEEN_INITIALS.fullmatch(text, first.end, second.start) is not None
