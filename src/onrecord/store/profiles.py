"""What the record knows of identities, derived from their links whenever it is asked for.

Nothing here is kept in the database, so nothing can fall behind it. While many articles are
linked, what was derived is remembered and grows with each link; what another program writes makes
it be forgotten.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Executable,
    Table,
    bindparam,
    func,
    select,
    union,
)

from onrecord.schema.identity import ArticleEntity, IdentityProfile
from onrecord.schema.record import EntityType
from onrecord.store import tables
from onrecord.store.article_entities import LINKED_TYPES
from onrecord.store.blocking import BLOCK

# Articles whose company is compared: those long past tell little, and reading them takes long.
_RECENT_ARTICLES: Final = 50
# Profiles remembered: those that many articles name, in some tens of megabytes.
_MOST_REMEMBERED: Final = 4_000
# Identities asked for at once: SQLite takes at least 999 bound values.
_CHUNK: Final = 400

_LINKS: Final = tables.identity_links
_KEYS: Final = tables.link_keys
_VERSIONS: Final = tables.article_versions
_IDENTITIES: Final = tables.identities
_ASKED: Final[BindParameter[str]] = bindparam("asked", expanding=True)


def _counted(
    words: ColumnElement[str], source: Table, *conditions: ColumnElement[bool]
) -> Executable:
    own = (source.c.version == _LINKS.c.version) & (source.c.entity == _LINKS.c.entity)
    return (
        select(_LINKS.c.identity, words, func.count())
        .join(source, own)
        .where(_LINKS.c.identity.in_(_ASKED), *conditions)
        .group_by(_LINKS.c.identity, words)
    )


_NAMES: Final = _counted(
    tables.entity_names.c.name, tables.entity_names, tables.entity_names.c.form == "name"
)
_ROLES: Final = _counted(tables.entity_roles.c.role, tables.entity_roles)
_TYPES: Final = select(_IDENTITIES.c.id, _IDENTITIES.c.type).where(_IDENTITIES.c.id.in_(_ASKED))
_AUTHORITIES: Final = (
    select(tables.authority_names.c.identity, tables.authority_names.c.name)
    .where(tables.authority_names.c.identity.in_(_ASKED))
    .order_by(tables.authority_names.c.position)
)
_APPEARANCES: Final = (
    select(
        _LINKS.c.identity,
        func.count(_LINKS.c.version.distinct()),
        func.min(_VERSIONS.c.published_from),
        func.max(_VERSIONS.c.published_from),
    )
    .join(_VERSIONS, _VERSIONS.c.id == _LINKS.c.version)
    .where(_LINKS.c.identity.in_(_ASKED))
    .group_by(_LINKS.c.identity)
)
_BY_DAY: Final = (
    select(
        _LINKS.c.identity,
        _LINKS.c.version,
        _LINKS.c.entity,
        func.coalesce(_VERSIONS.c.published_from, "").label("day"),
        func.row_number()
        .over(
            partition_by=_LINKS.c.identity,
            order_by=(
                func.coalesce(_VERSIONS.c.published_from, "").desc(),
                _LINKS.c.version.desc(),
            ),
        )
        .label("nth"),
    )
    .join(_VERSIONS, _VERSIONS.c.id == _LINKS.c.version)
    .where(_LINKS.c.identity.in_(_ASKED))
    .cte("by_day")
)
_OTHERS: Final = tables.entities
_OTHER_NAMES: Final = tables.entity_names
# Those alone in their articles have a row too, their own: each of the latest articles counts.
_COMPANY: Final = (
    select(_BY_DAY, _OTHERS.c.id.label("other"), _OTHER_NAMES.c.name)
    .join(_OTHERS, _OTHERS.c.version == _BY_DAY.c.version)
    .join(
        _OTHER_NAMES,
        (_OTHER_NAMES.c.version == _OTHERS.c.version)
        & (_OTHER_NAMES.c.entity == _OTHERS.c.id)
        & (_OTHER_NAMES.c.position == 0),
    )
    .where(
        _BY_DAY.c.nth <= _RECENT_ARTICLES,
        _OTHERS.c.type.in_(LINKED_TYPES),
        _OTHER_NAMES.c.form == "name",
    )
)
_SHARING: Final = union(
    select(_KEYS.c.identity).where(_KEYS.c.key.in_(_ASKED)),
    select(tables.authority_keys.c.identity).where(tables.authority_keys.c.key.in_(_ASKED)),
)

_Article = tuple[str, int]


@dataclass(slots=True)
class _Known:
    """What is known of an identity, as it grows."""

    type: EntityType
    names: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    company: dict[_Article, list[str]] = field(default_factory=dict)
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
        self.company[entity.published or "", version] = list(entity.company)
        if len(self.company) > _RECENT_ARTICLES:
            del self.company[min(self.company)]

    def profile(self, id: str) -> IdentityProfile:
        company = Counter(name for names in self.company.values() for name in set(names))
        return IdentityProfile(
            id,
            self.type,
            self.names,
            self.roles,
            company,
            self.articles,
            self.first,
            self.last,
            self.is_authority,
        )


class ProfileCache:
    """Profiles that were derived, for as long as nothing else changes the record."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._shown: dict[str, IdentityProfile] = {}
        self._data_version: int | None = None

    def check(self, connection: Connection) -> None:
        """Forget all where another program has written since."""
        now = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        if now != self._data_version or len(self._known) > _MOST_REMEMBERED:
            self.clear()
        self._data_version = now

    def clear(self) -> None:
        """Forget all."""
        self._known.clear()
        self._shown.clear()

    def forget(self, identities: Iterable[str]) -> None:
        """Forget these identities: their links have changed."""
        for identity in identities:
            self._known.pop(identity, None)
            self._shown.pop(identity, None)

    def grow(self, identity: str, entity: ArticleEntity, version: int) -> None:
        """Add a link that was written just now."""
        if identity in self._known:
            self._known[identity].grow(entity, version)
            self._shown.pop(identity, None)

    def profiles(
        self, connection: Connection, identities: Collection[str]
    ) -> list[IdentityProfile]:
        """Return the profiles of these identities, leaving out those that nothing is linked to."""
        missing = [one for one in identities if one not in self._known]
        for at in range(0, len(missing), _CHUNK):
            self._known.update(_derive(connection, missing[at : at + _CHUNK]))
        return [self._show(one) for one in identities if one in self._known]

    def _show(self, identity: str) -> IdentityProfile:
        if identity not in self._shown:
            self._shown[identity] = self._known[identity].profile(identity)
        return self._shown[identity]


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
    for identity, name, count in connection.execute(_NAMES, asked):
        if BLOCK not in name:
            known[identity].names[name] = count
    for identity, role, count in connection.execute(_ROLES, asked):
        if BLOCK not in role:
            known[identity].roles[role] = count
    for identity, name in connection.execute(_AUTHORITIES, asked):
        known[identity].names[name] += 1
        known[identity].is_authority = True
    for identity, articles, first, last in connection.execute(_APPEARANCES, asked):
        one = known[identity]
        one.articles, one.first, one.last = articles, first, last
    for row in connection.execute(_COMPANY, asked):
        names = known[row.identity].company.setdefault((row.day, row.version), [])
        if row.other != row.entity and BLOCK not in row.name:
            names.append(row.name)
    return {identity: one for identity, one in known.items() if one.names}
