"""The keys under which an article is looked up: copies of one text share some of them.

Two kinds. Bands of a MinHash signature (Broder 1997; banding as in Leskovec, Rajaraman and Ullman,
Mining of Massive Datasets, 3.4) find texts that resemble one another as wholes, short ones too.
A sample of the runs themselves, those whose hash is divisible by a number (Broder's mod-m sketch),
finds a text that is contained in another one, however much longer that is.
"""

import struct
from collections.abc import Sequence
from hashlib import blake2b
from heapq import nsmallest
from typing import Final

from onrecord.linking.copies.comparison import LEAST_SHARED
from onrecord.linking.copies.shingles import hashes, min_hash, shingles

# 20 bands of 4 rows: texts with half of their runs in common share one with probability 0.72, with
# 0.7 with 0.99. What these miss, samples find.
_BANDS: Final = 20
_ROWS: Final = 4
# One run in so many is a key.
_SAMPLED: Final = 20
# The most of them: of an article longer than some 3,000 words.
_MOST_SAMPLED: Final = 150
# Of the sampled runs that copies share on average at the least.
_LEAST_OF_EXPECTED: Final = 1 / 4
_NUMBER: Final = struct.Struct(">q")


def copy_keys(text: str) -> frozenset[int]:
    """Return the keys of a text, each a signed number of 64 bits."""
    runs = shingles(text)
    if not runs:
        return frozenset()
    signature = min_hash(runs, _BANDS * _ROWS)
    bands = {_key(band, signature[band * _ROWS :][:_ROWS]) for band in range(_BANDS)}
    sample = nsmallest(_MOST_SAMPLED, (one for one in hashes(runs) if one % _SAMPLED == 0))
    return frozenset(bands | {_key(_BANDS, [one]) for one in sample})


def may_be_copies(own: int, other: int, shared: int) -> bool:
    """Tell whether texts are worth comparing by the keys they share, without reading them.

    Of two texts that share the least share of runs that copies have, the samples share the same
    share on average; those that share less than a quarter of that, in whole keys, are left out:
    of pairs at the very limit fewer than one in a thousand (binomial).

    Args:
        own: the number of keys of one text.
        other: that of the other one.
        shared: the number of keys that both have, from 1.
    """
    sampled = min(own, other) - _BANDS
    return shared >= int(_LEAST_OF_EXPECTED * LEAST_SHARED * sampled)


def _key(kind: int, values: Sequence[int]) -> int:
    packed = struct.pack(f">{len(values) + 1}Q", kind, *values)
    number: int = _NUMBER.unpack(blake2b(packed, digest_size=_NUMBER.size).digest())[0]
    return number
