"""Review: what editors accept, correct, reject and note, the log of it, and what waits."""

from typing import Annotated, Self

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import StreamingResponse
from pydantic import ConfigDict, Field, model_validator

from onrecord.errors import MalformedInput
from onrecord.interfaces.exports.review_rows import LogRow, log_row
from onrecord.interfaces.exports.review_shapes import (
    LogShape,
    QueuedShape,
    log_shape,
    queued_shape,
)
from onrecord.interfaces.exports.shapes import Shape
from onrecord.interfaces.web.api.asking import GivenAsking
from onrecord.interfaces.web.api.listing import (
    Listing,
    ListQuery,
    ListShape,
    formats,
    listed,
)
from onrecord.interfaces.web.api.words import LONGEST_ID, Words
from onrecord.interfaces.web.security.requirements import Editor
from onrecord.interfaces.web.written_down import training_file
from onrecord.schema.browsing import ListedKind
from onrecord.schema.record import EntityType
from onrecord.schema.review import EntryCorrection, NewSpeaker, ReviewAct

router = APIRouter(tags=["review"])

_LONGEST_NOTE = 2000
_MOST_PARTS = 50
_LARGEST_NUMBER = 2**53


class GivenExtent(Shape):
    """Characters of the article's text."""

    start: int = Field(ge=0, lt=_LARGEST_NUMBER, description="In Unicode code points.")
    end: int = Field(gt=0, lt=_LARGEST_NUMBER, description="After the last character.")

    def pair(self) -> tuple[int, int]:
        """Return both ends."""
        return self.start, self.end


class GivenSpeaker(Shape):
    """Who speaks: an entity of the article, or words of it; neither where nobody is told to."""

    entity: str | None = Field(
        None, min_length=1, max_length=LONGEST_ID, description="Id of an entity of the article."
    )
    words: GivenExtent | None = None
    type: EntityType = Field(
        "person", description="What the words name, where the article has no such entity yet."
    )

    def asked(self) -> NewSpeaker:
        """Return the speaker as the record takes it."""
        return NewSpeaker(self.entity, self.words.pair() if self.words else None, self.type)


class Correction(Shape):
    """What is changed in an entry; what is left out stays as it was read."""

    speaker: GivenSpeaker | None = None
    content: tuple[GivenExtent, ...] | None = Field(None, min_length=1, max_length=_MOST_PARTS)
    source: GivenExtent | None = None
    kind: str | None = Field(None, min_length=1, max_length=50)
    day: str | None = Field(
        None, max_length=50, description="ISO 8601 day, month, year or interval; empty for none."
    )

    def asked(self) -> EntryCorrection:
        """Return the correction as the record takes it."""
        return EntryCorrection(
            speaker=self.speaker.asked() if self.speaker else None,
            content=tuple(one.pair() for one in self.content) if self.content else None,
            source=self.source.pair() if self.source else None,
            kind=self.kind,
            day=self.day,
        )


class NewReview(Shape):
    """An act upon an entry."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "statement",
                    "id": "s41c09ab27f35",
                    "act": "correct",
                    "correction": {"day": "2026-02-25"},
                    "note": "The letter is dated the day before.",
                }
            ]
        }
    )

    kind: ListedKind = Field(description="What the entry is.")
    id: str = Field(min_length=1, max_length=LONGEST_ID, description="Id of the entry.")
    act: ReviewAct
    correction: Correction | None = Field(None, description="What is changed; of `correct` alone.")
    note: str | None = Field(None, min_length=1, max_length=_LONGEST_NOTE)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.act == "correct" and self.correction is None:
            raise MalformedInput("A correction says what is changed.")
        if self.act != "correct" and self.correction is not None:
            raise MalformedInput("Of these acts only `correct` takes a correction.")
        if self.act == "note" and self.note is None:
            raise MalformedInput("A note has words.")
        return self


class Undoing(Shape):
    """Nothing more: an empty object."""


class LogQuery(ListQuery):
    """Which part of the log is asked for."""

    article: Annotated[Words | None, Field(description="Only of this article, by id.")] = None


class QueueQuery(ListQuery):
    """Which entries that wait are asked for."""

    kind: Annotated[ListedKind | None, Field(description="Only entries of this kind.")] = None


@router.post("/reviews", status_code=201)
def review(asking: GivenAsking, editor: Editor, given: NewReview) -> LogShape:
    """Accept, correct, reject or note an entry; it holds over every later reading."""
    entry = asking.book.review(
        given.kind,
        given.id,
        given.act,
        by=editor.name,
        correction=given.correction.asked() if given.correction else None,
        note=given.note,
    )
    return log_shape(entry)


@router.post("/reviews/{number}/undo")
def undo_review(
    asking: GivenAsking,
    editor: Editor,
    number: Annotated[int, Path(ge=1, lt=_LARGEST_NUMBER, description="Its number in the log.")],
    _undoing: Undoing,
) -> LogShape:
    """Take an act back, merges, splits and verdicts too; it stays in the log."""
    return log_shape(asking.book.undo_review(number, by=editor.name))


@router.get("/reviews", response_model=ListShape[LogShape], responses=formats("csv"))
def review_log(
    asking: GivenAsking, _editor: Editor, query: Annotated[LogQuery, Query()]
) -> ListShape[LogShape] | Response:
    """Return the log, newest first, with merges, splits, names and verdicts."""
    return listed(
        asking,
        query,
        Listing(
            "reviews",
            lambda after, size: asking.book.review_log(
                article=query.article, after=after, size=size
            ),
            log_shape,
            log_row,
            LogRow,
        ),
    )


@router.get("/reviews/queue", response_model=ListShape[QueuedShape], responses=formats("csv"))
def review_queue(
    asking: GivenAsking, _editor: Editor, query: Annotated[QueueQuery, Query()]
) -> ListShape[QueuedShape] | Response:
    """Return entries that nobody has reviewed, by doubt and by how much depends on them."""
    return listed(
        asking,
        query,
        Listing(
            "queue",
            lambda after, size: asking.book.review_queue(kind=query.kind, after=after, size=size),
            queued_shape,
            queued_shape,
            QueuedShape,
        ),
    )


@router.get(
    "/reviews/training.jsonl",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "One JSON object a line.",
            "content": {"application/jsonl": {"schema": {"type": "string"}}},
        }
    },
)
def training_corrections(asking: GivenAsking, _editor: Editor) -> Response:
    """Return what stands of accepted, corrected and rejected entries, as training data."""
    return training_file(asking.book)
