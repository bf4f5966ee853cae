"""Entries of a record in one form, whatever kind they are of: what formats with few kinds need."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.interfaces.exports.statement_rows import PART_SEPARATOR
from onrecord.schema.article import Article
from onrecord.schema.contents import ArticleContents
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import Absence, Action, Commitment, Encounter, Party, Relation
from onrecord.schema.record import Entity, EntityType
from onrecord.schema.span import Span
from onrecord.schema.stored import StoredStatement
from onrecord.schema.stored_happenings import (
    H,
    KnownParty,
    Promised,
    StoredHappening,
    Unanswered,
)
from onrecord.schema.timeline import EntryKind
from onrecord.store.repository import WholeRecord


@dataclass(frozen=True, slots=True)
class EntryParty:
    """Somebody in an entry.

    Attributes:
        name: the fullest name that the article uses, or its words for who is not named.
        type: what it is; None where the article does not name it.
        entity: id within the article; None where the article does not name it.
        identity: id over the record; None where it is not linked.
    """

    name: str
    type: EntityType | None = None
    entity: str | None = None
    identity: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a record.

    Attributes:
        kind: what it is.
        id: its id, as the record's other answers have it.
        type: which of its kind, such as direct, meeting, accuse, promise, denial, critical.
        status: whether it was said or took place, or what was decided of it; None where its kind
            knows no such thing.
        article: the article, in the version that its spans belong to.
        spans: the characters that say it.
        by: who said it, took part, did it, is to do it, withheld it.
        towards: to whom, for whom, or who asked.
        about: whom a statement is about.
        day: when it was said, happened or is due.
        place: the words that tell where.
        told_by: who tells it, where that is somebody else.
        confidence: probability that it is right, 0 to 1.
    """

    kind: EntryKind
    id: str
    type: str
    status: str | None
    article: Article
    spans: tuple[Span, ...]
    by: tuple[EntryParty, ...]
    towards: tuple[EntryParty, ...]
    day: Dated | None
    confidence: float
    about: tuple[EntryParty, ...] = ()
    place: Span | None = None
    told_by: EntryParty | None = None

    @property
    def words(self) -> str:
        """The characters that say it, their parts joined by an ellipsis."""
        return PART_SEPARATOR.join(span.text for span in self.spans)

    @property
    def parties(self) -> tuple[EntryParty, ...]:
        """All in it, each once."""
        told = (self.told_by,) if self.told_by else ()
        return tuple(dict.fromkeys((*self.by, *self.towards, *self.about, *told)))


def all_entries(whole: WholeRecord, kinds: Collection[EntryKind]) -> Iterator[Entry]:
    """Yield the entries of a record that are of these kinds, article by article."""
    for contents in whole.contents(kinds):
        yield from entries_of(contents, kinds)


def entries_of(contents: ArticleContents, kinds: Collection[EntryKind]) -> Iterator[Entry]:
    """Yield the entries of an article that are of these kinds, kind by kind."""
    for kind, entries in _KINDS.items():
        if kind in kinds:
            yield from entries(contents)


def _statement(found: StoredStatement) -> Entry:
    statement = found.statement
    by: tuple[EntryParty, ...] = ()
    if found.speaker:
        by = (_entity(found.speaker, found.identity),)
    elif statement.unnamed:
        by = (EntryParty(statement.unnamed),)
    return Entry(
        kind="statement",
        id=statement.id,
        type=statement.kind,
        status=statement.polarity,
        article=found.article,
        spans=statement.content,
        by=by,
        towards=(_entity(found.addressee),) if found.addressee else (),
        about=tuple(map(_entity, found.about)),
        day=statement.said_on,
        confidence=statement.confidence,
    )


def _encounter(found: StoredHappening[Encounter]) -> Entry:
    encounter = found.happening
    return Entry(
        kind="encounter",
        id=encounter.id,
        type=encounter.kind,
        status=encounter.status,
        article=found.article,
        spans=encounter.evidence,
        by=_named(found, encounter.participants),
        towards=(),
        day=encounter.held_on,
        place=encounter.place,
        told_by=_teller(found),
        confidence=encounter.confidence,
    )


def _action(found: StoredHappening[Action]) -> Entry:
    action = found.happening
    return Entry(
        kind="action",
        id=action.id,
        type=action.kind.lower(),
        status=action.status,
        article=found.article,
        spans=action.evidence,
        by=_party(found, action.actor),
        towards=_party(found, action.recipient),
        day=action.happened_on,
        place=action.place,
        told_by=_teller(found),
        confidence=action.confidence,
    )


def _commitment(promised: Promised) -> Entry:
    found: StoredHappening[Commitment] = promised.found
    commitment = found.happening
    return Entry(
        kind="commitment",
        id=commitment.id,
        type=commitment.kind,
        status=promised.standing,
        article=found.article,
        spans=(commitment.wording,),
        by=_party(found, commitment.who),
        towards=_party(found, commitment.for_whom),
        day=commitment.due,
        told_by=_teller(found),
        confidence=commitment.confidence,
    )


def _absence(unanswered: Unanswered) -> Entry:
    found: StoredHappening[Absence] = unanswered.found
    absence = found.happening
    return Entry(
        kind="absence",
        id=absence.id,
        type=absence.kind,
        status=unanswered.standing,
        article=found.article,
        spans=(absence.wording,),
        by=_party(found, absence.who),
        towards=_party(found, absence.asked_by),
        day=None,
        told_by=_teller(found),
        confidence=absence.confidence,
    )


def _relation(found: StoredHappening[Relation]) -> Entry:
    relation = found.happening
    first, second = relation.between
    return Entry(
        kind="relation",
        id=relation.id,
        type=relation.tone,
        status="mutual" if relation.is_mutual else None,
        article=found.article,
        spans=relation.evidence,
        by=_named(found, (first,)),
        towards=_named(found, (second,)),
        day=relation.dated,
        told_by=_teller(found),
        confidence=relation.confidence,
    )


def _named(found: StoredHappening[H], ids: Iterable[str]) -> tuple[EntryParty, ...]:
    return tuple(_known(one) for one in map(found.party, ids) if one)


def _party(found: StoredHappening[H], party: Party | None) -> tuple[EntryParty, ...]:
    if party is None:
        return ()
    known = found.party(party.entity)
    return (_known(known) if known else EntryParty(party.words.text),)


def _teller(found: StoredHappening[H]) -> EntryParty | None:
    return _known(found.teller) if found.teller else None


def _known(party: KnownParty) -> EntryParty:
    return _entity(party.entity, party.identity)


def _entity(entity: Entity, identity: str | None = None) -> EntryParty:
    return EntryParty(entity.name, entity.type, entity.id, identity)


_KINDS: Final[dict[EntryKind, Callable[[ArticleContents], Iterator[Entry]]]] = {
    "statement": lambda contents: map(_statement, contents.statements),
    "encounter": lambda contents: map(_encounter, contents.encounters),
    "action": lambda contents: map(_action, contents.actions),
    "commitment": lambda contents: map(_commitment, contents.commitments),
    "absence": lambda contents: map(_absence, contents.absences),
    "relation": lambda contents: map(_relation, contents.relations),
}
