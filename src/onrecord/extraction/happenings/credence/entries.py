"""What speaks for an entry and against it: features by name, and the words that are its parts."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from onrecord.extraction.happenings.credence.parties import PartyFeatures
from onrecord.extraction.happenings.credence.places import date_features, place_features
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets
from onrecord.schema.grounds import EntryPart
from onrecord.schema.happenings import Absence, Action, Commitment, Encounter, Party
from onrecord.schema.span import Span

Parts = Mapping[EntryPart, Sequence[Offsets]]

_MOST_SPANS: Final = 4
# Steps of what rules hold to be the probability of a candidate.
_LIKELY: Final = tuple(twentieths / 20 for twentieths in range(3, 19))


class EntryFeatures:
    """Tells of the entries of one article what there is to weigh."""

    def __init__(self, scene: Scene) -> None:
        """Prepare for an article."""
        self._scene = scene
        self._parties = PartyFeatures(scene)

    def encounter(self, one: Encounter) -> Iterator[str]:
        """Yield the features of an encounter."""
        evidence = _extent(one.evidence[0])
        yield f"told: {one.origin.name}"
        yield f"kind: {one.kind}"
        yield f"status: {one.status}"
        yield f"kind: {one.kind}, {one.status}"
        yield f"spans: {min(len(one.evidence), _MOST_SPANS)}"
        yield "place" if one.place else "no place"
        if one.name:
            yield "a name"
        yield from place_features(self._scene, evidence[0])
        yield from date_features(self._scene, one.held_on)
        yield from self._parties.participants(one.participants, evidence)

    def action(self, one: Action) -> Iterator[str]:
        """Yield the features of an action."""
        trigger = _extent(one.trigger)
        yield f"kind: {one.kind}"
        yield f"status: {one.status}"
        yield f"likely: {round(one.confidence, 2)}"
        yield f"modality: {self._scene.modality(trigger)}"
        yield "place" if one.place else "no place"
        if self._scene.is_passive(trigger):
            yield "passive"
        yield from place_features(self._scene, trigger[0])
        yield from date_features(self._scene, one.happened_on)
        yield from self._parties.party("actor", one.actor, trigger[0])
        yield from self._parties.party("recipient", one.recipient, trigger[0])

    def commitment(self, one: Commitment) -> Iterator[str]:
        """Yield the features of a commitment."""
        yield f"told: {one.origin.name}"
        yield f"kind: {one.kind}"
        yield f"likely: {bisect_right(_LIKELY, one.confidence)}"
        yield "for somebody" if one.for_whom else "for nobody"
        yield "due" if one.due else "not due"
        yield "a condition" if one.condition else "no condition"
        yield "told by another" if one.as_told_by else "told by nobody else"
        yield from place_features(self._scene, one.cue.start)
        yield from self._parties.party("who", one.who, one.cue.start)

    def absence(self, one: Absence) -> Iterator[str]:
        """Yield the features of an absence."""
        yield f"kind: {one.kind}"
        yield f"likely: {bisect_right(_LIKELY, one.confidence)}"
        yield "somebody asked" if one.asked_by else "nobody asked"
        yield "about something" if one.about else "about nothing"
        yield from place_features(self._scene, one.cue.start)
        yield from self._parties.party("who", one.who, one.cue.start)

    def parts_of_encounter(self, one: Encounter) -> Parts:
        """Return the words of an encounter: those who took part, the first of them alone."""
        evidence = _extent(one.evidence[0])
        there = self._scene.around.mentions(evidence)
        named = [_extent(m.span) for p in one.participants for m in there if m.entity == p]
        return {"cue": [evidence], "clause": [evidence], "party": named[:1], "other": named[1:]}


def parts_of_action(one: Action) -> Parts:
    """Return the words of an action: who does it, and to whom."""
    return {
        "cue": [_extent(one.trigger)],
        "clause": [_extent(one.evidence[0])],
        "party": _words(one.actor),
        "other": _words(one.recipient),
    }


def parts_of_commitment(one: Commitment) -> Parts:
    """Return the words of a commitment: who is to do it, and for whom."""
    return {
        "cue": [_extent(one.cue)],
        "clause": [_extent(one.wording)],
        "party": _words(one.who),
        "other": _words(one.for_whom),
    }


def parts_of_absence(one: Absence) -> Parts:
    """Return the words of an absence: whose it is, and what it is about."""
    return {
        "cue": [_extent(one.cue)],
        "clause": [_extent(one.wording)],
        "party": _words(one.who),
        "other": [_extent(one.about)] if one.about else [],
    }


def _words(party: Party | None) -> list[Offsets]:
    return [_extent(party.words)] if party else []


def _extent(span: Span) -> Offsets:
    return span.start, span.end
