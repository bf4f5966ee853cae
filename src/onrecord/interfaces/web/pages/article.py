"""An article: its text with what the record has of it in the margin."""

from contextlib import suppress

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.errors import NotInRecord
from onrecord.interfaces.web.addresses import article_address
from onrecord.interfaces.web.article_marks import identities_of
from onrecord.interfaces.web.article_sheet import article_sheet, part_of
from onrecord.interfaces.web.room import GivenRoom
from onrecord.schema.gathering import Story
from onrecord.store.repository import Book

router = APIRouter()

_LONGEST_NUMBER = 6
# Of copies and of other articles of the story so many are named; their own pages have all.
_NAMED = 6


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
        voice=book.voice_of(id),
        story=_story(book, id),
        most_named=_NAMED,
    )


def _number(part: str) -> int:
    return int(part) if part.isdecimal() and len(part) <= _LONGEST_NUMBER else 1


def _story(book: Book, id: str) -> Story | None:
    """Return the story of an article where others tell it too; None where none was looked for."""
    with suppress(NotInRecord):
        story = book.story(id)
        return story if len(story.articles) > 1 else None
    return None
