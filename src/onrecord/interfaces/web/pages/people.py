"""People and organizations of the record, and one of them at a glance."""

from typing import Annotated, Final, get_args
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.interfaces.web.log_numbers import act_done
from onrecord.interfaces.web.month_chart import month_chart
from onrecord.interfaces.web.month_counts import statement_months
from onrecord.interfaces.web.pages.kinds import one_of
from onrecord.interfaces.web.room import GivenRoom
from onrecord.interfaces.web.security.requirements import GivenVisitor
from onrecord.schema.browsing import ListedKind
from onrecord.schema.stored_happenings import HappeningKind

router = APIRouter()

_KINDS: Final[tuple[ListedKind, ...]] = ("statement", *get_args(HappeningKind))

After = Annotated[str | None, Query(max_length=500)]


@router.get("/people")
def people(
    request: Request,
    room: GivenRoom,
    name: Annotated[str, Query(max_length=300)] = "",
    after: After = None,
) -> HTMLResponse:
    """Show people and organizations, those in most articles first."""
    found = room.books.here().find_people(name.strip() or None, after=after)
    return room.renderer.page(request, "people.html", name=name.strip(), found=found)


@router.get("/people/{id}")
def person(
    request: Request,
    room: GivenRoom,
    visitor: GivenVisitor,
    id: str,
    kind: str = "",
    after: After = None,
) -> HTMLResponse:
    """Show somebody: offices, what they say of whom, whom they met, and all of it in order."""
    chosen = one_of(kind, _KINDS) if kind else None
    book = room.books.here()
    overview = book.person_overview(id)
    search = f"/search?speaker={quote(overview.person.id, safe='')}&since="
    return room.renderer.page(
        request,
        "person.html",
        overview=overview,
        chart=month_chart(statement_months(overview.months, search)),
        kinds=_KINDS,
        kind=chosen,
        done=act_done(request, room, visitor),
        part=book.person_entries(overview.person.id, kind=chosen, after=after),
    )
