"""Encounters told by a verb: "Reyes met with Lund", "Lund told the Courier"."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import Final

from onrecord.extraction.happenings.encounters.audiences import listener_kind
from onrecord.extraction.happenings.encounters.parties import Parties, distinct
from onrecord.extraction.happenings.encounters.phrases import POSSESSIVES
from onrecord.extraction.happenings.encounters.sketches import Family, Sketch, hull
from onrecord.extraction.happenings.encounters.triggers import Trigger
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import EntityMention, Offsets
from onrecord.schema.happenings import EncounterKind
from onrecord.schema.record import Mention, Statement

_MANNER: Final = (
    r"(?:\s(?:\w+ly|again|face[\s-]to[\s-]face|in\sperson|one[\s-]on[\s-]one|behind\sclosed\sdoors|"
    r"in\sprivate|on\s\w+day|for\s[\w\s-]{1,30}?|last\s\w+|today|earlier|twice|once|"
    r"this\s\w+|yesterday|on\sthe\ssidelines|in\s[A-Z]\w+))*"
)
_WITH: Final = re.compile(rf"{_MANNER}\s(?:up\s)?with\s", re.IGNORECASE)
_DOWN_WITH: Final = re.compile(r"\sdown(?:\s[\w-]+){0,4}?\s(?:with|for|on|to)\s", re.IGNORECASE)
_MET_DIRECTLY: Final = re.compile(r"\s(?=\w)")
# Others whom no name tells: "with workers", "with about a hundred others".
_UNNAMED: Final = re.compile(r"(?:[\w’'-]+\s){0,4}?[a-z]{3,}s\b|(?:an?|the)\s[a-z]+")
# A longer word without a capital: its sentence is no headline in title case.
_SMALL_WORD: Final = re.compile(r"(?<![\w’'-])[a-z]{6,}(?![\w’'-])")
_PRESS: Final = re.compile(r"\b(?:reporters|journalists|press|media)\b")
_BY_PHONE: Final = re.compile(
    r"[^.;:“”\"]{0,60}?\b(?:by|on|over|via)\s(?:the\s|his\s|her\s)?(?:tele)?phone\b",
    re.IGNORECASE,
)
_CALLED_TO: Final = re.compile(
    r"[\s,](?:\w+\s){0,3}?(?:to\s(?:offer|congratulate|concede|thank|ask|tell|express|apologize|"
    r"discuss|urge|warn|inform|complain)|and\s(?:asked|told|said|offered|urged))\b"
)
_TO_BODY: Final = re.compile(
    r"(?:\s(?:\w+ly|on\s[\w\s]{1,24}?|under\soath|[A-Z]\w+day))*\s(?:before|to|at|in\sfront\sof)\s"
    r"(?:the\s|an?\s)?",
)
_IN_PLACE: Final = re.compile(
    r"(?:\s(?:hard|again|there|on\s\w+day|[A-Z]\w+day|for\s[\w\s]{1,24}?))*\s(?:in|across)\s"
)
_SPEAKING_TO: Final = re.compile(
    r"(?:\s(?:briefly|directly|there|here|again|privately|on\s\w+day|[A-Z]\w+day|last\s\w+|"
    r"earlier))*\s(?P<word>to|before|with|at|in|during|from|outside|on)\s",
    re.IGNORECASE,
)
_PLURAL_SUBJECT: Final = re.compile(
    r"\b(?:they|we|both|the\s(?:two|pair|men|women|leaders))\b[^.;]{0,40}$", re.IGNORECASE
)
_ANOTHER_VERB: Final = re.compile(r"\b[a-z]+ed\s|\b(?:said|say|says|that|told|tell)\s")
# What is told in writing is told on no occasion.
_IN_WRITING: Final = re.compile(
    r"(?:\s\w+){0,2}\s(?:in\sa(?:n\semailed|n\se-mailed|\swritten)?\sstatement|in\san?\s(?:e-?mail|letter)"
    r"|by\se-?mail|via\se-?mail|on\sTwitter)\b"
)
# What is told to several of them is told on no one occasion.
_SEVERAL: Final = re.compile(r"\b(?:audiences|crowds|rallies|gatherings)$")
_TO_INFINITIVE: Final = re.compile(r"\bto\s+(?:\w+ly\s+)?$")
_APPEARING: Final = frozenset({"before", "at", "with"})
# A speaker further from the verb speaks by another one, in characters.
_FURTHEST_SPEAKER: Final = 140
# What is visited is named so near after the verb, in characters.
_VISITED: Final = 60
# Nothing further from its verb is read, in characters.
_LAST: Final = 220


class VerbReader:
    """Reads what stands around the verbs of one article."""

    def __init__(self, scene: Scene, parties: Parties) -> None:
        """Wrap a scene and its parties."""
        self._scene = scene
        self._text = scene.text
        self._parties = parties
        self._readers: dict[str, Callable[[Trigger, int], Sketch | None]] = {}
        for words, reader in (
            ("met meet meets huddled huddle huddles", self._met),
            ("convened", self._convened),
            ("sat sits sit", self._sat_down),
            ("phoned telephoned phones", self._phoned),
            ("called", self._called),
            ("interviewed interviews", self._interviewed),
            ("told tells telling tell", self._told),
            ("debated debates debating", self._debated),
            ("testified testify testifies testifying", self._testified),
            ("visited visits visiting visit toured tours", self._visited),
            ("campaigned campaigning", self._campaigned),
            ("spoke speak speaks speaking spoken", self._spoke),
            ("said", self._said),
            ("appear appears appeared appearing", self._spoke),
            ("addressed addresses addressing", self._addressed),
        ):
            self._readers.update(dict.fromkeys(words.split(), reader))

    def read(self, trigger: Trigger) -> Sketch | None:
        """Return the encounter that a verb tells, or None where it tells none."""
        reader = self._readers.get(trigger.word)
        sentence = self._scene.around.sentence(trigger.start)
        if reader is None or sentence is None:
            return None
        return reader(trigger, min(sentence[1], trigger.end + _LAST))

    def _met(self, trigger: Trigger, limit: int) -> Sketch | None:
        others = [m for m in self._those_met(trigger, limit) if not self._is_owner(m)]
        subject = self._parties.subject(trigger.extent)
        if trigger.word == "meet" and (
            self._is_of_name(trigger) or (trigger.start and not subject)
        ):
            return None
        found = distinct([*subject, *others])
        if len(found) < 2 and not others:
            found = self._several(trigger) or found
        if len(found) > 1:
            family: Family = "met-with" if others else "met-together"
            return self._sketch(trigger, "meeting", family, found)
        with_unnamed = _WITH.match(self._text, trigger.end, limit)
        if with_unnamed is None or not all(map(self._parties.is_someone, subject)):
            return None
        unnamed = _UNNAMED.match(self._text, with_unnamed.end(), limit)
        if not subject or unnamed is None:
            return None
        extent = (trigger.start, unnamed.end())
        return self._sketch(trigger, "meeting", "met-unnamed", subject, extent)

    def _those_met(self, trigger: Trigger, limit: int) -> list[Mention]:
        """Return who stands after "met with" or "met": not "met the deadline Congress set"."""
        joint = _WITH.match(self._text, trigger.end, limit)
        if joint:
            return self._parties.after(joint.end(), limit)
        direct = _MET_DIRECTLY.match(self._text, trigger.end, limit)
        others = self._parties.after(direct.end(), limit) if direct else []
        if not others or self._scene.around.dates((trigger.end, others[0].span.start)):
            # "will meet next week, Lund said": it is not Lund that they meet.
            return []
        return [m for m in others if not self._parties.is_in_thing(m)]

    def _is_of_name(self, trigger: Trigger) -> bool:
        """Whether "Meet" opens the name of a show: a capital where other verbs have none."""
        if not self._text[trigger.start].isupper():
            return False
        sentence = self._scene.clause(trigger.start).sentence
        return _SMALL_WORD.search(self._text, *sentence) is not None

    def _is_owner(self, mention: Mention) -> bool:
        """Whether somebody else is met, who is theirs: "met with her staff"."""
        is_pronoun = mention.span.text.lower() in POSSESSIVES
        next_word = self._text[mention.span.end : mention.span.end + 2].strip()
        return is_pronoun and next_word[:1].islower()

    def _several(self, trigger: Trigger) -> list[Mention]:
        """Return whom a plural subject stands for that resolution left open: "when they met"."""
        sentence = self._scene.clause(trigger.start).sentence
        lead = self._text[max(sentence[0], trigger.start - 60) : trigger.start]
        return self._parties.several_before(trigger.start) if _PLURAL_SUBJECT.search(lead) else []

    def _convened(self, trigger: Trigger, limit: int) -> Sketch | None:
        others = self._parties.after(trigger.end, limit)
        return self._of_two(trigger, "meeting", "met-with", others)

    def _sat_down(self, trigger: Trigger, limit: int) -> Sketch | None:
        joint = _DOWN_WITH.match(self._text, trigger.end, limit)
        if joint is None:
            return None
        told = listener_kind(self._text, joint.end() - 1, limit)
        kind: EncounterKind = told[0] if told and told[0] == "interview" else "meeting"
        others = self._parties.after(joint.end(), limit, held=kind == "interview")
        return self._of_two(trigger, kind, "met-with", others)

    def _phoned(self, trigger: Trigger, limit: int) -> Sketch | None:
        return self._of_two(trigger, "call", "phoned", self._parties.after(trigger.end, limit))

    def _called(self, trigger: Trigger, limit: int) -> Sketch | None:
        others = self._parties.after(trigger.end, limit)
        if not others or others[0].span.start > trigger.end + 60:
            return None
        end = others[-1].span.end
        purpose = _CALLED_TO.match(self._text, end, limit) or _BY_PHONE.match(
            self._text, end, limit
        )
        return self._of_two(trigger, "call", "phoned", others) if purpose else None

    def _interviewed(self, trigger: Trigger, limit: int) -> Sketch | None:
        if self._scene.is_passive(trigger.extent):
            asked = self._scene.patient(trigger.extent)
            asker = self._scene.agent(trigger.extent)
            found = [m for m in (asked, asker) if m is not None]
            return self._sketch(trigger, "interview", "interviewed", found) if found else None
        others = self._parties.after(trigger.end, limit, held=True)
        if self._scene.direct_subject(trigger.extent) is None:
            return None
        between = self._text[trigger.end : others[0].span.start] if others else ""
        if _ANOTHER_VERB.search(between):
            # "the voters whom it interviewed predicted": it is not Lund that they met.
            return None
        return self._of_two(trigger, "interview", "interviewed", others)

    def _told(self, trigger: Trigger, limit: int) -> Sketch | None:
        told = listener_kind(self._text, trigger.end, limit)
        if told is None:
            return None
        kind, listener = told
        if _SEVERAL.search(self._text, *listener):
            return None
        if trigger.word == "said" and kind == "interview":
            return None
        if kind == "interview" and _IN_WRITING.match(self._text, listener[1], limit):
            return None
        statement = self._statement_of(trigger)
        if kind != "interview" and (statement is None or statement.reported_by is not None):
            # "accused him of telling supporters what they want to hear": no one occasion.
            return None
        speaker = self._parties.speaker_mention(statement) if statement else []
        if not speaker and statement and statement.source and self._is_another(statement, trigger):
            return None
        if not speaker and self._is_unknown(trigger):
            return None
        if not speaker:
            speaker = self._parties.subject(trigger.extent)
        speaker = [m for m in speaker if self._parties.is_someone(m)]
        if not speaker:
            return None
        heard = [*self._listening(listener, kind), *self._heard(trigger, kind, limit)]
        others = [m for m in heard if m.entity != speaker[0].entity]
        family: Family = "told-outlet" if kind == "interview" else "told-audience"
        sketch = self._sketch(trigger, kind, family, [*speaker, *others], listener)
        return _with_statement(sketch, statement)

    def _is_unknown(self, trigger: Trigger) -> bool:
        """Whether a phrase that stands for nobody named is the subject: "a few voters told"."""
        right_before = [m for m in self._ended.get(trigger.start - 1, ()) if m.type != "place"]
        if not right_before:
            return False
        widest = min(right_before, key=lambda m: m.start)
        known = self._scene.around.mentions((widest.start, widest.end))
        return not any(m.span.start <= widest.head[0] < m.span.end for m in known)

    @cached_property
    def _ended(self) -> dict[int, list[EntityMention]]:
        found: dict[int, list[EntityMention]] = {}
        for mention in self._scene.annotations.mentions:
            found.setdefault(mention.end, []).append(mention)
        return found

    def _is_another(self, statement: Statement, trigger: Trigger) -> bool:
        """Whether a statement is somebody's who is no party: "several people close to her told"."""
        source = statement.source
        subject = self._scene.subject(trigger.extent)
        return bool(source and subject and not source.overlaps(subject.span))

    def _listening(self, listener: Offsets, kind: EncounterKind) -> list[Mention]:
        """Return who listens; an audience that is only described is nobody: "told the press"."""
        found = self._parties.within(listener)
        return found if kind == "interview" else [m for m in found if m.form == "name"]

    def _heard(self, trigger: Trigger, kind: EncounterKind, limit: int) -> list[Mention]:
        """Return who is told, with whom they work for: "told Chris Cuomo of CNN"."""
        return self._parties.after(trigger.end, limit, held=True) if kind == "interview" else []

    def _statement_of(self, trigger: Trigger) -> Statement | None:
        statement = self._parties.framing_statement(trigger.start)
        cue = statement.cue if statement else None
        if cue is None or not cue.start <= trigger.start < cue.end:
            return None
        return statement

    def _debated(self, trigger: Trigger, limit: int) -> Sketch | None:
        others = [m for m in self._parties.after(trigger.end, limit) if self._parties.is_person(m)]
        if trigger.word == "debates" and self._scene.direct_subject(trigger.extent) is None:
            return None
        return self._of_two(trigger, "debate", "debated", others)

    def _testified(self, trigger: Trigger, limit: int) -> Sketch | None:
        joint = _TO_BODY.match(self._text, trigger.end, limit)
        bodies = self._parties.after(joint.end(), limit) if joint else []
        subject = [m for m in self._parties.subject(trigger.extent) if self._parties.is_someone(m)]
        if not subject:
            return None
        family: Family = "testified-before" if bodies else "testified"
        bodies = bodies or self._parties.body_before(trigger.start)
        return self._sketch(trigger, "hearing", family, [*subject, *bodies])

    def _visited(self, trigger: Trigger, limit: int) -> Sketch | None:
        if trigger.word == "visit" and not self._is_verb(trigger):
            return None
        near = self._scene.around.mentions((trigger.end, min(limit, trigger.end + _VISITED)))
        places = [m for m in near if m.form == "name"]
        subject = [m for m in self._parties.subject(trigger.extent) if self._parties.is_someone(m)]
        if not places or not subject:
            return None
        hosts = self._parties.after(trigger.end, limit)
        first = (places[0].span.start, places[0].span.end)
        return self._sketch(trigger, "visit", "visited", [*subject, *hosts], first)

    def _is_verb(self, trigger: Trigger) -> bool:
        lead = self._text[max(0, trigger.start - 24) : trigger.start]
        direct = self._scene.direct_subject(trigger.extent)
        is_direct = direct is not None and direct.span.text.lower() not in POSSESSIVES
        return is_direct or _TO_INFINITIVE.search(lead) is not None

    def _campaigned(self, trigger: Trigger, limit: int) -> Sketch | None:
        joint = _IN_PLACE.match(self._text, trigger.end, limit)
        subject = self._while_doing(trigger) or self._parties.subject(trigger.extent)
        subject = [m for m in subject if self._parties.is_someone(m)]
        if joint is None or not subject:
            return None
        return self._sketch(trigger, "visit", "campaigned", subject, (trigger.end, joint.end()))

    def _while_doing(self, trigger: Trigger) -> list[Mention]:
        """Return who said something "while campaigning"."""
        if not self._text[max(0, trigger.start - 6) : trigger.start].endswith("while "):
            return []
        statement = self._parties.framing_statement(trigger.start)
        return self._parties.speaker_mention(statement) if statement else []

    def _spoke(self, trigger: Trigger, limit: int) -> Sketch | None:
        joint = _SPEAKING_TO.match(self._text, trigger.end, limit)
        by_phone = _BY_PHONE.match(self._text, trigger.end, limit)
        if joint is None and by_phone:
            joint = _SPEAKING_TO.match(self._text, by_phone.end(), limit)
        others = self._parties.after(joint.end(), limit) if joint else []
        if by_phone:
            found = distinct([*self._parties.subject(trigger.extent), *others])
            found = found if len(found) > 1 else self._several(trigger)
            return self._sketch(trigger, "call", "phoned", found) if len(found) > 1 else None
        lead = self._text[max(0, trigger.start - 6) : trigger.start]
        if trigger.word == "speaking" and lead.endswith((" is ", " are ", "’s ", "'s ")):
            # "why he is speaking at the convention": to come or under way.
            return None
        if joint is None or (trigger.word.startswith("appear") and joint["word"] not in _APPEARING):
            return None
        told = listener_kind(self._text, joint.end() - 1, limit)
        if told is None or (told[0] == "interview" and joint["word"] not in ("to", "with")):
            return None
        kind, listener = told
        if joint["word"] == "with" and kind != "interview":
            kind = "event" if _PRESS.search(self._text, *listener) else "meeting"
        speaker = [m for m in self._speaking(trigger, limit) if self._parties.is_someone(m)]
        if not speaker or abs(speaker[0].span.start - trigger.start) > _FURTHEST_SPEAKER:
            return None
        known = [*speaker, *others, *self._parties.within(listener)]
        family: Family = "spoke-outlet" if kind == "interview" else "spoke-audience"
        return self._sketch(trigger, kind, family, known, listener)

    def _said(self, trigger: Trigger, limit: int) -> Sketch | None:
        return self._told(trigger, limit) if self._text.startswith(" to ", trigger.end) else None

    def _speaking(self, trigger: Trigger, limit: int) -> list[Mention]:
        """Return who speaks: the subject, or after an opening "Speaking ..., " the next one."""
        sentence = self._scene.clause(trigger.start).sentence
        if trigger.word != "speaking" or trigger.start - sentence[0] > 12:
            return self._parties.subject(trigger.extent)
        comma = self._text.find(", ", trigger.end, limit)
        while comma >= 0:
            after = self._parties.after(comma + 2, sentence[1])
            if after and self._parties.is_person(after[0]):
                return self._parties.all_at(after[0])
            comma = self._text.find(", ", comma + 2, limit)
        return []

    def _addressed(self, trigger: Trigger, limit: int) -> Sketch | None:
        told = listener_kind(self._text, trigger.end, limit)
        subject = [m for m in self._parties.subject(trigger.extent) if self._parties.is_someone(m)]
        if told is None or told[0] == "interview" or not subject:
            return None
        known = [*subject, *self._parties.within(told[1])]
        return self._sketch(trigger, told[0], "spoke-audience", known, told[1])

    def _of_two(
        self, trigger: Trigger, kind: EncounterKind, family: Family, others: list[Mention]
    ) -> Sketch | None:
        found = distinct([*self._parties.subject(trigger.extent), *others])
        if not others or len(found) < 2:
            return None
        return self._sketch(trigger, kind, family, found)

    def _sketch(
        self,
        trigger: Trigger,
        kind: EncounterKind,
        family: Family,
        found: list[Mention],
        *further: Offsets,
    ) -> Sketch:
        near = [
            (m.span.start, m.span.end) for m in found if abs(m.span.start - trigger.start) <= _LAST
        ]
        return Sketch(
            trigger,
            kind,
            family,
            tuple(distinct(found)),
            trigger.extent,
            hull(trigger.extent, *near, *further),
        )


def _with_statement(sketch: Sketch, statement: Statement | None) -> Sketch:
    return sketch if statement is None else replace(sketch, statement=statement)
