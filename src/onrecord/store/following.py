"""Later texts that may bear upon what an article told: of the same party, with the same words."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from math import log
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    false,
    func,
    literal_column,
    or_,
    select,
)

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
_MOST_ARTICLES: Final = 100
# Articles kept at hand at once.
_MOST_KEPT: Final = 500

_Extents = defaultdict[int, list[tuple[int, int]]]


class _Entity(NamedTuple):
    """An entity of a version."""

    version: int
    id: str


class Following:
    """What is asked of later texts within one transaction, each thing once."""

    def __init__(self, connection: Connection) -> None:
        """Take the transaction."""
        self._connection = connection
        self._rarity: dict[str, float] = {}
        self._parties: dict[_Entity, tuple[_Entity, ...]] = {}
        self._texts: dict[tuple[int, _Entity | None], LaterText] = {}

    def rarity(self, beginnings: Collection[str]) -> dict[str, float]:
        """Return how much each beginning of a word tells, by how few articles have one.

        Inverse document frequency, smoothed so that a word of every article still counts a little
        (Spärck Jones 1972): log(1 + articles / (1 + articles with it)).
        """
        for beginning in beginnings:
            if beginning not in self._rarity:
                found = _count(self._connection, beginning)
                self._rarity[beginning] = log(1 + self._articles / (1 + found))
        return {beginning: self._rarity[beginning] for beginning in beginnings}

    def later_texts(
        self, key: HappeningKey, party: Party | None, beginnings: Sequence[str]
    ) -> list[LaterText]:
        """Return the articles, published later, that may bear upon a happening.

        Args:
            key: where the happening stands.
            party: whose it is: only articles with the same party; None where nobody is known.
            beginnings: beginnings of the words of which an article must have one.
        """
        if not beginnings or (party is not None and party.entity is None):
            return []
        found = _later_versions(self._connection, key.version, beginnings)
        if party is None:
            return self._with_party(found[:_MOST_ARTICLES], None, ())
        entity = _Entity(key.version, party.entity or "")
        entities = self._same_party(entity)
        versions = {one.version for one in entities}
        found = [version for version in found if version in versions][:_MOST_ARTICLES]
        return self._with_party(found, entities[0] if entities else None, entities)

    @cached_property
    def _articles(self) -> int:
        query = select(func.count()).select_from(_VERSIONS).where(LATEST)
        return self._connection.scalars(query).one()

    def _same_party(self, entity: _Entity) -> tuple[_Entity, ...]:
        if entity not in self._parties:
            same = tuple(sorted(_same_party(self._connection, entity)))
            self._parties.update(dict.fromkeys((entity, *same), same))
        return self._parties[entity]

    def _with_party(
        self, versions: Sequence[int], party: _Entity | None, entities: Sequence[_Entity]
    ) -> list[LaterText]:
        new = [version for version in versions if (version, party) not in self._texts]
        if len(self._texts) + len(new) > _MOST_KEPT:
            self._texts.clear()
            new = list(versions)
        for version, text in _texts(self._connection, new, None if party is None else entities):
            self._texts[version, party] = text
        return [self._texts[version, party] for version in versions]


def _count(connection: Connection, beginning: str) -> int:
    query = (
        select(func.count())
        .select_from(_INDEX.join(_VERSIONS, _VERSIONS.c.id == _INDEX.c.rowid))
        .where(LATEST, _begins_any([beginning]))
    )
    return connection.scalars(query).one()


def _later_versions(connection: Connection, version: int, beginnings: Sequence[str]) -> list[int]:
    """Return the latest versions published later, or of the same article, with the most words."""
    own = connection.execute(select(_VERSIONS).where(_VERSIONS.c.id == version)).one()
    is_revision = and_(_VERSIONS.c.article == own.article, _VERSIONS.c.number > own.number)
    is_later: ColumnElement[bool] = false()
    if own.published_to is not None:
        is_later = and_(
            _VERSIONS.c.article != own.article, _VERSIONS.c.published_from > own.published_to
        )
    query = (
        select(_VERSIONS.c.id)
        .join(_INDEX, _INDEX.c.rowid == _VERSIONS.c.id)
        .where(LATEST, or_(is_revision, is_later), _begins_any(beginnings))
        .order_by(_INDEX.c.rank, _VERSIONS.c.id)
    )
    return list(connection.scalars(query))


def _texts(
    connection: Connection, versions: Sequence[int], entities: Sequence[_Entity] | None
) -> Iterator[tuple[int, LaterText]]:
    articles = read_articles(connection, versions)
    wanted = [one for one in entities or () if one.version in articles]
    mentions = _mentions(connection, wanted)
    said, refused = _said(connection, wanted), _refused(connection, wanted)
    for version in versions:
        yield (
            version,
            LaterText(
                article=articles[version],
                mentions=None if entities is None else tuple(mentions[version]),
                said=tuple(
                    (start, end)
                    for start, end in said[version]
                    if not any(first < end and start < last for first, last in refused[version])
                ),
            ),
        )


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
