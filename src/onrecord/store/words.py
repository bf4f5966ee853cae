"""Words as the full-text index sees them (FTS5, ``unicode61 remove_diacritics 2``)."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Attributes:
        start, end: its characters.
        folded: as it is compared, without case and accents.
    """

    start: int
    end: int
    folded: str


def fold(text: str) -> str:
    """Return the text without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words_of(text: str) -> list[Word]:
    """Return the words of the text, in order."""
    return [Word(*match.span(), fold(match[0])) for match in _WORD.finditer(text)]
