"""Actions of an article: deeds of one party towards another, typed by PLOVER."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from onrecord.extraction.happenings.action_reader import ActionReader
from onrecord.extraction.happenings.action_reading import ActionReading, Family
from onrecord.extraction.happenings.action_status import action_status
from onrecord.extraction.happenings.action_triggers import find_triggers
from onrecord.extraction.happenings.clause_parties import ClauseParties
from onrecord.extraction.happenings.noun_phrases import NounPhrases, Phrase
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import Action, ActionStatus, Party
from onrecord.schema.provenance import Origin

_ORIGIN: Final = Origin("rule", "action", "1")
# Share right of what was read in that way in the articles that the rules were written on.
_CONFIDENCE: Final[dict[Family, float]] = {
    "active": 0.8,
    "passive": 0.8,
    "noun": 0.8,
    "light verb": 0.8,
}
# Whom a poll counts, or nobody can name, is no party.
_CROWD: Final = re.compile(
    r"(?:(?:about|nearly|almost|roughly|more\sthan|most|many|some|few|a|the)\s)*"
    r"(?:[\d,.]+\s(?:percent|%)|\w+\sin\s(?:10|ten|five|three)|[\d,.]+%|(?:[a-z-]+\s){0,2}(?:people|voters|percent|majority|anyone|someone"
    r"|nobody|anybody|somebody|everybody|everyone|nobody|who|they|others?|respondents|listeners|viewers|readers"
    r"|folks|men|women|guys?|americans)\b|we|you|us|they|them|it|one|that|those|these)",
    re.IGNORECASE,
)
_LESS_SURE: Final = 0.8


@dataclass(frozen=True, slots=True)
class _Told:
    """An action where it is told once."""

    reading: ActionReading
    status: ActionStatus
    happened_on: Dated | None
    lemma: str


def find_actions(scene: Scene) -> tuple[Action, ...]:
    """Return the actions that an article tells of, in order of their first characters.

    What is told twice, with the same word's root, parties and status, is one action with more
    evidence. Who only speaks acts in no action: that is a statement.
    """
    phrases = NounPhrases(scene)
    reader = ActionReader(scene.text, ClauseParties(scene, phrases))
    actions: list[Action] = []
    for told in _told(scene, reader):
        action = _action(scene, phrases, told)
        same = next((n for n, one in enumerate(actions) if _is_same(one, action)), None)
        if same is None:
            actions.append(action)
        else:
            actions[same] = _joined(actions[same], action)
    return tuple(sorted(actions, key=lambda one: one.evidence[0].start))


def _told(scene: Scene, reader: ActionReader) -> Iterator[_Told]:
    end = 0
    named = {one.entity for one in scene.resolved.mentions if one.form == "name"}
    for trigger in find_triggers(scene.text):
        reading = reader.read(trigger)
        if reading is None or reading.verb[0] < end:
            continue
        is_noun = reading.family in ("noun", "light verb")
        status = action_status(scene, reading.word.root, reading.verb, is_noun=is_noun)
        if status is None or not _may_enter(reading, status, named, scene.text):
            continue
        yield _Told(reading, status, scene.dated(reading.trigger), reading.word.word)
        # What a refusal is about ("refused to endorse") is no action of its own.
        end = reading.recipient.start if reading.recipient and "refused" in reading.word.recipient else 0


def _may_enter(reading: ActionReading, status: ActionStatus, named: set[str], text: str) -> bool:
    """Whether the parties are of the record: one with a name, both for what did not happen."""
    if reading.word.root == "ELECTION" and status != "occurred":
        return False
    parties = [one for one in (reading.actor, reading.recipient) if one]
    if any(
        one.entity not in named and _CROWD.match(text, one.start, one.end) for one in parties
    ):
        return False
    known = [one for one in parties if one.entity in named or one.names_some]
    return bool(known) if status == "occurred" else len(known) == 2


def _action(scene: Scene, phrases: NounPhrases, told: _Told) -> Action:
    reading, word = told.reading, told.reading.word
    evidence = scene.span(_evidence(told))
    statement = scene.statement_around(reading.trigger[0])
    confidence = _CONFIDENCE[reading.family]
    return Action(
        id=f"{scene.article.id}-action-{evidence.start}-{reading.trigger[0]}",
        kind=word.root,
        mode=word.mode,
        contexts=word.contexts,
        cameo=word.cameo,
        trigger=scene.span(reading.trigger),
        actor=_party(phrases, reading.actor),
        recipient=_party(phrases, reading.recipient),
        status=told.status,
        happened_on=told.happened_on,
        place=scene.place(reading.trigger),
        told_by=statement.id if statement else None,
        evidence=(evidence,),
        confidence=confidence if told.status == "occurred" else confidence * _LESS_SURE,
        origin=_ORIGIN,
    )


def _party(phrases: NounPhrases, phrase: Phrase | None) -> Party | None:
    return phrases.party(phrase) if phrase else None


def _evidence(told: _Told) -> Offsets:
    """Return the characters from the first to the last word that tell an action."""
    reading = told.reading
    extents = [reading.trigger, reading.verb]
    extents += [(one.start, one.end) for one in (reading.actor, reading.recipient) if one]
    start, end = min(one[0] for one in extents), max(one[1] for one in extents)
    dated = told.happened_on.span if told.happened_on else None
    if dated and end <= dated.start <= end + _DATE_REACH:
        end = dated.end
    return start, end


# A date that follows within so many characters belongs to the evidence.
_DATE_REACH: Final = 12


def _is_same(one: Action, other: Action) -> bool:
    if (one.kind, one.mode, one.status) != (other.kind, other.mode, other.status):
        return False
    if one.happened_on and other.happened_on and one.happened_on.value != other.happened_on.value:
        return False
    return _same_party(one.actor, other.actor) and _same_party(one.recipient, other.recipient)


def _same_party(one: Party | None, other: Party | None) -> bool:
    if one is None or other is None:
        return one is other
    if one.entity is None or other.entity is None:
        return one.words.text.lower() == other.words.text.lower()
    return one.entity == other.entity


def _joined(one: Action, other: Action) -> Action:
    return replace(
        one,
        evidence=_distinct((*one.evidence, *other.evidence)),
        happened_on=one.happened_on or other.happened_on,
        place=one.place or other.place,
        confidence=max(one.confidence, other.confidence),
    )


def _distinct(spans: Iterable[object]) -> tuple:  # type: ignore[type-arg]
    return tuple(dict.fromkeys(spans))
