"""Copies and stories, as a book is asked: the part of `SqliteBook` that knows of them."""

from collections.abc import Collection
from typing import Final

from sqlalchemy import Connection, exists, select

from onrecord.errors import DecisionRefused, NotInRecord
from onrecord.schema.gathering import Story, Voice
from onrecord.store import gathering_tables, tables
from onrecord.store.copies import drop_copies, find_copies
from onrecord.store.database import Database
from onrecord.store.finding import find_version
from onrecord.store.gathering_contract import Gatherer
from onrecord.store.reading_articles import BY_PUBLICATION, LATEST, read_articles
from onrecord.store.reading_gathered import (
    read_stories,
    read_voices,
    stories_told,
    story_numbered,
    story_of,
    voice_of,
)
from onrecord.store.stories import drop_story, find_story

_VERSIONS: Final = tables.article_versions
_STORIES: Final = gathering_tables.story_articles
_IS_GATHERED: Final = exists().where(_STORIES.c.version == _VERSIONS.c.id)


class GatheringBook:
    """Voices and stories; see `onrecord.store.gathering_contract.GatheringsOfRecord`."""

    _database: Database
    _salt: str
    _gatherer: Gatherer | None

    def gather(self) -> int:
        """Find copies and stories of the articles of which that was not done yet."""
        query = select(_VERSIONS.c.id).where(LATEST, ~_IS_GATHERED).order_by(*BY_PUBLICATION)
        with self._database.reading() as connection:
            versions = list(connection.scalars(query))
        for version in versions:
            with self._database.writing() as connection:
                # Another program may have been faster, or have withdrawn it.
                if list(connection.scalars(query.where(_VERSIONS.c.id == version))):
                    self._gather_version(connection, version)
        return len(versions) if self._gatherer else 0

    def voices(self) -> list[Voice]:
        """Return the voices of several articles, in order of their first publication."""
        with self._database.reading() as connection:
            return read_voices(connection)

    def voice_of(self, id: str) -> Voice | None:
        """Return the voice that an article shares with others, or None."""
        with self._database.reading() as connection:
            voice = voice_of(connection, find_version(connection, id))
            return read_voices(connection, voice)[0] if voice is not None else None

    def stories(self, name: str | None = None, *, least: int = 2) -> list[Story]:
        """Return the stories, in order of their first publication."""
        with self._database.reading() as connection:
            numbers = stories_told(connection, name, least)
            return read_stories(connection, self._salt, self._needed_gatherer(), numbers)

    def story(self, id: str) -> Story:
        """Return one story, by its id or that of one of its articles."""
        with self._database.reading() as connection:
            number = story_numbered(connection, id)
            if number is None:
                number = story_of(connection, find_version(connection, id))
            if number is None:
                raise NotInRecord(f"{id!r} has not been put to a story; `onrecord add` does so.")
            return read_stories(connection, self._salt, self._needed_gatherer(), [number])[0]

    def _failure_to_gather(self, connection: Connection, version: int) -> Exception | None:
        """Gather a version that is being written; where that fails, return why, and it stays."""
        try:
            with self._database.part():
                self._gather_version(connection, version)
        except Exception as failure:  # whatever the gatherer raises; it is gathered later
            return failure
        return None

    def _gather_version(self, connection: Connection, version: int) -> None:
        if self._gatherer is None:
            return
        article = read_articles(connection, [version])[version]
        find_copies(connection, self._gatherer, version, article)
        find_story(connection, self._salt, self._gatherer, version, article)

    def _scatter(self, connection: Connection, versions: Collection[int]) -> None:
        """Take versions out of voices and stories, while they still have their texts."""
        for version in versions:
            drop_copies(connection, self._gatherer, version)
            drop_story(connection, self._salt, self._gatherer, version)

    def _needed_gatherer(self) -> Gatherer:
        if self._gatherer is None:
            raise DecisionRefused("This record was opened without what finds stories.")
        return self._gatherer
