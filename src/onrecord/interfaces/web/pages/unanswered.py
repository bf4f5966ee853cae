"""What was left unanswered: the list, and each with what may answer it by now."""

from typing import Final, cast, get_args

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.errors import InputError, NotInRecord
from onrecord.interfaces.web.addresses import entry_address
from onrecord.interfaces.web.boards import UNANSWERED
from onrecord.interfaces.web.excerpts import absence_excerpt, follow_up_excerpt
from onrecord.interfaces.web.pages.board_list import board_filter, board_list
from onrecord.interfaces.web.pages.verdict_forms import (
    GivenVerdict,
    VerdictForm,
    back_to_verdicts,
    evidence_of,
    standing_verdict,
)
from onrecord.interfaces.web.review_shown import rejected_page, review_shown
from onrecord.interfaces.web.room import GivenRoom, Room
from onrecord.interfaces.web.security.requirements import Editor, require
from onrecord.schema.stored_happenings import AbsenceVerdict, Unanswered

router = APIRouter()

_MOST_PROPOSED: Final = 12
_VERDICTS: Final[tuple[str, ...]] = get_args(AbsenceVerdict)


@router.get("/unanswered")
def unanswered(
    request: Request,
    room: GivenRoom,
    tab: str = "",
    who: str = "",
    kind: str = "",
    outlet: str = "",
    after: str | None = None,
) -> HTMLResponse:
    """Show what was withheld, open or answered."""
    asked = board_filter(who, kind, outlet)
    return board_list(request, room, UNANSWERED, tab, asked, after)


@router.get("/unanswered/{id}")
def absence(request: Request, room: GivenRoom, id: str) -> Response:
    """Show an absence in its paragraph, with what was decided and what may answer it."""
    try:
        withheld = room.books.here().absence(id)
    except NotInRecord as missing:
        return rejected_page(request, room, "absence", id, missing)
    if withheld.found.happening.id != id:
        return RedirectResponse(entry_address("absence", withheld.found.happening.id))
    return _page(request, room, withheld)


@router.post("/unanswered/{id}/verdict")
def rule(
    request: Request, room: GivenRoom, editor: Editor, id: str, given: GivenVerdict
) -> Response:
    """Keep what an editor decides of an absence."""
    book = room.books.here()
    withheld = book.absence(id)
    if given.verdict not in _VERDICTS:
        return _page(request, room, withheld, given, "Choose whether it was answered.")
    try:
        book.judge_absence(
            withheld.found.happening.id,
            cast(AbsenceVerdict, given.verdict),
            because=given.because,
            decided_by=editor.name,
            evidence=given.evidence,
        )
    except (InputError, NotInRecord) as error:
        return _page(request, room, withheld, given, str(error))
    return back_to_verdicts("absence", withheld.found.happening.id)


@router.post("/unanswered/{id}/verdict/{number}/undo", dependencies=[Depends(require("editor"))])
def take_back(room: GivenRoom, id: str, number: str) -> Response:
    """Take a verdict on an absence back; it stays in the history."""
    book = room.books.here()
    withheld = book.absence(id)
    book.undo_verdict(standing_verdict(number, withheld.verdicts), kind="absence")
    return back_to_verdicts("absence", withheld.found.happening.id)


def _page(
    request: Request,
    room: Room,
    withheld: Unanswered,
    given: VerdictForm | None = None,
    refused: str | None = None,
) -> HTMLResponse:
    found = withheld.found
    return room.renderer.page(
        request,
        "absence.html",
        status=400 if refused else 200,
        withheld=withheld,
        found=found,
        review=review_shown(request, room, "absence", found.happening.id),
        listed=room.books.here().listed("absence", found.happening.id),
        excerpt_of=absence_excerpt(found.article, found.happening),
        proposals=[(one, follow_up_excerpt(one)) for one in withheld.answers[:_MOST_PROPOSED]],
        more_proposed=max(len(withheld.answers) - _MOST_PROPOSED, 0),
        choices=_VERDICTS,
        ticked=frozenset(evidence_of(one) for one in withheld.answers),
        given=given,
        refused=refused,
    )
