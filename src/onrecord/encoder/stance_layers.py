"""How a sentence treats each of those it names: a target looks at the words of its sentence.

What the encoder makes of a word is the same whoever is asked about. So the graph puts out, from the
states of all its layers, what each word has to tell anybody: keys and values for a few rounds of
attention in a space a third as wide. In each round a target looks at the words near it, told how
far away each stands, and what it has become after the last one tells the stance. All that grows
with the words is worked out once, in the graph; a target costs little. Layers are normalised before
each part (Xiong et al. 2020); distances are added to keys and values (Shaw et al. 2018).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.encoder.comparers import StanceWeights
from onrecord.encoder.labels import DISTANCE_BUCKETS, STANCE_ATTENTIONS, STANCES
from onrecord.encoder.session import HappeningEmissions
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
    emissions: HappeningEmissions, targets: Sequence[StanceTarget], weights: StanceWeights
) -> Floats:
    """Return the probabilities of the stances towards targets, ``[targets, STANCES]``.

    Args:
        emissions: what the words of a text tell.
        targets: the targets; of one without a word, all stances are alike.
        weights: the weights of the layers.
    """
    told = np.full((len(targets), len(STANCES)), 1 / len(STANCES), dtype=np.float32)
    for group in _groups(targets):
        marked = mark_targets([targets[number] for number in group])
        told[group] = _softmax(_logits(emissions, marked, weights))
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


def _logits(emissions: HappeningEmissions, marked: MarkedTargets, weights: StanceWeights) -> Floats:
    shares = marked.named / marked.named.sum(axis=1, keepdims=True)
    words = emissions.stance_words[marked.words]
    target: Floats = (shares[:, None].astype(np.float32) @ words)[:, 0] + weights.mark
    rounds = np.split(emissions.stance_told, len(weights.asking), axis=1)
    for number, told in enumerate(rounds):
        heard = told[marked.words] + weights.distances[number][marked.distances]
        target = _round(target, heard, marked.there, weights, number)
    joined = _normalized(target, weights.last_norm) @ weights.joining + weights.joining_bias
    logits: Floats = np.maximum(joined, 0) @ weights.output + weights.bias
    return logits


def _round(
    target: Floats, told: Floats, there: Truths, weights: StanceWeights, number: int
) -> Floats:
    """Return what becomes of targets that look at words once, ``[targets, width]``.

    Args:
        target: what they are, ``[targets, width]``.
        told: keys and values of the words near each, ``[targets, places, 2 * width]``.
        there: whether there is a word, ``[targets, places]``.
        weights: the weights.
        number: which round it is, from 0 on.
    """
    before, between = weights.norms[number]
    asked = _normalized(target, before) @ weights.asking[number] + weights.asking_bias[number]
    found = _attended(asked, told, there)
    target = target + found @ weights.mixing[number] + weights.mixing_bias[number]
    wide = _normalized(target, between) @ weights.widening[number] + weights.widening_bias[number]
    narrow = np.maximum(wide, 0) @ weights.narrowing[number]
    became: Floats = target + narrow + weights.narrowing_bias[number]
    return became


def _attended(asked: Floats, told: Floats, there: Truths) -> Floats:
    """Return means of what words tell, weighed by several attentions, one beside another.

    Args:
        asked: what is asked, ``[targets, width]``.
        told: keys and values of the words, ``[targets, places, 2 * width]``.
        there: whether there is a word, ``[targets, places]``.
    """
    keys, values = np.split(told, 2, axis=2)
    scores = _split(asked[:, None]) @ _split(keys).transpose(0, 1, 3, 2)
    scores *= np.float32((asked.shape[-1] // STANCE_ATTENTIONS) ** -0.5)
    scores += np.where(there, np.float32(0), np.float32(_NOTHING_THERE))[:, None, None]
    found: Floats = (_softmax(scores) @ _split(values)).reshape(asked.shape)
    return found


def _split(values: Floats) -> Floats:
    """Return the values of each attention, ``[targets, attentions, places, part]``."""
    targets, places, _ = values.shape
    return values.reshape(targets, places, STANCE_ATTENTIONS, -1).transpose(0, 2, 1, 3)


def _normalized(values: Floats, norm: Floats) -> Floats:
    """Normalise over the last axis, then scale and shift by the rows of ``norm``."""
    centred = values - values.mean(axis=1, keepdims=True)
    spread = np.sqrt(np.square(centred).mean(axis=1, keepdims=True) + np.float32(_EPSILON))
    normalized: Floats = centred / spread * norm[0] + norm[1]
    return normalized


def _softmax(scores: Floats) -> Floats:
    exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = exponentials / exponentials.sum(axis=-1, keepdims=True)
    return shares
