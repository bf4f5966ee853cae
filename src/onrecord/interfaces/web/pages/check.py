"""Check a quotation, or all of a draft: whether it stands so in the record, and said by whom."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse

from onrecord.errors import InputError, TooLarge
from onrecord.interfaces.web.given_forms import GivenContent
from onrecord.interfaces.web.marked_draft import marked_draft
from onrecord.interfaces.web.reading import LONGEST_TEXT, READING_LIMITS, ReaderBusy
from onrecord.interfaces.web.room import GivenRoom, Room
from onrecord.interfaces.web.security.requirements import require
from onrecord.pipeline import check_read_draft, given_text
from onrecord.schema.quotations import CheckedDraft, QuotationCheck
from onrecord.schema.record import ArticleRecord
from onrecord.store.repository import Book

router = APIRouter()

MOST_QUOTATIONS: Final = 100
"""So many quotations of a draft are checked at once."""
# Places with the words of one quotation that are shown.
_MOST_PLACES: Final = 10


@router.get("/check")
def check(request: Request, room: GivenRoom, words: str = "", by: str = "") -> HTMLResponse:
    """Show the form, and what the record has of a quotation where one is given."""
    words, by = words.strip(), by.strip()
    checked: QuotationCheck | None = None
    refused: str | None = None
    if words:
        try:
            checked = room.books.here().check(words, by=by or None, limit=_MOST_PLACES)
        except InputError as error:
            refused = str(error)
    return _form(request, room, words=words, by=by, checked=checked, refused=refused)


@router.post("/check", dependencies=[Depends(require("reader"))])
def check_draft(
    request: Request,
    room: GivenRoom,
    given: GivenContent,
    by: Annotated[str, Form()] = "",
) -> HTMLResponse:
    """Show a draft with each of its quotations checked; nothing of it is kept."""
    try:
        draft = _checked(room, given, by.strip() or None)
    except InputError as error:
        return _form(request, room, draft_refused=str(error), draft_text=given.text, draft_by=by)
    return room.renderer.page(
        request,
        "draft.html",
        draft=draft,
        pieces_of=marked_draft(draft),
        by=by.strip(),
        is_cut=len(draft.quotations) == MOST_QUOTATIONS,
        most=MOST_QUOTATIONS,
    )


def _checked(room: Room, given: GivenContent, by: str | None) -> CheckedDraft:
    data, name = given.content()
    text = given_text(data, name, READING_LIMITS)
    if len(text) > LONGEST_TEXT:
        raise TooLarge(f"The draft is longer than {LONGEST_TEXT:,} characters.")
    record = None if by else _speakers(room, text)
    book: Book = room.books.here()
    return check_read_draft(book, text, record, name=name or "draft", by=by, most=MOST_QUOTATIONS)


def _speakers(room: Room, text: str) -> ArticleRecord | None:
    """Return what was read in a draft; None where it cannot be read, as in another language."""
    try:
        return room.reading.read(text)
    except ReaderBusy:
        raise
    except InputError:
        return None


def _form(
    request: Request,
    room: Room,
    *,
    words: str = "",
    by: str = "",
    checked: QuotationCheck | None = None,
    refused: str | None = None,
    draft_text: str = "",
    draft_by: str = "",
    draft_refused: str | None = None,
) -> HTMLResponse:
    return room.renderer.page(
        request,
        "check.html",
        status=400 if refused or draft_refused else 200,
        words=words,
        by=by,
        checked=checked,
        refused=refused,
        draft_text=draft_text,
        draft_by=draft_by,
        draft_refused=draft_refused,
    )
