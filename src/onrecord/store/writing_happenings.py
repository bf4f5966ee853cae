"""Happenings become rows. The caller holds the transaction."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from onrecord.schema.dated import Dated
from onrecord.schema.happenings import (
    Absence,
    Action,
    Commitment,
    Encounter,
    Happenings,
    Party,
    Relation,
)
from onrecord.schema.span import Span
from onrecord.store import happening_tables as tables
from onrecord.store.days import days_of
from onrecord.store.names import name_key
from onrecord.store.prepared import Prepared
from onrecord.store.topics import topic_rows, topic_spans

_Row = dict[str, Any]

_INSERT: Final = {table: Prepared(table.insert()) for table in tables.HAPPENINGS}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A happening on its way to its rows.

    Attributes:
        happening: the happening.
        row: its row in the table of its kind.
        statement: id of the statement within which it is told.
        day: its day.
        parties: by role; what is known as an entity only stands as its id.
        spans: by role.
    """

    happening: Encounter | Action | Commitment | Absence | Relation
    row: _Row
    statement: str | None
    day: Dated | None
    parties: tuple[tuple[str, Sequence[Party | str | None]], ...]
    spans: tuple[tuple[str, Sequence[Span | None]], ...]


def insert_happenings(connection: Connection, version: int, happenings: Happenings) -> None:
    """Write all happenings of a version, after its entities and statements."""
    kinds = (
        ("encounter", tables.encounters, map(_encounter, happenings.encounters)),
        ("action", tables.actions, map(_action, happenings.actions)),
        ("commitment", tables.commitments, map(_commitment, happenings.commitments)),
        ("absence", tables.absences, map(_absence, happenings.absences)),
        ("relation", tables.relations, map(_relation, happenings.relations)),
    )
    number = 0
    for kind, table, entries in kinds:
        for entry in entries:
            key = {"version": version, "number": number}
            _INSERT[tables.happenings].write(connection, {**key, **_base(kind, entry)})
            _INSERT[table].write(connection, {**key, **entry.row})
            parties = [{**key, **row} for row in _parties(entry)]
            _INSERT[tables.happening_parties].write_all(connection, parties)
            spans = [{**key, **row} for row in _spans(entry)]
            _INSERT[tables.happening_spans].write_all(connection, spans)
            if isinstance(entry.happening, Encounter):
                subjects = [{**key, **row} for row in topic_rows(entry.happening.subjects)]
                _INSERT[tables.encounter_subjects].write_all(connection, subjects)
            number += 1


def _base(kind: str, entry: _Entry) -> _Row:
    day = entry.day
    days = days_of(day.value) if day else None
    origin = entry.happening.origin
    return {
        "kind": kind,
        "id": entry.happening.id,
        "statement": entry.statement,
        "day": day.value if day else None,
        "day_basis": day.basis if day else None,
        "day_from": days[0] if days else None,
        "day_to": days[1] if days else None,
        "confidence": entry.happening.confidence,
        "origin_method": origin.method,
        "origin_name": origin.name,
        "origin_version": origin.version,
    }


def _parties(entry: _Entry) -> Iterator[_Row]:
    for role, parties in entry.parties:
        for position, party in enumerate(parties):
            if party is not None:
                yield {"role": role, "position": position, **_party(party)}


def _party(party: Party | str) -> _Row:
    if isinstance(party, str):
        return {"entity": party, "start": None, "end": None, "text": None, "words": None}
    words = name_key(party.words.text)
    return {"entity": party.entity, **_extent(party.words), "words": words}


def _spans(entry: _Entry) -> Iterator[_Row]:
    day = (entry.day.span if entry.day else None,)
    for role, spans in (*entry.spans, ("day", day)):
        for position, span in enumerate(spans):
            if span is not None:
                yield {"role": role, "position": position, **_extent(span)}


def _extent(span: Span) -> _Row:
    return {"start": span.start, "end": span.end, "text": span.text}


def _encounter(encounter: Encounter) -> _Entry:
    return _Entry(
        encounter,
        {"kind": encounter.kind, "status": encounter.status, "ordinal": encounter.ordinal},
        encounter.told_by,
        encounter.held_on,
        (("participant", encounter.participants),),
        (
            ("evidence", encounter.evidence),
            ("name", (encounter.name,)),
            ("place", (encounter.place,)),
            ("topic", encounter.topics),
            ("outcome", (encounter.outcome,)),
            *topic_spans(encounter.subjects),
        ),
    )


def _action(action: Action) -> _Entry:
    return _Entry(
        action,
        {
            "kind": action.kind,
            "mode": action.mode,
            "contexts": json.dumps(action.contexts),
            "cameo": action.cameo,
            "status": action.status,
        },
        action.told_by,
        action.happened_on,
        (("actor", (action.actor,)), ("recipient", (action.recipient,))),
        (
            ("evidence", action.evidence),
            ("trigger", (action.trigger,)),
            ("place", (action.place,)),
        ),
    )


def _commitment(commitment: Commitment) -> _Entry:
    return _Entry(
        commitment,
        {"kind": commitment.kind},
        commitment.statement,
        commitment.due,
        (
            ("who", (commitment.who,)),
            ("for_whom", (commitment.for_whom,)),
            ("as_told_by", (commitment.as_told_by,)),
        ),
        (
            ("wording", (commitment.wording,)),
            ("cue", (commitment.cue,)),
            ("condition", (commitment.condition,)),
        ),
    )


def _absence(absence: Absence) -> _Entry:
    return _Entry(
        absence,
        {"kind": absence.kind},
        absence.statement,
        None,
        (("who", (absence.who,)), ("asked_by", (absence.asked_by,))),
        (
            ("wording", (absence.wording,)),
            ("cue", (absence.cue,)),
            ("about", (absence.about,)),
        ),
    )


def _relation(relation: Relation) -> _Entry:
    return _Entry(
        relation,
        {"tone": relation.tone, "is_mutual": relation.is_mutual},
        relation.told_by,
        relation.dated,
        (("between", relation.between),),
        (("evidence", relation.evidence),),
    )
