"""Encounters, actions, commitments, absences and relations of an article, in its JSON.

Names, once published, stay; later ones are added.
"""

from typing import Literal

from pydantic import Field

from onrecord.interfaces.exports.shapes import OriginShape, Shape, SpanShape
from onrecord.interfaces.exports.time_shapes import EntryTimesShape
from onrecord.interfaces.exports.topic_shapes import TOPICS, TopicShape
from onrecord.schema.happenings import (
    AbsenceKind,
    ActionStatus,
    CommitmentKind,
    EncounterKind,
    EncounterStatus,
    RelationTone,
)

_ID = "Stable identifier, made of the article and the offsets of what says it."
_DATE = "ISO 8601 day, month, year or interval of days; null where nothing fixes one."
_PARTY = "Id of the entity; null where it is not known, or the article does not name it."
_WORDS = "The words for that party; null where the article tells of none."
_TOLD_BY = "Id of the statement within which it is told; null for the article itself."
_REPORTER = "Id of the entity that reports it, where that is not the party itself; else null."
_PLACE = "The place, in the article's words."
_EVIDENCE = "The characters that say so, the clearest first."
_CONFIDENCE = "Probability that it is right."
_CUE = "The words that tell it."


class EncounterShape(Shape):
    """An occasion on which parties deal with one another."""

    id: str = Field(description=_ID)
    kind: EncounterKind
    participants: tuple[str, ...] = Field(description="Ids of the entities that take part.")
    name: str | None = Field(description="The occasion, in the article's words.")
    place: str | None = Field(description=_PLACE)
    place_span: SpanShape | None
    date: str | None = Field(description=_DATE)
    status: EncounterStatus
    ordinal: int | None = Field(description="Which of a series it is, from 1, where that is said.")
    topics: tuple[SpanShape, ...] = Field(description="The words for what it was about, in order.")
    outcome: SpanShape | None = Field(description="The words for what came of it.")
    told_by: str | None = Field(description=_TOLD_BY)
    evidence: tuple[SpanShape, ...] = Field(description=_EVIDENCE)
    confidence: float = Field(ge=0, le=1, description=_CONFIDENCE)
    origin: OriginShape
    times: EntryTimesShape
    subjects: tuple[TopicShape, ...] = Field(description=TOPICS)


class ActionShape(Shape):
    """An event between parties other than an encounter."""

    id: str = Field(description=_ID)
    type: str = Field(
        description="PLOVER event type, in lower case; election for the outcome of a vote."
    )
    mode: str | None = Field(description="PLOVER mode, in lower case.")
    contexts: tuple[str, ...] = Field(description="PLOVER contexts, in lower case.")
    cameo: str | None = Field(description="CAMEO root code, two digits; null where it has none.")
    trigger: SpanShape = Field(description=_CUE)
    actor: str | None = Field(description=_PARTY)
    actor_words: SpanShape | None = Field(description=_WORDS)
    recipient: str | None = Field(description=_PARTY)
    recipient_words: SpanShape | None = Field(description=_WORDS)
    date: str | None = Field(description=_DATE)
    place: str | None = Field(description=_PLACE)
    place_span: SpanShape | None
    status: ActionStatus
    told_by: str | None = Field(description=_TOLD_BY)
    as_told_by: str | None = Field(description=_REPORTER)
    evidence: tuple[SpanShape, ...] = Field(description=_EVIDENCE)
    confidence: float = Field(ge=0, le=1, description=_CONFIDENCE)
    origin: OriginShape
    times: EntryTimesShape


class CommitmentShape(Shape):
    """What a party is to do, that a reader can check later."""

    id: str = Field(description=_ID)
    who: str | None = Field(description=_PARTY)
    who_words: SpanShape | None = Field(description=_WORDS)
    for_whom: str | None = Field(description=_PARTY)
    for_whom_words: SpanShape | None = Field(description=_WORDS)
    kind: CommitmentKind
    cue: SpanShape = Field(description="The words that tell how firm it is.")
    due: str | None = Field(description=_DATE)
    condition: SpanShape | None = Field(description="The words for under which condition.")
    as_told_by: str | None = Field(description=_REPORTER)
    statement: str | None = Field(description="Id of the statement within which it stands.")
    status: Literal["open", "kept", "broken", "changed"] = Field(
        description="What a person has decided of it; open in the record of one article."
    )
    span: SpanShape = Field(description="The clause that says it.")
    confidence: float = Field(ge=0, le=1, description=_CONFIDENCE)
    origin: OriginShape
    times: EntryTimesShape


class AbsenceShape(Shape):
    """What did not happen, or was withheld."""

    id: str = Field(description=_ID)
    who: str | None = Field(description=_PARTY)
    who_words: SpanShape | None = Field(description=_WORDS)
    asked_by: str | None = Field(description=_PARTY)
    asked_by_words: SpanShape | None = Field(description=_WORDS)
    kind: AbsenceKind
    cue: SpanShape = Field(description=_CUE)
    about: SpanShape | None = Field(description="The words for about what.")
    statement: str | None = Field(description="Id of the statement within which it stands.")
    span: SpanShape = Field(description="The clause that says it.")
    confidence: float = Field(ge=0, le=1, description=_CONFIDENCE)
    origin: OriginShape
    times: EntryTimesShape


class RelationShape(Shape):
    """How it stands between two parties, as the article tells it."""

    id: str = Field(description=_ID)
    between: tuple[str, ...] = Field(
        description="Ids of the entities; where it is not mutual, of the first towards the second."
    )
    tone: RelationTone
    mutual: bool | None
    date: str | None = Field(description=_DATE)
    told_by: str | None = Field(description=_TOLD_BY)
    as_told_by: str | None = Field(description="Id of the entity that tells it; else null.")
    evidence: tuple[SpanShape, ...] = Field(description=_EVIDENCE)
    confidence: float = Field(ge=0, le=1, description=_CONFIDENCE)
    origin: OriginShape
    times: EntryTimesShape
