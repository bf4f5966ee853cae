"""What people corrected, as JSON. Names, once published, stay; later ones are added."""

from typing import Any, Final, Literal

from pydantic import Field

from onrecord.interfaces.exports.article_json import article_document
from onrecord.interfaces.exports.article_shapes import ArticleDocument, EntityShape
from onrecord.interfaces.exports.shapes import CONFIDENCE_PLACES, Shape
from onrecord.schema.browsing import ListedKind
from onrecord.schema.review import (
    CorrectedField,
    LogEntry,
    LoggedAct,
    QueuedEntry,
    ReviewAct,
    TrainingCorrection,
)

ReviewShape = Literal["review", "queued", "correction"]

_WHEN: Final = "ISO 8601 in UTC"
# Where an article's document has entries of a kind.
_FIELDS: Final[dict[ListedKind, str]] = {
    "statement": "statements",
    "encounter": "encounters",
    "action": "actions",
    "commitment": "commitments",
    "absence": "absences",
    "relation": "relations",
}


class ChangeShape(Shape):
    """A field before and after, in words to show."""

    field: CorrectedField
    before: str | None
    after: str | None


class LogShape(Shape):
    """An act of a person, as `onrecord review log --json` prints it, one a line."""

    number: int = Field(ge=1, description="In order of time, over the whole record.")
    act: LoggedAct
    kind: ListedKind | None = Field(description="Of what entry; null of people.")
    entry: str = Field(description="Id of the entry or the identity; empty once withdrawn.")
    article: str | None = Field(description="Id of the article.")
    words: str | None = Field(description="What the entry says; null once withdrawn.")
    changes: tuple[ChangeShape, ...]
    note: str | None
    by: str = Field(description="Who did it.")
    at: str = Field(description=f"When, {_WHEN}.")
    undone_by: str | None
    undone_at: str | None = Field(description="When it was taken back; null where it stands.")
    is_found: bool = Field(description="Whether the last reading has what it is about.")


class QueuedShape(Shape):
    """An entry that nobody has reviewed, as `onrecord review queue --json` prints it."""

    kind: ListedKind
    id: str
    type: str = Field(description="Of which kind among its kind: direct, meeting, promise ...")
    words: str
    parties: tuple[str, ...] = Field(description="Who is in it, those that act first.")
    article: str = Field(description="Id of the article.")
    article_title: str
    confidence: float = Field(ge=0, le=1)
    doubt: float = Field(ge=0, le=1, description="1 less the confidence.")
    depends: int = Field(ge=0, description="Articles that print it, and what is told within it.")


class CorrectionShape(Shape):
    """A correction as training data, as `onrecord review export` writes it, one a line."""

    kind: ListedKind
    id: str
    act: ReviewAct = Field(description="accept, correct or reject: what stands of all acts.")
    article: str = Field(description="Id of the article.")
    text: str = Field(description="The text that offsets are of.")
    text_sha256: str
    read: dict[str, Any] = Field(description="The entry as it was read, as `read --json` has it.")
    read_entities: tuple[EntityShape, ...] = Field(description="Entities that it refers to.")
    corrected: dict[str, Any] | None = Field(
        description="The entry as a person says it is; null where it was rejected."
    )
    corrected_entities: tuple[EntityShape, ...]
    by: str
    at: str = Field(description=f"When, {_WHEN}.")


def log_shape(entry: LogEntry) -> LogShape:
    """Return the shape of an act."""
    return LogShape(
        number=entry.number,
        act=entry.act,
        kind=entry.kind,
        entry=entry.entry,
        article=entry.article,
        words=entry.words,
        changes=tuple(
            ChangeShape(field=one.field, before=one.before, after=one.after)
            for one in entry.changes
        ),
        note=entry.note,
        by=entry.by,
        at=entry.at,
        undone_by=entry.undone_by,
        undone_at=entry.undone_at,
        is_found=entry.is_found,
    )


def queued_shape(queued: QueuedEntry) -> QueuedShape:
    """Return the shape of an entry that waits."""
    entry = queued.entry
    return QueuedShape(
        kind=entry.entry,
        id=entry.id,
        type=entry.type,
        words=entry.words,
        parties=tuple(party.name for party in entry.parties),
        article=entry.article.id,
        article_title=entry.article.title,
        confidence=round(entry.confidence, CONFIDENCE_PLACES),
        doubt=round(queued.doubt, CONFIDENCE_PLACES),
        depends=queued.depends,
    )


def correction_shape(correction: TrainingCorrection) -> CorrectionShape:
    """Return the shape of a correction."""
    read = article_document(correction.read)
    own = _entry(read, correction)
    told = article_document(correction.corrected) if correction.corrected else None
    corrected = _entry(told, correction) if told else None
    article = correction.read.article
    return CorrectionShape(
        kind=correction.kind,
        id=correction.entry,
        act=correction.act,
        article=article.id,
        text=article.text,
        text_sha256=article.version,
        read=own,
        read_entities=_entities(read, own),
        corrected=corrected,
        corrected_entities=_entities(told, corrected) if told and corrected else (),
        by=correction.by,
        at=correction.at,
    )


def review_schema(shape: ReviewShape) -> dict[str, object]:
    """Return the JSON Schema of one of the shapes."""
    shapes: dict[str, type[Shape]] = {
        "review": LogShape,
        "queued": QueuedShape,
        "correction": CorrectionShape,
    }
    return shapes[shape].model_json_schema(mode="serialization")


def _entry(document: ArticleDocument, correction: TrainingCorrection) -> dict[str, Any]:
    entries: tuple[Shape, ...] = getattr(document, _FIELDS[correction.kind])
    dumped = (one.model_dump(mode="json") for one in entries)
    return next(one for one in dumped if one["id"] == correction.entry)


def _entities(document: ArticleDocument, entry: dict[str, Any]) -> tuple[EntityShape, ...]:
    named = _strings(entry)
    return tuple(one for one in document.entities if one.id in named)


def _strings(value: object) -> set[str]:
    """Return all strings in a value of JSON."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        return set().union(*map(_strings, value.values()))
    if isinstance(value, list):
        return set().union(*map(_strings, value))
    return set()
