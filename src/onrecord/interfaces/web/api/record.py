"""The record as a whole: what is in it, by which subjects, and a search through all of it."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field

from onrecord.interfaces.exports.answers import SearchHitShape, search_hit_shape
from onrecord.interfaces.exports.atom_feed import search_feed_entry
from onrecord.interfaces.exports.overview_shapes import (
    RecordOverviewShape,
    record_overview_shape,
)
from onrecord.interfaces.exports.shapes import Shape
from onrecord.interfaces.exports.topic_shapes import SubjectShape, subject_shape
from onrecord.interfaces.web.api.asking import GivenAsking
from onrecord.interfaces.web.api.feeds import feed
from onrecord.interfaces.web.api.listing import (
    FeedQuery,
    GivenList,
    Listing,
    ListShape,
    format_of,
    formats,
    listed,
    refuse_cursor,
)
from onrecord.interfaces.web.api.places_left_out import hit_without_path
from onrecord.interfaces.web.api.version import own_version
from onrecord.interfaces.web.api.words import Words
from onrecord.schema.browsing import Part
from onrecord.schema.stored import SearchHit
from onrecord.schema.subjects import Subject, subjects

router = APIRouter(tags=["record"])


class SearchQuery(FeedQuery):
    """What is searched for."""

    q: Annotated[Words, Field(description='Words, all of them; in "double marks" a phrase.')]
    topic: Annotated[Words | None, Field(description="Id or name of a subject.")] = None


class FoundRow(Shape):
    """A place that was found."""

    statement_id: str | None
    speaker: str | None
    excerpt: str
    article_id: str
    article_title: str
    publisher: str | None
    url: str | None
    published: str | None


@router.get("/about")
def show_record(asking: GivenAsking) -> RecordOverviewShape:
    """Return how much the record holds, and of what it is made."""
    return record_overview_shape(asking.book.overview(), own_version())


@router.get("/subjects", response_model=ListShape[SubjectShape], responses=formats("csv"))
def list_subjects(asking: GivenAsking, query: GivenList) -> ListShape[SubjectShape] | Response:
    """Return the subjects of the scheme, as `onrecord subjects --json` prints them, all at once."""

    def read(after: str | None, _size: int) -> Part[Subject]:
        refuse_cursor(after)
        return Part(tuple(subjects().values()), None)

    listing = Listing("subjects", read, subject_shape, subject_shape, SubjectShape)
    return listed(asking, query, listing)


@router.get("/search", response_model=ListShape[SearchHitShape], responses=formats("csv", "atom"))
def search(
    asking: GivenAsking, query: Annotated[SearchQuery, Query()]
) -> ListShape[SearchHitShape] | Response:
    """Return places with all the words, best first: statements, then articles without one.

    These are the best `size`; for all of them in order of time ask for `/statements?words=`.
    """
    book = asking.book
    if format_of(asking, query) == "atom":
        hits = book.search(query.q, topic=query.topic, limit=query.size)
        entries = [search_feed_entry(one, book.article(one.article.id).added_at) for one in hits]
        return feed(asking, f"onrecord: {query.q}", ("search", query.q), entries)

    def read(after: str | None, size: int) -> Part[SearchHit]:
        refuse_cursor(after)
        return Part(tuple(book.search(query.q, topic=query.topic, limit=size)), None)

    listing = Listing("found", read, _found_item, _found_row, FoundRow)
    return listed(asking, query, listing)


def _found_item(hit: SearchHit) -> SearchHitShape:
    return hit_without_path(search_hit_shape(hit))


def _found_row(hit: SearchHit) -> FoundRow:
    article, found = hit.article, hit.statement
    speaker = found and (found.speaker.name if found.speaker else found.statement.unnamed)
    return FoundRow(
        statement_id=found.statement.id if found else None,
        speaker=speaker or None,
        excerpt=hit.excerpt.text,
        article_id=article.id,
        article_title=article.title.value if article.title else article.name,
        publisher=article.publisher.value if article.publisher else None,
        url=article.url.value if article.url else None,
        published=article.published.value if article.published else None,
    )
