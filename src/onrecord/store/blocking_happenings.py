"""Leaves withdrawn persons out of what happened, was promised and was withheld.

What a withdrawn person did, promised, withheld, or what was done to them is taken out, and so is
what was told within a statement of theirs. An encounter goes where fewer than two others took
part. Where they only asked, or something is promised to them, the entry stays without them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

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
from onrecord.store.blocked_words import is_blocked_out
from onrecord.store.topics import block_topics

# Fewer of those who took part tell, with what is left, of the one who is withdrawn.
_LEAST_PARTICIPANTS: Final = 2


@dataclass(frozen=True, slots=True)
class HappeningsBlocking:
    """What is known of an article that somebody is left out of.

    Attributes:
        span: returns a span as it is shown.
        ids: the ids of entities that are shown, by those that they had.
        gone: ids of the entities that are left out.
        statements: ids of the statements that are shown.
    """

    span: Callable[[Span], Span]
    ids: Mapping[str, str]
    gone: frozenset[str]
    statements: frozenset[str]

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return spans as they are shown."""
        return tuple(map(self.span, spans))

    def optional(self, span: Span | None) -> Span | None:
        """Return a span as it is shown, if there is one."""
        return self.span(span) if span else None

    def day(self, dated: Dated | None) -> Dated | None:
        """Return a day with its words as they are shown."""
        return replace(dated, span=self.optional(dated.span)) if dated else None

    def is_gone(self, party: Party | None) -> bool:
        """Whether a party is left out."""
        if party is None:
            return False
        return party.entity in self.gone or is_blocked_out(self.span(party.words).text)

    def party(self, party: Party | None) -> Party | None:
        """Return a party as it is shown; None where it is left out."""
        if party is None or self.is_gone(party):
            return None
        return Party(self.span(party.words), self.ids.get(party.entity or ""))

    def is_told(self, statement: str | None) -> bool:
        """Whether the statement within which something is told is shown, if there is one."""
        return statement is None or statement in self.statements


def block_happenings(happenings: Happenings, blocking: HappeningsBlocking) -> Happenings:
    """Return the happenings of an article as they are shown."""
    return Happenings(
        encounters=tuple(
            _encounter(one, blocking) for one in happenings.encounters if _keeps(one, blocking)
        ),
        actions=tuple(
            _action(one, blocking)
            for one in happenings.actions
            if blocking.is_told(one.told_by)
            and not (blocking.is_gone(one.actor) or blocking.is_gone(one.recipient))
        ),
        commitments=tuple(
            _commitment(one, blocking)
            for one in happenings.commitments
            if blocking.is_told(one.statement)
            and not blocking.is_gone(one.who)
            and one.as_told_by not in blocking.gone
        ),
        absences=tuple(
            _absence(one, blocking)
            for one in happenings.absences
            if blocking.is_told(one.statement) and not blocking.is_gone(one.who)
        ),
        relations=tuple(
            _relation(one, blocking)
            for one in happenings.relations
            if blocking.is_told(one.told_by) and not blocking.gone.intersection(one.between)
        ),
    )


def _keeps(encounter: Encounter, blocking: HappeningsBlocking) -> bool:
    left = [one for one in encounter.participants if one not in blocking.gone]
    is_whole = len(left) == len(encounter.participants)
    return blocking.is_told(encounter.told_by) and (is_whole or len(left) >= _LEAST_PARTICIPANTS)


def _encounter(encounter: Encounter, blocking: HappeningsBlocking) -> Encounter:
    return replace(
        encounter,
        participants=tuple(
            blocking.ids[one] for one in encounter.participants if one in blocking.ids
        ),
        name=blocking.optional(encounter.name),
        place=blocking.optional(encounter.place),
        held_on=blocking.day(encounter.held_on),
        topics=blocking.spans(encounter.topics),
        outcome=blocking.optional(encounter.outcome),
        evidence=blocking.spans(encounter.evidence),
        subjects=block_topics(encounter.subjects, blocking.span),
    )


def _action(action: Action, blocking: HappeningsBlocking) -> Action:
    return replace(
        action,
        trigger=blocking.span(action.trigger),
        actor=blocking.party(action.actor),
        recipient=blocking.party(action.recipient),
        happened_on=blocking.day(action.happened_on),
        place=blocking.optional(action.place),
        evidence=blocking.spans(action.evidence),
    )


def _commitment(commitment: Commitment, blocking: HappeningsBlocking) -> Commitment:
    return replace(
        commitment,
        wording=blocking.span(commitment.wording),
        cue=blocking.span(commitment.cue),
        who=blocking.party(commitment.who),
        for_whom=blocking.party(commitment.for_whom),
        due=blocking.day(commitment.due),
        condition=blocking.optional(commitment.condition),
        as_told_by=blocking.ids.get(commitment.as_told_by or ""),
    )


def _absence(absence: Absence, blocking: HappeningsBlocking) -> Absence:
    return replace(
        absence,
        wording=blocking.span(absence.wording),
        cue=blocking.span(absence.cue),
        who=blocking.party(absence.who),
        asked_by=blocking.party(absence.asked_by),
        about=blocking.optional(absence.about),
    )


def _relation(relation: Relation, blocking: HappeningsBlocking) -> Relation:
    first, second = relation.between
    return replace(
        relation,
        between=(blocking.ids[first], blocking.ids[second]),
        dated=blocking.day(relation.dated),
        evidence=blocking.spans(relation.evidence),
    )
