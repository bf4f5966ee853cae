"""What the words of a text say for or against the entries that are read in them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

Offsets = tuple[int, int]

GroundedSort = Literal["encounters", "actions", "commitments", "absences"]
EntryPart = Literal["cue", "clause", "party", "other"]

GROUNDED_SORTS: Final[tuple[GroundedSort, ...]] = (
    "encounters",
    "actions",
    "commitments",
    "absences",
)
"""Sorts of entries whose words are weighed."""
ENTRY_PARTS: Final[tuple[EntryPart, ...]] = ("cue", "clause", "party", "other")
"""What a word may be in an entry: what tells it, the clause that says it, the party that acts, and
the other one or what it is about."""
GROUNDS: Final = tuple((sort, part) for sort in GROUNDED_SORTS for part in ENTRY_PARTS)
"""The columns of what words say."""
_COLUMNS: Final = {ground: number for number, ground in enumerate(GROUNDS)}


@dataclass(frozen=True, slots=True, eq=False)
class Grounds:
    """What each word of a text says for or against an entry, as a part of it.

    Attributes:
        starts, ends: the words' characters, in order.
        weights: log-odds (natural logarithm) of each of ``GROUNDS``, a value for each word.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    weights: tuple[tuple[float, ...], ...]

    def of(self, sort: GroundedSort, part: EntryPart, extents: Iterable[Offsets]) -> float:
        """Return the mean of what words say as a part of an entry; 0 where there are none.

        Args:
            sort: what it is an entry of.
            part: what the words are in it.
            extents: their characters.
        """
        words = {
            word
            for start, end in extents
            for word in range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        }
        if not words:
            return 0.0
        weights = self.weights[_COLUMNS[sort, part]]
        return sum(weights[word] for word in sorted(words)) / len(words)
