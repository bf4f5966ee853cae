"""Rows become identities, their links, decisions: what a person is shown of who is who."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, func, select, union

from onrecord.errors import NotInRecord
from onrecord.schema.identity import Decision, Identity, IdentityLink, Office
from onrecord.schema.record import EntityType
from onrecord.store import identity_tables, tables
from onrecord.store.browsing import tables as browsing_tables
from onrecord.store.browsing.kept_people import role_told
from onrecord.store.browsing.naming import named
from onrecord.store.identity_names import asked_words, identities_named
from onrecord.store.linking import evidence_of
from onrecord.store.names import name_key
from onrecord.store.reading_articles import BY_PUBLICATION
from onrecord.store.review_tables import review_log
from onrecord.store.rules import resolve

_IDENTITIES: Final = identity_tables.identities
_LINKS: Final = identity_tables.identity_links
_VERSIONS: Final = tables.article_versions
_TALLIES: Final = browsing_tables.person_tallies
_DECISIONS: Final = identity_tables.decisions
_PARTS: Final = identity_tables.decision_identities
_ENTRIES: Final = identity_tables.authority_entries
_AUTHORITY_NAMES: Final = identity_tables.authority_names
# Identities asked for at once: SQLite takes at least 999 bound values.
_CHUNK: Final = 400
# Enough of the named to choose from in a message.
_SHOWN_ALTERNATIVES: Final = 4
# Those of one name that are looked at.
_MOST_NAMED: Final = 50
# A name of more words is a full one.
_SHORT_NAME: Final = 1

_Counts = defaultdict[str, dict[str, int]]


def find_identities(
    connection: Connection, name: str | None, type: EntityType | None, limit: int | None
) -> list[Identity]:
    """Return the identities that appear in articles, those in most of them first.

    Args:
        connection: the transaction.
        name: a name, or part of one in whole words.
        type: person or organization.
        limit: the most to return.
    """
    articles = func.count(_LINKS.c.version.distinct())
    query = (
        select(_LINKS.c.identity)
        .join(_IDENTITIES, _IDENTITIES.c.id == _LINKS.c.identity)
        .group_by(_LINKS.c.identity)
        .order_by(articles.desc(), _LINKS.c.identity)
    )
    if type is not None:
        query = query.where(_IDENTITIES.c.type == type)
    if name is not None:
        query = query.where(_LINKS.c.identity.in_(identities_named(asked_words(name))))
    if limit is not None:
        query = query.limit(max(limit, 0))
    return read_identities(connection, list(connection.scalars(query)))


def find_identity(connection: Connection, asked: str) -> str:
    """Return the identity of this id or name; of one that was merged, that which it is now.

    Raises:
        NotInRecord: there is none, or several go by the name.
    """
    if connection.scalar(select(_IDENTITIES.c.id).where(_IDENTITIES.c.id == asked)):
        return resolve(connection, asked)
    words = asked_words(asked)
    exact: set[str] = set(connection.scalars(identities_named(words, exact=True)))
    for known in (exact, {one for _, one in named(connection, words, _MOST_NAMED)}):
        found = sorted(known)
        if len(found) > 1:
            raise NotInRecord(_several(asked, read_identities(connection, found)))
        if found:
            return found[0]
    raise NotInRecord(f"Nobody in the record goes by {asked!r}.")


def read_identities(connection: Connection, ids: Sequence[str]) -> list[Identity]:
    """Return the identities with these ids, in this order."""
    found: dict[str, Identity] = {}
    for at in range(0, len(ids), _CHUNK):
        found.update(_identities(connection, ids[at : at + _CHUNK]))
    return [found[one] for one in ids]


def read_links(connection: Connection, identity: str) -> list[IdentityLink]:
    """Return what is linked to an identity, in order of publication."""
    query = (
        select(_LINKS, _VERSIONS.c.article)
        .join(_VERSIONS, _VERSIONS.c.id == _LINKS.c.version)
        .where(_LINKS.c.identity == identity)
        .order_by(*BY_PUBLICATION, _LINKS.c.entity)
    )
    return [
        IdentityLink(
            row.article,
            row.entity,
            row.identity,
            row.confidence,
            row.method,
            evidence_of(row.evidence),
        )
        for row in connection.execute(query)
    ]


def read_decisions(connection: Connection, number: int | None = None) -> list[Decision]:
    """Return the decisions, in order of time, or this one alone."""
    query = (
        select(_DECISIONS, review_log.c.done_by)
        .outerjoin(review_log, review_log.c.decision == _DECISIONS.c.number)
        .order_by(_DECISIONS.c.number)
    )
    if number is not None:
        query = query.where(_DECISIONS.c.number == number)
    told = select(_PARTS).order_by(_PARTS.c.identity)
    if number is not None:
        told = told.where(_PARTS.c.decision == number)
    parts: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(told):
        parts[row.decision][row.part].append(row.identity)
    rows = connection.execute(query).all()
    shown = {one for row in rows for ids in parts[row.number].values() for one in ids}
    names = _shown_names(connection, sorted(shown))
    return [
        Decision(
            row.number,
            row.kind,
            row.at,
            _summary(row, parts[row.number], names),
            row.undone_at,
            row.done_by,
        )
        for row in rows
    ]


def _summary(row: Row[Any], parts: dict[str, list[str]], names: dict[str, str]) -> str:
    def told(*which: str) -> str:
        return " and ".join(
            f"{names[one]} ({one})" if one in names else one
            for part in which
            for one in parts[part]
        )

    if row.kind == "merge":
        return f"merged {told('merged')} into {told('into')}"
    if row.kind == "rename":
        return f"renamed {told('renamed')}" + (f" to {row.name}" if row.name else "")
    if parts["apart"]:
        return f"kept {told('apart')} apart"
    return f"split {told('made')} from {told('of')}"


def _shown_names(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    known: set[str] = set()
    for at in range(0, len(ids), _CHUNK):
        chunk = ids[at : at + _CHUNK]
        linked = select(_LINKS.c.identity).where(_LINKS.c.identity.in_(chunk))
        told = select(_ENTRIES.c.identity).where(_ENTRIES.c.identity.in_(chunk))
        known.update(connection.scalars(union(linked, told)))
    found = read_identities(connection, [one for one in ids if one in known])
    return {identity.id: identity.name for identity in found}


def _several(asked: str, found: Sequence[Identity]) -> str:
    most = sorted(found, key=lambda one: -one.articles)[:_SHOWN_ALTERNATIVES]
    told = ", ".join(f"{one.name} ({one.id})" for one in most)
    return f"Several go by {asked!r}; give the id of one, such as {told}."


def _identities(connection: Connection, ids: Collection[str]) -> dict[str, Identity]:
    types = select(_IDENTITIES.c.id, _IDENTITIES.c.type).where(_IDENTITIES.c.id.in_(ids))
    counts = _counts(connection, ids)
    told = _told_names(connection, ids)
    renamed = _renamed(connection, ids)
    wikidata = _wikidata(connection, ids)
    offices = _offices(connection, ids)
    found = {}
    for one, kind in connection.execute(types):
        own = counts[one]
        found[one] = Identity(
            id=one,
            type=kind,
            name=renamed.get(one) or _shown_name(told[one], own["full"], own["name"]) or one,
            names=_most_used(own["name"]),
            roles=_roles(connection, one, own["role"]),
            articles=own["article"].get("", 0),
            statements=own["entry"].get("statement", 0),
            wikidata=wikidata.get(one),
            offices=tuple(offices[one]),
        )
    return found


def _shown_name(told: list[str], fullest: dict[str, int], names: dict[str, int]) -> str | None:
    """Return the authority file's name, else the full name that most articles use."""
    if told:
        return told[0]
    full = {one: n for one, n in fullest.items() if len(name_key(one).split()) > _SHORT_NAME}
    candidates = _most_used(full) or _most_used(names) or _most_used(fullest)
    return candidates[0][0] if candidates else None


def _most_used(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], -len(one[0]), one[0])))


def _counts(connection: Connection, ids: Collection[str]) -> defaultdict[str, _Counts]:
    """Return how many articles use names and roles of identities, and how much they say."""
    query = select(_TALLIES).where(_TALLIES.c.identity.in_(ids))
    found: defaultdict[str, _Counts] = defaultdict(lambda: defaultdict(dict))
    for identity, field, value, total in connection.execute(query):
        found[identity][field][value] = total
    return found


def _roles(
    connection: Connection, identity: str, counts: dict[str, int]
) -> tuple[tuple[str, int, str | None, str | None], ...]:
    found = [(*role_told(connection, identity, words), count) for words, count in counts.items()]
    found.sort(key=lambda one: (-one[3], one[0]))
    return tuple((role, count, first, last) for role, first, last, count in found)


def _told_names(connection: Connection, ids: Collection[str]) -> dict[str, list[str]]:
    query = (
        select(_AUTHORITY_NAMES.c.identity, _AUTHORITY_NAMES.c.name)
        .where(_AUTHORITY_NAMES.c.identity.in_(ids))
        .order_by(_AUTHORITY_NAMES.c.position)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for identity, name in connection.execute(query):
        found[identity].append(name)
    return found


def _renamed(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    query = (
        select(_PARTS.c.identity, _DECISIONS.c.name)
        .join(_DECISIONS, _DECISIONS.c.number == _PARTS.c.decision)
        .where(_DECISIONS.c.kind == "rename", _DECISIONS.c.undone_at.is_(None))
        .where(_PARTS.c.identity.in_(ids), _DECISIONS.c.name.is_not(None))
        .order_by(_DECISIONS.c.number)
    )
    return dict(connection.execute(query).all())


def _wikidata(connection: Connection, ids: Collection[str]) -> dict[str, str | None]:
    query = select(_ENTRIES.c.identity, _ENTRIES.c.wikidata).where(_ENTRIES.c.identity.in_(ids))
    return {row.identity: row.wikidata for row in connection.execute(query)}


def _offices(connection: Connection, ids: Collection[str]) -> dict[str, list[Office]]:
    table = identity_tables.authority_offices
    query = select(table).where(table.c.identity.in_(ids)).order_by(table.c.position)
    found: dict[str, list[Office]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.identity].append(Office(row.title, row.organization, row.since, row.until))
    return found
