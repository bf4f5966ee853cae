"""Which mentions of a text are the same one: each is given its likeliest antecedent.

Mentions are compared by their head words, pair by pair (word-level coreference resolution;
Dobrovolskii 2021), with what the encoder does not see far off: whether their words agree, how far
apart they stand, and whether they stand in one quotation.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.encoder.comparers import PairWeights
from onrecord.encoder.mentions import MentionWords
from onrecord.encoder.session import Emissions
from onrecord.encoder.tokenization import TokenizedText, distance_buckets

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]

ANTECEDENT_REACH: Final = 120
"""Mentions before a mention that are compared with it."""

AGREEMENTS: Final = ("none", "head", "part", "all")
"""How the words of two mentions agree."""

PAIR_DISTANCES: Final = 32
FORM_PAIRS: Final = 9
PAIR_FEATURES: Final = PAIR_DISTANCES + len(AGREEMENTS) + FORM_PAIRS + 2 + 3
"""Rows of the table of pair features: distance, agreement, forms, same type, quotations."""

_FEATURE_BASES: Final = np.cumsum([0, PAIR_DISTANCES, len(AGREEMENTS), FORM_PAIRS, 2])
_PRONOUN: Final = 2
# Words that do not tell two mentions apart.
_EMPTY_WORDS: Final = frozenset(
    "a an the his her its their our my your this that 's s ’s ’ '".split()
)


@dataclass(frozen=True, slots=True)
class MentionFeatures:
    """What is known of a mention when it is compared.

    Attributes:
        head: index of its head word.
        type: index of its type in ``NAME_TYPES``.
        form: index of its form in ``MENTION_FORMS``.
        head_text: its head in lower case.
        words: its words in lower case, those that tell nothing left out.
        quotation: number of the quotation that holds it, or -1.
    """

    head: int
    type: int
    form: int
    head_text: str
    words: frozenset[str]
    quotation: int


def mention_features(text: str, tokens: TokenizedText, mention: MentionWords) -> MentionFeatures:
    """Return what is known of a mention when it is compared with others."""
    start, end = int(tokens.starts[mention.first]), int(tokens.ends[mention.last - 1])
    head = int(tokens.starts[mention.head])
    return MentionFeatures(
        mention.head,
        mention.type,
        mention.form,
        text[head : int(tokens.ends[mention.head])].lower(),
        distinctive_words(text[start:end]),
        _quotation_at(tokens.quotations, head),
    )


def _quotation_at(quotations: Sequence[tuple[int, int]], position: int) -> int:
    number = bisect_right(quotations, position, key=lambda quotation: quotation[0]) - 1
    return number if number >= 0 and position < quotations[number][1] else -1


def distinctive_words(text: str) -> frozenset[str]:
    """Return the words of a mention that may tell it apart, in lower case."""
    words = text.lower().replace("’s", "").replace("'s", "").split()
    return frozenset(word.strip('.,“”"') for word in words) - _EMPTY_WORDS


def pair_features(later: MentionFeatures, earlier: Sequence[MentionFeatures]) -> Integers:
    """Return the features of a mention with each of some before it.

    Args:
        later: a mention.
        earlier: mentions whose heads stand before it.

    Returns:
        Rows of the table of pair features, ``[earlier mentions, 5]``.
    """
    features = np.empty((len(earlier), 5), dtype=np.int64)
    heads = np.array([other.head for other in earlier], dtype=np.int64)
    features[:, 0] = distance_buckets(later.head - heads, PAIR_DISTANCES)
    for row, other in enumerate(earlier):
        features[row, 1] = _agreement(later, other)
        features[row, 2] = other.form * 3 + later.form
        features[row, 3] = later.type == other.type
        features[row, 4] = _quoted_alike(later, other)
    features += _FEATURE_BASES
    return features


def _agreement(one: MentionFeatures, other: MentionFeatures) -> int:
    if one.form == _PRONOUN or other.form == _PRONOUN:
        return 3 if one.head_text == other.head_text else 0
    if one.words == other.words and one.words:
        return 3
    if one.words and other.words and (one.words <= other.words or other.words <= one.words):
        return 2
    return 1 if one.head_text == other.head_text else 0


def _quoted_alike(one: MentionFeatures, other: MentionFeatures) -> int:
    if one.quotation == other.quotation:
        return 0 if one.quotation < 0 else 1
    return 2


def find_clusters(
    mentions: Sequence[MentionFeatures], emissions: Emissions, weights: PairWeights
) -> list[int]:
    """Give each mention its likeliest antecedent, and mentions that are so joined one number.

    Args:
        mentions: in order of their heads.
        emissions: the heads' outputs.
        weights: the weights that compare mentions.

    Returns:
        The number of each mention's cluster; clusters are numbered by their first mentions.
    """
    clusters: list[int] = []
    for number, mention in enumerate(mentions):
        first = max(0, number - ANTECEDENT_REACH)
        best = -1
        if number:
            scores = _scores(mention, mentions[first:number], emissions, weights)
            likeliest = int(scores.argmax())
            if scores[likeliest] > 0:
                best = first + likeliest
        clusters.append(clusters[best] if best >= 0 else max(clusters, default=-1) + 1)
    return clusters


def _scores(
    later: MentionFeatures,
    earlier: Sequence[MentionFeatures],
    emissions: Emissions,
    weights: PairWeights,
) -> Floats:
    heads = np.array([mention.head for mention in earlier], dtype=np.int64)
    joint = emissions.antecedents[heads] + emissions.anaphors[later.head]
    joint += weights.table[pair_features(later, earlier)].sum(axis=1)
    scores: Floats = np.maximum(joint, 0) @ weights.output + weights.bias
    return scores
