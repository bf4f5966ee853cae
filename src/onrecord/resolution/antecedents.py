"""Whom a reference stands for: a ranking of the entities it may mean, or none of them.

A log-linear ranker with a weight for each feature and kind of reference (Denis and Baldridge 2008
rank so). The features are what is seen in the text, near and far, and what the encoder's
coreference says of the pairs of mentions. `training.antecedents` fits the weights on the project's
own annotations.
"""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul
from typing import Final

from onrecord.resolution.antecedent_features import (
    ALL_FEATURES,
    Candidate,
    FeatureMaker,
    Place,
    Setting,
    Sparse,
)
from onrecord.resolution.coreference_evidence import EncoderEvidence
from onrecord.resolution.descriptions import Description
from onrecord.resolution.drafts import DraftMention, EntityDraft, Extents
from onrecord.resolution.offices import HEAD_OFFICES, is_office
from onrecord.resolution.references import Reference, ReferenceKind

WEIGHTS_FILE: Final = "antecedent_weights.json"
"""Weights of each kind of reference, by feature; `training.antecedents` writes it."""

_BOUNDARY: Final = re.compile(
    r"[,;:“”\"—–]|\b(?:that|who|which|and|but|or|because|when|while|as|if|after|before|until|since|"
    r"said|says|where|whether)\b"
)
_APPOSES: Final = re.compile(r"(?:[,;:(–—-]|\b(?:as|is|was|are|were|be|named|called))\s?$")
# What may stand between an office and a name: the rest of it, and titles.
_TITLES: Final = re.compile(
    r"(?:\sof\s(?:the\s)?(?:[a-z]{1,16}|State|Defense|Labor|Commerce|Energy)\b)?"
    r"(?:\s[A-Z][\w.’'-]{0,16})*\s?"
)
# Mentions that may begin between a description and one around it.
_MENTIONS_AROUND: Final = 4
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
_PLURAL: Final = frozenset(["group"])


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
        self,
        reference: Reference,
        drafts: Sequence[EntityDraft],
        setting: Setting,
        owner: EntityDraft | None = None,
    ) -> Choice:
        """Return what a reference may stand for, with what speaks for each.

        Args:
            reference: the reference.
            drafts: the entities that it may mean, as far as places and words tell.
            setting: where it stands.
            owner: who the pronoun stands for that it begins with, where that is known.
        """
        odds, nobody = self._evidence.log_odds(reference.mention)
        here = Place(
            reference,
            setting,
            self._sentences.index(reference.start),
            self._paragraphs.index(reference.start),
            odds,
            owner or self._evidence.likeliest(reference.owner),
        )
        near = (self._candidate(here, draft) for draft in self._fitting(here, drafts))
        candidates = _of_office(reference, [candidate for candidate in near if candidate])
        features = self._features.of(here, candidates) if candidates else []
        features.append(self._features.of_none(here, nobody))
        return Choice(tuple(candidate.draft for candidate in candidates), tuple(features))

    def _fitting(self, here: Place, drafts: Sequence[EntityDraft]) -> Iterator[EntityDraft]:
        """Yield the entities that a reference may mean wherever they stand."""
        reference, setting = here.reference, here.setting
        types = _PLURAL if reference.is_plural else _FITTING_TYPES[reference.kind]
        excluded = [setting.excluded, here.owner]
        if not reference.is_pronoun:
            excluded += self._features.modifiers(reference)
        if setting.is_quoted and reference.kind == "he":
            excluded.append(setting.reporter)
        for draft in drafts:
            if draft.type not in types or draft in excluded:
                continue
            if reference.gender and draft.gender not in (None, reference.gender):
                continue
            yield draft

    def _candidate(self, here: Place, draft: EntityDraft) -> Candidate | None:
        """Return an entity with where it stands, or None where that is out of reach."""
        reference = here.reference
        begun = draft.mentions_before(reference.start)
        # Who is new is told so by those near, whoever they are: see `is_part`.
        is_known = not (reference.is_pronoun or reference.is_indefinite)
        if is_known and self.is_part(reference, draft):
            return None
        mention = draft.ended_before(reference.start, begun)
        if mention is None:
            is_told = not reference.is_pronoun and draft.is_named
            return Candidate(draft, begun, None) if is_told else None
        latest = self._features.standing(mention)
        away, reach = here.sentence - latest.sentence, _REACH[reference.kind]
        if reach is not None and away > reach and draft is not here.setting.reporter:
            return None
        if away == 0 and reference.is_object and not self._is_bounded(mention, reference):
            return None
        return Candidate(draft, begun, latest)

    def is_part(self, reference: Reference, draft: EntityDraft) -> bool:
        """Whether a description is a part of a mention of an entity, or has one as its part.

        It does not stand for that entity then (the i-within-i condition).
        """
        begun = draft.mentions_before(reference.start)
        return self._is_within(reference, draft, begun) or self._holds(reference, draft, begun)

    def _is_within(self, reference: Reference, draft: EntityDraft, begun: int) -> bool:
        """Whether a description is a part of one that stands for an entity already.

        "A lawyer representing the owner" is not the owner; an apposition is: "her lawyer, a
        former prosecutor".
        """
        for number in range(begun - 1, max(-1, begun - 1 - _MENTIONS_AROUND), -1):
            mention = draft.mentions[number]
            if mention.end >= reference.end and mention.start < reference.start:
                return _APPOSES.search(self._text, mention.start, reference.start) is None
        return False

    def _holds(self, reference: Reference, draft: EntityDraft, begun: int) -> bool:
        """Whether a part of a description stands for an entity: "an officer asking Lund" is not he.

        An apposition does, and a name that follows the head: "her husband Mr. Ned Lund".
        """
        for mention in draft.mentions[begun : begun + _MENTIONS_AROUND]:
            if mention.start >= reference.end:
                return False
            if mention.form == "pronoun" or mention.end > reference.end:
                continue
            before = self._text[reference.start : mention.start]
            _, is_after, between = before.lower().rpartition(reference.head)
            if is_after and _TITLES.fullmatch(before, len(before) - len(between)):
                continue
            return _APPOSES.search(before) is None
        return False

    def _is_bounded(self, mention: DraftMention, reference: Reference) -> bool:
        """Whether a clause begins or ends between a mention and a reference."""
        return _BOUNDARY.search(self._text, mention.end, reference.start) is not None


def _of_office(reference: Reference, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return those who hold the office that is told; where none do, those without such an office.

    Of some offices a person holds one at a time: "the mayor" is no senator of the article.
    """
    if reference.description is None:
        return candidates
    office = reference.description.office
    holders = [
        candidate
        for candidate in candidates
        if office in candidate.draft.offices
        and not _is_of_elsewhere(reference.description, candidate.draft)
    ]
    if holders or office not in HEAD_OFFICES:
        return holders or candidates
    return [one for one in candidates if HEAD_OFFICES.isdisjoint(one.draft.offices)]


def _is_of_elsewhere(description: Description, draft: EntityDraft) -> bool:
    """Whether roles tell another place than a description: "the Ohio senator", "of Maine"."""
    spoken = {word.strip(".,") for role in draft.roles for word in role.split()}
    if not description.capitals or description.capitals & {word.lower() for word in spoken}:
        return False
    return any(word[:1].isupper() and not is_office(word) for word in spoken)


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
    scores = [
        sum(map(mul, map(weights.__getitem__, features), features.values()))
        for features in choice.features
    ]
    highest = max(scores)
    raised = [math.exp(score - highest) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]
