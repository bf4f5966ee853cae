"""How much the words of a statement, those around it and the lead speak for each subject."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from onrecord.extraction.subjects.sightings import Sighting

_FILE: Final = "decision.json"
# A term that is said again says less.
_AGAIN: Final = 0.3
# More terms than so add nothing.
_MOST: Final = 3.0
BIAS: Final = "any"

Score = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class PlaceScores:
    """How much the terms of one place speak for each subject.

    Attributes:
        scores: by subject.
        total: all together, at least 1.
    """

    scores: Score
    total: float

    def share(self, subject: str) -> float:
        """Return the share of a subject, 0 to 1."""
        return self.scores.get(subject, 0.0) / self.total


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for subjects, by place.

    Attributes:
        own: the words of the statement itself.
        around: the sentences around it.
        lead: the beginning of the article and its title.
        article: all of the article.
    """

    own: PlaceScores
    around: PlaceScores
    lead: PlaceScores
    article: PlaceScores

    @property
    def subjects(self) -> list[str]:
        """Ids of all subjects that anything near speaks for, in alphabetical order."""
        return sorted({*self.own.scores, *self.around.scores, *self.lead.scores})


def place_scores(scores: Score) -> PlaceScores:
    """Return the scores of a place with what they are together."""
    return PlaceScores(scores, max(sum(scores.values()), 1.0))


def score(sightings: Iterable[Sighting]) -> PlaceScores:
    """Return how much terms speak for each subject: the weight of each, and less when repeated."""
    said = Counter(term for sighting in sightings for term in sighting.terms)
    total: dict[str, float] = {}
    for term, times in said.items():
        told = term.weight * (1 + _AGAIN * (times > 1))
        total[term.subject] = total.get(term.subject, 0.0) + told
    return place_scores(total)


def features(evidence: Evidence, subject: str) -> Iterator[tuple[str, float]]:
    """Yield what speaks for a subject, as named numbers: how much, and which share of all."""
    own, around, lead = evidence.own, evidence.around, evidence.lead
    around_share, lead_share = around.share(subject), lead.share(subject)
    article_share = evidence.article.share(subject)
    yield BIAS, 1.0
    yield "own", min(own.scores.get(subject, 0.0), _MOST)
    yield "own, share", own.share(subject)
    yield "around", min(around.scores.get(subject, 0.0), _MOST)
    yield "around, share", around_share
    yield "lead", min(lead.scores.get(subject, 0.0), _MOST)
    yield "lead, share", lead_share
    yield "article, share", article_share
    # Words that tell little themselves are about what the article is about.
    silence = 1 - min(sum(own.scores.values()), 1.0)
    yield "around, share, little own", silence * around_share
    yield "lead, share, little own", silence * lead_share
    yield "article, share, little own", silence * article_share


def probability(evidence: Evidence, subject: str) -> float:
    """Return the probability that somebody would name the subject, 0 to 1.

    A log-linear model (logistic regression) of a few numbers; `training.subject_decision` fits it.
    """
    weights = _weights()
    total = sum(weights.get(name, 0.0) * value for name, value in features(evidence, subject))
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> Mapping[str, float]:
    file = files("onrecord.extraction.subjects").joinpath(_FILE)
    told = json.loads(file.read_text("utf-8"))
    return {str(name): float(weight) for name, weight in told.items()}
