"""Which mentions of a text are the same one: each is given its likeliest antecedent.

Mentions are compared by their head words, pair by pair (word-level coreference resolution;
Dobrovolskii 2021), with what the encoder does not see far off: whether their words agree, how far
apart they stand, and whether they stand in one quotation.
"""

from bisect import bisect_left
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
# Words so far apart and farther are in the last bucket.
_FAR: Final = 256
_BUCKETS: Final = distance_buckets(np.arange(-_FAR, _FAR + 1), PAIR_DISTANCES)
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
    (features,) = features_of_mentions(text, tokens, [mention])
    return features


def features_of_mentions(
    text: str, tokens: TokenizedText, mentions: Sequence[MentionWords]
) -> list[MentionFeatures]:
    """Return what is known of each of the mentions of a text when they are compared."""
    words = np.array([(m.first, m.last - 1, m.head) for m in mentions], dtype=np.int64)
    first, last, head = words.reshape(-1, 3).T
    heads = tokens.starts[head]
    places = zip(
        mentions,
        tokens.starts[first].tolist(),
        tokens.ends[last].tolist(),
        heads.tolist(),
        tokens.ends[head].tolist(),
        _quotations_at(tokens.quotations, heads).tolist(),
        strict=True,
    )
    return [
        MentionFeatures(
            mention.head,
            mention.type,
            mention.form,
            text[head_start:head_end].lower(),
            distinctive_words(text[start:end]),
            quotation,
        )
        for mention, start, end, head_start, head_end, quotation in places
    ]


def _quotations_at(quotations: Sequence[tuple[int, int]], positions: Integers) -> Integers:
    """Return the number of the quotation that holds each position, -1 for none."""
    starts = np.array([start for start, _ in quotations], dtype=np.int64)
    # The last end stands for no quotation: before the first, number -1, no position lies in it.
    ends = np.array([*(end for _, end in quotations), -1], dtype=np.int64)
    numbers = np.searchsorted(starts, positions, side="right") - 1
    found: Integers = np.where(positions < ends[numbers], numbers, -1)
    return found


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
        features = np.empty((5, len(later)), dtype=np.int64)
        apart = np.clip(self.heads[later] - self.heads[earlier], -_FAR, _FAR)
        features[0] = _BUCKETS[apart + _FAR]
        features[1] = self._agreements(pairs)
        features[2] = self._forms[earlier] * 3 + self._forms[later]
        features[3] = self._types[earlier] == self._types[later]
        quotation = self._quotations[later]
        alike = np.where(quotation < 0, 0, 1)
        features[4] = np.where(self._quotations[earlier] == quotation, alike, 2)
        features += _FEATURE_BASES[:, None]
        return features.T

    def _agreements(self, pairs: MentionPairs) -> Integers:
        places: list[int] = []
        agreements: list[int] = []
        for number, first, offset in pairs.groups:
            mention = self._mentions[number]
            for other in self._akin(number, first):
                places.append(offset + other - first)
                agreements.append(_agreement(mention, self._mentions[other]))
        found = np.zeros(len(pairs.later), dtype=np.int64)
        found[places] = agreements
        return found

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
        joint = antecedents.take(pairs.earlier, axis=0)
        joint += anaphors.take(pairs.later, axis=0)
        joint += weights.table.take(features[:, 0], axis=0)
        joint += kinds.take(_kind(features), axis=0)
        scores = np.maximum(joint, 0, out=joint) @ weights.output + weights.bias
        for likeliest in _likeliest(scores, pairs):
            is_joined = bool(likeliest) and likeliest[0][1] > 0
            cluster = links[likeliest[0][0]].cluster if is_joined else count
            links.append(CoreferenceLink(cluster, likeliest))
            count += not is_joined
    return links


def _likeliest(scores: Floats, pairs: MentionPairs) -> list[tuple[tuple[int, float], ...]]:
    """Return the best antecedents of each later mention, the best first, with their scores."""
    later = np.array([number for number, _, _ in pairs.groups], dtype=np.int64)[:, None]
    away = pairs.later - pairs.earlier
    width = max(_ANTECEDENTS_KEPT, int(away.max(initial=0)))
    # A row for each later mention: the one right before it comes last.
    laid_out = np.full((len(later), width), -np.inf, dtype=np.float32)
    laid_out[pairs.later - later[0], width - away] = scores
    best = np.argpartition(laid_out, -_ANTECEDENTS_KEPT, axis=1)[:, -_ANTECEDENTS_KEPT:]
    best.sort(axis=1)
    kept = np.take_along_axis(laid_out, best, axis=1)
    order = np.argsort(-kept, axis=1, kind="stable")
    numbers = np.take_along_axis(best, order, axis=1) + (later - width)
    values = np.take_along_axis(kept, order, axis=1)
    return [
        tuple(zip(row[: number - first], row_values, strict=False))
        for (number, first, _), row, row_values in zip(
            pairs.groups, numbers.tolist(), values.tolist(), strict=True
        )
    ]


def _kind(features: Integers) -> Integers:
    """Return one number for all features of each pair but its distance."""
    agreement, forms, same_type, quoted = (features[:, 1:] - _FEATURE_BASES[1:]).T
    kind: Integers = ((agreement * FORM_PAIRS + forms) * 2 + same_type) * 3 + quoted
    return kind


def _kind_table(weights: PairWeights) -> Floats:
    """Return the sum of the rows of each kind of pair: looked up once instead of four times."""
    rows = np.split(weights.table, _FEATURE_BASES[1:])[1:]
    table = rows[0]
    for more in rows[1:]:
        table = (table[:, None] + more).reshape(-1, table.shape[-1])
    return table
