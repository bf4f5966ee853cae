"""Statements: who said what, of whom, when and where."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field

from onrecord.interfaces.exports.listed_items import (
    EntryItem,
    FacetsShape,
    entry_item,
    facets_shape,
)
from onrecord.interfaces.exports.listed_rows import EntryRow, entry_row
from onrecord.interfaces.exports.quotation_shapes import QuotationClusterShape, cluster_shape
from onrecord.interfaces.exports.shapes import Shape
from onrecord.interfaces.exports.statement_rows import StatementRow, statement_row
from onrecord.interfaces.web.api.asking import GivenAsking
from onrecord.interfaces.web.api.feeds import entries_feed
from onrecord.interfaces.web.api.listing import (
    FeedQuery,
    Listing,
    ListShape,
    OneQuery,
    format_of,
    formats,
    listed,
)
from onrecord.interfaces.web.api.words import Day, GivenId, Words
from onrecord.schema.annotation import Polarity
from onrecord.schema.browsing import ListedEntry, Part, StatementFilter
from onrecord.schema.record import StatementKind

router = APIRouter(tags=["statements"])


class StatementNarrowing(OneQuery):
    """Which statements are asked for."""

    words: Annotated[
        Words | None,
        Field(description='Words of the content, in any order; in "double marks" a phrase.'),
    ] = None
    speaker: Annotated[
        Words | None,
        Field(description="Id of a person or organization, or a name.", examples=["Calloway"]),
    ] = None
    about: Annotated[Words | None, Field(description="Likewise, of whom it is about.")] = None
    topic: Annotated[Words | None, Field(description="Id or name of a subject.")] = None
    kind: Annotated[
        StatementKind | None,
        Field(description="Whether all, some or none of it stands in quotation marks."),
    ] = None
    channel: Annotated[Words | None, Field(description="Through what it was said.")] = None
    publisher: Annotated[Words | None, Field(description="The outlet, as articles give it.")] = None
    since: Annotated[
        Day | None, Field(description="First ISO 8601 day, month or year, included.")
    ] = None
    until: Annotated[
        Day | None, Field(description="Last ISO 8601 day, month or year, included.")
    ] = None
    polarity: Annotated[
        Polarity | None, Field(description="Whether it is asserted, denied, asked, or not told.")
    ] = None

    def asked(self) -> StatementFilter:
        """Return what is asked of the record."""
        return StatementFilter(
            words=self.words,
            speaker=self.speaker,
            about=self.about,
            topic=self.topic,
            kind=self.kind,
            channel=self.channel,
            publisher=self.publisher,
            since=self.since,
            until=self.until,
            polarity=self.polarity,
        )


class StatementsQuery(StatementNarrowing, FeedQuery):
    """Which statements are asked for, which part of them, as what."""


class VariantsShape(Shape):
    """What is printed of one quotation."""

    statement: str = Field(description="Id of the statement that was asked for.")
    quotation: QuotationClusterShape | None = Field(
        description="The quotation in all forms that articles print it in; null where the "
        "statement quotes nothing, or too few words."
    )


@router.get("/statements", response_model=ListShape[EntryItem], responses=formats("csv", "atom"))
def list_statements(
    asking: GivenAsking, query: Annotated[StatementsQuery, Query()]
) -> ListShape[EntryItem] | Response:
    """Return statements, newest first by the day on which they were said."""
    asked = query.asked()

    def read(after: str | None, size: int) -> Part[ListedEntry]:
        return asking.book.find(asked, after=after, size=size).part

    if format_of(asking, query) == "atom":
        narrowing = query.model_dump(include=set(StatementNarrowing.model_fields), mode="json")
        told = [f"{name} {value}" for name, value in narrowing.items() if value is not None]
        title = f"onrecord: statements{''.join(f', {one}' for one in told)}"
        part = read(query.cursor, query.size)
        return entries_feed(asking, title, ("statements", *told), part.items)
    return listed(asking, query, Listing("statements", read, entry_item, entry_row, EntryRow))


@router.get("/statements/facets")
def statement_facets(
    asking: GivenAsking, query: Annotated[StatementNarrowing, Query()]
) -> FacetsShape:
    """Return by what statements can be narrowed, with counts over the newest of them."""
    return facets_shape(asking.book.find(query.asked(), size=1))


@router.get("/statements/{id}")
def show_statement(asking: GivenAsking, id: GivenId) -> StatementRow:
    """Return one statement, as `onrecord show ID --json` prints it."""
    found = asking.book.statement(id)
    asking.link(asking.addresses.entry("statement", found.statement.id), "canonical")
    return statement_row(found)


@router.get("/statements/{id}/variants")
def statement_variants(asking: GivenAsking, id: GivenId) -> VariantsShape:
    """Return the quotation that a statement prints, in all forms that articles print it in."""
    book = asking.book
    statement = book.statement(id).statement.id
    cluster = book.quotation(statement)
    return VariantsShape(statement=statement, quotation=cluster_shape(cluster) if cluster else None)
