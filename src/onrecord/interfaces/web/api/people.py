"""People, organizations, pairs of them; and what editors decide of who is who."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field

from onrecord.interfaces.exports.listed_items import (
    EntryItem,
    PersonItem,
    entry_item,
    person_item,
)
from onrecord.interfaces.exports.listed_rows import EntryRow, entry_row
from onrecord.interfaces.exports.overview_shapes import (
    PersonOverviewShape,
    person_overview_shape,
)
from onrecord.interfaces.web.api.asking import GivenAsking
from onrecord.interfaces.web.api.feeds import calendar, entries_feed
from onrecord.interfaces.web.api.listing import (
    Listing,
    ListQuery,
    ListShape,
    PartQuery,
    format_of,
    formats,
    listed,
)
from onrecord.interfaces.web.api.words import GivenPerson, Words
from onrecord.schema.browsing import ListedEntry, ListedKind, Part

router = APIRouter(tags=["people"])


class PeopleQuery(ListQuery):
    """Which people and organizations are asked for."""

    name: Annotated[
        Words | None,
        Field(description="A name or part of one in whole words; the last may be a beginning."),
    ] = None


class PersonEntriesQuery(PartQuery):
    """Which entries of somebody are asked for."""

    kind: Annotated[ListedKind | None, Field(description="Only entries of this kind.")] = None


@router.get("/people", response_model=ListShape[PersonItem], responses=formats("csv"))
def list_people(
    asking: GivenAsking, query: Annotated[PeopleQuery, Query()]
) -> ListShape[PersonItem] | Response:
    """Return people and organizations, those in most articles first."""
    return listed(
        asking,
        query,
        Listing(
            "people",
            lambda after, size: asking.book.find_people(query.name, after=after, size=size),
            person_item,
            person_item,
            PersonItem,
        ),
    )


@router.get("/people/{id}")
def show_person(asking: GivenAsking, id: GivenPerson) -> PersonOverviewShape:
    """Return somebody, as `onrecord people --json` does, at a glance."""
    overview = asking.book.person_overview(id)
    asking.link(asking.addresses.path("people", overview.person.id), "canonical")
    return person_overview_shape(overview)


@router.get(
    "/people/{id}/entries",
    response_model=ListShape[EntryItem],
    responses=formats("csv", "atom", "ics"),
)
def person_entries(
    asking: GivenAsking, id: GivenPerson, query: Annotated[PersonEntriesQuery, Query()]
) -> ListShape[EntryItem] | Response:
    """Return what somebody said, did, promised, withheld or took part in, newest first.

    The calendar has the encounters among them.
    """
    wanted = format_of(asking, query)
    kind = "encounter" if wanted == "ics" else query.kind

    def read(after: str | None, size: int) -> Part[ListedEntry]:
        return asking.book.person_entries(id, kind=kind, after=after, size=size)

    if wanted == "ics":
        return calendar(asking, read(query.cursor, query.size).items)
    if wanted == "atom":
        person = asking.book.person_overview(id).person
        asked = ("person", person.id, *([kind] if kind else []))
        entries = read(query.cursor, query.size).items
        return entries_feed(asking, f"onrecord: {person.name}", asked, entries)
    return listed(asking, query, Listing("entries", read, entry_item, entry_row, EntryRow))
