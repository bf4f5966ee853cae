"""What the encoder says of words that it is asked about: deeds and promises."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.encoder.comparers import DeedWeights
from onrecord.encoder.labels import COMMISSIVE_ACTION
from onrecord.encoder.session import HappeningEmissions

Floats = npt.NDArray[np.float32]


def deed_probabilities(
    emissions: HappeningEmissions,
    actor: Sequence[int],
    recipient: Sequence[int],
    near: range,
    weights: DeedWeights,
) -> Floats:
    """Return the probabilities of what one party does to another, ``[DEED_CLASSES]``.

    The two parties together look for the words that tell it: an attention over the words near them.

    Args:
        emissions: the heads' outputs.
        actor: words for who does it; none where the text does not say.
        recipient: words for whom it is done to; none where the text does not say.
        near: the words to look at, those of the sentence.
        weights: the weights of the comparison.
    """
    parties = _mean(emissions.actors, actor, weights.unknown[0])
    parties = parties + _mean(emissions.recipients, recipient, weights.unknown[1])
    looked_at = slice(near.start, near.stop)
    told = _attended(parties, emissions.deed_keys[looked_at], emissions.deed_values[looked_at])
    logits = np.maximum(parties + told, 0) @ weights.output + weights.bias
    return _normal(np.exp(logits - logits.max()))


def commitment_log_odds(emissions: HappeningEmissions, words: range) -> float:
    """Return the log-odds that words commit somebody to do something; 0 without words.

    The logits of the acts are averaged over the words.
    """
    if not words:
        return 0.0
    logits = emissions.speech_acts[words.start : words.stop].mean(axis=0)
    others = np.delete(logits, COMMISSIVE_ACTION)
    return float(logits[COMMISSIVE_ACTION] - np.logaddexp.reduce(others))


def _attended(asking: Floats, keys: Floats, values: Floats) -> Floats:
    """Return the mean of values, each weighed by how far its key answers what is asked."""
    scores = keys @ asking / np.sqrt(np.float32(len(asking)))
    found: Floats = _normal(np.exp(scores - scores.max())) @ values
    return found


def _mean(projections: Floats, words: Sequence[int], unknown: Floats) -> Floats:
    if not len(words):
        return unknown
    mean: Floats = projections[list(words)].mean(axis=0)
    return mean


def _normal(values: Floats) -> Floats:
    normal: Floats = values / values.sum()
    return normal
