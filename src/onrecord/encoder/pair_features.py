"""What of two mentions the encoder does not see, as rows of a table that training fills."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.encoder.agreement import AGREEMENTS, AgreementTable, SmallIntegers
from onrecord.encoder.mention_features import CATEGORY_COUNT, DETERMINERS, MentionFeatures

Integers = npt.NDArray[np.int64]

PAIR_FEATURES: Final = {
    "distance": 24,
    "mentions between": 16,
    "paragraphs": 6,
    "agreement": len(AGREEMENTS),
    "nesting": 4,
    "quotations": 5,
    "categories": CATEGORY_COUNT**2,
    "determiners": len(DETERMINERS) ** 2,
}
"""How many values each feature of a pair has, in the order of the table."""

PAIR_ROWS: Final = sum(PAIR_FEATURES.values())
"""Rows of the table of pair features."""

PAIR_BASES: Final = np.cumsum([0, *PAIR_FEATURES.values()])[:-1]
"""The first row of each feature."""

# What is known of two names without any learning, in log-odds: those that share no word, not even
# by their initials, are two; those of the same words are one.
_UNLIKE_NAMES: Final = -30.0
_SAME_NAME: Final = 5.0
_NAMED: Final = DETERMINERS.index("name")


class MentionTable:
    """The mentions of a text side by side, for comparing one with many at once."""

    def __init__(self, mentions: Sequence[MentionFeatures]) -> None:
        """Lay out mentions, in order of their heads."""
        rows = np.array(
            [
                (m.head, m.first, m.last, m.paragraph, m.quotation, m.category, m.determiner)
                for m in mentions
            ],
            dtype=np.int64,
        ).reshape(-1, 7)
        self.heads, self._first, self._last, self._paragraphs = rows[:, :4].T
        self._quotations, self._categories, self._determiners = rows[:, 4:].T
        self._agreements = AgreementTable(mentions)

    def agreements(self, start: int, stop: int, first: int) -> SmallIntegers:
        """Return how the words of ``[start, stop)`` agree with those of ``[first, stop)``.

        Returns:
            Indices in ``AGREEMENTS``, ``[stop - start, stop - first]``.
        """
        return self._agreements.block(start, stop, first)

    def pair_features(self, later: Integers, earlier: Integers, agreement: Integers) -> Integers:
        """Return the features of pairs of mentions.

        Args:
            later: number of the later mention of each pair, ``[pairs]``.
            earlier: number of the earlier one, ``[pairs]``.
            agreement: how their words agree, ``[pairs]``.

        Returns:
            A value of each feature, ``[features, pairs]``, in the order of ``PAIR_FEATURES``.
        """
        paragraphs = np.abs(self._paragraphs[later] - self._paragraphs[earlier])
        return np.stack(
            [
                _logarithmic(self.heads[later] - self.heads[earlier], PAIR_FEATURES["distance"]),
                _logarithmic(later - earlier, PAIR_FEATURES["mentions between"]),
                np.minimum(paragraphs, PAIR_FEATURES["paragraphs"] - 1),
                agreement,
                self._nesting(later, earlier),
                self._quotation(later, earlier),
                self._categories[later] * CATEGORY_COUNT + self._categories[earlier],
                self._determiners[later] * len(DETERMINERS) + self._determiners[earlier],
            ]
        )

    def known_of_names(
        self, later: Integers, earlier: Integers, agreement: SmallIntegers
    ) -> npt.NDArray[np.float32]:
        """Return what two names tell of themselves, added to what is learned of pairs.

        Args:
            later: number of the later mention of each pair, ``[pairs]``.
            earlier: number of the earlier one, ``[pairs]``.
            agreement: how their words agree, ``[pairs]``.

        Returns:
            Log-odds, ``[pairs]``; 0 where not both are names.
        """
        known = np.zeros(len(AGREEMENTS), dtype=np.float32)
        known[AGREEMENTS.index("none")] = _UNLIKE_NAMES
        known[AGREEMENTS.index("all")] = _SAME_NAME
        names = (self._determiners[later] == _NAMED) & (self._determiners[earlier] == _NAMED)
        told: npt.NDArray[np.float32] = known[agreement] * names
        return told

    def _nesting(self, later: Integers, earlier: Integers) -> Integers:
        """Return 1 where the later lies in the earlier, 2 the other way round, 3 side by side."""
        first, last = self._first[later], self._last[later]
        other_first, other_last = self._first[earlier], self._last[earlier]
        inside = (first >= other_first) & (last <= other_last)
        around = (first <= other_first) & (last >= other_last)
        gap = first - other_last
        beside = (gap == 0) | (gap == 1)
        return np.select([around, inside, beside], [2, 1, 3], 0)

    def _quotation(self, later: Integers, earlier: Integers) -> Integers:
        """Tell whether both are in no quotation, in one, in two, or which of them is in one."""
        mine, other = self._quotations[later], self._quotations[earlier]
        alike = np.where(mine < 0, 0, 1)
        unlike = np.where(mine < 0, 2, np.where(other < 0, 3, 4))
        return np.where(mine == other, alike, unlike)


def _logarithmic(apart: Integers, buckets: int) -> Integers:
    """Return the bucket of each distance: two for each doubling, from 1 on."""
    scaled = np.log2(np.maximum(apart, 1)) * 2
    return np.minimum(scaled.astype(np.int64), buckets - 1)
