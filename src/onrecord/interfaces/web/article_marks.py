"""What is marked in the text of an article: its entries, the people it names, its dates."""

from collections.abc import Iterable, Iterator, Mapping

from onrecord.interfaces.web.marked_text import Mark
from onrecord.interfaces.web.reading_entries import AnyEntry, entries_in, spans_of
from onrecord.schema.browsing import ListedEntry
from onrecord.schema.happenings import Absence, Action, Commitment, Encounter
from onrecord.schema.record import ArticleRecord, Statement
from onrecord.schema.timeline import PartyRole

# Places are no people, and so are no links.
_PEOPLE = frozenset({"person", "organization", "group"})


def marks_of(
    record: ArticleRecord, identities: Mapping[str, str], shown: frozenset[str]
) -> Iterator[Mark]:
    """Yield what is marked in an article.

    Args:
        record: what was read in it.
        identities: who its entities are over the record, by their ids.
        shown: ids of the entries that are shown; a record may leave some out.
    """
    for kind, entry in entries_in(record):
        if entry.id in shown:
            yield from (Mark(kind, one.start, one.end, entry.id) for one in spans_of(entry))
            if isinstance(entry, Statement):
                yield from (Mark("quoted", one.start, one.end) for one in entry.quoted)
    yield from _names(record, identities)
    for date in record.dates:
        yield Mark("date", date.span.start, date.span.end, date.value)
    for heading in record.headings:
        yield Mark("heading", heading.start, heading.end)


def _names(record: ArticleRecord, identities: Mapping[str, str]) -> Iterator[Mark]:
    """Yield the names and descriptions of people; of those in one another the longest.

    They are links, which cannot stand in one another.
    """
    people = {one.id for one in record.entities if one.type in _PEOPLE}
    end = 0
    for mention in sorted(record.mentions, key=lambda one: (one.span.start, -one.span.end)):
        span = mention.span
        if mention.entity in people and mention.form != "pronoun" and span.start >= end:
            end = span.end
            yield Mark("name", span.start, span.end, identities.get(mention.entity))


def identities_of(record: ArticleRecord, listed: Iterable[ListedEntry]) -> dict[str, str]:
    """Return who the entities of an article are over the record, where its entries tell."""
    read = {entry.id: entry for _, entry in entries_in(record)}
    found: dict[str, str] = {}
    for entry in listed:
        if entry.id in read:
            found |= dict(_linked(read[entry.id], entry))
    known = {
        party.name: party.identity
        for entry in listed
        for party in entry.parties
        if party.identity is not None
    }
    for entity in record.entities:
        if entity.id not in found and entity.name in known:
            found[entity.id] = known[entity.name]
    return found


def _linked(read: AnyEntry, listed: ListedEntry) -> Iterator[tuple[str, str]]:
    """Yield the entities of an entry that stand alone in their role, and who they are."""
    for role, entity in _entities(read):
        parties = listed.of_role(role)
        if entity is not None and len(parties) == 1 and parties[0].identity is not None:
            yield entity, parties[0].identity


def _entities(read: AnyEntry) -> Iterator[tuple[PartyRole, str | None]]:
    if isinstance(read, Statement):
        yield "speaker", read.speaker
        yield "addressee", read.addressee
    elif isinstance(read, Action):
        yield "actor", read.actor.entity if read.actor else None
        yield "recipient", read.recipient.entity if read.recipient else None
    elif isinstance(read, Commitment | Absence):
        yield "who", read.who.entity if read.who else None
    elif isinstance(read, Encounter) and len(read.participants) == 1:
        yield "participant", read.participants[0]
