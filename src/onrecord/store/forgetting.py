"""What identities keep of a withdrawn person or article goes too. The caller holds the transaction.

Links of the versions that a withdrawal changes go with their findings. What is left are words:
reasons of other links that name what is gone, names that a person or an authority file gave, and
hashes of names. Links with such reasons are taken out, to be linked anew.
"""

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Executable, delete, select, update

from onrecord.store import identity_tables, tables
from onrecord.store.article_entities import LINKED_TYPES, name_hash
from onrecord.store.authority import drop_withdrawn
from onrecord.store.blocking import WithdrawnNames, folded_words
from onrecord.store.linking import sweep, unlink
from onrecord.store.names import name_key

_NAMES: Final = tables.entity_names
_ROLES: Final = tables.entity_roles
_LINKS: Final = identity_tables.identity_links
_RULES: Final = identity_tables.decision_rules
_DECISIONS: Final = identity_tables.decisions
_IDENTITIES: Final = identity_tables.identities
# Names and roles asked for at once: SQLite takes at least 999 bound values.
_CHUNK: Final = 400


@dataclass(frozen=True, slots=True)
class Traces:
    """What was known of those who are to go, before they go.

    Attributes:
        words: names and roles, by their words as they are compared.
        identities: those that they were linked to.
    """

    words: dict[str, str]
    identities: frozenset[str]


def traces_of_person(connection: Connection, name: str) -> Traces:
    """Return what is known of whoever has a name, before they are withdrawn."""
    bearers = connection.execute(
        select(_NAMES.c.version, _NAMES.c.entity).where(_NAMES.c.words == name_key(name))
    ).all()
    words: dict[str, str] = {}
    identities: set[str] = set()
    for version, entity in bearers:
        for table, text in ((_NAMES, _NAMES.c.name), (_ROLES, _ROLES.c.role)):
            own = (table.c.version == version) & (table.c.entity == entity)
            words.update(_texts(connection, select(table.c.words, text).where(own)))
        link = (_LINKS.c.version == version) & (_LINKS.c.entity == entity)
        identities.update(connection.scalars(select(_LINKS.c.identity).where(link)))
    return Traces(words, frozenset(identities))


def traces_of_versions(connection: Connection, versions: Collection[int]) -> Traces:
    """Return what is known of all that versions name, before they are withdrawn."""
    words: dict[str, str] = {}
    for table, text in ((_NAMES, _NAMES.c.name), (_ROLES, _ROLES.c.role)):
        found = select(table.c.words, text).where(table.c.version.in_(versions))
        words.update(_texts(connection, found))
    linked = select(_LINKS.c.identity).where(_LINKS.c.version.in_(versions))
    return Traces(words, frozenset(connection.scalars(linked)))


def forget_person(connection: Connection, withdrawn: WithdrawnNames, traces: Traces) -> None:
    """Take out what is left of a person who was withdrawn."""
    linked = select(_LINKS.c.version).where(_LINKS.c.identity.in_(traces.identities))
    unlink(connection, set(connection.scalars(linked)))
    _forget_words(connection, traces.words)
    hashes = {
        name_hash(withdrawn.salt, one, name)
        for one in LINKED_TYPES
        for name in traces.words.values()
        if withdrawn.has(folded_words(name))
    }
    connection.execute(delete(_RULES).where(_RULES.c.name_hash.in_(hashes)))
    founded = update(_IDENTITIES).where(_IDENTITIES.c.name_hash.in_(hashes))
    connection.execute(founded.values(article=None, name_hash=None))
    for number, name in connection.execute(
        select(_DECISIONS.c.number, _DECISIONS.c.name).where(_DECISIONS.c.name.is_not(None))
    ).all():
        if withdrawn.has(folded_words(name)) or withdrawn.extents(name):
            renamed = update(_DECISIONS).where(_DECISIONS.c.number == number)
            connection.execute(renamed.values(name=None, words=None))
    drop_withdrawn(connection, withdrawn)
    sweep(connection)


def forget_article(connection: Connection, article: str, traces: Traces) -> None:
    """Take out what is left of an article that was withdrawn."""
    founded = update(_IDENTITIES).where(_IDENTITIES.c.article == article)
    connection.execute(founded.values(article=None, name_hash=None))
    _forget_words(connection, traces.words)
    sweep(connection)


def _forget_words(connection: Connection, words: dict[str, str]) -> None:
    """Take out links for reasons that name what no article names any more."""
    gone = _gone(connection, words)
    if not gone:
        return
    named = _any_of(gone)
    rows = connection.execute(select(_LINKS.c.version, _LINKS.c.evidence))
    unlink(connection, {row.version for row in rows if named.search(row.evidence)})
    for row in connection.execute(select(_RULES)).all():
        if named.search(row.evidence):
            own = (_RULES.c.decision == row.decision) & (_RULES.c.article == row.article)
            rule = update(_RULES).where(own, _RULES.c.name_hash == row.name_hash)
            connection.execute(rule.values(evidence="[]"))


def _gone(connection: Connection, words: dict[str, str]) -> list[str]:
    asked, left = sorted(words), set[str]()
    for at in range(0, len(asked), _CHUNK):
        chunk = asked[at : at + _CHUNK]
        for table in (_NAMES, _ROLES):
            left.update(connection.scalars(select(table.c.words).where(table.c.words.in_(chunk))))
    return [form for one in asked if one not in left for form in (one.strip(), words[one]) if form]


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    # As they stand in JSON.
    written = {json.dumps(form, ensure_ascii=False)[1:-1] for form in forms}
    return re.compile("|".join(map(re.escape, sorted(written))), re.IGNORECASE)


def _texts(connection: Connection, query: Executable) -> dict[str, str]:
    return dict(connection.execute(query).all())
