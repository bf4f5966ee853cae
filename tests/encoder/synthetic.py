"""Texts cut into words and pieces without a vocabulary."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from onrecord.encoder.tokenization import TokenizedText


def text_of(piece_counts: Sequence[int], new_lines: Sequence[int] = ()) -> TokenizedText:
    """Return a text whose words have so many pieces each.

    Args:
        piece_counts: number of pieces of each word.
        new_lines: the words that begin a paragraph, the first word left out.
    """
    counts = np.array(piece_counts, dtype=np.int64)
    words, total = len(counts), int(counts.sum())
    breaks = np.zeros(words, dtype=np.int64)
    breaks[list(new_lines)] = 1
    starts = np.arange(words, dtype=np.int64) * 5
    return TokenizedText(
        pieces=np.arange(total, dtype=np.int64),
        features=np.zeros(total, dtype=np.int64),
        first_pieces=(np.cumsum(counts) - counts).astype(np.int64),
        starts=starts,
        ends=starts + 4,
        paragraphs=np.cumsum(breaks).astype(np.int64),
        quotations=(),
    )


@st.composite
def tokenized_texts(draw: st.DrawFn, longest: int = 120) -> TokenizedText:
    """Texts of up to ``longest`` words, of up to twelve pieces each, in any paragraphs."""
    counts = draw(st.lists(st.integers(1, 12), max_size=longest))
    breaks = draw(st.sets(st.integers(1, len(counts) - 1))) if len(counts) > 1 else set()
    return text_of(counts, sorted(breaks))
