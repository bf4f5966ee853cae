import numpy as np
import pytest

from onrecord.encoder.judgements import commitment_log_odds, deed_probabilities
from onrecord.encoder.labels import COMMISSIVE_ACTION, DEED_CLASSES, SPEECH_ACTS
from tests.encoder.synthetic import Floats
from tests.encoder.synthetic_happenings import DEED_WIDTH, happening_emissions, happening_weights

WORDS = 6
AID, ACCUSE = DEED_CLASSES.index("AID"), DEED_CLASSES.index("ACCUSE")


def _rows(width: int, **at: tuple[int, float]) -> Floats:
    rows = np.zeros((WORDS, width), dtype=np.float32)
    for word, (column, value) in at.items():
        rows[int(word.removeprefix("w")), column] = value
    return rows


def test_parties_look_for_the_word_that_tells_what_is_done() -> None:
    # The actor asks for what word 2 answers with; word 4 answers something else.
    emissions = happening_emissions(
        WORDS,
        actors=_rows(DEED_WIDTH, w0=(0, 2.0)),
        deed_keys=_rows(DEED_WIDTH, w2=(0, 20.0)),
        deed_values=_rows(DEED_WIDTH, w2=(AID, 5.0), w4=(ACCUSE, 5.0)),
    )
    weights = happening_weights().deeds
    told = deed_probabilities(emissions, range(1), range(5, 6), range(WORDS), weights)
    assert told[1:].argmax() == AID - 1
    assert told.sum() == pytest.approx(1)
    elsewhere = deed_probabilities(emissions, range(1), range(5, 6), range(3, WORDS), weights)
    assert elsewhere[1:].argmax() == ACCUSE - 1


def test_a_party_that_is_not_named_has_a_place_of_its_own() -> None:
    emissions = happening_emissions(WORDS, actors=_rows(DEED_WIDTH, w0=(AID, 1.0)))
    weights = happening_weights().deeds
    weights.unknown[1, ACCUSE] = 9.0
    assert deed_probabilities(emissions, range(1), (), range(WORDS), weights).argmax() == ACCUSE
    named = deed_probabilities(emissions, range(1), range(5, 6), range(WORDS), weights)
    assert named.argmax() == AID


def test_words_commit_by_the_mean_of_their_logits() -> None:
    others = np.log(len(SPEECH_ACTS) - 1)
    values = np.zeros((WORDS, len(SPEECH_ACTS)), dtype=np.float32)
    values[:2, COMMISSIVE_ACTION] = 1.0, 3.0
    emissions = happening_emissions(WORDS, speech_acts=values)
    assert commitment_log_odds(emissions, range(2)) == pytest.approx(2 - others, abs=1e-5)
    assert commitment_log_odds(emissions, range(0)) == 0
