"""Outputs of the heads of what happened, and weights with which words speak for themselves."""

import numpy as np

from onrecord.encoder.comparers import (
    DeedWeights,
    HappeningWeights,
    PartyWeights,
    StanceWeights,
)
from onrecord.encoder.labels import (
    ABSENCE_TAGS,
    ACTION_CLASSES,
    COMMITMENT_TAGS,
    DEED_CLASSES,
    DISTANCE_BUCKETS,
    ENCOUNTER_CLASSES,
    HAPPENING_OUTPUTS,
    PARAGRAPH_BUCKETS,
    PARTY_ROLES,
    SPEECH_ACTS,
    STANCES,
    STATUSES,
)
from onrecord.encoder.session import HappeningEmissions
from tests.encoder.synthetic import Floats, nothing_found

PARTY_WIDTH = len(PARTY_ROLES)
DEED_WIDTH = len(DEED_CLASSES)
STANCE_WIDTH = 8
STANCE_ROUNDS = 2


def happening_emissions(count: int, **given: Floats) -> HappeningEmissions:
    """Return outputs that tell of nothing.

    Args:
        count: number of words of the text.
        given: outputs by name, in place of those that tell of nothing.
    """
    widths = {"triggers": PARTY_WIDTH, "parties": PARTY_WIDTH, "speech_acts": len(SPEECH_ACTS)}
    widths |= {"statuses": len(STATUSES), "stance_words": STANCE_WIDTH}
    widths["stance_told"] = STANCE_ROUNDS * 2 * STANCE_WIDTH
    outputs = {
        name: np.zeros((count, widths.get(name, DEED_WIDTH)), dtype=np.float32)
        for name in HAPPENING_OUTPUTS
    }
    for name, classes in (
        ("commitments", COMMITMENT_TAGS),
        ("absences", ABSENCE_TAGS),
        ("encounters", ENCOUNTER_CLASSES),
        ("actions", ACTION_CLASSES),
    ):
        outputs[name] = nothing_found(count, len(classes))
    return HappeningEmissions(**(outputs | given))


def happening_weights() -> HappeningWeights:
    """Return weights with which a word's own projection says what it is, or what is done."""
    return HappeningWeights(
        PartyWeights(
            np.zeros((DISTANCE_BUCKETS, PARTY_WIDTH), dtype=np.float32),
            np.zeros((PARAGRAPH_BUCKETS, PARTY_WIDTH), dtype=np.float32),
            np.eye(PARTY_WIDTH, dtype=np.float32),
            np.array([3.0, *(0.0 for _ in PARTY_ROLES[1:])], dtype=np.float32),
        ),
        DeedWeights(
            np.zeros((2, DEED_WIDTH), dtype=np.float32),
            np.eye(DEED_WIDTH, dtype=np.float32),
            np.zeros(DEED_WIDTH, dtype=np.float32),
        ),
        stance_weights(),
    )


def stance_weights() -> StanceWeights:
    """Return weights of rounds that change nothing, so that a target's words tell its stance."""
    rounds, width, wide = STANCE_ROUNDS, STANCE_WIDTH, 2 * STANCE_WIDTH

    def nothing(*shape: int) -> Floats:
        return np.zeros(shape, dtype=np.float32)

    plain = np.stack([np.ones(width, dtype=np.float32), nothing(width)])
    return StanceWeights(
        mark=nothing(width),
        distances=nothing(rounds, DISTANCE_BUCKETS, 2 * width),
        norms=np.tile(plain, (rounds, 2, 1, 1)),
        asking=nothing(rounds, width, width),
        asking_bias=nothing(rounds, width),
        mixing=nothing(rounds, width, width),
        mixing_bias=nothing(rounds, width),
        widening=nothing(rounds, width, wide),
        widening_bias=nothing(rounds, wide),
        narrowing=nothing(rounds, wide, width),
        narrowing_bias=nothing(rounds, width),
        last_norm=plain,
        joining=np.eye(width, dtype=np.float32),
        joining_bias=nothing(width),
        output=np.eye(width, len(STANCES), dtype=np.float32),
        bias=nothing(len(STANCES)),
    )


def parties_at(count: int, roles: dict[int, str]) -> Floats:
    """Return projections of words of which some are sure to be of a role."""
    projections = np.zeros((count, PARTY_WIDTH), dtype=np.float32)
    for word, role in roles.items():
        projections[word, PARTY_ROLES.index(role)] = 9.0
    return projections
