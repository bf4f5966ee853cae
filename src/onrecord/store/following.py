"""Later texts that may bear upon what an article told: of the same party, with the same words."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, false, or_, select

from onrecord.schema.happenings import Party
from onrecord.schema.stored_happenings import LaterText
from onrecord.store import tables
from onrecord.store.party_places import Extent, Extents, PartyEntity, mentioned, said, same_parties
from onrecord.store.rarity import begins_any
from onrecord.store.reading_articles import LATEST, read_articles
from onrecord.store.reading_happenings import HappeningKey

_VERSIONS: Final = tables.article_versions
_INDEX: Final = tables.article_search
# Later articles that are looked through, those with most of the words first (BM25): a person in
# the news has thousands, and each is read.
_MOST_ARTICLES: Final = 100


def later_texts(
    connection: Connection, key: HappeningKey, party: Party | None, beginnings: Sequence[str]
) -> list[LaterText]:
    """Return the articles, published later, that may bear upon a happening.

    Args:
        connection: the transaction.
        key: where the happening stands.
        party: whose it is: only articles with the same party; None where nobody is known.
        beginnings: beginnings of the words of which an article must have one.
    """
    if not beginnings or (party is not None and party.entity is None):
        return []
    found = _later_versions(connection, key.version, beginnings)
    if party is None:
        return _texts(connection, found[:_MOST_ARTICLES], None)
    entity = PartyEntity(key.version, party.entity or "")
    entities = same_parties(connection, [entity])[entity]
    versions = {one.version for one in entities}
    found = [version for version in found if version in versions]
    return _texts(connection, found[:_MOST_ARTICLES], entities)


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
        .where(LATEST, or_(is_revision, is_later), begins_any(beginnings))
        .order_by(_INDEX.c.rank, _VERSIONS.c.id)
    )
    return list(connection.scalars(query))


def _texts(
    connection: Connection, versions: Sequence[int], entities: Sequence[PartyEntity] | None
) -> list[LaterText]:
    articles = read_articles(connection, versions)
    wanted = [one for one in entities or () if one.version in articles]
    mentions, sayings = mentioned(connection, wanted), said(connection, wanted)
    texts = []
    for version in versions:
        own = [one for one in wanted if one.version == version]
        named = None if entities is None else _joined(mentions, own)
        texts.append(LaterText(articles[version], named, _joined(sayings, own)))
    return texts


def _joined(extents: Extents, entities: Sequence[PartyEntity]) -> tuple[Extent, ...]:
    return tuple(extent for one in entities for extent in extents[one])
