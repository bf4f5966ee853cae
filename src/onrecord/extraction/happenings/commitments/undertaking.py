"""Whether somebody undertakes what a cue of a commitment tells: not where it is only foreseen."""

import re
from collections.abc import Mapping
from typing import Final

from onrecord.extraction.happenings.commitments.cues import CommitmentCue
from onrecord.extraction.happenings.scene import Scene
from onrecord.extraction.happenings.subject import Subject
from onrecord.schema.annotation import Offsets

_READY: Final = frozenset(["ready to", "prepared to"])
_MAYBE: Final = re.compile(r"\b(?:maybe|perhaps|probably|might|(?-i:may))\b", re.IGNORECASE)
# Nobody undertakes these but a party that is named, or at least told.
_OF_NAMED: Final = frozenset(["aim", "ready to", "hope"])
_OF_SOMEBODY: Final = frozenset(["set to", "is to"])
# "must pledge to", "under pressure to promise that": not yet done.
_INFINITIVES: Final = frozenset("pledge promise vow threaten offer agree guarantee".split())
_YET_TO: Final = re.compile(
    r"\b(?:to|will|would|can|could|may|might|must|should)\s(?:[a-z]{1,20}ly\s)?$"
)
# What "was set to" be told by the article itself did not come about as it was planned.
_WAS: Final = re.compile(r"\b(?:was|were)\s(?:[a-z]{1,20}ly\s)?$")
_UNWILLING: Final = re.compile(r"(?:\bnot|n[’']t|\bnever|\bwas|\bwere)\s(?:[a-z]{1,20}ly\s)?$")
# "She intended to show that": why something was done.
_SHOWN: Final = re.compile(r"\s(?:show|prove|demonstrate|illustrate|highlight|suggest|convey)\b")
_SURE: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|[’']s|[’']re)\s(?:[a-z]{1,12}\s)?$", re.IGNORECASE
)
# "canceled her plans to", "campaigns against plans to".
_DROPPED: Final = re.compile(
    r"\b(?:against|cancel(?:l)?(?:s|ed|ing)|drop(?:s|ped|ping)|abandon(?:s|ed|ing)?|scrap(?:s|ped)"
    r"|oppos(?:es|ed|ing))\s(?:[A-Z][a-z]{1,3}\.\s)?$"
)
_NOT_INVITING: Final = re.compile(
    r"(?:\b(?:was|were|been|being|be|is|are|not|never|who|those)|n[’']t)\s(?:[a-z]{1,20}ly\s)?$"
)
# "no current plans to", "most promising paths to".
_NONE_OF: Final = re.compile(
    r"\b(?:any|no(?:\s[a-z]{1,20})?|most|more|very|so\slong\sas\s[a-z]{2,4}\s(?:do|does)\snot)\s$",
    re.IGNORECASE,
)
_IF: Final = re.compile(r"\bif\b", re.IGNORECASE)
# "I will say that": it is said already.
_TELLING: Final = re.compile(
    r"\s(?:say|tell\syou|admit|just\ssay|put\sit|fight\sback|let\s\w+\sdown|be\s(?:honest|frank|candid|clear|blunt))\b"
)
_OBLIGED: Final = re.compile(r"\sbe\s(?:compelled|forced|required|obliged|asked|left)\b")
_GUESSED: Final = re.compile(
    r"\b(?:maybe|perhaps|probably|hopefully|hopes?|likely|presumably|suspects?|guess(?:es)?|means?(?:\sthat)?"
    r"|so(?:\sthat)?\s(?:he|she|they|it|we|i)|if\s[^,;.]{2,50}\s(?:were|had))\b",
    re.IGNORECASE,
)
# "If his brother, who left, were still here, he would".
_UNREAL_IF: Final = re.compile(r"\bif\s[^;.:]{2,110}\swere\s[^;.:]{2,60},\s$", re.IGNORECASE)
_IF_ELECTED: Final = re.compile(
    r"\bif\s[^,;.:]{2,60}\s(?:elected|wins?|becomes?|nominated)\b[^,;.:]{0,40},\s(?:that\s)?$",
    re.IGNORECASE,
)
_LONGEST_IF: Final = 180
# What somebody would only like, or not be against, they do not undertake.
_INCLINED: Final = re.compile(
    r"\s(?:(?:still|also|certainly|absolutely|seriously|strongly|really|definitely)\s)?"
    r"(?:consider|welcome|love|like|prefer|hate|appreciate|entertain|rather"
    r"|be\s(?:surprised|open|shocked|disappointed|honored|inclined|tempted|interested|better))\b"
)
_RULING_OUT: Final = re.compile(r"\srule\s(?:it\s|that\s|anything\s)?out\b")
# Of what is feared, hoped or read off something nobody gives their word.
_FORESEEN_THAT: Final = re.compile(
    r"\b(?:risk|danger|chance|possibility|likelihood|prediction|insistence|belief|expectation|odds"
    r"|hopeful|confident|convinced|signals?|pretends?|mean(?:s|ing)?|imply|implies)\b[^.;“”\"]{0,60}"
    r"\bthat\s$",
    re.IGNORECASE,
)
_LONGEST_FORESEEN: Final = 110
# What somebody "had planned" came otherwise.
_HAD: Final = re.compile(r"\bhad\s(?:[a-z]{1,20}ly\s|also\s)?$")
_HAD_BEEN: Final = re.compile(r"\bhad\s(?:[a-z]{1,20}ly\s|long\s)?been\s$")
_NOT_PREPARED: Final = re.compile(
    r"(?:\b(?:must|should|has\sto|have\sto|who)\s(?:be|are|is)\s$"
    r"|(?:\bnot|n[’']t|\bnever)\s(?:[a-z]{1,20}ly\s)?$)"
)
# "Ohio was called for Lund": a result.
_CALLED: Final = re.compile(r"\b(?:was|were|is|are|been|being|be)\s(?:[a-z]{1,20}ly\s)?$")
# "She hasn't outlined a plan to".
_NO_PLAN_TOLD: Final = re.compile(
    r"(?:n[’']t|\bnot|\bnever|\bwithout)\s(?:[a-z]{1,20}ly\s|yet\s)?"
    r"(?:outlin|offer|announc|unveil|releas|propos|present|ma[kd]|detail|giv|gave|la(?:id|y)|ha(?:ve|d))\w*"
    r"\s(?:out\s)?(?:an?|any)\s(?:[a-z]+\s)?$"
)
# What before a cue of a family takes it back.
_TAKEN_BACK: Final[Mapping[str, re.Pattern[str]]] = {
    "ready to": _UNWILLING,
    "invite": _NOT_INVITING,
    "prepared to": _NOT_PREPARED,
    "plan": _HAD,
    "expected to": _HAD_BEEN,
    "call for": _CALLED,
    "plan noun": _NO_PLAN_TOLD,
    "promise noun": _NO_PLAN_TOLD,
}
# "A president willing to bend": a sort of president, and nobody who offers it.
_INDEFINITE: Final = re.compile(r"(?:an?|any|some|no)\s", re.IGNORECASE)
# A bill proposes nothing, its authors do.
_LAW: Final = re.compile(
    r"\b(?:Act(?:\sof\s\d{4})?|[Bb]ill|[Ll]aw|[Ll]egislation|[Aa]mendment|[Mm]easure|[Rr]esolution)$"
)
_LONGEST_LEAD: Final = 60
# An "if" further off, in characters, is of another clause of a sentence without end.
_FURTHEST_IF: Final = 600


def is_not_undertaken(scene: Scene, cue: CommitmentCue, subject: Subject) -> bool:
    """Return whether nobody undertakes it, or it is taken back: "no plans to", "must pledge to".

    Args:
        scene: the article.
        cue: the cue.
        subject: who or what is to do it.
    """
    text, name = scene.text, cue.family.name
    before = (max(0, cue.start - _LONGEST_LEAD), cue.start)
    words = text[subject.start : subject.end]
    if _LAW.search(words):
        return True
    if name in _READY and (_is_of_another(scene, cue, subject) or _MAYBE.search(text, *before)):
        return True
    if cue.form == "willing" and text[subject.end : cue.start].isspace():
        return _INDEFINITE.match(words) is not None
    if _is_of_nobody(name, subject) or _NONE_OF.search(text, *before):
        return True
    if cue.form in _INFINITIVES and _YET_TO.search(text, *before):
        return True
    if cue.form == "intended" and (_SURE.search(text, *before) or _SHOWN.match(text, cue.end)):
        return True
    if name == "set to" and _WAS.search(text, *before):
        return scene.statement_around(cue.start) is None
    if name in ("plan", "plan noun") and _DROPPED.search(text, *_lead_of(subject, before)):
        return True
    taken_back = _TAKEN_BACK.get(name)
    return bool(taken_back and taken_back.search(text, *before))


def is_foreseen(scene: Scene, cue: CommitmentCue, subject: Subject, *, is_passive: bool) -> bool:
    """Return whether "will" or "would" tells what somebody thinks will be, or of another thing.

    "Maybe he'll try", "which means she will"; "I would" says what somebody thinks of a thing, more
    often than what they are to do.

    Args:
        scene: the article.
        cue: the cue.
        subject: who or what is to do it.
        is_passive: whether it is to be done to the subject.
    """
    is_would = cue.family.name == "would"
    if is_would and subject.kind == "first person":
        return True
    if subject.kind == "it" and subject.party is None:
        return True
    if is_passive or (is_would and subject.kind == "thing"):
        # "He told her that the bill would be signed": he is to see to it.
        is_assured = is_would and scene.speaker(scene.statement_around(cue.start))
        if not (is_passive and is_assured) or _OBLIGED.match(scene.text, cue.end):
            return True
    if subject.kind == "first person" and _TELLING.match(scene.text, cue.end):
        return True
    if is_would and _INCLINED.match(scene.text, cue.end):
        return True
    if _RULING_OUT.match(scene.text, cue.end):
        # "Won't rule out": nothing is undertaken.
        return True
    begun = min(subject.start, cue.start)
    if _FORESEEN_THAT.search(scene.text, max(0, begun - _LONGEST_FORESEEN), begun):
        return True
    return _is_guessed(scene, cue, subject)


def _is_guessed(scene: Scene, cue: CommitmentCue, subject: Subject) -> bool:
    start = min(subject.start, cue.start)
    sentence = scene.around.sentence(cue.start) or (start, start)
    if _GUESSED.search(scene.text, max(sentence[0], start - _LONGEST_LEAD), cue.end):
        return True
    if _UNREAL_IF.search(scene.text, max(sentence[0], start - _LONGEST_IF), start):
        return True
    if _is_foretold_by_another(scene, cue, subject):
        return True
    if cue.family.name != "going to":
        return False
    begun = max(sentence[0], cue.start - _FURTHEST_IF)
    return _IF.search(scene.text, begun, cue.start) is not None


def _is_of_another(scene: Scene, cue: CommitmentCue, subject: Subject) -> bool:
    """Whether one person says it of another party: "Lund said they were willing to bend"."""
    speaker = scene.speaker(scene.statement_around(cue.start))
    party = subject.party.entity if subject.party else None
    if speaker is None or party is None or speaker == party:
        return False
    return scene.around.entities[speaker].type == "person"


def _is_foretold_by_another(scene: Scene, cue: CommitmentCue, subject: Subject) -> bool:
    """Whether somebody says what another will do once in office: "if Lund wins, she'll tax us"."""
    if not _is_of_another(scene, cue, subject):
        return False
    start = min(subject.start, cue.start)
    return bool(_IF_ELECTED.search(scene.text, max(0, start - _LONGEST_IF), start))


def _is_of_nobody(name: str, subject: Subject) -> bool:
    if name in _OF_SOMEBODY and subject.kind in ("thing", "none", "place"):
        return True
    is_unnamed = subject.party is None or subject.party.entity is None
    return name in _OF_NAMED and is_unnamed


def _lead_of(subject: Subject, before: Offsets) -> Offsets:
    """Return what stands before a subject, where that stands before the cue."""
    return before[0], min(before[1], subject.start)
