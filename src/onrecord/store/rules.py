"""What persons decided about identities, as it bears upon an article that is linked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, literal_column, select

from onrecord.schema.identity import ArticleEntity
from onrecord.store import identity_tables
from onrecord.store.article_entities import name_hash
from onrecord.store.prepared import Prepared

_DECISIONS: Final = identity_tables.decisions
_RULES: Final = identity_tables.decision_rules
_PARTS: Final = identity_tables.decision_identities
# Later decisions come later, and so stand.
_OF_ARTICLE: Final = Prepared(
    select(_RULES.c.name_hash, _RULES.c.becomes, _RULES.c.decision)
    .join(_DECISIONS)
    .where(_RULES.c.article == bindparam("article"), _DECISIONS.c.undone_at.is_(None))
    .order_by(_RULES.c.decision)
)
# A chain of merges is never longer; it ends where nothing is merged further.
_LONGEST_CHAIN: Final = 1_000
_INTO: Final = _PARTS.alias()
_MERGED_INTO: Final = Prepared(
    select(_INTO.c.identity)
    .join(_PARTS, _PARTS.c.decision == _INTO.c.decision)
    .join(_DECISIONS, _DECISIONS.c.number == _PARTS.c.decision)
    .where(_PARTS.c.identity == bindparam("identity"))
    .where(_PARTS.c.part == "merged", _INTO.c.part == "into", _DECISIONS.c.undone_at.is_(None))
    .order_by(_PARTS.c.decision.desc())
    .limit(literal_column("1"))
)


@dataclass(frozen=True, slots=True)
class Rule:
    """What an entity becomes, and by which decision."""

    becomes: str
    decision: int


def fixed_identities(
    connection: Connection, salt: str, entities: Sequence[ArticleEntity]
) -> dict[str, Rule]:
    """Return what decisions make of the entities of one article, by their ids.

    A rule holds for the entity whose fullest name is that which was decided about; where a new
    reading finds a fuller one, for the only entity that has the name at all.
    """
    if not entities:
        return {}
    rows = _OF_ARTICLE.rows(connection, article=entities[0].article)
    rules = {known: Rule(becomes, decision) for known, becomes, decision in rows}
    if not rules:
        return {}
    fixed: dict[str, Rule] = {}
    for entity in entities:
        rule = rules.pop(name_hash(salt, entity.type, entity.name), None)
        if rule is not None:
            fixed[entity.id] = rule
    for known, rule in rules.items():
        bearers = [
            entity.id
            for entity in entities
            if entity.id not in fixed
            and known in {name_hash(salt, entity.type, name) for name in entity.names}
        ]
        if len(bearers) == 1:
            fixed[bearers[0]] = rule
    return fixed


def merged_away(connection: Connection, identities: Collection[str]) -> set[str]:
    """Return those of the identities that stand merged into others."""
    return {one for one in identities if _merged_into(connection, one) is not None}


def resolve(connection: Connection, identity: str) -> str:
    """Return the identity that this one is merged into by now, or itself."""
    for _ in range(_LONGEST_CHAIN):
        into = _merged_into(connection, identity)
        if into is None:
            break
        identity = into
    return identity


def kept_apart(connection: Connection) -> set[frozenset[str]]:
    """Return the pairs of identities that decisions keep apart."""
    other = _PARTS.alias()
    query = (
        select(_PARTS.c.identity, other.c.identity)
        .join(other, other.c.decision == _PARTS.c.decision)
        .join(_DECISIONS, _DECISIONS.c.number == _PARTS.c.decision)
        .where(_DECISIONS.c.kind == "split", _DECISIONS.c.undone_at.is_(None))
        .where(_PARTS.c.identity < other.c.identity)
    )
    return {frozenset(pair) for pair in connection.execute(query)}


def _merged_into(connection: Connection, identity: str) -> str | None:
    found = _MERGED_INTO.first(connection, identity=identity)
    return None if found is None else found[0]
