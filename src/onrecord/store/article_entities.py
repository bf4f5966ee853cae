"""The entities of an article, as far as they are compared with those of others."""

from collections import defaultdict
from typing import Final

from sqlalchemy import Connection, bindparam, or_, select

from onrecord.schema.identity import ArticleEntity
from onrecord.schema.record import EntityType
from onrecord.store import tables
from onrecord.store.blocked_words import BLOCK
from onrecord.store.blocking import tombstone_hash
from onrecord.store.names import name_key
from onrecord.store.prepared import Prepared

# Groups and places are told apart by their names alone.
LINKED_TYPES: Final[tuple[EntityType, ...]] = ("person", "organization")

_ENTITIES: Final = tables.entities
_NAMES: Final = tables.entity_names
_ROLES: Final = tables.entity_roles
_VERSIONS: Final = tables.article_versions
_OF_VERSION: Final = Prepared(
    select(
        _VERSIONS.c.article,
        _VERSIONS.c.published_from,
        _ENTITIES.c.id,
        _ENTITIES.c.type,
        _ENTITIES.c.name,
    )
    .join(_ENTITIES, _ENTITIES.c.version == _VERSIONS.c.id)
    .where(_VERSIONS.c.id == bindparam("of"))
    .where(or_(*(_ENTITIES.c.type == one for one in LINKED_TYPES)))
    .order_by(_ENTITIES.c.position)
)
_NAMES_OF_VERSION: Final = Prepared(
    select(_NAMES.c.entity, _NAMES.c.name)
    .where(_NAMES.c.version == bindparam("of"), _NAMES.c.form == "name")
    .order_by(_NAMES.c.entity, _NAMES.c.position)
)
_ROLES_OF_VERSION: Final = Prepared(
    select(_ROLES.c.entity, _ROLES.c.role)
    .where(_ROLES.c.version == bindparam("of"))
    .order_by(_ROLES.c.entity, _ROLES.c.position)
)


def article_entities(connection: Connection, version: int) -> list[ArticleEntity]:
    """Return the people and organizations that a version of an article names.

    Those in whose name a withdrawn one is blocked out are left out, and so are those that the
    article only describes.
    """
    names = _words(connection, _NAMES_OF_VERSION, version)
    roles = _words(connection, _ROLES_OF_VERSION, version)
    rows = [row for row in _OF_VERSION.rows(connection, of=version) if names[row[2]]]
    fullest = tuple(_fullest(name, names[entity]) for _, _, entity, _, name in rows)
    return [
        ArticleEntity(
            article=article,
            id=entity,
            type=kind,
            name=fullest[place],
            names=tuple(names[entity]),
            roles=tuple(roles[entity]),
            company=fullest[:place] + fullest[place + 1 :],
            published=published,
        )
        for place, (article, published, entity, kind, _) in enumerate(rows)
    ]


def name_hash(salt: str, type: EntityType, name: str) -> str:
    """Return the salted hash that a name is known by where the name itself must not stand."""
    return tombstone_hash(salt, f"{type} name", name_key(name))


def _words(connection: Connection, query: Prepared, version: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entity, words in query.rows(connection, of=version):
        if BLOCK not in words and name_key(words).strip():
            found[entity].append(words)
    return found


def _fullest(name: str, names: list[str]) -> str:
    return name if name in names else names[0]
