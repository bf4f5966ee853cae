"""How a sentence treats each of those it names: narrow layers of attention over its words.

What the encoder makes of a word is the same whoever is asked about. So the words of a sentence are
read once more for each target, in a space a third as wide, with the target marked among them and
each word told how far away it stands. A layer in which all words look at one another is followed by
some in which the target alone looks at the words; what it has become tells the stance. Layers are
normalised before each part (Xiong et al. 2020).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.encoder.comparers import StanceWeights
from onrecord.encoder.labels import (
    DISTANCE_BUCKETS,
    SENTENCE_LAYERS,
    STANCE_ATTENTIONS,
    STANCES,
)
from onrecord.encoder.tokenization import Integers, distance_buckets

Floats = npt.NDArray[np.float32]
Truths = npt.NDArray[np.bool_]

STANCE_REACH: Final = 100
"""Words on either side of a target that are looked at, however long its sentence is."""
# Words that are read at once: more need more memory and gain nothing.
_AT_ONCE: Final = 2048
_EPSILON: Final = 1e-5
_NOTHING_THERE: Final = -1e4


@dataclass(frozen=True, slots=True)
class StanceTarget:
    """Words that name somebody, and the words of their sentence, both as numbers of words.

    Attributes:
        named: the words that name the target.
        near: the words to look at, ``named`` among them.
    """

    named: range
    near: range


@dataclass(frozen=True, slots=True, eq=False)
class MarkedTargets:
    """Targets with the words around them, a row for each target, filled up to the longest.

    Attributes:
        words: number of the word at each place, ``[targets, places]``; 0 where there is none.
        there: whether there is a word, ``[targets, places]``.
        named: whether it names the target, ``[targets, places]``.
        distances: buckets of how far it stands from the target, ``[targets, places]``.
    """

    words: Integers
    there: Truths
    named: Truths
    distances: Integers


def stance_probabilities(
    states: Floats, targets: Sequence[StanceTarget], weights: StanceWeights
) -> Floats:
    """Return the probabilities of the stances towards targets, ``[targets, STANCES]``.

    Args:
        states: projections of the words of a text, ``[words, width]``.
        targets: the targets; of one without a word, all stances are alike.
        weights: the weights of the layers.
    """
    told = np.full((len(targets), len(STANCES)), 1 / len(STANCES), dtype=np.float32)
    for group in _groups(targets):
        marked = mark_targets([targets[number] for number in group])
        logits = _logits(states, marked, weights)
        told[group] = _softmax(logits)
    return told


def within_reach(target: StanceTarget) -> range:
    """Return the words that are looked at for a target."""
    first = max(target.near.start, target.named.start - STANCE_REACH)
    return range(first, min(target.near.stop, target.named.stop + STANCE_REACH))


def mark_targets(targets: Sequence[StanceTarget]) -> MarkedTargets:
    """Lay out targets with the words around them, for the layers to read at once.

    Args:
        targets: at least one, each with a word.
    """
    reaches = [within_reach(target) for target in targets]
    places = np.arange(max(len(reach) for reach in reaches))[None]
    begins, sizes, firsts, lasts = np.array(
        [
            (reach.start, len(reach), target.named.start, target.named.stop)
            for reach, target in zip(reaches, targets, strict=True)
        ]
    ).T[:, :, None]
    words = begins + places
    there = places < sizes
    away = np.minimum(words - firsts, 0) + np.maximum(words - lasts + 1, 0)
    named = there & (away == 0)
    buckets = distance_buckets(away, DISTANCE_BUCKETS)
    return MarkedTargets(np.where(there, words, 0), there, named, buckets)


def _groups(targets: Sequence[StanceTarget]) -> Iterator[list[int]]:
    """Yield numbers of targets that are read at once, those with as many words together."""
    sizes = {
        number: len(within_reach(target)) for number, target in enumerate(targets) if target.named
    }
    group: list[int] = []
    for number in sorted(sizes, key=sizes.__getitem__):
        if group and (len(group) + 1) * sizes[number] > _AT_ONCE:
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def _logits(states: Floats, marked: MarkedTargets, weights: StanceWeights) -> Floats:
    read = states[marked.words] + weights.marks[marked.named.astype(np.int64)]
    read += weights.distances[marked.distances]
    for layer in range(SENTENCE_LAYERS):
        read = _layer(read, read, marked.there, weights, layer)
    shares = marked.named / np.maximum(marked.named.sum(axis=1, keepdims=True), 1)
    target: Floats = shares[:, None].astype(np.float32) @ read
    for layer in range(SENTENCE_LAYERS, len(weights.attention)):
        target = _layer(target, read, marked.there, weights, layer)
    joined = _normalized(target[:, 0], weights.last_norm) @ weights.joining + weights.joining_bias
    logits: Floats = np.maximum(joined, 0) @ weights.output + weights.bias
    return logits


def _layer(
    asking: Floats, read: Floats, there: Truths, weights: StanceWeights, layer: int
) -> Floats:
    """Return what becomes of those that look at the words, ``[targets, asking, width]``.

    Args:
        asking: the words that look, or the target, ``[targets, asking, width]``.
        read: the words that are looked at, ``[targets, places, width]``.
        there: whether there is a word, ``[targets, places]``.
        weights: the weights.
        layer: the number of the layer.
    """
    before, between = weights.norms[layer]
    width = asking.shape[-1]
    asked, told = np.split(weights.attention[layer], [width], axis=1)
    asked_bias, told_bias = np.split(weights.attention_bias[layer], [width])
    found = _attended(
        _normalized(asking, before) @ asked + asked_bias,
        _normalized(read, before) @ told + told_bias,
        there,
    )
    asking = asking + found @ weights.mixing[layer] + weights.mixing_bias[layer]
    wide = _normalized(asking, between) @ weights.widening[layer] + weights.widening_bias[layer]
    narrow = np.maximum(wide, 0) @ weights.narrowing[layer] + weights.narrowing_bias[layer]
    changed: Floats = asking + narrow
    return changed


def _attended(asked: Floats, told: Floats, there: Truths) -> Floats:
    """Return means of what words tell, weighed by several attentions, one beside another.

    Args:
        asked: what is asked, ``[targets, asking, width]``.
        told: keys and values of the words, ``[targets, places, 2 * width]``.
        there: whether there is a word, ``[targets, places]``.
    """
    keys, values = np.split(told, 2, axis=2)
    scores = _split(asked) @ _split(keys).transpose(0, 1, 3, 2)
    scores /= np.float32(np.sqrt(asked.shape[-1] // STANCE_ATTENTIONS))
    scores = np.where(there[:, None, None], scores, np.float32(_NOTHING_THERE))
    found = (_softmax(scores) @ _split(values)).transpose(0, 2, 1, 3)
    attended: Floats = found.reshape(asked.shape)
    return attended


def _split(values: Floats) -> Floats:
    """Return the values of each attention, ``[targets, attentions, places, part]``."""
    targets, places, _ = values.shape
    return values.reshape(targets, places, STANCE_ATTENTIONS, -1).transpose(0, 2, 1, 3)


def _normalized(values: Floats, norm: Floats) -> Floats:
    """Normalise over the last axis; ``norm`` holds scale and shift, ``[2, width]``."""
    centred = values - values.mean(axis=-1, keepdims=True)
    deviation = np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + np.float32(_EPSILON))
    normalized: Floats = centred / deviation * norm[0] + norm[1]
    return normalized


def _softmax(scores: Floats) -> Floats:
    exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = exponentials / exponentials.sum(axis=-1, keepdims=True)
    return shares
