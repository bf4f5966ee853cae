"""Actions of an article: deeds of one party towards another, typed by PLOVER."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from onrecord.extraction.happenings.actions.reader import ActionReader
from onrecord.extraction.happenings.actions.reading import ActionReading, Family
from onrecord.extraction.happenings.actions.status import action_status
from onrecord.extraction.happenings.actions.triggers import find_triggers
from onrecord.extraction.happenings.clause_parties import ClauseParties
from onrecord.extraction.happenings.noun_phrases import NounPhrases, Phrase
from onrecord.extraction.happenings.scene import Scene
from onrecord.extraction.happenings.subject_words import POSSESSIVES
from onrecord.schema.annotation import Offsets
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import Action, ActionStatus, Party
from onrecord.schema.provenance import Origin
from onrecord.schema.record import TimeExpression
from onrecord.schema.span import Span, text_version

_ID_DIGITS: Final = 12
_ORIGIN: Final = Origin("rule", "action", "1")
# Share right of what was read in that way among 350 that readers judged one by one in articles that
# no annotation is of (docs/results.md); what did not happen is read less surely.
_CONFIDENCE: Final[dict[Family, float]] = {
    "active": 0.8,
    "passive": 0.8,
    "noun": 0.78,
    "light verb": 0.7,
}
_ASKED_VOTERS: Final = re.compile(r"\b(?:polls?(?!\sclos)|surveys?|asked)\b", re.IGNORECASE)
_ALLEGED: Final = re.compile(r"\b(?:alleg|accus|suspect|charg|convict|reported)\w*", re.IGNORECASE)
# "By Labor Day", "before March": a bound is no day.
_BOUND: Final = re.compile(r"\b(?:by|since|until|before|after)\s(?:the\s)?$", re.IGNORECASE)
# "the 2012 presidential nominee": which of several, not when.
_YEAR: Final = re.compile(r"\d{4}")
_NOUN_AFTER: Final = re.compile(r"\s(?:[A-Z][a-z]+\s)?[a-z]+\s[a-z]+|\s[A-Z][a-z]+\s[a-z]+")
_WITHIN: Final = re.compile(r"\b(?:in|during|of|since)\s(?:early\s|late\s)?$", re.IGNORECASE)
_ADJECTIVE: Final = re.compile(r"[A-Z][a-z]+(?:ern|ish|ese)")
# How far after an action its place may stand, and how far before it what says that it is one.
_PLACE_REACH: Final = 90
_PLACE_LEAD: Final = 16
_IN: Final = re.compile(r"\b(?:in|at|near|outside|inside)\s(?:the\s)?$", re.IGNORECASE)
_SHARE: Final = re.compile(r"\d\s?(?:%|percent\b|points\b)|\bpolls?\b|\bsurvey", re.IGNORECASE)
_SHARE_OF: Final = re.compile(
    r"\d\s?(?:%|percent\b)[^.;]{0,120}\b(?:who|say|said)\b", re.IGNORECASE
)
# What is done by hand is told of parties that are described only, too.
_MATERIAL: Final = frozenset({"AID", "PROTEST", "SANCTION", "COERCE", "ASSAULT"})
# Of these a place in the sentence is that of something else: "backed the unions in Harlow".
_PLACELESS: Final = frozenset({"SUPPORT", "REJECT", "REQUEST"})
# Whom a poll counts, or nobody can name, is no party.
_NOBODY: Final = re.compile(
    r"(?:(?:any|some|every|no)(?:one|body)|we|you|us|they|them|it|one|that|those|these|others?|who)$",
    re.IGNORECASE,
)
_CROWD: Final = re.compile(
    r"(?:(?:about|nearly|almost|roughly|more\sthan|most|many|some|few|a|the)\s)*"
    r"(?:most\b|(?:some|others|many|several|all|both)$|(?:\w+\s)?numbers\b"
    r"|[\d,.]+\s?(?:percent|%)|[\d,]+\s(?:[a-z-]+\s){0,2}(?:people|voters)"
    r"|\w+\sin\s(?:10|ten|five|three)|(?:[a-z]+\s)?(?:portion|share|handful|chunk)\sof\s"
    r"|(?:[a-z-]+\s){0,2}(?:people|voters|percent|majorit(?:y|ies)|half|respondents|listeners|viewers|readers"
    r"|folks|men|women|guys?|americans)\b)",
    re.IGNORECASE,
)
# "For Inspiration and Recognition of Science": a capital amid a sentence, and another one next.
_PART_OF_NAME: Final = re.compile(r"\s(?:of|for|and|in)\s(?:the\s)?[A-Z]|\s[A-Z]")
_OUT_OF_OTHER: Final = re.compile(
    r"(?<=\bout)\sof\s(?:the\s)?(?:[\w-]{1,20}\s){0,2}(?:top|rankings?|polls|news|sight|school|college"
    r"|view|spotlight|lead)\b",
    re.IGNORECASE,
)
# "Endorsed Lund and is to speak in July", "met Thursday as others urged".
_OTHER_CLAUSE: Final = re.compile(
    r"\b(?:before|after|as|while|until|when)\b|\b(?:and|but)\s(?:is|was|are|were|has|had|will|would)\b"
    r"|\b(?:said|says|told)\s(?!that\b)"
    r"|\bto\s(?!(?:the|an?|his|her|their|its|him|them|more|about)\b)[a-z]{3,}\s"
)
# "Named Lund as his running mate": as what belongs to it.
_AS_POST: Final = re.compile(
    r"\sas\s(?:his|her|their|its|the|an?)\s(?:[a-z-]+\s){0,2}?[a-z-]+(?=[\s,.;])"
)
_INSERTED_CLAUSE: Final = re.compile(r",\s(?:before|after|as|while|when)\b")
_LESS_SURE: Final = 0.9
# A date that follows a party within so many characters belongs to the action.
_DATE_REACH: Final = 32
# A date that opens a sentence ("On Monday, ...") begins within so many characters.
_HEAD: Final = 24


@dataclass(frozen=True, slots=True)
class _Told:
    """An action where it is told once."""

    reading: ActionReading
    status: ActionStatus
    happened_on: Dated | None


def find_actions(scene: Scene, parties: ClauseParties) -> tuple[Action, ...]:
    """Return the actions that an article tells of, in order of their first characters.

    What is told twice, with the same word's root, parties and status, is one action with more
    evidence. Who only speaks acts in no action: that is a statement.

    Args:
        scene: the article.
        parties: the parties around its verbs and nouns.
    """
    actions: list[Action] = []
    evidence: list[dict[Span, None]] = []
    for told in _told(scene, parties):
        action = _action(scene, parties.phrases, told)
        same = next((n for n, one in enumerate(actions) if _is_same(one, action)), None)
        if same is None:
            actions.append(action)
            evidence.append(dict.fromkeys(action.evidence))
        else:
            actions[same] = _joined(actions[same], action)
            evidence[same].update(dict.fromkeys(action.evidence))
    whole = (
        replace(one, evidence=tuple(spans)) for one, spans in zip(actions, evidence, strict=True)
    )
    return tuple(sorted(whole, key=lambda one: one.evidence[0].start))


def _told(scene: Scene, parties: ClauseParties) -> Iterator[_Told]:
    end = 0
    reader = ActionReader(scene.text, parties)
    named = {one.entity for one in scene.resolved.mentions if one.form == "name"}
    for trigger in find_triggers(scene.words):
        reading = reader.read(trigger)
        if reading is None or reading.verb[0] < end or _is_of_thing(reading, scene.text):
            continue
        if not _is_sure(scene, parties.phrases, reading) or _is_other_sense(reading, scene.text):
            continue
        is_noun = reading.family == "noun"
        status = action_status(scene, reading.word.root, reading.verb, is_noun=is_noun)
        sentence = parties.sentence(reading.trigger[0])
        if status is None or not _may_enter(reading, status, named, scene.text, sentence):
            continue
        status = _as_told(scene, reading, status)
        if status is None or (status == "hypothetical" and not _is_alleged(scene, reading)):
            continue
        yield _Told(reading, status, _dated(scene, reading, sentence))
        # What a refusal is about ("refused to endorse") is no action of its own.
        end = (
            reading.recipient.start
            if reading.recipient and "refused" in reading.word.recipient
            else 0
        )


def _is_of_thing(reading: ActionReading, text: str) -> bool:
    """Whether it is done to what the recipient has: "endorsed Lund's approach"."""
    recipient = reading.recipient
    if reading.family != "active" or recipient is None or recipient.start < reading.trigger[0]:
        return False
    return text.startswith(("’", "'"), recipient.end) and text[recipient.end + 1 :][:1] != "'"


def _is_sure(scene: Scene, phrases: NounPhrases, reading: ActionReading) -> bool:
    """Whether neither party is a pronoun that may well be somebody else, or a piece of a name."""
    told = [phrases.party(one) for one in (reading.actor, reading.recipient) if one]
    return all(
        scene.is_sure_pronoun(one)
        and scene.is_sure_plural(one)
        and scene.is_whole(one)
        and not _is_unknown(one)
        for one in told
    )


def _is_unknown(party: Party) -> bool:
    """Whether only "his" or "their" tells a party, and nothing whom that stands for."""
    return party.entity is None and party.words.text.lower() in POSSESSIVES


def _is_other_sense(reading: ActionReading, text: str) -> bool:
    """Whether the words mean no deed: part of a name, or "dropped out of the top three"."""
    if reading.family == "noun" and _PART_OF_NAME.match(text, reading.trigger[1]):
        return text[reading.trigger[0]].isupper() and text[reading.trigger[0] - 2].islower()
    return _OUT_OF_OTHER.match(text, reading.trigger[1]) is not None


def _is_polled(reading: ActionReading, text: str, sentence: Offsets, named: set[str]) -> bool:
    """Whether those who act are only a share of some group: "male troops backed her, 57 to 22"."""
    actor = reading.actor
    if actor is None:
        return False
    if reading.word.root == "SUPPORT" and _SHARE_OF.search(text, sentence[0], actor.start):
        # "Half of those who liked Lund, 52 percent, now back Reyes": it is not Lund who does.
        return True
    if actor.entity in named and actor.type != "group":
        return False
    return bool(_SHARE.search(text, *sentence))


def _is_alleged(scene: Scene, reading: ActionReading) -> bool:
    """Whether somebody says that it happened: what is only thought of is no deed of anybody."""
    sentence = scene.around.sentence(reading.verb[0]) or reading.verb
    return _ALLEGED.search(scene.text, *sentence) is not None


def _as_told(scene: Scene, reading: ActionReading, status: ActionStatus) -> ActionStatus | None:
    """Return the status as who tells it puts it: what they deny is denied, what they ask none."""
    statement = scene.statement_around(reading.trigger[0])
    if statement is None or statement.polarity == "asserted":
        return status
    return "denied" if statement.polarity == "denied" else None


def _dated(scene: Scene, reading: ActionReading, sentence: Offsets) -> Dated | None:
    """Return the date in the clause of an action, or at the head of its sentence."""
    start, end = scene.clause(reading.trigger[0]).extent
    last = max(one.end for one in (reading.actor, reading.recipient) if one)
    dates = scene.around.dates((start, max(end, min(last + _DATE_REACH, sentence[1]))))
    if reading.family == "noun":
        # A day before it is that of the verb.
        dates = [one for one in dates if one.span.end > reading.trigger[0] - _DATE_REACH // 2]
    else:
        dates += scene.around.dates((sentence[0], min(sentence[0] + _HEAD, start)))
    dates = [
        one
        for one in dates
        if one.value
        and _may_date(scene.text, one)
        and not _is_inserted(scene.text, one, reading.trigger, sentence)
        and not _is_of_other_clause(scene.text, one, reading.trigger)
    ]
    if not dates:
        return None
    nearest = min(dates, key=lambda one: _gap(reading.trigger, one))
    basis: Literal["explicit", "anchored"] = (
        "explicit" if nearest.basis == "explicit" else "anchored"
    )
    return Dated(nearest.value or "", basis, nearest.span)


def _is_inserted(text: str, date: TimeExpression, trigger: Offsets, sentence: Offsets) -> bool:
    """Whether a date before it stands in an insertion: "Lund, up for election in 2018, said"."""
    if date.span.end > trigger[0] or date.span.start - sentence[0] < _HEAD:
        return False
    return "," in text[date.span.end : trigger[0]]


def _is_of_other_clause(text: str, date: TimeExpression, trigger: Offsets) -> bool:
    """Whether what stands between a date and an action gives the date to something else."""
    start, end = min(date.span.end, trigger[1]), max(date.span.start, trigger[0])
    if _INSERTED_CLAUSE.match(text, start, end):
        # "On Thursday, after months of silence, she endorsed him": the day is of it all.
        return False
    return _OTHER_CLAUSE.search(text, start, end) is not None


def _may_date(text: str, date: TimeExpression) -> bool:
    """Whether a date tells when, and neither a bound nor which of several."""
    lead = text[max(0, date.span.start - 16) : date.span.start]
    if _BOUND.search(lead):
        return False
    is_year = _YEAR.fullmatch(date.span.text) and not _WITHIN.search(lead)
    return not (is_year and _NOUN_AFTER.match(text, date.span.end))


def _gap(trigger: Offsets, date: TimeExpression) -> int:
    return max(date.span.start - trigger[1], trigger[0] - date.span.end, 0)


def _may_enter(
    reading: ActionReading, status: ActionStatus, named: set[str], text: str, sentence: Offsets
) -> bool:
    """Whether the parties are of the record: one with a name, both for what did not happen."""
    is_vote = reading.word.root == "ELECTION"
    if is_vote and (status != "occurred" or _ASKED_VOTERS.search(text, *sentence)):
        return False
    parties = [one for one in (reading.actor, reading.recipient) if one]
    if any(one.entity not in named and _NOBODY.match(text, one.start, one.end) for one in parties):
        return False
    actor = reading.actor
    if actor and actor.entity not in named and _CROWD.match(text, actor.start, actor.end):
        return False
    if _is_polled(reading, text, sentence, named):
        return False
    known = [one for one in parties if one.entity in named or one.names_some]
    if status != "occurred":
        return len(known) == 2
    is_deed = reading.word.root in _MATERIAL and all(one.form != "pronoun" for one in parties)
    return bool(known) or (is_deed and len(parties) == 2)


def _action(scene: Scene, phrases: NounPhrases, told: _Told) -> Action:
    reading, word = told.reading, told.reading.word
    evidence = scene.span(_evidence(told, scene.text))
    statement = scene.statement_around(reading.trigger[0])
    confidence = _CONFIDENCE[reading.family]
    key = f"{scene.article.id} action {evidence.start} {reading.trigger[0]}"
    return Action(
        id="d" + text_version(key)[:_ID_DIGITS],
        kind=word.root,
        mode=word.mode,
        contexts=word.contexts,
        cameo=word.cameo,
        trigger=scene.span(reading.trigger),
        actor=_party(phrases, reading.actor),
        recipient=_party(phrases, reading.recipient),
        status=told.status,
        happened_on=told.happened_on,
        place=None if word.root in _PLACELESS else _place(scene, reading.trigger),
        told_by=statement.id if statement else None,
        evidence=(evidence,),
        confidence=confidence if told.status == "occurred" else confidence * _LESS_SURE,
        origin=_ORIGIN,
    )


def _place(scene: Scene, trigger: Offsets) -> Span | None:
    """Return the place that "in" or the like gives in the sentence after an action, or None."""
    end = trigger[1]
    sentence = scene.around.sentence(trigger[0]) or trigger
    for mention in scene.around.mentions((end, min(end + _PLACE_REACH, sentence[1]))):
        is_far = "," in scene.text[end : mention.span.start]
        if is_far or _ADJECTIVE.fullmatch(mention.span.text):
            continue
        lead = scene.text[max(end, mention.span.start - _PLACE_LEAD) : mention.span.start]
        if scene.around.is_place(mention) and _IN.search(lead):
            return mention.span
    return None


def _party(phrases: NounPhrases, phrase: Phrase | None) -> Party | None:
    return phrases.party(phrase) if phrase else None


def _evidence(told: _Told, text: str) -> Offsets:
    """Return the characters from the first to the last word that tell an action."""
    reading = told.reading
    extents = [reading.trigger, reading.verb]
    extents += [(one.start, one.end) for one in (reading.actor, reading.recipient) if one]
    start, end = min(one[0] for one in extents), max(one[1] for one in extents)
    if reading.word.sign == "office" and (post := _AS_POST.match(text, end)):
        end = post.end()
    dated = told.happened_on.span if told.happened_on else None
    if dated and end <= dated.start <= end + _DATE_REACH:
        end = dated.end
    return start, end


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
    """Return one of two that are the same, but for the evidence of the other."""
    return replace(
        one,
        happened_on=one.happened_on or other.happened_on,
        place=one.place or other.place,
        confidence=max(one.confidence, other.confidence),
    )
