"""Two, and what is between them: month by month, and entry by entry."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.errors import NotInRecord
from onrecord.interfaces.web.month_chart import month_chart, month_file
from onrecord.interfaces.web.month_counts import pair_months
from onrecord.interfaces.web.room import GivenRoom
from onrecord.schema.browsing import ListedPerson, PairOverview
from onrecord.store.repository import Book

router = APIRouter()

Name = Annotated[str, Query(max_length=300)]
Id = Annotated[str, Query(max_length=100)]


@router.get("/pair")
def choose_pair(
    request: Request,
    room: GivenRoom,
    first: Name = "",
    second: Name = "",
    first_id: Id = "",
    second_id: Id = "",
) -> Response:
    """Find the two who are meant by two names, and lead to their page.

    A name that several have is asked about; an id that was chosen then goes before its name.
    """
    book = room.books.here()
    firsts, seconds = _meant(book, first, first_id), _meant(book, second, second_id)
    if len(firsts) == len(seconds) == 1 and firsts[0].id != seconds[0].id:
        return RedirectResponse(_address_of(firsts[0], seconds[0]), status_code=303)
    return room.renderer.page(
        request,
        "choose_pair.html",
        first=first,
        second=second,
        firsts=firsts,
        seconds=seconds,
        is_same=bool(firsts and seconds) and firsts == seconds,
    )


@router.get("/pair/{first}/{second}")
def pair(
    request: Request,
    room: GivenRoom,
    first: str,
    second: str,
    month: Annotated[str | None, Query(max_length=7)] = None,
    after: Annotated[str | None, Query(max_length=500)] = None,
) -> HTMLResponse:
    """Show what two say of one another, when they met, and what they did and promised."""
    book = room.books.here()
    overview = book.pair_overview(first, second)
    chosen = month or None
    return room.renderer.page(
        request,
        "pair.html",
        overview=overview,
        chart=month_chart(pair_months(overview.months, _address(overview))),
        own=_address(overview),
        month=chosen,
        part=book.pair_entries(overview.first.id, overview.second.id, month=chosen, after=after),
    )


@router.get("/pair/{first}/{second}/months.svg")
def months_svg(room: GivenRoom, first: str, second: str) -> Response:
    """Send the chart as a file."""
    overview = room.books.here().pair_overview(first, second)
    title = f"{overview.first.name} and {overview.second.name}"
    drawn = month_file(pair_months(overview.months, _address(overview)), title)
    if drawn is None:
        raise NotInRecord("There is nothing between these two to draw.")
    return Response(
        drawn,
        media_type="image/svg+xml",
        headers={"Content-Disposition": 'attachment; filename="months.svg"'},
    )


def _address(overview: PairOverview) -> str:
    return _address_of(overview.first, overview.second)


def _address_of(first: ListedPerson, second: ListedPerson) -> str:
    return f"/pair/{quote(first.id, safe='')}/{quote(second.id, safe='')}"


def _meant(book: Book, name: str, id: str) -> tuple[ListedPerson, ...]:
    if id:
        return (book.person_overview(id).person,)
    words = name.strip()
    if not words:
        return ()
    found = book.find_people(words, size=12).items
    exact = tuple(one for one in found if one.name.casefold() == words.casefold())
    return exact if len(exact) == 1 else found
