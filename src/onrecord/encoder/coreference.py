"""Which mentions of a text are the same one: each is given its likeliest antecedent.

Mentions are compared by their head words, pair by pair (word-level coreference resolution;
Dobrovolskii 2021): a product of projections and the agreement of their words choose which mentions
before each are worth comparing, and a small network compares those (coarse to fine; Lee et al.
2018), with what the encoder does not see far off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.encoder.comparers import PairWeights
from onrecord.encoder.mention_features import MentionFeatures
from onrecord.encoder.pair_features import PAIR_BASES, PAIR_FEATURES, MentionTable
from onrecord.encoder.session import Emissions

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
# Numbers of mentions, and their scores: not in pairs, of which there would be a hundred thousand.
_Best = tuple[tuple[int, ...], tuple[float, ...]]

ANTECEDENT_REACH: Final = 500
"""Mentions before a mention that may be compared with it."""

COMPARED: Final = 30
"""Mentions before a mention that are compared with it, the likeliest at first sight."""

# Mentions whose pairs are scored in one product.
_COMPARED_AT_ONCE: Final = 64
# Antecedents of each mention that are told with their scores; resolution weighs them.
_ANTECEDENTS_KEPT: Final = 12
# Features whose rows are looked up together, and how many values such a group has.
_GROUPS: Final = (
    ("distance", "mentions between"),
    ("paragraphs", "agreement", "nesting", "quotations"),
    ("categories",),
    ("determiners",),
)
_ORDER: Final = tuple(PAIR_FEATURES)


@dataclass(frozen=True, slots=True)
class CoreferenceLink:
    """What a mention may refer back to.

    Attributes:
        cluster: number of the mention's cluster; clusters are numbered by their first mentions.
        antecedents: numbers of the likeliest mentions before it, the likeliest first.
        odds: of each of them, the log-odds that the two are the same.
    """

    cluster: int
    antecedents: tuple[int, ...]
    odds: tuple[float, ...]


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
    comparison = _Comparison(MentionTable(mentions), emissions, weights)
    links: list[CoreferenceLink] = []
    count = 0
    for start in range(0, len(mentions), _COMPARED_AT_ONCE):
        stop = min(start + _COMPARED_AT_ONCE, len(mentions))
        for antecedents, odds in comparison.antecedents(start, stop):
            is_joined = bool(odds) and odds[0] > 0
            cluster = links[antecedents[0]].cluster if is_joined else count
            links.append(CoreferenceLink(cluster, antecedents, odds))
            count += not is_joined
    return links


def worth_comparing(coarse: Floats, start: int, first: int) -> tuple[Integers, Integers]:
    """Choose the mentions before each mention that are worth comparing with it.

    Args:
        coarse: scores at first sight of mentions from number ``start`` on with those from number
            ``first`` on, ``[later, earlier]``; those of mentions out of reach are made -inf.
        start: number of the first of the later mentions.
        first: number of the first of the earlier mentions.

    Returns:
        Rows and columns of the chosen scores, ``[pairs]`` each, by row.
    """
    later = np.arange(start, start + len(coarse))[:, None]
    earlier = np.arange(first, first + coarse.shape[1])
    coarse[(earlier >= later) | (earlier < later - ANTECEDENT_REACH)] = -np.inf
    width = coarse.shape[1]
    if width > COMPARED:
        columns = np.argpartition(coarse, width - COMPARED, axis=1)[:, width - COMPARED :]
        columns.sort(axis=1)
    else:
        columns = np.broadcast_to(np.arange(width), coarse.shape)
    rows = np.broadcast_to(np.arange(len(coarse))[:, None], columns.shape)
    reached = np.take_along_axis(coarse, columns, axis=1) > -np.inf
    return rows[reached], columns[reached]


class _Comparison:
    """The mentions of a text as they are compared."""

    def __init__(self, table: MentionTable, emissions: Emissions, weights: PairWeights) -> None:
        self._table = table
        self._weights = weights
        heads = table.heads
        self._anaphors = emissions.anaphors[heads]
        self._antecedents = emissions.antecedents[heads]
        self._anaphor_keys = emissions.anaphor_keys[heads]
        self._antecedent_keys = emissions.antecedent_keys[heads]
        self._grouped = _grouped_rows(weights)

    def antecedents(self, start: int, stop: int) -> list[_Best]:
        """Return the best antecedents of mentions, the best first, and their scores."""
        first = max(0, start - ANTECEDENT_REACH)
        agreement = self._table.agreements(start, stop, first)
        coarse = self._anaphor_keys[start:stop] @ self._antecedent_keys[first:stop].T
        coarse += self._weights.agreement[agreement]
        rows, columns = worth_comparing(coarse, start, first)
        scores = coarse[rows, columns]
        later, earlier = rows + start, columns + first
        values = self._table.pair_features(
            later, earlier, agreement[rows, columns].astype(np.int64)
        )
        scores += self._compared(later, earlier, values)
        scores += self._table.known_of_names(later, earlier, agreement[rows, columns])
        return _best_by_row(rows, earlier, scores, stop - start)

    def _compared(self, later: Integers, earlier: Integers, values: Integers) -> Floats:
        joint = self._antecedents.take(earlier, axis=0)
        joint += self._anaphors.take(later, axis=0)
        for group, table in zip(_GROUPS, self._grouped, strict=True):
            joint += table.take(_joint_value(values, group), axis=0)
        weights = self._weights
        hidden = np.maximum(joint, 0, out=joint) @ weights.hidden
        hidden += weights.hidden_bias
        scores: Floats = np.maximum(hidden, 0, out=hidden) @ weights.output + weights.bias
        return scores


def _best_by_row(rows: Integers, earlier: Integers, scores: Floats, count: int) -> list[_Best]:
    """Return the best antecedents of each row, the best first; the later of two equal ones."""
    counts = np.bincount(rows, minlength=count)
    # Each row in a line of its own, from its last pair back: sorting keeps the order of equals.
    slots = np.cumsum(counts)[rows] - 1 - np.arange(len(rows))
    width = int(counts.max())
    costs = np.full((count, width), np.inf, dtype=np.float32)
    costs[rows, slots] = -scores
    numbers = np.zeros((count, width), dtype=np.int64)
    numbers[rows, slots] = earlier
    order = costs.argsort(axis=1, kind="stable")[:, :_ANTECEDENTS_KEPT]
    best = np.take_along_axis(numbers, order, axis=1).tolist()
    odds = (-np.take_along_axis(costs, order, axis=1)).tolist()
    return [
        (tuple(best[row][:reached]), tuple(odds[row][:reached]))
        for row, reached in enumerate(counts.tolist())
    ]


def _joint_value(values: Integers, group: Sequence[str]) -> Integers:
    """Return one number for the values of a group of features."""
    joint: Integers = values[_ORDER.index(group[0])]
    for name in group[1:]:
        joint = joint * PAIR_FEATURES[name] + values[_ORDER.index(name)]
    return joint


@lru_cache(maxsize=2)
def _grouped_rows(weights: PairWeights) -> list[Floats]:
    return [_sums_of_rows(weights.table, group) for group in _GROUPS]


def _sums_of_rows(table: Floats, group: Sequence[str]) -> Floats:
    """Return the sum of the rows of each combination of values: looked up once, not one by one."""
    parts = []
    for name in group:
        base = PAIR_BASES[_ORDER.index(name)]
        parts.append(table[base : base + PAIR_FEATURES[name]])
    width = table.shape[1]
    return reduce(lambda sums, rows: (sums[:, None] + rows).reshape(-1, width), parts)
