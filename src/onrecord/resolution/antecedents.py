"""Whom a reference stands for: a ranking of the entities it may mean, or none of them.

A log-linear ranker with a weight for each feature and kind of reference (Denis and Baldridge 2008
rank so). The features are what is seen in the text, near and far, and what the encoder's
coreference says of the pairs of mentions. `training.antecedents` fits the weights on the project's
own annotations.
"""

import json
import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from onrecord.resolution.descriptions import Description
from onrecord.resolution.drafts import DraftMention, EntityDraft, Extents
from onrecord.resolution.offices import HEAD_OFFICES, is_office
from onrecord.resolution.references import Reference, ReferenceKind
from onrecord.schema.annotation import EntityMention

FEATURES: Final = (
    "encoder: log-odds",
    "encoder: likeliest of all",
    "encoder: likelier than not",
    "encoder: says nothing",
    "same sentence",
    "sentences away",
    "paragraphs away",
    "same paragraph",
    "latest of all",
    "second latest",
    "mentions before",
    "share of mentions",
    "most mentioned",
    "gender agrees",
    "opens its sentence",
    "opens the sentence before",
    "possessor",
    "latest is quoted, this is not",
    "says these words, quoted",
    "says these words, not quoted",
    "spoke last, and this is a source",
    "spoke last",
    "is a source there",
    "unnamed",
    "named only after",
    "latest is a pronoun",
    "object in one clause",
    "same office",
    "words shared",
    "head in its names",
    "same description",
    "type agrees",
    "named right before",
    "named right after",
    "far away",
    "group",
    "latest of all, and this is a source",
    "opens the sentence before, and this is a source",
    "in the paragraph before",
    "holds an office",
    "only one near",
)
NONE_FEATURES: Final = (
    "none",
    "none: encoder's likeliest is nobody here",
    "none: encoder sees nothing before",
    "none: definite",
    "none: possessive",
    "none: indefinite",
    "none: bare",
    "none: of an office",
    "none: a source",
    "none: with a name in it",
    "none: long",
)
ALL_FEATURES: Final = FEATURES + NONE_FEATURES

WEIGHTS_FILE: Final = "antecedent_weights.json"
_POSITION: Final = {name: number for number, name in enumerate(ALL_FEATURES)}
_BOUNDARY: Final = re.compile(
    r"[,;:“”\"—–]|\b(?:that|who|which|and|but|or|because|when|while|as|if|after|before|until|since|"
    r"said|says|where|whether)\b"
)
_NO_SUBJECT_AHEAD: Final = re.compile(r"[“\"]|\b(?:that|who|whom|of|to)\b\s*$")
# A subject may follow so many characters of its sentence.
_LEAD: Final = 60
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
# Log-odds beyond these tell nothing more.
_MOST_LOG_ODDS: Final = 8.0
_FAR_AWAY: Final = 3000
_MANY_WORDS: Final = 4

_NEAR: Final = _POSITION["in the paragraph before"]
_ONLY: Final = _POSITION["only one near"]

Sparse = dict[int, float]
"""Values of features by their number; the others are 0."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a reference stands, as far as attributions tell.

    Attributes:
        reporter: who says the words it stands in, or None.
        last_speaker: who spoke last before it, or None.
        excluded: who it cannot be, or None.
        is_quoted: whether it stands in a quotation.
        is_source: whether it is the source of an attribution.
    """

    reporter: EntityDraft | None = None
    last_speaker: EntityDraft | None = None
    excluded: EntityDraft | None = None
    is_quoted: bool = False
    is_source: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reference may stand for.

    Attributes:
        candidates: the entities, in order of their first mention.
        features: of each of the candidates, then those of standing for none of them.
    """

    candidates: tuple[EntityDraft, ...]
    features: tuple[Sparse, ...]


class EncoderEvidence:
    """What the encoder's coreference says of references and entities."""

    def __init__(self, mentions: Sequence[EntityMention], drafts: Iterable[EntityDraft]) -> None:
        """Find which of the encoder's mentions are names of which entity."""
        self._mentions = mentions
        self._holders: dict[int, EntityDraft] = {}
        self._later: dict[int, list[tuple[int, float]]] = {}
        for number, mention in enumerate(mentions):
            for earlier, score in mention.antecedents:
                self._later.setdefault(earlier, []).append((number, score))
        by_head = {mention.head[0]: number for number, mention in enumerate(mentions)}
        heads = sorted(by_head)
        for draft in drafts:
            for named in draft.mentions:
                for head in _between(heads, named.start, named.end):
                    self._holders.setdefault(by_head[head], draft)

    def hold(self, mention: int | None, draft: EntityDraft) -> None:
        """Take a mention for one of an entity."""
        if mention is not None:
            self._holders[mention] = draft

    def log_odds(self, mention: int | None) -> tuple[dict[EntityDraft, float], float | None]:
        """Return the highest log-odds for each entity, and for nobody known."""
        found: dict[EntityDraft, float] = {}
        nobody: float | None = None
        if mention is None:
            return found, nobody
        around = (*self._mentions[mention].antecedents, *self._later.get(mention, ()))
        for other, score in around:
            holder = self._holders.get(other)
            if holder is None:
                nobody = score if nobody is None else max(nobody, score)
            else:
                found[holder] = max(score, found.get(holder, score))
        return found, nobody


def _between(heads: Sequence[int], start: int, end: int) -> Iterator[int]:
    for number in range(bisect_left(heads, start), len(heads)):
        if heads[number] >= end:
            return
        yield heads[number]


class Ranker:
    """Ranks what a reference of one article may stand for."""

    def __init__(
        self, text: str, sentences: Extents, paragraphs: Extents, evidence: EncoderEvidence
    ) -> None:
        """Prepare for an article."""
        self._text = text
        self._sentences = sentences
        self._paragraphs = paragraphs
        self._evidence = evidence

    def choice(
        self, reference: Reference, drafts: Sequence[EntityDraft], setting: Setting
    ) -> Choice:
        """Return what a reference may stand for, with what speaks for each."""
        odds, nobody = self._evidence.log_odds(reference.mention)
        here = _Here(
            reference,
            setting,
            self._sentences.index(reference.start),
            self._paragraphs.index(reference.start),
            odds,
        )
        candidates = _of_office(reference, [d for d in drafts if self._may_be(here, d)])
        latest = sorted((-_latest_start(d, reference.start), n) for n, d in enumerate(candidates))
        ranks = {number: rank for rank, (_, number) in enumerate(latest)}
        most = max((len(d.mentions) for d in candidates), default=0)
        features = [
            self._features(here, draft, ranks[number], most)
            for number, draft in enumerate(candidates)
        ]
        near = [one for one in features if _NEAR in one]
        if len(near) == 1:
            near[0][_ONLY] = 1.0
        features.append(_none_features(here, nobody, self._text))
        return Choice(tuple(candidates), tuple(features))

    def _may_be(self, here: "_Here", draft: EntityDraft) -> bool:
        reference, setting = here.reference, here.setting
        if draft.type not in _FITTING_TYPES[reference.kind] or draft is setting.excluded:
            return False
        if reference.gender and draft.gender and reference.gender != draft.gender:
            return False
        if setting.is_quoted and draft is setting.reporter and reference.kind == "he":
            return False
        before = _latest(draft, reference)
        if before is None:
            return not reference.is_pronoun and draft.is_named
        if any(m.start <= reference.start and reference.end <= m.end for m in (before,)):
            return False
        reach = _REACH[reference.kind]
        away = here.sentence - self._sentences.index(before.start)
        if reach is not None and away > reach and draft is not setting.reporter:
            return False
        if reference.is_object and away == 0:
            return _BOUNDARY.search(self._text, before.end, reference.start) is not None
        return True

    def _features(self, here: "_Here", draft: EntityDraft, rank: int, most: int) -> Sparse:
        found: dict[str, float] = {}
        self._add_encoder(found, here, draft)
        self._add_place(found, here, draft)
        found["latest of all"] = rank == 0
        found["second latest"] = rank == 1
        found["latest of all, and this is a source"] = rank == 0 and here.setting.is_source
        before = draft.mentions_before(here.reference.start)
        found["mentions before"] = math.log1p(before)
        found["share of mentions"] = len(draft.mentions) / most if most else 0.0
        found["most mentioned"] = len(draft.mentions) == most
        found["gender agrees"] = bool(here.reference.gender and draft.gender)
        found["unnamed"] = not draft.is_named
        found["group"] = draft.type == "group"
        self._add_attribution(found, here, draft)
        if not here.reference.is_pronoun:
            self._add_description(found, here, draft)
        return {_POSITION[name]: float(value) for name, value in found.items() if value}

    def _add_encoder(self, found: dict[str, float], here: "_Here", draft: EntityDraft) -> None:
        odds = here.odds.get(draft)
        if odds is None:
            found["encoder: says nothing"] = here.reference.mention is not None
            return
        found["encoder: log-odds"] = max(-_MOST_LOG_ODDS, min(_MOST_LOG_ODDS, odds)) / 4
        found["encoder: likelier than not"] = odds > 0
        found["encoder: likeliest of all"] = odds == max(here.odds.values())

    def _add_place(self, found: dict[str, float], here: "_Here", draft: EntityDraft) -> None:
        latest = _latest(draft, here.reference)
        if latest is None:
            found["named only after"] = 1.0
            return
        number = self._sentences.index(latest.start)
        away = here.sentence - number
        paragraphs = here.paragraph - self._paragraphs.index(latest.start)
        opens = self._opens(latest, number)
        found["same sentence"] = away == 0
        found["sentences away"] = min(away, 8) / 4
        found["paragraphs away"] = min(paragraphs, 6) / 3
        found["same paragraph"] = paragraphs == 0
        found["opens its sentence"] = opens
        found["opens the sentence before"] = opens and away == 1
        found["possessor"] = self._text[latest.end : latest.end + 1] in ("’", "'")
        found["latest is quoted, this is not"] = latest.is_quoted and not here.setting.is_quoted
        found["latest is a pronoun"] = latest.form == "pronoun"
        found["in the paragraph before"] = paragraphs <= 1
        if here.setting.is_source:
            found["opens the sentence before, and this is a source"] = opens and away == 1
        found["far away"] = here.reference.start - latest.end > _FAR_AWAY

    def _add_attribution(self, found: dict[str, float], here: "_Here", draft: EntityDraft) -> None:
        setting = here.setting
        if draft is setting.reporter:
            quoted = "quoted" if setting.is_quoted else "not quoted"
            found[f"says these words, {quoted}"] = 1.0
        if draft is setting.last_speaker:
            found["spoke last"] = 1.0
            found["spoke last, and this is a source"] = setting.is_source

    def _add_description(self, found: dict[str, float], here: "_Here", draft: EntityDraft) -> None:
        reference = here.reference
        office = reference.description.office if reference.description else None
        found["holds an office"] = bool(draft.offices)
        if office:
            found["same office"] = office in draft.offices
        known = {word.lower().strip(".,") for role in draft.roles for word in role.split()}
        named = {word.lower() for name in draft.names for word in name.split()}
        found["words shared"] = min(3, len(reference.words & (known | named))) / 2
        found["head in its names"] = reference.head in named or reference.head in draft.offices
        said = self._text[reference.start : reference.end].lower()
        found["same description"] = said in (d.lower() for d in draft.descriptions)
        names = [m for m in draft.mentions if m.form == "name"]
        found["named right after"] = any(
            1 <= m.start - reference.end <= 2 and self._text[reference.end : m.start] in (" ", ", ")
            for m in names
        )
        found["named right before"] = any(
            reference.start - m.end == 2 and self._text[m.end : reference.start] == ", "
            for m in names
        )

    def _opens(self, mention: DraftMention, sentence: int) -> bool:
        """Whether a mention opens its sentence, a short phrase before it allowed."""
        if sentence < 0:
            return False
        lead = self._text[self._sentences[sentence][0] : mention.start]
        return len(lead) < _LEAD and _NO_SUBJECT_AHEAD.search(lead) is None


@dataclass(frozen=True, slots=True)
class _Here:
    """A reference, where it stands and what the encoder says of it."""

    reference: Reference
    setting: Setting
    sentence: int
    paragraph: int
    odds: Mapping[EntityDraft, float]


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


def _latest(draft: EntityDraft, reference: Reference) -> DraftMention | None:
    """Return the latest mention that ends before a reference begins, or None."""
    before = draft.mentions_before(reference.start)
    while before and draft.mentions[before - 1].end > reference.start:
        before -= 1
    return draft.mentions[before - 1] if before else None


def _latest_start(draft: EntityDraft, position: int) -> int:
    before = draft.mentions_before(position)
    return draft.mentions[before - 1].start if before else -1


def _none_features(here: _Here, nobody: float | None, text: str) -> Sparse:
    reference = here.reference
    best = max(here.odds.values(), default=None)
    seen = [odds for odds in (best, nobody) if odds is not None]
    kinds = {"the": "definite", "this": "definite", "possessive": "possessive", "a": "indefinite"}
    is_described = not reference.is_pronoun
    found = {
        "none": 1.0,
        "none: encoder's likeliest is nobody here": nobody is not None
        and nobody > 0
        and nobody == max(seen),
        "none: encoder sees nothing before": reference.mention is not None
        and max(seen, default=-1.0) < 0,
        f"none: {kinds.get(reference.determiner, 'bare')}": is_described,
        "none: of an office": reference.description is not None,
        "none: a source": here.setting.is_source,
        "none: with a name in it": is_described
        and any(word[0].isupper() for word in text[reference.start : reference.end].split()[1:]),
        "none: long": is_described and len(reference.words) > _MANY_WORDS,
    }
    return {_POSITION[name]: float(value) for name, value in found.items() if value}


@cache
def read_weights() -> Mapping[str, tuple[float, ...]]:
    """Return the weights of each kind of reference, one a feature."""
    told = json.loads(files("onrecord.resolution").joinpath(WEIGHTS_FILE).read_text("utf-8"))
    return {
        kind: tuple(float(by_name.get(name, 0.0)) for name in ALL_FEATURES)
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
