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
class Evidence:
    """What speaks for subjects, by place.

    Attributes:
        own: by the words of the statement itself.
        around: by the sentences around it.
        lead: by the beginning of the article and its title.
        article: by all of the article.
    """

    own: Score
    around: Score
    lead: Score
    article: Score

    @property
    def subjects(self) -> list[str]:
        """Ids of all subjects that anything speaks for, in alphabetical order."""
        return sorted({*self.own, *self.around, *self.lead})


def score(sightings: Iterable[Sighting]) -> Score:
    """Return how much terms speak for each subject: the weight of each, and less when repeated."""
    said = Counter(term for sighting in sightings for term in sighting.terms)
    total: dict[str, float] = {}
    for term, times in said.items():
        told = term.weight * (1 + _AGAIN * (times > 1))
        total[term.subject] = total.get(term.subject, 0.0) + told
    return total


def features(evidence: Evidence, subject: str) -> Iterator[tuple[str, float]]:
    """Yield what speaks for a subject, as named numbers: how much, and which share of all."""
    yield BIAS, 1.0
    places = {"own": evidence.own, "around": evidence.around, "lead": evidence.lead}
    for name, scores in places.items():
        yield name, min(scores.get(subject, 0.0), _MOST)
        yield f"{name}, share", _share(scores, subject)
    yield "article, share", _share(evidence.article, subject)
    # Words that tell little themselves are about what the article is about.
    silence = 1 - min(sum(evidence.own.values()), 1.0)
    yield "around, share, little own", silence * _share(evidence.around, subject)
    yield "lead, share, little own", silence * _share(evidence.lead, subject)
    yield "article, share, little own", silence * _share(evidence.article, subject)


def _share(scores: Score, subject: str) -> float:
    return scores.get(subject, 0.0) / max(sum(scores.values()), 1.0)


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
