"""Two, and what is between them."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field

from onrecord.interfaces.exports.listed_items import EntryItem, entry_item
from onrecord.interfaces.exports.listed_rows import EntryRow, entry_row
from onrecord.interfaces.exports.overview_shapes import PairOverviewShape, pair_overview_shape
from onrecord.interfaces.web.api.asking import GivenAsking
from onrecord.interfaces.web.api.feeds import calendar, entries_feed
from onrecord.interfaces.web.api.listing import (
    Listing,
    ListShape,
    PartQuery,
    format_of,
    formats,
    listed,
)
from onrecord.interfaces.web.api.words import GivenPerson
from onrecord.schema.browsing import ListedEntry, Part

router = APIRouter(tags=["people"])


class PairEntriesQuery(PartQuery):
    """Which entries between two are asked for."""

    month: Annotated[
        str | None,
        Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$", description="YYYY-MM, only of this month."),
    ] = None


@router.get("/pairs/{first}/{second}")
def show_pair(asking: GivenAsking, first: GivenPerson, second: GivenPerson) -> PairOverviewShape:
    """Return how much there is between two, by month."""
    overview = asking.book.pair_overview(first, second)
    address = asking.addresses.path("pair", overview.first.id, overview.second.id)
    asking.link(address, "canonical")
    return pair_overview_shape(overview)


@router.get(
    "/pairs/{first}/{second}/entries",
    response_model=ListShape[EntryItem],
    responses=formats("csv", "atom", "ics"),
)
def pair_entries(
    asking: GivenAsking,
    first: GivenPerson,
    second: GivenPerson,
    query: Annotated[PairEntriesQuery, Query()],
) -> ListShape[EntryItem] | Response:
    """Return what each says of the other, what they do and occasions of both, newest first.

    The calendar has the encounters among them.
    """
    wanted = format_of(asking, query)

    def read(after: str | None, size: int) -> Part[ListedEntry]:
        return asking.book.pair_entries(first, second, month=query.month, after=after, size=size)

    if wanted == "ics":
        return calendar(asking, read(query.cursor, query.size).items)
    if wanted == "atom":
        overview = asking.book.pair_overview(first, second)
        two = (overview.first, overview.second)
        title = f"onrecord: {' and '.join(one.name for one in two)}"
        entries = read(query.cursor, query.size).items
        return entries_feed(asking, title, ("person", *(one.id for one in two)), entries)
    return listed(asking, query, Listing("entries", read, entry_item, entry_row, EntryRow))
