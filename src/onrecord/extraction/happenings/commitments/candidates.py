"""Cues of commitments with what stands around them: who is to do it, which clause says it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from onrecord.extraction.happenings.clause_words import Word, stem, words_between
from onrecord.extraction.happenings.commitments.cues import CommitmentCue, find_cues
from onrecord.extraction.happenings.commitments.undertaking import (
    is_foreseen,
    is_not_undertaken,
)
from onrecord.extraction.happenings.scene import Scene
from onrecord.extraction.happenings.subject import Subject
from onrecord.extraction.happenings.subjects import Subjects
from onrecord.extraction.happenings.wordings import Wordings
from onrecord.schema.annotation import Offsets
from onrecord.schema.happenings import Party
from onrecord.schema.record import Statement

BE: Final = frozenset("be been being is are was were".split())
HAVE: Final = frozenset("have having has had".split())
# Verbs, by their stems, for what parties say that they are to do.
DEEDS: Final = frozenset(
    stem(verb)
    for verb in """
    release sign veto vote support meet campaign endorse repeal build appear attend testify sue
    appeal fight announce propose push work ban cut raise provide fund spend invest launch open
    close hold host visit travel speak deliver address join introduce present file withdraw
    resign step nominate appoint name pick choose select skip boycott block stop defend protect
    expand restore create ban deport send bring hire fire replace end pay buy sell head
    negotiate discuss debate consider review investigate enforce implement pursue seek try
    help ask call refuse accept concede drop quit leave run return move roll unveil publish
    offer invite let give take make put keep deploy arrest charge prosecute impose lift map
    rebuild repair reopen renew reform restart reduce remove eliminate establish improve strengthen
    secure cooperate comply respond reject oppose demand write issue finish complete extend double
    train clean plant transfer dismantle cancel suspend abolish scrap approve authorize pardon
    forgive attack focus concentrate explain unite donate contribute share sponsor vow pledge
    challenge endorse swear assert declare insist seize teach feed house protest march strike
    vaccinate test inspect audit monitor tighten loosen phase freeze hike recruit deliver bomb
    invade retaliate punish sanction tax subsidize legalize outlaw overhaul modernize upgrade
    rescind revoke overturn reverse undo stay continue carry
    """.split()
)
# Verbs, by their stems, for what happens to somebody, is the case or is felt: nobody undertakes it.
STATES: Final = frozenset(
    stem(verb)
    for verb in """
    need happen become know see think win lose face get seem appear mean matter cost result
    remain feel want like love hate believe find look sound suffer benefit depend affect
    cause lead occur emerge grow fall rise drop increase decline die hurt understand realize learn
    forget remember regret enjoy hear receive exist last belong come turn prove show suggest
    reflect involve require determine deserve tend fail struggle miss live stand hold survive
    gain outperform exceed perceive do work earn amount generate require rather seen known viewed
    regarded remembered forgotten perceived settle end
    """.split()
)
# What acts like a party though the encoder may take it for a thing.
_BODIES: Final = (
    "campaign", "administration", "government", "company", "team", "office", "party", "network",
    "committee", "agency", "department", "union", "bank", "firm", "board", "council", "court",
)  # fmt: skip
# A noun that nobody possesses is theirs of whom such a verb is told: "has no plans to".
_OWNING: Final = frozenset(
    stem(verb)
    for verb in """
    has have had having reiterate announce set unveil sign make made outline propose offer signal
    express indicate acknowledge include detail release repeat renew issue drop abandon
    """.split()
)
# Such a noun tells of a commitment before a deed only: "his commitment to build".
_COMMITTING: Final = frozenset(["commitment", "guarantee", "threat", "threats"])
_NO_NOUN: Final = frozenset("promise pledge vow plan threat offer aim hope".split())
_DETERMINERS: Final = frozenset(
    "a an the no any some his her its their new clear current immediate".split()
)
_CONDITION: Final = re.compile(
    r"(?<![^\W_])(?:if|unless|whether|what|which|who|how(?:\s(?:much|many|often|long|far))?),?\s$",
    re.IGNORECASE,
)
_LONGEST_CONDITION: Final = 13
# What might be planned, was never said or is sure to come is not undertaken.
_UNCERTAIN: Final = re.compile(
    r"\b(?:(?:might|may|could|would|should)(?:\shave\sbeen)?(?:\s[a-z]{1,20}ly)?\s$"
    r"|(?:never|not|n[’']t)\s(?:said|say|promised|pledged|stated|indicated)\b"
    r"|(?:dismissed|denied|rejected|disputed)\s(?:an?|the)\s(?:reports?|rumou?rs?)\b)",
    re.IGNORECASE,
)
# "Gave no indication that he would resign": nothing is undertaken.
_UNSIGNALLED: Final = re.compile(
    r"\bno\s(?:[a-z]{1,12}\s)?(?:indication|sign|signal|hint|suggestion|assurance|guarantee|evidence)s?"
    r"\s(?:that\s|of\s)?$",
    re.IGNORECASE,
)
_SURE: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|[’']s|[’']re|almost|all\sbut)\s(?:[a-z]{1,12}\s)?$",
    re.IGNORECASE,
)
_NEGATED: Final = re.compile(r"\bnot\b|n[’']t\b|\bnever\b|\bno\b")
_GOVERNING: Final = re.compile(r"\b(?:on|of|in|for|at|from|by)\s(?:the\s)?$")
_PLURAL_VERBS: Final = frozenset("plan vow pledge promise intend aim hope want threaten".split())
_MODAL: Final = re.compile(r"\b(?:would|will|wo|shall)\b|[’'](?:ll|d)\b|n[’']t\b")
_PERFECT: Final = re.compile(
    r"\s(?:[a-z]{1,20}ly\s)?(?:been|had|[a-z]{2,20}(?:ed|en|ne|de|ld|ght))\b"
)
# A readiness that nobody expresses is a trait: "on the strength of his willingness to fight".
_EXPRESSED: Final = re.compile(
    r"\b(?:express|signal|indicat|reiterat|declar|voic|stat|announc|show|offer|demonstrat)\w{0,4}"
    r"\s[^,;.]{0,30}$"
)
_LONGEST_LEAD: Final = 60
_HAD: Final = frozenset(["’d", "'d"])
_OBJECTS: Final = frozenset("her him them us me it you".split())
_LONGEST_VERB: Final = 90


CommitmentDoubt = Literal["nobody's", "taken back", "foreseen", "supposed", "of whom", "for others"]
"""Nobody in particular undertakes it, it is taken back, foreseen or supposed; or it is not sure
whom "he" means, or those for whom somebody speaks are to do it."""


@dataclass(frozen=True, slots=True)
class CommitmentCandidate:
    """A cue with what stands around it.

    Attributes:
        cue: the cue.
        subject: who or what is to do it.
        wording: the clause that says it.
        statement: the statement within which it stands, or None.
        verb: the verb that tells what is to be done, or None.
        is_passive: whether it is to be done to the subject.
        is_negated: whether it is not to be done.
        speaker: who makes the statement, where that is certain.
        is_seen_to: whether who makes it may see to it: somebody with a name.
        doubt: why it is likely that nothing is undertaken, or None.
    """

    cue: CommitmentCue
    subject: Subject
    wording: Offsets
    statement: Statement | None
    verb: Word | None
    is_passive: bool
    is_negated: bool
    speaker: str | None = None
    is_seen_to: bool = False
    doubt: CommitmentDoubt | None = None

    @property
    def who(self) -> Party | None:
        """The party that is to do it, or None where nothing tells."""
        party = self.subject.party or self.subject.owner
        speaker = self.speaker
        if self.statement and speaker and (party is None or (self.is_passive and self.is_seen_to)):
            words = self.statement.source or self.statement.content[0]
            return Party(words, speaker)
        return party


class CommitmentCandidates:
    """Finds the candidates of one article."""

    def __init__(self, scene: Scene, wordings: Wordings) -> None:
        """Prepare for an article."""
        self._scene = scene
        self._wordings = wordings
        self._subjects = Subjects(scene)

    def find(self) -> Iterator[CommitmentCandidate]:
        """Yield every cue of a commitment with what stands around it, in order."""
        for cue in find_cues(self._scene.text):
            subject = self._noun_owner(cue) if cue.family.is_noun else self._doer(cue)
            if subject is None:
                continue
            verb, is_passive = main_verb(self._scene.text, cue.end, self._sentence_end(cue.end))
            if cue.family.name == "is doing" and not (verb and stem(verb.form) in DEEDS):
                continue
            if self._is_surveyed(cue) or self._disagrees(cue, subject):
                continue
            if _is_of_somebody(self._scene.text, cue, verb):
                continue
            if cue.form in _COMMITTING and not (verb and stem(verb.form) in DEEDS):
                continue
            candidate = self._candidate(cue, subject, verb, is_passive)
            yield replace(candidate, doubt=self._doubt(cue, subject, verb, is_passive=is_passive))

    def _doubt(
        self, cue: CommitmentCue, subject: Subject, verb: Word | None, *, is_passive: bool
    ) -> CommitmentDoubt | None:
        """Return why it is likely that nothing is undertaken, or None."""
        if self._is_nobodys(cue, subject):
            return "nobody's"
        if is_not_undertaken(self._scene, cue, subject):
            return "taken back"
        if cue.is_modal and self._is_foreseen(cue, subject, is_passive=is_passive):
            return "foreseen"
        if self._is_supposed(cue, min(subject.start, cue.start), verb):
            return "supposed"
        return None

    def _is_foreseen(self, cue: CommitmentCue, subject: Subject, *, is_passive: bool) -> bool:
        start = min(subject.start, cue.start)
        return is_foreseen(
            self._scene, cue, subject, is_passive=is_passive
        ) or self._subjects.thing_before(start)

    def _is_nobodys(self, cue: CommitmentCue, subject: Subject) -> bool:
        """Whether nobody in particular undertakes it: "a judge who will", "it threatens"."""
        text, name = self._scene.text, cue.family.name
        if name == "threaten":
            return subject.kind in ("thing", "none", "it")
        if name == "promise" and subject.kind == "thing" and not subject.owner:
            # "The talks promise to be long": nobody gives their word.
            return not text[subject.start : subject.end].endswith(_BODIES)
        if name == "ready noun":
            return not _EXPRESSED.search(text, max(0, cue.start - _LONGEST_LEAD), cue.start)
        lead = self._lead(cue)
        if cue.form.endswith("ed") and lead and lead[-1].form in _DETERMINERS:
            return True
        if name == "call for" and lead and lead[-1].form in ("'s", "'", *_DETERMINERS):
            return True
        if cue.form == "ready":
            return self._scene.statement_around(cue.start) is None
        if cue.form in ("guaranteed", "chosen"):
            return bool(_SURE.search(text, max(0, cue.start - _LONGEST_LEAD), cue.start))
        if name == "promise" and text[cue.start : cue.end].endswith("that"):
            end = min(self._wordings.end(cue.start, cue.end), len(text))
            return not _MODAL.search(text, cue.end, end)
        if subject.kind == "you":
            return True
        is_unnamed = subject.party is None or subject.party.entity is None
        return subject.is_relative and is_unnamed and cue.family.follows == "verb"

    def _disagrees(self, cue: CommitmentCue, subject: Subject) -> bool:
        """Whether a verb is one of several and its subject one: "those in Harlow plan to"."""
        is_plural = cue.form in _PLURAL_VERBS and not cue.family.is_noun
        if not is_plural or subject.is_shared or subject.is_relative:
            return False
        words = self._scene.text[subject.start : subject.end]
        is_between = self._scene.text[subject.end : cue.start].strip() == ""
        if not is_between or " and " in words or words.endswith("s"):
            return False
        entity = subject.party.entity if subject.party else None
        is_person = entity is not None and self._scene.around.entities[entity].type == "person"
        lead = self._scene.text[max(0, subject.start - _LONGEST_LEAD) : subject.start]
        is_governed = _GOVERNING.search(lead) is not None
        return is_governed or subject.kind == "place" or (is_person and words[:1].isupper())

    def _is_surveyed(self, cue: CommitmentCue) -> bool:
        """Whether it is what those say whom a poll asked: nobody is bound by that."""
        statement = self._scene.statement_around(cue.start)
        source = statement.source.text.lower() if statement and statement.source else ""
        return any(word in source for word in ("percent", "%", "respondents", "voters", "poll"))

    def _is_supposed(self, cue: CommitmentCue, start: int, verb: Word | None) -> bool:
        """Whether the clause is a condition, a question or what did not come about."""
        text = self._scene.text
        if _CONDITION.search(text, max(0, start - _LONGEST_CONDITION), start):
            return True
        if _UNCERTAIN.search(text, max(0, cue.start - _LONGEST_LEAD), cue.start):
            return True
        if _UNSIGNALLED.search(text, max(0, start - _LONGEST_LEAD), start):
            return True
        if cue.is_modal and verb is not None and stem(verb.form) in STATES:
            return True
        end = self._sentence_end(cue.end)
        if "?" in text[max(cue.end, end - 2) : end + 1]:
            return True
        return (
            cue.form == "would"
            and verb is not None
            and verb.form == "have"
            and bool(_PERFECT.match(text, verb.end))
        )

    def _candidate(
        self, cue: CommitmentCue, subject: Subject, verb: Word | None, is_passive: bool
    ) -> CommitmentCandidate:
        start = min(subject.start, cue.start)
        quotation = self._wordings.quotation(cue.start)
        if quotation:
            start = self._wordings.within(quotation, start)
        after = max(cue.end, verb.end if verb else 0)
        # What a noun tells of is often only named in a clause of something else.
        end_of = self._wordings.short_end if cue.family.is_noun else self._wordings.end
        wording = (start, end_of(start, after))
        statement = self._scene.statement_around(cue.start)
        is_negated = _NEGATED.search(self._scene.text, cue.start, cue.end) is not None
        speaker = self._scene.speaker(statement)
        teller = self._scene.around.entities[speaker] if speaker else None
        is_seen_to = teller is not None and teller.type in ("person", "organization")
        return CommitmentCandidate(
            cue, subject, wording, statement, verb, is_passive, is_negated, speaker, is_seen_to
        )

    def _sentence_end(self, position: int) -> int:
        sentence = self._scene.around.sentence(position)
        return sentence[1] if sentence else len(self._scene.text)

    def _doer(self, cue: CommitmentCue) -> Subject | None:
        """Return who does what a verb tells, or None where it is a noun."""
        phrase = self._subjects.phrase_around(cue.start)
        is_noun = phrase is not None and phrase.type == "thing"
        is_noun = is_noun or self._subjects.possessor(cue.start) is not None
        if is_noun and cue.form.removesuffix("s") in _NO_NOUN:
            return None
        subject = self._subjects.subject(cue.start)
        is_bare = subject.kind == "none" and cue.form.removesuffix("s") in _NO_NOUN
        if is_bare and self._lead_is_noun_like(cue):
            return None
        is_body = self._scene.text[subject.start : subject.end].endswith(_BODIES)
        return subject if cue.is_modal and not is_body else self._subjects.with_words(subject)

    def _lead_is_noun_like(self, cue: CommitmentCue) -> bool:
        words = self._lead(cue)
        return bool(words) and (words[-1].form in _DETERMINERS or stem(words[-1].form) in _OWNING)

    def _lead(self, cue: CommitmentCue) -> list[Word]:
        sentence = self._scene.around.sentence(cue.start) or (cue.start, cue.start)
        start = max(sentence[0], cue.start - _LONGEST_LEAD)
        return words_between(self._scene.text, start, cue.start)

    def _noun_owner(self, cue: CommitmentCue) -> Subject | None:
        """Return whose plan or promise a noun tells of, or None where it is a verb."""
        phrase = self._subjects.phrase_around(cue.start)
        if phrase is not None and phrase.type == "thing" and phrase.start < cue.start:
            owner = self._subjects.owner((phrase.start, cue.start))
            if owner:
                return Subject(phrase.start, cue.start, "party", party=owner)
        lead = self._lead(cue)
        possessed = self._subjects.possessor(cue.start)
        if possessed:
            return Subject(possessed[0], cue.start, "party", party=possessed[1])
        while lead and lead[-1].form in _DETERMINERS:
            lead.pop()
        if lead and stem(lead[-1].form) in _OWNING:
            return replace(self._subjects.subject(lead[-1].start), is_relative=False)
        return None


def _is_of_somebody(text: str, cue: CommitmentCue, verb: Word | None) -> bool:
    """Whether no deed follows: "delegates pledged to Lund", "he'd been offered"."""
    if verb is None:
        return False
    if cue.form in _HAD:
        return verb.form in ("been", "had")
    is_pledge = cue.family.name in ("promise", "committed to")
    return (
        is_pledge
        and text.endswith(" to", cue.start, cue.end)
        and (verb.form in _OBJECTS or verb.is_capital)
    )


def main_verb(text: str, start: int, end: int) -> tuple[Word | None, bool]:
    """Return the verb that follows an auxiliary or "to", and whether it is passive.

    Args:
        text: the article's text.
        start: where the verb is looked for from.
        end: where it is looked for to.
    """
    words = [
        word
        for word in words_between(text, start, min(end, start + _LONGEST_VERB))
        if not _is_aside(word)
    ]
    if not words:
        return None, False
    first = words[0]
    if first.form in BE and len(words) > 1:
        second = words[1]
        if second.form.endswith(("ed", "en")) or second.form in ("led", "made", "held", "paid"):
            return second, True
        if second.form.endswith("ing"):
            return second, False
    return first, False


def _is_aside(word: Word) -> bool:
    is_adverb = word.form.endswith("ly") and not word.is_capital
    asides = ("not", "also", "never", "now", "then", "still", "just", "“", '"')
    return is_adverb or word.form in asides
