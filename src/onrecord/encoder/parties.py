"""Which words near a word that tells of something are who takes part, where and when."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.encoder.comparers import PartyWeights
from onrecord.encoder.labels import DISTANCE_BUCKETS, PARAGRAPH_BUCKETS, PARTY_ROLES
from onrecord.encoder.session import HappeningEmissions
from onrecord.encoder.tokenization import Integers, distance_buckets

Floats = npt.NDArray[np.float32]

PARTY_REACH: Final = 60
"""Words farther from what tells of something than this are nothing to it."""

LEAST_PARTY: Final = 0.5
"""A word is what it is to a trigger from this probability on."""

Words = tuple[int, int]


class PartyFinder:
    """Compares the words around one trigger with it.

    A trigger is a run of words ``[first, last)``: a word that tells of an encounter or an action,
    or the clause of a commitment or an absence.
    """

    def __init__(
        self,
        emissions: HappeningEmissions,
        paragraphs: Integers,
        trigger: Words,
        weights: PartyWeights,
    ) -> None:
        """Work out what each word near a trigger is to it.

        Args:
            emissions: the heads' outputs.
            paragraphs: number of the paragraph of each word, ``[words]``.
            trigger: the trigger.
            weights: the weights of the comparison.
        """
        first, last = trigger
        self._begin = max(0, first - PARTY_REACH)
        end = min(len(paragraphs), last + PARTY_REACH)
        words = np.arange(self._begin, end)
        joint = emissions.triggers[first:last].mean(axis=0) + emissions.parties[words]
        joint += weights.distances[distance_buckets(beside(words, trigger), DISTANCE_BUCKETS)]
        joint += weights.paragraphs[paragraph_buckets(paragraphs[words] - paragraphs[first])]
        logits = np.maximum(joint, 0) @ weights.output + weights.bias
        exponentials = np.exp(logits - logits.max(axis=1, keepdims=True))
        self._probabilities: Floats = exponentials / exponentials.sum(axis=1, keepdims=True)

    def likeliest(self, role: str) -> Words | None:
        """Return the run of words that has the likeliest word of a role, or None."""
        column = self._probabilities[:, PARTY_ROLES.index(role)]
        best = int(column.argmax())
        if column[best] < LEAST_PARTY:
            return None
        place = self._begin + best
        return next(run for run in self.all(role) if run[0] <= place < run[1])

    def all(self, role: str) -> Iterator[Words]:
        """Yield all runs of words of a role, in order."""
        column = self._probabilities[:, PARTY_ROLES.index(role)]
        likely = np.concatenate(([False], column >= LEAST_PARTY, [False]))
        edges = np.flatnonzero(likely[1:] != likely[:-1]) + self._begin
        yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def beside(words: Integers, trigger: Words) -> Integers:
    """Return how far words stand before or after a trigger, 0 for those inside."""
    first, last = trigger
    distances: Integers = np.minimum(words - first, 0) + np.maximum(words - last + 1, 0)
    return distances


def paragraph_buckets(distances: Integers) -> Integers:
    """Map signed distances in paragraphs to ``PARAGRAPH_BUCKETS`` classes."""
    half = PARAGRAPH_BUCKETS // 2
    classes: Integers = np.clip(distances, -half, half) + half
    return classes
