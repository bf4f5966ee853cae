"""How far clusters agree with those of people: B-cubed (Bagga and Baldwin 1998)."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BCubed:
    """B-cubed precision and recall, each a mean over items."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(
    gold: Sequence[Hashable], found: Sequence[Hashable], *, of: Sequence[int] | None = None
) -> BCubed:
    """Return how far two clusterings of the same items agree.

    Args:
        gold: the right cluster of each item, at least one.
        found: the cluster that was found for each.
        of: places of the items whose mean it is; None for all.
    """
    sizes, found_sizes = Counter(gold), Counter(found)
    together = list(zip(gold, found, strict=True))
    shared = Counter(together)
    asked = [together[place] for place in of] if of is not None else together
    precision = sum(shared[one] / found_sizes[one[1]] for one in asked) / len(asked)
    recall = sum(shared[one] / sizes[one[0]] for one in asked) / len(asked)
    return BCubed(precision, recall)
