"""Encounters of an article."""

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from onrecord.extraction.channels import is_outlet
from onrecord.extraction.happenings.encounters.broadcasts import read_broadcasts
from onrecord.extraction.happenings.encounters.confidence import confidence_of
from onrecord.extraction.happenings.encounters.dates import EncounterDates
from onrecord.extraction.happenings.encounters.debates import DebateSides
from onrecord.extraction.happenings.encounters.details import (
    ordinal_of,
    outcome_of,
    place_of,
    topics_of,
)
from onrecord.extraction.happenings.encounters.merging import Occasion, Telling, merge
from onrecord.extraction.happenings.encounters.names import name_of
from onrecord.extraction.happenings.encounters.nouns import NounReader
from onrecord.extraction.happenings.encounters.parties import Parties
from onrecord.extraction.happenings.encounters.sketches import Sketch, hull
from onrecord.extraction.happenings.encounters.status import status_of
from onrecord.extraction.happenings.encounters.triggers import find_triggers
from onrecord.extraction.happenings.encounters.verbs import VerbReader
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import Encounter
from onrecord.schema.provenance import Origin
from onrecord.schema.record import Mention
from onrecord.schema.span import Span, text_version

_VERSION: Final = "1"
_ID_DIGITS: Final = 12
# Evidence takes in a date or a place that stands at most so far from it, in characters.
_BESIDE: Final = 80
# These tell one with a date only.
_OF_A_DAY: Final = frozenset({"campaigned", "noun-own"})
# Digits of a day: a month or a year of several speeches is no occasion.
_DAY_DIGITS: Final = 10
_OCCASION: Final = re.compile(
    r"[^\n]{0,80}?\b(?:Fair|Convention|Conference|Festival|Summit|Forum|Gala|Rally|Breakfast)(?!\w)"
)
# A word that the reader left out of a name: "Republican National" of a convention.
_NAME_TAIL: Final = re.compile(r"(?:\s[A-Z]\w+)?")
_LEAST_SIDES: Final = 2
_OF_PEOPLE: Final = frozenset({"visit", "debate"})
# These tell an encounter only with a date or a place.
_WEAK: Final = frozenset({"noun-own", "noun-bare", "noun-subject", "campaigned"})


def find_encounters(scene: Scene) -> tuple[Encounter, ...]:
    """Return the encounters that an article tells of, in order of their first characters."""
    dates = EncounterDates(scene)
    tellings = [
        telling
        for sketch in sorted(_sketches(scene), key=lambda s: s.trigger.start)
        if (telling := _telling(sketch, scene, dates)) is not None
    ]
    sides = DebateSides(scene)
    found = [
        _encounter(occasion, parties, scene)
        for occasion in merge(tellings)
        if (parties := _parties(occasion, sides, scene))
        and _is_told(occasion, parties, scene)
        and (occasion.kind not in _OF_PEOPLE or _has_people(parties, scene))
    ]
    return tuple(sorted(found, key=lambda e: min(span.start for span in e.evidence)))


def _parties(occasion: Occasion, sides: DebateSides, scene: Scene) -> tuple[str, ...]:
    """Return all who take part; of debates that name no sides, those that the article tells of.

    An occasion that has a name is no party to itself: "spoke at the Harbor Science Fair".
    """
    more = sides.of(occasion) if occasion.kind == "debate" else ()
    found = tuple(dict.fromkeys((*occasion.parties, *more)))
    people = tuple(one for one in found if not _is_occasion(one, occasion, scene))
    return people or found


def _is_occasion(party: str, occasion: Occasion, scene: Scene) -> bool:
    told = [m for t in occasion.tellings for m in t.sketch.parties if m.entity == party]
    is_person = scene.around.entities[party].type == "person"
    return bool(told) and not is_person and all(_names_occasion(m, scene) for m in told)


def _names_occasion(mention: Mention, scene: Scene) -> bool:
    if mention.form != "name":
        return False
    tail = _NAME_TAIL.match(scene.text, mention.span.end)
    end = tail.end() if tail else mention.span.end
    return _OCCASION.fullmatch(scene.text, mention.span.start, end) is not None


def _is_told(occasion: Occasion, parties: tuple[str, ...], scene: Scene) -> bool:
    """Whether there is enough for an entry, and more than words that may mean many things."""
    if occasion.kind == "interview" and len(parties) < _LEAST_SIDES and not _is_mine(occasion):
        return False
    names = [scene.around.entities[party].name for party in parties]
    if occasion.kind == "interview" and all(map(is_outlet, names)):
        return False
    is_set = any(t.held_on or t.place or t.ordinal for t in occasion.tellings)
    if occasion.kind == "debate" and len(parties) < _LEAST_SIDES and not is_set:
        return False
    first = occasion.tellings[0].sketch
    if first.is_several and not is_set and first.family != "noun-complement":
        return False
    held = occasion.held_on
    if first.is_several and held and held.basis == "inferred":
        return False
    if first.is_several and first.family in _WEAK and not (held and len(held.value) >= _DAY_DIGITS):
        return False
    if first.family in _OF_A_DAY and held is None and len(parties) < _LEAST_SIDES:
        return False
    is_weak = all(t.sketch.family in _WEAK for t in occasion.tellings)
    return is_set or not is_weak


def _has_people(parties: tuple[str, ...], scene: Scene) -> bool:
    """Whether people take part: a body alone is only visited, or only broadcasts a debate."""
    return any(scene.around.entities[party].type in ("person", "group") for party in parties)


def _is_mine(occasion: Occasion) -> bool:
    """Whether the writer asks: "told me", "in an interview"."""
    return any(t.sketch.family == "noun-said" for t in occasion.tellings)


def _sketches(scene: Scene) -> Iterator[Sketch]:
    """Yield what each trigger of the article tells."""
    parties = Parties(scene)
    nouns, verbs = NounReader(scene, parties), VerbReader(scene, parties)
    for trigger in find_triggers(scene.words):
        if trigger.form == "verb" and _opens_name(trigger.extent, scene):
            continue
        reader = nouns if trigger.form == "noun" else verbs
        sketch = reader.read(trigger)
        if sketch is not None:
            yield sketch
    yield from read_broadcasts(scene, parties)


def _opens_name(verb: Offsets, scene: Scene) -> bool:
    """Whether a verb is the first word of a name: on NBC's "Meet the Press"."""
    near = scene.around.mentions((verb[0], verb[1] + _BESIDE))
    return any(m.form == "name" and m.span.start == verb[0] and m.span.end > verb[1] for m in near)


def _telling(sketch: Sketch, scene: Scene, dates: EncounterDates) -> Telling | None:
    held = dates.of(sketch)
    status = status_of(sketch, scene, held)
    if status is None:
        return None
    place = place_of(sketch, scene)
    begin = min(sketch.phrase_start or sketch.trigger.start, sketch.trigger.start)
    told_by = scene.statement_around(sketch.trigger.start)
    return Telling(
        sketch,
        status,
        held,
        place,
        ordinal_of(sketch, scene),
        tuple(topics_of(sketch, scene)),
        outcome_of(sketch, scene),
        told_by.id if told_by else None,
        _evidence(sketch, scene, held, place),
        scene.text[begin : sketch.trigger.end],
    )


def _evidence(sketch: Sketch, scene: Scene, held: Dated | None, place: Span | None) -> Offsets:
    """Return the words that tell it, with the date and the place beside them in the sentence."""
    extent = sketch.extent
    sentence = scene.around.sentence(sketch.trigger.start) or extent
    day = held.span if held and held.basis != "inferred" else None
    for span in filter(None, (day, place)):
        is_in_sentence = sentence[0] <= span.start and span.end <= sentence[1]
        is_beside = extent[0] - span.end <= _BESIDE and span.start - extent[1] <= _BESIDE
        if is_in_sentence and is_beside:
            extent = hull(extent, (span.start, span.end))
    return extent


def _encounter(occasion: Occasion, parties: tuple[str, ...], scene: Scene) -> Encounter:
    by_clearness = sorted(occasion.tellings, key=_clearness)
    clearest = by_clearness[0]
    evidence = tuple(dict.fromkeys(scene.span(t.evidence) for t in by_clearness))
    key = f"{scene.article.id} encounter {occasion.kind} {clearest.evidence}"
    return Encounter(
        id="e" + text_version(key)[:_ID_DIGITS],
        kind=occasion.kind,
        status=clearest.status,
        participants=parties,
        name=next(filter(None, (name_of(t.sketch, scene) for t in by_clearness)), None),
        place=next(filter(None, map(attrgetter("place"), by_clearness)), None),
        held_on=occasion.held_on,
        ordinal=occasion.ordinal,
        topics=tuple(dict.fromkeys(topic for t in occasion.tellings for topic in t.topics)),
        outcome=next(filter(None, map(attrgetter("outcome"), occasion.tellings)), None),
        told_by=clearest.told_by,
        evidence=evidence,
        confidence=confidence_of(occasion),
        origin=Origin("rule", f"encounter-{clearest.sketch.family}", _VERSION),
    )


def _clearness(telling: Telling) -> tuple[int, int]:
    """Return the order of clearness: who, when and where told; then the first."""
    told = len(telling.sketch.parties[:2]) * 2 + bool(telling.held_on) + bool(telling.place)
    return -told, telling.evidence[0]
