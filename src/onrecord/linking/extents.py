"""Extents of a text, asked many times which others they meet."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from onrecord.schema.annotation import Offsets


class Extents:
    """Extents in the order in which they begin."""

    def __init__(self, extents: Iterable[Offsets]) -> None:
        """Put them in order."""
        ordered = sorted(extents)
        self._starts = [start for start, _ in ordered]
        # How far any of those that begin so early reaches.
        self._reach = list(accumulate((end for _, end in ordered), max))

    def meet(self, extent: Offsets) -> bool:
        """Whether one of them has a character in common with an extent."""
        start, end = extent
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start
