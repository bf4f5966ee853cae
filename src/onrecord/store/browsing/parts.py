"""Parts of lists: which size they may have, and where the next one begins."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from onrecord.errors import MalformedInput
from onrecord.schema.browsing import Part
from onrecord.store.browsing.cursors import Cursors
from onrecord.store.browsing.places import HIGHEST

_T = TypeVar("_T")

MOST_ITEMS = 200
"""The most entries of a part."""


def checked(size: int) -> int:
    """Return the size of a part.

    Raises:
        MalformedInput: it is not 1 to 200.
    """
    if not 1 <= size <= MOST_ITEMS:
        raise MalformedInput(f"A part of a list has 1 to {MOST_ITEMS} entries, not {size}.")
    return size


def part_of(
    cursors: Cursors,
    of: str,
    after: str | None,
    size: int,
    found: Callable[[int, int], Sequence[int]],
    shown: Callable[[Sequence[int]], tuple[_T, ...]],
) -> Part[_T]:
    """Return a part of a list that is read from the highest place downwards.

    Args:
        cursors: makes and reads where parts begin.
        of: the list, with all by which it is narrowed.
        after: where this part begins, or None for the first.
        size: how many entries it has.
        found: returns places below a number, so many at most, the highest first.
        shown: returns what stands at places.

    Raises:
        MalformedInput: the size is none, or ``after`` is not of this list.
    """
    wanted = checked(size)
    before = HIGHEST if after is None else cursors.read(of, after)[0]
    places = found(before, wanted + 1)
    own = places[:wanted]
    following = cursors.make(of, own[-1]) if len(places) > wanted else None
    return Part(shown(own), following)
