"""Which source and which contents belong to each cue."""

from dataclasses import dataclass
from functools import lru_cache
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
    linked = [(source, _SOURCE) for source in sources] + [(c, _CONTENT) for c in contents]
    linked.sort(key=lambda one: one[0].first)
    spans = [span for span, _ in linked]
    roles = np.array([role for _, role in linked], dtype=np.int64)
    links = _span_links(emissions, paragraphs, cues, spans, roles, weights)
    source_links, content_links = links[:, roles == _SOURCE], links[:, roles == _CONTENT]
    owners = content_links.argmax(axis=0).tolist() if cues else [-1] * len(contents)
    strengths = content_links.max(axis=0, initial=0.0).tolist()
    attributions = []
    for content, owner, link in zip(contents, owners, strengths, strict=True):
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
    roles: Integers,
    weights: LinkWeights,
) -> Floats:
    """Return how likely the words of each span are to each cue what the span is.

    Args:
        emissions: the heads' outputs.
        paragraphs: number of the paragraph of each word, ``[words]``.
        cues: the cues.
        spans: spans without a word in common, in order.
        roles: the role of each span.
        weights: the weights of the links.

    Returns:
        The mean probability over each span's words, ``[cues, spans]``.
    """
    if not cues or not spans:
        return np.zeros((len(cues), len(spans)), dtype=np.float32)
    lengths = np.array([span.last - span.first for span in spans], dtype=np.int64)
    words = np.concatenate([np.arange(span.first, span.last) for span in spans])
    words_span = np.repeat(np.arange(len(spans)), lengths)
    near = _words_near(words, cues)
    logits = _role_logits(emissions, paragraphs, cues, words, near, weights)
    span = words_span[near.word]
    probabilities = _probabilities(logits, roles[span])
    cells = near.cue * len(spans) + span
    sums = np.bincount(cells, probabilities, minlength=len(cues) * len(spans))
    links: Floats = (sums.reshape(len(cues), len(spans)) / lengths).astype(np.float32)
    return links


@dataclass(frozen=True, slots=True, eq=False)
class _WordsNear:
    """Cues and the words within reach of each, as pairs.

    Attributes:
        cue, word: numbers of the cue and the word of each pair, ``[pairs]``.
        extents: the first and last word of each cue, and where its pairs begin.
    """

    cue: Integers
    word: Integers
    extents: tuple[tuple[int, int, int], ...]


def _words_near(words: Integers, cues: list[TaggedSpan]) -> _WordsNear:
    starts = np.array([cue.first for cue in cues], dtype=np.int64)
    lows = np.searchsorted(words, starts - _REACH)
    highs = np.searchsorted(words, starts + _REACH)
    counts = highs - lows
    ends = np.cumsum(counts)
    offsets = ends - counts
    word = np.arange(ends[-1]) + np.repeat(lows - offsets, counts)
    extents = zip(lows.tolist(), highs.tolist(), offsets.tolist(), strict=True)
    return _WordsNear(np.repeat(np.arange(len(cues)), counts), word, tuple(extents))


def _role_logits(
    emissions: Emissions,
    paragraphs: Integers,
    cues: list[TaggedSpan],
    words: Integers,
    near: _WordsNear,
    weights: LinkWeights,
) -> Floats:
    """Return the logits of what each word near a cue is to it, ``[LINK_ROLES, pairs]``."""
    starts = np.array([cue.first for cue in cues], dtype=np.int64)
    places = places_beside(starts[near.cue], words[near.word], paragraphs)
    projections = emissions.words[words]
    logits = np.empty((len(weights.bias), len(near.word)), dtype=np.float32)
    # Cue by cue, so that what is worked on stays small, however many there are.
    for cue, (low, high, offset) in zip(cues, near.extents, strict=True):
        pairs = slice(offset, offset + high - low)
        joint = compared(emissions, cue, projections[low:high], places[pairs], weights)
        logits[:, pairs] = (joint @ weights.output).T
    logits += weights.bias[:, None]
    return logits


def _probabilities(logits: Floats, roles: Integers) -> Floats:
    """Return the probability of one role for each column of logits."""
    exponentials = np.exp(logits - logits.max(axis=0))
    chosen: Floats = exponentials[roles, np.arange(len(roles))] / exponentials.sum(axis=0)
    return chosen


def places_beside(cues: Integers | int, words: Integers, paragraphs: Integers) -> Integers:
    """Return where words stand beside cues, as numbers that `compared` takes.

    Args:
        cues: first words of cues, one for each word or one for all; at most `_REACH` away.
        words: the words.
        paragraphs: number of the paragraph of each word of the text.
    """
    distances = _BUCKETS[words - cues + _REACH]
    half = PARAGRAPH_BUCKETS // 2
    lines = np.minimum(np.maximum(paragraphs[words] - paragraphs[cues], -half), half) + half
    rows: Integers = distances * PARAGRAPH_BUCKETS + lines
    return rows


def compared(
    emissions: Emissions,
    cue: TaggedSpan,
    words: Floats,
    places: Integers,
    weights: LinkWeights,
) -> Floats:
    """Return what comes of comparing words with a cue, ``[words, width]``, none of it negative.

    Args:
        emissions: the heads' outputs.
        cue: the cue.
        words: projections of the words.
        places: where they stand, as `places_beside` tells it.
        weights: the weights of the links.
    """
    joint = _place_rows(weights).take(places, axis=0)
    joint += words
    joint += np.add.reduce(emissions.cues[cue.first : cue.last]) / (cue.last - cue.first)
    return np.maximum(joint, 0, out=joint)


@lru_cache(maxsize=2)
def _place_rows(weights: LinkWeights) -> Floats:
    """Return the sums of both distances, looked up once instead of twice for each word."""
    rows: Floats = weights.distances[:, None] + weights.paragraphs
    return rows.reshape(-1, rows.shape[-1])
