"""How sure the reader is of an attribution, as a calibrated probability.

The evidence of the heads is weighed by a logistic regression that is fitted on articles kept out
of training (Platt scaling with several inputs; Platt 1999).
"""

import math
from typing import Final

from onrecord.encoder.linking import LinkedAttribution
from onrecord.encoder.manifest import Calibration

EVIDENCE: Final = (
    "content words",
    "weakest content",
    "cue words",
    "source words",
    "has a source",
    "content link",
    "source link",
    "several contents",
    "log length of the content",
)
"""What the weights of a `Calibration` belong to, in order."""

# Keeps log-odds finite; probabilities nearer to 0 or 1 say nothing more.
_EDGE: Final = 1e-3


def evidence(attribution: LinkedAttribution) -> tuple[float, ...]:
    """Return the evidence for an attribution, one figure for each entry of ``EVIDENCE``."""
    contents = attribution.contents
    lengths = [content.last - content.first for content in contents]
    words = sum(lengths)
    mean = sum(c.confidence * n for c, n in zip(contents, lengths, strict=True)) / words
    source = attribution.source
    return (
        _log_odds(mean),
        _log_odds(min(content.confidence for content in contents)),
        _log_odds(attribution.cue.confidence) if attribution.cue else 0.0,
        _log_odds(source.confidence) if source else 0.0,
        1.0 if source else 0.0,
        _log_odds(attribution.content_link),
        _log_odds(attribution.source_link) if source else 0.0,
        1.0 if len(contents) > 1 else 0.0,
        math.log(words),
    )


def confidence(attribution: LinkedAttribution, calibration: Calibration) -> float:
    """Return the probability that an attribution is right, 0 to 1."""
    total = calibration.intercept + sum(
        weight * value
        for weight, value in zip(calibration.weights, evidence(attribution), strict=True)
    )
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def _log_odds(probability: float) -> float:
    clipped = min(1.0 - _EDGE, max(_EDGE, probability))
    return math.log(clipped / (1.0 - clipped))
