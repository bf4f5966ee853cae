"""How likely two articles tell of one happening: a log-linear model over five likenesses.

Cosines of TF-IDF vectors (Salton and Buckley 1988) of all words, of the words of names, of the
words of the beginning and of numbers, and the days between the publications. News that looks alike
shares words; names, beginnings and days keep it apart (cf. Miranda et al. 2018). The weights stand
in `weights.json`; `training.stories` fits them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log1p
from operator import mul
from typing import Final

from onrecord.schema.gathering import Account, Norms, Vector, WeighedAccount

WEIGHTS_FILE: Final = "weights.json"
"""The weights, by feature."""

FEATURES: Final = ("bias", "words", "names", "lead", "numbers", "days")
"""What is compared, in the order of `features`."""


@dataclass(frozen=True, slots=True)
class StoryWeights:
    """The weights of the model.

    Attributes:
        weights: in the order of `FEATURES`; log-odds.
    """

    weights: tuple[float, ...]


@cache
def shipped_weights() -> StoryWeights:
    """Return the weights that come with the package."""
    told = json.loads(files(__package__).joinpath(WEIGHTS_FILE).read_text("utf-8"))
    return StoryWeights(tuple(float(told[name]) for name in FEATURES))


def features(article: WeighedAccount, other: Account, norms: Norms) -> tuple[float, ...]:
    """Return what is compared of two articles, in the order of `FEATURES`.

    Args:
        article: the one that comes.
        other: one that is there.
        norms: the lengths of its vectors, as they were when it came.
    """
    own, of = article.account, article.norms
    squares = article.squares
    days = 0 if own.day is None or other.day is None else abs(own.day - other.day)
    return (
        1.0,
        _cosine(own.words, other.words, squares, of.words * norms.words),
        _cosine(own.names, other.names, squares, of.names * norms.names),
        _cosine(own.lead, other.lead, squares, of.lead * norms.lead),
        _cosine(own.numbers, other.numbers, squares, of.numbers * norms.numbers),
        log1p(days),
    )


def score(found: tuple[float, ...], weights: StoryWeights) -> float:
    """Return the log-odds that two articles with these features tell of one happening."""
    total: float = sum(map(mul, weights.weights, found))
    return total


def _cosine(own: Vector, other: Vector, squares: Mapping[str, float], lengths: float) -> float:
    if not lengths:
        return 0.0
    # A set's own intersection: pairs are many, and share few of their terms.
    shared = own.keys() & other.keys()
    return sum(own[key] * other[key] * squares[key] for key in shared) / lengths
