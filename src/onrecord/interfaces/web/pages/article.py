"""An article: its text with what the record has of it in the margin."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.interfaces.web.addresses import article_address
from onrecord.interfaces.web.article_marks import identities_of
from onrecord.interfaces.web.article_sheet import article_sheet, part_of
from onrecord.interfaces.web.room import GivenRoom

router = APIRouter()

_LONGEST_NUMBER = 6


@router.get("/articles/{id}")
def article(
    request: Request, room: GivenRoom, id: str, part: str = "", at: str | None = None
) -> Response:
    """Show an article.

    Args:
        request: what is asked.
        room: the room.
        id: id of the article.
        part: which part of a long one, from 1.
        at: id of an entry; the part that it stands in is shown.
    """
    book = room.books.here()
    stored = book.article(id)
    if stored.article.id != id:
        return RedirectResponse(article_address(stored.article.id))
    record, listed = book.record(id), book.entries_of(id)
    shown = part_of(record, at) if at else _number(part)
    return room.renderer.page(
        request,
        "article.html",
        stored=stored,
        article=stored.article,
        sheet=article_sheet(record, listed, identities_of(record, listed), part=shown),
        beside=book.beside(id),
    )


def _number(part: str) -> int:
    return int(part) if part.isdecimal() and len(part) <= _LONGEST_NUMBER else 1
