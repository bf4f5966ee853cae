"""The front: what is new in the record."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.interfaces.web.room import GivenRoom
from onrecord.schema.browsing import BoardFilter, ListedEntry

router = APIRouter()

_STATEMENTS: Final = 8
_FEW: Final = 4
# Of so many of the newest those are shown that are read surely enough, few of one article.
_LOOKED_AT: Final = 40
_SURE: Final = 0.7
_OF_ONE_ARTICLE: Final = 3


@router.get("/")
def front(request: Request, room: GivenRoom) -> HTMLResponse:
    """Show what is new."""
    book = room.books.here()
    today = date.today().isoformat()
    return room.renderer.page(
        request,
        "front.html",
        statements=_chosen(book.entries("statement", size=_LOOKED_AT).items),
        encounters=book.entries("encounter", size=_FEW).items,
        due=book.commitments(BoardFilter(standing="open", due_since=today), size=_FEW).items,
        unanswered=book.absences(BoardFilter(standing="open"), size=_FEW).items,
        stories=book.list_stories(size=_FEW).items,
    )


def _chosen(newest: Sequence[ListedEntry]) -> list[ListedEntry]:
    """Return what the front shows: surely read, of several articles; else whatever is newest."""
    shown: list[ListedEntry] = []
    of_article: Counter[str] = Counter()
    for entry in newest:
        if entry.confidence >= _SURE and of_article[entry.article.id] < _OF_ONE_ARTICLE:
            of_article[entry.article.id] += 1
            shown.append(entry)
    return (shown or list(newest))[:_STATEMENTS]
