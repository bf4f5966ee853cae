"""Words of an article with their numbers, so that some of them can be chosen without a pointer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.schema.span import Span

LONGEST: Final = 2_500
"""So many characters of an article are shown at most to choose from, ..."""
LONGEST_WIDE: Final = 10_000
"""... and so many where more is asked for."""
_BEFORE: Final = 700
_TOKEN: Final = re.compile(r"\S+")
_INK: Final = re.compile(r"\w")
_BREAK: Final = "\n"
# What follows words in a sentence and is no part of what is said.
_TRAILING: Final = ".,;:"
_LONGEST_TOKEN: Final = 60


@dataclass(frozen=True, slots=True)
class Word:
    """A word between white space.

    Attributes:
        number: its number on the page, from 1.
        text: its characters, punctuation at it too.
        start, end: its offsets in the article.
        said_end: where what is said ends with it: a comma or full stop after it is left out.
        name_start, name_end: where a name begins or ends with it: without punctuation.
    """

    number: int
    text: str
    start: int
    end: int
    said_end: int
    name_start: int
    name_end: int

    @property
    def label(self) -> str:
        """The word with its number, as a choice."""
        return f"{self.number} {self.text[:_LONGEST_TOKEN]}"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a part of a very long one: its offset, its text, and its words."""

    start: int
    text: str
    words: tuple[Word, ...]

    def pieces(self) -> Iterator[tuple[str, Word | None]]:
        """Yield its characters in order: each word with what follows it."""
        if not self.words:
            return
        first = self.words[0].start - self.start
        if first:
            yield self.text[:first], None
        ends = [word.start - self.start for word in self.words[1:]] + [len(self.text)]
        for word, end in zip(self.words, ends, strict=True):
            yield self.text[word.start - self.start : end], word


@dataclass(frozen=True, slots=True)
class WordWindow:
    """The part of an article that words can be chosen from.

    Attributes:
        lines: its paragraphs.
        is_cut: whether the article has more.
    """

    lines: tuple[Line, ...]
    is_cut: bool

    @property
    def words(self) -> tuple[Word, ...]:
        """All words in order."""
        return tuple(word for line in self.lines for word in line.words)


def window_around(text: str, spans: Sequence[Span], longest: int = LONGEST) -> WordWindow:
    """Return the paragraphs around some spans, with the one before and the one after.

    Args:
        text: text of the article.
        spans: at least one.
        longest: so many characters at most, the first span among them.
    """
    first, last = min(one.start for one in spans), max(one.end for one in spans)
    start, end = _line_start(text, first), _line_end(text, last)
    start, end = _line_start(text, _ink_before(text, start)), _line_end(text, _ink_after(text, end))
    if longest > LONGEST:
        start, end = max(0, first - longest // 2), len(text)
    elif end - start > longest:
        start = max(start, first - _BEFORE)
    end = min(end, start + longest)
    return WordWindow(tuple(_lines(text, start, end)), (start, end) != (0, len(text)))


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    place, number = start, 1
    for line in text[start:end].split(_BREAK):
        words = tuple(_words(line, place, number))
        if words:
            yield Line(place, line, words)
        number += len(words)
        place += len(line) + len(_BREAK)


def _words(line: str, place: int, number: int) -> Iterator[Word]:
    for token in _TOKEN.finditer(line):
        word = token.group()
        ink = [found.start() for found in _INK.finditer(word)]
        if not ink:
            continue
        start = place + token.start()
        yield Word(
            number,
            word,
            start,
            start + len(word),
            start + len(word.rstrip(_TRAILING)),
            start + ink[0],
            start + ink[-1] + 1,
        )
        number += 1


def _line_start(text: str, place: int) -> int:
    return text.rfind(_BREAK, 0, place) + 1


def _line_end(text: str, place: int) -> int:
    end = text.find(_BREAK, place)
    return len(text) if end < 0 else end


def _ink_before(text: str, place: int) -> int:
    """Return the offset of the last character before a place that is no white space."""
    return max(len(text[:place].rstrip()) - 1, 0)


def _ink_after(text: str, place: int) -> int:
    rest = text[place:]
    return min(place + len(rest) - len(rest.lstrip()), len(text))
