"""Words cut where marks begin and end: what stands in quotation marks, what was searched for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

Extents = Sequence[tuple[int, int]]

# Words of an entry in a list: longer ones are read in the article.
LONGEST_LISTED: Final = 700


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that are marked alike."""

    text: str
    is_quoted: bool
    is_match: bool


def pieces(
    words: str, quoted: Extents = (), matches: Extents = (), longest: int = LONGEST_LISTED
) -> list[Piece]:
    """Return words in pieces, each marked alike from end to end.

    Args:
        words: the words.
        quoted: extents within quotation marks.
        matches: extents that were searched for.
        longest: characters to show at most, from 1.
    """
    end = min(len(words), longest)
    edges = {0, end}
    edges.update(min(max(edge, 0), end) for pair in (*quoted, *matches) for edge in pair)
    cuts = sorted(edges)
    return [
        Piece(words[start:stop], _holds(quoted, start), _holds(matches, start))
        for start, stop in pairwise(cuts)
    ]


def is_cut(words: str, longest: int = LONGEST_LISTED) -> bool:
    """Whether words are longer than a list shows."""
    return len(words) > longest


def _holds(extents: Extents, place: int) -> bool:
    return any(start <= place < stop for start, stop in extents)
