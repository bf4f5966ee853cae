"""How much a word tells, by how few articles of a record have it."""

from collections.abc import Collection, Sequence
from functools import cached_property
from math import log
from typing import Final

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from onrecord.store import tables
from onrecord.store.reading_articles import LATEST

_VERSIONS: Final = tables.article_versions
_INDEX: Final = tables.article_search


class Rarity:
    """What is asked of it within one transaction, each beginning of a word counted once."""

    def __init__(self, connection: Connection) -> None:
        """Take the transaction."""
        self._connection = connection
        self._known: dict[str, float] = {}

    def of(self, beginnings: Collection[str]) -> dict[str, float]:
        """Return how much each beginning of a word tells, by how few articles have one.

        Inverse document frequency, smoothed so that a word of every article still counts a little
        (Spärck Jones 1972): log(1 + articles / (1 + articles with it)).
        """
        for beginning in beginnings:
            if beginning not in self._known:
                self._known[beginning] = log(1 + self._articles / (1 + self._count(beginning)))
        return {beginning: self._known[beginning] for beginning in beginnings}

    @cached_property
    def _articles(self) -> int:
        query = select(func.count()).select_from(_VERSIONS).where(LATEST)
        return self._connection.scalars(query).one()

    def _count(self, beginning: str) -> int:
        query = (
            select(func.count())
            .select_from(_INDEX.join(_VERSIONS, _VERSIONS.c.id == _INDEX.c.rowid))
            .where(LATEST, begins_any([beginning]))
        )
        return self._connection.scalars(query).one()


def begins_any(beginnings: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that an article has a word with one of these beginnings."""
    # In FTS5 a string in double quotes with a star is a beginning; beginnings are of letters and
    # digits only.
    expression = " OR ".join(f'"{one}" *' for one in beginnings)
    return literal_column(_INDEX.name).op("MATCH", is_comparison=True)(expression)
