"""Articles, their versions, and the stories that they tell."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field

from onrecord.interfaces.exports.answers import StoredDocument, stored_document
from onrecord.interfaces.exports.gathering_shapes import StoryShape, story_shape
from onrecord.interfaces.exports.listed_items import (
    ArticleItem,
    StoryItem,
    article_item,
    story_item,
)
from onrecord.interfaces.exports.listed_rows import StoryRow, story_row
from onrecord.interfaces.exports.revision_shapes import ArticleHistoryShape, history_shape
from onrecord.interfaces.web.api.asking import GivenAsking
from onrecord.interfaces.web.api.listing import (
    GivenList,
    Listing,
    ListQuery,
    ListShape,
    formats,
    listed,
)
from onrecord.interfaces.web.api.places_left_out import document_without_path, history_without_paths
from onrecord.interfaces.web.api.words import GivenId, Words
from onrecord.pipeline import article_history

router = APIRouter(tags=["articles"])


class ArticlesQuery(ListQuery):
    """Which articles are asked for."""

    publisher: Annotated[Words | None, Field(description="The outlet, as articles give it.")] = None


@router.get("/articles", response_model=ListShape[ArticleItem], responses=formats("csv"))
def list_articles(
    asking: GivenAsking, query: Annotated[ArticlesQuery, Query()]
) -> ListShape[ArticleItem] | Response:
    """Return articles, those published last first."""
    return listed(
        asking,
        query,
        Listing(
            "articles",
            lambda after, size: asking.book.list_articles(
                publisher=query.publisher, after=after, size=size
            ),
            article_item,
            article_item,
            ArticleItem,
        ),
    )


@router.get("/articles/{id}")
def show_article(asking: GivenAsking, id: GivenId) -> StoredDocument:
    """Return all that was read in an article, as `onrecord show ARTICLE --json` prints it.

    The path of a file that it was read from is left out.
    """
    book = asking.book
    stored = book.article(id)
    asking.link(asking.addresses.path("articles", stored.article.id), "canonical")
    return document_without_path(stored_document(stored, book.record(stored.article.id)))


@router.get("/articles/{id}/versions")
def article_versions(asking: GivenAsking, id: GivenId) -> ArticleHistoryShape:
    """Return an article through its versions, as `onrecord versions --json` prints it."""
    return history_without_paths(history_shape(article_history(asking.book, id)))


@router.get("/stories", response_model=ListShape[StoryItem], responses=formats("csv"))
def list_stories(asking: GivenAsking, query: GivenList) -> ListShape[StoryItem] | Response:
    """Return stories of several articles, those with the newest article first."""
    return listed(
        asking,
        query,
        Listing(
            "stories",
            lambda after, size: asking.book.list_stories(after=after, size=size),
            story_item,
            story_row,
            StoryRow,
        ),
    )


@router.get("/stories/{id}")
def show_story(asking: GivenAsking, id: GivenId) -> StoryShape:
    """Return one story, as `onrecord stories --json` prints it."""
    story = asking.book.story(id)
    asking.link(asking.addresses.path("stories", story.id), "canonical")
    return story_shape(story)
