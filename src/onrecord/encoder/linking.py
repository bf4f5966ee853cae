"""Which source and which contents belong to each cue."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.encoder.comparers import LinkWeights
from onrecord.encoder.decoding import TaggedSpan
from onrecord.encoder.labels import DISTANCE_BUCKETS, LINK_ROLES, PARAGRAPH_BUCKETS
from onrecord.encoder.session import Emissions
from onrecord.encoder.tokenization import distance_buckets

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]

_SOURCE: Final = LINK_ROLES.index("source")
_CONTENT: Final = LINK_ROLES.index("content")

# A span belongs to a cue where its words do with at least this mean probability; set on dev.
SOURCE_THRESHOLD: Final = 0.3
CONTENT_THRESHOLD: Final = 0.15
# A content that no cue claims is kept on its own, its speaker unknown, where it is this long and
# this likely; set on dev, where it finds a fortieth of all content for few false attributions.
UNCLAIMED_WORDS: Final = 8
UNCLAIMED_CONFIDENCE: Final = 0.6
# Words farther from a cue than this are not compared with it.
_REACH: Final = 200
_BUCKETS: Final = distance_buckets(np.arange(-_REACH, _REACH + 1), DISTANCE_BUCKETS)


@dataclass(frozen=True, slots=True)
class LinkedAttribution:
    """A cue with what is linked to it, or a content that no cue claims.

    Attributes:
        source, cue: spans of words, or None.
        contents: spans of words, in order.
        source_link: mean probability that the source's words are the cue's source, 0 to 1.
        content_link: the lowest such figure over the contents.
    """

    source: TaggedSpan | None
    cue: TaggedSpan | None
    contents: tuple[TaggedSpan, ...]
    source_link: float
    content_link: float


def link_attributions(
    emissions: Emissions,
    paragraphs: Integers,
    sources: list[TaggedSpan],
    cues: list[TaggedSpan],
    contents: list[TaggedSpan],
    weights: LinkWeights,
) -> list[LinkedAttribution]:
    """Link each content to its likeliest cue, and each cue to its likeliest source.

    Args:
        emissions: the heads' outputs.
        paragraphs: number of the paragraph of each word, ``[words]``.
        sources: decoded spans of sources, in order.
        cues: decoded spans of cues, in order.
        contents: decoded spans of contents, in order.
        weights: the weights of the links.

    Returns:
        Attributions with at least one content, in order of their first content.
    """
    owned: dict[int, list[tuple[TaggedSpan, float]]] = {}
    content_links = _span_links(emissions, paragraphs, cues, contents, weights, _CONTENT)
    source_links = _span_links(emissions, paragraphs, cues, sources, weights, _SOURCE)
    attributions = []
    for number, content in enumerate(contents):
        owner = int(content_links[:, number].argmax()) if cues else -1
        link = float(content_links[owner, number]) if cues else 0.0
        if link >= CONTENT_THRESHOLD:
            owned.setdefault(owner, []).append((content, link))
        elif _stands_alone(content):
            attributions.append(LinkedAttribution(None, None, (content,), 0.0, link))
    for owner, parts in owned.items():
        source, source_link = _best_source(source_links[owner], sources)
        attributions.append(
            LinkedAttribution(
                source,
                cues[owner],
                tuple(content for content, _ in parts),
                source_link,
                min(link for _, link in parts),
            )
        )
    return sorted(attributions, key=lambda a: a.contents[0].first)


def _stands_alone(content: TaggedSpan) -> bool:
    words = content.last - content.first
    return words >= UNCLAIMED_WORDS and content.confidence >= UNCLAIMED_CONFIDENCE


def _best_source(links: Floats, sources: list[TaggedSpan]) -> tuple[TaggedSpan | None, float]:
    if not sources:
        return None, 0.0
    best = int(links.argmax())
    link = float(links[best])
    return (sources[best], link) if link >= SOURCE_THRESHOLD else (None, link)


def _span_links(
    emissions: Emissions,
    paragraphs: Integers,
    cues: list[TaggedSpan],
    spans: list[TaggedSpan],
    weights: LinkWeights,
    role: int,
) -> Floats:
    """Return the mean probability of ``role`` over each span's words, ``[cues, spans]``."""
    links = np.zeros((len(cues), len(spans)), dtype=np.float32)
    if not cues or not spans:
        return links
    words = np.concatenate([np.arange(span.first, span.last) for span in spans])
    bounds = np.cumsum([0, *(span.last - span.first for span in spans)])
    counts = np.diff(bounds)
    for row, cue in enumerate(cues):
        low = int(np.searchsorted(words, cue.first - _REACH))
        high = int(np.searchsorted(words, cue.first + _REACH))
        if low == high:
            continue
        near = np.zeros(len(words), dtype=np.float32)
        near[low:high] = _role_probabilities(
            emissions, paragraphs, cue, words[low:high], weights, role
        )
        links[row] = np.add.reduceat(near, bounds[:-1]) / counts
    return links


def _role_probabilities(
    emissions: Emissions,
    paragraphs: Integers,
    cue: TaggedSpan,
    words: Integers,
    weights: LinkWeights,
    role: int,
) -> Floats:
    logits = compared(emissions, paragraphs, cue, words, weights) @ weights.output + weights.bias
    logits -= logits.max(axis=1, keepdims=True)
    exponentials = np.exp(logits)
    probabilities: Floats = exponentials[:, role] / exponentials.sum(axis=1)
    return probabilities


def compared(
    emissions: Emissions,
    paragraphs: Integers,
    cue: TaggedSpan,
    words: Integers,
    weights: LinkWeights,
) -> Floats:
    """Return what comes of comparing words with a cue, ``[words, width]``, none of it negative.

    No word may be farther from the cue than `_REACH`.
    """
    query = emissions.cues[cue.first : cue.last].mean(axis=0)
    distance = _BUCKETS[words - cue.first + _REACH]
    half = PARAGRAPH_BUCKETS // 2
    lines = np.clip(paragraphs[words] - paragraphs[cue.first], -half, half) + half
    joint = emissions.words[words] + (
        query + weights.distances[distance] + weights.paragraphs[lines]
    )
    result: Floats = np.maximum(joint, 0)
    return result
