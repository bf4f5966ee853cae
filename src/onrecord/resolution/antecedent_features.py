"""What speaks for a reference standing for an entity, and for its standing for none."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.resolution.drafts import DraftMention, EntityDraft, Extents
from onrecord.resolution.references import Determiner, Reference

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
    "none: of somebody named",
)
ALL_FEATURES: Final = FEATURES + NONE_FEATURES


NEAR: Final = "in the paragraph before"
ONLY_NEAR: Final = "only one near"

_NO_SUBJECT_AHEAD: Final = re.compile(r"[“\"]|\b(?:that|who|whom|of|to)\b\s*$")
# What a name that only modifies a noun is followed by.
_MODIFIED: Final = re.compile(r"(?:[’']s?)?\s\w")
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
        owner: who the pronoun stands for that a description begins with, or None.
    """

    reference: Reference
    setting: Setting
    sentence: int
    paragraph: int
    odds: Mapping[EntityDraft, float]
    owner: EntityDraft | None = None


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
        named = [(mention, draft) for draft in drafts for mention in draft.mentions]
        self._named_from = {mention.start: draft for mention, draft in named}
        self._named_to = {mention.end: draft for mention, draft in named}
        self._words: dict[EntityDraft, tuple[int, frozenset[str], frozenset[str]]] = {}

    def of(self, here: Place, draft: EntityDraft, rank: int, most: int) -> Sparse:
        """Return what speaks for an entity.

        Args:
            here: the reference.
            draft: the entity.
            rank: how many of the candidates were mentioned later before the reference.
            most: mentions of the candidate with most.
        """
        setting, mentions = here.setting, len(draft.mentions)
        found: Sparse = {
            "latest of all": rank == 0,
            "second latest": rank == 1,
            "latest of all, and this is a source": rank == 0 and setting.is_source,
            "mentions before": math.log1p(draft.mentions_before(here.reference.start)),
            "share of mentions": mentions / most if most else 0.0,
            "most mentioned": mentions == most,
            "gender agrees": here.reference.gender is not None and draft.gender is not None,
            "unnamed": not draft.is_named,
            "group": draft.type == "group",
        }
        found |= self._encoder(here, draft)
        found |= self._place(here, draft)
        found |= self._attribution(setting, draft)
        if not here.reference.is_pronoun:
            found |= self._description(here.reference, draft)
        return found

    def _encoder(self, here: Place, draft: EntityDraft) -> Sparse:
        odds = here.odds.get(draft)
        if odds is None:
            return {"encoder: says nothing": here.reference.mention is not None}
        return {
            "encoder: log-odds": max(-_MOST_LOG_ODDS, min(_MOST_LOG_ODDS, odds)) / 4,
            "encoder: likelier than not": odds > 0,
            "encoder: likeliest of all": odds == max(here.odds.values()),
        }

    def _place(self, here: Place, draft: EntityDraft) -> Sparse:
        latest = latest_before(draft, here.reference)
        if latest is None:
            return {"named only after": 1.0}
        number = self._sentences.index(latest.start)
        away = here.sentence - number
        paragraphs = here.paragraph - self._paragraphs.index(latest.start)
        opens = self._opens(latest, number)
        return {
            "same sentence": away == 0,
            "sentences away": min(away, 8) / 4,
            "paragraphs away": min(paragraphs, 6) / 3,
            "same paragraph": paragraphs == 0,
            "in the paragraph before": paragraphs <= 1,
            "opens its sentence": opens,
            "opens the sentence before": opens and away == 1,
            "opens the sentence before, and this is a source": opens
            and away == 1
            and here.setting.is_source,
            "possessor": self._text[latest.end : latest.end + 1] in ("’", "'"),
            "latest is quoted, this is not": latest.is_quoted and not here.setting.is_quoted,
            "latest is a pronoun": latest.form == "pronoun",
            "far away": here.reference.start - latest.end > _FAR_AWAY,
        }

    def _attribution(self, setting: Setting, draft: EntityDraft) -> Sparse:
        found: Sparse = {}
        if draft is setting.reporter:
            quoted = "quoted" if setting.is_quoted else "not quoted"
            found[f"says these words, {quoted}"] = 1.0
        if draft is setting.last_speaker:
            found["spoke last"] = 1.0
            found["spoke last, and this is a source"] = setting.is_source
        return found

    def _description(self, reference: Reference, draft: EntityDraft) -> Sparse:
        told, named = self._words_of(draft)
        said = self._text[reference.start : reference.end]
        return {
            "holds an office": bool(draft.offices),
            "same office": reference.office in draft.offices,
            "words shared": min(3, len(reference.words & (told | named))) / 2,
            "head in its names": reference.head in named or reference.head in draft.offices,
            "same description": said in draft.descriptions,
            "named right after": draft is self._named_after(reference),
            "named right before": draft is self._named_before(reference),
        }

    def is_modifier(self, draft: EntityDraft, reference: Reference) -> bool:
        """Whether a description names an entity before its head: "Lund’s lawyer" is not Lund."""
        named = draft.mentions_before(reference.end) - 1
        while named >= 0 and draft.mentions[named].start >= reference.start:
            between = self._text[draft.mentions[named].end : reference.end].lower()
            if _MODIFIED.match(between) and reference.head in between:
                return True
            named -= 1
        return False

    def _words_of(self, draft: EntityDraft) -> tuple[frozenset[str], frozenset[str]]:
        """Return the words of the roles and of the names of an entity, in lower case."""
        size = len(draft.roles) + len(draft.names)
        known = self._words.get(draft)
        if known is None or known[0] != size:
            told = {w.lower().strip(".,") for role in draft.roles for w in role.split()}
            named = {w.lower() for name in draft.names for w in name.split()}
            known = self._words[draft] = size, frozenset(told), frozenset(named)
        return known[1:]

    def _named_end(self, start: int) -> int:
        """Return where the name ends that begins at ``start``; ``start`` where none does."""
        draft = self._named_from.get(start)
        if draft is None:
            return start
        number = draft.mentions_before(start + 1) - 1
        return draft.mentions[number].end

    def _named_after(self, reference: Reference) -> EntityDraft | None:
        gap = self._text[reference.end : reference.end + 2]
        if gap == ", ":
            return self._named_from.get(reference.end + 2)
        return self._named_from.get(reference.end + 1) if gap[:1] == " " else None

    def _named_before(self, reference: Reference) -> EntityDraft | None:
        is_apposed = self._text[max(0, reference.start - 2) : reference.start] == ", "
        return self._named_to.get(reference.start - 2) if is_apposed else None

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
                    self._text, self._named_end(reference.start), reference.end
                )
                is not None,
                "none: long": len(reference.words) > _MANY_WORDS,
            }
        return found


def latest_before(draft: EntityDraft, reference: Reference) -> DraftMention | None:
    """Return the latest mention that ends before a reference begins, or None."""
    before = draft.mentions_before(reference.start)
    while before and draft.mentions[before - 1].end > reference.start:
        before -= 1
    return draft.mentions[before - 1] if before else None
