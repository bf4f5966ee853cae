"""How much a term tells, by how few articles have it.

Inverse document frequency (Spärck Jones 1972) over the articles of the record so far, and over a
background besides, which keeps the words of any news from telling much in a record of few articles.
Names have no background: which are common depends on the record alone.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import log
from typing import Final

from onrecord.schema.gathering import Term, TermField

BACKGROUND_FILE: Final = "background.tsv"
"""Terms of news in general, each with the share of articles that have it."""

# So many articles the background counts for.
_BACKGROUND_ARTICLES: Final = 200


class Rarity:
    """Weighs terms by the articles that there are."""

    def __init__(self, articles: int, counts: Mapping[str, int]) -> None:
        """Take the counts.

        Args:
            articles: the number of articles.
            counts: how many of them have a term, by its key.
        """
        self._all = articles + _BACKGROUND_ARTICLES + 1
        self._counts = counts

    def of(self, term: Term) -> float:
        """Return how much a term tells, above 0 for all but the commonest."""
        known = _background().get((term.field, term.words), 0.0) * _BACKGROUND_ARTICLES
        return log(self._all / (self._counts.get(term.key, 0) + known + 0.5))


@cache
def _background() -> Mapping[tuple[TermField, str], float]:
    lines = files(__package__).joinpath(BACKGROUND_FILE).read_text("utf-8").splitlines()
    found: dict[tuple[TermField, str], float] = {}
    for line in lines:
        field, words, share = line.split("\t")
        found["number" if field == "number" else "word", words] = float(share)
    return found
