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
_HERE: Final = int(distance_buckets(np.zeros(1, dtype=np.int64), DISTANCE_BUCKETS)[0])


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


def _within_reach(target: StanceTarget) -> range:
    """Return the words that are looked at for a target."""
    first = max(target.near.start, target.named.start - STANCE_REACH)
    return range(first, min(target.near.stop, target.named.stop + STANCE_REACH))


def mark_targets(targets: Sequence[StanceTarget]) -> MarkedTargets:
    """Lay out targets with the words around them, for the layers to read at once.

    Args:
        targets: at least one, each with a word.
    """
    reaches = [_within_reach(target) for target in targets]
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
        number: len(_within_reach(target)) for number, target in enumerate(targets) if target.named
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
    rows = weights.distances + weights.marks[0]
    # Nothing but the target stands nowhere away from it.
    rows[_HERE] += weights.marks[1] - weights.marks[0]
    read = states[marked.words] + rows[marked.distances]
    for layer in range(SENTENCE_LAYERS):
        read = _layer(read, _normalized(read), marked.there, weights, layer)
    shares = marked.named / np.maximum(marked.named.sum(axis=1, keepdims=True), 1)
    target: Floats = shares[:, None].astype(np.float32) @ read
    looked_at = _normalized(read)
    for layer in range(SENTENCE_LAYERS, len(weights.attention)):
        target = _layer(target, looked_at, marked.there, weights, layer)
    joined = _product(_normalized(target), weights.joining, weights.joining_bias, weights.last_norm)
    logits: Floats = np.maximum(joined[:, 0], 0) @ weights.output + weights.bias
    return logits


def _layer(
    asking: Floats, looked_at: Floats, there: Truths, weights: StanceWeights, layer: int
) -> Floats:
    """Return what becomes of those that look at the words, ``[targets, asking, width]``.

    Args:
        asking: the words that look, or the target, ``[targets, asking, width]``.
        looked_at: the words that are looked at, normalised, ``[targets, places, width]``.
        there: whether there is a word, ``[targets, places]``.
        weights: the weights.
        layer: the number of the layer.
    """
    before, between = weights.norms[layer]
    width = asking.shape[-1]
    attention, bias = weights.attention[layer], weights.attention_bias[layer]
    found = _attended(
        _product(_normalized(asking), attention[:, :width], bias[:width], before),
        _product(looked_at, attention[:, width:], bias[width:], before),
        there,
    )
    asking = asking + _product(found, weights.mixing[layer], weights.mixing_bias[layer])
    wide = _product(
        _normalized(asking), weights.widening[layer], weights.widening_bias[layer], between
    )
    np.maximum(wide, 0, out=wide)
    asking += _product(wide, weights.narrowing[layer], weights.narrowing_bias[layer])
    return asking


def _attended(asked: Floats, told: Floats, there: Truths) -> Floats:
    """Return means of what words tell, weighed by several attentions, one beside another.

    Args:
        asked: what is asked, ``[targets, asking, width]``.
        told: keys and values of the words, ``[targets, places, 2 * width]``.
        there: whether there is a word, ``[targets, places]``.
    """
    keys, values = np.split(told, 2, axis=2)
    scores = _split(asked) @ _split(keys).transpose(0, 1, 3, 2)
    scores *= np.float32((asked.shape[-1] // STANCE_ATTENTIONS) ** -0.5)
    scores += np.where(there, np.float32(0), np.float32(_NOTHING_THERE))[:, None, None]
    found = (_softmax(scores) @ _split(values)).transpose(0, 2, 1, 3)
    attended: Floats = found.reshape(asked.shape)
    return attended


def _split(values: Floats) -> Floats:
    """Return the values of each attention, ``[targets, attentions, places, part]``."""
    targets, places, _ = values.shape
    return values.reshape(targets, places, STANCE_ATTENTIONS, -1).transpose(0, 2, 1, 3)


def _product(values: Floats, weights: Floats, bias: Floats, norm: Floats | None = None) -> Floats:
    """Return ``values @ weights + bias``, of all targets in one product.

    Where scale and shift of a normalisation are given, ``[2, width]``, they are taken into the
    weights: values are many, and weights are few.
    """
    if norm is not None:
        weights, bias = norm[0][:, None] * weights, norm[1] @ weights + bias
    product = values.reshape(-1, values.shape[-1]) @ weights
    product += bias
    return product.reshape(*values.shape[:-1], -1)


def _normalized(values: Floats) -> Floats:
    """Normalise over the last axis, without scale and shift."""
    flat = values.reshape(-1, values.shape[-1])
    centred = flat - flat.mean(axis=1, keepdims=True)
    squares = np.einsum("ij,ij->i", centred, centred) / np.float32(flat.shape[1])
    centred /= np.sqrt(squares + np.float32(_EPSILON))[:, None]
    normalized: Floats = centred.reshape(values.shape)
    return normalized


def _softmax(scores: Floats) -> Floats:
    exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = exponentials / exponentials.sum(axis=-1, keepdims=True)
    return shares
