"""What the record knows of identities, derived from their links whenever it is asked for.

Nothing here is kept in the database, so nothing can fall behind it. While many articles are
linked, what was derived is remembered and grows with each link; what another program writes makes
it be forgotten.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from sqlalchemy import Connection, bindparam, func, or_, select, text, union

from onrecord.schema.identity import ArticleEntity, IdentityProfile
from onrecord.schema.record import EntityType
from onrecord.store import identity_tables, tables
from onrecord.store.article_entities import LINKED_TYPES
from onrecord.store.blocked_words import BLOCK
from onrecord.store.prepared import ASKED, Prepared

# Articles whose company is compared: those long past tell little, and reading them takes long.
_RECENT_ARTICLES: Final = 50
# A name that more identities share tells little of who is who.
_MOST_SHARING: Final = 100
# Profiles remembered, those asked for last: some tens of megabytes.
_MOST_REMEMBERED: Final = 8_000

_LINKS: Final = identity_tables.identity_links
_KEYS: Final = identity_tables.link_keys
_WORDS: Final = identity_tables.link_words
_IDENTITIES: Final = identity_tables.identities
_ENTITIES: Final = tables.entities
_NAMES: Final = tables.entity_names

_DATA_VERSION: Final = Prepared(text("PRAGMA data_version"))
_TYPES: Final = Prepared(
    select(_IDENTITIES.c.id, _IDENTITIES.c.type).where(_IDENTITIES.c.id.in_(ASKED))
)
_COUNTED: Final = Prepared(
    select(_WORDS.c.identity, _WORDS.c.kind, _WORDS.c.words, func.count())
    .where(_WORDS.c.identity.in_(ASKED))
    .group_by(_WORDS.c.identity, _WORDS.c.kind, _WORDS.c.words)
)
_AUTHORITIES: Final = Prepared(
    select(identity_tables.authority_names.c.identity, identity_tables.authority_names.c.name)
    .where(identity_tables.authority_names.c.identity.in_(ASKED))
    .order_by(identity_tables.authority_names.c.position)
)
# A person whom a decision makes of two entities of an article counts twice there; that is rare.
_APPEARANCES: Final = Prepared(
    select(
        _LINKS.c.identity,
        func.count(),
        func.min(_LINKS.c.published),
        func.max(_LINKS.c.published),
    )
    .where(_LINKS.c.identity.in_(ASKED))
    .group_by(_LINKS.c.identity)
)
_LATEST_LINKS: Final = Prepared(
    select(func.coalesce(_LINKS.c.published, ""), _LINKS.c.version, _LINKS.c.entity)
    .where(_LINKS.c.identity == bindparam("identity"))
    .order_by(_LINKS.c.published.desc(), _LINKS.c.version.desc(), _LINKS.c.entity)
    .limit(_RECENT_ARTICLES)
)
_COMPANY: Final = Prepared(
    select(_ENTITIES.c.version, _ENTITIES.c.id, _NAMES.c.name)
    .join(_NAMES, (_NAMES.c.version == _ENTITIES.c.version) & (_NAMES.c.entity == _ENTITIES.c.id))
    .where(_NAMES.c.position == 0, _NAMES.c.form == "name")
    .where(or_(*(_ENTITIES.c.type == one for one in LINKED_TYPES)))
    .where(_ENTITIES.c.version.in_(ASKED))
)
_SHARING: Final = Prepared(
    union(
        select(_KEYS.c.identity).where(_KEYS.c.key.in_(ASKED)),
        select(identity_tables.authority_keys.c.identity).where(
            identity_tables.authority_keys.c.key.in_(ASKED)
        ),
    )
)

_SHARED: Final = Prepared(
    select(_KEYS.c.key, func.count(_KEYS.c.identity.distinct()))
    .where(_KEYS.c.key.in_(ASKED))
    .group_by(_KEYS.c.key)
)

_Article = tuple[str, int]


@dataclass(slots=True)
class _Known:
    """What is known of an identity, as it grows.

    ``recent`` is the company of the latest articles, None until that is asked for.
    """

    type: EntityType
    names: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    company: Counter[str] = field(default_factory=Counter)
    recent: dict[_Article, frozenset[str]] | None = None
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
        if self.recent is None:
            return
        self._appear(self.recent, (entity.published or "", version), frozenset(entity.company))
        if len(self.recent) > _RECENT_ARTICLES:
            for name in self.recent.pop(min(self.recent)):
                self.company[name] -= 1
                if not self.company[name]:
                    del self.company[name]

    def _appear(
        self, recent: dict[_Article, frozenset[str]], article: _Article, beside: frozenset[str]
    ) -> None:
        before = recent.get(article, frozenset())
        self.company.update(beside - before)
        recent[article] = beside | before

    def profile(self, id: str, connection: Connection) -> IdentityProfile:
        return IdentityProfile(
            id,
            self.type,
            self.names,
            self.roles,
            _Company(id, self, connection),
            self.articles,
            self.first,
            self.last,
            self.is_authority,
        )


class _Company(Mapping[str, int]):
    """Who appears with an identity; read when it is first asked for.

    Names tell most identities of a block apart, so that of few the company is asked for.
    """

    __slots__ = ("_connection", "_identity", "_known")

    def __init__(self, identity: str, known: _Known, connection: Connection) -> None:
        self._identity = identity
        self._known = known
        self._connection = connection

    def __getitem__(self, name: str) -> int:
        return self._counts()[name]

    def __contains__(self, name: object) -> bool:
        return name in self._counts()

    def __iter__(self) -> Iterator[str]:
        return iter(self._counts())

    def __len__(self) -> int:
        return len(self._counts())

    def _counts(self) -> Counter[str]:
        if self._known.recent is None:
            _add_company(self._connection, self._identity, self._known)
        return self._known.company


class ProfileCache:
    """Profiles that were derived, for as long as nothing else changes the record."""

    def __init__(self) -> None:
        # Those asked for last come last.
        self._known: dict[str, _Known] = {}
        self._data_version: int | None = None

    def check(self, connection: Connection) -> None:
        """Forget all where another program has written since."""
        [(now,)] = _DATA_VERSION.rows(connection)
        if now != self._data_version:
            self.clear()
        self._data_version = now
        while len(self._known) > _MOST_REMEMBERED:
            del self._known[next(iter(self._known))]

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

        They grow with the links that are written later, and read in the transaction what is asked
        of them, and so are for the moment only.
        """
        missing = [one for one in identities if one not in self._known]
        if missing:
            self._known.update(_derive(connection, missing))
        found = []
        for one in identities:
            known = self._known.pop(one, None)
            if known is not None:
                self._known[one] = known
                found.append(known.profile(one, connection))
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
        found = {identity for (identity,) in _SHARING.among(self._connection, sorted(keys))}
        return self._cache.profiles(self._connection, sorted(found))


def telling_keys(connection: Connection, keys: Collection[str]) -> list[str]:
    """Return those of some blocking keys that few enough identities share."""
    shared = dict(_SHARED.among(connection, sorted(keys)))
    return sorted(key for key in keys if shared.get(key, 0) <= _MOST_SHARING)


def _derive(connection: Connection, identities: Sequence[str]) -> dict[str, _Known]:
    known = {one: _Known(kind) for one, kind in _TYPES.among(connection, identities)}
    for identity, kind, words, count in _COUNTED.among(connection, identities):
        counts = known[identity].names if kind == "name" else known[identity].roles
        counts[words] = count
    for identity, name in _AUTHORITIES.among(connection, identities):
        known[identity].names[name] += 1
        known[identity].is_authority = True
    for identity, articles, first, last in _APPEARANCES.among(connection, identities):
        one = known[identity]
        one.articles, one.first, one.last = articles, first, last
    return {identity: one for identity, one in known.items() if one.names}


def _add_company(connection: Connection, identity: str, known: _Known) -> None:
    latest = _LATEST_LINKS.rows(connection, identity=identity)
    named: dict[int, dict[str, str]] = defaultdict(dict)
    versions = sorted({version for _, version, _ in latest})
    for version, entity, name in _COMPANY.among(connection, versions):
        if BLOCK not in name:
            named[version][entity] = name
    recent: dict[_Article, frozenset[str]] = {}
    for day, version, entity in latest:
        article = (day, version)
        recent[article] = _beside(entity, named[version]) | recent.get(article, frozenset())
    known.company.update(chain.from_iterable(recent.values()))
    known.recent = recent


def _beside(entity: str, named: Mapping[str, str]) -> frozenset[str]:
    others = dict(named)
    others.pop(entity, None)
    return frozenset(others.values())
