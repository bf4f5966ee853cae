import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.tokenization import MASK_PIECE
from tests.encoder.synthetic import text_of
from training.examples import cut_windows, hide_pieces, unlabelled


@given(st.lists(st.integers(1, 4), min_size=1, max_size=60), st.floats(0, 1), st.integers(0, 99))
def test_hidden_pieces_are_masked_and_nothing_else_changes(
    counts: list[int], share: float, seed: int
) -> None:
    (window,) = cut_windows(unlabelled(text_of(counts)), 1000, None)
    hidden = hide_pieces(window, share, random.Random(seed))
    changed = hidden.pieces != window.pieces
    assert np.all(hidden.pieces[changed] == MASK_PIECE)
    assert np.array_equal(hidden.features, window.features)
    assert np.array_equal(hidden.first_pieces, window.first_pieces)


def test_no_piece_or_each_is_hidden_where_the_share_says_so() -> None:
    (window,) = cut_windows(unlabelled(text_of([1] * 20)), 1000, None)
    rng = random.Random(1)
    assert np.array_equal(hide_pieces(window, 0, rng).pieces, window.pieces)
    assert np.all(hide_pieces(window, 1, rng).pieces == MASK_PIECE)
