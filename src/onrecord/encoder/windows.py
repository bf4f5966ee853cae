"""How a text is cut into overlapping windows that the encoder can hold."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np

from onrecord.encoder.tokenization import Integers, TokenizedText

LONGEST_WINDOW: Final = 382
"""Word pieces in a window: the length the encoder was trained on, less its two end pieces."""

MARGIN: Final = 36
"""Word pieces of context on either side of the words that a window answers for; set on dev."""

LANDMARK_REACH: Final = 90
"""A paragraph is a landmark where no start of another within so many word pieces ranks before it.

Landmarks lie a core or less apart as a rule, and far enough apart that few cores are short.
"""

# Word pieces of a paragraph's beginning that its rank is made of.
_RANKED_PIECES: Final = 12


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text that is read at once.

    Attributes:
        pieces: word pieces ``[begin, end)`` that are read.
        core: words ``[first, last)`` whose answers are taken from this window.
    """

    pieces: tuple[int, int]
    core: tuple[int, int]


def plan_windows(
    tokens: TokenizedText, *, longest: int = LONGEST_WINDOW, margin: int = MARGIN, shift: int = 0
) -> list[Window]:
    """Cut a text into windows whose cores follow one another without gap or overlap.

    The text itself says where: at landmarks, paragraphs that rank first among those around them
    by a checksum of their own beginning (content-defined chunking; Muthitacharoen et al. 2001).
    What stands far off does not move a cut, so that a passage is read in the same window whatever
    is put before or after it. Only a stretch without a landmark near enough is cut by length.

    Args:
        tokens: the text.
        longest: word pieces in a window, more than twice ``margin``.
        margin: word pieces of context on either side of a core.
        shift: word pieces after which a first cut is forced, to cut elsewhere in tests.

    Returns:
        The windows, in order; none for a text without words.
    """
    count = len(tokens)
    if not count:
        return []
    total = len(tokens.pieces)
    if total <= longest and not shift:
        return [Window((0, total), (0, count))]
    piece_ends = np.append(tokens.first_pieces[1:], total)
    landmarks = _landmarks(tokens)
    windows: list[Window] = []
    first = 0
    while first < count:
        begin = max(0, int(tokens.first_pieces[first]) - margin)
        limit = begin + longest - margin
        if not first and shift:
            limit = min(limit, shift)
        last = _cut(piece_ends, landmarks, first, limit)
        end = min(total, begin + longest, int(piece_ends[last - 1]) + margin)
        end = max(end, int(tokens.first_pieces[last - 1]) + 1)
        windows.append(Window((begin, end), (first, last)))
        first = last
    return windows


@dataclass(frozen=True, slots=True)
class _Landmark:
    """A paragraph's first word, its first piece, and its rank."""

    word: int
    piece: int
    rank: int


def _landmarks(tokens: TokenizedText) -> list[_Landmark]:
    """Return the landmarks of a text, in order."""
    words = np.flatnonzero(np.diff(tokens.paragraphs) > 0) + 1
    starts = tokens.first_pieces[words].tolist()
    paragraphs = [
        _Landmark(word, start, crc32(tokens.pieces[start : start + _RANKED_PIECES].tobytes()))
        for word, start in zip(words.tolist(), starts, strict=True)
    ]
    found = []
    for number, paragraph in enumerate(paragraphs):
        low = bisect_left(starts, paragraph.piece - LANDMARK_REACH)
        high = bisect_right(starts, paragraph.piece + LANDMARK_REACH)
        others = paragraphs[low:number] + paragraphs[number + 1 : high]
        if all(paragraph.rank < other.rank for other in others):
            found.append(paragraph)
    return found


def _cut(piece_ends: Integers, landmarks: Sequence[_Landmark], first: int, limit: int) -> int:
    """Return the word before which to cut: the next landmark, or where ``limit`` is reached."""
    last = max(first + 1, int(np.searchsorted(piece_ends, limit, side="right")))
    following = bisect_right(landmarks, first, key=lambda landmark: landmark.word)
    if following < len(landmarks) and landmarks[following].word <= last:
        return landmarks[following].word
    return last
