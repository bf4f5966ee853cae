"""Mentions: each is found by its head word, and its edges from there (nested ones included)."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.encoder.comparers import EdgeWeights
from onrecord.encoder.labels import EDGE_BUCKETS, MENTION_FORMS, MENTION_REACH
from onrecord.encoder.session import Emissions
from onrecord.encoder.tokenization import distance_buckets

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]

# A word is no mention where that is likelier than all classes together: a word that is one of some
# kind is one, however unsure its kind.
_NO_MENTION: Final = float(np.log(0.5))


@dataclass(frozen=True, slots=True)
class MentionWords:
    """A mention: words ``[first, last)`` with its head among them.

    Attributes:
        first, last: its words.
        head: index of its head word.
        type: index of its type in ``MENTION_TYPES``.
        form: index of its form in ``MENTION_FORMS``.
        confidence: probability of its type and form, 0 to 1.
    """

    first: int
    last: int
    head: int
    type: int
    form: int
    confidence: float


def find_mentions(
    emissions: Emissions, weights: EdgeWeights, sentences: Integers
) -> list[MentionWords]:
    """Return the mentions of a text, in order of their heads, each within a sentence.

    Args:
        emissions: the heads' outputs.
        weights: the weights that find edges.
        sentences: number of the sentence of each word, in order, ``[words]``.
    """
    heads = np.flatnonzero(emissions.mentions[:, 0] < _NO_MENTION)
    if not len(heads):
        return []
    classes = emissions.mentions[heads, 1:].argmax(axis=1) + 1
    sure = np.exp(emissions.mentions[heads, classes])
    firsts, lasts = _edges(emissions, heads, weights, sentences)
    forms = len(MENTION_FORMS)
    return [
        MentionWords(first, last + 1, head, (number - 1) // forms, (number - 1) % forms, confidence)
        for first, last, head, number, confidence in zip(
            firsts.tolist(),
            lasts.tolist(),
            heads.tolist(),
            classes.tolist(),
            sure.tolist(),
            strict=True,
        )
    ]


def _edges(
    emissions: Emissions, heads: Integers, weights: EdgeWeights, sentences: Integers
) -> tuple[Integers, Integers]:
    before, after = MENTION_REACH
    away = np.arange(-before, after + 1)
    places = heads[:, None] + away[None]
    inside = (places >= 0) & (places < len(emissions.edges))
    inside &= sentences.take(places, mode="clip") == sentences[heads][:, None]
    joint = emissions.edges.take(places, axis=0, mode="clip")
    joint += emissions.heads[heads][:, None]
    joint += weights.distances[distance_buckets(away, EDGE_BUCKETS)][None]
    scores = np.maximum(joint, 0, out=joint) @ weights.output + weights.bias
    scores[~inside] = -np.inf
    # A mention holds its head.
    first = places[np.arange(len(heads)), scores[:, : before + 1, 0].argmax(axis=1)]
    last = heads + scores[:, before:, 1].argmax(axis=1)
    return first, last
