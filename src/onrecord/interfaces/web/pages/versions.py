"""The versions of an article, and what its outlet changed from each to the next."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.interfaces.web.room import GivenRoom
from onrecord.pipeline import article_history, text_revisions

router = APIRouter()

# Live reports have been changed a hundred times; the last of these are what one reads.
_MOST_SHOWN = 30
_MOST_STATEMENTS = 200
_MOST_PARAGRAPHS = 60


@router.get("/articles/{id}/versions")
def versions(request: Request, room: GivenRoom, id: str) -> HTMLResponse:
    """Show the versions of an article, the last one first."""
    history = article_history(room.books.here(), id)
    texts = text_revisions(history.versions[-_MOST_SHOWN - 1 :])
    return room.renderer.page(
        request,
        "versions.html",
        article=history.versions[-1].article,
        count=len(history.versions),
        versions=history.versions[::-1][:_MOST_SHOWN],
        revisions={one.after: one for one in history.revisions[-_MOST_SHOWN:]},
        texts={one.after: one.paragraphs for one in texts},
        most=_MOST_STATEMENTS,
        most_paragraphs=_MOST_PARAGRAPHS,
    )
