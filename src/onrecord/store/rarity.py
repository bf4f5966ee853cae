"""How much a word tells, by how few articles of a record have it."""

from collections.abc import Collection
from functools import cached_property
from math import log
from typing import Final

from sqlalchemy import Connection, bindparam, func, literal_column, select

from onrecord.store import tables
from onrecord.store.browsing.tables import record_tallies
from onrecord.store.prepared import Prepared

_VERSIONS: Final = tables.article_versions
_INDEX: Final = tables.article_search
# Articles with a word that are counted, those recorded last.
_MOST_COUNTED: Final = 1_000
_ARTICLES: Final = select(record_tallies.c.total).where(record_tallies.c.field == "article")
_NEWEST: Final = select(func.max(_VERSIONS.c.id))

# With ``words`` as `begins` tells them.
MATCHES: Final = literal_column(_INDEX.name).op("MATCH", is_comparison=True)(bindparam("words"))
_LAST: Final = (
    select(_VERSIONS.c.id, _VERSIONS.c.latest)
    .select_from(_INDEX.join(_VERSIONS, _VERSIONS.c.id == _INDEX.c.rowid))
    .where(MATCHES)
    .order_by(_INDEX.c.rowid.desc())
    .limit(literal_column(str(_MOST_COUNTED)))
    .subquery()
)
_COUNTED: Final = Prepared(
    select(
        func.count(),
        func.count(func.nullif(_LAST.c.latest, literal_column("0"))),
        func.min(_LAST.c.id),
    ).select_from(_LAST)
)


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
        return self._connection.scalar(_ARTICLES) or 0

    def _count(self, beginning: str) -> float:
        """Return how many articles have a word that begins so; of many, as of the last ones."""
        row = _COUNTED.first(self._connection, words=begins(beginning))
        total, found, oldest = row or (0, 0, None)
        if total < _MOST_COUNTED:
            return float(found)
        newest = self._connection.scalar(_NEWEST) or 1
        return float(self._articles * found / (newest - oldest + 1))


def begins(beginning: str) -> str:
    """Return what asks the index for words that begin so: a beginning is of letters and digits."""
    # In FTS5 a string in double quotes with a star is a beginning.
    return f'"{beginning}" *'
