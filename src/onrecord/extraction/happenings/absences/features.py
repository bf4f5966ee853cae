"""What speaks for a cue telling of an absence, and against it."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.extraction.happenings.absences.candidates import AbsenceCandidate
from onrecord.extraction.happenings.absences.cues import ABSTENTIONS
from onrecord.extraction.happenings.clause_words import stem
from onrecord.extraction.happenings.scene import Scene
from onrecord.extraction.happenings.wordings import Wordings

_COMMENTING: Final = frozenset(
    stem(verb)
    for verb in "comment respond answer reply return apologize testify elaborate say speak".split()
)
_PRESENT: Final = re.compile(r"\b(?:do|is|are|will|can|ca|wo)\b", re.IGNORECASE)
_MODAL: Final = re.compile(r"\b(?:would|could|can|ca|should|will|wo)\b", re.IGNORECASE)
_SUPPOSED: Final = re.compile(
    r"\b(?:if|unless|whether|could|might|may|should|suppose|would)\b", re.IGNORECASE
)
_DENYING: Final = frozenset(
    stem(verb)
    for verb in "deny insist maintain dispute dismiss reject counter respond defend swear".split()
)
_MATTERS: Final = re.compile(
    r"\b(?:claims?|reports?|allegations?|accusations?|charges?|suggestions?|idea|notion|assertions?"
    r"|that|wrongdoing|having|being|involvement|any|it|account|connection|link|affair|rumors?)\b",
    re.IGNORECASE,
)
_REACH: Final = 50


def features_of(candidate: AbsenceCandidate, scene: Scene, wordings: Wordings) -> Iterator[str]:
    """Yield the names of the features of a candidate."""
    cue = candidate.cue
    group = f"{cue.family}, {cue.kind}"
    words = scene.text[cue.start : cue.end]
    yield f"kind: {cue.kind}"
    yield f"cue: {group}"
    yield f"{cue.kind}, subject: {candidate.subject.kind}"
    yield f"who: {_who(candidate, scene)}"
    if cue.verb in _COMMENTING:
        yield f"{cue.family}, commenting"
    if cue.family == "refuse" and cue.verb not in ABSTENTIONS:
        yield "refuse, another verb"
    if candidate.is_asked:
        yield "asked"
    if _MODAL.match(words):
        yield f"{cue.kind}, modal"
    elif _PRESENT.match(words):
        yield f"{cue.kind}, present"
    if cue.family == "deny" and _MATTERS.search(scene.text, cue.end, cue.end + _REACH):
        yield "deny, of a matter"
    yield from _voice(candidate, wordings)
    if _SUPPOSED.search(scene.text, scene.clause(cue.start).sentence[0], cue.start):
        yield "supposed"
    if re.search(r"\bto\s$", scene.text[max(0, cue.start - 4) : cue.start]):
        yield "infinitive"
    if candidate.subject.is_relative or candidate.subject.is_shared:
        yield f"subject: {'relative' if candidate.subject.is_relative else 'shared'}"


def _who(candidate: AbsenceCandidate, scene: Scene) -> str:
    who = candidate.who
    if who is None:
        return "nobody"
    if who.entity is None:
        return "not named"
    return scene.around.entities[who.entity].type


def _voice(candidate: AbsenceCandidate, wordings: Wordings) -> Iterator[str]:
    """Yield in whose words it stands."""
    statement, cue = candidate.statement, candidate.cue
    is_quoted = wordings.quotation(cue.start) is not None
    place = "quoted" if is_quoted else "reported" if statement else "told"
    is_free = cue.family in ("not", "none", "nothing of", "no agreement")
    yield f"{'free' if is_free else 'set'}, {cue.kind}, {place}"
    if statement is None:
        return
    party = candidate.subject.party
    is_own = party is not None and party.entity is not None and party.entity == statement.speaker
    if is_own:
        yield f"{cue.kind}, of the speaker, {place}"
    if statement.cue and {stem(w) for w in statement.cue.text.lower().split()} & _DENYING:
        yield f"{cue.kind}, denying"
    if statement.polarity != "asserted":
        yield f"{cue.kind}, not asserted"
    if is_quoted and candidate.wording[0] <= statement.content[0].start + 2:
        yield f"{cue.kind}, opens a quotation"
