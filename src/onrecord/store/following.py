"""Later texts that may bear upon what an article told: of the same party, with the same words."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, and_, false, literal_column, or_, select

from onrecord.schema.happenings import Party
from onrecord.schema.stored_happenings import LaterText
from onrecord.store import tables
from onrecord.store.party_places import Extent, Extents, PartyEntity, mentioned, said, same_parties
from onrecord.store.prepared import Prepared
from onrecord.store.rarity import MATCHES, begins
from onrecord.store.reading_articles import LATEST, chunks, read_articles
from onrecord.store.reading_happenings import HappeningKey

_VERSIONS: Final = tables.article_versions
_INDEX: Final = tables.article_search
# Articles with a word that are looked at, those recorded last.
_MOST_OF_WORD: Final = 2_000
# Later articles that are read, those with the words that tell most first: a person in the news has
# thousands.
_MOST_ARTICLES: Final = 20
_WITH_WORD: Final = Prepared(
    select(_INDEX.c.rowid)
    .where(MATCHES)
    .order_by(_INDEX.c.rowid.desc())
    .limit(literal_column(str(_MOST_OF_WORD)))
)


def later_texts(
    connection: Connection,
    key: HappeningKey,
    party: Party | None,
    rarity: Mapping[str, float],
) -> list[LaterText]:
    """Return the articles, published later, that may bear upon a happening.

    Args:
        connection: the transaction.
        key: where the happening stands.
        party: whose it is: only articles with the same party; None where nobody is known.
        rarity: beginnings of the words of which an article must have one, with how much each
            tells; those that tell most come first.
    """
    if not rarity or (party is not None and party.entity is None):
        return []
    if party is None:
        found = _later_versions(connection, key.version, rarity, None)
        return _texts(connection, found, None)
    entity = PartyEntity(key.version, party.entity or "")
    entities = same_parties(connection, [entity])[entity]
    of_party = {one.version for one in entities}
    found = _later_versions(connection, key.version, rarity, of_party)
    return _texts(connection, found, entities)


def _later_versions(
    connection: Connection,
    version: int,
    rarity: Mapping[str, float],
    of_party: Collection[int] | None,
) -> list[int]:
    """Return the latest versions published later, or of the same article, with the most words."""
    weights: defaultdict[int, float] = defaultdict(float)
    for beginning, weight in rarity.items():
        for (found,) in _WITH_WORD.rows(connection, words=begins(beginning)):
            if of_party is None or found in of_party:
                weights[found] += weight
    likest = sorted(weights, key=lambda one: (-weights[one], -one))
    own = connection.execute(
        select(_VERSIONS.c.article, _VERSIONS.c.number, _VERSIONS.c.published_to).where(
            _VERSIONS.c.id == version
        )
    ).one()
    later: list[int] = []
    for chunk in chunks(likest):
        later += _later(connection, chunk, own)
        if len(later) >= _MOST_ARTICLES:
            break
    return later[:_MOST_ARTICLES]


def _later(
    connection: Connection, versions: Sequence[int], own: Row[*tuple[Any, ...]]
) -> list[int]:
    """Return those of versions that are later than one, in their order."""
    is_revision = and_(_VERSIONS.c.article == own.article, _VERSIONS.c.number > own.number)
    is_later: ColumnElement[bool] = false()
    if own.published_to is not None:
        is_later = and_(
            _VERSIONS.c.article != own.article, _VERSIONS.c.published_from > own.published_to
        )
    query = select(_VERSIONS.c.id).where(
        _VERSIONS.c.id.in_(versions), LATEST, or_(is_revision, is_later)
    )
    found = set(connection.scalars(query))
    return [one for one in versions if one in found]


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
