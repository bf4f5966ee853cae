"""When encounters, actions, commitments, absences and relations happened and are due."""

from typing import Final

from onrecord.schema.article import PublicationDate
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import Absence, Action, Commitment, Encounter, Relation
from onrecord.schema.times import UNKNOWN, EntryTimes, dated_when, published_when

# What has such a status is or was to come on the day that is told of it.
_TO_COME: Final = frozenset({"planned", "proposed", "threatened", "cancelled"})


def encounter_times(encounter: Encounter, published: PublicationDate | None) -> EntryTimes:
    """Return the times of an encounter; one that is to come is due, and has not happened."""
    return _occasion(encounter.status, encounter.held_on, published)


def action_times(action: Action, published: PublicationDate | None) -> EntryTimes:
    """Return the times of an action; one that is to come is due, and has not happened."""
    return _occasion(action.status, action.happened_on, published)


def commitment_times(
    commitment: Commitment, made_on: Dated | None, published: PublicationDate | None
) -> EntryTimes:
    """Return the times of a commitment: when it was made, by when it is to be kept.

    Args:
        commitment: the commitment.
        made_on: when the statement within which it stands was made.
        published: when its article was published.
    """
    return EntryTimes(dated_when(made_on), dated_when(commitment.due), published_when(published))


def absence_times(
    absence: Absence, told_on: Dated | None, published: PublicationDate | None
) -> EntryTimes:
    """Return the times of an absence: when it was told, where it stands within a statement."""
    happened = dated_when(told_on) if absence.statement else UNKNOWN
    return EntryTimes(happened, None, published_when(published))


def relation_times(relation: Relation, published: PublicationDate | None) -> EntryTimes:
    """Return the times of a relation: when it stood so."""
    return EntryTimes(dated_when(relation.dated), None, published_when(published))


def _occasion(status: str, day: Dated | None, published: PublicationDate | None) -> EntryTimes:
    when, known = dated_when(day), published_when(published)
    if status in _TO_COME:
        return EntryTimes(UNKNOWN, when, known)
    return EntryTimes(when, None, known)
