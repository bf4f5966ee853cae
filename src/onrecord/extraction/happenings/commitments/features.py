"""What speaks for a cue telling of a commitment, and against it."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.extraction.happenings.clause_words import Word, stem
from onrecord.extraction.happenings.commitments.candidates import (
    BE,
    DEEDS,
    HAVE,
    STATES,
    CommitmentCandidate,
)
from onrecord.extraction.happenings.scene import Scene
from onrecord.extraction.happenings.wordings import Wordings

_ASSURING: Final = frozenset(
    stem(verb)
    for verb in """
    promise pledge vow announce indicate insist assure declare decide confirm inform reiterate
    guarantee swear agree signal
    """.split()
)
_BELIEVING: Final = frozenset(
    stem(verb)
    for verb in """
    think believe expect predict fear warn worry hope argue doubt suspect guess estimate
    speculate know contend claim wonder suggest
    """.split()
)
_MODALS: Final = frozenset(["will", "would", "going to"])
_SUPPOSED: Final = re.compile(
    r"\b(?:if|unless|whether|could|might|may|in\s+case|suppose|imagine|assuming)\b", re.IGNORECASE
)
_DOUBTED: Final = re.compile(
    r"\b(?:thinks?|thought|believe[sd]?|expect(?:s|ed)?|hope[sd]?|fear(?:s|ed)?|doubts?|predict\w{0,4}"
    r"|worr\w{1,5}|guess|bet|sure|confident|convinced|likely|warn\w{0,4}|argu\w{1,4}|concern\w{0,4})\b",
    re.IGNORECASE,
)
_LIKELY: Final = re.compile(
    r"\b(?:probably|likely|inevitably|eventually|almost\s+certainly|perhaps|maybe|surely)\b"
)
_SAYING: Final = re.compile(
    r"\b(?:said|told|vowed|promised|pledged|announced|added|insisted|indicated|suggested|stated|wrote"
    r"|declared|noted|explained|informed|acknowledged|confirmed|signaled)\b"
)
# So far back from a cue, in characters, is looked for what puts it in doubt.
_NEAR: Final = 60
_FAR: Final = 200


def features_of(candidate: CommitmentCandidate, scene: Scene, wordings: Wordings) -> Iterator[str]:
    """Yield the names of the features of a candidate."""
    cue, subject = candidate.cue, candidate.subject
    group = "modal" if cue.family.name in _MODALS else "other"
    # The weights know "prepared to" as "ready to".
    yield f"cue: {'ready to' if cue.family.name == 'prepared to' else cue.family.name}"
    yield f"{group}, verb: {_verb_class(candidate)}"
    yield f"{group}, who: {_who(candidate, scene)}"
    if subject.is_shared or subject.is_relative:
        yield f"subject: {'shared' if subject.is_shared else 'relative'}"
    yield f"{group}, subject: {subject.kind}"
    yield f"form: {cue.form}"
    if candidate.is_negated:
        yield f"{group}, negated"
    if candidate.doubt:
        yield f"{group}, doubt: {candidate.doubt}"
    if candidate.verb is not None:
        yield f"verb: {stem(candidate.verb.form)}"
    yield from _voice(candidate, wordings, group)
    yield from _surroundings(candidate, scene, group)


def _verb_class(candidate: CommitmentCandidate) -> str:
    verb: Word | None = candidate.verb
    if candidate.is_passive:
        return "passive"
    if verb is None:
        return "none"
    if verb.form in BE | HAVE:
        return "be or have"
    root = stem(verb.form)
    if root in STATES:
        return "state"
    return "deed" if root in DEEDS else "other"


def _who(candidate: CommitmentCandidate, scene: Scene) -> str:
    who = candidate.who
    if who is None:
        return "nobody"
    if who.entity is None:
        return "not named"
    entity = scene.around.entities[who.entity]
    if entity.type == "group":
        return "group"
    return "named" if entity.name[:1].isupper() else "described"


def _voice(candidate: CommitmentCandidate, wordings: Wordings, group: str) -> Iterator[str]:
    """Yield in whose words it stands."""
    statement = candidate.statement
    is_quoted = wordings.quotation(candidate.cue.start) is not None
    place = "quoted" if is_quoted else "reported" if statement else "told"
    yield f"{group}, {place}"
    yield f"{candidate.cue.family.name}, {place}"
    if is_quoted and candidate.subject.kind == "first person":
        yield f"{group}, quoted, first person"
    if statement is None or statement.cue is None:
        return
    roots = {stem(word) for word in statement.cue.text.lower().split()}
    yield from (f"said: {root}" for root in roots)
    if roots & _ASSURING:
        yield f"{group}, assured"
    elif roots & _BELIEVING:
        yield f"{group}, believed"
    who = candidate.who
    if who and who.entity and who.entity == statement.speaker and not is_quoted:
        yield f"{group}, of the speaker"
    if statement.polarity != "asserted":
        yield "not asserted"


def _surroundings(candidate: CommitmentCandidate, scene: Scene, group: str) -> Iterator[str]:
    """Yield what the sentence around it says."""
    start, end = candidate.wording
    cue = candidate.cue
    sentence = scene.around.sentence(cue.start) or candidate.wording
    before = scene.text[max(sentence[0], cue.start - _FAR) : cue.start]
    if _SUPPOSED.search(before):
        yield f"{group}, supposed"
    if _DOUBTED.search(before[-_NEAR:]):
        yield f"{group}, doubted"
    if _LIKELY.search(scene.text[start : candidate.verb.end if candidate.verb else end]):
        yield "likely"
    if cue.family.name == "would" and _SAYING.search(before):
        yield "would, after a verb of saying"
    if scene.around.dates((start, end)):
        yield f"{group}, dated"
