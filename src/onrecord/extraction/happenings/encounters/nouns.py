"""Encounters told by a noun: "his meeting with the governor", "at a rally in Harlow, she said"."""

import re
from dataclasses import dataclass
from typing import Final

from onrecord.extraction.channels import is_outlet
from onrecord.extraction.happenings.encounters.audiences import broadcast_from
from onrecord.extraction.happenings.encounters.holders import (
    AROUND_OCCASION,
    OF_TWO,
    ON_OCCASION,
    Holders,
)
from onrecord.extraction.happenings.encounters.noun_senses import is_occasion
from onrecord.extraction.happenings.encounters.parties import Parties, distinct
from onrecord.extraction.happenings.encounters.phrases import (
    POSSESSIVES,
    NounPhrase,
    noun_phrase,
)
from onrecord.extraction.happenings.encounters.sketches import Family, Sketch, hull
from onrecord.extraction.happenings.encounters.triggers import COMPOUNDS, Trigger
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets
from onrecord.schema.happenings import EncounterKind
from onrecord.schema.record import Mention, Statement

_COMPLEMENTS: Final[dict[EncounterKind, str]] = {
    "meeting": "with between of by",
    "call": "with between from",
    "interview": "with by on at from",
    "debate": "with between against by among",
    "hearing": "with before by of to for",
    "visit": "with by to",
    "rally": "with by",
    "event": "with by to before featuring",
}
_HOSTING: Final = frozenset("by with featuring".split())
_NEXT_PREPOSITION: Final = re.compile(
    r"(?P<gap>”?[^;:“”\"?!]{0,80}?)(?<!\w)(?P<word>with|between|among|of|by|to|from|on|at|against|"
    r"before|for|featuring)\s(?:the\s)?"
)
_DOING: Final = re.compile(
    r"(?!(?:the|a|an|his|her|their|its|our|about|some|several|more|fellow|former)\b)[a-z]+(?<!s)\s"
)
# "In past interviews": on no one occasion.
_EARLIER: Final = re.compile(r"\b(?:past|previous|earlier|other|prior)\b", re.IGNORECASE)
_BY_DOING: Final = re.compile(r"[a-z]+ing\s")
_WITH_HOST: Final = re.compile(r"\swith\s(?:the\s)?(?:[\w-]+\s){0,3}(?:host|anchor)\b")
# What may stand between the noun and its complement beside dates and places.
_FILLING: Final = re.compile(
    r"(?:[\s,.()–”-]|\b(?:in|at|on|the|held|hosted|sponsored|here|there|earlier|late|later|last|this|"
    r"next|today|two|hour|hours|long|scheduled|planned|set|night|morning|afternoon|evening|"
    r"together|also|organized|moderated|broadcast|aired|airing|conducted|inside|outside|near|"
    r"published|posted|recorded|taped)\b)*"
)
# As modifiers these tell of which side or where an occasion is, not who takes part.
_NO_PARTY: Final = re.compile(
    r"(?:Democrat(?:ic)?|Republican|GOP|DNC|RNC|Tea)(?:\sParty)?"
    r"|(?:[A-Z]\w+\s)?(?:House|Hill|Capitol|Tower|Palace|Kremlin|Pentagon)"
)
_WITH_UNNAMED: Final = re.compile(
    r"(?:\s[\w-]+){0,4}?\swith\s(?:(?:[\w’'-]+\s){0,4}?[a-z]{3,}s\b|(?:an?|the)\s(?:[A-Z]\w*\s){0,3}[a-z]+)"
)
# Of these one side is enough where the other has no name: "a breakfast with delegates".
_WITH_ANYBODY: Final = frozenset("meeting call breakfast lunch dinner".split())
_OF_SPEAKERS: Final = frozenset({"event", "rally"})
_JOINT: Final = re.compile(r"\b(?:joint|their)\b")
_FIRST: Final = re.compile(r"\b(?:first|second|third)\b")
# "appearance on" a broadcast within so many characters is an interview.
_BROADCAST_REACH: Final = 60


# "Fresh from a meeting with Lund, Reyes said": what opens a sentence so is its subject's.
_OPENING: Final = 60
# The first words of a possessor's name are looked for so far before its last, in characters.
_LONGEST_NAME: Final = 50
# How far from its trigger a party may stand that evidence takes in, in characters.
_MOST_BEFORE: Final = 120
_MOST_AFTER: Final = 160


@dataclass(frozen=True, slots=True)
class _Around:
    """Those around a noun.

    Attributes:
        holder: whom the sentence puts on the occasion.
        own: whose it is, and the names among its modifiers.
        complement: those after "with", "between", "to" and the like.
        hosts: those of them who host it or have part in it, and do not only listen.
        statement: what was said there, or None.
    """

    holder: list[Mention]
    own: list[Mention]
    complement: list[Mention]
    hosts: list[Mention]
    statement: Statement | None

    @property
    def all(self) -> list[Mention]:
        """All of them, without repetition."""
        return distinct([*self.holder, *self.own, *self.complement])

    @property
    def family(self) -> Family:
        """Which way of telling it is."""
        if self.statement is not None:
            return "noun-said"
        if self.complement:
            return "noun-complement"
        if self.holder:
            return "noun-subject"
        return "noun-own" if self.own else "noun-bare"


class NounReader:
    """Reads what stands around the nouns of one article."""

    def __init__(self, scene: Scene, parties: Parties) -> None:
        """Wrap a scene and its parties."""
        self._scene = scene
        self._text = scene.text
        self._parties = parties
        self._holders = Holders(scene, parties)

    def read(self, trigger: Trigger) -> Sketch | None:
        """Return the encounter that a noun tells, or None where it tells none."""
        sentence = self._scene.around.sentence(trigger.start)
        if sentence is None:
            return None
        phrase = noun_phrase(self._text, trigger, sentence)
        if not is_occasion(self._text, trigger, phrase):
            return None
        if trigger.is_plural and _EARLIER.search(self._text, phrase.start, trigger.start):
            return None
        around = self._around(trigger, phrase, sentence)
        if trigger.is_loose and not self._is_told(trigger, phrase, around):
            return None
        kind = self._kind(trigger, sentence)
        found = self._company(trigger, phrase, around, sentence)
        return Sketch(
            trigger,
            kind,
            around.family,
            tuple(found),
            phrase.governor_at if phrase.governor else (phrase.start, phrase.start + 1),
            hull((phrase.start, phrase.end), *_near(found, trigger)),
            is_definite=_is_definite(phrase),
            is_several=trigger.is_plural,
            is_denied=phrase.determiner == "no",
            is_bare=self._is_bare(trigger, phrase, kind, found, around),
            statement=around.statement,
            phrase_start=phrase.start,
            is_on_occasion=phrase.governor in ON_OCCASION,
            is_anaphoric=not around.complement and self._is_anaphoric(trigger, phrase),
        )

    def _around(self, trigger: Trigger, phrase: NounPhrase, sentence: Offsets) -> _Around:
        kind = self._kind(trigger, sentence)
        own = self._of_phrase(trigger, phrase)
        complement, hosts = self._complements(trigger, kind, sentence)
        holder, statement = self._holders.of(trigger, phrase, own, sentence)
        if kind not in OF_TWO:
            holder = [m for m in holder if self._parties.is_someone(m)]
        if kind == "visit" and own:
            holder = []
        if holder and phrase.determiner in POSSESSIVES:
            # "Reyes spoke of it in his speech": it is his who is the subject.
            own = [m for m in own if m.span.start != phrase.start]
        return _Around(holder, own, complement, hosts, statement)

    def _company(
        self, trigger: Trigger, phrase: NounPhrase, around: _Around, sentence: Offsets
    ) -> list[Mention]:
        """Return all who take part, those whom plurals and a committee's hearing imply too."""
        found = around.all
        if phrase.determiner == "their" and len(found) < 2:
            found = self._parties.several_before(phrase.start) or found
        if trigger.kind in OF_TWO and len(found) == 1:
            found = self._with_pair(found, trigger, sentence)
        if trigger.kind == "hearing" and not any(map(self._parties.is_organization, found)):
            found = [*found, *self._parties.body_before(trigger.start)]
        return found

    def _is_bare(
        self,
        trigger: Trigger,
        phrase: NounPhrase,
        kind: EncounterKind,
        found: list[Mention],
        around: _Around,
    ) -> bool:
        """Whether too few are told, or nobody but who broadcasts, asks or listens."""
        if kind == "interview" and len(found) == 1:
            return self._parties.is_organization(found[0])
        if kind in _OF_SPEAKERS and len(found) < 2 and self._is_joint(trigger, phrase):
            return True
        if kind in _OF_SPEAKERS:
            return all(map(self._is_outlet, around.holder or around.own or around.hosts))
        if kind in OF_TWO and not (around.holder or around.own) and around.complement:
            # "after meetings with Lund and Reyes": who met them is not told.
            begins = phrase.start - self._sentence_start(phrase.start)
            is_opening = begins < _OPENING and phrase.governor in ON_OCCASION | AROUND_OCCASION
            return len(found) < 2 or (around.hosts == around.complement and not is_opening)
        is_lone_call = kind == "call" and not trigger.is_loose
        is_lone = is_lone_call or self._is_with_unnamed(trigger)
        return len(found) < (2 if kind in OF_TWO and not is_lone else 1)

    def _sentence_start(self, position: int) -> int:
        return (self._scene.around.sentence(position) or (position, position))[0]

    def _is_joint(self, trigger: Trigger, phrase: NounPhrase) -> bool:
        """Whether two have part in it: "their joint appearance", "her first rally with"."""
        words = self._text[phrase.start : trigger.start]
        is_with = self._text.startswith(" with ", trigger.end)
        return _JOINT.search(words) is not None or (is_with and _FIRST.search(words) is not None)

    def _is_outlet(self, mention: Mention) -> bool:
        return is_outlet(self._scene.around.entities[mention.entity].name)

    def _kind(self, trigger: Trigger, sentence: Offsets) -> EncounterKind:
        if trigger.kind == "meeting" and _WITH_HOST.match(self._text, trigger.end, sentence[1]):
            return "interview"
        if trigger.word != "appearance":
            return trigger.kind
        limit = min(sentence[1], trigger.end + _BROADCAST_REACH)
        return "interview" if broadcast_from(self._text, trigger.end, limit) else "event"

    def _of_phrase(self, trigger: Trigger, phrase: NounPhrase) -> list[Mention]:
        """Return the possessor and the names among the modifiers: "CNN town hall"."""
        found: list[Mention] = []
        start = phrase.start if phrase.possessor_end is None else phrase.start - _LONGEST_NAME
        for mention in self._parties.within((max(0, start), trigger.start)):
            if mention.span.end <= phrase.start:
                continue
            is_possessor = phrase.possessor_end == mention.span.end
            is_pronoun = mention.span.start == phrase.start and phrase.determiner in POSSESSIVES
            if is_possessor or is_pronoun or self._is_modifier(mention):
                found += self._parties.all_at(mention)
        return found

    def _is_modifier(self, mention: Mention) -> bool:
        is_party = self._parties.is_person(mention) or self._parties.is_organization(mention)
        if _NO_PARTY.fullmatch(mention.span.text):
            return False
        return is_party and mention.form == "name"

    def _complements(
        self, trigger: Trigger, kind: EncounterKind, sentence: Offsets
    ) -> tuple[list[Mention], list[Mention]]:
        """Return those after "with", "to" and the like behind the noun, and who of them hosts."""
        found: list[Mention] = []
        hosts: list[Mention] = []
        wanted = _COMPLEMENTS[kind].split()
        position = trigger.end
        while (match := _NEXT_PREPOSITION.match(self._text, position, sentence[1])) is not None:
            if not self._is_filling(position, match.end("gap")):
                break
            after = self._parties.after(match.end(), sentence[1], held=kind == "interview")
            if match["word"] == "by" and _BY_DOING.match(self._text, match.end()):
                # "ended her speech by quoting Lund": he has no part in it.
                break
            if match["word"] == "to" and _DOING.match(self._text, match.end()):
                # "used his speech to attack Lund": she has no part in it.
                break
            if kind == "debate" and match["word"] == "by":
                after = [m for m in after if self._parties.is_person(m)]
            if after and match["word"] in wanted and self._may_follow(match["word"], after[0]):
                found += after
                hosts += after if match["word"] in _HOSTING else []
            position = after[-1].span.end if after else match.end()
        return found, hosts

    def _may_follow(self, preposition: str, party: Mention) -> bool:
        if preposition in ("before", "for") and party.form == "pronoun":
            return False
        return (
            preposition not in ("on", "at", "of")
            or self._parties.is_organization(party)
            or (preposition == "of")
        )

    def _with_pair(
        self, found: list[Mention], trigger: Trigger, sentence: Offsets
    ) -> list[Mention]:
        """Return one party with the other of "the two", told later in the sentence."""
        for mention in self._parties.within((trigger.end, sentence[1])):
            pair = self._parties.all_at(mention)
            if len(pair) > 1 and found[0].entity in {m.entity for m in pair}:
                return distinct([*found, *pair])
        return found

    def _is_with_unnamed(self, trigger: Trigger) -> bool:
        found = _WITH_UNNAMED.match(self._text, trigger.end)
        return trigger.word in _WITH_ANYBODY and found is not None

    def _is_filling(self, start: int, end: int) -> bool:
        """Whether only dates, places and words like "held" stand between the offsets."""
        kept, position = "", start
        dates = [(d.span.start, d.span.end) for d in self._scene.around.dates((start, end))]
        names = [
            (m.span.start, m.span.end)
            for m in self._scene.around.mentions((start, end))
            if m.form == "name"
        ]
        for low, high in sorted([*dates, *names]):
            if low >= position:
                kept += self._text[position:low] + " "
                position = high
        return _FILLING.fullmatch(kept + self._text[position:end]) is not None

    def _is_told(self, trigger: Trigger, phrase: NounPhrase, around: _Around) -> bool:
        """Whether what stands around a loose noun makes an occasion of it."""
        holder, complement = bool(around.holder), around.complement
        if trigger.word in _WITH_ANYBODY and holder and self._is_with_unnamed(trigger):
            return True
        if trigger.kind in OF_TWO:
            return bool(complement) and len(around.all) > 1
        if trigger.word == "session":
            return holder and any(map(self._parties.is_organization, complement))
        if trigger.word == "address":
            return holder or bool(around.own)
        if trigger.word in ("remarks", "appearance") or trigger.word in COMPOUNDS:
            return holder and phrase.governor not in ("from", "into")
        return bool(around.own or complement)

    def _is_anaphoric(self, trigger: Trigger, phrase: NounPhrase) -> bool:
        between = self._text[phrase.start : trigger.start].split()
        return len(between) == 1 and phrase.determiner in ("the", "this", "that")


def _is_definite(phrase: NounPhrase) -> bool:
    is_dated = phrase.possessor_end is not None
    return is_dated or phrase.determiner in POSSESSIVES | {"the", "this", "that"}


def _near(found: list[Mention], trigger: Trigger) -> list[Offsets]:
    """Return the characters of those parties that stand near a trigger."""
    return [
        (m.span.start, m.span.end)
        for m in found
        if -_MOST_BEFORE <= m.span.start - trigger.start <= _MOST_AFTER
    ]
