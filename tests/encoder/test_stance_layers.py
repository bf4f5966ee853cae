"""How a sentence treats each of those it names."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import default_rng

from onrecord.encoder.comparers import StanceWeights
from onrecord.encoder.labels import DISTANCE_BUCKETS, STANCES
from onrecord.encoder.session import HappeningEmissions
from onrecord.encoder.stance_layers import (
    STANCE_REACH,
    StanceTarget,
    mark_targets,
    stance_probabilities,
)
from onrecord.encoder.tokenization import distance_buckets
from tests.encoder.synthetic_happenings import (
    STANCE_ROUNDS,
    STANCE_WIDTH,
    happening_emissions,
    stance_weights,
)

WORDS = 12
SENTENCE = range(2, 10)
NEGATIVE, POSITIVE = STANCES.index("negative"), STANCES.index("positive")


def _chance_weights(seed: int) -> StanceWeights:
    chance, shapes = default_rng(seed), stance_weights()
    return StanceWeights(
        **{
            field.name: chance.normal(0, 0.5, getattr(shapes, field.name).shape).astype(np.float32)
            for field in fields(StanceWeights)
        }
    )


def _chance_words(seed: int, count: int = WORDS) -> HappeningEmissions:
    chance, width = default_rng(seed), 2 * STANCE_ROUNDS * STANCE_WIDTH
    words, told = (chance.normal(0, 1, (count, size)) for size in (STANCE_WIDTH, width))
    return happening_emissions(
        count, stance_words=words.astype(np.float32), stance_told=told.astype(np.float32)
    )


def _words_that_tell(count: int, stances: dict[int, int]) -> HappeningEmissions:
    """Return words of which some tell of a stance, to whoever looks at them last and by themselves.

    Args:
        count: number of words of the text.
        stances: number of the stance by number of the word.
    """
    emissions = happening_emissions(count)
    for word, stance in stances.items():
        emissions.stance_words[word, stance] = 1.0
        emissions.stance_told[word, -STANCE_WIDTH + stance] = 1.0
    return emissions


def _target(first: int, last: int, near: range = SENTENCE) -> StanceTarget:
    return StanceTarget(range(first, last), near)


def test_what_the_words_of_a_target_are_is_its_stance() -> None:
    words = _words_that_tell(WORDS, {3: POSITIVE, 5: NEGATIVE})
    told = stance_probabilities(words, [_target(3, 4), _target(5, 6)], stance_weights())
    assert told.argmax(axis=1).tolist() == [POSITIVE, NEGATIVE]


def _weights_that_listen() -> StanceWeights:
    """Return weights with which a target takes over what the words of its sentence tell at last."""
    weights = stance_weights()
    weights.mixing[-1] = np.eye(STANCE_WIDTH)
    return weights


def test_what_other_words_of_the_sentence_tell_counts_too() -> None:
    words = _words_that_tell(WORDS, {7: POSITIVE, 11: NEGATIVE})
    targets = [_target(3, 4), _target(10, 11, range(9, WORDS))]
    told = stance_probabilities(words, targets, _weights_that_listen())
    assert told.argmax(axis=1).tolist() == [POSITIVE, NEGATIVE]


@given(st.integers(0, 50), st.integers(2, 9), st.integers(2, 9))
def test_a_target_is_told_alike_alone_and_among_others(seed: int, one: int, other: int) -> None:
    words, weights = _chance_words(seed), _chance_weights(seed)
    targets = [_target(one, one + 1), _target(other, 10), _target(11, 12, range(10, WORDS))]
    together = stance_probabilities(words, targets, weights)
    alone = [stance_probabilities(words, [target], weights)[0] for target in targets]
    np.testing.assert_allclose(together, alone, atol=1e-5)
    np.testing.assert_allclose(together.sum(axis=1), 1, atol=1e-5)


@given(st.integers(0, 50))
def test_words_outside_the_sentence_tell_nothing(seed: int) -> None:
    words, weights = _chance_words(seed), _chance_weights(seed)
    changed = _chance_words(seed)
    for outputs in (changed.stance_words, changed.stance_told):
        outputs[[0, 1, 10, 11]] += 3.0
    for first in SENTENCE:
        target = [_target(first, first + 1)]
        before, after = (stance_probabilities(one, target, weights) for one in (words, changed))
        np.testing.assert_array_equal(before, after)


def test_two_targets_of_one_sentence_are_told_apart() -> None:
    words, weights = _chance_words(3), _chance_weights(3)
    for outputs in (words.stance_words, words.stance_told):
        outputs[5] = outputs[4]
    told = stance_probabilities(words, [_target(4, 5), _target(5, 6)], weights)
    assert not np.allclose(told[0], told[1], atol=1e-3)


def test_of_a_target_without_words_all_stances_are_alike() -> None:
    words, weights = _chance_words(5), _chance_weights(5)
    nobody, somebody = stance_probabilities(words, [_target(4, 4), _target(4, 5)], weights)
    assert nobody.tolist() == pytest.approx([1 / 3] * 3)
    assert somebody.tolist() == stance_probabilities(words, [_target(4, 5)], weights)[0].tolist()
    assert len(stance_probabilities(words, [], weights)) == 0


@pytest.mark.parametrize(("away", "counts"), [(STANCE_REACH, True), (STANCE_REACH + 1, False)])
def test_of_a_sentence_without_end_only_the_words_near_a_target_are_looked_at(
    away: int, counts: bool
) -> None:
    count = 6 * STANCE_REACH
    middle = count // 2
    words = _words_that_tell(count, {middle - away: POSITIVE, middle + away: POSITIVE})
    target = [StanceTarget(range(middle, middle + 1), range(count))]
    (told,) = stance_probabilities(words, target, _weights_that_listen())
    assert (told[POSITIVE] > told[NEGATIVE]) == counts


def test_how_far_a_word_stands_from_a_target_counts() -> None:
    words, weights = happening_emissions(WORDS), _weights_that_listen()
    before, here = distance_buckets(np.array([-1, 0]), DISTANCE_BUCKETS).tolist()
    weights.distances[-1, before, STANCE_WIDTH + NEGATIVE] = 2.0
    weights.distances[-1, here, STANCE_WIDTH + POSITIVE] = 1.0
    first, later = stance_probabilities(words, [_target(2, 3), _target(4, 5)], weights)
    assert [first.argmax(), later.argmax()] == [POSITIVE, NEGATIVE]


def test_targets_are_laid_out_with_the_words_around_them() -> None:
    marked = mark_targets([_target(4, 6, range(3, 8)), _target(9, 10, range(8, 10))])
    assert marked.there.sum(axis=1).tolist() == [5, 2]
    assert marked.words[0].tolist() == [3, 4, 5, 6, 7]
    assert marked.words[1, :2].tolist() == [8, 9]
    assert [np.flatnonzero(row).tolist() for row in marked.named] == [[1, 2], [1]]
    assert len(set(marked.distances[0].tolist())) == 4
