"""Whom the source of an attribution stands for."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.resolution.calendar_values import MONTHS, WEEKDAYS
from onrecord.resolution.documents import IssuedDocuments, joint_polls
from onrecord.resolution.drafts import DraftMention, EntityDraft, Extents, MentionIndex
from onrecord.resolution.group_sources import GroupSources
from onrecord.resolution.made_entities import MadeEntities
from onrecord.resolution.offices import is_office, plain_office
from onrecord.resolution.phrases import (
    BODY_NOUNS,
    DOCUMENT_NOUNS,
    SourcePhrase,
    is_plural,
    parse_source,
)
from onrecord.resolution.role_vocabulary import PARTY_MEMBERS
from onrecord.resolution.source_heads import (
    NAMED,
    RELATIVE,
    SourceHeads,
)
from onrecord.resolution.sourceless import GOING_ON, SourcelessSpeakers
from onrecord.schema.annotation import Annotations, AttributionSpans, EntityMention, Offsets
from onrecord.schema.resolution import SpeakerReference

Reference = tuple[EntityDraft | None, SpeakerReference]

_UNKNOWN: Final = SpeakerReference(None, None, 0.0)
_GUESSED_NAME: Final = 0.7
_DESCRIBED: Final = 0.8
_LATEST_BODY: Final = 0.6
_UNNAMED: Final = 0.9
_ISSUER: Final = 0.8
_MEANT: Final = 0.6
_HOLDER: Final = 0.6
# A document that is meant and not named is told so.
_OF_A_DOCUMENT_TOLD: Final = frozenset(["definite", "indefinite", "bare"])
# Attributions are looked for this many characters before a pronoun.
_REACH: Final = 3000
_CAPITALS: Final = re.compile(r"\b[A-Z][\w.’'-]*(?:\s(?:of\s|the\s|for\s)?(?:[A-Z][\w.’'-]*|\d+))*")
_DATES: Final = frozenset((*MONTHS, *WEEKDAYS))
_ARTICLE: Final = re.compile(r"(?:[Tt]he|[Aa]n?|[Tt]his)\s(?:new\s|latest\s|recent\s)?")
_POSSESSIVE: Final = re.compile(r"[’']s$")
_PREPOSITION: Final = re.compile(r"(?:by|in|of|from|to|among|with|for)\s", re.IGNORECASE)
_RELATIVES: Final = frozenset("who whom whose which that".split())
_BY: Final = re.compile(r"\s(?:by|from)\s(?:the\s)?")
_OF_PEOPLE: Final = frozenset("who whom whose".split())


def _parts(attribution: AttributionSpans) -> list[Offsets]:
    """Return the stretches of an attribution: its content, its source and its cue."""
    return [*attribution.content, *filter(None, (attribution.source, attribution.cue))]


def _without_article(text: str, head: tuple[int, int]) -> tuple[int, int]:
    """Return the extent of a phrase without "the", "a new" and the like before it."""
    match = _ARTICLE.match(text, *head)
    return (match.end() if match else head[0]), head[1]


def _is_plural(draft: EntityDraft, phrase: SourcePhrase) -> bool:
    """Whether an entity may go by a plural phrase: a group, or a body with a plural name.

    Some of a group are not the group: "some voters".
    """
    if not draft.is_named:
        return True
    if phrase.is_some and any(name.lower().endswith(phrase.noun) for name in draft.names):
        return False
    return draft.type == "group" or any(phrase.noun in name.lower().split() for name in draft.names)


def _described_heads(mentions: Iterable[EntityMention]) -> dict[int, Offsets]:
    """Return the heads of the descriptions that the encoder sees, by where they begin."""
    return {one.start: one.head for one in mentions if one.form == "description"}


def _inside(text: str, extent: Offsets) -> Offsets:
    """Return the extent of a phrase without the preposition before it."""
    match = _PREPOSITION.match(text, *extent)
    return (match.end() if match else extent[0]), extent[1]


def _bare(words: str) -> str:
    """Return a phrase without the preposition before it and the marks after it."""
    start, end = _inside(words, (0, len(words)))
    return words[start:end].strip(" ,-–—:;")


class SpeakerResolver:
    """Resolves the sources of one article's attributions."""

    def __init__(
        self,
        text: str,
        annotations: Annotations,
        drafts: Sequence[EntityDraft],
        mentions: MentionIndex,
    ) -> None:
        """Prepare.

        Args:
            text: the article's text.
            annotations: what the encoder found in it.
            drafts: its entities.
            mentions: their mentions, to which those found here are added.
        """
        self._text = text
        self._attributions = annotations.attributions
        self._seen_people = {m.start for m in annotations.mentions if m.type == "person"}
        # Where those begin and their heads end who are described one by one.
        self._people_heads = [
            (m.start, m.head[1])
            for m in annotations.mentions
            if m.type == "person" and m.form == "description"
        ]
        heads = _described_heads(annotations.mentions)
        self._phrases = [
            parse_source(text, *one.source, heads.get(one.source[0])) if one.source else None
            for one in annotations.attributions
        ]
        self._quotations = Extents(annotations.quotations)
        self._drafts = frozenset(drafts)
        self._mentions = mentions
        self._heads = SourceHeads(text, mentions, self._drafts)
        self._by_name: dict[str, EntityDraft] = {}
        self._bodies: dict[str, list[EntityDraft]] = defaultdict(list)
        for draft in drafts:
            for name in draft.names:
                self._by_name.setdefault(name, draft)
            if draft.type == "organization":
                for word in set(draft.name.lower().split()):
                    self._bodies[word].append(draft)
        self._named: dict[int, tuple[int, EntityDraft | None]] = {}
        self._made = MadeEntities(mentions, self._quotations)
        self._groups = GroupSources(text, annotations.mentions, mentions, self._drafts, self._made)
        for start, end in joint_polls(text):
            self._made.make("organization", text[start:end], (start, end))
        self._documents = IssuedDocuments(text, mentions)
        self._sourceless = SourcelessSpeakers(
            text,
            annotations.attributions,
            self._quotations,
            Extents(annotations.sentences),
            mentions,
            self._heads,
        )
        order = sorted(range(len(self._attributions)), key=self._begin)
        sources = sorted((a.source[0], n) for n, a in enumerate(self._attributions) if a.source)
        self._source_starts = [start for start, _ in sources]
        self._by_source = [number for _, number in sources]
        self._order = order
        self._begins = [self._begin(number) for number in order]
        self._ends = [max(end for _, end in _parts(one)) for one in self._attributions]

    @property
    def made(self) -> list[EntityDraft]:
        """The entities that no name led to, in order of their making."""
        return self._made.all

    def _begin(self, number: int) -> int:
        return min(start for start, _ in _parts(self._attributions[number]))

    def around(self, position: int) -> list[int]:
        """Return the attributions that begin before ``position`` and end after it, in order."""
        first = bisect_left(self._begins, position - _REACH)
        last = bisect_right(self._begins, position)
        return [number for number in self._order[first:last] if self._ends[number] > position]

    def is_pronoun(self, number: int) -> bool:
        """Whether the source of an attribution is a pronoun."""
        phrase = self._phrases[number]
        return phrase is not None and phrase.kind == "pronoun"

    def holding(self, position: int) -> list[int]:
        """Return the attributions in whose content a position lies, inner ones last."""
        return [
            number
            for number in self.around(position)
            if any(s <= position < e for s, e in self._attributions[number].content)
        ]

    def mentioned(self, extent: tuple[int, int] | None) -> EntityDraft | None:
        """Return the entity that the last mention within an extent is of, or None."""
        if extent is None:
            return None
        inside = [d for m, d in self._mentions.beginning_in(*extent) if m.end <= extent[1]]
        return inside[-1] if inside else None

    def named(self, number: int) -> EntityDraft | None:
        """Return the entity that a source mentions, as far as it is known by now."""
        phrase = self._phrases[number]
        if phrase is None:
            return None
        # What is found changes only where a mention was added since.
        count = self._mentions.count_in(*phrase.head)
        known = self._named.get(number)
        if known is None or known[0] != count:
            found = self._heads.mention_in(phrase) if count else None
            known = self._named[number] = count, found[0] if found else None
        return known[1]

    def last_before(
        self, position: int, speakers: Sequence[EntityDraft | None]
    ) -> EntityDraft | None:
        """Return who spoke last in a source that begins before a position, or None."""
        for place in range(bisect_left(self._source_starts, position) - 1, -1, -1):
            if self._source_starts[place] < position - _REACH:
                return None
            number = self._by_source[place]
            if draft := speakers[number] or self.named(number):
                return draft
        return None

    def references(self) -> list[Reference]:
        """Return whom each attribution's source stands for, in their order."""
        found = [self.reference(number) for number in range(len(self._attributions))]
        for number, attribution in enumerate(self._attributions):
            if attribution.source is None and (speaker := self._sourceless_speaker(number, found)):
                found[number] = speaker, SpeakerReference(None, None, GOING_ON)
        return found

    def _sourceless_speaker(self, number: int, found: Sequence[Reference]) -> EntityDraft | None:
        before = self._sourceless.goes_on_from(number)
        if before is not None:
            return found[before][0]
        return self._sourceless.subject(number)

    def reference(self, number: int) -> Reference:
        """Return whom an attribution's source stands for."""
        source, phrase = self._attributions[number].source, self._phrases[number]
        if source is None or phrase is None:
            return None, _UNKNOWN
        if several := self._groups.named_together(source):
            return several, SpeakerReference(None, None, _DESCRIBED)
        found = self._heads.mention_in(phrase)
        if found and phrase.is_of_many and not _is_plural(found[0], phrase):
            found = None
        if found and self._is_one_of(found[0], phrase):
            return None, SpeakerReference(None, self._text[slice(*source)], _UNNAMED)
        if named := self._named_in(found, phrase, source):
            return named[0], SpeakerReference(None, None, named[1])
        if phrase.kind == "pronoun" and phrase.noun in _RELATIVES:
            return self._of_relative(phrase, source)
        if found:
            return self._of_described(*found, phrase, source)
        if phrase.kind == "pronoun":
            return None, _UNKNOWN
        return self._described(phrase, source)

    def _named_in(
        self, found: tuple[EntityDraft, float] | None, phrase: SourcePhrase, source: Offsets
    ) -> tuple[EntityDraft, float] | None:
        """Return who has a name of those whom a source tells of, with a confidence."""
        if introduced := self._heads.introduced_name(source):
            return introduced
        if found and found[1] == NAMED:
            return found
        told = self._heads.titled_name(phrase, source) or self._heads.apposed_name(phrase, source)
        if told:
            return told
        return found if found and found[0].is_named else None

    def _is_one_of(self, draft: EntityDraft, phrase: SourcePhrase) -> bool:
        """Whether a phrase tells of one of a named group: "a Republican", "another Muslim"."""
        if draft.type != "group" or not draft.is_named or is_plural(phrase.noun):
            return False
        if phrase.noun in BODY_NOUNS or phrase.is_of_many:
            return False
        return phrase.kind == "indefinite" or phrase.head[0] in self._seen_people

    def _of_relative(self, phrase: SourcePhrase, source: tuple[int, int]) -> Reference:
        """Return whom "who" stands for."""
        found = self._heads.before_relative(source[0])
        if found is None and phrase.noun in _OF_PEOPLE:
            found = self._heads.told_before(source[0])
        if found:
            return self._of_described(*found, phrase, source)
        several = self._groups.before_who(source[0]) if phrase.noun in _OF_PEOPLE else None
        if several is not None:
            return several, SpeakerReference(None, several.name, RELATIVE)
        words = self._person_before(source[0]) if phrase.noun == "who" else None
        return None, SpeakerReference(None, words, _UNNAMED) if words else _UNKNOWN

    def _person_before(self, position: int) -> str | None:
        """Return the words for somebody without a name before "who": "a professor who"."""
        heads = (head for head in self._people_heads if head[1] <= position)
        last = max(heads, key=lambda head: head[1], default=None)
        if last is None or self._text[last[1] : position].strip(" ,"):
            return None
        return self._text[last[0] : last[1]]

    def _of_described(
        self, draft: EntityDraft, confidence: float, phrase: SourcePhrase, source: tuple[int, int]
    ) -> Reference:
        """Return who speaks, where a description or a pronoun led to them."""
        if draft.is_named:
            return draft, SpeakerReference(None, None, confidence)
        is_pronoun = phrase.kind == "pronoun"
        words = draft.name if is_pronoun else self._text[source[0] : source[1]]
        if draft.type == "person" and not phrase.is_of_many:
            return None, SpeakerReference(None, words, _UNNAMED)
        if phrase.is_of_many:
            draft.type = "group"
            self._named.clear()
            draft.descriptions.append(_bare(words))
        return draft, SpeakerReference(None, words if draft.type == "group" else None, confidence)

    def _described(self, phrase: SourcePhrase, source: tuple[int, int]) -> Reference:
        """Resolve a source that holds no mention of an entity at its head."""
        words = self._text[source[0] : source[1]]
        is_one = phrase.noun in PARTY_MEMBERS and not is_plural(phrase.noun)
        # "The Ohio Republican" is somebody, and nobody's name.
        may_name = phrase.kind == "bare" or (phrase.kind == "definite" and not is_one)
        if may_name and (name := self._capitals(phrase)):
            if known := self._by_name.get(name):
                return known, SpeakerReference(None, None, _GUESSED_NAME)
            is_person = phrase.kind == "bare" and " " in name
            return self._made.make("person" if is_person else "organization", name, phrase.head), (
                SpeakerReference(None, None, _GUESSED_NAME)
            )
        if phrase.noun in DOCUMENT_NOUNS:
            return self._of_document(phrase, source)
        if phrase.kind == "bare" and (holder := self._only_holder(phrase)):
            return holder, SpeakerReference(None, None, _HOLDER)
        if phrase.noun in BODY_NOUNS and phrase.kind == "definite":
            body = self._latest_body(phrase)
            if body is not None:
                self._mention(body, phrase, _LATEST_BODY)
                return body, SpeakerReference(None, None, _LATEST_BODY)
        is_of_somebody = any(
            word[0].isupper() for word in self._text[slice(*phrase.head)].split()[1:]
        )
        if phrase.noun in BODY_NOUNS and (
            phrase.kind in ("possessive", "bare") or (phrase.kind == "definite" and is_of_somebody)
        ):
            name = self._text[phrase.head[0] : phrase.head[1]]
            body = self._made.make("organization", name, phrase.head)
            return body, SpeakerReference(None, None, _DESCRIBED)
        if phrase.is_of_many:
            return self._groups.told(_inside(self._text, source)), SpeakerReference(
                None, words, _UNNAMED
            )
        return None, SpeakerReference(None, words, _UNNAMED)

    def _of_document(self, phrase: SourcePhrase, source: tuple[int, int]) -> Reference:
        """Return for whom a document speaks."""
        if authors := self._authors(phrase, source):
            return authors, SpeakerReference(None, None, _ISSUER)
        issuer = self._documents.of_noun_at(*phrase.head) or self._capital_issuer(phrase)
        if issuer is not None:
            return issuer, SpeakerReference(None, None, _ISSUER)
        meant = self._documents.meant_by(phrase.noun, phrase.head[0])
        if meant is not None and phrase.kind in _OF_A_DOCUMENT_TOLD:
            return meant, SpeakerReference(None, None, _MEANT)
        return None, SpeakerReference(None, self._text[slice(*source)], _UNNAMED)

    def _authors(self, phrase: SourcePhrase, source: tuple[int, int]) -> EntityDraft | None:
        """Return those who made a document together: "a study by the Institute and the Board"."""
        by = _BY.match(self._text, phrase.head[1], source[1])
        return self._groups.named_together((by.end(), source[1])) if by else None

    def _capital_issuer(self, phrase: SourcePhrase) -> EntityDraft | None:
        """Return whose document speaks where the encoder has missed the name."""
        capitals = _CAPITALS.match(self._text, *_without_article(self._text, phrase.head))
        if capitals is None or " " not in capitals[0]:
            return None
        name = capitals[0].removesuffix(phrase.noun.capitalize()).strip()
        return self._made.make("organization", name, capitals.span())

    def _capitals(self, phrase: SourcePhrase) -> str:
        """Return a name that the encoder has missed: capitals at the end of the head.

        A single capital word that opens a sentence is none.
        """
        for match in _CAPITALS.finditer(self._text, *phrase.head):
            before = self._text[max(0, match.start() - 20) : match.start()].rstrip(" “\"‘'(")[-1:]
            opens = before in ("", "\n", ".", "!", "?", ":")
            if match[0] in _DATES:
                continue
            if match.end() == phrase.head[1] and (" " in match[0] or not opens):
                return _POSSESSIVE.sub("", match[0]).rstrip("’'.")
        return ""

    def _only_holder(self, phrase: SourcePhrase) -> EntityDraft | None:
        """Return the one person of an office, as headlines tell it: "Judge rejects request"."""
        if not is_office(phrase.noun):
            return None
        office = plain_office(phrase.noun)
        holders = [d for d in self._drafts if d.type == "person" and office in d.offices]
        return holders[0] if len(holders) == 1 else None

    def _latest_body(self, phrase: SourcePhrase) -> EntityDraft | None:
        """Return the organization that "the agency" means: the latest with that word in it."""
        before = [
            (draft.mentions[number - 1].start, draft)
            for draft in self._bodies.get(phrase.noun, ())
            if (number := draft.mentions_before(phrase.head[0]))
        ]
        return max(before, key=lambda pair: pair[0])[1] if before else None

    def _mention(self, draft: EntityDraft, phrase: SourcePhrase, confidence: float) -> None:
        start, end = phrase.head
        is_quoted = self._quotations.holds(start)
        mention = DraftMention(start, end, "description", confidence, is_quoted)
        self._mentions.add(draft, mention)
