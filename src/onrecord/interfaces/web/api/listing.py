"""Lists of the API: a part at a time with where the next one begins, or whole as a table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Annotated, Any, Final, Generic, Literal, TypeVar, get_args

from fastapi import Query, Response
from pydantic import BaseModel, ConfigDict, Field

from onrecord.errors import MalformedInput
from onrecord.interfaces.exports.shapes import Shape
from onrecord.interfaces.exports.statements_csv import csv_table
from onrecord.interfaces.web.api.asking import Asking
from onrecord.interfaces.web.written_down import written_down
from onrecord.schema.browsing import Part

S = TypeVar("S")
I = TypeVar("I", bound=Shape)  # noqa: E741 - of items

MOST_ROWS: Final = 10_000
"""The most rows of one table; where the list goes on, the answer says where."""
CUT_HEADER: Final = "X-Onrecord-Cut"
_LARGEST_PART: Final = 200
_BYTE_ORDER_MARK: Final = "\ufeff"

AnswerFormat = Literal["json", "csv", "atom", "ics"]
_FORMAT: Final = "As what; `Accept` decides where it is left out."
_MEDIA_TYPES: Final[dict[AnswerFormat, str]] = {
    "json": "application/json",
    "csv": "text/csv",
    "atom": "application/atom+xml",
    "ics": "text/calendar",
}


class ListShape(Shape, Generic[I]):
    """A part of a list."""

    items: tuple[I, ...]
    next: str | None = Field(
        description="Hand it back as `cursor` for what follows; null where nothing does."
    )


class OneQuery(BaseModel):
    """What is asked of one thing: nothing, and no other names."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PartQuery(OneQuery):
    """Which part of a list is asked for, and as what: here as any of all formats."""

    cursor: Annotated[
        str | None,
        Field(min_length=1, max_length=2000, description="What the part before gave as `next`."),
    ] = None
    size: Annotated[int, Field(ge=1, le=_LARGEST_PART, description="Entries of one part.")] = 25
    format: Annotated[AnswerFormat | None, Field(description=_FORMAT)] = None


class ListQuery(PartQuery):
    """The same of a list that is a table too."""

    format: Annotated[Literal["json", "csv"] | None, Field(description=_FORMAT)] = None


class FeedQuery(PartQuery):
    """The same of a list that can be followed."""

    format: Annotated[Literal["json", "csv", "atom"] | None, Field(description=_FORMAT)] = None


class CalendarQuery(PartQuery):
    """The same of a list that can stand in a calendar."""

    format: Annotated[Literal["json", "csv", "ics"] | None, Field(description=_FORMAT)] = None


GivenList = Annotated[ListQuery, Query()]
GivenCalendar = Annotated[CalendarQuery, Query()]


@dataclass(frozen=True, slots=True)
class Listing(Generic[S, I]):
    """A list, and what its entries become.

    Attributes:
        name: what it is called in the name of a file.
        read: returns a part, given where it begins and how many entries it has.
        item: returns an entry as an object of JSON.
        row: returns it as a row of a table.
        row_type: the type of these rows.
    """

    name: str
    read: Callable[[str | None, int], Part[S]]
    item: Callable[[S], I]
    row: Callable[[S], Shape]
    row_type: type[Shape]


def listed(asking: Asking, query: PartQuery, listing: Listing[S, I]) -> ListShape[I] | Response:
    """Return a list as it is asked for: a part of it as JSON, or all that follows as a table.

    Args:
        asking: the request.
        query: which part, as what.
        listing: the list.

    Raises:
        MalformedInput: the part begins nowhere in the list.
    """
    if format_of(asking, query) == "csv":
        return _table(asking, query, listing)
    part = listing.read(query.cursor, query.size)
    return shape_of(asking, part, listing.item)


def shape_of(asking: Asking, part: Part[S], item: Callable[[S], I]) -> ListShape[I]:
    """Return the shape of a part, and link to the next one."""
    if part.next is not None:
        asking.link(_next_address(asking, part.next), "next")
    return ListShape(items=tuple(map(item, part.items)), next=part.next)


def format_of(asking: Asking, query: PartQuery) -> AnswerFormat:
    """Return as what a list is asked for: as named, else the first type that is accepted."""
    if query.format is not None:
        return query.format
    offered = _offered(type(query))
    for accepted in asking.request.headers.get("accept", "").split(","):
        media_type = accepted.partition(";")[0].strip().lower()
        for one in offered:
            if media_type == _MEDIA_TYPES[one]:
                return one
    return "json"


@cache
def _offered(query: type[PartQuery]) -> tuple[AnswerFormat, ...]:
    """Return the formats that a query takes."""
    return tuple(one for one in _MEDIA_TYPES if _takes(query, one))


def _takes(query: type[PartQuery], format: AnswerFormat) -> bool:
    choices = get_args(query.model_fields["format"].annotation)
    return any(format in get_args(one) for one in choices)


def refuse_cursor(after: str | None) -> None:
    """Refuse to go on in a list that has one part.

    Raises:
        MalformedInput: somebody asks to.
    """
    if after is not None:
        raise MalformedInput("This list has one part, and none after it: leave out the cursor.")


def formats(*others: AnswerFormat) -> dict[int | str, dict[str, Any]]:
    """Return what the description of an answer adds for lists: types other than JSON, and links.

    Args:
        others: the formats beside JSON.
    """
    content = {_MEDIA_TYPES[one]: {"schema": {"type": "string"}} for one in others}
    headers = {
        "Link": {
            "description": 'Where the next part is: `<...>; rel="next"`.',
            "schema": {"type": "string"},
        }
    }
    return {200: {"content": content, "headers": headers}}


def _table(asking: Asking, query: PartQuery, listing: Listing[S, I]) -> Response:
    rows = _Rows(listing, query.cursor)
    pieces = chain((_BYTE_ORDER_MARK,), csv_table(listing.row_type.model_fields, rows))
    answer = written_down(pieces, "text/csv", f"{listing.name}.csv")
    # Known once all rows are written down.
    if rows.next is not None:
        answer.headers[CUT_HEADER] = f"after {MOST_ROWS} rows; the next part has the rest"
        asking.link(_next_address(asking, rows.next), "next")
    return asking.answered(answer)


class _Rows(Generic[S, I]):
    """The rows of a list, part after part, and where it goes on after the last of them."""

    def __init__(self, listing: Listing[S, I], begin: str | None) -> None:
        self._listing = listing
        self.next = begin

    def __iter__(self) -> Iterator[Shape]:
        for _ in range(MOST_ROWS // _LARGEST_PART):
            part = self._listing.read(self.next, _LARGEST_PART)
            self.next = part.next
            yield from map(self._listing.row, part.items)
            if part.next is None:
                return


def _next_address(asking: Asking, cursor: str) -> str:
    request = asking.request
    parameters = {**request.query_params, "cursor": cursor}
    return asking.addresses.asked(request.url.path, parameters)
