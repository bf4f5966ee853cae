"""Whether two texts are copies of one, by the runs of words that they have in common."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from onrecord.linking.copies.shingles import hashes, shingles
from onrecord.schema.gathering import CopyPair

# Least share of the shorter one's runs. Reports that only quote the same statement stay below.
LEAST_SHARED: Final = 0.4
# Texts of fewer runs than this are copies only where they are the same: a line may be anybody's.
_LEAST_RUNS: Final = 12
_REMEMBERED: Final = 512


def copies_among(version: int, text: str, others: Mapping[int, str]) -> list[CopyPair]:
    """Return those of other texts that are copies of one, those with most in common first.

    Args:
        version: the text's number.
        text: the text.
        others: texts by their numbers.
    """
    runs = _runs(text)
    pairs = [_pair(version, runs, other, _runs(words)) for other, words in others.items()]
    found = [one for one in pairs if one is not None]
    return sorted(found, key=lambda one: (-one.shared, -one.of_longer, one.other))


def _pair(
    version: int, runs: frozenset[int], other: int, other_runs: frozenset[int]
) -> CopyPair | None:
    shorter, longer = sorted((len(runs), len(other_runs)))
    if not shorter or (shorter < _LEAST_RUNS and runs != other_runs):
        return None
    common = len(runs & other_runs)
    if common < LEAST_SHARED * shorter:
        return None
    return CopyPair(version, other, common / shorter, common / longer)


@lru_cache(maxsize=_REMEMBERED)
def _runs(text: str) -> frozenset[int]:
    return frozenset(hashes(shingles(text)))
