"""What happened, was promised and was withheld, as entries of a timeline."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, and_, or_

from onrecord.schema.happening_times import (
    absence_times,
    action_times,
    commitment_times,
    encounter_times,
    relation_times,
)
from onrecord.schema.happenings import Absence, Action, Commitment, Encounter, Relation
from onrecord.schema.happenings import Party as HappeningParty
from onrecord.schema.stored_happenings import AnyHappening, Occasion, StoredHappening
from onrecord.schema.timeline import Party, PartyRole, TimelineEntry
from onrecord.store.finding_happenings import find_happenings, has_part, is_between
from onrecord.store.happenings_contract import Follower
from onrecord.store.reading_happenings import ABSENCES, ACTIONS, COMMITMENTS, ENCOUNTERS, RELATIONS
from onrecord.store.reading_stored_happenings import read_stored


def encounter_entries(
    connection: Connection, name: str, other: str | None, follower: Follower | None
) -> Iterator[TimelineEntry]:
    """Yield the encounters of somebody, or those of two with one another.

    What several articles tell of one occasion is one entry, where a follower can tell.
    """
    keys = find_happenings(connection, ENCOUNTERS.name, _all_have_part("participant", name, other))
    found = read_stored(connection, ENCOUNTERS, keys)
    if follower is None:
        return map(_encounter, found)
    return map(_occasion, follower.occasions(found))


def action_entries(connection: Connection, name: str, other: str | None) -> Iterator[TimelineEntry]:
    """Yield what somebody does or is done to, or what one of two does to the other."""
    keys = find_happenings(
        connection, ACTIONS.name, _has_either(("actor", "recipient"), name, other)
    )
    return map(_action, read_stored(connection, ACTIONS, keys))


def commitment_entries(
    connection: Connection, name: str, other: str | None
) -> Iterator[TimelineEntry]:
    """Yield what somebody is to do or to be done for, or what one of two is to do for the other."""
    roles = ("who", "for_whom")
    keys = find_happenings(connection, COMMITMENTS.name, _has_either(roles, name, other))
    return map(_commitment, read_stored(connection, COMMITMENTS, keys))


def absence_entries(
    connection: Connection, name: str, other: str | None
) -> Iterator[TimelineEntry]:
    """Yield what somebody withheld or asked for, or what one of two withheld from the other."""
    keys = find_happenings(connection, ABSENCES.name, _has_either(("who", "asked_by"), name, other))
    return map(_absence, read_stored(connection, ABSENCES, keys))


def relation_entries(
    connection: Connection, name: str, other: str | None
) -> Iterator[TimelineEntry]:
    """Yield how it stands between somebody and others, or between two."""
    keys = find_happenings(connection, RELATIONS.name, _all_have_part("between", name, other))
    return map(_relation, read_stored(connection, RELATIONS, keys))


def _all_have_part(role: str, *names: str | None) -> ColumnElement[bool]:
    return and_(*(has_part(name, role) for name in names if name is not None))


def _has_either(roles: tuple[str, str], name: str, other: str | None) -> ColumnElement[bool]:
    if other is None:
        return or_(*(has_part(name, role) for role in roles))
    return is_between((name, roles[0]), (other, roles[1]))


def _occasion(occasion: Occasion) -> TimelineEntry:
    # The one that gives the day: the characters that tell it stand in its article.
    dating = (one for one in occasion.told if one.happening.held_on == occasion.held_on)
    shown = next(dating, occasion.told[0])
    others = {one.article.id: one.article for one in occasion.told if one is not shown}
    return replace(_encounter(shown), also_in=tuple(others.values()))


def _encounter(found: StoredHappening[Encounter]) -> TimelineEntry:
    encounter = found.happening
    return TimelineEntry(
        kind="encounter",
        id=encounter.id,
        times=encounter_times(encounter, found.article.published),
        parties=tuple(_entities(found, "participant", encounter.participants)),
        words=encounter.evidence,
        article=found.article,
        type=encounter.kind,
        status=encounter.status,
    )


def _action(found: StoredHappening[Action]) -> TimelineEntry:
    action = found.happening
    return TimelineEntry(
        kind="action",
        id=action.id,
        times=action_times(action, found.article.published),
        parties=(
            *_party(found, "actor", action.actor),
            *_party(found, "recipient", action.recipient),
        ),
        words=action.evidence,
        article=found.article,
        type=action.kind.lower(),
        status=action.status,
    )


def _commitment(found: StoredHappening[Commitment]) -> TimelineEntry:
    commitment = found.happening
    return TimelineEntry(
        kind="commitment",
        id=commitment.id,
        times=commitment_times(commitment, found.told_on, found.article.published),
        parties=(
            *_party(found, "who", commitment.who),
            *_party(found, "for_whom", commitment.for_whom),
        ),
        words=(commitment.wording,),
        article=found.article,
        type=commitment.kind,
    )


def _absence(found: StoredHappening[Absence]) -> TimelineEntry:
    absence = found.happening
    return TimelineEntry(
        kind="absence",
        id=absence.id,
        times=absence_times(absence, found.told_on, found.article.published),
        parties=(
            *_party(found, "who", absence.who),
            *_party(found, "asked_by", absence.asked_by),
        ),
        words=(absence.wording,),
        article=found.article,
        type=absence.kind,
    )


def _relation(found: StoredHappening[Relation]) -> TimelineEntry:
    relation = found.happening
    return TimelineEntry(
        kind="relation",
        id=relation.id,
        times=relation_times(relation, found.article.published),
        parties=tuple(_entities(found, "between", relation.between)),
        words=relation.evidence,
        article=found.article,
        type=relation.tone,
    )


def _entities(found: AnyHappening, role: PartyRole, ids: tuple[str, ...]) -> Iterator[Party]:
    for one in ids:
        if known := found.party(one):
            yield Party(role, known.entity.name)


def _party(found: AnyHappening, role: PartyRole, party: HappeningParty | None) -> Iterator[Party]:
    if party is None:
        return
    known = found.party(party.entity)
    yield Party(role, known.entity.name if known else party.words.text)
