"""What happened, was promised and was withheld, in the JSON of an article."""

from onrecord.interfaces.exports.happening_shapes import (
    AbsenceShape,
    ActionShape,
    CommitmentShape,
    EncounterShape,
    RelationShape,
)
from onrecord.interfaces.exports.shapes import (
    CONFIDENCE_PLACES,
    SpanShape,
    origin_shape,
    span_shape,
    span_shapes,
)
from onrecord.interfaces.exports.time_shapes import times_shape
from onrecord.interfaces.exports.topic_shapes import topic_shapes
from onrecord.schema.article import PublicationDate
from onrecord.schema.dated import Dated
from onrecord.schema.happening_times import (
    absence_times,
    action_times,
    commitment_times,
    encounter_times,
    relation_times,
)
from onrecord.schema.happenings import Absence, Action, Commitment, Encounter, Party, Relation
from onrecord.schema.span import Span
from onrecord.schema.stored_happenings import CommitmentVerdict


def encounter_shape(encounter: Encounter, published: PublicationDate | None) -> EncounterShape:
    """Return the shape of an encounter.

    Args:
        encounter: the encounter.
        published: when its article was published.
    """
    return EncounterShape(
        id=encounter.id,
        kind=encounter.kind,
        participants=encounter.participants,
        name=_text(encounter.name),
        place=_text(encounter.place),
        place_span=_span(encounter.place),
        date=_value(encounter.held_on),
        status=encounter.status,
        ordinal=encounter.ordinal,
        topics=span_shapes(encounter.topics),
        outcome=_span(encounter.outcome),
        told_by=encounter.told_by,
        evidence=span_shapes(encounter.evidence),
        confidence=round(encounter.confidence, CONFIDENCE_PLACES),
        origin=origin_shape(encounter.origin),
        times=times_shape(encounter_times(encounter, published)),
        subjects=topic_shapes(encounter.subjects),
    )


def action_shape(
    action: Action, published: PublicationDate | None, teller: str | None
) -> ActionShape:
    """Return the shape of an action.

    Args:
        action: the action.
        published: when its article was published.
        teller: id of the entity that makes the statement within which it is told.
    """
    actor = _entity(action.actor)
    return ActionShape(
        id=action.id,
        type=action.kind.lower(),
        mode=action.mode,
        contexts=action.contexts,
        cameo=action.cameo,
        trigger=span_shape(action.trigger),
        actor=actor,
        actor_words=_words(action.actor),
        recipient=_entity(action.recipient),
        recipient_words=_words(action.recipient),
        date=_value(action.happened_on),
        place=_text(action.place),
        place_span=_span(action.place),
        status=action.status,
        told_by=action.told_by,
        as_told_by=None if teller == actor else teller,
        evidence=span_shapes(action.evidence),
        confidence=round(action.confidence, CONFIDENCE_PLACES),
        origin=origin_shape(action.origin),
        times=times_shape(action_times(action, published)),
    )


def commitment_shape(
    commitment: Commitment,
    published: PublicationDate | None,
    made_on: Dated | None,
    standing: CommitmentVerdict = "open",
) -> CommitmentShape:
    """Return the shape of a commitment.

    Args:
        commitment: the commitment.
        published: when its article was published.
        made_on: when the statement within which it stands was made.
        standing: what a person has decided of it.
    """
    return CommitmentShape(
        id=commitment.id,
        who=_entity(commitment.who),
        who_words=_words(commitment.who),
        for_whom=_entity(commitment.for_whom),
        for_whom_words=_words(commitment.for_whom),
        kind=commitment.kind,
        cue=span_shape(commitment.cue),
        due=_value(commitment.due),
        condition=_span(commitment.condition),
        as_told_by=commitment.as_told_by,
        statement=commitment.statement,
        status=standing,
        span=span_shape(commitment.wording),
        confidence=round(commitment.confidence, CONFIDENCE_PLACES),
        origin=origin_shape(commitment.origin),
        times=times_shape(commitment_times(commitment, made_on, published)),
    )


def absence_shape(
    absence: Absence, published: PublicationDate | None, told_on: Dated | None
) -> AbsenceShape:
    """Return the shape of an absence.

    Args:
        absence: the absence.
        published: when its article was published.
        told_on: when the statement within which it stands was made.
    """
    return AbsenceShape(
        id=absence.id,
        who=_entity(absence.who),
        who_words=_words(absence.who),
        asked_by=_entity(absence.asked_by),
        asked_by_words=_words(absence.asked_by),
        kind=absence.kind,
        cue=span_shape(absence.cue),
        about=_span(absence.about),
        statement=absence.statement,
        span=span_shape(absence.wording),
        confidence=round(absence.confidence, CONFIDENCE_PLACES),
        origin=origin_shape(absence.origin),
        times=times_shape(absence_times(absence, told_on, published)),
    )


def relation_shape(
    relation: Relation, published: PublicationDate | None, teller: str | None
) -> RelationShape:
    """Return the shape of a relation.

    Args:
        relation: the relation.
        published: when its article was published.
        teller: id of the entity that makes the statement within which it is told.
    """
    return RelationShape(
        id=relation.id,
        between=relation.between,
        tone=relation.tone,
        mutual=relation.is_mutual,
        date=_value(relation.dated),
        told_by=relation.told_by,
        as_told_by=teller,
        evidence=span_shapes(relation.evidence),
        confidence=round(relation.confidence, CONFIDENCE_PLACES),
        origin=origin_shape(relation.origin),
        times=times_shape(relation_times(relation, published)),
    )


def _value(dated: Dated | None) -> str | None:
    return dated.value if dated else None


def _text(span: Span | None) -> str | None:
    return span.text if span else None


def _span(span: Span | None) -> SpanShape | None:
    return span_shape(span) if span else None


def _entity(party: Party | None) -> str | None:
    return party.entity if party else None


def _words(party: Party | None) -> SpanShape | None:
    return span_shape(party.words) if party else None
