"""What waits for a person: entries that nobody has looked at, the doubtful ones first."""

from collections.abc import Iterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse
from starlette.background import BackgroundTask

from onrecord.interfaces.exports.json_lines import to_line
from onrecord.interfaces.exports.review_shapes import correction_shape
from onrecord.interfaces.web.asked_entry import KINDS
from onrecord.interfaces.web.correctable import extents_of
from onrecord.interfaces.web.log_numbers import act_done
from onrecord.interfaces.web.pages.kinds import one_of
from onrecord.interfaces.web.passage import Passage, around, marks_of, passage_of
from onrecord.interfaces.web.room import GivenRoom
from onrecord.interfaces.web.security.requirements import Editor
from onrecord.schema.review import QueuedEntry
from onrecord.schema.stored import StoredStatement
from onrecord.schema.stored_happenings import AnyHappening, HappeningKind
from onrecord.store.repository import Book

router = APIRouter()

_PART = 10
_LONGEST_PASSAGE = 1_500
_IN_MEMORY = 2**20
_CHUNK = 2**16


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that waits, in its place."""

    queued: QueuedEntry
    passage: Passage


@router.get("/review")
def queue(
    request: Request,
    room: GivenRoom,
    editor: Editor,
    kind: str = "",
    after: Annotated[str | None, Query(max_length=500)] = None,
) -> Response:
    """Show a part of the queue."""
    book = room.books.here()
    chosen = one_of(kind, KINDS) if kind else None
    part = book.review_queue(kind=chosen, after=after or None, size=_PART)
    return room.renderer.page(
        request,
        "review.html",
        kinds=KINDS,
        kind=chosen,
        waiting=list(_waiting(book, part.items)),
        next_part=part.next,
        reviewed=book.overview().reviewed,
        done=act_done(request, room, editor),
    )


@router.get("/review/training.jsonl")
def training(room: GivenRoom, _: Editor) -> Response:
    """Return what stands of accepted, corrected and rejected entries, one JSON object a line."""
    # Written down first: the record is read by one thread, and what is sent by any.
    written = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115
    for one in room.books.here().training_corrections():
        written.write(to_line(correction_shape(one).model_dump(mode="json")) + "\n")
    written.seek(0)
    return StreamingResponse(
        _chunks(written),
        media_type="application/jsonl",
        headers={"Content-Disposition": 'attachment; filename="training.jsonl"'},
        background=BackgroundTask(written.close),
    )


def _chunks(written: "SpooledTemporaryFile[str]") -> Iterator[str]:
    while chunk := written.read(_CHUNK):
        yield chunk


def _waiting(book: Book, queued: tuple[QueuedEntry, ...]) -> Iterator[Waiting]:
    ids = [one.entry.id for one in queued if one.entry.entry == "statement"]
    passages = {one.statement.id: _said(one) for one in book.these_statements(ids)}
    for kind in get_args(HappeningKind):
        ids = [one.entry.id for one in queued if one.entry.entry == kind]
        told = book.these_happenings(kind, ids) if ids else ()
        passages.update((one.happening.id, _told(one)) for one in told)
    for one in queued:
        # Another editor may have rejected it meanwhile.
        if one.entry.id in passages:
            yield Waiting(one, passages[one.entry.id])


def _said(found: StoredStatement) -> Passage:
    said = found.statement
    marks = marks_of("said", said.content) + marks_of("source", [said.source])
    marks += marks_of("cue", [said.cue])
    return passage_of(found.paragraph, marks, _LONGEST_PASSAGE)


def _told(found: AnyHappening) -> Passage:
    extents, article = extents_of(found.happening), found.article
    place = article.span(*around(article.text, extents[:1]))
    return passage_of(place, marks_of("evidence", extents), _LONGEST_PASSAGE)
