from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.decoding import Floats, best_tags, tagged_spans

LOWEST = -20.0


def _is_valid(tags: Sequence[int]) -> bool:
    """Whether each I-x (an even tag but 0) follows B-x (the odd one before it) or I-x."""
    return all(
        tag == 0 or tag % 2 == 1 or previous in (tag, tag - 1)
        for previous, tag in pairwise((0, *tags))
    )


def _total(rows: Floats, tags: Sequence[int]) -> float:
    return float(sum(rows[word, tag] for word, tag in enumerate(tags)))


@st.composite
def emissions(draw: st.DrawFn, longest: int = 5) -> Floats:
    words, width = draw(st.integers(0, longest)), draw(st.sampled_from([3, 5]))
    # Few values make ties, which are where a decoder goes wrong.
    values = draw(st.lists(st.floats(LOWEST, 0.0, width=32), min_size=1, max_size=12))
    seed = draw(st.integers(0, 2**32 - 1))
    rows = np.random.default_rng(seed).choice(values, size=(words, width))
    return rows.astype(np.float32)


@given(emissions())
def test_no_valid_sequence_is_likelier_than_the_decoded_one(rows: Floats) -> None:
    words, width = rows.shape
    found = best_tags(rows).tolist()
    assert len(found) == words
    assert _is_valid(found)
    best = max(
        _total(rows, tags) for tags in product(range(width), repeat=words) if _is_valid(tags)
    )
    assert _total(rows, found) == pytest.approx(best, abs=1e-4)


@given(emissions(longest=40))
def test_an_inside_tag_never_stands_without_its_beginning(rows: Floats) -> None:
    assert _is_valid(best_tags(rows).tolist())


def _certain(tags: Sequence[int], width: int = 5) -> Floats:
    rows = np.full((len(tags), width), LOWEST, dtype=np.float32)
    rows[np.arange(len(tags)), tags] = 0.0
    return rows


def test_a_begin_tag_splits_two_spans_of_one_type_that_touch() -> None:
    spans = tagged_spans(_certain([1, 2, 1, 0, 3, 4, 4]))
    assert [(s.first, s.last, s.type) for s in spans] == [(0, 2, 0), (2, 3, 0), (4, 7, 1)]


def test_an_inside_tag_that_is_likeliest_alone_becomes_part_of_a_span() -> None:
    rows = np.log(np.array([[0.45, 0.50, 0.05], [0.05, 0.05, 0.90]], dtype=np.float32))
    assert best_tags(rows).tolist() == [1, 2]
    rows = np.log(np.array([[0.98, 0.01, 0.01], [0.40, 0.05, 0.55]], dtype=np.float32))
    assert best_tags(rows).tolist() == [0, 0]


def test_a_span_is_as_sure_as_its_words_are_on_average_of_its_type() -> None:
    rows = np.log(np.array([[0.2, 0.6, 0.2], [0.4, 0.1, 0.5]], dtype=np.float32))
    (span,) = tagged_spans(rows)
    assert (span.first, span.last, span.type) == (0, 2, 0)
    assert span.confidence == pytest.approx(0.7)


def test_a_text_without_words_has_no_tags() -> None:
    assert best_tags(np.zeros((0, 9), dtype=np.float32)).tolist() == []
    assert tagged_spans(np.zeros((0, 9), dtype=np.float32)) == []
