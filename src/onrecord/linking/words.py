"""Words as two versions of a text are compared by: case and marks kept, typography folded."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.schema.span import Span

_WORD: Final = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
# Which marks a page sets is no change of what is said.
_TYPOGRAPHY: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
# Whether a comma or a stop ends a quotation depends on what follows it in the sentence.
_STOPS: Final = frozenset(",.;:-")
_QUOTATION_MARKS: Final = frozenset("'\"")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark of a text.

    Attributes:
        key: as it is compared.
        start, end: its characters in the text.
        part: which of several spans it stands in.
    """

    key: str
    start: int
    end: int
    part: int = 0


def words_of(parts: Sequence[Span]) -> list[Word]:
    """Return the words of spans in order, but for commas and stops at the end of each."""
    return [word for number, part in enumerate(parts) for word in _unended(_words(part, number))]


def all_words(part: Span) -> list[Word]:
    """Return the words of a span in order, with all their stops."""
    return _words(part, 0)


class KnownWords:
    """The words of a text, to ask whether others stand in it, whatever stops lie between."""

    def __init__(self, text: str) -> None:
        """Split the text."""
        keys = [_folded(word) for word in _WORD.findall(text)]
        self._quoted = _joined(keys, _STOPS)
        self._plain = _joined(keys, _STOPS | _QUOTATION_MARKS)

    def hold(self, parts: Sequence[Span]) -> bool:
        """Whether the words of each part stand together in the text, quoted or not."""
        return all(_part_of(part, _STOPS | _QUOTATION_MARKS) in self._plain for part in parts)

    def hold_as_quoted(self, parts: Sequence[Span]) -> bool:
        """Whether the words of each part stand together in the text, with its quotation marks."""
        return all(_part_of(part, _STOPS) in self._quoted for part in parts)


def _words(part: Span, number: int) -> list[Word]:
    return [
        Word(_folded(match.group()), part.start + match.start(), part.start + match.end(), number)
        for match in _WORD.finditer(part.text)
    ]


def _unended(words: list[Word]) -> Iterator[Word]:
    last = max((n for n, word in enumerate(words) if not _is_ending(word)), default=-1)
    for number, word in enumerate(words):
        if number <= last or word.key in _QUOTATION_MARKS:
            yield word


def _is_ending(word: Word) -> bool:
    return word.key in _STOPS or word.key in _QUOTATION_MARKS


def _folded(word: str) -> str:
    return word.translate(_TYPOGRAPHY)


def _part_of(part: Span, without: frozenset[str]) -> str:
    return _joined((word.key for word in _words(part, 0)), without)


def _joined(keys: Iterable[str], without: frozenset[str]) -> str:
    return " " + " ".join(key for key in keys if key not in without) + " "
