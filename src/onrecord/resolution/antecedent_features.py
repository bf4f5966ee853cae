"""What speaks for a reference standing for an entity, and for its standing for none."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.resolution.description_features import DESCRIPTION_FEATURES, DescriptionFeatures
from onrecord.resolution.drafts import DraftMention, EntityDraft, Extents
from onrecord.resolution.references import Determiner, Reference
from onrecord.schema.annotation import Offsets

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
    "most mentioned",
    "gender agrees",
    "opens its sentence",
    "opens the sentence before",
    "possessor",
    "says these words, quoted",
    "says these words, not quoted",
    "spoke last, and this is a source",
    "spoke last",
    "unnamed",
    "named only after",
    "latest is a pronoun",
    "far away",
    "group",
    "opens the sentence before, and this is a source",
    "in the paragraph before",
    "only one near",
    "encoder: share",
    "opens this sentence",
    "latest of all, in this sentence",
    "named in what it says",
    *DESCRIPTION_FEATURES,
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
    "none: of somebody named",
)
ALL_FEATURES: Final = FEATURES + NONE_FEATURES

_NEAR: Final = "in the paragraph before"
_NO_SUBJECT_AHEAD: Final = re.compile(r"[“\"]|\b(?:that|who|whom|of|to)\b\s*$")
_OWNED: Final = re.compile(r"[’']s?\s")
# A subject may follow so many characters of its sentence.
_LEAD: Final = 60
# Log-odds beyond these tell nothing more.
_MOST_LOG_ODDS: Final = 8.0
_FAR_AWAY: Final = 3000
_MANY_WORDS: Final = 4
_DETERMINED: Final[Mapping[Determiner, str]] = {
    "the": "definite",
    "this": "definite",
    "possessive": "possessive",
    "a": "indefinite",
    "none": "bare",
}

Sparse = dict[str, float]
"""Values of features by their name; the others are 0."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a reference stands, as far as attributions tell.

    Attributes:
        reporter: who says the words it stands in, or None.
        last_speaker: who spoke last before it, or None.
        excluded: who it cannot be, or None.
        is_quoted: whether it stands in a quotation.
        is_source: whether it is the source of an attribution.
        says: what it is told to say, where it is the source of an attribution: contents that are
            quoted or follow it.
    """

    reporter: EntityDraft | None = None
    last_speaker: EntityDraft | None = None
    excluded: EntityDraft | None = None
    is_quoted: bool = False
    is_source: bool = False
    says: tuple[Offsets, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A reference, where it stands and what the encoder says of it.

    Attributes:
        reference: the reference.
        setting: what attributions tell of it.
        sentence, paragraph: numbers of those that it stands in.
        odds: the encoder's log-odds for each entity that it has an opinion of.
        owner: who the pronoun stands for that a description begins with, or None.
    """

    reference: Reference
    setting: Setting
    sentence: int
    paragraph: int
    odds: Mapping[EntityDraft, float]
    owner: EntityDraft | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a mention stands in the text.

    Attributes:
        mention: the mention.
        sentence, paragraph: numbers of those that it stands in.
        opens: whether it opens its sentence.
        is_possessor: whether a possessive ending follows it.
    """

    mention: DraftMention
    sentence: int
    paragraph: int
    opens: bool
    is_possessor: bool


# Not frozen: so many are made that it would be seen in the time of reading.
@dataclass(slots=True)
class Candidate:
    """An entity that a reference may mean.

    Attributes:
        draft: the entity.
        begun: how many of its mentions begin before the reference.
        latest: the latest mention that ends before it, or None.
    """

    draft: EntityDraft
    begun: int
    latest: Standing | None

    @property
    def latest_start(self) -> int:
        """Where the latest mention that begins before the reference does, or -1."""
        return self.draft.mentions[self.begun - 1].start if self.begun else -1


class FeatureMaker:
    """Tells the features of references and entities of one article."""

    def __init__(
        self,
        text: str,
        sentences: Extents,
        paragraphs: Extents,
        drafts: Iterable[EntityDraft],
    ) -> None:
        """Prepare for an article; the entities are those that it names."""
        self._text = text
        self._sentences = sentences
        self._paragraphs = paragraphs
        named = [(m.start, m.end, draft) for draft in drafts for m in draft.mentions]
        self._descriptions = DescriptionFeatures(text, named)
        self._standings: dict[Offsets, Standing] = {}

    def standing(self, mention: DraftMention) -> Standing:
        """Return how a mention stands in the text; many references ask for the same ones."""
        extent = mention.start, mention.end
        known = self._standings.get(extent)
        if known is None or known.mention is not mention:
            sentence = self._sentences.index(mention.start)
            known = self._standings[extent] = Standing(
                mention,
                sentence,
                self._paragraphs.index(mention.start),
                self._opens(mention, sentence),
                self._text.startswith(("’", "'"), mention.end),
            )
        return known

    def of(self, here: Place, candidates: Sequence[Candidate]) -> list[Sparse]:
        """Return what speaks for each of the entities that a reference may mean."""
        found = [self._where(here, candidate) for candidate in candidates]
        self._compare(here, candidates, found)
        for features, candidate in zip(found, candidates, strict=True):
            self._attribution(here.setting, candidate.draft, features)
        self._encoder(here, candidates, found)
        if not here.reference.is_pronoun:
            drafts = [candidate.draft for candidate in candidates]
            told = self._descriptions.of(here.reference, drafts)
            for features, more in zip(found, told, strict=True):
                features.update(more)
        return found

    def _compare(
        self, here: Place, candidates: Sequence[Candidate], found: Sequence[Sparse]
    ) -> None:
        """Add how candidates stand beside the others: how late and how often they are mentioned."""
        starts = [candidate.latest_start for candidate in candidates]
        order = sorted(starts, reverse=True)
        most = max(len(candidate.draft.mentions) for candidate in candidates)
        tells_gender = here.reference.gender is not None
        for features, candidate, start in zip(found, candidates, starts, strict=True):
            draft, rank = candidate.draft, order.index(start)
            mentions = len(draft.mentions)
            features |= {
                "latest of all": rank == 0,
                "second latest": rank == 1,
                "latest of all, in this sentence": rank == 0
                and features.get("same sentence", False),
                "mentions before": math.log1p(candidate.begun),
                "most mentioned": mentions == most,
                "gender agrees": tells_gender and draft.gender is not None,
                "unnamed": not draft.is_named,
                "group": draft.type == "group",
            }
        near = [features for features in found if features.get(_NEAR)]
        if len(near) == 1:
            near[0]["only one near"] = 1.0

    def _encoder(
        self, here: Place, candidates: Sequence[Candidate], found: Sequence[Sparse]
    ) -> None:
        likeliest = max(here.odds.values(), default=0.0)
        raised = [math.exp(4 * _clipped(here.odds.get(c.draft, -math.inf))) for c in candidates]
        total = 1 + sum(raised)
        for features, candidate, weight in zip(found, candidates, raised, strict=True):
            odds = here.odds.get(candidate.draft)
            if odds is None:
                features["encoder: says nothing"] = here.reference.mention is not None
                continue
            features["encoder: log-odds"] = _clipped(odds)
            features["encoder: share"] = weight / total
            features["encoder: likelier than not"] = odds > 0
            features["encoder: likeliest of all"] = odds == likeliest

    def _where(self, here: Place, candidate: Candidate) -> Sparse:
        """Return what the place of its latest mention says of an entity."""
        latest = candidate.latest
        if latest is None:
            return {"named only after": 1.0}
        mention = latest.mention
        away = here.sentence - latest.sentence
        paragraphs = here.paragraph - latest.paragraph
        opens_before = latest.opens and away == 1
        return {
            "same sentence": away == 0,
            "sentences away": min(away, 8) / 4,
            "paragraphs away": min(paragraphs, 6) / 3,
            "same paragraph": paragraphs == 0,
            _NEAR: paragraphs <= 1,
            "opens its sentence": latest.opens,
            "opens this sentence": latest.opens and away == 0,
            "opens the sentence before": opens_before,
            "opens the sentence before, and this is a source": opens_before
            and here.setting.is_source,
            "possessor": latest.is_possessor,
            "latest is a pronoun": mention.form == "pronoun",
            "far away": here.reference.start - mention.end > _FAR_AWAY,
        }

    def _attribution(self, setting: Setting, draft: EntityDraft, features: Sparse) -> None:
        if draft is setting.reporter:
            quoted = "quoted" if setting.is_quoted else "not quoted"
            features[f"says these words, {quoted}"] = 1.0
        if draft is setting.last_speaker:
            features["spoke last"] = 1.0
            features["spoke last, and this is a source"] = setting.is_source
        if setting.says and _is_named_in(draft, setting.says):
            features["named in what it says"] = 1.0

    def modifiers(self, reference: Reference) -> list[EntityDraft]:
        """Return whom a description names before its head: "Lund’s lawyer" is not Lund."""
        return self._descriptions.modifiers(reference)

    def _opens(self, mention: DraftMention, sentence: int) -> bool:
        """Whether a mention opens its sentence, a short phrase before it allowed."""
        if sentence < 0:
            return False
        begins = self._sentences[sentence][0]
        if mention.start - begins >= _LEAD:
            return False
        return _NO_SUBJECT_AHEAD.search(self._text[begins : mention.start]) is None

    def of_none(self, here: Place, nobody: float | None) -> Sparse:
        """Return what speaks for none of the entities.

        Args:
            here: the reference.
            nobody: the encoder's highest log-odds for a mention of nobody known, or None.
        """
        reference = here.reference
        seen = [*here.odds.values(), *([nobody] if nobody is not None else [])]
        likeliest = max(seen, default=-1.0)
        found: Sparse = {
            "none": 1.0,
            "none: encoder's likeliest is nobody here": nobody == likeliest and likeliest > 0,
            "none: encoder sees nothing before": reference.mention is not None and likeliest < 0,
            "none: of an office": reference.description is not None,
            "none: a source": here.setting.is_source,
        }
        if not reference.is_pronoun:
            words = self._text[reference.start : reference.end].split()
            found |= {
                f"none: {_DETERMINED[reference.determiner]}": 1.0,
                "none: with a name in it": any(word[0].isupper() for word in words[1:]),
                "none: of somebody named": _OWNED.match(
                    self._text,
                    self._descriptions.name_end(reference.start),
                    reference.end,
                )
                is not None,
                "none: long": len(reference.words) > _MANY_WORDS,
            }
        return found


def _is_named_in(draft: EntityDraft, contents: Sequence[Offsets]) -> bool:
    """Whether an entity has its name in what is said: few call themselves by it.

    A pronoun does not stand for who is named in its complement (Chomsky 1981, principle C); in
    "Ms. Lund was tired, she said" it does.
    """
    return any(
        mention.form == "name" and start <= mention.start < end
        for mention in draft.mentions
        for start, end in contents
    )


def _clipped(odds: float) -> float:
    """Return log-odds in a range like that of the other features."""
    return max(-_MOST_LOG_ODDS, min(_MOST_LOG_ODDS, odds)) / 4
