"""Decisions of persons about identities. The caller holds the transaction.

A decision is a row that stays, the identities that it is about, and a rule for each entity that
it touches: in this article, the entity of this name is that identity. Links follow the rules, now
and at every later reading. Undoing brings back the links as they were, and has what was linked
since linked anew.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from onrecord.errors import DecisionRefused, NotInRecord
from onrecord.schema.identity import ArticleEntity, DecisionKind
from onrecord.store import identity_tables, tables
from onrecord.store.article_entities import article_entities, name_hash
from onrecord.store.linking import decided, evidence_json, identity_id, unlink
from onrecord.store.names import name_key
from onrecord.store.reading_articles import LATEST
from onrecord.store.review_log import LOG, log_decision, mark_undone

_DECISIONS: Final = identity_tables.decisions
_PARTS: Final = identity_tables.decision_identities
_RULES: Final = identity_tables.decision_rules
_LINKS: Final = identity_tables.identity_links
_VERSIONS: Final = tables.article_versions
_IDENTITIES: Final = identity_tables.identities
_IS_LINK: Final = (_LINKS.c.version == bindparam("of")) & (_LINKS.c.entity == bindparam("one"))

_Parts = dict[str, str]


def merge(
    connection: Connection, salt: str, into: str, others: Sequence[str], by: str, now: str
) -> str:
    """Make one identity of several; return the one that stays.

    Raises:
        DecisionRefused: they are one already, of different types, or two entries of an authority
            file.
    """
    others = [one for one in dict.fromkeys(others) if one != into]
    if not others:
        raise DecisionRefused("These are one already.")
    if len({_type(connection, one) for one in (into, *others)}) > 1:
        raise DecisionRefused("A person and an organization cannot be one.")
    entries = [one for one in (into, *others) if _is_entry(connection, one)]
    if len(entries) > 1:
        raise DecisionRefused("The authority file tells these apart; they cannot be one.")
    if entries and entries[0] != into:
        # What the authority file tells stays with the identity that it made.
        others = [into, *(one for one in others if one != entries[0])]
        into = entries[0]
    parts = {into: "into", **dict.fromkeys(others, "merged")}
    number = _decide(connection, "merge", parts, by, now)
    links = _links_of(connection, parts)
    _fix(connection, salt, number, [(link, into) for link in links])
    return into


def split(
    connection: Connection, salt: str, identity: str, articles: Sequence[str], by: str, now: str
) -> str:
    """Make another identity of what is linked in some articles; return its id.

    Raises:
        DecisionRefused: nothing or everything of it is linked there.
    """
    links = _links_of(connection, [identity])
    moved = {link.article for link in links} & set(articles)
    if not moved:
        raise DecisionRefused("It appears in none of these articles.")
    if len(moved) == len({link.article for link in links}):
        raise DecisionRefused("It appears in these articles alone: there is nothing to split.")
    kind = _type(connection, identity)
    made = identity_id(kind, f"{identity}\nsplit\n{_next_number(connection)}")
    connection.execute(insert(_IDENTITIES), {"id": made, "type": kind})
    number = _decide(connection, "split", {identity: "of", made: "made"}, by, now)
    _fix(
        connection,
        salt,
        number,
        [(link, made if link.article in moved else identity) for link in links],
    )
    return made


def keep_apart(
    connection: Connection, salt: str, first: str, second: str, by: str, now: str
) -> None:
    """Decide that two identities are two.

    Raises:
        DecisionRefused: they are one.
    """
    if first == second:
        raise DecisionRefused("These are one; split it by its articles.")
    number = _decide(connection, "split", {first: "apart", second: "apart"}, by, now)
    links = _links_of(connection, [first, second])
    _fix(connection, salt, number, [(link, link.identity) for link in links])


def rename(connection: Connection, identity: str, name: str, by: str, now: str) -> None:
    """Give an identity the name that it is shown by."""
    number = _decide(connection, "rename", {identity: "renamed"}, by, now)
    given = {"name": name, "words": name_key(name)}
    connection.execute(update(_DECISIONS).where(_DECISIONS.c.number == number).values(given))


def undo(
    connection: Connection, salt: str, number: int | None, by: str, now: str
) -> tuple[int, set[str]]:
    """Take a decision back.

    Args:
        connection: the transaction.
        salt: salt of the record.
        number: the decision; None for the last that stands.
        by: who takes it back.
        now: when.

    Returns:
        Its number, and the identities whose links have changed. Articles that were linked to
        these since the decision are unlinked, to be linked anew.

    Raises:
        NotInRecord: there is no such decision that stands.
        DecisionRefused: a later decision builds on it.
    """
    number = _standing_decision(connection, number)
    later = _later_decision(connection, number)
    if later is not None:
        raise DecisionRefused(f"Decision {later} builds on decision {number}; undo it first.")
    connection.execute(
        update(_DECISIONS).where(_DECISIONS.c.number == number).values(undone_at=now)
    )
    mark_undone(connection, LOG.c.decision == number, by, now)
    parts = set(connection.scalars(select(_PARTS.c.identity).where(_PARTS.c.decision == number)))
    rules = connection.execute(select(_RULES).where(_RULES.c.decision == number)).all()
    if not rules:
        return number, parts
    known = {(rule.article, rule.name_hash): rule for rule in rules}
    stray: set[int] = set()
    for version, links in _by_version(_links_of(connection, parts)).items():
        entities = {entity.id: entity for entity in article_entities(connection, version)}
        for link in links:
            rule = _rule_of(known, salt, entities.get(link.entity))
            if rule is None:
                stray.add(version)
            elif rule.was != rule.becomes:
                _move(connection, link, _restored(rule))
    return number, parts | unlink(connection, stray)


def _restored(rule: Row[Any]) -> dict[str, object]:
    return {
        "identity": rule.was,
        "confidence": rule.confidence,
        "method": rule.method,
        "evidence": rule.evidence,
    }


def _rule_of(
    rules: dict[tuple[str, str], Row[Any]], salt: str, entity: ArticleEntity | None
) -> Row[Any] | None:
    if entity is None:
        return None
    hashes = (name_hash(salt, entity.type, name) for name in (entity.name, *entity.names))
    found = (rules.get((entity.article, one)) for one in hashes)
    return next((rule for rule in found if rule is not None), None)


def _fix(
    connection: Connection, salt: str, number: int, links: Sequence[tuple[Row[Any], str]]
) -> None:
    """Write the rules of a decision, and have the links follow them."""
    becomes = {(link.version, link.entity): identity for link, identity in links}
    rules = []
    for version, found in _by_version(link for link, _ in links).items():
        entities = {entity.id: entity for entity in article_entities(connection, version)}
        for link in found:
            entity, identity = entities[link.entity], becomes[version, link.entity]
            rules.append(_rule_row(number, salt, entity, link, identity))
            if identity != link.identity:
                moved = {"identity": identity, "confidence": 1.0, "method": "human"}
                _move(connection, link, {**moved, "evidence": evidence_json(decided(number))})
    if rules:
        connection.execute(insert(_RULES).prefix_with("OR IGNORE"), rules)


def _rule_row(
    number: int, salt: str, entity: ArticleEntity, link: Row[Any], becomes: str
) -> dict[str, object]:
    return {
        "decision": number,
        "article": entity.article,
        "name_hash": name_hash(salt, entity.type, entity.name),
        "was": link.identity,
        "becomes": becomes,
        "confidence": link.confidence,
        "method": link.method,
        "evidence": link.evidence,
    }


def _move(connection: Connection, link: Row[Any], values: dict[str, object]) -> None:
    place = {"of": link.version, "one": link.entity}
    connection.execute(update(_LINKS).where(_IS_LINK).values(values), place)
    for table in (identity_tables.link_keys, identity_tables.link_words):
        own = (table.c.version == bindparam("of")) & (table.c.entity == bindparam("one"))
        connection.execute(update(table).where(own).values(identity=values["identity"]), place)


def _links_of(connection: Connection, identities: Iterable[str]) -> list[Row[Any]]:
    query = (
        select(_LINKS, _VERSIONS.c.article)
        .join(_VERSIONS, _VERSIONS.c.id == _LINKS.c.version)
        .where(_LINKS.c.identity == bindparam("identity"), LATEST)
        .order_by(_LINKS.c.version)
    )
    return [
        row for one in sorted(identities) for row in connection.execute(query, {"identity": one})
    ]


def _by_version(links: Iterable[Row[Any]]) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = {}
    for link in links:
        found.setdefault(link.version, []).append(link)
    return found


def _decide(connection: Connection, kind: DecisionKind, parts: _Parts, by: str, now: str) -> int:
    number = _next_number(connection)
    connection.execute(insert(_DECISIONS), {"number": number, "kind": kind, "at": now})
    rows = [{"decision": number, "identity": one, "part": part} for one, part in parts.items()]
    connection.execute(insert(_PARTS), rows)
    first, part = next(iter(parts.items()))
    log_decision(connection, "apart" if part == "apart" else kind, first, number, by, now)
    return number


def _next_number(connection: Connection) -> int:
    return (connection.scalar(select(func.max(_DECISIONS.c.number))) or 0) + 1


def _type(connection: Connection, identity: str) -> str:
    query = select(_IDENTITIES.c.type).where(_IDENTITIES.c.id == identity)
    kind: str = connection.scalars(query).one()
    return kind


def _is_entry(connection: Connection, identity: str) -> bool:
    entries = identity_tables.authority_entries
    query = select(entries.c.identity).where(entries.c.identity == identity)
    return connection.scalar(query) is not None


def _standing_decision(connection: Connection, number: int | None) -> int:
    query = select(func.max(_DECISIONS.c.number)).where(_DECISIONS.c.undone_at.is_(None))
    if number is not None:
        query = query.where(_DECISIONS.c.number == number)
    found = connection.scalar(query)
    if found is None:
        which = "decision" if number is None else f"decision {number}"
        raise NotInRecord(f"There is no {which} that could be undone.")
    return int(found)


def _later_decision(connection: Connection, number: int) -> int | None:
    """Return the first later decision, other than a rename, about the same identities."""
    other = _PARTS.alias()
    query = (
        select(func.min(other.c.decision))
        .select_from(_PARTS)
        .join(other, other.c.identity == _PARTS.c.identity)
        .join(_DECISIONS, _DECISIONS.c.number == other.c.decision)
        .where(_PARTS.c.decision == number, _PARTS.c.part != "renamed")
        .where(other.c.decision > number, _DECISIONS.c.undone_at.is_(None))
        .where(_DECISIONS.c.kind != "rename")
    )
    found: int | None = connection.scalar(query)
    return found
