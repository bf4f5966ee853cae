"""Rows become voices and stories."""

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, func, or_, select

from onrecord.schema.gathering import Copy, Story, StoryArticle, Voice
from onrecord.store import gathering_tables, tables
from onrecord.store.browsing.tables import listed_stories
from onrecord.store.gathering_contract import Gatherer
from onrecord.store.names import name_key
from onrecord.store.prepared import ASKED, Prepared
from onrecord.store.reading_articles import chunks, read_stored_versions
from onrecord.store.search import matches_all
from onrecord.store.stories import TermCounts
from onrecord.store.words import words_of

_VERSIONS: Final = tables.article_versions
_STATEMENTS: Final = tables.statements
_COPIES: Final = gathering_tables.copies
_VOICES: Final = gathering_tables.voice_articles
_STORIES: Final = gathering_tables.story_articles
_SHARED: Final = Prepared(
    select(listed_stories.c.story, listed_stories.c.shared).where(listed_stories.c.story.in_(ASKED))
)
_VOICE_ID: Final = re.compile(r"v\d{1,15}")
_STORY_ID: Final = re.compile(r"s(\d{1,15})")


def voice_id(number: int) -> str:
    """Return how a voice is called."""
    return f"v{number}"


def voice_of(connection: Connection, version: int) -> int | None:
    """Return the voice that a version shares with others, or None."""
    return connection.scalars(
        select(_VOICES.c.voice).where(_VOICES.c.version == version)
    ).one_or_none()


def story_of(connection: Connection, version: int) -> int | None:
    """Return the story of a version, or None where it has not been put to one."""
    return connection.scalars(
        select(_STORIES.c.story).where(_STORIES.c.version == version)
    ).one_or_none()


def story_numbered(connection: Connection, id: str) -> int | None:
    """Return the number of a story of this id, or None where there is none."""
    match = _STORY_ID.fullmatch(id.strip())
    if match is None:
        return None
    query = select(_STORIES.c.story).where(_STORIES.c.story == int(match[1])).limit(1)
    return connection.scalars(query).one_or_none()


def read_voices(connection: Connection, voice: int | None = None) -> list[Voice]:
    """Return all voices of several articles, or this one, in order of their first publication."""
    query = select(_VOICES.c.version, _VOICES.c.voice)
    if voice is not None:
        query = query.where(_VOICES.c.voice == voice)
    voices: dict[int, int] = {row.version: row.voice for row in connection.execute(query)}
    shared = _shares(connection, list(voices))
    copies: defaultdict[int, dict[int, Copy]] = defaultdict(dict)
    for version, article in read_stored_versions(connection, voices).items():
        copies[voices[version]][version] = Copy(article, shared.get(version, 1.0))
    return [_voice(connection, number, of) for number, of in copies.items()]


def stories_told(connection: Connection, name: str | None, least: int) -> list[int]:
    """Return the numbers of stories of so many articles, in order of their first publication."""
    first = func.min(func.coalesce(_VERSIONS.c.published_from, "9999"))
    query = (
        select(_STORIES.c.story)
        .join(_VERSIONS, _VERSIONS.c.id == _STORIES.c.version)
        .group_by(_STORIES.c.story)
        .having(func.count() >= least)
        .order_by(first, _STORIES.c.story)
    )
    if name is not None:
        index = tables.article_search
        asked = [(name[word.start : word.end],) for word in words_of(name)]
        told = select(index.c.rowid).where(matches_all(index, asked))
        of_those = select(_STORIES.c.story).where(_STORIES.c.version.in_(told))
        query = query.where(_STORIES.c.story.in_(of_those))
    return list(connection.scalars(query))


def read_stories(
    connection: Connection, salt: str, gatherer: Gatherer, numbers: Sequence[int]
) -> list[Story]:
    """Return stories, each with its articles in order of publication."""
    members: defaultdict[int, dict[int, float | None]] = defaultdict(dict)
    for chunk in chunks(numbers):
        query = select(_STORIES.c.story, _STORIES.c.version, _STORIES.c.score)
        for story, version, score in connection.execute(query.where(_STORIES.c.story.in_(chunk))):
            members[story][version] = score
    versions = [version for of in members.values() for version in of]
    kept = dict(_SHARED.among(connection, numbers))
    articles, voices = read_stored_versions(connection, versions), _voices_of(connection, versions)
    counts = TermCounts(connection, salt)
    counted = counts.articles()
    stories = []
    for number in numbers:
        scores = members[number]
        own = [version for version in articles if version in scores]
        told = tuple(StoryArticle(articles[one], scores[one], voices.get(one)) for one in own)
        if number in kept:
            shared = tuple(json.loads(kept[number]))
        else:
            texts = [one.article.article for one in told]
            shared = gatherer.shared_terms(texts, counted, counts.of)
        apart = {voices.get(one, str(one)) for one in own}
        stories.append(Story(f"s{number}", told, shared, len(apart)))
    return stories


def repeated_statements(connection: Connection) -> int:
    """Return how many statements of copies another copy of the same voice tells too."""
    query = (
        select(_VOICES.c.voice, _STATEMENTS.c.content)
        .select_from(_VOICES)
        .join(_STATEMENTS, _STATEMENTS.c.version == _VOICES.c.version)
    )
    told = [(voice, name_key(content)) for voice, content in connection.execute(query)]
    return len(told) - len(set(told))


def voices_and_copies(connection: Connection) -> tuple[int, int]:
    """Return the number of voices of several articles, and that of their articles."""
    query = select(func.count(_VOICES.c.voice.distinct()), func.count())
    voices, copies = connection.execute(query).one()
    return voices, copies


def _voice(connection: Connection, number: int, copies: Mapping[int, Copy]) -> Voice:
    query = select(_STATEMENTS.c.content).where(_STATEMENTS.c.version.in_(list(copies)))
    told = {name_key(content) for content in connection.scalars(query)}
    fullest = max(copies.values(), key=lambda one: len(one.article.article.text))
    return Voice(voice_id(number), tuple(copies.values()), fullest.article.article.id, len(told))


def _shares(connection: Connection, versions: Sequence[int]) -> dict[int, float]:
    """Return of each version the largest share of text that it has in common with another."""
    found: dict[int, float] = {}
    query = select(_COPIES.c.version, _COPIES.c.other, _COPIES.c.shared)
    for chunk in chunks(versions):
        either = or_(_COPIES.c.version.in_(chunk), _COPIES.c.other.in_(chunk))
        for version, other, shared in connection.execute(query.where(either)):
            for one in (version, other):
                found[one] = max(found.get(one, 0.0), shared)
    return found


def _voices_of(connection: Connection, versions: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    query = select(_VOICES.c.version, _VOICES.c.voice)
    for chunk in chunks(versions):
        rows = connection.execute(query.where(_VOICES.c.version.in_(chunk)))
        found.update((version, voice_id(voice)) for version, voice in rows)
    return found
