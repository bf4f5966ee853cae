"""The objects in the JSON of one article. Names, once published, stay; later ones are added."""

from typing import Literal

from pydantic import Field

from onrecord.interfaces.exports.happening_shapes import (
    AbsenceShape,
    ActionShape,
    CommitmentShape,
    EncounterShape,
    RelationShape,
)
from onrecord.interfaces.exports.shapes import OriginShape, Shape, SpanShape
from onrecord.interfaces.exports.time_shapes import EntryTimesShape
from onrecord.interfaces.exports.topic_shapes import TOPICS, TopicShape
from onrecord.schema.annotation import MentionForm, Polarity
from onrecord.schema.article import RevisionKind
from onrecord.schema.record import EntityType, StatementKind, StatementStance

_DATE = "ISO 8601 day, month, year or interval of days; null where nothing fixes one."
_PERIOD = "ISO 8601 day, month or year that the article gives with it."
_ENTITY = "Id of the entity; null where it is not known."


class PublishedShape(Shape):
    """When the article was published."""

    value: str = Field(description="ISO 8601 date, or date and time, as precise as it is known.")
    how: str = Field(description="How it is known: given, where a page says it, or inferred.")
    alternatives: tuple[str, ...] = Field(
        description="Other dates that the text fits as well, latest first."
    )


class StatedRevisionShape(Shape):
    """That the article was updated or corrected, as its page or its text says."""

    kind: RevisionKind = Field(description="corrected: it owns to a mistake.")
    value: str | None = Field(
        description="When, ISO 8601, a moment with its offset; null where it does not say."
    )
    how: str = Field(description="How it is known, such as json-ld or printed line.")
    words: str | None = Field(description="The line that says so; null where only markup does.")


class ArticleShape(Shape):
    """The article and what is known about it."""

    id: str = Field(description="Stable identifier of the article.")
    name: str = Field(description="The input's own id, or the file's name without extension.")
    path: str | None = Field(description="The file that it was read from.")
    title: str | None
    url: str | None
    publisher: str | None
    byline: str | None
    language: str | None
    text_sha256: str = Field(description="SHA-256 of the text, in UTF-8, that spans refer to.")
    published: PublishedShape | None
    how: dict[str, str] = Field(
        description="How title, url, publisher, byline and language are known, of those known."
    )
    revisions: tuple[StatedRevisionShape, ...] = Field(
        description="That it was updated or corrected, in the order in which it was found said."
    )


class RoleShape(SpanShape):
    """A role of a person, as the article states it: the words, and what they tell."""

    title: str | None = Field(
        description="The office, calling or kinship; null where only a party or an organization "
        "is told."
    )
    organization: str | None = Field(description="What it is held in.")
    place: str | None = Field(description="Of where it is held.")
    party: str | None = Field(description="The party that is told with it.")
    is_former: bool = Field(description="Whether the article says that it was held before.")
    is_self_described: bool = Field(description="Whether it is the person's own word.")
    since: str | None = Field(description=_PERIOD)
    until: str | None = Field(description=_PERIOD)


class EntityShape(Shape):
    """A person, organization, group or place."""

    id: str = Field(description="Identifier within the article.")
    type: EntityType
    name: str = Field(description="The fullest name, or description, that the article uses.")
    unnamed: bool = Field(description="Whether the article describes it and never names it.")
    names: tuple[str, ...] = Field(description="All names that the article uses, fullest first.")
    roles: tuple[RoleShape, ...] = Field(
        description="Roles that the article states, in order of the text."
    )


class TargetStanceShape(SpanShape):
    """How a statement treats somebody that it names: the words for them, and how."""

    target: str = Field(description=_ENTITY)
    stance: StatementStance = Field(description="mixed: it says both good and bad of them.")
    value: float = Field(
        ge=-1, le=1, description="From -1, surely negative, to 1, surely positive."
    )
    confidence: float = Field(ge=0, le=1)


class StatementShape(Shape):
    """Who said what."""

    id: str = Field(description="Stable identifier of the statement.")
    kind: StatementKind = Field(
        description="direct: all of its own content is in quotation marks; mixed: some; "
        "indirect: none."
    )
    source: SpanShape | None = Field(description="The words that stand for the speaker.")
    cue: SpanShape | None = Field(description="The words that attribute.")
    content: tuple[SpanShape, ...] = Field(description="What was said, in its parts.")
    quoted: tuple[SpanShape, ...] = Field(
        description="The parts in quotation marks, the marks left out."
    )
    speaker: str | None = Field(description=_ENTITY)
    unnamed: str | None = Field(
        description="The words for a speaker whom the article does not name."
    )
    channel: str | None = Field(description="Where or through what it was said.")
    channel_span: SpanShape | None
    addressee: str | None = Field(description=_ENTITY)
    about: tuple[str, ...] = Field(description="Ids of the entities that it is about.")
    said_on: str | None = Field(description=_DATE)
    said_on_basis: Literal["explicit", "anchored", "inferred"] | None
    reported_by: str | None = Field(description="Id of the statement that reports this one.")
    polarity: Polarity
    confidence: float = Field(
        ge=0, le=1, description="Calibrated probability that the attribution is right."
    )
    origin: OriginShape
    stances: tuple[TargetStanceShape, ...] = Field(
        description="How it treats those whom it is about."
    )
    times: EntryTimesShape
    topics: tuple[TopicShape, ...] = Field(description=TOPICS)


class DateShape(SpanShape):
    """A time expression."""

    value: str | None = Field(description=_DATE)
    timex3: str | None = Field(description="TIMEX3 value.")
    edtf: str | None = Field(
        description="The same in EDTF (ISO 8601-2), durations too; null where nothing fixes it."
    )
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    basis: Literal["explicit", "anchored", "unknown"]


class MentionShape(SpanShape):
    """Words that name or stand for an entity."""

    entity: str = Field(description="Id of the entity.")
    form: MentionForm
    confidence: float = Field(ge=0, le=1)


class ArticleDocument(Shape):
    """All that was read in one article, as `onrecord read --json` prints it, one a line.

    Offsets count Unicode code points of the text as stored, the end exclusive.
    """

    article: ArticleShape
    entities: tuple[EntityShape, ...]
    statements: tuple[StatementShape, ...]
    dates: tuple[DateShape, ...]
    encounters: tuple[EncounterShape, ...]
    actions: tuple[ActionShape, ...]
    commitments: tuple[CommitmentShape, ...]
    absences: tuple[AbsenceShape, ...]
    relations: tuple[RelationShape, ...]
    mentions: tuple[MentionShape, ...]
    headings: tuple[SpanShape, ...]
    model: str = Field(description="Version of the model files that read it.")
