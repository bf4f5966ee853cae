"""Who is who in one article: the stage as a whole.

Names are gathered into entities; then descriptions, pronouns and the sources of attributions are
taken to them in the order of the text, the words outside quotations first.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.resolution.bodies import find_bodies
from onrecord.resolution.clusters import cluster_names
from onrecord.resolution.descriptions import find_descriptions, referent
from onrecord.resolution.drafts import (
    DraftMention,
    EntityDraft,
    Extents,
    MentionIndex,
    TakenCharacters,
)
from onrecord.resolution.name_finding import find_names
from onrecord.resolution.offices import offices_in
from onrecord.resolution.pronouns import (
    Pronoun,
    Setting,
    antecedent,
    find_pronouns,
    people_in_reach,
)
from onrecord.resolution.speakers import SpeakerResolver
from onrecord.schema.annotation import Annotations, Offsets
from onrecord.schema.article import Article
from onrecord.schema.record import Entity, Mention
from onrecord.schema.resolution import ResolvedEntities, SpeakerReference

# "the council", where an organization of that word was named before.
_BODY_CONFIDENCE: Final = 0.85
_SLUG: Final = re.compile(r"[^a-z0-9]+")


def resolve_entities(article: Article, annotations: Annotations) -> ResolvedEntities:
    """Resolve the people, organizations, groups and places of an article.

    Args:
        article: the article.
        annotations: what the encoder found in it.
    """
    return _Resolution(article.text, annotations).resolve(article)


class _Resolution:
    """The work on one article."""

    def __init__(self, text: str, annotations: Annotations) -> None:
        self._text = text
        self._annotations = annotations
        self._quotations = Extents(annotations.quotations)
        self._sentences = Extents(annotations.sentences)
        self._drafts = cluster_names(text, find_names(text, annotations.names), self._quotations)
        self._people = [draft for draft in self._drafts if draft.type == "person"]
        self._mentions = MentionIndex(self._drafts)
        self._speakers = SpeakerResolver(text, annotations, self._drafts, self._mentions)

    def resolve(self, article: Article) -> ResolvedEntities:
        """Do the work."""
        self._take_descriptions()
        self._take_bodies()
        pronouns = find_pronouns(self._text)
        outside = [p for p in pronouns if not self._quotations.holds(p.start)]
        inside = [p for p in pronouns if self._quotations.holds(p.start)]
        speakers: list[EntityDraft | None] = [None] * len(self._annotations.attributions)
        self._take_pronouns(outside, speakers)
        references = [self._speakers.reference(n) for n in range(len(speakers))]
        for number, (draft, _) in enumerate(references):
            speakers[number] = draft
        self._take_pronouns(inside, speakers)
        return self._written(article, references)

    def _take_descriptions(self) -> None:
        named = TakenCharacters((m.start, m.end) for d in self._people for m in d.mentions)
        for description in find_descriptions(self._text):
            start, end = description.start, description.end
            if named.overlap(start, end):
                continue
            found = referent(description, self._people)
            if found is None:
                continue
            is_quoted = self._quotations.holds(start)
            mention = DraftMention(start, end, "description", found.confidence, is_quoted)
            self._mentions.add(found.draft, mention)
            words = self._text[start:end]
            if words not in found.draft.descriptions:
                found.draft.descriptions.append(words)
            found.draft.offices |= offices_in(words)

    def _take_bodies(self) -> None:
        for (start, end), draft in find_bodies(self._text, self._drafts):
            is_quoted = self._quotations.holds(start)
            mention = DraftMention(start, end, "description", _BODY_CONFIDENCE, is_quoted)
            self._mentions.add(draft, mention)

    def _take_pronouns(
        self, pronouns: Iterable[Pronoun], speakers: Sequence[EntityDraft | None]
    ) -> None:
        order = {draft: number for number, draft in enumerate(self._people)}
        for pronoun in pronouns:
            setting = self._setting(pronoun, speakers)
            near = people_in_reach(pronoun, self._mentions, self._sentences, setting)
            people = sorted(near & order.keys(), key=order.__getitem__)
            found = antecedent(self._text, pronoun, people, self._sentences, setting)
            if found is None:
                continue
            draft, confidence = found
            mention = DraftMention(
                pronoun.start, pronoun.end, "pronoun", confidence, setting.is_quoted
            )
            self._mentions.add(draft, mention)
            draft.genders[pronoun.gender] += 0 if draft.gender else 1

    def _setting(self, pronoun: Pronoun, speakers: Sequence[EntityDraft | None]) -> Setting:
        """What the attributions around a pronoun tell about it."""
        reporter: EntityDraft | None = None
        last: EntityDraft | None = None
        excluded: EntityDraft | None = None
        is_quoted = self._quotations.holds(pronoun.start)
        for number in self._speakers.near(pronoun.start):
            attribution = self._annotations.attributions[number]
            if any(start <= pronoun.start < end for start, end in attribution.content):
                reporter = speakers[number] or self._speakers.named(number)
            elif (
                attribution.source
                and attribution.source[0] <= pronoun.start < attribution.source[1]
            ):
                last = self._speakers.last_before(number, speakers)
            elif pronoun.is_object and _is_addressee(attribution.cue, attribution.content, pronoun):
                excluded = speakers[number] or self._speakers.named(number)
        return Setting(reporter, last, excluded, is_quoted)

    def _written(
        self, article: Article, references: Sequence[tuple[EntityDraft | None, SpeakerReference]]
    ) -> ResolvedEntities:
        drafts = sorted(
            (d for d in [*self._drafts, *self._speakers.made] if d.mentions), key=lambda d: d.first
        )
        ids = _identifiers(drafts)
        entities = tuple(_entity(ids[draft], draft) for draft in drafts)
        mentions = sorted(
            (
                Mention(article.span(m.start, m.end), ids[draft], m.form, round(m.confidence, 4))
                for draft in drafts
                for m in draft.mentions
            ),
            key=lambda mention: (mention.span.start, -mention.span.end),
        )
        speakers = tuple(
            SpeakerReference(
                ids.get(draft) if draft else None, reference.unnamed, reference.confidence
            )
            for draft, reference in references
        )
        return ResolvedEntities(entities, tuple(mentions), speakers)


def _is_addressee(cue: Offsets | None, content: Sequence[Offsets], pronoun: Pronoun) -> bool:
    """Whether a pronoun stands between a cue and its content: "told him that"."""
    if cue is None:
        return False
    follows = [start for start, _ in content if start >= pronoun.end]
    return cue[1] <= pronoun.start and bool(follows) and min(follows) - pronoun.end < 8


def _identifiers(drafts: Sequence[EntityDraft]) -> dict[EntityDraft, str]:
    ids: dict[EntityDraft, str] = {}
    taken: set[str] = set()
    repeats: Counter[str] = Counter()
    for draft in drafts:
        slug = _SLUG.sub("-", draft.name.lower()).strip("-")[:60] or draft.type
        unique = slug
        while unique in taken:
            repeats[slug] += 1
            unique = f"{slug}-{repeats[slug] + 1}"
        taken.add(unique)
        ids[draft] = unique
    return ids


def _entity(id: str, draft: EntityDraft) -> Entity:
    name = draft.name
    others = sorted(
        (n for n in draft.names if n != name),
        key=lambda n: (-len(n.split()), n),
    )
    names = (name, *others, *draft.descriptions)
    return Entity(id, draft.type, name, names, tuple(draft.roles))
