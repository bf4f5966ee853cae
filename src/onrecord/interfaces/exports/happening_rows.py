"""Happenings of a record as flat rows, whatever file they go into; the same columns for all kinds.

Names, once published, stay; later ones are added.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import Field

from onrecord.interfaces.exports.shapes import CONFIDENCE_PLACES, Day, Shape, ends, extents
from onrecord.interfaces.exports.statement_rows import PART_SEPARATOR
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import Absence, Action, Commitment, Encounter, Party, Relation
from onrecord.schema.span import Span
from onrecord.schema.stored_happenings import (
    AnyHappening,
    HappeningKind,
    Occasion,
    Promised,
    Unanswered,
)
from onrecord.schema.times import TimeBasis, dated_when, published_when

_NAME_SEPARATOR: Final = "; "


class HappeningRow(Shape):
    """A happening and where it stands, as `--csv` and `onrecord export` write it."""

    kind: HappeningKind
    id: str
    type: str = Field(description="Which of its kind, such as meeting, accuse, promise, denial.")
    status: str | None = Field(
        description="Whether it took place; of commitments and absences what was decided of them."
    )
    occasion: str | None = Field(
        description="Of encounters, the id of the first that tells of the same occasion."
    )
    who: tuple[str, ...] = Field(description="Who took part, did, is to do or withheld it.")
    whom: tuple[str, ...] = Field(description="Towards whom, for whom, or who asked.")
    words: str = Field(description="The characters that say so, their parts joined by an ellipsis.")
    cue: str | None = Field(description="The words that tell of it.")
    date: str | None = Field(
        description="When it was held, happened, is due or stood so; ISO 8601."
    )
    date_basis: TimeBasis = Field(description="How that is known; unknown where there is none.")
    place: str | None
    about: str | None
    condition: str | None
    outcome: str | None
    told_by: str | None = Field(
        description="Who says so, where it is told within a statement of somebody named."
    )
    told_on: str | None = Field(description="When that was said; ISO 8601.")
    article_id: str
    article_title: str = Field(description="Title, or name where the article has none.")
    publisher: str | None
    url: str | None
    published: str | None = Field(description="ISO 8601, as precise as it is known.")
    confidence: float = Field(ge=0, le=1)
    start: int = Field(description="Offset of the first character that says so.")
    end: int = Field(description="Offset after the last character that says so.")
    date_from: Day | None = Field(description="First day that `date` may mean.")
    date_to: Day | None = Field(description="Last day that `date` may mean.")
    published_from: Day | None = Field(description="First day that `published` may mean.")
    published_to: Day | None = Field(description="Last day that `published` may mean.")
    text_sha256: str = Field(description="SHA-256 of the text, in UTF-8, that offsets refer to.")
    spans: tuple[str, ...] = Field(
        description="Where each part of its words stands: offset of the first character and "
        "offset after the last, such as 38-79."
    )
    topics: tuple[str, ...] = Field(
        description="Of encounters, ids of the subjects that they were about, the likeliest first."
    )


@dataclass(frozen=True, slots=True)
class _Own:
    """What a kind has of its own."""

    kind: HappeningKind
    type: str
    day: Dated | None
    spans: tuple[Span, ...]
    who: tuple[str, ...]
    whom: tuple[str, ...] = ()
    status: str | None = None
    cue: str | None = None
    place: str | None = None
    about: str | None = None
    condition: str | None = None
    outcome: str | None = None
    topics: tuple[str, ...] = ()


def occasion_rows(occasions: Iterable[Occasion]) -> Iterator[HappeningRow]:
    """Yield the rows of what articles tell of occasions, those of one occasion together."""
    for occasion in occasions:
        first = occasion.told[0].happening.id
        yield from (happening_row(one, occasion=first) for one in occasion.told)


def promised_rows(promised: Iterable[Promised]) -> Iterator[HappeningRow]:
    """Yield the rows of commitments, with what was decided of them."""
    return (happening_row(one.found, standing=one.standing) for one in promised)


def unanswered_rows(unanswered: Iterable[Unanswered]) -> Iterator[HappeningRow]:
    """Yield the rows of absences, with what was decided of them."""
    return (happening_row(one.found, standing=one.standing) for one in unanswered)


def happening_row(
    found: AnyHappening, *, standing: str | None = None, occasion: str | None = None
) -> HappeningRow:
    """Return the row of a happening.

    Args:
        found: the happening.
        standing: what was decided of it.
        occasion: id of the encounter that goes for its occasion.
    """
    happening, article = found.happening, found.article
    own = _own(found)
    date_from, date_to = ends(dated_when(own.day))
    published_from, published_to = ends(published_when(article.published))
    return HappeningRow(
        kind=own.kind,
        type=own.type,
        status=standing or own.status,
        occasion=occasion,
        who=own.who,
        whom=own.whom,
        cue=own.cue,
        place=own.place,
        about=own.about,
        condition=own.condition,
        outcome=own.outcome,
        id=happening.id,
        words=PART_SEPARATOR.join(span.text for span in own.spans),
        date=own.day.value if own.day else None,
        date_basis=own.day.basis if own.day else "unknown",
        told_by=found.teller.entity.name if found.teller else None,
        told_on=found.told_on.value if found.told_on else None,
        article_id=article.id,
        article_title=article.title.value if article.title else article.name,
        publisher=article.publisher.value if article.publisher else None,
        url=article.url.value if article.url else None,
        published=article.published.value if article.published else None,
        confidence=round(happening.confidence, CONFIDENCE_PLACES),
        start=min(span.start for span in own.spans),
        end=max(span.end for span in own.spans),
        date_from=date_from,
        date_to=date_to,
        published_from=published_from,
        published_to=published_to,
        text_sha256=article.version,
        spans=extents(own.spans),
        topics=own.topics,
    )


def happening_schema() -> dict[str, object]:
    """Return the JSON Schema of a row."""
    return HappeningRow.model_json_schema(mode="serialization")


def _own(found: AnyHappening) -> _Own:
    happening = found.happening
    if isinstance(happening, Encounter):
        return _encounter(found, happening)
    if isinstance(happening, Action):
        return _action(found, happening)
    if isinstance(happening, Commitment):
        return _commitment(found, happening)
    if isinstance(happening, Absence):
        return _absence(found, happening)
    return _relation(found, happening)


def _encounter(found: AnyHappening, encounter: Encounter) -> _Own:
    return _Own(
        kind="encounter",
        type=encounter.kind,
        status=encounter.status,
        day=encounter.held_on,
        spans=encounter.evidence,
        who=_names(found, encounter.participants),
        place=_text(encounter.place),
        about=_NAME_SEPARATOR.join(span.text for span in encounter.topics) or None,
        outcome=_text(encounter.outcome),
        topics=tuple(topic.subject for topic in encounter.subjects),
    )


def _action(found: AnyHappening, action: Action) -> _Own:
    return _Own(
        kind="action",
        type=action.kind.lower(),
        status=action.status,
        day=action.happened_on,
        spans=action.evidence,
        who=_party(found, action.actor),
        whom=_party(found, action.recipient),
        cue=action.trigger.text,
        place=_text(action.place),
    )


def _commitment(found: AnyHappening, commitment: Commitment) -> _Own:
    return _Own(
        kind="commitment",
        type=commitment.kind,
        day=commitment.due,
        spans=(commitment.wording,),
        who=_party(found, commitment.who),
        whom=_party(found, commitment.for_whom),
        cue=commitment.cue.text,
        condition=_text(commitment.condition),
    )


def _absence(found: AnyHappening, absence: Absence) -> _Own:
    return _Own(
        kind="absence",
        type=absence.kind,
        day=None,
        spans=(absence.wording,),
        who=_party(found, absence.who),
        whom=_party(found, absence.asked_by),
        cue=absence.cue.text,
        about=_text(absence.about),
    )


def _relation(found: AnyHappening, relation: Relation) -> _Own:
    names = _names(found, relation.between)
    return _Own(
        kind="relation",
        type=relation.tone,
        day=relation.dated,
        spans=relation.evidence,
        who=names if relation.is_mutual else names[:1],
        whom=() if relation.is_mutual else names[1:],
    )


def _names(found: AnyHappening, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(known.entity.name for known in map(found.party, ids) if known)


def _party(found: AnyHappening, party: Party | None) -> tuple[str, ...]:
    if party is None:
        return ()
    known = found.party(party.entity)
    return (known.entity.name if known else party.words.text,)


def _text(span: Span | None) -> str | None:
    return span.text if span else None
