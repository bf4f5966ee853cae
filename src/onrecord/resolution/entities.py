"""Who is who in one article: the stage as a whole.

Names are gathered into entities; then descriptions, pronouns and the sources of attributions are
taken to them in the order of the text, the words outside quotations first.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from onrecord.resolution.antecedent_features import Setting
from onrecord.resolution.antecedents import Choice, Ranker, probabilities
from onrecord.resolution.clusters import cluster_names
from onrecord.resolution.coreference_evidence import EncoderEvidence
from onrecord.resolution.description_words import plain_words
from onrecord.resolution.drafts import (
    DraftMention,
    EntityDraft,
    Extents,
    MentionIndex,
    TakenCharacters,
)
from onrecord.resolution.name_finding import find_names
from onrecord.resolution.offices import Gender, offices_in
from onrecord.resolution.pairs import find_pairs
from onrecord.resolution.party_members import (
    as_descriptions,
    meant_member,
    party_members,
    without_members,
)
from onrecord.resolution.programmes import programmes
from onrecord.resolution.references import Reference, find_references
from onrecord.resolution.roles import find_roles
from onrecord.resolution.speakers import SpeakerResolver
from onrecord.resolution.spoken_pronouns import find_interview, find_spoken
from onrecord.resolution.written_entities import identifiers, written_entity, written_mentions
from onrecord.schema.annotation import Annotations, MentionForm, Offsets
from onrecord.schema.article import Article
from onrecord.schema.resolution import DescribedEntity, ResolvedEntities, SpeakerReference

Chooser = Callable[[Reference, Choice], tuple[EntityDraft | None, float]]
"""Chooses the entity that a reference stands for, with its probability, or none of them."""

_PARAGRAPH: Final = re.compile(r"[^\n]+")
# What joins a description with where somebody comes from: "a student from Harlow College".
_FROM: Final = re.compile(r" (?:from|at) (?:the )?")
# Sentences before a reference whose entities it may mean; descriptions mean others too, where a
# word speaks for them or the encoder gives them log-odds of more than this. Indefinite ones mean
# none but these.
_REACH: Final = 9
_REACH_OF_DESCRIPTIONS: Final = 4
_LEAST_LOG_ODDS: Final = -2.0
_NOBODY: Final[frozenset[EntityDraft]] = frozenset()
# Log-odds of the encoder from which a pronoun tells a gender.
_SURE: Final = 1.0
_SPOKEN: Final = 0.9
_MEMBER: Final = 0.8
_ASKED: Final = 0.7


def resolve_entities(article: Article, annotations: Annotations) -> ResolvedEntities:
    """Resolve the people, organizations, groups and places of an article.

    Args:
        article: the article.
        annotations: what the encoder found in it.
    """
    return Resolution(article.text, annotations, likeliest).resolve(article)


def likeliest(reference: Reference, choice: Choice) -> tuple[EntityDraft | None, float]:
    """Choose what is likeliest."""
    if not choice.candidates:
        return None, 1.0
    told = probabilities(reference.kind, choice)
    best = told.index(max(told))
    return (choice.candidates[best] if best < len(choice.candidates) else None), told[best]


class Resolution:
    """The work on one article."""

    def __init__(self, text: str, annotations: Annotations, choose: Chooser) -> None:
        """Gather the names of an article and find its references.

        Args:
            text: the article's text.
            annotations: what the encoder found in it.
            choose: chooses what a reference stands for.
        """
        self._members = party_members(text, annotations)
        annotations = as_descriptions(annotations, self._members)
        self._text = text
        self._annotations = annotations
        self._choose = choose
        self._places = {text[n.start : n.end] for n in annotations.names if n.type == "place"}
        self._quotations = Extents(annotations.quotations)
        self._sentences = Extents(annotations.sentences)
        names = without_members(find_names(text, annotations.names), self._members)
        self.drafts = cluster_names(text, names, self._quotations)
        self._mentions = MentionIndex(self.drafts)
        self._evidence = EncoderEvidence(annotations.mentions, self.drafts)
        paragraphs = Extents([match.span() for match in _PARAGRAPH.finditer(text)])
        self._ranker = Ranker(text, self._sentences, paragraphs, self._evidence, self.drafts)
        self._by_word: dict[str, set[EntityDraft]] = defaultdict(set)
        for draft in self.drafts:
            self._note_words(draft, (*draft.names, *draft.roles, *draft.offices))
        self._order = {draft: number for number, draft in enumerate(self.drafts)}
        self._pronouns: dict[int, Reference] = {}
        self._speakers = SpeakerResolver(text, annotations, self.drafts, self._mentions)

    @property
    def described(self) -> list[EntityDraft]:
        """The entities that are described and not named."""
        return [draft for draft in self._order if not draft.is_named]

    def resolve(self, article: Article) -> ResolvedEntities:
        """Do the work."""
        named = TakenCharacters((m.start, m.end) for d in self.drafts for m in d.mentions)
        references = find_references(self._text, self._annotations.mentions, named)
        speakers: list[EntityDraft | None] = [None] * len(self._annotations.attributions)
        pronouns = [r for r in references if r.is_pronoun]
        self._pronouns = {pronoun.start: pronoun for pronoun in pronouns}
        self._note_genders(pronouns)
        self._take([r for r in references if not r.is_pronoun], speakers)
        self._take([p for p in pronouns if not self._quotations.holds(p.start)], speakers)
        self._take_interview()
        found = self._speakers.references()
        speakers[:] = [draft for draft, _ in found]
        self._take([p for p in pronouns if self._quotations.holds(p.start)], speakers)
        self._take_spoken(speakers)
        for number, (draft, _) in enumerate(found):
            # Pronouns in quotations have been taken since.
            if draft is None and self._speakers.is_pronoun(number):
                found[number] = self._speakers.reference(number)
        self._take_pairs()
        return self._written(article, found)

    def _note_genders(self, pronouns: Iterable[Reference]) -> None:
        """Note the gender of those whom the encoder is sure that "he" or "she" stands for.

        Descriptions are taken before pronouns, and tell genders too: "the mother" is not he.
        """
        votes: dict[EntityDraft, list[Gender]] = defaultdict(list)
        for pronoun in pronouns:
            odds, _ = self._evidence.log_odds(pronoun.mention)
            draft = max(odds, key=odds.__getitem__, default=None)
            if draft and pronoun.gender and odds[draft] > _SURE and not draft.gender:
                votes[draft].append(pronoun.gender)
        for draft, genders in votes.items():
            if len(genders) > 1 and len(set(genders)) == 1:
                draft.genders[genders[0]] += 1

    def _take_interview(self) -> None:
        """Take "I" in the answers of an interview, and "you" in its questions, for who is asked."""
        interview = find_interview(self._text)
        asked = self._most_named_before(interview.start) if interview else None
        if interview is None or asked is None:
            return
        stretches = [(s, "second") for s in interview.questions]
        stretches += [(s, "first") for s in interview.answers]
        for stretch, wanted in stretches:
            for (start, end), person in find_spoken(self._text, [stretch]):
                if person == wanted and not self._quotations.holds(start):
                    mention = DraftMention(start, end, "pronoun", _ASKED, is_quoted=False)
                    self._mentions.add(asked, mention)

    def _most_named_before(self, position: int) -> EntityDraft | None:
        people = [d for d in self.drafts if d.type == "person" and d.first < position]
        return max(people, key=lambda d: d.mentions_before(position), default=None)

    def _take_spoken(self, speakers: Sequence[EntityDraft | None]) -> None:
        """Take "I" in a quotation for who speaks, and "you" for who is spoken to."""
        for (start, end), person in find_spoken(self._text, self._annotations.quotations):
            numbers = self._speakers.holding(start)
            if not numbers:
                continue
            attribution = self._annotations.attributions[numbers[-1]]
            meant = speakers[numbers[-1]]
            if person == "second":
                meant = self._speakers.mentioned(attribution.addressee)
            if meant is not None and meant.type != "place":
                self._mentions.add(meant, DraftMention(start, end, "pronoun", _SPOKEN, True))

    def _take_pairs(self) -> None:
        for pair in find_pairs(self._text, self._mentions, self._sentences):
            is_quoted = self._quotations.holds(pair.start)
            mention = DraftMention(pair.start, pair.end, "description", pair.confidence, is_quoted)
            for draft in (pair.first, pair.second):
                self._mentions.add(draft, mention)

    def _take(
        self, references: Iterable[Reference], speakers: Sequence[EntityDraft | None]
    ) -> None:
        for reference in references:
            setting = self._setting(reference, speakers)
            if reference.kind == "it" and not setting.is_source and not self._is_seen(reference):
                continue
            if self._is_member(reference):
                self._take_member(reference, setting)
                continue
            owner = self._owner(reference, setting)
            near = self._near(reference, setting)
            choice = self._ranker.choice(reference, near, setting, owner)
            draft, confidence = self._choose(reference, choice)
            if draft and reference.is_indefinite and self._ranker.is_part(reference, draft):
                draft = None
            if draft is None:
                draft = self._described(reference)
            if draft is None:
                continue
            self._add(reference, draft, confidence, setting.is_quoted)

    def _is_member(self, reference: Reference) -> bool:
        number = reference.mention
        return number is not None and self._annotations.mentions[number].head in self._members

    def _take_member(self, reference: Reference, setting: Setting) -> None:
        """Take "the Ohio Republican" for whom it stands for; where nobody fits it is no entity."""
        draft = meant_member(self._text, reference, self._mentions, self._places)
        if draft is not None:
            self._add(reference, draft, _MEMBER, setting.is_quoted)

    def _owner(self, reference: Reference, setting: Setting) -> EntityDraft | None:
        """Return who "his" stands for in "his lawyer"."""
        if reference.owner is None:
            return None
        pronoun = self._pronouns.get(reference.start)
        if pronoun is None or pronoun.kind != "he":
            return None
        choice = self._ranker.choice(pronoun, self._near(pronoun, setting), setting)
        return likeliest(pronoun, choice)[0]

    def _is_seen(self, reference: Reference) -> bool:
        """Whether the encoder thinks that a reference stands for somebody; "it" mostly does not."""
        odds, _ = self._evidence.log_odds(reference.mention)
        return max(odds.values(), default=-1.0) > 0

    def _near(self, reference: Reference, setting: Setting) -> list[EntityDraft]:
        """Return the entities that a reference may mean, as far as places and words tell."""
        near: set[EntityDraft] = set()
        if not reference.is_indefinite:
            near |= self._mentioned_before(reference)
        if setting.reporter:
            near.add(setting.reporter)
        if not reference.is_pronoun:
            odds, _ = self._evidence.log_odds(reference.mention)
            near |= {draft for draft, value in odds.items() if value > _LEAST_LOG_ODDS}
            for word in reference.words | {reference.office}:
                near |= self._by_word.get(word, _NOBODY)
        # Those who are new are numbered in the order of the text: a set has none.
        for draft in sorted((d for d in near if d not in self._order), key=_place):
            self._number(draft)
        return sorted(near, key=self._order.__getitem__)

    def _mentioned_before(self, reference: Reference) -> set[EntityDraft]:
        reach = _REACH if reference.is_pronoun else _REACH_OF_DESCRIPTIONS
        first = self._sentences.index(reference.start) - reach
        start = self._sentences[first][0] if first > 0 else 0
        return {draft for _, draft in self._mentions.beginning_in(start, reference.start)}

    def _note_words(self, draft: EntityDraft, phrases: Iterable[str]) -> None:
        for phrase in phrases:
            for word in plain_words(phrase.split()):
                self._by_word[word].add(draft)

    def _number(self, draft: EntityDraft) -> int:
        return self._order.setdefault(draft, len(self._order))

    def _described(self, reference: Reference) -> EntityDraft | None:
        """Make an entity that is described and not named; a pronoun alone makes none."""
        if reference.is_pronoun or reference.mention is None:
            return None
        kind = self._annotations.mentions[reference.mention].type
        if kind == "thing":
            return None
        is_body = kind == "person" and reference.kind in ("the body", "a body")
        draft = EntityDraft("organization" if is_body else kind)
        self._number(draft)
        return draft

    def _add(
        self, reference: Reference, draft: EntityDraft, confidence: float, is_quoted: bool
    ) -> None:
        start, end = reference.start, self._end_with_origin(reference)
        form: MentionForm = "pronoun" if reference.is_pronoun else "description"
        self._mentions.add(draft, DraftMention(start, end, form, round(confidence, 2), is_quoted))
        self._evidence.hold(reference.mention, draft)
        if reference.gender:
            draft.genders[reference.gender] += 0 if draft.gender else 1
        if reference.is_pronoun:
            return
        draft.nouns.add(reference.head)
        words = self._text[start:end]
        if words not in draft.descriptions:
            draft.descriptions.append(words)
        if reference.kind in ("the person", "a person"):
            draft.offices |= offices_in(words)
        self._note_words(draft, (words, *draft.offices))

    def _end_with_origin(self, reference: Reference) -> int:
        """Return the end of a description of somebody new, with where they come from."""
        joint = _FROM.match(self._text, reference.end)
        if joint is None or not reference.is_indefinite:
            return reference.end
        names = (
            mention.end
            for mention, draft in self._mentions.beginning_in(joint.end(), joint.end() + 1)
            if draft.type in ("organization", "place") and mention.form == "name"
        )
        return max(names, default=reference.end)

    def _setting(self, reference: Reference, speakers: Sequence[EntityDraft | None]) -> Setting:
        """What the attributions around a reference tell about it."""
        reporter: EntityDraft | None = None
        last = self._speakers.last_before(reference.start, speakers)
        excluded: EntityDraft | None = None
        is_source = False
        says: tuple[Offsets, ...] = ()
        start = reference.start
        for number in self._speakers.around(start):
            attribution = self._annotations.attributions[number]
            if any(begin <= start < end for begin, end in attribution.content):
                reporter = speakers[number] or self._speakers.named(number)
            elif attribution.source and attribution.source[0] <= start < attribution.source[1]:
                is_source = start == attribution.source[0]
                says = self._said_after(start, attribution.content) if is_source else says
            elif reference.is_object and _is_addressee(
                attribution.cue, attribution.content, reference
            ):
                excluded = speakers[number] or self._speakers.named(number)
        is_quoted = self._quotations.holds(start)
        return Setting(reporter, last, excluded, is_quoted, is_source, says)

    def _said_after(self, position: int, contents: Sequence[Offsets]) -> tuple[Offsets, ...]:
        """Return what is quoted of a content or comes after a position."""
        return tuple(
            content
            for content in contents
            if content[0] > position or self._quotations.holds(content[0])
        )

    def _all(self) -> list[EntityDraft]:
        """Return all that was found or made; programmes last, so that no reference means them."""
        found = list({**self._order, **dict.fromkeys(self._speakers.made)})
        return found + programmes(self._text, found)

    def _written(
        self, article: Article, references: Sequence[tuple[EntityDraft | None, SpeakerReference]]
    ) -> ResolvedEntities:
        speaking = {draft for draft, _ in references if draft is not None}
        drafts = sorted(
            (
                draft
                for draft in self._all()
                if draft.mentions and (draft in speaking or _is_told_of(draft))
            ),
            key=lambda d: d.first,
        )
        told = set(drafts)
        others = [one for one in self.described if one.mentions and one not in told]
        ids = identifiers([*drafts, *others])
        roles = find_roles(article, drafts)
        entities = tuple(
            written_entity(ids[draft], draft, roles.get(draft, ())) for draft in drafts
        )
        mentions = sorted(
            (one for draft in drafts for one in written_mentions(article, ids[draft], draft)),
            key=lambda mention: (mention.span.start, -mention.span.end),
        )
        described = tuple(
            DescribedEntity(
                written_entity(ids[draft], draft, ()),
                tuple(written_mentions(article, ids[draft], draft)),
            )
            for draft in others
        )
        speakers = tuple(
            SpeakerReference(
                ids.get(draft) if draft else None, reference.unnamed, reference.confidence
            )
            for draft, reference in references
        )
        return ResolvedEntities(entities, tuple(mentions), speakers, described)


def _is_told_of(draft: EntityDraft) -> bool:
    """Whether somebody has a name, or is a person whom the article comes back to without one."""
    return draft.is_named or (draft.type == "person" and len(draft.mentions) > 1)


def _place(draft: EntityDraft) -> tuple[int, str]:
    return draft.first, draft.name


def _is_addressee(cue: Offsets | None, content: Sequence[Offsets], reference: Reference) -> bool:
    """Whether a pronoun stands between a cue and its content: "told him that"."""
    if cue is None:
        return False
    follows = [start for start, _ in content if start >= reference.end]
    return cue[1] <= reference.start and bool(follows) and min(follows) - reference.end < 8
