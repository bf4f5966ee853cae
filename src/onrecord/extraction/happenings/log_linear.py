"""How likely it is that a candidate is what it looks like: a log-linear model over named features.

Logistic regression: a weight for each feature that is seen, so that a decision can be explained
feature by feature. `training.commitments_and_absences` fits the weights on what the
project annotated.
"""

import json
import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final, Protocol, TypeVar

from onrecord.schema.annotation import Offsets

WEIGHTS_FILE: Final = "{kind}s/weights.json"
"""Weights of each kind of happening, by feature."""

BIAS: Final = "any"
"""The feature that every candidate has."""


@cache
def read_weights(kind: str) -> Mapping[str, float]:
    """Return the weights of a kind of happening, by the names of the features."""
    name = WEIGHTS_FILE.format(kind=kind)
    told = json.loads(files("onrecord.extraction.happenings").joinpath(name).read_text("utf-8"))
    return {feature: float(weight) for feature, weight in told.items()}


def probability(kind: str, features: Iterable[str]) -> float:
    """Return the probability that a candidate with these features is right, 0 to 1.

    Args:
        kind: which kind of happening ("commitment", "absence").
        features: what is seen; those that were not seen in training tell nothing.
    """
    weights = read_weights(kind)
    score = weights.get(BIAS, 0.0) + sum(weights.get(feature, 0.0) for feature in features)
    return 1 / (1 + math.exp(-score))


class _Worded(Protocol):
    @property
    def wording(self) -> Offsets:
        """The clause that says it."""


_Candidate = TypeVar("_Candidate", bound=_Worded)


def likeliest_apart(
    judged: Iterable[tuple[float, _Candidate]], least: float
) -> list[tuple[float, _Candidate]]:
    """Return the candidates that are likely enough, the likeliest of those that overlap.

    Args:
        judged: candidates with their probabilities.
        least: the lowest probability that is kept, 0 to 1.
    """
    kept: list[tuple[float, _Candidate]] = []
    taken: list[Offsets] = []
    for likely, candidate in sorted(judged, key=lambda one: -one[0]):
        if likely < least:
            break
        place = bisect_left(taken, candidate.wording)
        is_free_before = place == 0 or taken[place - 1][1] <= candidate.wording[0]
        is_free_after = place == len(taken) or candidate.wording[1] <= taken[place][0]
        if is_free_before and is_free_after:
            taken.insert(place, candidate.wording)
            kept.append((likely, candidate))
    return kept
