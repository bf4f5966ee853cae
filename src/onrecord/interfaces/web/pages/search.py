"""Searching what was said, narrowed by who, of whom, about what, how, where and when."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.errors import MalformedInput
from onrecord.interfaces.web.asked_statements import FACET_TITLES, AskedStatements
from onrecord.interfaces.web.room import GivenRoom
from onrecord.schema.browsing import FoundStatements, Part
from onrecord.schema.subjects import subjects

router = APIRouter()

_NOTHING = FoundStatements(Part((), None), (), 0, True, ())


@router.get("/search")
def search(
    request: Request,
    room: GivenRoom,
    asked: Annotated[AskedStatements, Depends()],
    after: Annotated[str | None, Query(max_length=500)] = None,
) -> HTMLResponse:
    """Show the statements that meet a filter, newest first."""
    wrong = None
    try:
        found = room.books.here().find(asked.filter(), after=after)
    except MalformedInput as error:
        found, wrong = _NOTHING, str(error)
    return room.renderer.page(
        request,
        "search.html",
        status=400 if wrong else 200,
        asked=asked,
        found=found,
        wrong=wrong,
        filters=asked.set_filters(found.facets),
        facet_titles=FACET_TITLES,
        subjects=sorted(subjects().values(), key=lambda one: one.name),
    )
