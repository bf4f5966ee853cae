"""Entities of articles are linked to identities. The caller holds the transaction.

What decides is the linker that the book was opened with, but for what a person has decided.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, select, update

from onrecord.schema.identity import ArticleEntity, Evidence, IdentityLink
from onrecord.schema.span import text_version
from onrecord.store import identity_tables, tables
from onrecord.store.article_entities import article_entities, name_hash
from onrecord.store.prepared import ASKED, Prepared
from onrecord.store.profiles import ProfileCache, SqliteProfiles
from onrecord.store.reading_articles import BY_PUBLICATION, LATEST
from onrecord.store.repository import Linker
from onrecord.store.rules import Rule, fixed_identities, merged_away

_VERSIONS: Final = tables.article_versions
_IDENTITIES: Final = identity_tables.identities
_LINKS: Final = identity_tables.identity_links
_LINKED: Final = identity_tables.linked_versions
# Log-odds of what a person has decided: more than any comparison brings together.
DECISION_WEIGHT: Final = 20.0
# Of the hash that an identity is known by, as of an article's.
_ID_DIGITS: Final = 12
_LETTERS: Final = {"person": "p", "organization": "o"}
# An identity of one word with more links than this bears its name for good: it is not tried again.
_MOST_TRIED: Final = 20
# Identities that are tried again for one new bearer of a name, those that came last.
_MOST_IN_DOUBT: Final = 64

_IS_LINKED: Final = exists().where(_LINKED.c.version == _VERSIONS.c.id)
_HAS_LINKS: Final = exists().where(_LINKS.c.identity == _IDENTITIES.c.id)
_FOUNDED: Final = Prepared(
    select(_IDENTITIES.c.id, _IDENTITIES.c.name_hash).where(
        _IDENTITIES.c.article == bindparam("article"), ~_HAS_LINKS
    )
)
_TAKEN: Final = Prepared(select(_IDENTITIES.c.id).where(_IDENTITIES.c.id.in_(ASKED)))
_SETTLE: Final = update(_LINKED).where(_LINKED.c.version == bindparam("of")).values(settled=True)
_LINKS_OF_VERSION: Final = Prepared(
    select(_LINKS.c.entity, _LINKS.c.identity).where(_LINKS.c.version == bindparam("of"))
)
_LINKED_VERSION: Final = Prepared(
    select(_LINKED.c.version).where(_LINKED.c.version == bindparam("of"))
)
_INSERT_IDENTITY: Final = Prepared(insert(_IDENTITIES))
_INSERT_LINK: Final = Prepared(insert(_LINKS))
_INSERT_KEY: Final = Prepared(insert(identity_tables.link_keys))
_INSERT_WORDS: Final = Prepared(insert(identity_tables.link_words))
_INSERT_LINKED: Final = Prepared(insert(_LINKED))
_MEMBERS: Final = identity_tables.block_members
_WORDS: Final = identity_tables.identity_words
_KEYS_OF_NEW: Final = Prepared(
    select(identity_tables.link_keys.c.key)
    .distinct()
    .join(_IDENTITIES, _IDENTITIES.c.id == identity_tables.link_keys.c.identity)
    .join(_VERSIONS, _VERSIONS.c.article == _IDENTITIES.c.article)
    .where(_VERSIONS.c.id.in_(ASKED))
)
_LAST_OF_KEY: Final = Prepared(
    select(_MEMBERS.c.identity)
    .where(_MEMBERS.c.key == bindparam("key_of"), _MEMBERS.c.links <= _MOST_TRIED)
    .order_by(_MEMBERS.c.since.desc(), _MEMBERS.c.identity.desc())
    .limit(bindparam("most"))
)
_HAS_FULL_NAME: Final = exists().where(
    _WORDS.c.identity == _LINKS.c.identity,
    _WORDS.c.kind == "name",
    func.instr(func.trim(_WORDS.c.words), " ") > 0,
)
_IN_DOUBT: Final = Prepared(
    select(_LINKS.c.identity, func.min(_LINKS.c.version))
    .join(_IDENTITIES, _IDENTITIES.c.id == _LINKS.c.identity)
    .where(_LINKS.c.identity.in_(ASKED), _IDENTITIES.c.type == "person", ~_HAS_FULL_NAME)
    .group_by(_LINKS.c.identity)
    .having(func.count() <= _MOST_TRIED)
    .having(func.min(_LINKS.c.method) == "rule", func.max(_LINKS.c.method) == "rule")
)
_LINKS_TO: Final = Prepared(
    select(_LINKS.c.version, _LINKS.c.entity)
    .where(_LINKS.c.identity == bindparam("of"))
    .order_by(_LINKS.c.version, _LINKS.c.entity)
)
_UNLINK: Final = tuple(
    Prepared(delete(table).where(table.c.identity == bindparam("of")))
    for table in (identity_tables.link_keys, identity_tables.link_words, _LINKS)
)
# Links have few reasons and are many, so what writes them is made once.
_JSON: Final = json.JSONEncoder(ensure_ascii=False)


def evidence_json(evidence: Iterable[Evidence]) -> str:
    """Return evidence as the tables keep it."""
    return _JSON.encode([[one.field, one.words, one.weight] for one in evidence])


def evidence_of(written: str) -> tuple[Evidence, ...]:
    """Return the evidence that `evidence_json` wrote."""
    return tuple(Evidence(*row) for row in json.loads(written))


def decided(number: int) -> tuple[Evidence, ...]:
    """Return the evidence of a link that a decision fixes."""
    return (Evidence("decision", f"decision {number}", DECISION_WEIGHT),)


def unlinked_articles(connection: Connection) -> list[str]:
    """Return the articles whose latest version is not linked, in order of publication."""
    query = select(_VERSIONS.c.article).where(LATEST, ~_IS_LINKED).order_by(*BY_PUBLICATION)
    return list(connection.scalars(query))


def unlink(connection: Connection, versions: Collection[int]) -> set[str]:
    """Take out all links of versions; return the identities that they led to."""
    touched: set[str] = set()
    for version in versions:
        touched.update(row[1] for row in _LINKS_OF_VERSION.rows(connection, of=version))
        for table in identity_tables.LINKS:
            connection.execute(delete(table).where(table.c.version == version))
    return touched


@dataclass(frozen=True, slots=True)
class Linking:
    """Links articles, within one transaction.

    Attributes:
        connection: the transaction.
        salt: salt of the record.
        linker: decides who is who.
        cache: what is known of identities.
    """

    connection: Connection
    salt: str
    linker: Linker
    cache: ProfileCache

    def link_version(self, version: int) -> None:
        """Link all entities of a version; nothing where that is done."""
        if _LINKED_VERSION.first(self.connection, of=version) is not None:
            return
        entities = article_entities(self.connection, version)
        fixed = fixed_identities(self.connection, self.salt, entities)
        kept = {one: rule.becomes for one, rule in fixed.items()}
        links = {link.entity: link for link in self._decide(entities, kept)}
        links.update({one: _decided_link(entities[0].article, one, fixed[one]) for one in fixed})
        self._write(version, [(one, links[one.id]) for one in entities if one.id in links])
        _INSERT_LINKED.write(self.connection, {"version": version, "settled": False})

    def relink_entity(self, version: int, entity: str) -> None:
        """Link one entity, whose link was taken out, while the others of its article stay."""
        entities = article_entities(self.connection, version)
        by_id = {one.id: one for one in entities}
        fixed = fixed_identities(self.connection, self.salt, entities)
        if entity in fixed:
            links = [_decided_link(by_id[entity].article, entity, fixed[entity])]
        else:
            kept = dict(_LINKS_OF_VERSION.rows(self.connection, of=version))
            links = [link for link in self._decide(entities, kept) if link.entity == entity]
        self._write(version, [(by_id[entity], link) for link in links])

    def _decide(
        self, entities: Sequence[ArticleEntity], kept: Mapping[str, str]
    ) -> list[IdentityLink]:
        if not entities:
            return []
        founding = _Founding(self.connection, self.salt, entities)
        profiles = SqliteProfiles(self.connection, self.cache)
        links = self.linker.link(entities, profiles, founding.found, kept)
        founding.write(link.identity for link in links)
        return links

    def _write(self, version: int, links: Sequence[tuple[ArticleEntity, IdentityLink]]) -> None:
        rows = [_link_row(version, entity, link) for entity, link in links]
        places = [
            (entity, {"identity": link.identity, "version": version, "entity": entity.id})
            for entity, link in links
        ]
        keys = [{**place, "key": key} for entity, place in places for key in self._keys(entity)]
        words = [{**place, **said} for entity, place in places for said in _words(entity)]
        _INSERT_LINK.write_all(self.connection, rows)
        _INSERT_KEY.write_all(self.connection, keys)
        _INSERT_WORDS.write_all(self.connection, words)
        for entity, link in links:
            self.cache.grow(link.identity, entity, version)

    def _keys(self, entity: ArticleEntity) -> list[str]:
        found = (self.linker.blocking_keys(name, entity.type) for name in entity.names)
        return sorted(frozenset().union(*found))


@dataclass(slots=True)
class _Founding:
    """Gives ids to entities that nobody in the record is yet.

    The id is made of the article and the entity's place in it, so that it tells no name and is
    the same in every record. Where the article is read again, the identity that it founded under
    that name, and that nothing is linked to any more, is taken up again.
    """

    connection: Connection
    salt: str
    entities: Sequence[ArticleEntity]
    _rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    _given: dict[str, str] = field(default_factory=dict)
    _left: dict[str, str] | None = None
    _places: dict[str, int] = field(init=False)
    _taken: frozenset[str] | None = None

    def __post_init__(self) -> None:
        self._places = {entity.id: place for place, entity in enumerate(self.entities)}

    def found(self, entity: ArticleEntity) -> str:
        """Return the id of a new identity for the entity."""
        if entity.id not in self._given:
            self._given[entity.id] = self._taken_up(entity) or self._make(entity)
        return self._given[entity.id]

    def write(self, used: Iterable[str]) -> None:
        """Write the identities that were found and are used."""
        rows = [self._rows[one] for one in dict.fromkeys(used) if one in self._rows]
        _INSERT_IDENTITY.write_all(self.connection, rows)

    def _taken_up(self, entity: ArticleEntity) -> str | None:
        if self._left is None:
            rows = _FOUNDED.rows(self.connection, article=entity.article)
            gone = merged_away(self.connection, [one for one, _ in rows])
            self._left = {name: one for one, name in rows if one not in gone}
        if not self._left:
            return None
        hashes = (name_hash(self.salt, entity.type, name) for name in entity.names)
        return next((self._left.pop(one) for one in hashes if one in self._left), None)

    def _make(self, entity: ArticleEntity) -> str:
        place = self._places[entity.id]
        attempt = 0
        while True:
            made = _founded_id(entity, place, attempt)
            if made not in self._rows and not self._is_taken(made, attempt):
                break
            attempt += 1
        self._rows[made] = {
            "id": made,
            "type": entity.type,
            "article": entity.article,
            "name_hash": name_hash(self.salt, entity.type, entity.name),
        }
        return made

    def _is_taken(self, id: str, attempt: int) -> bool:
        if attempt:
            return bool(_TAKEN.among(self.connection, [id]))
        if self._taken is None:
            # Almost always none is; so all first attempts are asked about at once.
            first = [_founded_id(one, place, 0) for place, one in enumerate(self.entities)]
            self._taken = frozenset(taken for (taken,) in _TAKEN.among(self.connection, first))
        return id in self._taken


def _founded_id(entity: ArticleEntity, place: int, attempt: int) -> str:
    return identity_id(entity.type, f"{entity.article}\n{place}\n{attempt}")


def identity_id(kind: str, origin: str) -> str:
    """Return an id for an identity, made of what it comes from."""
    return _LETTERS.get(kind, "i") + text_version(origin)[:_ID_DIGITS]


def single_names_in_doubt(connection: Connection, versions: Sequence[int]) -> list[str]:
    """Return the identities with names of one word that those first met in versions may bear.

    They are in doubt once, when a new bearer of the name has come, and not with every article
    that names an old one. Of those that share a name of which there are very many the last are
    tried.
    """
    sharing = {
        identity
        for (key,) in _KEYS_OF_NEW.among(connection, versions)
        for (identity,) in _LAST_OF_KEY.rows(connection, key_of=key, most=_MOST_IN_DOUBT)
    }
    doubtful: dict[str, int] = dict(_IN_DOUBT.among(connection, sorted(sharing)))
    return sorted(doubtful, key=lambda identity: (doubtful[identity], identity))


@dataclass(frozen=True, slots=True)
class TriedAgain:
    """What came of trying a name in doubt again.

    Attributes:
        versions: where it stands.
        is_same: whether all that was linked to its identity is linked to it again.
    """

    versions: frozenset[int]
    is_same: bool


def try_again(linking: Linking, identity: str) -> TriedAgain:
    """Link anew all that is linked to an identity, as if it were read last."""
    connection = linking.connection
    before = list(_LINKS_TO.rows(connection, of=identity))
    for unlinking in _UNLINK:
        unlinking.run(connection, of=identity)
    linking.cache.forget([identity])
    for version, entity in before:
        linking.relink_entity(version, entity)
    return TriedAgain(
        frozenset(version for version, _ in before),
        is_same=list(_LINKS_TO.rows(connection, of=identity)) == before,
    )


def unsettled_versions(connection: Connection) -> list[int]:
    """Return the versions that names in doubt were not tried against yet."""
    return list(connection.scalars(select(_LINKED.c.version).where(_LINKED.c.settled.is_(False))))


def settle(connection: Connection, versions: Collection[int]) -> None:
    """Note that names in doubt were tried against these."""
    if versions:
        connection.execute(_SETTLE, [{"of": version} for version in versions])


def sweep(connection: Connection) -> None:
    """Delete identities that nothing links to, no decision names and no authority file tells of.

    Those whose article waits to be linked again may yet be taken up.
    """
    named = exists().where(identity_tables.decision_identities.c.identity == _IDENTITIES.c.id)
    entry = exists().where(identity_tables.authority_entries.c.identity == _IDENTITIES.c.id)
    waiting = exists().where(_VERSIONS.c.article == _IDENTITIES.c.article, LATEST, ~_IS_LINKED)
    connection.execute(delete(_IDENTITIES).where(~_HAS_LINKS, ~named, ~entry, ~waiting))


def _decided_link(article: str, entity: str, rule: Rule) -> IdentityLink:
    return IdentityLink(article, entity, rule.becomes, 1.0, "human", decided(rule.decision))


def _words(entity: ArticleEntity) -> Iterator[dict[str, str]]:
    for kind, words in (("name", entity.names), ("role", entity.roles)):
        for one in dict.fromkeys(words):
            yield {"kind": kind, "words": one}


def _link_row(version: int, entity: ArticleEntity, link: IdentityLink) -> dict[str, Any]:
    return {
        "version": version,
        "entity": link.entity,
        "identity": link.identity,
        "published": entity.published,
        "confidence": link.confidence,
        "method": link.method,
        "evidence": evidence_json(link.evidence),
    }
