"""About the record: of what it is made, how well it is read, how to cite it."""

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.interfaces.web.accuracy import ACCURACY, LIMITS, MEASURED_ON, MEASURED_WITH
from onrecord.interfaces.web.cited import lasting_address, today
from onrecord.interfaces.web.month_chart import month_chart
from onrecord.interfaces.web.month_counts import statement_months
from onrecord.interfaces.web.room import GivenRoom

router = APIRouter()

_SUBJECTS: Final = 30


@router.get("/about")
def about(request: Request, room: GivenRoom) -> HTMLResponse:
    """Show what the record holds and how far it can be trusted."""
    overview = room.books.here().overview()
    return room.renderer.page(
        request,
        "about.html",
        overview=overview,
        chart=month_chart(statement_months(overview.months, "/search?since=")),
        subjects=overview.subjects[:_SUBJECTS],
        accuracy=ACCURACY,
        limits=LIMITS,
        measured_on=MEASURED_ON,
        measured_with=MEASURED_WITH,
        is_measured=all(model == MEASURED_WITH for model, _ in overview.models),
        address=lasting_address(room, request, "/"),
        today=today(),
    )
