"""The model of stories as it is fitted and tried: all pairs compared, articles clustered in order.

What a record does with an index is done here with every pair, by the same functions.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import chain
from math import exp
from operator import mul
from typing import Final

from onrecord.evaluation.cluster_scores import b_cubed
from onrecord.evaluation.corpora.stories import ToldArticle
from onrecord.linking.stories.accounts import account_of, weigh
from onrecord.linking.stories.choice import MOST_COMPARED, choose_story
from onrecord.linking.stories.likeness import FEATURES, StoryWeights, features, score
from onrecord.linking.stories.rarity import Rarity
from onrecord.schema.gathering import Account, Norms

_STEPS: Final = 10
# How strongly weights are drawn to nought (L2).
_DECAY: Final = 0.05
# Pairs of different topics are most of all, and tell little each.
_ONE_IN: Final = 17
# What all pairs of a corpus count for together.
_WHOLE: Final = 1000.0

Row = tuple[float, ...]
_Weighed = tuple[Row, bool, float]
PairScore = Callable[[Row], float]


@dataclass(frozen=True, slots=True)
class ComparedPairs:
    """Every article of a corpus compared with those before it.

    Attributes:
        told: the articles, in their order.
        rows: of each article the features of it and each one before.
    """

    told: Sequence[ToldArticle]
    rows: Sequence[Sequence[Row]]


def compare_all(told: Sequence[ToldArticle], progress: Callable[[int, int], None]) -> ComparedPairs:
    """Compare each article with those before it, as a record would when it comes."""
    counts: Counter[str] = Counter()
    taken: list[tuple[Account, Norms]] = []
    rows: list[list[Row]] = []
    for number, one in enumerate(told):
        account = account_of(one.article)
        counts.update(term.key for term in account.terms)
        weighed = weigh(account, Rarity(number + 1, counts))
        rows.append([features(weighed, *before) for before in taken])
        taken.append((account, weighed.norms))
        progress(number + 1, len(told))
    return ComparedPairs(told, rows)


def cluster(pairs: ComparedPairs, scored: PairScore) -> list[int]:
    """Put the articles to stories in their order; return the story of each."""
    stories: list[int] = []
    members: defaultdict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(pairs.rows):
        found = [scored(one) for one in row]
        scores = {
            story: [found[place] for place in places[-MOST_COMPARED:]]
            for story, places in members.items()
        }
        story, _ = choose_story(scores)
        if story is None:
            story = len(members)
        stories.append(story)
        members[story].append(number)
    return stories


def fit(corpora: Sequence[tuple[ComparedPairs, Collection[str]]]) -> StoryWeights:
    """Return the weights under which those pairs of articles are likeliest that tell of one story.

    Each corpus counts the same. The bias is then set so that its clusters are best.

    Args:
        corpora: each with the topics to learn from.
    """
    samples = [_sample(pairs, topics) for pairs, topics in corpora]
    weights = _newton(samples)
    return _with_best_bias(weights, corpora)


def best_threshold(
    corpora: Sequence[tuple[ComparedPairs, Collection[str]]],
    scored_with: Callable[[float], PairScore],
    tried: Sequence[float],
) -> float:
    """Return the threshold that gives the best clusters: highest mean of B-cubed F1."""

    def mean(threshold: float) -> float:
        scored = scored_with(threshold)
        return sum(_f1(pairs, topics, scored) for pairs, topics in corpora) / len(corpora)

    return max(tried, key=mean)


def of_topics(pairs: ComparedPairs, topics: Collection[str]) -> ComparedPairs:
    """Return the articles of these topics alone."""
    kept = [n for n, one in enumerate(pairs.told) if one.topic in topics]
    rows = [[pairs.rows[n][m] for m in kept[:place]] for place, n in enumerate(kept)]
    return ComparedPairs([pairs.told[n] for n in kept], rows)


def _f1(pairs: ComparedPairs, topics: Collection[str], scored: PairScore) -> float:
    own = of_topics(pairs, topics)
    return b_cubed([one.story for one in own.told], cluster(own, scored)).f1


def _sample(pairs: ComparedPairs, topics: Collection[str]) -> list[_Weighed]:
    """Return all pairs of one topic, and one in so many of the others, which counts for these."""
    own = of_topics(pairs, topics)
    found: list[_Weighed] = []
    for number, rows in enumerate(own.rows):
        told = own.told[number]
        for before, row in enumerate(rows):
            other = own.told[before]
            if told.topic == other.topic:
                found.append((row, told.story == other.story, 1.0))
            elif (number + before) % _ONE_IN == 0:
                found.append((row, False, float(_ONE_IN)))
    whole = sum(weight for *_, weight in found) / _WHOLE
    return [(row, right, weight / whole) for row, right, weight in found]


def _newton(samples: Sequence[Sequence[_Weighed]]) -> list[float]:
    """Fit a logistic regression by Newton's method, each sample weighing the same."""
    size = len(FEATURES)
    weights = [0.0] * size
    for _ in range(_STEPS):
        slope = [-_DECAY * one for one in weights]
        curve = [[_DECAY if i == j else 0.0 for j in range(size)] for i in range(size)]
        for row, right, weight in chain.from_iterable(samples):
            total = sum(map(mul, weights, row))
            likely = 1 / (1 + exp(-max(min(total, 30.0), -30.0)))
            missing, spread = weight * (right - likely), weight * likely * (1 - likely)
            for i, x in enumerate(row):
                slope[i] += missing * x
                curve[i] = [one + spread * x * y for one, y in zip(curve[i], row, strict=True)]
        weights = [w + step for w, step in zip(weights, _solved(curve, slope), strict=True)]
    return weights


def _solved(matrix: list[list[float]], values: list[float]) -> list[float]:
    """Solve a system of linear equations with a positive definite matrix (Gauss)."""
    rows = [[*line, value] for line, value in zip(matrix, values, strict=True)]
    for at, pivot in enumerate(rows):
        for below in rows[at + 1 :]:
            factor = below[at] / pivot[at]
            below[at:] = [x - factor * y for x, y in zip(below[at:], pivot[at:], strict=True)]
    found = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        rest = sum(rows[at][k] * found[k] for k in range(at + 1, len(rows)))
        found[at] = (rows[at][-1] - rest) / rows[at][at]
    return found


def _with_best_bias(
    weights: Sequence[float], corpora: Sequence[tuple[ComparedPairs, Collection[str]]]
) -> StoryWeights:
    tried = [half / 2 for half in range(9)]

    def moved(by: float) -> StoryWeights:
        return StoryWeights((weights[0] + by, *weights[1:]))

    best = best_threshold(corpora, lambda by: lambda row: score(row, moved(by)), tried)
    return moved(best)
