"""Entries that a person stands for and a new reading lacks, put into it."""

from collections.abc import Mapping
from dataclasses import replace

from onrecord.review.cast import Cast
from onrecord.review.entries import KINDS, Entry, entries_of, entry_of, parties_of, with_entries
from onrecord.schema.browsing import ListedKind
from onrecord.schema.happenings import Absence, Action, Commitment, Encounter, Party
from onrecord.schema.record import ArticleRecord, Statement


def taken_in(entry: Entry, reviewed: ArticleRecord, cast: Cast) -> Entry:
    """Return an entry of an earlier reading with the entities of the reading it is put into."""
    ids = {
        entity.id: cast.taken_in(entity, reviewed.mentions)
        for entity in reviewed.entities
        if entity.id in parties_of(entry)
    }
    return _with_ids(entry, ids)


def kept_with(
    reviewed: ArticleRecord, read: ArticleRecord, entry: Entry, kind: ListedKind, id: str
) -> ArticleRecord:
    """Return what is kept of reviewed entries with one more, as it is read.

    Args:
        reviewed: what is kept so far.
        read: the reading.
        entry: its entry.
        kind: of the entry.
        id: the id under which it is kept.
    """
    if entry_of(reviewed, kind, id) is not None:
        return reviewed
    cast = Cast(reviewed)
    ids = {
        entity.id: cast.taken_in(entity, read.mentions)
        for entity in read.entities
        if entity.id in parties_of(entry)
    }
    kept = replace(_with_ids(entry, ids), id=id)
    entries = [one for each in KINDS for one in entries_of(reviewed, each)]
    return cast.applied(with_entries(reviewed, [*entries, kept]))


def nothing_of(read: ArticleRecord) -> ArticleRecord:
    """Return a reading without anything that was read."""
    return ArticleRecord(read.article, (), (), (), (), (), read.model)


def _with_ids(entry: Entry, ids: Mapping[str, str]) -> Entry:
    """Return an entry whose entities have other ids."""

    def party(one: Party | None) -> Party | None:
        return replace(one, entity=ids.get(one.entity or "")) if one else None

    if isinstance(entry, Statement):
        return replace(
            entry,
            speaker=ids.get(entry.speaker or ""),
            addressee=ids.get(entry.addressee or ""),
            about=tuple(dict.fromkeys(ids[one] for one in entry.about if one in ids)),
            stances=tuple(
                replace(one, target=ids[one.target]) for one in entry.stances if one.target in ids
            ),
        )
    if isinstance(entry, Encounter):
        participants = dict.fromkeys(ids[one] for one in entry.participants)
        return replace(entry, participants=tuple(participants))
    if isinstance(entry, Action):
        return replace(entry, actor=party(entry.actor), recipient=party(entry.recipient))
    if isinstance(entry, Commitment):
        told_by = ids.get(entry.as_told_by or "")
        who, whom = party(entry.who), party(entry.for_whom)
        return replace(entry, who=who, for_whom=whom, as_told_by=told_by)
    if isinstance(entry, Absence):
        return replace(entry, who=party(entry.who), asked_by=party(entry.asked_by))
    first, second = entry.between
    return replace(entry, between=(ids[first], ids[second]))
