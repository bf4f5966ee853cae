"""Words and marks of a text, and spans of characters in terms of them, for scoring."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

Offsets = tuple[int, int]
Run = tuple[int, int]
"""First and last token of a stretch, both included."""

_TOKEN: Final = re.compile(
    r"""
    (?P<clitic> ['’] (?: s|t|re|ve|ll|d|m|S|T|RE|VE|LL|D|M ) \b )
  | (?P<number> \d+ (?: [.,:] \d+ )* \w* )
  | (?P<abbreviation> (?: [^\W\d_] \. ){2,} )
  | (?P<word> \w+ (?: - \w+ )* )
  | (?P<mark> [^\w\s] )
    """,
    re.VERBOSE,
)
# Words too common to show that two sources are the same; pronouns are not among them.
_FUNCTION_WORDS: Final = frozenset(
    """
    a an the this that these those of in on at by for from to with about as and or but nor not
    no so than then also too very 's ’s his her its their our my your is are was were be been
    has have had who whom whose which when where while
    """.split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a single mark, ``[start, end)`` in code points."""

    start: int
    end: int
    is_word: bool


class TokenizedArticle:
    """The tokens of a text, less those in regions that were not annotated."""

    def __init__(self, text: str, discarded: Iterable[Offsets] = ()) -> None:
        """Cut the text.

        Args:
            text: the article.
            discarded: regions whose tokens count for nothing.
        """
        self.text = text
        self._tokens = [
            Token(match.start(), match.end(), any(map(str.isalnum, match[0])))
            for match in _TOKEN.finditer(text)
        ]
        self._starts = [token.start for token in self._tokens]
        self._ends = [token.end for token in self._tokens]
        self._masked = {number for region in discarded for number in self._touched(region)}

    def word(self, number: int) -> str:
        """Return a token's characters in lower case."""
        token = self._tokens[number]
        return self.text[token.start : token.end].lower()

    def runs(self, spans: Iterable[Offsets]) -> tuple[Run, ...]:
        """Return the spans as runs of tokens.

        A token belongs to a span that holds more than half of it. Runs begin and end with words,
        and two without a word between them are one.
        """
        trimmed = [
            words
            for span in sorted(spans)
            for stretch in self._stretches(span)
            if (words := self._without_marks(stretch)) is not None
        ]
        joined: list[Run] = []
        for first, last in sorted(trimmed):
            if joined and not self._has_word(joined[-1][1] + 1, first):
                joined[-1] = (joined[-1][0], max(joined[-1][1], last))
            else:
                joined.append((first, last))
        return tuple(joined)

    def members(self, runs: Iterable[Run]) -> frozenset[int]:
        """Return the tokens of runs."""
        inside = {number for first, last in runs for number in range(first, last + 1)}
        return frozenset(inside - self._masked)

    def telling_words(self, members: Iterable[int]) -> frozenset[int]:
        """Return the words that are no function words; all words where there are no others."""
        words = [number for number in members if self._tokens[number].is_word]
        telling = [number for number in words if self.word(number) not in _FUNCTION_WORDS]
        return frozenset(telling or words)

    def _touched(self, span: Offsets) -> range:
        start, end = span
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    def _stretches(self, span: Offsets) -> list[list[int]]:
        stretches: list[list[int]] = []
        for number in self._touched(span):
            token = self._tokens[number]
            shared = min(token.end, span[1]) - max(token.start, span[0])
            if number in self._masked or 2 * shared <= token.end - token.start:
                continue
            if stretches and stretches[-1][-1] == number - 1:
                stretches[-1].append(number)
            else:
                stretches.append([number])
        return stretches

    def _without_marks(self, stretch: list[int]) -> Run | None:
        words = [number for number in stretch if self._tokens[number].is_word]
        return (words[0], words[-1]) if words else None

    def _has_word(self, first: int, stop: int) -> bool:
        return any(self._tokens[number].is_word for number in range(first, stop))
