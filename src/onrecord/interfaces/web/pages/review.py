"""What waits for a person: entries that nobody has looked at, the doubtful ones first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.interfaces.web.asked_entry import KINDS
from onrecord.interfaces.web.excerpts import Excerpt, happening_excerpt, statement_excerpt
from onrecord.interfaces.web.log_numbers import act_done
from onrecord.interfaces.web.pages.kinds import one_of
from onrecord.interfaces.web.room import GivenRoom
from onrecord.interfaces.web.security.requirements import Editor
from onrecord.interfaces.web.written_down import training_file
from onrecord.schema.review import QueuedEntry
from onrecord.schema.stored_happenings import HappeningKind
from onrecord.store.repository import Book

router = APIRouter()

_PART = 10


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that waits, in its place."""

    queued: QueuedEntry
    excerpt: Excerpt


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
    return training_file(room.books.here())


def _waiting(book: Book, queued: tuple[QueuedEntry, ...]) -> Iterator[Waiting]:
    ids = [one.entry.id for one in queued if one.entry.entry == "statement"]
    excerpts = {one.statement.id: statement_excerpt(one) for one in book.these_statements(ids)}
    for kind in get_args(HappeningKind):
        ids = [one.entry.id for one in queued if one.entry.entry == kind]
        told = book.these_happenings(kind, ids) if ids else ()
        excerpts.update((one.happening.id, happening_excerpt(one)) for one in told)
    for one in queued:
        # Another editor may have rejected it meanwhile.
        if one.entry.id in excerpts:
            yield Waiting(one, excerpts[one.entry.id])
