"""Happenings as a record answers them: with their article, who has part in them and who tells."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from sqlalchemy import Connection, and_, select

from onrecord.schema.article import Article
from onrecord.schema.dated import Dated
from onrecord.schema.record import Entity
from onrecord.schema.stored_happenings import (
    AnyHappening,
    H,
    HappeningKind,
    KnownParty,
    StoredHappening,
)
from onrecord.store import happening_tables, identity_tables, tables
from onrecord.store.prepared import ASKED, PreparedQuery
from onrecord.store.reading_articles import chunks, read_articles
from onrecord.store.reading_entities import read_entities, verified_span
from onrecord.store.reading_happenings import (
    ABSENCES,
    ACTIONS,
    COMMITMENTS,
    ENCOUNTERS,
    RELATIONS,
    HappeningKey,
    Kind,
    read_kind,
)

_HAPPENINGS: Final = happening_tables.happenings
_PARTIES: Final = happening_tables.happening_parties
_STATEMENTS: Final = tables.statements
_SPANS: Final = tables.statement_spans
_LINKS: Final = identity_tables.identity_links
_IDENTITIES: Final = PreparedQuery(
    select(_LINKS.c.version, _LINKS.c.entity, _LINKS.c.identity).where(_LINKS.c.version.in_(ASKED))
)
_PARTY_ENTITIES: Final = PreparedQuery(
    select(_PARTIES.c.version, _PARTIES.c.number, _PARTIES.c.entity)
    .where(_PARTIES.c.version.in_(ASKED), _PARTIES.c.entity.is_not(None))
    .order_by(_PARTIES.c.version, _PARTIES.c.number, _PARTIES.c.role, _PARTIES.c.position)
)
_IS_TOLD: Final = and_(
    _STATEMENTS.c.version == _HAPPENINGS.c.version, _STATEMENTS.c.id == _HAPPENINGS.c.statement
)
_IS_DAY: Final = and_(
    _SPANS.c.version == _STATEMENTS.c.version,
    _SPANS.c.statement == _STATEMENTS.c.id,
    _SPANS.c.role == "said_on",
)
_TOLD: Final = (_STATEMENTS.c.speaker, _STATEMENTS.c.said_on, _STATEMENTS.c.said_on_basis)
_DAY: Final = (_SPANS.c.start, _SPANS.c.end, _SPANS.c.text)
_TELLINGS: Final = PreparedQuery(
    select(_HAPPENINGS.c.version, _HAPPENINGS.c.number, *_TOLD, *_DAY)
    .join(_STATEMENTS, _IS_TOLD)
    .join(_SPANS, _IS_DAY, isouter=True)
    .where(_HAPPENINGS.c.version.in_(ASKED))
)


class _Telling(NamedTuple):
    """Who tells a happening, and when."""

    speaker: str | None
    told_on: Dated | None


def read_stored(
    connection: Connection, kind: Kind[H], keys: Sequence[HappeningKey]
) -> list[StoredHappening[H]]:
    """Return these happenings of a kind, in this order."""
    found: dict[HappeningKey, StoredHappening[H]] = {}
    for chunk in chunks(sorted({key.version for key in keys})):
        found.update(_stored(connection, kind, chunk, set(keys)))
    return [found[key] for key in keys]


def read_of_kind(
    connection: Connection, kind: HappeningKind, keys: Sequence[HappeningKey]
) -> list[AnyHappening]:
    """Return these happenings, all of the kind of this name, in this order."""
    found: list[AnyHappening] = []
    if kind == "encounter":
        found += read_stored(connection, ENCOUNTERS, keys)
    elif kind == "action":
        found += read_stored(connection, ACTIONS, keys)
    elif kind == "commitment":
        found += read_stored(connection, COMMITMENTS, keys)
    elif kind == "absence":
        found += read_stored(connection, ABSENCES, keys)
    else:
        found += read_stored(connection, RELATIONS, keys)
    return found


def _stored(
    connection: Connection, kind: Kind[H], versions: Sequence[int], wanted: Collection[HappeningKey]
) -> dict[HappeningKey, StoredHappening[H]]:
    articles = read_articles(connection, versions)
    parties = _party_entities(connection, versions)
    tellings = _tellings(connection, versions, articles)
    ids = {one for key in wanted for one in parties.get(key, ())}
    ids.update(tellings[key].speaker or "" for key in wanted if key in tellings)
    entities = read_entities(connection, articles, ids)
    linked = _identities(connection, versions)
    found: dict[HappeningKey, StoredHappening[H]] = {}
    for key, happening in read_kind(connection, kind, articles, wanted).items():
        known = entities.get(key.version, {})
        telling = tellings.get(key, _Telling(None, None))
        teller = known.get(telling.speaker or "")
        own = [known[one] for one in parties.get(key, ())]
        found[key] = StoredHappening(
            happening=happening,
            article=articles[key.version],
            parties=tuple(_known(one, key.version, linked) for one in own),
            teller=_known(teller, key.version, linked) if teller else None,
            told_on=telling.told_on,
        )
    return found


def _known(entity: Entity, version: int, linked: dict[tuple[int, str], str]) -> KnownParty:
    return KnownParty(entity, linked.get((version, entity.id)))


def _identities(connection: Connection, versions: Sequence[int]) -> dict[tuple[int, str], str]:
    rows = _IDENTITIES.among(connection, versions)
    return {(row.version, row.entity): row.identity for row in rows}


def _party_entities(
    connection: Connection, versions: Sequence[int]
) -> defaultdict[HappeningKey, list[str]]:
    found: defaultdict[HappeningKey, list[str]] = defaultdict(list)
    for version, number, entity in _PARTY_ENTITIES.among(connection, versions):
        own = found[HappeningKey(version, number)]
        if entity not in own:
            own.append(entity)
    return found


def _tellings(
    connection: Connection, versions: Sequence[int], articles: dict[int, Article]
) -> dict[HappeningKey, _Telling]:
    found: dict[HappeningKey, _Telling] = {}
    for version, number, speaker, said_on, basis, start, end, text in _TELLINGS.among(
        connection, versions
    ):
        span = None if start is None else verified_span(start, end, text, articles[version])
        told_on = None if said_on is None else Dated(said_on, basis, span)
        found[HappeningKey(version, number)] = _Telling(speaker, told_on)
    return found
