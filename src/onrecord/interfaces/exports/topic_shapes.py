"""What a statement or an encounter is about, in JSON. Names, once published, stay."""

from collections.abc import Iterable
from typing import Final

from pydantic import Field

from onrecord.interfaces.exports.shapes import CONFIDENCE_PLACES, Shape, SpanShape, span_shapes
from onrecord.schema.subjects import MEDIA_TOPICS, Subject, subjects
from onrecord.schema.topic import Topic

TOPICS: Final = "What it is about: none, one or two subjects, the likeliest first."


class TopicShape(Shape):
    """A subject of the scheme (docs/subjects.md), and the words that tell it."""

    subject: str = Field(
        description="Id of the subject.", json_schema_extra={"enum": [*subjects()]}
    )
    media_topic: str = Field(
        description="Code of the top level of IPTC Media Topics that it is nearest to."
    )
    confidence: float = Field(ge=0, le=1, description="Probability that it is right.")
    evidence: tuple[SpanShape, ...] = Field(description="The words that tell it, in order.")


class SubjectShape(Shape):
    """A subject of the scheme, as `onrecord subjects --json` prints it, one a line."""

    id: str
    name: str
    scope: str = Field(description="What belongs to it.")
    media_topic: str = Field(description="Code of the nearest top level of IPTC Media Topics.")
    media_topic_name: str


def subject_shape(subject: Subject) -> SubjectShape:
    """Return the shape of a subject of the scheme."""
    return SubjectShape(
        id=subject.id,
        name=subject.name,
        scope=subject.scope,
        media_topic=subject.media_topic,
        media_topic_name=MEDIA_TOPICS[subject.media_topic],
    )


def topic_shapes(topics: Iterable[Topic]) -> tuple[TopicShape, ...]:
    """Return the shapes of topics, in their order."""
    known = subjects()
    return tuple(
        TopicShape(
            subject=one.subject,
            media_topic=known[one.subject].media_topic,
            confidence=round(one.confidence, CONFIDENCE_PLACES),
            evidence=span_shapes(one.evidence),
        )
        for one in topics
    )
