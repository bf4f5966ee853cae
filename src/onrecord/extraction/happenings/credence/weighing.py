"""How likely it is that an entry is right: its features and its words, weighed together.

Logistic regression over features by name, of which the weights are in `weights.json`, and over what
the encoder holds of the words that are parts of the entry (`onrecord.schema.grounds`).
`training.credence` fits both on entries that readers judged one by one.
"""

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from onrecord.extraction.happenings.credence.entries import (
    EntryFeatures,
    Parts,
    parts_of_absence,
    parts_of_action,
    parts_of_commitment,
)
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.grounds import GroundedSort, Grounds
from onrecord.schema.happenings import Absence, Action, Commitment, Encounter

WEIGHTS_FILE: Final = "weights.json"
BIAS: Final = "any"
"""The feature that every entry has."""


class Credence:
    """Weighs the entries of one article."""

    def __init__(self, scene: Scene, grounds: Grounds) -> None:
        """Prepare for an article.

        Args:
            scene: the article.
            grounds: what its words say for or against entries.
        """
        self._features = EntryFeatures(scene)
        self._grounds = grounds

    def of_encounter(self, one: Encounter) -> float:
        """Return the probability that an encounter is right, 0 to 1."""
        parts = self._features.parts_of_encounter(one)
        return self._weighed("encounters", self._features.encounter(one), parts)

    def of_action(self, one: Action) -> float:
        """Return the probability that an action is right, 0 to 1."""
        return self._weighed("actions", self._features.action(one), parts_of_action(one))

    def of_commitment(self, one: Commitment) -> float:
        """Return the probability that a commitment is right, 0 to 1."""
        features, parts = self._features.commitment(one), parts_of_commitment(one)
        return self._weighed("commitments", features, parts)

    def of_absence(self, one: Absence) -> float:
        """Return the probability that an absence is right, 0 to 1."""
        return self._weighed("absences", self._features.absence(one), parts_of_absence(one))

    def _weighed(self, sort: GroundedSort, features: Iterable[str], parts: Parts) -> float:
        weights = read_weights()[sort]
        score = weights[BIAS] + sum(weights.get(feature, 0.0) for feature in set(features))
        score += sum(self._grounds.of(sort, part, words) for part, words in parts.items())
        return 1 / (1 + math.exp(-score))


@cache
def read_weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of features by name, for each sort of entries."""
    told = files(__package__).joinpath(WEIGHTS_FILE).read_text("utf-8")
    weights: dict[str, dict[str, float]] = json.loads(told)
    return weights
