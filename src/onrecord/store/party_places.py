"""Where parties are named, speak and withhold in the articles of a record."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, select

from onrecord.store import happening_tables, identity_tables, tables
from onrecord.store.reading_articles import chunks

_VERSIONS: Final = tables.article_versions
_NAMES: Final = tables.entity_names
_MENTIONS: Final = tables.mentions
_STATEMENTS: Final = tables.statements
_SPANS: Final = tables.statement_spans
_PARTIES: Final = happening_tables.happening_parties
_WORDINGS: Final = happening_tables.happening_spans
_HAPPENINGS: Final = happening_tables.happenings
_LINKS: Final = identity_tables.identity_links

Extent = tuple[int, int]


class PartyEntity(NamedTuple):
    """An entity of a version."""

    version: int
    id: str


# By entity, in order of the text.
Extents = defaultdict[PartyEntity, list[Extent]]


def same_parties(
    connection: Connection, entities: Collection[PartyEntity]
) -> dict[PartyEntity, tuple[PartyEntity, ...]]:
    """Return for each entity all that are the same party, itself among them.

    By identity, or by a name where it is not linked.
    """
    identities = _identities(connection, entities)
    linked = _linked(connection, set(identities.values()))
    return {
        one: linked[identities[one]] if one in identities else _namesakes(connection, one)
        for one in entities
    }


def next_of_party(
    connection: Connection, entity: PartyEntity, most: int
) -> tuple[PartyEntity, ...]:
    """Return the entities that are the same party in the articles published next, and in its own.

    Args:
        connection: the transaction.
        entity: an entity of a version.
        most: of how many articles at most.
    """
    identity = _identities(connection, [entity]).get(entity)
    if identity is None:
        return _namesakes(connection, entity)[:most]
    version = select(_VERSIONS.c.article, _VERSIONS.c.published_from).where(
        _VERSIONS.c.id == entity.version
    )
    article, published = connection.execute(version).one()
    of_identity = select(_LINKS.c.version, _LINKS.c.entity).where(_LINKS.c.identity == identity)
    own = select(_VERSIONS.c.id).where(_VERSIONS.c.article == article)
    following = of_identity.where(_LINKS.c.published >= (published or ""))
    rows = [
        *connection.execute(of_identity.where(_LINKS.c.version.in_(own))),
        *connection.execute(following.order_by(_LINKS.c.published).limit(most)),
    ]
    return tuple(sorted({entity, *(PartyEntity(*row) for row in rows)}))


def mentioned(connection: Connection, entities: Collection[PartyEntity]) -> Extents:
    """Return where these entities are named or stood for."""
    query = select(_MENTIONS.c.version, _MENTIONS.c.entity, _MENTIONS.c.start, _MENTIONS.c.end)
    of = (_MENTIONS.c.version, _MENTIONS.c.entity)
    return _extents(connection, query.order_by(_MENTIONS.c.position), of, entities)


def said(connection: Connection, entities: Collection[PartyEntity]) -> Extents:
    """Return what these entities say, but for where they withhold again, which says nothing."""
    refused = _refused(connection, entities)
    found: Extents = defaultdict(list)
    for one, extents in _said(connection, entities).items():
        own = refused[one]
        found[one] = [extent for extent in extents if not any(_meet(extent, no) for no in own)]
    return found


def _identities(connection: Connection, entities: Iterable[PartyEntity]) -> dict[PartyEntity, str]:
    wanted = set(entities)
    query = select(_LINKS.c.version, _LINKS.c.entity, _LINKS.c.identity)
    return {
        PartyEntity(version, entity): identity
        for chunk in chunks(sorted({one.version for one in wanted}))
        for version, entity, identity in connection.execute(
            query.where(_LINKS.c.version.in_(chunk))
        )
        if (version, entity) in wanted
    }


def _linked(
    connection: Connection, identities: Collection[str]
) -> dict[str, tuple[PartyEntity, ...]]:
    query = select(_LINKS.c.identity, _LINKS.c.version, _LINKS.c.entity)
    found: defaultdict[str, list[PartyEntity]] = defaultdict(list)
    for chunk in chunks(sorted(identities)):
        rows = connection.execute(query.where(_LINKS.c.identity.in_(chunk)))
        for identity, version, entity in rows:
            found[identity].append(PartyEntity(version, entity))
    return {identity: tuple(sorted(own)) for identity, own in found.items()}


def _namesakes(connection: Connection, entity: PartyEntity) -> tuple[PartyEntity, ...]:
    own = and_(_NAMES.c.version == entity.version, _NAMES.c.entity == entity.id)
    words = select(_NAMES.c.words).where(own, _NAMES.c.form == "name")
    query = select(_NAMES.c.version, _NAMES.c.entity).where(
        _NAMES.c.words.in_(words), _NAMES.c.form == "name"
    )
    return tuple(sorted(PartyEntity(*row) for row in connection.execute(query.distinct())))


def _said(connection: Connection, entities: Collection[PartyEntity]) -> Extents:
    is_content = and_(
        _SPANS.c.version == _STATEMENTS.c.version,
        _SPANS.c.statement == _STATEMENTS.c.id,
        _SPANS.c.role == "content",
    )
    query = (
        select(_SPANS.c.version, _STATEMENTS.c.speaker, _SPANS.c.start, _SPANS.c.end)
        .join(_STATEMENTS, is_content)
        .where(_STATEMENTS.c.polarity != "refused")
        .order_by(_SPANS.c.start)
    )
    return _extents(connection, query, (_SPANS.c.version, _STATEMENTS.c.speaker), entities)


def _refused(connection: Connection, entities: Collection[PartyEntity]) -> Extents:
    same = and_(_WORDINGS.c.version == _PARTIES.c.version, _WORDINGS.c.number == _PARTIES.c.number)
    base = and_(
        _HAPPENINGS.c.version == _PARTIES.c.version, _HAPPENINGS.c.number == _PARTIES.c.number
    )
    query = (
        select(_WORDINGS.c.version, _PARTIES.c.entity, _WORDINGS.c.start, _WORDINGS.c.end)
        .join(_PARTIES, same)
        .join(_HAPPENINGS, base)
        .where(_HAPPENINGS.c.kind == "absence", _WORDINGS.c.role == "wording")
        .where(_PARTIES.c.role == "who")
    )
    return _extents(connection, query, (_WORDINGS.c.version, _PARTIES.c.entity), entities)


def _extents(
    connection: Connection,
    query: Select[Any],
    of: tuple[ColumnElement[int], ColumnElement[str]],
    entities: Collection[PartyEntity],
) -> Extents:
    """Return what a query finds of these entities: rows of version, entity, start and end.

    Args:
        connection: the transaction.
        query: the query.
        of: its columns of the version and the entity.
        entities: the entities.
    """
    found: Extents = defaultdict(list)
    for chunk in map(frozenset, chunks(sorted(set(entities)))):
        versions, ids = {one.version for one in chunk}, {one.id for one in chunk}
        own = query.where(of[0].in_(versions), of[1].in_(ids))
        for of_version, entity, start, end in connection.execute(own):
            if (of_version, entity) in chunk:
                found[PartyEntity(of_version, entity)].append((start, end))
    return found


def _meet(first: Extent, second: Extent) -> bool:
    return first[0] < second[1] and second[0] < first[1]
