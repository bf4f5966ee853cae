"""What the record knows of identities, derived from their links whenever it is asked for.

Of the database nothing is read here but links, and counts of them that it keeps up itself, so
nothing can fall behind. While many articles are linked, what was derived is remembered and grows
with each link; what another program writes makes it be forgotten.

What an article costs grows only with the logarithm of the record: of a block that very many share
those that most articles name are looked at, and those that came last; of somebody whom articles
call by very many names and roles, those that most of them use.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from sqlalchemy import Connection, bindparam, func, or_, select, text

from onrecord.schema.identity import ArticleEntity, IdentityBlock, IdentityProfile
from onrecord.schema.record import EntityType
from onrecord.store import identity_tables, tables
from onrecord.store.article_entities import LINKED_TYPES
from onrecord.store.blocked_words import BLOCK
from onrecord.store.prepared import ASKED, Prepared

# Articles whose company is compared: those long past tell little, and reading them takes long.
_RECENT_ARTICLES: Final = 50
# Profiles remembered, those asked for last: some ten megabytes.
_MOST_REMEMBERED: Final = 4_000
# Identities of a block that are looked at: those that most links bring to it, and, since news goes
# on for days, those that came last. A block that has no more than both together is taken whole.
MOST_LINKED: Final = 48
LAST_COME: Final = 16
# The most that the members of a block are counted to.
MOST_COUNTED: Final = 1_000
# Names and roles of an identity that are compared, those that most links have. What few of very
# many articles call somebody comes from readings that went wrong.
MOST_NAMES: Final = 32
MOST_ROLES: Final = 64
# A name that more identities share tells little of who is who.
_MOST_SHARING: Final = 100

_LINKS: Final = identity_tables.identity_links
_MEMBERS: Final = identity_tables.block_members
_WORDS: Final = identity_tables.identity_words
_IDENTITIES: Final = identity_tables.identities
_ENTITIES: Final = tables.entities
_NAMES: Final = tables.entity_names

_DATA_VERSION: Final = Prepared(text("PRAGMA data_version"))
_TYPES: Final = Prepared(
    select(_IDENTITIES.c.id, _IDENTITIES.c.type).where(_IDENTITIES.c.id.in_(ASKED))
)
_COUNTED: Final = Prepared(
    select(_WORDS.c.words, _WORDS.c.links)
    .where(_WORDS.c.identity == bindparam("identity"), _WORDS.c.kind == bindparam("kind_of"))
    .order_by(_WORDS.c.links.desc(), _WORDS.c.words.desc())
    .limit(bindparam("most"))
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
_OF_BLOCK: Final = select(_MEMBERS.c.identity).where(_MEMBERS.c.key == bindparam("key_of"))
_MOST_LINKED: Final = Prepared(
    _OF_BLOCK.order_by(
        _MEMBERS.c.links.desc(), _MEMBERS.c.since.desc(), _MEMBERS.c.identity.desc()
    ).limit(bindparam("most"))
)
_LAST_COME: Final = Prepared(
    _OF_BLOCK.order_by(_MEMBERS.c.since.desc(), _MEMBERS.c.identity.desc()).limit(bindparam("most"))
)
_SIZE: Final = Prepared(
    select(func.count()).select_from(_OF_BLOCK.limit(bindparam("most")).subquery())
)

_Article = tuple[str, int]


@dataclass(slots=True)
class _Known:
    """What is known of an identity, as it grows.

    ``recent`` is the company of the latest articles, None until that is asked for. ``is_behind``
    where names or roles were left out of which one may be among those that most links have by now.
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
    is_behind: bool = False

    def grow(self, entity: ArticleEntity, version: int) -> None:
        self._count(self.names, entity.names, MOST_NAMES)
        self._count(self.roles, entity.roles, MOST_ROLES)
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

    def _count(self, counts: Counter[str], words: Collection[str], most: int) -> None:
        if len(counts) >= most and not counts.keys() >= set(words):
            self.is_behind = True
        else:
            counts.update(dict.fromkeys(words, 1))
            self.is_behind = self.is_behind or len(counts) > most

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
                if known.is_behind:
                    _read_words(connection, one, known)
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

    def blocks(self, keys: Collection[str]) -> Mapping[str, IdentityBlock]:
        """Return, for each of these blocking keys, the identities with a name that has it."""
        members = {key: block_members(self._connection, key) for key in sorted(keys)}
        identities = sorted(frozenset().union(*members.values()))
        profiles = {one.id: one for one in self._cache.profiles(self._connection, identities)}
        return {key: self._block(key, own, profiles) for key, own in members.items()}

    def _block(
        self, key: str, members: Sequence[str], profiles: Mapping[str, IdentityProfile]
    ) -> IdentityBlock:
        found = tuple(profiles[one] for one in members if one in profiles)
        if len(members) < MOST_LINKED:
            return IdentityBlock(found, len(found))
        [(size,)] = _SIZE.rows(self._connection, key_of=key, most=MOST_COUNTED)
        return IdentityBlock(found, max(size - (len(members) - len(found)), len(found)))


def block_members(connection: Connection, key: str) -> list[str]:
    """Return the identities of a block that are looked at, in the order of their ids."""
    most = MOST_LINKED + LAST_COME
    linked = [identity for (identity,) in _MOST_LINKED.rows(connection, key_of=key, most=most + 1)]
    if len(linked) <= most:
        return sorted(linked)
    last = [identity for (identity,) in _LAST_COME.rows(connection, key_of=key, most=LAST_COME)]
    return sorted({*linked[:MOST_LINKED], *last})


def telling_keys(connection: Connection, keys: Collection[str]) -> list[str]:
    """Return those of some blocking keys that few enough identities share."""
    most = _MOST_SHARING + 1
    sizes = {key: _SIZE.rows(connection, key_of=key, most=most)[0][0] for key in sorted(keys)}
    return [key for key, size in sizes.items() if size < most]


def _derive(connection: Connection, identities: Sequence[str]) -> dict[str, _Known]:
    known = {one: _Known(kind) for one, kind in _TYPES.among(connection, identities)}
    for identity, one in known.items():
        _read_words(connection, identity, one)
    for identity, articles, first, last in _APPEARANCES.among(connection, identities):
        one = known[identity]
        one.articles, one.first, one.last = articles, first, last
    return {identity: one for identity, one in known.items() if one.names}


def _read_words(connection: Connection, identity: str, known: _Known) -> None:
    known.names = _counted(connection, identity, "name", MOST_NAMES)
    known.roles = _counted(connection, identity, "role", MOST_ROLES)
    known.is_behind = False
    told = [name for _, name in _AUTHORITIES.among(connection, [identity])]
    known.names.update(told)
    known.is_authority = bool(told)


def _counted(connection: Connection, identity: str, kind: str, most: int) -> Counter[str]:
    rows = _COUNTED.rows(connection, identity=identity, kind_of=kind, most=most)
    return Counter(dict(rows))


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
