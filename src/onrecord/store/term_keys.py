"""Terms as numbers: tables of what is counted hold no words, so nothing there names anybody."""

from collections.abc import Collection
from functools import lru_cache
from hashlib import blake2b
from typing import Final

ALL_ARTICLES: Final = 0
"""Stands among the terms for what every article has, and so counts the articles."""

_REMEMBERED: Final = 1 << 14


@lru_cache(maxsize=_REMEMBERED)
def term_number(salt: str, term: str) -> int:
    """Return the number of a term in the record with this salt, signed, of 64 bits."""
    told = blake2b(term.encode("utf-8", "surrogatepass"), key=bytes.fromhex(salt), digest_size=8)
    return int.from_bytes(told.digest(), "big", signed=True)


def term_numbers(salt: str, terms: Collection[str]) -> dict[str, int]:
    """Return the number of each term."""
    return {term: term_number(salt, term) for term in terms}
