"""The front: what is new in the record."""

from datetime import date
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.interfaces.web.room import GivenRoom
from onrecord.schema.browsing import BoardFilter

router = APIRouter()

_STATEMENTS: Final = 8
_FEW: Final = 4


@router.get("/")
def front(request: Request, room: GivenRoom) -> HTMLResponse:
    """Show what is new."""
    book = room.books.here()
    today = date.today().isoformat()
    return room.renderer.page(
        request,
        "front.html",
        statements=book.entries("statement", size=_STATEMENTS).items,
        encounters=book.entries("encounter", size=_FEW).items,
        due=book.commitments(BoardFilter(standing="open", due_since=today), size=_FEW).items,
        unanswered=book.absences(BoardFilter(standing="open"), size=_FEW).items,
        stories=book.list_stories(size=_FEW).items,
    )
