from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.comparers import LinkWeights
from onrecord.encoder.decoding import TaggedSpan
from onrecord.encoder.labels import CIRCUMSTANCES, POLARITIES
from onrecord.encoder.speech_facts import THRESHOLD, SpeechFacts, speech_facts
from tests.encoder.synthetic import Floats, emissions_of, weights_of

REACH = 60


def _weights() -> LinkWeights:
    """Weights with which a word's own projection says what it is to any cue."""
    plain = weights_of(len(CIRCUMSTANCES)).links
    # A word that nothing is said of is nothing.
    bias = np.full(len(CIRCUMSTANCES), _log_odds(THRESHOLD) - 5, dtype=np.float32)
    output = np.eye(len(CIRCUMSTANCES), dtype=np.float32)
    return replace(plain, circumstance_output=output, circumstance_bias=bias)


def _log_odds(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))


def _facts(
    words: int,
    cue: range,
    *,
    channel: dict[int, float] | None = None,
    addressee: dict[int, float] | None = None,
    polarities: dict[int, Sequence[float]] | None = None,
) -> SpeechFacts:
    """Return the facts; strengths from 5 on are over the threshold."""
    projections = np.zeros((words, len(CIRCUMSTANCES)), dtype=np.float32)
    for column, given_words in enumerate((channel, addressee)):
        for word, strength in (given_words or {}).items():
            projections[word, column] = strength
    logits = np.zeros((words, len(POLARITIES)), dtype=np.float32)
    for word, row in (polarities or {}).items():
        logits[word] = row
    emissions = emissions_of(words, len(CIRCUMSTANCES), words=projections, polarities=logits)
    span = TaggedSpan(cue.start, cue.stop, 1, 0.9)
    return speech_facts(emissions, np.zeros(words, dtype=np.int64), span, _weights())


SAID = range(4, 5)


def test_where_nothing_is_told_a_saying_is_asserted_without_channel_and_addressee() -> None:
    assert _facts(9, SAID) == SpeechFacts("asserted", None, None)


def test_channel_and_addressee_are_the_runs_of_their_words() -> None:
    facts = _facts(9, SAID, channel=dict.fromkeys((6, 7, 8), 6), addressee={1: 6, 2: 6})
    assert (facts.channel, facts.addressee) == ((6, 9), (1, 3))


def test_one_word_may_be_both() -> None:
    facts = _facts(9, SAID, channel={6: 6}, addressee={6: 6, 7: 6})
    assert (facts.channel, facts.addressee) == ((6, 7), (6, 8))


def test_words_at_the_threshold_belong_to_nothing() -> None:
    assert _facts(9, SAID, channel={6: 5.0}).channel is None
    assert _facts(9, SAID, channel={5: 5.0, 6: 5.1, 7: 5.0}).channel == (6, 7)


def test_of_two_runs_the_one_with_the_likeliest_word_is_taken() -> None:
    facts = _facts(12, SAID, channel={0: 6, 1: 6, 2: 6, 8: 5.5, 9: 8})
    assert facts.channel == (8, 10)


@pytest.mark.parametrize(("words", "cue"), [(1, range(1)), (3, range(1)), (3, range(2, 3))])
def test_a_run_may_reach_the_edges_of_the_text(words: int, cue: range) -> None:
    everything = dict.fromkeys(range(words), 6.0)
    assert _facts(words, cue, channel=everything).channel == (0, words)


@pytest.mark.parametrize("side", [-1, 1])
def test_a_word_tells_something_up_to_the_reach_and_not_beyond_it(side: int) -> None:
    words, cue = 300, range(150, 152)
    place = cue.start + side * REACH
    assert _facts(words, cue, channel={place: 6}).channel == (place, place + 1)
    assert _facts(words, cue, channel={place + side: 6}).channel is None


@pytest.mark.parametrize("polarity", POLARITIES)
def test_the_polarity_is_the_likeliest_of_the_cue(polarity: str) -> None:
    row = [1.0 if name == polarity else 0.0 for name in POLARITIES]
    assert _facts(9, SAID, polarities={4: row}).polarity == polarity


def test_all_words_of_a_cue_have_their_say_in_its_polarity_and_no_others() -> None:
    asserted, denied = ([float(n == k) for n in range(len(POLARITIES))] for k in (0, 1))
    strong = [3 * value for value in denied]
    cue = range(4, 7)
    assert _facts(9, cue, polarities={4: strong, 5: asserted, 6: asserted}).polarity == "denied"
    assert _facts(9, cue, polarities={4: denied, 5: asserted, 6: asserted}).polarity == "asserted"
    assert _facts(9, cue, polarities={3: strong, 4: asserted, 7: strong}).polarity == "asserted"


@given(st.integers(1, 150), st.data())
def test_whatever_the_outputs_runs_lie_in_the_text_near_the_cue(
    words: int, data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, words - 1))
    cue = range(first, data.draw(st.integers(first + 1, words)))
    chance = np.random.default_rng(data.draw(st.integers(0, 2**32 - 1)))
    strengths: Floats = chance.uniform(3, 7, size=words).astype(np.float32)
    facts = _facts(words, cue, channel=dict(enumerate(strengths.tolist())))
    near = range(max(0, first - REACH), min(words, first + REACH + 1))
    if facts.channel is None:
        assert strengths[near].max() <= 5
        return
    start, end = facts.channel
    assert near.start <= start < end <= near.stop
    assert np.all(strengths[start:end] > 5)
    assert strengths[start:end].max() == strengths[near].max()
