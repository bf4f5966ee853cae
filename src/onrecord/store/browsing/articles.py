"""Articles and stories in lists."""

import json
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Table, bindparam, select

from onrecord.schema.browsing import ArticlesBeside, ListedArticle, ListedStory, Part
from onrecord.store import gathering_tables
from onrecord.store.browsing import tables
from onrecord.store.browsing.cursors import Cursors
from onrecord.store.browsing.parts import part_of
from onrecord.store.browsing.shown import articles_at, articles_of, listed_article
from onrecord.store.prepared import ASKED, Prepared

_ARTICLES: Final = tables.listed_articles
_STORIES: Final = tables.listed_stories


def _in_order(table: Table, *conditions: ColumnElement[bool]) -> Prepared:
    return Prepared(
        select(table.c.place)
        .where(table.c.place < bindparam("before"), *conditions)
        .order_by(table.c.place.desc())
        .limit(bindparam("most"))
    )


_NEWEST: Final = _in_order(_ARTICLES)
_OF_PUBLISHER: Final = _in_order(_ARTICLES, _ARTICLES.c.publisher == bindparam("publisher"))
_NEWEST_STORIES: Final = _in_order(_STORIES)
_VOICES: Final = gathering_tables.voice_articles
_OWN_VOICE: Final = (
    select(_VOICES.c.voice).where(_VOICES.c.version == bindparam("version")).scalar_subquery()
)
_COPIES: Final = Prepared(
    select(_VOICES.c.version)
    .where(_VOICES.c.voice == _OWN_VOICE, _VOICES.c.version != bindparam("version"))
    .limit(bindparam("most"))
)
_STORY_OF: Final = Prepared(
    select(_STORIES)
    .join(_ARTICLES, _ARTICLES.c.story == _STORIES.c.story)
    .where(_ARTICLES.c.version == bindparam("version"), _STORIES.c.articles > 1)
)
_TOLD: Final = Prepared(
    select(_ARTICLES)
    .where(_ARTICLES.c.story == bindparam("story"), _ARTICLES.c.version != bindparam("version"))
    .order_by(_ARTICLES.c.place.desc())
    .limit(bindparam("most"))
)
_STORIES_AT: Final = Prepared(select(_STORIES).where(_STORIES.c.place.in_(ASKED)))


def list_articles(
    connection: Connection, cursors: Cursors, publisher: str | None, after: str | None, size: int
) -> Part[ListedArticle]:
    """Return a part of the articles, those published last first.

    Raises:
        MalformedInput: ``after`` is not of this list.
    """

    def found(before: int, most: int) -> list[int]:
        if publisher is None:
            rows = _NEWEST.rows(connection, before=before, most=most)
        else:
            rows = _OF_PUBLISHER.rows(connection, before=before, most=most, publisher=publisher)
        return [int(row[0]) for row in rows]

    def shown(places: Sequence[int]) -> tuple[ListedArticle, ...]:
        known = articles_at(connection, places)
        return tuple(known[place] for place in places)

    return part_of(cursors, f"articles {publisher!r}", after, size, found, shown)


def list_stories(
    connection: Connection, cursors: Cursors, after: str | None, size: int
) -> Part[ListedStory]:
    """Return a part of the stories of several articles, those with the newest article first.

    Raises:
        MalformedInput: ``after`` is not of this list.
    """

    def found(before: int, most: int) -> list[int]:
        return [int(row[0]) for row in _NEWEST_STORIES.rows(connection, before=before, most=most)]

    def shown(places: Sequence[int]) -> tuple[ListedStory, ...]:
        newest = articles_at(connection, places)
        rows = {row[0]: row for row in _STORIES_AT.among(connection, places)}
        return tuple(_story(rows[place], newest[place]) for place in places)

    return part_of(cursors, "stories", after, size, found, shown)


def beside(connection: Connection, version: int, size: int) -> ArticlesBeside:
    """Return copies of a version and others of its story, so many of each at most."""
    copies = [int(row[0]) for row in _COPIES.rows(connection, version=version, most=size + 1)]
    known = articles_of(connection, copies[:size])
    row = _STORY_OF.first(connection, version=version)
    told = _TOLD.rows(connection, story=row[1], version=version, most=size) if row else ()
    newest = articles_at(connection, [row[0]]) if row else {}
    return ArticlesBeside(
        copies=tuple(known[one] for one in copies[:size] if one in known),
        has_more_copies=len(copies) > size,
        story=_story(row, newest[row[0]]) if row and row[0] in newest else None,
        told=tuple(map(listed_article, told)),
    )


def _story(row: Sequence[Any], newest: ListedArticle) -> ListedStory:
    _, story, articles, voices, publishers, shared, first, last = row
    return ListedStory(
        id=f"s{story}",
        shared=tuple(json.loads(shared)),
        articles=articles,
        voices=voices,
        publishers=tuple(json.loads(publishers)),
        first=first,
        last=last,
        newest=newest,
    )
