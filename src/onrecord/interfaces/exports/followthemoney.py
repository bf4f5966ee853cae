"""A record as FollowTheMoney entities, one a line, as Aleph and OpenSanctions tools take them.

People are Persons and Organizations, articles Articles, encounters Events. What joins two people is
an UnknownLink; what joins one to what an article says, such as a statement or a promise, is a
Documentation. Source: followthemoney's model, version 4.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from onrecord.interfaces.exports.entries import Entry, EntryParty, entries_of
from onrecord.interfaces.exports.json_lines import to_line
from onrecord.interfaces.exports.web_names import urn, web_address
from onrecord.schema.article import Article
from onrecord.schema.identity import Identity
from onrecord.schema.record import EntityType
from onrecord.schema.stored import StoredArticle
from onrecord.schema.timeline import EntryKind
from onrecord.store.repository import WholeRecord

_SCHEMAS: Final[dict[EntityType, str]] = {
    "person": "Person",
    "organization": "Organization",
    "group": "LegalEntity",
    "place": "Address",
}
# Who can take part in an event.
_CAN_TAKE_PART: Final = frozenset({"Person", "Organization", "LegalEntity"})
# ISO 639-3 of the one language that is read.
_ENGLISH: Final = "eng"
_PAIRS: Final = frozenset({"action", "relation"})
# A date is told to the day at most.
_DAY_LENGTH: Final = 10

FtmEntity = dict[str, object]


def followthemoney_lines(entities: Iterable[FtmEntity]) -> Iterator[str]:
    """Yield one line for each entity, line ends included."""
    return (to_line(one) + "\n" for one in entities)


def all_entities(whole: WholeRecord, kinds: Collection[EntryKind]) -> Iterator[FtmEntity]:
    """Yield the people, the articles, and the entries of these kinds with who is in them."""
    yield from map(person_entity, whole.people())
    for contents in whole.contents(kinds):
        yield article_entity(contents.stored)
        known: set[str] = set()
        for entry in entries_of(contents, kinds):
            yield from _parties_not_linked(entry, known)
            yield from entry_entities(entry)


def person_entity(identity: Identity) -> FtmEntity:
    """Return a person or organization over the record."""
    roles = [role for role, *_ in identity.roles]
    schema = _SCHEMAS[identity.type]
    return _entity(
        _id("identity", identity.id),
        schema,
        name=[identity.name],
        alias=[name for name, _ in identity.names if name != identity.name],
        position=roles if schema == "Person" else [],
        summary=[] if schema == "Person" else roles,
        wikidataId=[identity.wikidata],
    )


def article_entity(stored: StoredArticle) -> FtmEntity:
    """Return an article with its text."""
    article = stored.article
    return _entity(
        _article_id(article),
        "Article",
        fileName=[article.name],
        title=[article.title.value if article.title else None],
        author=[article.byline.value if article.byline else None],
        publisher=[article.publisher.value if article.publisher else None],
        sourceUrl=[web_address(article)],
        publishedAt=[article.published.value[:_DAY_LENGTH] if article.published else None],
        language=[_ENGLISH],
        bodyText=[article.text],
    )


def entry_entities(entry: Entry) -> Iterator[FtmEntity]:
    """Yield what an entry becomes: one event or link, or a link of each party to the article."""
    if entry.kind == "encounter":
        yield _event(entry)
        return
    if entry.kind in _PAIRS and entry.by and entry.towards:
        yield _link(entry)
        return
    parties = entry.by or entry.towards
    for party in parties:
        yield _documentation(entry, _party_id(party, entry.article), party.name)
    if not parties:
        yield _documentation(entry, _article_id(entry.article), "")


def _event(entry: Entry) -> FtmEntity:
    names = ", ".join(party.name for party in entry.by)
    involved = [party for party in entry.by if _schema(party) in _CAN_TAKE_PART]
    return _entity(
        _id(entry.kind, entry.id),
        "Event",
        name=[f"{entry.type}: {names}" if names else entry.type],
        keywords=[entry.type, entry.status],
        location=[entry.place.text if entry.place else None],
        involved=[_party_id(party, entry.article) for party in involved],
        **_told(entry),
    )


def _link(entry: Entry) -> FtmEntity:
    return _entity(
        _id(entry.kind, entry.id),
        "UnknownLink",
        subject=[_party_id(party, entry.article) for party in entry.by],
        object=[_party_id(party, entry.article) for party in entry.towards],
        role=[f"{entry.kind}: {entry.type}"],
        status=[entry.status],
        **_told(entry),
    )


def _documentation(entry: Entry, party: str, name: str) -> FtmEntity:
    return _entity(
        _id(entry.kind, entry.id, name),
        "Documentation",
        document=[_article_id(entry.article)],
        entity=[party],
        role=[f"{entry.kind}: {entry.type}"],
        status=[entry.status],
        **_told(entry),
    )


def _told(entry: Entry) -> dict[str, Sequence[str | None]]:
    """Return what every entry has: its words, days and article."""
    article = entry.article
    first, is_interval, last = (entry.day.value if entry.day else "").partition("/")
    return {
        "summary": [entry.words],
        "recordId": [entry.id],
        "date": [] if is_interval else [first[:_DAY_LENGTH]],
        "startDate": [first[:_DAY_LENGTH]] if is_interval else [],
        "endDate": [last[:_DAY_LENGTH]] if is_interval else [],
        "proof": [_article_id(article)],
        "publisher": [article.publisher.value if article.publisher else None],
        "sourceUrl": [web_address(article)],
    }


def _parties_not_linked(entry: Entry, known: set[str]) -> Iterator[FtmEntity]:
    """Yield the parties that no identity stands for, each once in an article."""
    for party in entry.parties:
        key = _party_id(party, entry.article)
        if party.identity or key in known:
            continue
        known.add(key)
        schema = _schema(party)
        name = "full" if schema == "Address" else "name"
        notes = [] if party.type else ["described by the article, not named"]
        proof = [_article_id(entry.article)]
        yield _entity(key, schema, **{name: [party.name], "notes": notes, "proof": proof})


def _schema(party: EntryParty) -> str:
    return _SCHEMAS[party.type] if party.type else "LegalEntity"


def _party_id(party: EntryParty, article: Article) -> str:
    if party.identity:
        return _id("identity", party.identity)
    if party.entity:
        return _id("entity", article.id, party.entity)
    return _id("words", article.id, party.name)


def _article_id(article: Article) -> str:
    return _id("article", article.id)


def _id(kind: str, *ids: str) -> str:
    """Return an id in the letters that the model allows."""
    return urn(kind, *ids).rpartition(":")[2]


def _entity(id: str, schema: str, **properties: Sequence[str | None]) -> FtmEntity:
    given = {
        name: list(dict.fromkeys(value for value in values if value))
        for name, values in properties.items()
    }
    return {
        "id": id,
        "schema": schema,
        "properties": {name: values for name, values in given.items() if values},
    }
