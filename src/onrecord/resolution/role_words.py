"""The words of a stretch of text, as roles are read from them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.resolution.role_vocabulary import ABBREVIATIONS
from onrecord.schema.annotation import Offsets

# Each part is bounded, so that no text takes long.
_TOKEN: Final = re.compile(
    r"\w{1,40}(?:[.’'&/+-]\w{1,40}){0,6}(?P<dot>\.)?(?P<own>[’']s?(?!\w))?|&|[^\w\s]"
)

_OWN: Final = ("’s", "'s")


# Not frozen: so many are made that it would be seen in the time of reading.
@dataclass(slots=True)
class Word:
    """A word, or a mark.

    Attributes:
        start, end: its characters, without a possessive ending.
        text: them.
        is_possessive: whether a possessive ending follows.
    """

    start: int
    end: int
    text: str
    is_possessive: bool

    @property
    def plain(self) -> str:
        """The word in lower case, without a full stop."""
        return self.text.lower().rstrip(".")

    @property
    def is_mark(self) -> bool:
        """Whether it is a mark and no word."""
        return not (self.text[0].isalnum() or self.text == "&")

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


def read_words(text: str, start: int, end: int) -> list[Word]:
    """Return the words and marks of ``[start, end)``, up to the end of the line."""
    stop = text.find("\n", start, end)
    end = stop if stop >= 0 else end
    words: list[Word] = []
    for match in _TOKEN.finditer(text, start, end):
        whole = match[0]
        if match.lastindex is None and not whole.endswith(_OWN):
            words.append(Word(*match.span(), whole, False))
        else:
            words.extend(_parts(text, match))
    return words


def _parts(text: str, match: re.Match[str]) -> list[Word]:
    """Return a word without its possessive ending, and the mark after it where a stop is one."""
    own = match["own"]
    end = match.start("own") if own else match.end()
    if own is None and match[0].endswith(_OWN) and len(match[0]) > 2:
        return [Word(match.start(), end - 2, match[0][:-2], True)]
    whole = text[match.start() : end]
    if not match["dot"] or own or _is_abbreviation(whole):
        return [Word(match.start(), end, whole, own is not None)]
    return [
        Word(match.start(), end - 1, whole[:-1], False),
        Word(end - 1, end, ".", False),
    ]


def _is_abbreviation(word: str) -> bool:
    lowered = word.lower()
    return lowered in ABBREVIATIONS or "." in word[:-1] or (len(word) == 2 and word[0].isupper())


def joined(words: Sequence[Word]) -> str:
    """Return words with single spaces between them."""
    return " ".join(word.text for word in words)


def extent(words: Sequence[Word]) -> Offsets:
    """Return the characters from the first word to the last."""
    return words[0].start, words[-1].end
