"""The form by which an editor corrects an entry."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.errors import DecisionRefused, MalformedInput
from onrecord.interfaces.web.asked_entry import ENTRY_PLACES, AskedEntry, GivenEntry
from onrecord.interfaces.web.correctable import Correctable, correctable
from onrecord.interfaces.web.correction_form import (
    SPEAKER_TYPES,
    CorrectionForm,
    GivenCorrection,
    form_of,
)
from onrecord.interfaces.web.going_back import back_to
from onrecord.interfaces.web.room import GivenRoom, Room
from onrecord.interfaces.web.security.requirements import Editor
from onrecord.interfaces.web.word_choices import LONGEST, LONGEST_WIDE, window_around
from onrecord.schema.browsing import ListedEntry
from onrecord.schema.record import ArticleRecord
from onrecord.store.repository import Book

router = APIRouter()

_CHANGED = "Somebody else has changed it since this form was opened. Look at it again first."


def show_correction(
    request: Request, room: GivenRoom, _: Editor, asked: GivenEntry, wide: str = ""
) -> Response:
    """Show the form, filled with what the entry has."""
    book = room.books.here()
    listed, record, own = _found(book, asked)
    form = form_of(own, _last_act(book, own))
    return _page(request, room, listed, record, own, form, is_wide=bool(wide))


def correct(
    request: Request, room: GivenRoom, editor: Editor, asked: GivenEntry, given: GivenCorrection
) -> Response:
    """Correct an entry; the correction holds over every later reading of the article."""
    book = room.books.here()
    listed, record, own = _found(book, asked)
    if given.seen and given.seen != _last_act(book, own):
        raise DecisionRefused(_CHANGED)
    try:
        correction = given.asked(own)
        if correction.is_empty:
            raise MalformedInput("Nothing is changed. If all is right, accept it.")
        done = book.review(
            own.kind, own.id, "correct",
            by=editor.name, correction=correction, note=given.note or None,
        )  # fmt: skip
    except MalformedInput as error:
        return _page(request, room, listed, record, own, given, refused=str(error))
    return back_to(AskedEntry(own.kind, own.id).address, done.number)


def _found(book: Book, asked: AskedEntry) -> tuple[ListedEntry, ArticleRecord, Correctable]:
    listed = book.listed(asked.kind, asked.id)
    record = book.record(listed.article.id)
    return listed, record, correctable(record, asked.kind, listed.id)


def _last_act(book: Book, own: Correctable) -> str:
    acts = book.reviews_of(own.kind, own.id)
    return str(acts[-1].number) if acts else "0"


def _page(
    request: Request,
    room: Room,
    listed: ListedEntry,
    record: ArticleRecord,
    own: Correctable,
    form: CorrectionForm,
    *,
    is_wide: bool = False,
    refused: str | None = None,
) -> Response:
    spans = [*own.extents, *([own.source] if own.source else ())]
    longest = LONGEST_WIDE if is_wide else LONGEST
    return room.renderer.page(
        request,
        "correct.html",
        status=400 if refused else 200,
        entry=listed,
        own=own,
        form=form,
        window=window_around(record.article.text, spans, longest),
        is_wide=is_wide,
        text=record.article.text,
        speaker_types=SPEAKER_TYPES,
        refused=refused,
    )


for _place in ENTRY_PLACES:
    router.add_api_route(f"{_place}/correct", show_correction, methods=["GET"])
    router.add_api_route(f"{_place}/correct", correct, methods=["POST"])
