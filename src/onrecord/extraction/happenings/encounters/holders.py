"""Who is put on an occasion that a noun tells: "at a rally in Harlow, she said"."""

import re
from typing import Final

from onrecord.extraction.happenings.encounters.parties import Parties
from onrecord.extraction.happenings.encounters.phrases import POSSESSIVES, NounPhrase
from onrecord.extraction.happenings.encounters.triggers import Trigger
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets
from onrecord.schema.record import Mention, Statement

# These need both sides told; the others need one.
OF_TWO: Final = frozenset({"meeting", "call"})
# In such phrases stands where, or on what occasion, the sentence happens.
ON_OCCASION: Final = frozenset("in at during throughout".split())
# Verbs whose subject has part in the occasion that is their object.
_HOLDING: Final = frozenset(
    """
    had has have having held hold holds holding gave give gives given giving deliver delivers
    delivered delivering made make makes making hosted host hosts hosting attended attend attends
    attending headlined headline headlines headlining addressed addresses addressing opened opens
    opening canceled cancelled cancels skipped skip skips skipping joined join joins joining
    convened convenes convening led leads leading staged stage stages conducted conducts took take
    takes taking paid pays planned plans planning scheduled schedules postponed postpones arranged
    arranges arranging organized organizes organizing
    moderated moderates moderating missed miss declined declines requested seeks sought left leave
    done did crashed interrupted concluded started starts began begins
    """.split()
)
# Who only attends these listens.
_ATTENDING: Final = frozenset("attended attend attends attending".split())
_LISTENED_TO: Final = frozenset({"rally", "debate"})
# Of a meeting, those who propose it are to take part in it.
_PROPOSING: Final = frozenset("proposed proposes offered offers requested sought wants".split())
_BEFORE_PARTICIPLE: Final = frozenset("been is are was were be by after before".split())
# One is "on" these.
_ON_THE_WAY: Final = frozenset({"visit", "trip", "call"})
AROUND_OCCASION: Final = frozenset("after before following from".split())
# Whom somebody joins there has part in it too: "Lund joined Reyes onstage at a rally".
_JOINED: Final = re.compile(r"\s(?:(?:has|had|will|later)\s)?(?:join|accompan)(?:s|ed|ied|ies)?\s")
# "those who believe that he took it at an event": not who answers them was there.
_OF_OTHERS: Final = re.compile(r"\b(?:those|people|critics|anyone|somebody|someone|others)\swho\b")
# "at the resort, now called Lund Hall, she said": it is no speaker.
_CALLED: Final = re.compile(
    r"\b(?:called|known|named|owned|hosted|sponsored|organized|moderated|run)\b"
)
# Whom something is said to or of: "told a friend of Lund at the rally".
_AFTER_PREPOSITION: Final = re.compile(
    r"\b(?:to|of|about|with|by|from|on|in|at|against|for)\s(?:[\w.’'-]+\s){0,3}$"
)
# A phrase that begins so near to the sentence opens it, in characters.
_OPENS_SENTENCE: Final = 20
# "At a rally where Lund spoke": what follows is on the occasion.
_WHERE: Final = re.compile(r"\b(?:(?:in|at|during)\swhich|where|when)\b")


class Holders:
    """Finds whom the sentences of one article put on occasions."""

    def __init__(self, scene: Scene, parties: Parties) -> None:
        """Wrap a scene and its parties."""
        self._scene = scene
        self._text = scene.text
        self._parties = parties

    def of(
        self, trigger: Trigger, phrase: NounPhrase, own: list[Mention], sentence: Offsets
    ) -> tuple[list[Mention], Statement | None]:
        """Return whoever the sentence puts on the occasion, and the statement made there.

        Args:
            trigger: the noun.
            phrase: the phrase whose head it is.
            own: whose the occasion is, and the names among its modifiers.
            sentence: the sentence it stands in.
        """
        at = phrase.governor_at
        if phrase.governor in _ATTENDING and trigger.kind in _LISTENED_TO:
            return [], None
        is_proposed = phrase.governor in _PROPOSING and trigger.kind in OF_TWO
        if phrase.governor in _HOLDING or is_proposed or self._is_met(trigger, phrase):
            return self._parties.subject(at), None
        is_own = phrase.determiner in POSSESSIVES and phrase.determiner != "their"
        on_it = phrase.governor in ON_OCCASION or (
            phrase.governor == "on" and trigger.word in _ON_THE_WAY
        )
        on_it = on_it or (is_own and phrase.governor in AROUND_OCCASION)
        if not on_it or any(phrase.possessor_end == m.span.end for m in own):
            return [], None
        statement = self._framing(trigger, at, sentence)
        cue = statement.cue if statement else None
        if cue and _OF_OTHERS.search(self._text, min(cue.end, at[0]), at[0]):
            return [], None
        if cue and cue.end < at[0] and self._is_of_inner_clause((cue.end, at[0])):
            inner = self._parties.within((cue.end, at[0]))[:1]
            return [m for m in inner if self._parties.is_someone(m)], None
        if statement is not None and (speaker := self._parties.speaker_mention(statement)):
            return speaker, statement
        if at[0] - sentence[0] <= _OPENS_SENTENCE:
            return self._after_opening(trigger, sentence), None
        if trigger.kind == "rally" and any(map(self._parties.is_person, own)):
            # "police stopped a man at a Lund rally": they did not rally.
            return [], None
        subject = self._parties.clause_subject(at[0])
        if trigger.kind == "debate" and self._is_parted(subject, at[0]):
            return [], None
        return self._with_joined(subject, at[0]), None

    def _framing(self, trigger: Trigger, at: Offsets, sentence: Offsets) -> Statement | None:
        """Return the statement that may be made on an occasion: not one whose source comes after.

        But for what opens the sentence: "At the rally, Lund said".
        """
        statement = self._parties.framing_statement(trigger.start)
        source = statement.source if statement else None
        if source and source.start > trigger.end and at[0] - sentence[0] > _OPENS_SENTENCE:
            lead = self._text[sentence[0] : at[0]].rstrip()
            is_there = _WHERE.search(self._text, trigger.end, source.start) is not None
            return statement if is_there or lead.endswith((",", "”", '"')) else None
        return statement

    def _is_of_inner_clause(self, extent: Offsets) -> bool:
        """Whether somebody after a verb of saying is put on an occasion: "said Lund spoke at"."""
        between = self._parties.within(extent)
        said = self._text[extent[0] : extent[1]].rstrip()
        if not between or said[-1:] in ',”"':
            return False
        words = self._text[between[-1].span.end : extent[1]].split()
        lead = self._text[extent[0] : between[-1].span.start]
        is_object = (
            len(words) < 2 or words[0] == "to" or _AFTER_PREPOSITION.search(lead) is not None
        )
        return not is_object

    def _is_parted(self, subject: list[Mention], position: int) -> bool:
        """Whether somebody else stands between a subject and where it is said to have debated."""
        if not subject:
            return False
        between = self._parties.within((subject[-1].span.end, position))
        known = {one.entity for one in subject}
        return any(self._parties.is_person(m) and m.entity not in known for m in between)

    def _with_joined(self, subject: list[Mention], limit: int) -> list[Mention]:
        """Return a subject with whom it joins."""
        joined = _JOINED.match(self._text, subject[-1].span.end, limit) if subject else None
        return [*subject, *self._parties.after(joined.end(), limit)] if joined else subject

    def _is_met(self, trigger: Trigger, phrase: NounPhrase) -> bool:
        """Whether "meeting" is a participle: "has been meeting with", "after meeting with"."""
        is_participle = trigger.word == "meeting" and phrase.start == trigger.start
        return is_participle and phrase.governor in _BEFORE_PARTICIPLE

    def _after_opening(self, trigger: Trigger, sentence: Offsets) -> list[Mention]:
        """Return the subject after an opening phrase: "At a rally in Flint, Lund ..."."""
        comma = self._text.find(", ", trigger.end, sentence[1])
        while comma >= 0:
            after = self._parties.after(comma + 2, sentence[1])
            if after and self._may_open(after[0], trigger, comma + 2):
                return after[:1]
            comma = self._text.find(", ", comma + 2, min(sentence[1], trigger.end + 120))
        return []

    def _may_open(self, mention: Mention, trigger: Trigger, start: int) -> bool:
        """Whether somebody after an opening phrase is put on its occasion, and is no host of it."""
        if self._scene.around.is_possessor(mention):
            return False
        if _CALLED.search(self._text, start, mention.span.start):
            return False
        is_person = self._parties.is_person(mention)
        return is_person or trigger.kind in OF_TWO or trigger.kind == "hearing"
