"""Whom a reference stands for: a ranking of the entities it may mean, or none of them.

A log-linear ranker with a weight for each feature and kind of reference (Denis and Baldridge 2008
rank so). The features are what is seen in the text, near and far, and what the encoder's
coreference says of the pairs of mentions. `training.antecedents` fits the weights on the project's
own annotations.
"""

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from onrecord.resolution.antecedent_features import (
    ALL_FEATURES,
    NEAR,
    ONLY_NEAR,
    FeatureMaker,
    Place,
    Setting,
    Sparse,
    latest_before,
)
from onrecord.resolution.coreference_evidence import EncoderEvidence
from onrecord.resolution.descriptions import Description
from onrecord.resolution.drafts import EntityDraft, Extents
from onrecord.resolution.offices import HEAD_OFFICES, is_office
from onrecord.resolution.references import Reference, ReferenceKind

WEIGHTS_FILE: Final = "antecedent_weights.json"
"""Weights of each kind of reference, by feature; `training.antecedents` writes it."""

_BOUNDARY: Final = re.compile(
    r"[,;:“”\"—–]|\b(?:that|who|which|and|but|or|because|when|while|as|if|after|before|until|since|"
    r"said|says|where|whether)\b"
)
# How many sentences back each kind of reference is looked for; None is the whole article.
_REACH: Final[Mapping[ReferenceKind, int | None]] = {
    "he": 9,
    "they": 5,
    "it": 5,
    "the person": None,
    "a person": None,
    "the body": None,
    "a body": None,
}
_FITTING_TYPES: Final[Mapping[ReferenceKind, frozenset[str]]] = {
    "he": frozenset(["person"]),
    "the person": frozenset(["person"]),
    "a person": frozenset(["person"]),
    "they": frozenset(["group", "organization"]),
    "it": frozenset(["organization", "place"]),
    "the body": frozenset(["organization", "group"]),
    "a body": frozenset(["organization", "group"]),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reference may stand for.

    Attributes:
        candidates: the entities, in order of their first mention.
        features: of each of the candidates, then those of standing for none of them.
    """

    candidates: tuple[EntityDraft, ...]
    features: tuple[Sparse, ...]


class Ranker:
    """Ranks what a reference of one article may stand for."""

    def __init__(
        self,
        text: str,
        sentences: Extents,
        paragraphs: Extents,
        evidence: EncoderEvidence,
        drafts: Iterable[EntityDraft],
    ) -> None:
        """Prepare for an article; the entities are those that it names."""
        self._text = text
        self._sentences = sentences
        self._paragraphs = paragraphs
        self._evidence = evidence
        self._features = FeatureMaker(text, sentences, paragraphs, drafts)

    def choice(
        self, reference: Reference, drafts: Sequence[EntityDraft], setting: Setting
    ) -> Choice:
        """Return what a reference may stand for, with what speaks for each."""
        odds, nobody = self._evidence.log_odds(reference.mention)
        here = Place(
            reference,
            setting,
            self._sentences.index(reference.start),
            self._paragraphs.index(reference.start),
            odds,
            self._evidence.likeliest(reference.owner),
        )
        candidates = _of_office(reference, [d for d in drafts if self._may_be(here, d)])
        if not candidates:
            return Choice((), (self._features.of_none(here, nobody),))
        starts = [_latest_start(draft, reference.start) for draft in candidates]
        order = sorted(starts, reverse=True)
        most = max(len(draft.mentions) for draft in candidates)
        features = [
            self._features.of(here, draft, order.index(start), most)
            for draft, start in zip(candidates, starts, strict=True)
        ]
        near = [one for one in features if one.get(NEAR)]
        if len(near) == 1:
            near[0][ONLY_NEAR] = 1.0
        features.append(self._features.of_none(here, nobody))
        return Choice(tuple(candidates), tuple(features))

    def _may_be(self, here: Place, draft: EntityDraft) -> bool:
        reference, setting = here.reference, here.setting
        if draft.type not in _FITTING_TYPES[reference.kind] or draft is setting.excluded:
            return False
        if not reference.is_pronoun and self._features.is_modifier(draft, reference):
            return False
        if draft is here.owner:
            return False
        if reference.is_plural and draft.type != "group":
            return False
        if reference.gender and draft.gender and reference.gender != draft.gender:
            return False
        if setting.is_quoted and draft is setting.reporter and reference.kind == "he":
            return False
        before = latest_before(draft, reference)
        if before is None:
            return not reference.is_pronoun and draft.is_named
        reach = _REACH[reference.kind]
        away = here.sentence - self._sentences.index(before.start)
        if reach is not None and away > reach and draft is not setting.reporter:
            return False
        if reference.is_object and away == 0:
            return _BOUNDARY.search(self._text, before.end, reference.start) is not None
        return True


def _of_office(reference: Reference, drafts: Sequence[EntityDraft]) -> Sequence[EntityDraft]:
    """Return those who hold the office that is told; where none do, those without such an office.

    Of some offices a person holds one at a time: "the mayor" is no senator of the article.
    """
    if reference.description is None:
        return drafts
    office = reference.description.office
    holders = [
        draft
        for draft in drafts
        if office in draft.offices and not _is_of_elsewhere(reference.description, draft)
    ]
    if holders or office not in HEAD_OFFICES:
        return holders or drafts
    return [draft for draft in drafts if not draft.offices & HEAD_OFFICES]


def _is_of_elsewhere(description: Description, draft: EntityDraft) -> bool:
    """Whether roles tell another place than a description: "the Ohio senator", "of Maine"."""
    spoken = {word.strip(".,") for role in draft.roles for word in role.split()}
    if not description.capitals or description.capitals & {word.lower() for word in spoken}:
        return False
    return any(word[:1].isupper() and not is_office(word) for word in spoken)


def _latest_start(draft: EntityDraft, position: int) -> int:
    before = draft.mentions_before(position)
    return draft.mentions[before - 1].start if before else -1


@cache
def read_weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of each kind of reference, by the names of all features."""
    told = json.loads(files("onrecord.resolution").joinpath(WEIGHTS_FILE).read_text("utf-8"))
    return {
        kind: {name: float(by_name.get(name, 0.0)) for name in ALL_FEATURES}
        for kind, by_name in told.items()
    }


def probabilities(kind: ReferenceKind, choice: Choice) -> list[float]:
    """Return the probability of each candidate, then of none of them; they sum to 1."""
    weights = read_weights()[kind]
    scores = [sum(weights[n] * value for n, value in one.items()) for one in choice.features]
    highest = max(scores)
    raised = [math.exp(score - highest) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]
