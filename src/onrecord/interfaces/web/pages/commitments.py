"""Commitments: the board of what is open, due, kept and broken, and each with its evidence."""

from typing import Final, cast, get_args

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.errors import InputError, NotInRecord
from onrecord.interfaces.web.addresses import entry_address
from onrecord.interfaces.web.boards import COMMITMENTS
from onrecord.interfaces.web.excerpts import commitment_excerpt, follow_up_excerpt
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
from onrecord.schema.stored_happenings import CommitmentVerdict, Promised

router = APIRouter()

# Proposals beyond these share hardly a word with the commitment.
_MOST_PROPOSED: Final = 12
_VERDICTS: Final[tuple[str, ...]] = get_args(CommitmentVerdict)


@router.get("/commitments")
def commitments(
    request: Request,
    room: GivenRoom,
    tab: str = "",
    who: str = "",
    kind: str = "",
    outlet: str = "",
    until: str = "",
    after: str | None = None,
) -> HTMLResponse:
    """Show one list of the board."""
    asked = board_filter(who, kind, outlet, until)
    return board_list(request, room, COMMITMENTS, tab, asked, after)


@router.get("/commitments/{id}")
def commitment(request: Request, room: GivenRoom, id: str) -> Response:
    """Show a commitment in its paragraph, with what was decided and what may bear on it."""
    try:
        promised = room.books.here().commitment(id)
    except NotInRecord as missing:
        return rejected_page(request, room, "commitment", id, missing)
    if promised.found.happening.id != id:
        return RedirectResponse(entry_address("commitment", promised.found.happening.id))
    return _page(request, room, promised)


@router.post("/commitments/{id}/verdict")
def rule(
    request: Request, room: GivenRoom, editor: Editor, id: str, given: GivenVerdict
) -> Response:
    """Keep what an editor decides of a commitment."""
    book = room.books.here()
    promised = book.commitment(id)
    if given.verdict not in _VERDICTS:
        return _page(request, room, promised, given, "Choose what became of it.")
    try:
        book.judge(
            promised.found.happening.id,
            cast(CommitmentVerdict, given.verdict),
            because=given.because,
            decided_by=editor.name,
            evidence=given.evidence,
        )
    except (InputError, NotInRecord) as error:
        return _page(request, room, promised, given, str(error))
    return back_to_verdicts("commitment", promised.found.happening.id)


@router.post("/commitments/{id}/verdict/{number}/undo", dependencies=[Depends(require("editor"))])
def take_back(room: GivenRoom, id: str, number: str) -> Response:
    """Take a verdict on a commitment back; it stays in the history."""
    book = room.books.here()
    promised = book.commitment(id)
    book.undo_verdict(standing_verdict(number, promised.verdicts), kind="commitment")
    return back_to_verdicts("commitment", promised.found.happening.id)


def _page(
    request: Request,
    room: Room,
    promised: Promised,
    given: VerdictForm | None = None,
    refused: str | None = None,
) -> HTMLResponse:
    book = room.books.here()
    found = promised.found
    proposed = book.follow_ups(found.happening.id)
    return room.renderer.page(
        request,
        "commitment.html",
        status=400 if refused else 200,
        promised=promised,
        found=found,
        review=review_shown(request, room, "commitment", found.happening.id),
        listed=book.listed("commitment", found.happening.id),
        excerpt_of=commitment_excerpt(found.article, found.happening),
        proposals=[(one, follow_up_excerpt(one)) for one in proposed[:_MOST_PROPOSED]],
        more_proposed=max(len(proposed) - _MOST_PROPOSED, 0),
        choices=_VERDICTS,
        ticked=frozenset(evidence_of(one) for one in proposed),
        given=given,
        refused=refused,
    )
