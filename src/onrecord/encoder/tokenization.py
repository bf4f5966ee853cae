"""From a text to word pieces, words, and the surface features that the vocabulary loses."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer as PieceTokenizer

from onrecord.encoder.labels import CASES
from onrecord.encoder.markup_leftovers import read_through
from onrecord.encoder.quotation_marks import Offsets, find_quotations

Integers = npt.NDArray[np.int64]

_CASE: Final = {name: number for number, name in enumerate(CASES)}
_BREAK: Final = len(CASES)
_QUOTED: Final = 2 * len(CASES)
# A line end within a word that was hyphenated there ends nothing.
_LINE_END: Final = re.compile(r"\n(?!(?<=[a-z]-\n)[a-z])")
START_PIECE: Final = 101
END_PIECE: Final = 102
MASK_PIECE: Final = 103


@dataclass(frozen=True, slots=True, eq=False)
class TokenizedText:
    """A text cut into words and word pieces.

    Attributes:
        pieces: vocabulary ids, one a piece, shape ``[pieces]``.
        features: surface feature ids below ``FEATURE_COUNT``, shape ``[pieces]``.
        first_pieces: index of each word's first piece, shape ``[words]``.
        starts: code-point offset at which each word begins, shape ``[words]``.
        ends: code-point offset at which each word ends, exclusive, shape ``[words]``.
        paragraphs: number of the line that each word stands on, shape ``[words]``.
        quotations: quotations of the text, marks included, as offsets.
    """

    pieces: Integers
    features: Integers
    first_pieces: Integers
    starts: Integers
    ends: Integers
    paragraphs: Integers
    quotations: tuple[Offsets, ...]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.starts)

    def words_within(self, start: int, end: int) -> range:
        """Return the words of which at least one character lies in ``[start, end)``."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return range(first, max(first, last))


class Tokenizer:
    """Cuts texts with the vocabulary that the encoder was trained with."""

    def __init__(self, path: Path) -> None:
        """Load a ``tokenizer.json`` file.

        Args:
            path: the file, in the format of the tokenizers library.
        """
        self._pieces = PieceTokenizer.from_file(str(path))
        self._pieces.no_padding()
        self._pieces.no_truncation()

    def tokenize(self, text: str) -> TokenizedText:
        """Cut ``text`` into words and pieces, with their features."""
        text, escapes = read_through(text)
        encoding = self._pieces.encode(text, add_special_tokens=False)
        pieces = np.array(encoding.ids, dtype=np.int64)
        offsets = np.fromiter(chain.from_iterable(encoding.offsets), dtype=np.int64)
        offsets = offsets.reshape(-1, 2)
        word_numbers = np.array(
            [-1 if number is None else number for number in encoding.word_ids], dtype=np.int64
        )
        is_first = np.ones(len(pieces), dtype=bool)
        is_first[1:] = word_numbers[1:] != word_numbers[:-1]
        first_pieces = np.flatnonzero(is_first)
        is_last = np.ones(len(pieces), dtype=bool)
        is_last[:-1] = is_first[1:]
        starts = offsets[first_pieces, 0]
        ends = _past_accents(text, starts, offsets[np.flatnonzero(is_last), 1])
        quotations = find_quotations(text)
        paragraphs = _paragraph_numbers(text, starts)
        word_features = _word_features(text, starts, ends, paragraphs, quotations)
        if escapes:
            starts, ends = _over_escapes(starts, ends, escapes)
            quotations = [_over_escape(*quotation, escapes) for quotation in quotations]
        piece_words = np.cumsum(is_first) - 1
        features = word_features[piece_words] if len(pieces) else np.zeros(0, dtype=np.int64)
        breaks = features // _BREAK % 2 == 1
        features[breaks & ~is_first] -= _BREAK
        return TokenizedText(
            pieces, features, first_pieces, starts, ends, paragraphs, tuple(quotations)
        )


def _over_escapes(
    starts: Integers, ends: Integers, escapes: dict[int, Offsets]
) -> tuple[Integers, Integers]:
    """Let words that begin or end with an escaped character take in the whole escape."""
    extents = zip(starts.tolist(), ends.tolist(), strict=True)
    moved = np.array([_over_escape(start, end, escapes) for start, end in extents], dtype=np.int64)
    moved = moved.reshape(-1, 2)
    return moved[:, 0], moved[:, 1]


def _over_escape(start: int, end: int, escapes: dict[int, Offsets]) -> Offsets:
    first, last = escapes.get(start), escapes.get(end - 1)
    return first[0] if first else start, last[1] if last else end


def _past_accents(text: str, starts: Integers, ends: Integers) -> Integers:
    """Move ends past accents that are characters of their own, which the vocabulary drops."""
    if not any(unicodedata.category(character) == "Mn" for character in set(text)):
        return ends
    limits = [*starts[1:].tolist(), len(text)]
    moved = []
    for end, limit in zip(ends.tolist(), limits[: len(ends)], strict=True):
        last = end
        while last < limit and unicodedata.category(text[last]) == "Mn":
            last += 1
        moved.append(last)
    return np.array(moved, dtype=np.int64)


def _paragraph_numbers(text: str, starts: Integers) -> Integers:
    breaks = np.array([match.start() for match in _LINE_END.finditer(text)], dtype=np.int64)
    gaps = np.searchsorted(breaks, starts)
    # Blank lines between two paragraphs count as one break.
    changed = np.diff(gaps, prepend=gaps[:1]) > 0
    numbers: Integers = np.cumsum(changed).astype(np.int64)
    return numbers


def _word_features(
    text: str,
    starts: Integers,
    ends: Integers,
    paragraphs: Integers,
    quotations: list[Offsets],
) -> Integers:
    words = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    by_word = {word: _case(word) for word in set(words)}
    cases = np.array([by_word[word] for word in words], dtype=np.int64)
    after_break = np.diff(paragraphs, prepend=-1) > 0
    quoted = np.zeros(len(starts), dtype=bool)
    extents = np.searchsorted(starts, np.array(quotations, dtype=np.int64).reshape(-1, 2))
    for first, last in extents.tolist():
        quoted[first:last] = True
    features: Integers = cases + _BREAK * after_break + _QUOTED * quoted
    return features


def _case(word: str) -> int:
    if word.islower() or not word:
        return _CASE["lower"]
    if word[0].isdigit():
        return _CASE["digit"]
    if not any(map(str.isalpha, word)):
        return _CASE["mark"]
    if word.isupper():
        return _CASE["upper"] if len(word) > 1 else _CASE["initial"]
    if word[0].isupper() and word[1:].islower():
        return _CASE["initial"]
    return _CASE["mixed"] if word.lower() != word else _CASE["lower"]


def distance_buckets(distances: Integers, buckets: int) -> Integers:
    """Map signed distances in words to ``buckets`` classes, finer near zero.

    Args:
        distances: signed distances in words, any shape.
        buckets: number of classes, even.

    Returns:
        Classes in ``[0, buckets)``, of the same shape.
    """
    half = buckets // 2
    magnitude = np.abs(distances)
    steps = np.floor(2 * np.log2(magnitude + 1)).astype(np.int64)
    steps = np.minimum(steps, half - 1)
    classes: Integers = np.where(distances < 0, half - 1 - steps, half + steps)
    return classes
