"""What the record knows of identities, derived from their links whenever it is asked for.

Nothing here is kept in the database, so nothing can fall behind it. While many articles are
linked, what was derived is remembered and grows with each link; what another program writes makes
it be forgotten.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import (
    BindParameter,
    Connection,
    bindparam,
    func,
    select,
    union,
)

from onrecord.schema.identity import ArticleEntity, IdentityProfile
from onrecord.schema.record import EntityType
from onrecord.store import identity_tables
from onrecord.store.article_entities import LINKED_TYPES
from onrecord.store.blocking import BLOCK

# Articles whose company is compared: those long past tell little, and reading them takes long.
_RECENT_ARTICLES: Final = 50
# Profiles remembered, those asked for last: some tens of megabytes.
_MOST_REMEMBERED: Final = 8_000
# Identities asked for at once: SQLite takes at least 999 bound values.
_CHUNK: Final = 400

_LINKS: Final = identity_tables.identity_links
_KEYS: Final = identity_tables.link_keys
_WORDS: Final = identity_tables.link_words
_IDENTITIES: Final = identity_tables.identities
_ASKED: Final[BindParameter[str]] = bindparam("asked", expanding=True)


_TYPES: Final = select(_IDENTITIES.c.id, _IDENTITIES.c.type).where(_IDENTITIES.c.id.in_(_ASKED))
_COUNTED: Final = (
    select(_WORDS.c.identity, _WORDS.c.kind, _WORDS.c.words, func.count())
    .where(_WORDS.c.identity.in_(_ASKED))
    .group_by(_WORDS.c.identity, _WORDS.c.kind, _WORDS.c.words)
)
_AUTHORITIES: Final = (
    select(identity_tables.authority_names.c.identity, identity_tables.authority_names.c.name)
    .where(identity_tables.authority_names.c.identity.in_(_ASKED))
    .order_by(identity_tables.authority_names.c.position)
)
# A person whom a decision makes of two entities of an article counts twice there; that is rare.
_APPEARANCES: Final = (
    select(
        _LINKS.c.identity,
        func.count(),
        func.min(_LINKS.c.published),
        func.max(_LINKS.c.published),
    )
    .where(_LINKS.c.identity.in_(_ASKED))
    .group_by(_LINKS.c.identity)
)
# Both are asked of the driver itself: they are many, or have many rows.
_LATEST_LINKS: Final = (
    "SELECT coalesce(published, ''), version, entity FROM identity_links"
    " WHERE identity = ? ORDER BY published DESC, version DESC, entity LIMIT ?"
)
_COMPANY: Final = (
    "SELECT e.version, e.id, n.name FROM entities AS e JOIN entity_names AS n"
    " ON n.version = e.version AND n.entity = e.id AND n.position = 0"
    " WHERE n.form = 'name' AND e.type IN ({types}) AND e.version IN ({versions})"
)
_SHARING: Final = union(
    select(_KEYS.c.identity).where(_KEYS.c.key.in_(_ASKED)),
    select(identity_tables.authority_keys.c.identity).where(
        identity_tables.authority_keys.c.key.in_(_ASKED)
    ),
)

_Article = tuple[str, int]


@dataclass(slots=True)
class _Known:
    """What is known of an identity, as it grows; `recent` is the company of the latest articles."""

    type: EntityType
    names: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    company: Counter[str] = field(default_factory=Counter)
    recent: dict[_Article, frozenset[str]] = field(default_factory=dict)
    articles: int = 0
    first: str | None = None
    last: str | None = None
    is_authority: bool = False

    def grow(self, entity: ArticleEntity, version: int) -> None:
        self.names.update(entity.names)
        self.roles.update(entity.roles)
        self.articles += 1
        if entity.published is not None:
            self.first = min(self.first or entity.published, entity.published)
            self.last = max(self.last or entity.published, entity.published)
        self.appear((entity.published or "", version), frozenset(entity.company))
        if len(self.recent) > _RECENT_ARTICLES:
            for name in self.recent.pop(min(self.recent)):
                self.company[name] -= 1
                if not self.company[name]:
                    del self.company[name]

    def appear(self, article: _Article, beside: frozenset[str]) -> None:
        self.company.update(beside - self.recent.get(article, frozenset()))
        self.recent[article] = beside | self.recent.get(article, frozenset())

    def profile(self, id: str) -> IdentityProfile:
        return IdentityProfile(
            id,
            self.type,
            self.names,
            self.roles,
            self.company,
            self.articles,
            self.first,
            self.last,
            self.is_authority,
        )


class ProfileCache:
    """Profiles that were derived, for as long as nothing else changes the record."""

    def __init__(self) -> None:
        # Those asked for last come last.
        self._known: dict[str, _Known] = {}
        self._data_version: int | None = None

    def check(self, connection: Connection) -> None:
        """Forget all where another program has written since."""
        now = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        if now != self._data_version:
            self.clear()
        self._data_version = now
        for identity in list(self._known)[: max(len(self._known) - _MOST_REMEMBERED, 0)]:
            del self._known[identity]

    def clear(self) -> None:
        """Forget all."""
        self._known.clear()

    def forget(self, identities: Iterable[str]) -> None:
        """Forget these identities: their links have changed."""
        for identity in identities:
            self._known.pop(identity, None)

    def grow(self, identity: str, entity: ArticleEntity, version: int) -> None:
        """Add a link that was written just now."""
        if identity in self._known:
            self._known[identity].grow(entity, version)

    def profiles(
        self, connection: Connection, identities: Collection[str]
    ) -> list[IdentityProfile]:
        """Return the profiles of these identities, leaving out those that nothing is linked to.

        They grow with the links that are written later, and so are for the moment only.
        """
        missing = [one for one in identities if one not in self._known]
        for at in range(0, len(missing), _CHUNK):
            self._known.update(_derive(connection, missing[at : at + _CHUNK]))
        found = []
        for one in identities:
            known = self._known.pop(one, None)
            if known is not None:
                self._known[one] = known
                found.append(known.profile(one))
        return found


class SqliteProfiles:
    """The identities of a record that an article's entities may be, within one transaction."""

    def __init__(self, connection: Connection, cache: ProfileCache) -> None:
        """Look things up in a transaction.

        Args:
            connection: the transaction.
            cache: what was derived before, checked in this transaction.
        """
        self._connection = connection
        self._cache = cache

    def sharing(self, keys: Collection[str]) -> Sequence[IdentityProfile]:
        """Return the identities with a name that has one of these blocking keys."""
        asked = sorted(keys)
        found: set[str] = set()
        for at in range(0, len(asked), _CHUNK):
            chunk = {"asked": asked[at : at + _CHUNK]}
            found.update(self._connection.scalars(_SHARING, chunk))
        return self._cache.profiles(self._connection, sorted(found))


def _derive(connection: Connection, identities: Sequence[str]) -> dict[str, _Known]:
    asked = {"asked": identities}
    known = {one: _Known(kind) for one, kind in connection.execute(_TYPES, asked)}
    for identity, kind, words, count in connection.execute(_COUNTED, asked):
        counts = known[identity].names if kind == "name" else known[identity].roles
        counts[words] = count
    for identity, name in connection.execute(_AUTHORITIES, asked):
        known[identity].names[name] += 1
        known[identity].is_authority = True
    for identity, articles, first, last in connection.execute(_APPEARANCES, asked):
        one = known[identity]
        one.articles, one.first, one.last = articles, first, last
    _add_company(connection, known)
    return {identity: one for identity, one in known.items() if one.names}


def _add_company(connection: Connection, known: Mapping[str, _Known]) -> None:
    cursor = connection.connection.cursor()
    latest = {
        identity: cursor.execute(_LATEST_LINKS, (identity, _RECENT_ARTICLES)).fetchall()
        for identity in known
    }
    named: dict[int, list[tuple[str, str]]] = defaultdict(list)
    versions = sorted({version for rows in latest.values() for _, version, _ in rows})
    for at in range(0, len(versions), _CHUNK):
        chunk = versions[at : at + _CHUNK]
        query = _COMPANY.format(types=_marks(LINKED_TYPES), versions=_marks(chunk))
        for version, entity, name in cursor.execute(query, (*LINKED_TYPES, *chunk)):
            if BLOCK not in name:
                named[version].append((entity, name))
    for identity, rows in latest.items():
        for day, version, entity in rows:
            beside = frozenset(name for other, name in named[version] if other != entity)
            known[identity].appear((day, version), beside)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
