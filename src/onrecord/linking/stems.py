"""Stems: what the forms of a word have in common."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from snowballstemmer.english_stemmer import EnglishStemmer

_REMEMBERED: Final = 1 << 14


@lru_cache(maxsize=_REMEMBERED)
def stem_of(word: str) -> str:
    """Return the stem of a word in lower case (Porter 2001, English)."""
    stem: str = _stemmer().stemWord(word)
    return stem


@lru_cache(maxsize=1)
def _stemmer() -> "EnglishStemmer":
    # Brings the stemmers of thirty languages with it; reading articles needs none.
    import snowballstemmer  # noqa: PLC0415

    return snowballstemmer.stemmer("english")
