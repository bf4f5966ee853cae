"""All that people did, newest first, and the form that takes an act back."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.errors import NotInRecord
from onrecord.interfaces.web.going_back import GivenNext, back_to
from onrecord.interfaces.web.log_numbers import act_done, act_number
from onrecord.interfaces.web.room import GivenRoom
from onrecord.interfaces.web.security.requirements import Editor

router = APIRouter()

_LOG = "/review/log"


@router.get(_LOG)
def review_log(
    request: Request,
    room: GivenRoom,
    editor: Editor,
    article: Annotated[str, Query(max_length=300)] = "",
    after: Annotated[str | None, Query(max_length=500)] = None,
) -> Response:
    """Show a part of the log, of the whole record or of one article."""
    book = room.books.here()
    asked = article.strip()
    found, unknown = None, None
    if asked:
        try:
            found = book.article(asked).article
        except NotInRecord as error:
            unknown = str(error)
    return room.renderer.page(
        request,
        "review_log.html",
        status=404 if unknown else 200,
        asked=asked,
        article=found,
        unknown=unknown,
        part=None
        if unknown
        else book.review_log(article=found.id if found else None, after=after or None),
        done=act_done(request, room, editor),
    )


@router.post("/review/log/{number}/undo")
def undo(room: GivenRoom, editor: Editor, number: str, next: GivenNext) -> RedirectResponse:
    """Take an act back; it stays in the log."""
    done = room.books.here().undo_review(act_number(number), by=editor.name)
    return back_to(next or _LOG, done.number)
