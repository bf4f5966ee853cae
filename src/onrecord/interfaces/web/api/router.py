"""All resources of the API under one prefix, with what their answers have in common."""

from typing import Any, Final

from fastapi import APIRouter, Depends

from onrecord.interfaces.web.api import (
    articles,
    boards,
    happenings,
    pairs,
    people,
    people_changes,
    quotations,
    record,
    reviews,
    statements,
)
from onrecord.interfaces.web.api.errors import ErrorShape
from onrecord.interfaces.web.api.unchanged import tell_unchanged

PREFIX: Final = "/api/v1"

_ERRORS: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": ErrorShape, "description": description}
    for status, description in {
        400: "What was asked for makes no sense to the record.",
        401: "Nobody is logged in, and this room is not public.",
        403: "The account may not do that.",
        404: "There is no such thing in the record.",
        409: "A decision that does not hold together.",
        413: "The request, or a text in it, is too large.",
        422: "A parameter or the body is malformed.",
        429: "Too many requests; `Retry-After` says when to try again.",
        503: "The record cannot be read or written just now.",
    }.items()
}

router = APIRouter(
    prefix=PREFIX,
    responses=_ERRORS,
    dependencies=[Depends(tell_unchanged)],
    generate_unique_id_function=lambda route: route.name,
)
# What has a fixed name comes before what takes any: /people/merge before /people/{id}.
for _resource in (
    statements,
    happenings,
    boards,
    people_changes,
    people,
    pairs,
    articles,
    quotations,
    record,
    reviews,
):
    router.include_router(_resource.router)
