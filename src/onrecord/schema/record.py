"""The record of one article: every entry points at the characters that say it."""

from dataclasses import dataclass, field
from typing import Literal

from onrecord.schema.annotation import MentionForm, Polarity
from onrecord.schema.article import Article
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import Happenings
from onrecord.schema.provenance import Origin
from onrecord.schema.span import Span
from onrecord.schema.topic import Topic

EntityType = Literal["person", "organization", "group", "place"]
StatementKind = Literal["direct", "mixed", "indirect"]
StatementStance = Literal["negative", "neutral", "positive", "mixed"]


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a person, as the article states it: the office held on the day of the article.

    Attributes:
        words: the words that state it.
        title: the office, calling or kinship ("mayor"), or None where only a party or an
            organization is told.
        organization: what it is held in ("transit union"), or None.
        place: of where it is held ("New York City"), or None.
        party: the party that is told with it ("Democrat", "R"), or None.
        is_former: whether the article says that it was held before.
        is_self_described: whether it is the person's own word for themselves.
        since, until: ISO 8601 year, month or day that the article gives with it, or None.
    """

    words: Span
    title: str | None = None
    organization: str | None = None
    place: str | None = None
    party: str | None = None
    is_former: bool = False
    is_self_described: bool = False
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization, group or place of one article.

    Attributes:
        id: slug of the name, unique within the article.
        type: what it is.
        name: the fullest name that the article uses.
        names: all names and descriptions that the article uses, fullest first.
        roles: roles that the article states of a person, in order, without repetition.
    """

    id: str
    type: EntityType
    name: str
    names: tuple[str, ...]
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters that name or stand for an entity."""

    span: Span
    entity: str
    form: MentionForm
    confidence: float


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression (TIMEX3).

    Attributes:
        span: its characters.
        type: TIMEX3 type.
        timex3: TIMEX3 value, such as ``2026-02-26TAF`` or ``P3D``; None where nothing fixes it.
        value: calendar day, month, year or interval of days (``2025-10/2025-12``); None where
            nothing in the article fixes one.
        basis: how the value is known.
    """

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    timex3: str | None
    value: str | None
    basis: Literal["explicit", "anchored", "unknown"]


@dataclass(frozen=True, slots=True)
class Channel:
    """Where or through what something was said: a platform, an outlet, an occasion.

    Attributes:
        name: the channel in the article's own words ("X", "State of the Union address").
        span: the characters that say so; for "his post" the name is that of the post meant.
    """

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class TargetStance:
    """How a statement treats somebody or something that it names.

    Attributes:
        target: id of the entity.
        stance: how; mixed where the statement says both good and bad of it.
        value: from -1, surely negative, to 1, surely positive; 0 is neither.
        words: the words for the target at which it is told most clearly.
        confidence: probability of the stance, 0 to 1.
    """

    target: str
    stance: StatementStance
    value: float
    words: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution, resolved.

    Attributes:
        id: stable identifier, made of the article and the offsets of cue and content.
        kind: direct where all of its own content is in quotation marks, mixed where some is.
        source: the words that stand for the speaker, or None.
        cue: the words that attribute, or None.
        content: what was said; several spans where the sentence is interrupted.
        quoted: the parts of the content within quotation marks, marks left out.
        speaker: id of the entity that speaks, or None where it is not known.
        unnamed: the words for a speaker that the article does not name, else None.
        channel, addressee, said_on: as the text gives them, else None.
        about: ids of the entities that the content names or refers to.
        reported_by: id of the statement that reports this one, else None.
        polarity: asserted, denied, asked or refused.
        confidence: calibrated probability that the attribution is right, 0 to 1.
        origin: what found it.
        stances: how it treats those whom it is about, in their order; none of those of whom the
            model tells nothing.
        topics: what it is about, none, one or two subjects, the likeliest first.
    """

    id: str
    kind: StatementKind
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    speaker: str | None
    unnamed: str | None
    channel: Channel | None
    addressee: str | None
    about: tuple[str, ...]
    said_on: Dated | None
    reported_by: str | None
    polarity: Polarity
    confidence: float
    origin: Origin
    stances: tuple[TargetStance, ...] = ()
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """All that was read in one article.

    Attributes:
        article: the text and what is known about it, the publication date inferred where the
            text fixes it.
        entities, mentions, statements, dates: in order of their first characters.
        happenings: encounters, actions, commitments, absences and relations.
        headings: headings, on lines of their own or run into the text.
        model: version of the model files that read it.
    """

    article: Article
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    dates: tuple[TimeExpression, ...]
    headings: tuple[Span, ...]
    model: str
    happenings: Happenings = field(default_factory=Happenings)

    def entity(self, id: str | None) -> Entity | None:
        """Return the entity with this id, or None."""
        return next((entity for entity in self.entities if entity.id == id), None)
