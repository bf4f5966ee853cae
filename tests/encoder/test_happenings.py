import numpy as np
import pytest

from onrecord.encoder.happenings import HappeningFinder, find_triggers
from onrecord.encoder.labels import (
    ABSENCE_TAGS,
    ACTION_CLASSES,
    COMMISSIVE_ACTION,
    COMMITMENT_TAGS,
    DEED_CLASSES,
    ENCOUNTER_CLASSES,
    SPEECH_ACTS,
    STATUSES,
    TASKS,
)
from tests.encoder.synthetic import Floats, certain, text_of
from tests.encoder.synthetic_happenings import (
    DEED_WIDTH,
    happening_emissions,
    happening_weights,
    parties_at,
)

WORDS = 10
SENTENCES = ((0, 24), (25, 49))
"""Words are four characters long, and one apart: five in each sentence."""


def _classes(alphabet: tuple[str, ...], told: dict[int, str]) -> Floats:
    return np.log(
        certain(
            [alphabet.index(told.get(word, alphabet[0])) for word in range(WORDS)], len(alphabet)
        )
    )


def _statuses(word: int, *likely: str) -> Floats:
    logits = np.zeros((WORDS, len(STATUSES)), dtype=np.float32)
    for rank, status in enumerate(likely):
        logits[word, STATUSES.index(status)] = 9.0 - rank
    return logits


def _finder(tasks: tuple[str, ...] = TASKS, /, **given: Floats) -> HappeningFinder:
    emissions = happening_emissions(WORDS, **given)
    return HappeningFinder(emissions, text_of([1] * WORDS), happening_weights(), frozenset(tasks))


def test_an_encounter_has_its_participants_place_and_day() -> None:
    roles = {0: "participant", 4: "participant", 6: "place", 7: "place", 9: "when"}
    (found,) = _finder(
        encounters=_classes(ENCOUNTER_CLASSES, {2: "hearing"}),
        statuses=_statuses(2, "threatened", "planned"),
        parties=parties_at(WORDS, roles),
    ).encounters()
    assert (found.start, found.end, found.kind) == (10, 14, "hearing")
    # Encounters are not threatened.
    assert found.status == "planned"
    assert found.participants == ((0, 4), (20, 24))
    assert (found.place, found.when) == ((30, 39), (45, 49))
    assert 0.9 < found.confidence <= 1


def test_an_action_has_actor_and_recipient() -> None:
    (found,) = _finder(
        actions=_classes(ACTION_CLASSES, {2: "AID"}),
        statuses=_statuses(2, "denied"),
        parties=parties_at(WORDS, {1: "actor", 3: "recipient"}),
    ).actions(SENTENCES)
    assert (found.root, found.status) == ("AID", "denied")
    assert (found.actor, found.recipient, found.when) == ((5, 9), (15, 19), None)


def test_the_two_parties_have_a_say_in_what_is_done() -> None:
    unsure = np.log(certain([0] * WORDS, len(ACTION_CLASSES)))
    unsure[2] = np.log(1e-3)
    unsure[2, [ACTION_CLASSES.index("AID"), ACTION_CLASSES.index("ACCUSE")]] = np.log((0.5, 0.45))
    told = np.zeros((WORDS, DEED_WIDTH), dtype=np.float32)
    told[:, DEED_CLASSES.index("ACCUSE")] = 9.0
    parties = parties_at(WORDS, {1: "actor", 3: "recipient"})
    given = {"actions": unsure, "parties": parties, "deed_values": told}
    (found,) = _finder(TASKS, **given).actions(SENTENCES)
    assert found.root == "ACCUSE"
    alone = tuple(task for task in TASKS if task != "deeds")
    (found,) = _finder(alone, **given).actions(SENTENCES)
    assert found.root == "AID"


def test_clauses_have_kind_and_party() -> None:
    commitments = {3: "B-promise", 4: "I-promise", 5: "I-promise"}
    absences = {7: "B-no_response", 8: "I-no_response"}
    acts = np.zeros((WORDS, len(SPEECH_ACTS)), dtype=np.float32)
    acts[:, COMMISSIVE_ACTION] = 2.0 + np.log(len(SPEECH_ACTS) - 1)
    finder = _finder(
        commitments=_classes(COMMITMENT_TAGS, commitments),
        absences=_classes(ABSENCE_TAGS, absences),
        parties=parties_at(WORDS, {3: "who", 9: "when"}),
        speech_acts=acts,
    )
    (promise,) = finder.commitments()
    assert (promise.start, promise.end, promise.kind) == (15, 29, "promise")
    assert (promise.who, promise.due) == ((15, 19), (45, 49))
    assert promise.commits == pytest.approx(1 / (1 + np.exp(-2.0)))
    (absence,) = finder.absences()
    assert (absence.start, absence.end, absence.kind) == (35, 44, "no_response")
    assert absence.who == (15, 19)


def test_what_a_model_has_not_learned_is_not_told() -> None:
    finder = _finder(
        (),
        encounters=_classes(ENCOUNTER_CLASSES, {2: "visit"}),
        actions=_classes(ACTION_CLASSES, {2: "AID"}),
        commitments=_classes(COMMITMENT_TAGS, {3: "B-plan"}),
        absences=_classes(ABSENCE_TAGS, {3: "B-denial"}),
    )
    assert not [*finder.encounters(), *finder.actions(SENTENCES)]
    assert not [*finder.commitments(), *finder.absences()]


def test_neighbouring_words_of_one_kind_are_one_trigger() -> None:
    told = {1: "visit", 2: "visit", 3: "call", 6: "visit"}
    found = list(find_triggers(_classes(ENCOUNTER_CLASSES, told)))
    assert [(one.first, one.last) for one in found] == [(1, 3), (3, 4), (6, 7)]
    for one in found:
        assert np.exp(one.kinds).sum() == pytest.approx(1)
        assert 0 <= one.certainty <= 1
