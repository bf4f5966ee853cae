"""What words say for or against entries."""

from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.schema.grounds import ENTRY_PARTS, GROUNDED_SORTS, GROUNDS, Grounds

# "Lund met Reyes ."
STARTS, ENDS = (0, 5, 9, 15), (4, 8, 14, 16)
WEIGHTS = tuple(
    tuple(float(word * len(GROUNDS) + column) for word in range(4))
    for column in range(len(GROUNDS))
)
GROUND = Grounds(STARTS, ENDS, WEIGHTS)


def test_there_is_a_column_for_each_part_of_each_sort() -> None:
    assert len(set(GROUNDS)) == len(GROUNDED_SORTS) * len(ENTRY_PARTS)


def test_words_say_their_mean_each_once() -> None:
    column = GROUNDS.index(("actions", "party"))
    assert GROUND.of("actions", "party", [(0, 8)]) == fmean(WEIGHTS[column][:2])
    assert GROUND.of("actions", "party", [(0, 8), (5, 8)]) == fmean(WEIGHTS[column][:2])


def test_no_words_say_nothing() -> None:
    assert GROUND.of("actions", "cue", []) == 0
    assert GROUND.of("actions", "cue", [(4, 5)]) == 0
    assert GROUND.of("actions", "cue", [(90, 95)]) == 0


@given(st.integers(0, 20), st.integers(1, 20))
def test_words_are_those_that_share_characters_with_an_extent(start: int, length: int) -> None:
    extent = (start, start + length)
    shared = [
        word
        for word, (begin, end) in enumerate(zip(STARTS, ENDS, strict=True))
        if begin < extent[1] and start < end
    ]
    expected = fmean(WEIGHTS[0][word] for word in shared) if shared else 0.0
    assert GROUND.of("encounters", "cue", [extent]) == pytest.approx(expected)
