"""A record in the vocabulary of schema.org, as JSON-LD.

Articles are NewsArticles; what is quoted is a Quotation; encounters are Events; what is said in
other words, done, promised or withheld is a Claim that the article has, for no article makes it so.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from onrecord.interfaces.exports.entries import Entry, EntryParty, entries_of
from onrecord.interfaces.exports.streamed_json import document_lines
from onrecord.interfaces.exports.web_names import urn, web_address
from onrecord.schema.identity import Identity
from onrecord.schema.record import EntityType
from onrecord.schema.stored import StoredArticle
from onrecord.schema.timeline import EntryKind
from onrecord.store.repository import WholeRecord

CONTEXT: Final = "https://schema.org"
_WIKIDATA: Final = "https://www.wikidata.org/entity/"
_TYPES: Final[dict[EntityType, str]] = {
    "person": "Person",
    "organization": "Organization",
    "group": "Organization",
    "place": "Place",
}
_CAN_ATTEND: Final = frozenset({"Person", "Organization"})

Node = dict[str, object]


def json_ld_lines(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the lines of a document that has these nodes, which are read as it is written."""
    return document_lines({"@context": CONTEXT}, "@graph", nodes)


def all_nodes(whole: WholeRecord, kinds: Collection[EntryKind]) -> Iterator[Node]:
    """Yield a node for each person, article and entry of these kinds."""
    yield from map(person_node, whole.people())
    for contents in whole.contents(kinds):
        yield article_node(contents.stored)
        yield from map(entry_node, entries_of(contents, kinds))


def person_node(identity: Identity) -> Node:
    """Return a person or organization over the record."""
    others = [name for name, _ in identity.names if name != identity.name]
    roles = [role for role, *_ in identity.roles]
    is_person = identity.type == "person"
    return _without_nothing(
        {
            "@type": _TYPES[identity.type],
            "@id": urn("identity", identity.id),
            "identifier": identity.id,
            "name": identity.name,
            "alternateName": others,
            "jobTitle": roles if is_person else None,
            "sameAs": _WIKIDATA + identity.wikidata if identity.wikidata else None,
        }
    )


def article_node(stored: StoredArticle) -> Node:
    """Return an article."""
    article = stored.article
    publisher = article.publisher.value if article.publisher else None
    return _without_nothing(
        {
            "@type": "NewsArticle",
            "@id": urn("article", article.id),
            "identifier": article.id,
            "name": article.name,
            "headline": article.title.value if article.title else None,
            "url": web_address(article),
            "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
            "creditText": article.byline.value if article.byline else None,
            "inLanguage": article.language.value if article.language else None,
            "datePublished": article.published.value if article.published else None,
            "version": stored.number,
        }
    )


def entry_node(entry: Entry) -> Node:
    """Return an entry: a Quotation, an Event or a Claim."""
    if entry.kind == "encounter" and entry.status != "denied":
        return _without_nothing(_event(entry))
    if entry.kind == "statement" and entry.type != "indirect":
        return _without_nothing(_quotation(entry))
    return _without_nothing(_claim(entry))


def _quotation(entry: Entry) -> Node:
    (speaker,) = entry.by or (None,)
    is_known = speaker is not None and _type(speaker) in _CAN_ATTEND
    return {
        "@type": "Quotation",
        **_common(entry),
        "text": entry.words,
        "spokenByCharacter": _party(speaker) if speaker and is_known else None,
        "creditText": speaker.name if speaker and not is_known else None,
        "isPartOf": _article(entry),
        "dateCreated": _day(entry),
        "about": [_party(one) for one in entry.about],
    }


def _claim(entry: Entry) -> Node:
    said = entry.by if entry.kind == "statement" else (entry.told_by,) if entry.told_by else ()
    authors = [one for one in said if _type(one) in _CAN_ATTEND]
    parties = (*entry.towards, *entry.about)
    about = parties if entry.kind == "statement" else (*entry.by, *parties)
    unnamed = [one.name for one in (*said, *about) if _type(one) is None]
    return {
        "@type": "Claim",
        **_common(entry),
        "text": entry.words,
        "author": [_party(one) for one in authors],
        "creditText": "; ".join(unnamed) or None,
        "appearance": _article(entry),
        "temporalCoverage": entry.day.value if entry.day else None,
        "about": [_party(one) for one in about if _type(one)],
    }


def _event(entry: Entry) -> Node:
    first, _, last = (entry.day.value if entry.day else "").partition("/")
    status = "EventCancelled" if entry.status == "cancelled" else "EventScheduled"
    names = ", ".join(one.name for one in entry.by)
    return {
        "@type": "Event",
        **_common(entry),
        "name": f"{entry.type}: {names}" if names else entry.type,
        "description": entry.words,
        "startDate": first or None,
        "endDate": last or None,
        "location": entry.place.text if entry.place else None,
        "attendee": [_party(one) for one in entry.by if _type(one) in _CAN_ATTEND],
        "eventStatus": f"{CONTEXT}/{status}",
        "subjectOf": _article(entry),
    }


def _common(entry: Entry) -> Node:
    keywords = [entry.kind, entry.type, *((entry.status,) if entry.status else ())]
    return {
        "@id": urn(entry.kind, entry.id),
        "identifier": entry.id,
        "keywords": keywords,
    }


def _article(entry: Entry) -> Node:
    return {"@id": urn("article", entry.article.id)}


def _day(entry: Entry) -> str | None:
    return entry.day.value if entry.day and "/" not in entry.day.value else None


def _type(party: EntryParty) -> str | None:
    return _TYPES[party.type] if party.type else None


def _party(party: EntryParty) -> Node:
    if party.identity:
        return {"@id": urn("identity", party.identity)}
    return {"@type": _type(party), "name": party.name}


def _without_nothing(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, [])}
