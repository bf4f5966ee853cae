"""Which mentions of a text are the same one: each is given its likeliest antecedent.

Mentions are compared by their head words, pair by pair (word-level coreference resolution;
Dobrovolskii 2021), with what the encoder does not see far off: whether their words agree, how far
apart they stand, and whether they stand in one quotation.
"""

from bisect import bisect_left, bisect_right
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
# Mentions whose pairs are scored in one product.
_COMPARED_AT_ONCE: Final = 64
# Antecedents of each mention that are told with their scores; resolution weighs them.
_ANTECEDENTS_KEPT: Final = 12
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


@dataclass(frozen=True, slots=True, eq=False)
class MentionPairs:
    """Mentions with those before each of them that it is compared with.

    Attributes:
        later, earlier: numbers of the two mentions of each pair, ``[pairs]``.
        groups: each later mention, the first that it is compared with, and where its pairs begin.
    """

    later: Integers
    earlier: Integers
    groups: tuple[tuple[int, int, int], ...]


def pairs_of(first: int, last: int) -> MentionPairs:
    """Return the pairs of the mentions ``[first, last)`` of a text."""
    starts = [max(0, number - ANTECEDENT_REACH) for number in range(first, last)]
    counts = [number - start for number, start in enumerate(starts, start=first)]
    offsets = np.cumsum([0, *counts])
    later = np.repeat(np.arange(first, last), counts)
    within = np.arange(offsets[-1]) - np.repeat(offsets[:-1], counts)
    earlier = np.repeat(np.array(starts, dtype=np.int64), counts) + within
    groups = zip(range(first, last), starts, offsets[:-1].tolist(), strict=True)
    return MentionPairs(later, earlier, tuple(groups))


class MentionTable:
    """The mentions of a text side by side, for comparing one with many at once."""

    def __init__(self, mentions: Sequence[MentionFeatures]) -> None:
        """Lay out mentions, in order of their heads."""
        self._mentions = mentions
        self.heads = np.array([mention.head for mention in mentions], dtype=np.int64)
        self._types = np.array([mention.type for mention in mentions], dtype=np.int64)
        self._forms = np.array([mention.form for mention in mentions], dtype=np.int64)
        self._quotations = np.array([mention.quotation for mention in mentions], dtype=np.int64)
        self._by_head: dict[str, list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        for number, mention in enumerate(mentions):
            self._by_head.setdefault(mention.head_text, []).append(number)
            for word in mention.words:
                self._by_word.setdefault(word, []).append(number)

    def pair_features(self, pairs: MentionPairs) -> Integers:
        """Return the features of pairs of mentions.

        Returns:
            Rows of the table of pair features, ``[pairs, 5]``.
        """
        later, earlier = pairs.later, pairs.earlier
        features = np.zeros((len(later), 5), dtype=np.int64)
        features[:, 0] = distance_buckets(self.heads[later] - self.heads[earlier], PAIR_DISTANCES)
        for number, first, offset in pairs.groups:
            for other in self._akin(number, first):
                agreement = _agreement(self._mentions[number], self._mentions[other])
                features[offset + other - first, 1] = agreement
        features[:, 2] = self._forms[earlier] * 3 + self._forms[later]
        features[:, 3] = self._types[earlier] == self._types[later]
        quotation = self._quotations[later]
        alike = np.where(quotation < 0, 0, 1)
        features[:, 4] = np.where(self._quotations[earlier] == quotation, alike, 2)
        features += _FEATURE_BASES
        return features

    def _akin(self, later: int, first: int) -> set[int]:
        """Return the mentions before one that share a word with it; no other can agree with it."""
        mention = self._mentions[later]
        akin: set[int] = set()
        for numbers in (
            self._by_head[mention.head_text],
            *(self._by_word[word] for word in mention.words),
        ):
            akin.update(numbers[bisect_left(numbers, first) : bisect_left(numbers, later)])
        return akin


def _agreement(one: MentionFeatures, other: MentionFeatures) -> int:
    if one.form == _PRONOUN or other.form == _PRONOUN:
        return 3 if one.head_text == other.head_text else 0
    if one.words == other.words and one.words:
        return 3
    if one.words and other.words and (one.words <= other.words or other.words <= one.words):
        return 2
    return 1 if one.head_text == other.head_text else 0


@dataclass(frozen=True, slots=True)
class CoreferenceLink:
    """What a mention may refer back to.

    Attributes:
        cluster: number of the mention's cluster; clusters are numbered by their first mentions.
        antecedents: numbers of the likeliest mentions before it, the likeliest first, each with
            the log-odds that the two are the same.
    """

    cluster: int
    antecedents: tuple[tuple[int, float], ...]


def link_mentions(
    mentions: Sequence[MentionFeatures], emissions: Emissions, weights: PairWeights
) -> list[CoreferenceLink]:
    """Give each mention its likeliest antecedents, and the cluster that the first of them is in.

    Args:
        mentions: in order of their heads.
        emissions: the heads' outputs.
        weights: the weights that compare mentions.

    Returns:
        One link for each mention.
    """
    table = MentionTable(mentions)
    antecedents = emissions.antecedents[table.heads]
    anaphors = emissions.anaphors[table.heads]
    kinds = _kind_table(weights)
    links: list[CoreferenceLink] = []
    count = 0
    for start in range(0, len(mentions), _COMPARED_AT_ONCE):
        pairs = pairs_of(start, min(start + _COMPARED_AT_ONCE, len(mentions)))
        features = table.pair_features(pairs)
        joint = antecedents[pairs.earlier] + anaphors[pairs.later]
        joint += weights.table[features[:, 0]]
        joint += kinds[_kind(features)]
        scores = np.maximum(joint, 0, out=joint) @ weights.output + weights.bias
        for number, first, offset in pairs.groups:
            likeliest = _likeliest(scores[offset : offset + number - first], first)
            is_joined = bool(likeliest) and likeliest[0][1] > 0
            cluster = links[likeliest[0][0]].cluster if is_joined else count
            links.append(CoreferenceLink(cluster, likeliest))
            count += not is_joined
    return links


def _likeliest(scores: Floats, first: int) -> tuple[tuple[int, float], ...]:
    """Return the best of the scores of the mentions from ``first`` on, with their numbers."""
    if len(scores) > _ANTECEDENTS_KEPT:
        best = np.argpartition(scores, -_ANTECEDENTS_KEPT)[-_ANTECEDENTS_KEPT:]
    else:
        best = np.arange(len(scores))
    best.sort()
    best = best[np.argsort(-scores[best], kind="stable")]
    numbers, values = (best + first).tolist(), scores[best].tolist()
    return tuple(zip(numbers, values, strict=True))


def _kind(features: Integers) -> Integers:
    """Return one number for all features of each pair but its distance."""
    agreement, forms, same_type, quoted = (features[:, 1:] - _FEATURE_BASES[1:]).T
    kind: Integers = ((agreement * FORM_PAIRS + forms) * 2 + same_type) * 3 + quoted
    return kind


def _kind_table(weights: PairWeights) -> Floats:
    """Return the sum of the rows of each kind of pair: looked up once instead of four times."""
    agreement, forms, same_type, quoted = np.meshgrid(
        np.arange(len(AGREEMENTS)),
        np.arange(FORM_PAIRS),
        np.arange(2),
        np.arange(3),
        indexing="ij",
    )
    rows = np.stack([agreement, forms, same_type, quoted], axis=-1).reshape(-1, 4)
    table: Floats = weights.table[rows + _FEATURE_BASES[1:]].sum(axis=1)
    return table
