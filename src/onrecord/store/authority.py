"""What an authority file tells, kept beside what articles say. The caller holds the transaction."""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from onrecord.schema.identity import AuthorityEntry
from onrecord.schema.record import EntityType
from onrecord.store import identity_tables
from onrecord.store.blocking import WithdrawnNames, folded_words
from onrecord.store.linking import identity_id
from onrecord.store.names import name_key

_ENTRIES: Final = identity_tables.authority_entries
_NAMES: Final = identity_tables.authority_names
_KEYS: Final = identity_tables.authority_keys
_OFFICES: Final = identity_tables.authority_offices
_IDENTITIES: Final = identity_tables.identities
_LINK_KEYS: Final = identity_tables.link_keys

BlockingKeys = Callable[[str, EntityType], frozenset[str]]


def keep_entry(
    connection: Connection,
    entry: AuthorityEntry,
    blocking_keys: BlockingKeys,
    withdrawn: WithdrawnNames,
) -> set[int]:
    """Write an entry, in place of what was told of the same one before.

    An entry is known again by its Wikidata id, else by type and name. What names a withdrawn
    person is left out.

    Returns:
        The versions in which a name stands that may be meant, to be linked anew.
    """
    if any(withdrawn.has(folded_words(name)) for name in (entry.name, *entry.aliases)):
        return set()
    identity = _known(connection, entry) or _make(connection, entry)
    _write(connection, identity, entry, withdrawn)
    names = list(dict.fromkeys((entry.name, *entry.aliases)))
    keys = sorted(frozenset().union(*(blocking_keys(name, entry.type) for name in names)))
    if keys:
        connection.execute(insert(_KEYS), [{"key": key, "identity": identity} for key in keys])
    sharing = (
        select(_LINK_KEYS.c.version)
        .distinct()
        .join(_IDENTITIES, _IDENTITIES.c.id == _LINK_KEYS.c.identity)
        .where(_LINK_KEYS.c.key.in_(keys), _IDENTITIES.c.type == entry.type)
    )
    return set(connection.scalars(sharing))


def drop_entry(connection: Connection, identity: str) -> None:
    """Take out what an authority file tells of an identity."""
    for table in (_NAMES, _KEYS, _OFFICES, _ENTRIES):
        connection.execute(delete(table).where(table.c.identity == identity))


def drop_withdrawn(connection: Connection, withdrawn: WithdrawnNames) -> None:
    """Take out the entries that name a withdrawn person, and block them out in offices."""
    for identity, name in connection.execute(select(_NAMES.c.identity, _NAMES.c.name)).all():
        if withdrawn.has(folded_words(name)):
            drop_entry(connection, identity)
    for row in connection.execute(select(_OFFICES)).all():
        shown = {
            "title": withdrawn.block(row.title),
            "organization": withdrawn.block(row.organization) if row.organization else None,
        }
        if shown != {"title": row.title, "organization": row.organization}:
            connection.execute(
                update(_OFFICES)
                .where(_OFFICES.c.identity == row.identity, _OFFICES.c.position == row.position)
                .values(shown)
            )


def rebuild_keys(connection: Connection, blocking_keys: BlockingKeys) -> None:
    """Make the blocking keys of all entries anew."""
    query = select(_NAMES.c.identity, _NAMES.c.name, _IDENTITIES.c.type).join(
        _IDENTITIES, _IDENTITIES.c.id == _NAMES.c.identity
    )
    rows = {
        (key, row.identity)
        for row in connection.execute(query)
        for key in blocking_keys(row.name, row.type)
    }
    connection.execute(delete(_KEYS))
    if rows:
        connection.execute(
            insert(_KEYS), [{"key": key, "identity": identity} for key, identity in sorted(rows)]
        )


def _known(connection: Connection, entry: AuthorityEntry) -> str | None:
    query = select(_ENTRIES.c.identity).join(_IDENTITIES, _IDENTITIES.c.id == _ENTRIES.c.identity)
    if entry.wikidata is not None:
        found = connection.scalar(query.where(_ENTRIES.c.wikidata == entry.wikidata))
        if found is not None:
            return str(found)
    # Two bearers of one name have ids of their own; only where one has none can it be meant.
    same_name = (
        query.join(_NAMES, _NAMES.c.identity == _ENTRIES.c.identity)
        .where(_NAMES.c.position == 0, _NAMES.c.words == name_key(entry.name))
        .where(_IDENTITIES.c.type == entry.type)
    )
    if entry.wikidata is not None:
        same_name = same_name.where(_ENTRIES.c.wikidata.is_(None))
    found = connection.scalar(same_name)
    return None if found is None else str(found)


def _make(connection: Connection, entry: AuthorityEntry) -> str:
    number = 0
    while True:
        made = identity_id(entry.type, f"authority\n{entry.wikidata or number}\n{number}")
        taken = select(_IDENTITIES.c.id).where(_IDENTITIES.c.id == made)
        if connection.scalar(taken) is None:
            break
        number += 1
    connection.execute(insert(_IDENTITIES), {"id": made, "type": entry.type})
    return made


def _write(
    connection: Connection, id: str, entry: AuthorityEntry, withdrawn: WithdrawnNames
) -> None:
    drop_entry(connection, id)
    connection.execute(insert(_ENTRIES), {"identity": id, "wikidata": entry.wikidata})
    names = [
        {"identity": id, "position": position, "name": name, "words": name_key(name)}
        for position, name in enumerate(dict.fromkeys((entry.name, *entry.aliases)))
    ]
    connection.execute(insert(_NAMES), names)
    offices = [
        {
            "identity": id,
            "position": position,
            "title": withdrawn.block(office.title),
            "organization": withdrawn.block(office.organization) if office.organization else None,
            "since": office.since,
            "until": office.until,
        }
        for position, office in enumerate(entry.offices)
    ]
    if offices:
        connection.execute(insert(_OFFICES), offices)
