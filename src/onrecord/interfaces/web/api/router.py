"""All resources of the API under one prefix, with what their answers have in common."""

from typing import Final

from fastapi import APIRouter, Depends

from onrecord.interfaces.web.api import (
    articles,
    boards,
    citing,
    happenings,
    pairs,
    people,
    people_changes,
    quotations,
    reading,
    record,
    reviews,
    statements,
)
from onrecord.interfaces.web.api.errors import described_errors
from onrecord.interfaces.web.api.unchanged import tell_unchanged

PREFIX: Final = "/api/v1"

router = APIRouter(
    prefix=PREFIX,
    responses=described_errors(),
    dependencies=[Depends(tell_unchanged)],
    generate_unique_id_function=lambda route: route.name,
)
# What has a fixed name comes before what takes any: /people/merge before /people/{id}.
for _resource in (
    statements.router,
    citing.statements,
    happenings.router,
    boards.router,
    people_changes.router,
    people.router,
    pairs.router,
    articles.router,
    citing.articles,
    quotations.router,
    reading.router,
    record.router,
    reviews.router,
):
    router.include_router(_resource)
