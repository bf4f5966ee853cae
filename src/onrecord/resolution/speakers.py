"""Whom the source of an attribution stands for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from onrecord.resolution.drafts import DraftMention, EntityDraft, Extents
from onrecord.resolution.offices import is_office
from onrecord.resolution.phrases import (
    BODY_NOUNS,
    DOCUMENT_NOUNS,
    SourcePhrase,
    parse_source,
)
from onrecord.schema.annotation import Annotations
from onrecord.schema.record import EntityType, MentionForm
from onrecord.schema.resolution import SpeakerReference

Reference = tuple[EntityDraft | None, SpeakerReference]

_UNKNOWN: Final = SpeakerReference(None, None, 0.0)
_NAMED: Final = 0.97
_GUESSED_NAME: Final = 0.7
_DESCRIBED: Final = 0.8
_LATEST_BODY: Final = 0.6
_UNNAMED: Final = 0.9
# Attributions are looked for this many characters before a pronoun.
_REACH: Final = 3000
_CAPITALS: Final = re.compile(r"\b[A-Z][\w.’'-]*(?:\s(?:of\s|the\s|for\s)?(?:[A-Z][\w.’'-]*|\d+))*")
# What stands before the name in an apposition: a comma, and a title.
_APPOSED: Final = re.compile(r",\s(?:[A-Z][\w.]*\s){0,3}$")
_CONJOINED: Final = re.compile(r"^\s*(?:,\s*)?(?:and|&)\s+(?:\w+\.?\s+){0,3}$")


class SpeakerResolver:
    """Resolves the sources of one article's attributions."""

    def __init__(self, text: str, annotations: Annotations, drafts: Sequence[EntityDraft]) -> None:
        """Prepare.

        Args:
            text: the article's text.
            annotations: what the encoder found in it.
            drafts: its entities.
        """
        self._text = text
        self._attributions = annotations.attributions
        self._quotations = Extents(annotations.quotations)
        self._drafts = drafts
        self.made: list[EntityDraft] = []
        order = sorted(range(len(self._attributions)), key=self._begin)
        self._order = order
        self._begins = [self._begin(number) for number in order]

    def _begin(self, number: int) -> int:
        attribution = self._attributions[number]
        parts = [*attribution.content, *filter(None, (attribution.source, attribution.cue))]
        return min(start for start, _ in parts)

    def near(self, position: int) -> list[int]:
        """Return the attributions that may hold or address ``position``, in order."""
        first = bisect_left(self._begins, position - _REACH)
        last = bisect_right(self._begins, position)
        return self._order[first:last]

    def named(self, number: int) -> EntityDraft | None:
        """Return the entity that a source mentions, as far as it is known by now."""
        source = self._attributions[number].source
        if source is None:
            return None
        phrase = parse_source(self._text, *source)
        found = self._mention_in(phrase)
        return found[0] if found else None

    def last_before(
        self, number: int, speakers: Sequence[EntityDraft | None]
    ) -> EntityDraft | None:
        """Return who spoke last before an attribution's own source, or None."""
        source = self._attributions[number].source
        if source is None:
            return None
        best: tuple[int, EntityDraft] | None = None
        for other in self.near(source[0]):
            earlier = self._attributions[other].source
            if other == number or earlier is None or earlier[0] >= source[0]:
                continue
            draft = speakers[other] or self.named(other)
            if draft is not None and (best is None or earlier[0] > best[0]):
                best = (earlier[0], draft)
        return best[1] if best else None

    def reference(self, number: int) -> Reference:
        """Return whom an attribution's source stands for."""
        source = self._attributions[number].source
        if source is None:
            return None, _UNKNOWN
        phrase = parse_source(self._text, *source)
        if pair := self._pair_in(phrase):
            return pair, SpeakerReference(None, None, _DESCRIBED)
        if found := self._mention_in(phrase):
            return found[0], SpeakerReference(None, None, found[1])
        if found := self._apposed_name(phrase, source):
            return found[0], SpeakerReference(None, None, found[1])
        if phrase.kind == "pronoun":
            return None, _UNKNOWN
        return self._described(phrase, source)

    def _described(self, phrase: SourcePhrase, source: tuple[int, int]) -> Reference:
        """Resolve a source that holds no mention of an entity at its head."""
        words = self._text[source[0] : source[1]]
        if phrase.kind == "bare" and (name := self._capitals(phrase)):
            known = next((d for d in self._drafts if name in d.names), None)
            if known is not None:
                return known, SpeakerReference(None, None, _GUESSED_NAME)
            return self._make("person" if " " in name else "organization", name, phrase.head), (
                SpeakerReference(None, None, _GUESSED_NAME)
            )
        if phrase.noun in DOCUMENT_NOUNS:
            return None, SpeakerReference(None, words, _UNNAMED)
        if phrase.noun in BODY_NOUNS and phrase.kind == "definite":
            body = self._latest_body(phrase)
            if body is not None:
                self._mention(body, phrase, _LATEST_BODY)
                return body, SpeakerReference(None, None, _LATEST_BODY)
        if phrase.noun in BODY_NOUNS and phrase.kind in ("possessive", "bare"):
            name = self._text[phrase.head[0] : phrase.head[1]]
            body = self._make("organization", name, phrase.head)
            return body, SpeakerReference(None, None, _DESCRIBED)
        if phrase.kind == "plural":
            group = self._make("group", self._text[phrase.head[0] : phrase.head[1]], source)
            return group, SpeakerReference(None, words, _UNNAMED)
        return None, SpeakerReference(None, words, _UNNAMED)

    def _mention_in(self, phrase: SourcePhrase) -> tuple[EntityDraft, float] | None:
        """Return the entity whose mention is the head of a phrase, with a confidence."""
        start, end = phrase.head
        inside = [
            (mention, draft)
            for draft in [*self._drafts, *self.made]
            for mention in draft.mentions
            if start <= mention.start and mention.end <= max(end, start + 1)
        ]
        inside += self._descriptions_from(phrase)
        inside = [pair for pair in inside if not self._is_modifier(pair[0], phrase, pair[1])]
        if not inside:
            return None
        people = [pair for pair in inside if pair[1].type == "person"]
        mention, draft = max(people or inside, key=lambda pair: (pair[0].end, -pair[0].start))
        return draft, mention.confidence if mention.form != "name" else _NAMED

    def _apposed_name(
        self, phrase: SourcePhrase, source: tuple[int, int]
    ) -> tuple[EntityDraft, float] | None:
        """Return who is named after a description: "a spokesman for the mayor, Paul Iwasaki"."""
        if phrase.kind in ("pronoun", "plural", "bare"):
            return None
        named = [
            (mention.start, mention.end, draft)
            for draft in self._drafts
            for mention in draft.mentions
            if mention.form == "name" and phrase.head[1] <= mention.start < source[1]
        ]
        for start, end, draft in sorted(named, key=lambda entry: entry[:2]):
            lead = _APPOSED.search(self._text, phrase.head[1], start)
            closes = end >= source[1] or self._text[end] == ","
            if lead is not None and closes:
                return draft, _NAMED
        return None

    def _descriptions_from(self, phrase: SourcePhrase) -> list[tuple[DraftMention, EntityDraft]]:
        """A description such as "the mayor of Port Calder" reaches beyond the head."""
        return [
            (mention, draft)
            for draft in self._drafts
            for mention in draft.mentions
            if mention.form == "description" and mention.start == phrase.head[0]
        ]

    def _is_modifier(self, mention: DraftMention, phrase: SourcePhrase, draft: EntityDraft) -> bool:
        """Whether a mention only modifies the head: "Trump’s lawyer", "a Politico reporter"."""
        is_whole = mention.form == "description" and mention.start == phrase.head[0]
        if is_whole and draft.type == "person":
            return False
        if phrase.head[1] <= mention.end:
            return False
        after = self._text[mention.end : phrase.head[1]]
        if after[:1] in ("’", "'"):
            return True
        rest = re.findall(r"[\w’'-]+", after)
        if not rest:
            return False
        if draft.type == "person":
            return (
                any(
                    word.lower() in BODY_NOUNS or is_office(word) or word.lower() in DOCUMENT_NOUNS
                    for word in rest
                )
                or rest[-1].islower()
            )
        return True

    def _pair_in(self, phrase: SourcePhrase) -> EntityDraft | None:
        """Return the group of two people who are named together, made where it is not there yet."""
        start, end = phrase.head
        named = sorted(
            (mention.start, mention.end)
            for draft in self._drafts
            if draft.type == "person"
            for mention in draft.mentions
            if mention.form == "name" and start <= mention.start and mention.end <= end
        )
        if len(named) != 2 or not _CONJOINED.match(self._text[named[0][1] : named[1][0]]):
            return None
        return self._make("group", self._text[start:end], phrase.head)

    def _capitals(self, phrase: SourcePhrase) -> str:
        """Return a name that the encoder has missed: capitals at the end of the head.

        A single capital word that opens a sentence is none.
        """
        for match in _CAPITALS.finditer(self._text, *phrase.head):
            before = self._text[max(0, match.start() - 20) : match.start()].rstrip(" “\"‘'(")[-1:]
            opens = before in ("", "\n", ".", "!", "?", ":")
            if match.end() == phrase.head[1] and (" " in match[0] or not opens):
                return match[0].rstrip("’'.")
        return ""

    def _latest_body(self, phrase: SourcePhrase) -> EntityDraft | None:
        """Return the organization that "the agency" means: the latest with that word in it."""
        before = [
            (max(starts), draft)
            for draft in self._drafts
            if draft.type == "organization" and phrase.noun in draft.name.lower().split()
            if (starts := [m.start for m in draft.mentions if m.start < phrase.head[0]])
        ]
        return max(before, key=lambda pair: pair[0])[1] if before else None

    def _make(self, type: EntityType, name: str, extent: tuple[int, int]) -> EntityDraft:
        """Return the made entity of this name, making it at first."""
        plain = re.sub(r"^(?:the|a|an)\s+", "", name.strip(), flags=re.IGNORECASE)
        found = next((d for d in self.made if d.type == type and plain in d.names), None)
        if found is None:
            found = EntityDraft(type)
            self.made.append(found)
        found.names[plain] += 1
        form: MentionForm = "name" if plain[:1].isupper() and type != "group" else "description"
        is_quoted = self._quotations.holds(extent[0])
        found.mentions.append(DraftMention(extent[0], extent[1], form, _DESCRIBED, is_quoted))
        return found

    def _mention(self, draft: EntityDraft, phrase: SourcePhrase, confidence: float) -> None:
        start, end = phrase.head
        is_quoted = self._quotations.holds(start)
        draft.mentions.append(DraftMention(start, end, "description", confidence, is_quoted))
