"""Entries of a record of whatever kind: statements and what happened, alike."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.schema.browsing import ListedKind
from onrecord.schema.happenings import (
    Absence,
    Action,
    Commitment,
    Encounter,
    Happenings,
    Relation,
)
from onrecord.schema.record import ArticleRecord, Statement
from onrecord.schema.span import Span

Entry = Statement | Encounter | Action | Commitment | Absence | Relation

KINDS: Final[tuple[ListedKind, ...]] = (
    "statement",
    "encounter",
    "action",
    "commitment",
    "absence",
    "relation",
)


def entries_of(record: ArticleRecord, kind: ListedKind) -> tuple[Entry, ...]:
    """Return the entries of one kind, in their order."""
    told = record.happenings
    of_kind: dict[ListedKind, tuple[Entry, ...]] = {
        "statement": record.statements,
        "encounter": told.encounters,
        "action": told.actions,
        "commitment": told.commitments,
        "absence": told.absences,
        "relation": told.relations,
    }
    return of_kind[kind]


def entry_of(record: ArticleRecord, kind: ListedKind, id: str) -> Entry | None:
    """Return the entry of this kind and id, or None."""
    return next((one for one in entries_of(record, kind) if one.id == id), None)


def with_entries(record: ArticleRecord, entries: Sequence[Entry]) -> ArticleRecord:
    """Return a record with these entries, of all kinds, in place of its own."""
    return replace(
        record,
        statements=tuple(one for one in entries if isinstance(one, Statement)),
        happenings=Happenings(
            encounters=tuple(one for one in entries if isinstance(one, Encounter)),
            actions=tuple(one for one in entries if isinstance(one, Action)),
            commitments=tuple(one for one in entries if isinstance(one, Commitment)),
            absences=tuple(one for one in entries if isinstance(one, Absence)),
            relations=tuple(one for one in entries if isinstance(one, Relation)),
        ),
    )


def extents_of(entry: Entry) -> tuple[Span, ...]:
    """Return what an entry says or stands on: its content, wording or evidence."""
    if isinstance(entry, Statement):
        return entry.content
    if isinstance(entry, Commitment | Absence):
        return (entry.wording,)
    return entry.evidence


def teller_of(entry: Entry) -> str | None:
    """Return the id of the statement that an entry is told within, or None."""
    if isinstance(entry, Statement):
        return entry.reported_by
    if isinstance(entry, Commitment | Absence):
        return entry.statement
    return entry.told_by


def told_within(entry: Entry, statement: str | None) -> Entry:
    """Return an entry as told within a statement, or by the article itself."""
    if isinstance(entry, Statement):
        return replace(entry, reported_by=statement)
    if isinstance(entry, Commitment | Absence):
        return replace(entry, statement=statement)
    return replace(entry, told_by=statement)


def parties_of(entry: Entry) -> tuple[str, ...]:
    """Return the ids of the entities that an entry refers to, each once."""
    found: list[str | None]
    if isinstance(entry, Statement):
        stances = (one.target for one in entry.stances)
        found = [entry.speaker, entry.addressee, *entry.about, *stances]
    elif isinstance(entry, Encounter):
        found = list(entry.participants)
    elif isinstance(entry, Action):
        found = [one.entity for one in (entry.actor, entry.recipient) if one]
    elif isinstance(entry, Commitment):
        found = [one.entity for one in (entry.who, entry.for_whom) if one]
        found.append(entry.as_told_by)
    elif isinstance(entry, Absence):
        found = [one.entity for one in (entry.who, entry.asked_by) if one]
    else:
        found = list(entry.between)
    return tuple(dict.fromkeys(one for one in found if one is not None))
