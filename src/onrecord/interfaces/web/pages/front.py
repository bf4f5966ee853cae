"""The front: what is new in the record."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.interfaces.web.room import GivenRoom

router = APIRouter()


@router.get("/")
def front(request: Request, room: GivenRoom) -> HTMLResponse:
    """Show what is new."""
    book = room.books.here()
    return room.renderer.page(request, "front.html", counts=book.counts())
