"""What is read around a trigger: who does it and to whom, after a verb or a noun."""

import re
from typing import Final

from onrecord.extraction.happenings.actions.lexicon import ActionForm, ActionWord
from onrecord.extraction.happenings.actions.light_verbs import light_verb
from onrecord.extraction.happenings.actions.reading import ActionReading
from onrecord.extraction.happenings.actions.signs import has_sign
from onrecord.extraction.happenings.actions.triggers import ActionTrigger
from onrecord.extraction.happenings.clause_parties import ClauseParties
from onrecord.extraction.happenings.noun_phrases import Phrase
from onrecord.schema.annotation import Offsets

_BE: Final = re.compile(
    r"(?:\b(?:was|were|been|be|being|is|are|am|get|gets|got|getting)|[’'](?:s|re|m))"
    r"(?:\s+(?:not|also|never|then|later|now|still|just|already|[a-z]+ly))*\s+$",
    re.IGNORECASE,
)
# "until she is elected": a vote to come, not one that was held.
_PRESENT: Final = re.compile(r"(?:\b(?:is|are|be|get|gets)|[’'](?:s|re))\s(?:[a-z]+ly\s)?$")
_NOT_A_VERB: Final = re.compile(
    r"\b(?:the|an?|his|her|its|their|our|my|your|this|that|these|no|any|some|recent|first|latest|new"
    r"|of|in|with|under|for|from|on|against|into|more|most|former)\s+$|[’']s?\s+$",
    re.IGNORECASE,
)
_BY_NEXT: Final = re.compile(r"(?:\s(?:in|on|last|earlier)\s\w+|\s\w+ly)?(?:\sin\spart)?\sby\s")
# "elected officials", "convicted felons": what somebody is, not what is done.
_ADJECTIVE: Final = re.compile(
    r"\s(?:officials?|leaders?|representatives?|members?|office|judges|delegates|mayors|felons?"
    r"|criminals?|politicians?|lawmakers?)\b"
)
# A base form after "and" goes on with an infinitive or modal before, which has its own status.
_JOINED: Final = re.compile(r"\b(?:and|or|but)\s+(?:[a-z]+ly\s+)?$")
_HELPED: Final = re.compile(
    r"\b(?:to|will|would|can|could|may|might|must|shall|should|do|does|did|not)\s(?:\w+\s){0,3}$|n[’']t\s(?:\w+\s){0,2}$"
)
_SOME_MODIFIERS: Final = (
    r"(?:\s(?!(?:to|of|in|at|by|for|with|from|on|about|against|and|or|as|that|is|was|has|across"
    r"|among|over|under|between|within|through|during|after|before|since|until)\b)[a-z][\w-]*){0,2}?"
)
_SUM: Final = (
    r"\s*[“\"]?(?:\w+\s){0,4}?(?:[$£€]\s?\d[\d.,]*(?:\s(?:million|billion|thousand))?|money|funds)"
)
_SUM_TO: Final = re.compile(rf"\s{_SUM}[^,;:.$]{{0,40}}?\sto\s*(?=\s)")
_SUM_FROM: Final = re.compile(rf"\s{_SUM}[^,;:.$]{{0,40}}?\sfrom(?=\s)")
_SUM_SPENT: Final = re.compile(
    rf"\s{_SUM}[^;:.“”\"$]{{0,50}}?\s(?:to\s(?:help|support|back|boost|promote|elect|defend)|on\sbehalf\sof"
    r"|in\ssupport\sof|supporting|backing|promoting|boosting)(?=\s)"
)
_REDUCED: Final = re.compile(
    r"\s(?:in|on|by|during|after|from|near|under|last|earlier|without|along|alongside)\s"
)
_SUM_AFTER: Final = re.compile(rf"\s{_SUM}")
_INFINITIVE: Final = re.compile(r"(?:\s[^\s,;:.]+){0,2}?,?\s(?:not\s)?to\s[a-z]")
_PASSIVE_INFINITIVE: Final = re.compile(r"(?:\s[^\s,;:]+){0,8}?,?\s(?:not\s)?to\s[a-z]")
_REFUSED: Final = re.compile(
    r"\sto\s(?!(?:comment|say|answer|discuss|talk|speak|respond|reply|elaborate|disclose|name|identify"
    r"|confirm|release|provide|explain|apologi[sz]e|give|address|criticize|assail|condemn|attack|denounce|rule|speculate|be|concede|predict)\b)[a-z]+(?:\s(?:with|for))?"
)
_SAID: Final = re.compile(
    r"(?:[’']s?)?(?:\s[\w’'-]+){0,3}?\s(?:claims?|ideas?|notions?|suggestions?|arguments?|accusations?|comments?|criticisms?"
    r"|allegations?|assertions?|charges?|views?|remarks?|statements?|contentions?|explanations?|orthodoxy"
    r"|theor(?:y|ies)|concerns?|fears?|characterizations?|premises?|narratives?)\b"
)
_GOES_ON: Final = re.compile(
    r"\s(?:campaigns?|bids?|race|efforts?|chances?|fight|battle|prospects?|hopes?|part(?:y|ies)"
    r"|speech)\b"
)
_FORMER: Final = re.compile(
    r"\b(?:former|onetime|one-time|erstwhile|ex|no|not|never)\b", re.IGNORECASE
)
_TO_OR_FOR: Final = re.compile(r"\s(?:to|for)\s")
# Roots whose actor is no place.
_NO_PLACES: Final = frozenset({"ELECTION", "INVESTIGATE"})
_VERBS_MARKS: Final = frozenset({"object", "infinitive", "amount", "giver", "refused"})


class ActionReader:
    """Reads the triggers of one article."""

    def __init__(self, text: str, parties: ClauseParties) -> None:
        """Read a text whose parties are known."""
        self._text = text
        self._parties = parties

    def read(self, trigger: ActionTrigger) -> ActionReading | None:
        """Return the first reading of a trigger that is complete and has its sign, or None."""
        for form in trigger.readings:
            if form.word.told_as != "action":
                continue
            reading = self._read_form(trigger.extent, form)
            if reading and reading.is_complete and self._is_signed(reading):
                return reading
        return None

    def _read_form(self, extent: Offsets, form: ActionForm) -> ActionReading | None:
        if form.form == "noun":
            return self._noun(extent, form.word)
        lead = self._text[max(0, extent[0] - 40) : extent[0]]
        if not self._may_be_verb(extent, form, lead):
            return None
        if form.form == "participle" and _BE.search(lead):
            return self._passive(extent, form.word, self._parties.subject(extent))
        if form.form == "participle" and _BY_NEXT.match(self._text, extent[1]):
            return self._passive(extent, form.word, self._parties.reduced(extent[0]))
        if _BE.search(lead) and form.form != "gerund":
            return None
        active = self._active(extent, form)
        if active.is_complete or form.form != "participle" or form.word.needs != "recipient":
            return active
        is_reduced = "object" in form.word.recipient and active.recipient is None
        if is_reduced and _REDUCED.match(self._text, extent[1]):
            return self._passive(extent, form.word, self._parties.reduced(extent[0]))
        return active

    def _may_be_verb(self, extent: Offsets, form: ActionForm, lead: str) -> bool:
        if form.form == "base":
            # "asked that the court release him": no singular subject has the base form otherwise.
            is_bare = not _HELPED.search(lead) and self._is_one(extent)
            if is_bare or _JOINED.search(lead):
                return False
        if _NOT_A_VERB.search(lead) and form.form != "gerund":
            return False
        if form.form in ("past", "participle") and _ADJECTIVE.match(self._text, extent[1]):
            return False
        return form.word.root != "ELECTION" or not _PRESENT.search(lead)

    def _is_one(self, extent: Offsets) -> bool:
        """Whether one person, body or place is the subject right before a base form."""
        subject = self._parties.preceding(extent[0])
        return subject is not None and subject.type != "group" and subject.form != "pronoun"

    def _active(self, extent: Offsets, form: ActionForm) -> ActionReading:
        word = form.word
        if word.root == "ELECTION" and form.form == "gerund":
            return ActionReading(word, extent, "active", extent, None, None)
        subject = self._parties.subject(extent, is_gerund=form.form == "gerund")
        if "giver" in word.recipient:
            return ActionReading(word, extent, "active", extent, self._giver(extent[1]), subject)
        recipient = self._recipient(extent, word)
        return ActionReading(word, extent, "active", extent, subject, recipient)

    def _passive(
        self, extent: Offsets, word: ActionWord, recipient: Phrase | None
    ) -> ActionReading | None:
        marks = set(word.recipient)
        if "infinitive" in marks and not _PASSIVE_INFINITIVE.match(self._text, extent[1]):
            return None
        if "amount" in marks and not _SUM_AFTER.match(self._text, extent[1]):
            return None
        if not marks & {"object", "infinitive", "amount"}:
            return None
        agent = self._parties.agent(extent[1])
        if word.root == "ELECTION" and agent is None:
            # Whom the voters elect has won.
            return ActionReading(word, extent, "passive", extent, recipient, None)
        return ActionReading(word, extent, "passive", extent, agent, recipient)

    def _recipient(
        self, extent: Offsets, word: ActionWord, *, is_noun: bool = False
    ) -> Phrase | None:
        """Return the recipient that stands after a verb or noun, by what marks it."""
        end = extent[1]
        takes_object = not is_noun and "object" in word.recipient
        for mark in word.recipient:
            if (is_noun and mark in _VERBS_MARKS) or (takes_object and mark not in _VERBS_MARKS):
                continue
            if mark == "object":
                found = self._parties.object(end, takes_things=word.takes_things)
            elif mark == "infinitive":
                found = self._told_to_do(end)
            elif mark == "amount":
                found = self._paid(end)
            elif mark == "refused":
                found = self._refused(end)
            elif mark == "owner":
                found = None
            else:
                found = self._after_preposition(end, mark, word)
            if found:
                return found
        return None

    def _told_to_do(self, end: int) -> Phrase | None:
        found = self._parties.object(end, takes_things=False)
        return found if found and _INFINITIVE.match(self._text, found.end) else None

    def _paid(self, end: int) -> Phrase | None:
        for pattern in (_SUM_TO, _SUM_SPENT):
            marked = pattern.match(self._text, end)
            found = self._parties.object(marked.end(), takes_things=True) if marked else None
            if found:
                return found
        found = self._parties.object(end, takes_things=False, few=True)
        return found if found and _SUM_AFTER.match(self._text, found.end) else None

    def _giver(self, end: int) -> Phrase | None:
        """Return from whom a sum is taken: "raised $2 million from members"."""
        taken = _SUM_FROM.match(self._text, end)
        return self._parties.object(taken.end(), takes_things=False) if taken else None

    def _refused(self, end: int) -> Phrase | None:
        verb = _REFUSED.match(self._text, end)
        return self._parties.object(verb.end(), takes_things=False, few=True) if verb else None

    def _after_preposition(self, end: int, preposition: str, word: ActionWord) -> Phrase | None:
        found = re.compile(rf"{_SOME_MODIFIERS}\s{preposition}\b").match(self._text, end)
        if found is None:
            return None
        return self._parties.object(found.end(), takes_things=word.takes_things)

    def _noun(self, extent: Offsets, word: ActionWord) -> ActionReading | None:
        if word.root == "ELECTION" and _GOES_ON.match(self._text, extent[1]):
            return None
        if word.names_actor:
            lead = self._text[max(0, extent[0] - 24) : extent[0]]
            return None if _FORMER.search(lead) else self._agent_noun(extent, word)
        actor, recipient, owner = self._around_noun(extent, word)
        light = light_verb(self._text, self._parties.sentence(extent[0]), extent[0])
        if light is None:
            if actor is None and recipient is not None and word.root != "AGREE":
                actor = self._attribute(extent[0])
            return ActionReading(word, extent, "noun", extent, actor, recipient)
        subject = self._parties.subject(light.extent)
        if light.gives:
            actor = actor or subject
        elif subject and owner is None and not _TO_OR_FOR.match(self._text, extent[1]):
            # "won the backing of the union": whoever follows gives what the subject gets.
            actor, recipient = actor or recipient, subject
        return ActionReading(word, extent, "light verb", light.extent, actor, recipient)

    def _around_noun(
        self, extent: Offsets, word: ActionWord
    ) -> tuple[Phrase | None, Phrase | None, Phrase | None]:
        """Return actor and recipient of a noun, as far as its own phrase tells, and its owner."""
        recipient = self._recipient(extent, word, is_noun=True)
        end = recipient.head_end if recipient else extent[1]
        actor = self._parties.agent(end, of_noun=True)
        owner = self._parties.owner(extent[0])
        if word.needs == "actor" and actor is None and owner is None:
            actor = self._after_preposition(extent[1], "of", word)
        if owner and recipient is None and "owner" in word.recipient:
            recipient = None if self._parties.goes_on(extent[1]) else owner
        elif owner and actor is None:
            actor = owner
        if actor is None and "from" not in word.recipient:
            actor = self._after_preposition(extent[1], "from", word)
        return actor, recipient, owner

    def _agent_noun(self, extent: Offsets, word: ActionWord) -> ActionReading:
        """Read a noun that names who acts: "Ravi Menon, a supporter of the mayor"."""
        actor, recipient = self._parties.agent_noun(
            extent, word.recipient, takes_things=word.takes_things
        )
        return ActionReading(word, extent, "noun", extent, actor, recipient)

    def _attribute(self, start: int) -> Phrase | None:
        """Return the body whose name stands right before a noun: "the FBI investigation"."""
        found = self._parties.preceding(start)
        if found is None or found.form != "name" or found.type == "person":
            return None
        return found if self._text[found.end : start] == " " else None

    def _is_signed(self, reading: ActionReading) -> bool:
        sign = reading.word.sign
        actor = reading.actor
        if reading.family == "active" and _is_far_place(self._text, actor, reading.verb[0]):
            return False
        if self._is_by_place(reading):
            return False
        if reading.recipient and self._is_it(reading.recipient):
            return False
        if actor and reading.word.root == "REJECT" and self._rejects_words(reading):
            return False
        if sign == "violence" and actor and actor.type == "person" and actor.form != "description":
            # Known people attack one another in words.
            return False
        if sign is None:
            return True
        sentence = self._parties.sentence(reading.trigger[0])
        return has_sign(sign, self._text, sentence, reading)

    def _is_by_place(self, reading: ActionReading) -> bool:
        """Whether a place is taken for who votes or investigates, or for whom a vote is for."""
        actor, recipient = reading.actor, reading.recipient
        is_vote = "election" in reading.word.contexts
        if is_vote and recipient and recipient.type == "place":
            return True
        is_by_place = actor is not None and actor.type == "place"
        return is_by_place and (is_vote or reading.word.root in _NO_PLACES)

    def _is_it(self, phrase: Phrase) -> bool:
        return self._text[phrase.start : phrase.end].lower() in {"it", "this", "that"}

    def _rejects_words(self, reading: ActionReading) -> bool:
        """Whether what is rejected is only what somebody said."""
        end = reading.recipient.end if reading.recipient else reading.trigger[1]
        return bool(_SAID.match(self._text, end))


def _is_far_place(text: str, actor: Phrase | None, verb: int) -> bool:
    """Whether a place is taken for who acts without standing right before the verb."""
    return actor is not None and actor.type == "place" and len(text[actor.end : verb].split()) > 3
