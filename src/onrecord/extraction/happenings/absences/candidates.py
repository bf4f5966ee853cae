"""Cues of absences with what stands around them: who withholds, and the clause that says it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.extraction.channels import is_outlet
from onrecord.extraction.happenings.absences.cues import AbsenceCue, find_cues
from onrecord.extraction.happenings.clause_words import stem, words_between
from onrecord.extraction.happenings.scene import Scene
from onrecord.extraction.happenings.subject import Subject
from onrecord.extraction.happenings.subject_words import ARTICLES
from onrecord.extraction.happenings.subjects import Subjects
from onrecord.extraction.happenings.wordings import Wordings
from onrecord.schema.annotation import Offsets
from onrecord.schema.happenings import Party
from onrecord.schema.record import Entity, Statement

_NOUNS: Final = re.compile(r"(?:refusal|failure|silence|denial)\b", re.IGNORECASE)
# Families whose cue is no verb of which somebody is the subject, but stands in its object.
_OBJECTS: Final = frozenset(
    ["nothing of", "without", "no agreement", "none", "false", "no comment", "no to it"]
)
_CALLED_FALSE: Final = frozenset(["untrue", "false"])
_ASKED: Final = re.compile(r"(?:when\s|while\s)?(?:asked|pressed|questioned)\b", re.IGNORECASE)
_CONDITION: Final = re.compile(r"(?<![^\W_])(?:if|unless|whether)\s$", re.IGNORECASE)
_DEEDS: Final = frozenset(["refuse", "deny", "hide", "fail", "dodge", "reject request"])
_SUPPOSED: Final = re.compile(
    r"\b(?:will|would|[’']ll|may|might|could|should|can|must)(?:\snot)?(?:\sbe)?\s$", re.IGNORECASE
)
_PASSIVE: Final = re.compile(r"\b(?:was|were|been|being|is|are|be)(?:\s[a-z]{1,20}ly)?\s$")
_FACTUAL: Final = re.compile(
    r"(?:did|do|does|has|have|had|was|were|is|are|never|not)\b|[a-z]+n[’']t", re.IGNORECASE
)
# What is not thought, wanted or known denies nothing that others say.
_NO_FACTS: Final = frozenset(
    stem(verb)
    for verb in """
    think know believe want need care mind like expect hope sure going feel understand remember
    agree doubt one matter way longer
    """.split()
)
_THERE_IS: Final = re.compile(r"\bthere\s(?:is|was|are|were|has\sbeen|had\sbeen)\s$", re.IGNORECASE)
_OF_BODIES: Final = frozenset(map(stem, "act approve vote pass".split()))
_IS: Final = re.compile(r"\b(?:is|was|are|were|be)\s$")
_MEANT: Final = re.compile(r"I\s?(?:[’']m\ssaying|mean|meant)\b")
# Of no one in particular: "anyone who does not answer".
_ANYBODY: Final = re.compile(r"(?:some|any|every)(?:one|body)\b|those\swho\b", re.IGNORECASE)
_SAY, _EXPLAIN = stem("say"), stem("explain")
# "Asked to leave, he refused": what was asked for is a deed, no answer.
_ASKED_TO_DO: Final = re.compile(
    r"\b(?:asked|told|ordered|urged)\sto\s(?!comment|respond|answer|explain|say|discuss|clarify"
    r"|elaborate|name|identify|provide|describe|confirm|disavow|condemn|denounce)",
    re.IGNORECASE,
)
# A claim that is called so is nothing that somebody withholds.
_OF_CLAIMS: Final = re.compile(r"(?:unsubstantiated|unverified|unproven)\s[a-z]", re.IGNORECASE)
# What somebody else is said to have failed or dodged is an opinion of them.
_BLAMING: Final = frozenset(["fail", "avoid", "dodge"])
_OWNING_UP: Final = frozenset(map(stem, "acknowledge admit concede accept recognize".split()))
_CONCEDING: Final = frozenset(map(stem, "acknowledge concede".split()))
# A court that dismisses claims rules on them.
_COURT: Final = re.compile(
    r"\b(?:[Cc]ourts?|[Jj]udges?|[Jj]ustices?|[Jj]ury|[Pp]anels?|[Tt]ribunals?)\b"
)
# Of what does not exist nobody withholds anything: "there is no evidence that".
_NO_EVIDENCE: Final = re.compile(
    r"(?:no|little)(?:\s[a-z-]{2,20}){0,2}\s(?:evidence|proof|indication|sources?)\b",
    re.IGNORECASE,
)
_LONGEST_LEAD: Final = 30
_LONGEST_ANSWER: Final = 160
_DEPENDENT: Final = re.compile(
    r"(?<![^\W_])(?:while|although|though|as|after|since|because)\s$", re.IGNORECASE
)
_LONGEST_CONDITION: Final = 9
# "Ito, who declined to comment, proposes": the clause ends at the next comma.
_INSERTED: Final = re.compile(r",\swho\s(?:[a-z]{1,20}\s){0,3}$")


@dataclass(frozen=True, slots=True)
class AbsenceCandidate:
    """A cue with what stands around it.

    Attributes:
        cue: the cue.
        subject: who or what withholds, refuses or denies.
        wording: the clause that says it.
        statement: the statement within which it stands, or None.
        is_asked: whether the sentence begins with what was asked.
        is_of_person: whether a person makes the statement.
        agent: whoever a passive names after "by", or None.
    """

    cue: AbsenceCue
    subject: Subject
    wording: Offsets
    statement: Statement | None
    is_asked: bool
    is_of_person: bool = True
    agent: Party | None = None

    @property
    def who(self) -> Party | None:
        """The party that withholds, refuses or denies, or None where nothing tells."""
        if self.agent is not None:
            return self.agent
        party = self.subject.party or self.subject.owner
        if party and self.subject.owner is party and not self.cue.is_passive:
            # "Lund's office has not answered": the office has not, and it has no entity.
            party = None if self.subject.words is None else Party(self.subject.words, None)
        if self.cue.family == "unclear" or self._is_of_a_thing(party):
            party = None
        if self.statement is None or self.statement.speaker is None:
            return party
        is_negation = self.cue.kind == "denial" and self.cue.family in ("not", "none", "no to it")
        is_told = is_negation or self.cue.family == "no comment"
        if not (is_told or self.cue.is_passive) and party is not None:
            return party
        if self.cue.is_passive and not self.is_of_person:
            # An outlet that reports it has not withheld it.
            return None
        words = self.statement.source or self.statement.content[0]
        return Party(words, self.statement.speaker)

    def _is_of_a_thing(self, party: Party | None) -> bool:
        """Whether the subject is what was withheld: "the names were not disclosed"."""
        return self.cue.is_passive and party is not None and party.entity is None


class AbsenceCandidates:
    """Finds the candidates of one article."""

    def __init__(self, scene: Scene, wordings: Wordings) -> None:
        """Prepare for an article."""
        self._scene = scene
        self._wordings = wordings
        self._subjects = Subjects(scene)

    def find(self) -> Iterator[AbsenceCandidate]:
        """Yield every cue of an absence with what stands around it, in order."""
        for cue in find_cues(self._scene.text):
            candidate = self._candidate(cue)
            if candidate is not None:
                yield candidate

    def _candidate(self, cue: AbsenceCue) -> AbsenceCandidate | None:
        text = self._scene.text
        sentence = self._scene.around.sentence(cue.start) or (cue.start, cue.end)
        if "?" in text[max(cue.end, sentence[1] - 2) : sentence[1] + 1]:
            return None
        statement = self._scene.statement_around(cue.start)
        subject = self._withholder(cue)
        if self._is_noun(cue) or self._is_idle(cue, subject) or self._is_loose(cue, subject):
            return None
        if self._is_blamed(cue, subject, statement):
            return None
        if self._is_done_to(cue) or (_is_free(cue) and not self._is_own(cue, subject, statement)):
            return None
        start = min(subject.start, cue.start)
        quotation = self._wordings.quotation(cue.start)
        is_asked = bool(_ASKED.match(text, sentence[0])) and not quotation
        if is_asked or (cue.family == "no comment" and cue.start - sentence[0] < _LONGEST_ANSWER):
            start = sentence[0]
        elif quotation:
            start = self._wordings.within(quotation, start)
        if _CONDITION.search(text, max(0, start - _LONGEST_CONDITION), start):
            return None
        wording = (start, self._end(start, cue, is_relative=subject.is_relative))
        speaker = statement.speaker if statement else None
        is_person = speaker is not None and self._is_person(self._scene.around.entities[speaker])
        return AbsenceCandidate(
            cue, subject, wording, statement, is_asked, is_person, self._agent(cue)
        )

    def _is_noun(self, cue: AbsenceCue) -> bool:
        """Whether a verb that denies is none: "the dispute highlights"."""
        if cue.family != "deny" or _NOUNS.match(self._scene.text, cue.start):
            return False
        before = words_between(self._scene.text, max(0, cue.start - _LONGEST_LEAD), cue.start)
        return bool(before) and before[-1].form in ARTICLES

    def _agent(self, cue: AbsenceCue) -> Party | None:
        mention = self._scene.agent((cue.start, cue.end)) if cue.is_passive else None
        return self._scene.party(mention) if mention else None

    def _is_person(self, entity: Entity) -> bool:
        """Whether it is a person, and not an outlet whose name reads like one."""
        return entity.type == "person" and not is_outlet(entity.name)

    def _is_blamed(self, cue: AbsenceCue, subject: Subject, statement: Statement | None) -> bool:
        """Whether somebody else says so of a party: "Lund said that Reyes failed to address it"."""
        is_failing = cue.family in _BLAMING or cue.verb in _OWNING_UP
        is_opinion = is_failing and cue.kind == "no_response"
        if not is_opinion or statement is None or subject.party is None:
            return False
        speaker, blamed = self._scene.speaker(statement), subject.party.entity
        return speaker is not None and blamed is not None and speaker != blamed

    def _is_done_to(self, cue: AbsenceCue) -> bool:
        """Whether it is to be done or done to somebody: "may refuse", "was denied bail"."""
        lead = self._scene.text[max(0, cue.start - _LONGEST_LEAD) : cue.start]
        if cue.family in _DEEDS and _SUPPOSED.search(lead):
            return True
        return cue.family in ("deny", "reject request") and bool(_PASSIVE.search(lead))

    def _is_idle(self, cue: AbsenceCue, subject: Subject) -> bool:
        """Whether nobody withholds anything: "it does not explain why", "found no evidence"."""
        lead = self._scene.text[max(0, cue.start - _LONGEST_LEAD) : cue.start]
        if _NO_EVIDENCE.match(self._scene.text, cue.start) and _THERE_IS.search(lead):
            # The article itself says so, of nobody.
            return self._scene.statement_around(cue.start) is None
        if cue.family == "nothing of" and _IS.search(lead) and not _THERE_IS.search(lead):
            # "Past growth is no indication of it": nobody withholds anything.
            return True
        if cue.family == "nothing of":
            statement = self._scene.statement_around(cue.start)
            is_told = self._scene.speaker(statement) or _THERE_IS.search(lead)
            return subject.kind in ("none", "thing", "you") and not is_told
        if cue.family in _CALLED_FALSE and subject.kind == "thing":
            # What the article itself calls a lie nobody has denied.
            return self._scene.statement_around(cue.start) is None
        if _OF_CLAIMS.match(self._scene.text, cue.start):
            return True
        if cue.family == "refuse" and not cue.verb:
            sentence = self._scene.clause(cue.start).sentence
            if _ASKED_TO_DO.search(self._scene.text, sentence[0], cue.start):
                return True
        words = self._scene.text[cue.start : cue.end].lower()
        if cue.family == "deny" and words.startswith("dismiss"):
            return _COURT.search(self._scene.text, subject.start, subject.end) is not None
        if cue.family == "not" and cue.verb == _SAY and subject.kind == "first person":
            return words.startswith("would")
        is_reason = cue.family == "not" and cue.verb == _EXPLAIN and words.startswith("does")
        return is_reason and subject.kind == "it"

    def _is_loose(self, cue: AbsenceCue, subject: Subject) -> bool:
        """Whether it is told of anybody, of a thing that fails, or affirms what was said."""
        if cue.family == "no to it":
            return _MEANT.match(self._scene.text, cue.end) is not None
        if cue.family == "yet to" and subject.is_relative and not self._is_inserted(cue):
            # "Those delegates who have yet to decide": a sort of delegates.
            return True
        if cue.family == "fail" and subject.kind == "thing":
            return True
        if cue.family == "refuse" and cue.verb in _CONCEDING:
            # "Refused to concede that they had a point": an answer, and another opinion.
            return True
        if self._is_mere_deed(cue, subject):
            return True
        return _ANYBODY.match(self._scene.text, subject.start, cue.start) is not None

    def _is_mere_deed(self, cue: AbsenceCue, subject: Subject) -> bool:
        """Whether one person did not do what only bodies settle: "she did not approve"."""
        if cue.family != "not" or cue.verb not in _OF_BODIES:
            return False
        words = self._scene.text[cue.start : cue.end].lower()
        party = subject.party.entity if subject.party else None
        kind = self._scene.around.entities[party].type if party else None
        return " yet" not in words and kind != "organization"

    def _is_inserted(self, cue: AbsenceCue) -> bool:
        lead = self._scene.text[max(0, cue.start - _LONGEST_LEAD) : cue.start]
        return _INSERTED.search(lead) is not None

    def _is_own(self, cue: AbsenceCue, subject: Subject, statement: Statement | None) -> bool:
        """Whether a party says of itself that it is not so: "she said she was never there"."""
        if statement is None or cue.verb in _NO_FACTS:
            return False
        if cue.family == "not" and not _FACTUAL.match(self._scene.text, cue.start):
            return False
        party = subject.party
        is_there = self._scene.text[subject.start : subject.end].lower() == "there"
        return (
            is_there
            or subject.kind == "first person"
            or (
                party is not None and party.entity is not None and party.entity == statement.speaker
            )
        )

    def _end(self, start: int, cue: AbsenceCue, *, is_relative: bool) -> int:
        """Return where the clause ends; one that depends on another ends at its comma."""
        text = self._scene.text
        end = self._wordings.short_end(start, cue.end)
        is_inserted = is_relative and _INSERTED.search(text, start, cue.start) is not None
        depends = _DEPENDENT.search(text, max(0, start - _LONGEST_CONDITION), start)
        if not (is_inserted or depends):
            return end
        comma = text.find(", ", cue.end, end)
        return comma if comma > 0 else end

    def _withholder(self, cue: AbsenceCue) -> Subject:
        """Return who withholds: the subject of the verb, or whoever possesses the noun."""
        if _NOUNS.match(self._scene.text, cue.start):
            owned = self._subjects.possessor(cue.start)
            if owned:
                return Subject(owned[0], cue.start, "party", party=owned[1])
            return Subject(cue.start, cue.start, "none")
        if cue.family not in _OBJECTS:
            return self._subjects.with_words(self._subjects.subject(cue.start))
        return self._subjects.clause_subject(cue.start)


def _is_free(cue: AbsenceCue) -> bool:
    """Whether a cue is a mere negation, which denies something only in a party's own mouth."""
    return cue.kind == "denial" and cue.family in ("not", "none")
