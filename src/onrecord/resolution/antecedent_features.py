"""What speaks for a reference standing for an entity, and for its standing for none."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.resolution.drafts import DraftMention, EntityDraft, Extents
from onrecord.resolution.references import Reference

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
    "unnamed",
    "named only after",
    "latest is a pronoun",
    "same office",
    "words shared",
    "head in its names",
    "same description",
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


_NUMBERS: Final = {name: number for number, name in enumerate(ALL_FEATURES)}
NEAR: Final = _NUMBERS["in the paragraph before"]
ONLY_NEAR: Final = _NUMBERS["only one near"]

_NO_SUBJECT_AHEAD: Final = re.compile(r"[“\"]|\b(?:that|who|whom|of|to)\b\s*$")
# A subject may follow so many characters of its sentence.
_LEAD: Final = 60
# Log-odds beyond these tell nothing more.
_MOST_LOG_ODDS: Final = 8.0
_FAR_AWAY: Final = 3000
_MANY_WORDS: Final = 4

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
class Place:
    """A reference, where it stands and what the encoder says of it.

    Attributes:
        reference: the reference.
        setting: what attributions tell of it.
        sentence, paragraph: numbers of those that it stands in.
        odds: the encoder's log-odds for each entity that it has an opinion of.
    """

    reference: Reference
    setting: Setting
    sentence: int
    paragraph: int
    odds: Mapping[EntityDraft, float]


class FeatureMaker:
    """Tells the features of references and entities of one article."""

    def __init__(self, text: str, sentences: Extents, paragraphs: Extents) -> None:
        """Prepare for an article."""
        self._text = text
        self._sentences = sentences
        self._paragraphs = paragraphs

    def of(self, here: Place, draft: EntityDraft, rank: int, most: int) -> Sparse:
        """Return what speaks for an entity.

        Args:
            here: the reference.
            draft: the entity.
            rank: how many of the candidates were mentioned later before the reference.
            most: mentions of the candidate with most.
        """
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
        return {_NUMBERS[name]: float(value) for name, value in found.items() if value}

    def _add_encoder(self, found: dict[str, float], here: Place, draft: EntityDraft) -> None:
        odds = here.odds.get(draft)
        if odds is None:
            found["encoder: says nothing"] = here.reference.mention is not None
            return
        found["encoder: log-odds"] = max(-_MOST_LOG_ODDS, min(_MOST_LOG_ODDS, odds)) / 4
        found["encoder: likelier than not"] = odds > 0
        found["encoder: likeliest of all"] = odds == max(here.odds.values())

    def _add_place(self, found: dict[str, float], here: Place, draft: EntityDraft) -> None:
        latest = latest_before(draft, here.reference)
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

    def _add_attribution(self, found: dict[str, float], here: Place, draft: EntityDraft) -> None:
        setting = here.setting
        if draft is setting.reporter:
            quoted = "quoted" if setting.is_quoted else "not quoted"
            found[f"says these words, {quoted}"] = 1.0
        if draft is setting.last_speaker:
            found["spoke last"] = 1.0
            found["spoke last, and this is a source"] = setting.is_source

    def _add_description(self, found: dict[str, float], here: Place, draft: EntityDraft) -> None:
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

    def of_none(self, here: Place, nobody: float | None) -> Sparse:
        """Return what speaks for none of the entities.

        Args:
            here: the reference.
            nobody: the encoder's highest log-odds for a mention of nobody known, or None.
        """
        reference = here.reference
        best = max(here.odds.values(), default=None)
        seen = [odds for odds in (best, nobody) if odds is not None]
        kinds = {
            "the": "definite",
            "this": "definite",
            "possessive": "possessive",
            "a": "indefinite",
        }
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
            and any(
                word[0].isupper()
                for word in self._text[reference.start : reference.end].split()[1:]
            ),
            "none: long": is_described and len(reference.words) > _MANY_WORDS,
        }
        return {_NUMBERS[name]: float(value) for name, value in found.items() if value}


def latest_before(draft: EntityDraft, reference: Reference) -> DraftMention | None:
    """Return the latest mention that ends before a reference begins, or None."""
    before = draft.mentions_before(reference.start)
    while before and draft.mentions[before - 1].end > reference.start:
        before -= 1
    return draft.mentions[before - 1] if before else None
