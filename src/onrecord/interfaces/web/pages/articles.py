"""The articles of a record, those published last first."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.interfaces.web.room import GivenRoom

router = APIRouter()

_PART = 40


@router.get("/articles")
def articles(
    request: Request, room: GivenRoom, publisher: str = "", after: str | None = None
) -> HTMLResponse:
    """Show articles, of all outlets or of one."""
    book = room.books.here()
    part = book.list_articles(publisher=publisher.strip() or None, after=after or None, size=_PART)
    outlets = [one for one in book.overview().outlets if one.publisher]
    return room.renderer.page(
        request, "articles.html", part=part, outlets=outlets, publisher=publisher.strip()
    )
