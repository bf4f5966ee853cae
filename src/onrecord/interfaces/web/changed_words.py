"""Words that stayed, went or came between two wordings, with the space that stood before them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from onrecord.schema.revision import WordDifference
from onrecord.schema.span import Span

Change = Literal["same", "gone", "came"]

MOST_PIECES: Final = 600
"""Pieces of one wording that a page shows at most."""


@dataclass(frozen=True, slots=True)
class ChangedPiece:
    """Words that stayed, went or came.

    Attributes:
        change: which.
        text: the words.
        has_space: whether a space stands before them.
    """

    change: Change
    text: str
    has_space: bool


def changed_pieces(words: Iterable[WordDifference], most: int = MOST_PIECES) -> list[ChangedPiece]:
    """Return the words of two wordings as pieces, so many of them at most."""
    return list(islice(_pieces(words), most))


def _pieces(words: Iterable[WordDifference]) -> Iterator[ChangedPiece]:
    before = after = 0
    is_replaced = False
    for one in words:
        shown = one.after or one.before
        if shown is None:
            continue
        came_after = after if one.after else before
        change: Change = "same" if one.before and one.after else "came" if one.after else "gone"
        # What takes the place of other words is told from them by a space.
        has_space = came_after < shown.start or (is_replaced and change == "came")
        yield ChangedPiece(change, shown.text, has_space)
        is_replaced = change == "gone"
        before, after = _end(one.before, before), _end(one.after, after)


def _end(span: Span | None, before: int) -> int:
    return span.end if span else before
