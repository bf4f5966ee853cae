"""How a text is cut into overlapping windows that the encoder can hold."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from onrecord.encoder.tokenization import Integers, TokenizedText

LONGEST_WINDOW: Final = 382
"""Word pieces in a window: the length the encoder was trained on, less its two end pieces."""

MARGIN: Final = 40
"""Word pieces of context on either side of the words that a window answers for; set on dev."""

# A cut looks for the start of a paragraph this far back, in word pieces.
_PARAGRAPH_REACH: Final = 90


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

    Args:
        tokens: the text.
        longest: word pieces in a window, more than twice ``margin``.
        margin: word pieces of context on either side of a core.
        shift: word pieces by which the first core is shortened, to cut elsewhere in tests.

    Returns:
        The windows, in order; none for a text without words.
    """
    count = len(tokens)
    if not count:
        return []
    total = len(tokens.pieces)
    if total <= longest and not shift:
        return [Window((0, total), (0, count))]
    ends = np.append(tokens.first_pieces[1:], total)
    windows: list[Window] = []
    first = 0
    while first < count:
        begin = max(0, int(tokens.first_pieces[first]) - margin)
        limit = begin + longest - (shift if first == 0 else 0)
        last = count if total <= limit else _cut(tokens, ends, first, limit - margin)
        end = min(total, begin + longest, int(ends[last - 1]) + margin)
        windows.append(
            Window((begin, max(end, int(tokens.first_pieces[last - 1]) + 1)), (first, last))
        )
        first = last
    return windows


def _cut(tokens: TokenizedText, ends: Integers, first: int, limit: int) -> int:
    """Return the word before which to cut: a paragraph's start near the limit, or the limit."""
    last = max(first + 1, int(np.searchsorted(ends, limit, side="right")))
    reach = int(np.searchsorted(tokens.first_pieces, limit - _PARAGRAPH_REACH))
    for word in range(min(last, len(tokens) - 1), max(reach, first + 1), -1):
        if tokens.paragraphs[word] != tokens.paragraphs[word - 1]:
            return word
    return last
