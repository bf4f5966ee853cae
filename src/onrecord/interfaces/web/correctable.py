"""An entry as it is corrected: what it has now, and what can be chosen instead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.errors import NotInRecord
from onrecord.schema.browsing import ListedKind
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import (
    Absence,
    Action,
    Commitment,
    Encounter,
    Relation,
)
from onrecord.schema.record import ArticleRecord, Entity, Statement
from onrecord.schema.review import CORRECTABLE_KINDS
from onrecord.schema.span import Span

Entry = Statement | Encounter | Action | Commitment | Absence | Relation

# An article that names more people is a list of names.
_MOST_PEOPLE: Final = 200


@dataclass(frozen=True, slots=True)
class Correctable:
    """An entry as it stands.

    Attributes:
        kind: what it is.
        id: its id.
        extents: what it says or stands on, in the order of the text.
        type: of which kind it is among those of its kind.
        types: the kinds that it could be of.
        day: the day that it has, "" for none; None where such entries have no day of their own.
        source: the words that stand for who speaks, or None.
        speaker: who speaks, as the form has it: ``entity:ID``, ``words`` or ``nobody``; None of
            what nobody says.
        unnamed: the words for a speaker whom the article does not name, or None.
        people: who of the article could speak, those named near the words first.
    """

    kind: ListedKind
    id: str
    extents: tuple[Span, ...]
    type: str
    types: tuple[str, ...]
    day: str | None
    source: Span | None = None
    speaker: str | None = None
    unnamed: Span | None = None
    people: tuple[Entity, ...] = ()

    @property
    def has_many_extents(self) -> bool:
        """Whether it may stand on several parts of the text."""
        return self.kind not in ("commitment", "absence")


def correctable(record: ArticleRecord, kind: ListedKind, id: str) -> Correctable:
    """Return an entry of a record as it is corrected.

    Raises:
        NotInRecord: the article has no such entry.
    """
    entry = entry_in(record, kind, id)
    extents = extents_of(entry)
    dated = _dated(entry)
    own = Correctable(
        kind,
        id,
        extents,
        entry.tone if isinstance(entry, Relation) else entry.kind,
        CORRECTABLE_KINDS[kind],
        None if isinstance(entry, Absence) else dated.value if dated else "",
    )
    return _said(record, entry, own) if isinstance(entry, Statement) else own


def entry_in(record: ArticleRecord, kind: ListedKind, id: str) -> Entry:
    """Return the entry of this kind and id.

    Raises:
        NotInRecord: the article has none.
    """
    happenings = record.happenings
    of_kind: Mapping[ListedKind, Sequence[Entry]] = {
        "statement": record.statements,
        "encounter": happenings.encounters,
        "action": happenings.actions,
        "commitment": happenings.commitments,
        "absence": happenings.absences,
        "relation": happenings.relations,
    }
    for one in of_kind[kind]:
        if one.id == id:
            return one
    raise NotInRecord(f"The article does not tell of this {kind} any more.")


def extents_of(entry: Entry) -> tuple[Span, ...]:
    """Return what an entry says or stands on, in the order of the text."""
    if isinstance(entry, Statement):
        return tuple(sorted(entry.content))
    if isinstance(entry, Commitment | Absence):
        return (entry.wording,)
    return tuple(sorted(entry.evidence))


def _said(record: ArticleRecord, said: Statement, own: Correctable) -> Correctable:
    unnamed = _unnamed(record, said)
    speaker = f"entity:{said.speaker}" if said.speaker else "words" if unnamed else "nobody"
    return Correctable(
        own.kind, own.id, own.extents, own.type, own.types, own.day,
        said.source, speaker, unnamed, _people(record, own.extents[0].start, said.speaker),
    )  # fmt: skip


def _unnamed(record: ArticleRecord, said: Statement) -> Span | None:
    """Return where the words for a speaker stand whom the article does not name."""
    if said.speaker or said.unnamed is None or said.source is None:
        return None
    at = said.source.text.find(said.unnamed)
    if at < 0:
        return said.source
    start = said.source.start + at
    return record.article.span(start, start + len(said.unnamed))


def _people(record: ArticleRecord, place: int, speaker: str | None) -> tuple[Entity, ...]:
    distances: dict[str, int] = {}
    for mention in record.mentions:
        distance = abs(mention.span.start - place)
        distances[mention.entity] = min(distance, distances.get(mention.entity, distance))
    named = [one for one in record.entities if one.id in distances]
    # Places speak too, as seats of government; seldom.
    order = sorted(
        named, key=lambda one: (one.id != speaker, one.type == "place", distances[one.id])
    )
    return tuple(order[:_MOST_PEOPLE])


def _dated(entry: Entry) -> Dated | None:
    match entry:
        case Statement():
            return entry.said_on
        case Encounter():
            return entry.held_on
        case Action():
            return entry.happened_on
        case Commitment():
            return entry.due
        case Relation():
            return entry.dated
        case _:
            return None
