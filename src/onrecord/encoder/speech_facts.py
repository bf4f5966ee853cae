"""How a cue puts its content, through what and to whom: what the encoder tells of a saying."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.encoder.comparers import LinkWeights
from onrecord.encoder.decoding import TaggedSpan
from onrecord.encoder.labels import CIRCUMSTANCES, POLARITIES
from onrecord.encoder.linking import compared, places_beside
from onrecord.encoder.session import Emissions
from onrecord.encoder.tokenization import Integers
from onrecord.schema.annotation import Polarity

Floats = npt.NDArray[np.float32]

# Words farther from a cue than this tell nothing of it; the head learned from words so near.
_REACH: Final = 60
# A word belongs to a channel or an addressee from this probability on; set on articles of PolNeAR
# train that training kept out, so that two found in three are right.
THRESHOLD: Final = 0.7
_LEAST: Final = float(np.log(THRESHOLD / (1 - THRESHOLD)))

Words = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SpeechFacts:
    """What is told of a saying.

    Attributes:
        polarity: how the content is put.
        channel: words ``[first, last)`` for what it went through, or None.
        addressee: words ``[first, last)`` for whom it was said to, or None.
    """

    polarity: Polarity = "asserted"
    channel: Words | None = None
    addressee: Words | None = None


def speech_facts(
    emissions: Emissions, paragraphs: Integers, cue: TaggedSpan, weights: LinkWeights
) -> SpeechFacts:
    """Return what the encoder tells of the saying of a cue.

    Args:
        emissions: the heads' outputs.
        paragraphs: number of the paragraph of each word, ``[words]``.
        cue: the cue.
        weights: the weights that compare words with cues.
    """
    polarity = POLARITIES[int(emissions.polarities[cue.first : cue.last].sum(axis=0).argmax())]
    first = max(0, cue.first - _REACH)
    last = min(len(paragraphs), cue.first + _REACH + 1)
    places = places_beside(cue.first, np.arange(first, last), paragraphs)
    joint = compared(emissions, cue, emissions.words[first:last], places, weights)
    logits = joint @ weights.circumstance_output + weights.circumstance_bias
    found = {
        name: _likeliest_run(logits[:, column], first) for column, name in enumerate(CIRCUMSTANCES)
    }
    return SpeechFacts(polarity, found["channel"], found["addressee"])


def _likeliest_run(logits: Floats, first: int) -> Words | None:
    """Return the run of words over the threshold whose likeliest word is the likeliest of all."""
    best = int(logits.argmax())
    if logits[best] <= _LEAST:
        return None
    start = end = best
    while start > 0 and logits[start - 1] > _LEAST:
        start -= 1
    while end + 1 < len(logits) and logits[end + 1] > _LEAST:
        end += 1
    return first + start, first + end + 1
