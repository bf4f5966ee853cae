"""How much the words of a statement, those around it and the lead speak for each subject."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul
from typing import Final

from onrecord.extraction.subjects.sightings import Sighting

_FILE: Final = "decision.json"
# A term that is said again says less.
_AGAIN: Final = 0.3
# More terms than so add nothing.
_MOST: Final = 3.0
# The least share of what stands elsewhere that a subject is thought of for.
_PART: Final = 0.15
BIAS: Final = "any"
"""The feature that every subject has."""
FEATURES: Final = (
    BIAS,
    "own",
    "own, share",
    "around",
    "around, share",
    "lead",
    "lead, share",
    "article, share",
    "around, share, little own",
    "lead, share, little own",
    "article, share, little own",
)
"""Names of what `features` returns, in order."""

Score = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class PlaceScores:
    """How much the terms of one place speak for each subject.

    Attributes:
        scores: by subject.
        total: all together, at least 1.
        silence: how little they tell, 0 to 1.
    """

    scores: Score
    total: float
    silence: float

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
        """Ids of the subjects that may be meant, in alphabetical order.

        Those that a word of the statement speaks for, or a good part of what stands around it or
        in the lead.
        """
        near = (
            subject
            for place in (self.around, self.lead)
            for subject, told in place.scores.items()
            if told >= _PART * place.total
        )
        return sorted({*self.own.scores, *near})


def place_scores(scores: Score) -> PlaceScores:
    """Return the scores of a place with what they are together."""
    told = sum(scores.values())
    return PlaceScores(scores, max(told, 1.0), 1 - min(told, 1.0))


def score(sightings: Iterable[Sighting]) -> PlaceScores:
    """Return how much terms speak for each subject: the weight of each, and less when repeated."""
    said = Counter(term for sighting in sightings for term in sighting.terms)
    total: dict[str, float] = {}
    for term, times in said.items():
        told = term.weight * (1 + _AGAIN * (times > 1))
        total[term.subject] = total.get(term.subject, 0.0) + told
    return place_scores(total)


def features(evidence: Evidence, subject: str) -> tuple[float, ...]:
    """Return what speaks for a subject, as the numbers that `FEATURES` names."""
    own, around, lead = evidence.own, evidence.around, evidence.lead
    around_share, lead_share = around.share(subject), lead.share(subject)
    article_share = evidence.article.share(subject)
    silence = own.silence
    return (
        1.0,
        min(own.scores.get(subject, 0.0), _MOST),
        own.share(subject),
        min(around.scores.get(subject, 0.0), _MOST),
        around_share,
        min(lead.scores.get(subject, 0.0), _MOST),
        lead_share,
        article_share,
        # Words that tell little themselves are about what the article is about.
        silence * around_share,
        silence * lead_share,
        silence * article_share,
    )


def probability(evidence: Evidence, subject: str) -> float:
    """Return the probability that somebody would name the subject, 0 to 1.

    A log-linear model (logistic regression) of a few numbers; `training.subject_decision` fits it.
    """
    return 1 / (1 + math.exp(-sum(map(mul, _weights(), features(evidence, subject)))))


@cache
def _weights() -> tuple[float, ...]:
    file = files("onrecord.extraction.subjects").joinpath(_FILE)
    told = json.loads(file.read_text("utf-8"))
    return tuple(float(told[name]) for name in FEATURES)
