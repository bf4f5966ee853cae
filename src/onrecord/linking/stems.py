"""Stems: what the forms of a word have in common."""

import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from snowballstemmer.english_stemmer import EnglishStemmer

_REMEMBERED: Final = 1 << 14
_OF_THREAD: Final = threading.local()


@lru_cache(maxsize=_REMEMBERED)
def stem_of(word: str) -> str:
    """Return the stem of a word in lower case (Porter 2001, English)."""
    stem: str = _stemmer().stemWord(word)
    return stem


def _stemmer() -> "EnglishStemmer":
    """Return the stemmer of this thread: it works upon itself, one word at a time."""
    stemmer: EnglishStemmer | None = getattr(_OF_THREAD, "stemmer", None)
    if stemmer is None:
        # Brings the stemmers of thirty languages with it; reading articles needs none.
        import snowballstemmer  # noqa: PLC0415

        stemmer = _OF_THREAD.stemmer = snowballstemmer.stemmer("english")
    return stemmer
