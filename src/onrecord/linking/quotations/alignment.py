"""Which words of a quotation stand in a printed wording, in the same order and close together.

Blocks of equal words are found as Ratcliff and Obershelp do (`difflib`); of these the chain is
kept that has the most words for the words left out between them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

GAP: Final = "…"

# What a printed word that the quotation lacks costs, in words that both have: a word far off that
# happens to be the same is not of the quotation.
_COST_OF_EXTRA_WORD: Final = 0.3
# Longer wordings are searched in the stretch where most of the words stand: so many times the
# length of the quotation, and a few more.
_STRETCH: Final = 3
_FEW_MORE: Final = 12
# Words of a wording that are looked at; longer than any quotation in the news.
MOST_WORDS: Final = 2_000


class Block(NamedTuple):
    """Words that both have: where they begin in either, and how many."""

    asked: int
    printed: int
    size: int


@dataclass(frozen=True)
class Wording:
    """Words in order.

    Attributes:
        keys: the words as they are compared.
        gaps: the places before which words may be left out.
    """

    keys: tuple[str, ...]
    gaps: frozenset[int] = frozenset()

    @classmethod
    def parse(cls, words: str) -> "Wording":
        """Return the wording that is written so, an ellipsis for each gap."""
        keys: list[str] = []
        gaps: set[int] = set()
        for word in words.split():
            if word == GAP:
                gaps.add(len(keys))
            else:
                keys.append(word)
        return cls(tuple(keys), frozenset(gaps))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands there."""
        return Counter(self.keys)

    def has_gap(self, start: int, end: int) -> bool:
        """Whether words may be left out before one of the words from one place to another."""
        return bool(self.gaps) and any(start <= gap <= end for gap in self.gaps)


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a quotation has in common with a printed wording.

    Attributes:
        blocks: the words that are the same, in order.
        matched: how many.
        extra: how many printed words stand between them and not in the quotation.
        asked: how many words the quotation has.
    """

    blocks: tuple[Block, ...]
    matched: int
    extra: int
    asked: int

    @property
    def likeness(self) -> float:
        """Share of the words that are the same, 0 to 1."""
        return self.matched / (self.asked + self.extra)

    @property
    def is_exact(self) -> bool:
        """Whether all words of the quotation are there, and none between them."""
        return self.matched == self.asked and not self.extra


def align(asked: Wording, printed: Wording, *, least: float = 0.0) -> Alignment | None:
    """Return how a quotation lies in a printed wording.

    Args:
        asked: the quotation.
        printed: the wording.
        least: the likeness that is asked for, 0 to 1.

    Returns:
        None where no word is the same, or the likeness is less.
    """
    if not asked.keys or (asked.counts & printed.counts).total() < least * len(asked.keys):
        return None
    start, end = _stretch(asked, printed)
    matcher = SequenceMatcher(None, asked.keys, printed.keys[start:end], autojunk=False)
    blocks = [
        Block(one.a, one.b + start, one.size) for one in matcher.get_matching_blocks() if one.size
    ]
    chain = _best_chain(blocks, asked)
    if not chain:
        return None
    found = Alignment(
        chain,
        sum(block.size for block in chain),
        sum(_extra(*pair, asked) for pair in pairwise(chain)),
        len(asked.keys),
    )
    return found if found.likeness >= least else None


def _stretch(asked: Wording, printed: Wording) -> tuple[int, int]:
    """Return the stretch of a long wording that has most of the words."""
    length = len(printed.keys)
    width = _STRETCH * len(asked.keys) + _FEW_MORE
    if length <= width or asked.gaps:
        return 0, length
    sums = [0, *accumulate(key in asked.counts for key in printed.keys)]
    start = max(range(length - width + 1), key=lambda at: sums[at + width] - sums[at])
    return start, start + width


def _best_chain(blocks: Sequence[Block], asked: Wording) -> tuple[Block, ...]:
    """Return the blocks in a row with the most words, less what lies between them (Kadane)."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    score, first = 0.0, 0
    for number, block in enumerate(blocks):
        if number:
            score -= _COST_OF_EXTRA_WORD * _between(blocks[number - 1], block, asked)
        if score <= 0:
            score, first = 0.0, number
        score += block.size
        best = max(best, (score, -first, number + 1))
    return tuple(blocks[-best[1] : best[2]])


def _between(before: Block, after: Block, asked: Wording) -> int:
    """Return how many printed words stand between two blocks, where none may be left out."""
    if asked.has_gap(before.asked + before.size, after.asked):
        return 0
    return after.printed - before.printed - before.size


def _extra(before: Block, after: Block, asked: Wording) -> int:
    """Return how many more words are printed between two blocks than the quotation has."""
    in_place_of = after.asked - before.asked - before.size
    return max(_between(before, after, asked) - in_place_of, 0)
