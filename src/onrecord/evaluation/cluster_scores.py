"""How far clusters agree with those of people: B-cubed (Bagga and Baldwin 1998)."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BCubed:
    """B-cubed precision and recall, each a mean over the items."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> BCubed:
    """Return how far two clusterings of the same items agree.

    Args:
        gold: the right cluster of each item, at least one.
        found: the cluster that was found for each.
    """
    sizes, found_sizes = Counter(gold), Counter(found)
    shared = Counter(zip(gold, found, strict=True))
    precision = sum(n * n / found_sizes[two] for (_, two), n in shared.items()) / len(gold)
    recall = sum(n * n / sizes[one] for (one, _), n in shared.items()) / len(gold)
    return BCubed(precision, recall)
