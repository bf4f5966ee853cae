"""Later texts that may bear upon what an article told: of the same party, with the same words."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from math import log
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal_column, or_, select

from onrecord.schema.happenings import Party
from onrecord.schema.stored_happenings import LaterText
from onrecord.store import happening_tables, identity_tables, tables
from onrecord.store.reading_articles import LATEST, chunks, read_articles
from onrecord.store.reading_happenings import HappeningKey

_VERSIONS: Final = tables.article_versions
_NAMES: Final = tables.entity_names
_MENTIONS: Final = tables.mentions
_STATEMENTS: Final = tables.statements
_SPANS: Final = tables.statement_spans
_PARTIES: Final = happening_tables.happening_parties
_WORDINGS: Final = happening_tables.happening_spans
_HAPPENINGS: Final = happening_tables.happenings
_LINKS: Final = identity_tables.identity_links
_INDEX: Final = tables.article_search
# Later articles that are looked through, those with most of the words first (BM25): a person in
# the news has thousands, and each is read.
_MOST_ARTICLES: Final = 200

_Extents = defaultdict[int, list[tuple[int, int]]]


class _Entity(NamedTuple):
    """An entity of a version."""

    version: int
    id: str


def rarity(connection: Connection, beginnings: Collection[str]) -> dict[str, float]:
    """Return how much each beginning of a word tells: the logarithm of how few articles have one.

    Inverse document frequency, smoothed so that a word of every article still counts a little
    (Spärck Jones 1972): log(1 + articles / (1 + articles with it)).
    """
    articles = connection.scalars(select(func.count()).select_from(_VERSIONS).where(LATEST)).one()
    found: dict[str, float] = {}
    for beginning in beginnings:
        query = (
            select(func.count())
            .select_from(_INDEX.join(_VERSIONS, _VERSIONS.c.id == _INDEX.c.rowid))
            .where(LATEST, _begins_any([beginning]))
        )
        found[beginning] = log(1 + articles / (1 + connection.scalars(query).one()))
    return found


def later_texts(
    connection: Connection, key: HappeningKey, party: Party | None, beginnings: Sequence[str]
) -> list[LaterText]:
    """Return the articles, published later, that may bear upon a happening.

    Args:
        connection: the database.
        key: where the happening stands.
        party: whose it is: only articles with the same party; None where nobody is known.
        beginnings: beginnings of the words of which an article must have one.
    """
    own = connection.execute(select(_VERSIONS).where(_VERSIONS.c.id == key.version)).one()
    if not beginnings or (party is not None and party.entity is None):
        return []
    entities = None
    if party is not None:
        entities = _same_party(connection, _Entity(key.version, party.entity or ""))
    is_revision = and_(_VERSIONS.c.article == own.article, _VERSIONS.c.number > own.number)
    is_later = and_(
        _VERSIONS.c.article != own.article, _VERSIONS.c.published_from > own.published_to
    )
    query = (
        select(_VERSIONS.c.id)
        .join(_INDEX, _INDEX.c.rowid == _VERSIONS.c.id)
        .where(LATEST, or_(is_revision, is_later), _begins_any(beginnings))
        .order_by(_INDEX.c.rank, _VERSIONS.c.id)
    )
    with_party = {one.version for one in entities} if entities is not None else None
    found = [
        version
        for version in connection.scalars(query)
        if with_party is None or version in with_party
    ][:_MOST_ARTICLES]
    return _texts(connection, own.article, found, entities)


def _texts(
    connection: Connection,
    article: str,
    versions: Sequence[int],
    entities: Sequence[_Entity] | None,
) -> list[LaterText]:
    articles = read_articles(connection, versions)
    wanted = [one for one in entities or () if one.version in articles]
    mentions = _mentions(connection, wanted)
    said, refused = _said(connection, wanted), _refused(connection, wanted)
    return [
        LaterText(
            article=articles[version],
            is_revision=articles[version].id == article,
            mentions=None if entities is None else tuple(mentions[version]),
            said=tuple(
                (start, end)
                for start, end in said[version]
                if not any(first < end and start < last for first, last in refused[version])
            ),
        )
        for version in versions
    ]


def _same_party(connection: Connection, entity: _Entity) -> list[_Entity]:
    """Return the entities that are this one by identity, or by a name where it is not linked."""
    link = and_(_LINKS.c.version == entity.version, _LINKS.c.entity == entity.id)
    identity = connection.scalars(select(_LINKS.c.identity).where(link)).one_or_none()
    if identity is not None:
        linked = select(_LINKS.c.version, _LINKS.c.entity).where(_LINKS.c.identity == identity)
        return [_Entity(*row) for row in connection.execute(linked)]
    own = and_(_NAMES.c.version == entity.version, _NAMES.c.entity == entity.id)
    words = select(_NAMES.c.words).where(own, _NAMES.c.form == "name")
    query = select(_NAMES.c.version, _NAMES.c.entity).where(
        _NAMES.c.words.in_(words), _NAMES.c.form == "name"
    )
    return [_Entity(*row) for row in connection.execute(query.distinct())]


def _mentions(connection: Connection, entities: Sequence[_Entity]) -> _Extents:
    query = select(_MENTIONS.c.version, _MENTIONS.c.entity, _MENTIONS.c.start, _MENTIONS.c.end)
    return _extents(connection, query.order_by(_MENTIONS.c.position), _MENTIONS.c.version, entities)


def _said(connection: Connection, entities: Sequence[_Entity]) -> _Extents:
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
    return _extents(connection, query, _SPANS.c.version, entities)


def _refused(connection: Connection, entities: Sequence[_Entity]) -> _Extents:
    """Return where the party withholds again, which is no answer."""
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
    return _extents(connection, query, _WORDINGS.c.version, entities)


def _extents(
    connection: Connection,
    query: Select[Any],
    version: ColumnElement[int],
    entities: Sequence[_Entity],
) -> _Extents:
    """Return what a query finds of these entities: rows of version, entity, start and end."""
    wanted = set(entities)
    found: _Extents = defaultdict(list)
    for chunk in chunks(sorted({one.version for one in entities})):
        for of, entity, start, end in connection.execute(query.where(version.in_(chunk))):
            if _Entity(of, entity) in wanted:
                found[of].append((start, end))
    return found


def _begins_any(beginnings: Sequence[str]) -> ColumnElement[bool]:
    # In FTS5 a string in double quotes with a star is a beginning; beginnings are of letters and
    # digits only.
    expression = " OR ".join(f'"{one}" *' for one in beginnings)
    return literal_column(_INDEX.name).op("MATCH", is_comparison=True)(expression)
