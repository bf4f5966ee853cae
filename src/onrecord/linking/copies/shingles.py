"""Runs of words, as copies of a text are known by (Broder 1997): the one door to MinHash."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from rensa import RMinHash

# Words of a run. Shorter ones are common property, longer ones do not outlive editing.
SHINGLE_WORDS: Final = 4
# What an article is cut at: no text needs more to be told from others.
_MOST_WORDS: Final = 20_000
_SEED: Final = 1
_WORD: Final = re.compile(r"[^\W_]+")


# A text is asked for twice in a row: for its keys, then to be compared.
@lru_cache(maxsize=2)
def shingles(text: str) -> tuple[str, ...]:
    """Return each run of four words of a text, marks and case left out.

    Of a text with fewer words, the words as one run; of one without any, none.
    """
    words = [match[0].casefold() for match in islice(_WORD.finditer(text), _MOST_WORDS)]
    if len(words) < SHINGLE_WORDS:
        return (" ".join(words),) if words else ()
    runs = zip(*(words[at:] for at in range(SHINGLE_WORDS)), strict=False)
    return tuple(dict.fromkeys(map(" ".join, runs)))


def hashes(runs: Sequence[str]) -> list[int]:
    """Return a number of 64 bits for each run."""
    found: list[list[int]] = RMinHash.hash_token_sets([list(runs)])
    return found[0]


def min_hash(runs: Sequence[str], permutations: int) -> list[int]:
    """Return the MinHash signature of runs, a number for each permutation."""
    signature = RMinHash(num_perm=permutations, seed=_SEED)
    signature.update(list(runs))
    return list(signature.digest())
