"""The words of descriptions in one form: "GOP" and "Republican", "Lund’s lawyer", "attorney"."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from onrecord.resolution.offices import plain_office

_EMPTY: Final = frozenset("the a an of in for and to this that his her their its".split())
_SAME: Final = {
    "gop": "republican",
    "republicans": "republican",
    "democrat": "democratic",
    "democrats": "democratic",
    "dem": "democratic",
    "mogul": "magnate",
    "tycoon": "magnate",
    "contender": "candidate",
    "hopeful": "candidate",
    "counsel": "attorney",
    "ex-wife": "wife",
    "ex-husband": "husband",
    "reporter": "journalist",
    "correspondent": "journalist",
}


def plain_words(words: Iterable[str]) -> frozenset[str]:
    """Return words in one form, without those that tell nothing about whom they describe."""
    return frozenset(map(_plain, words)) - _EMPTY


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    lowered = word.lower().strip(".,").removesuffix("’s").removesuffix("'s")
    return _SAME.get(lowered) or plain_office(lowered)
