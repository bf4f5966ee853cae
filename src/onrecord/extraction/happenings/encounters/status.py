"""Whether an encounter took place: told, planned, proposed, cancelled, denied, or unreal."""

import re
from typing import Final

from onrecord.extraction.happenings.encounters.sketches import Sketch
from onrecord.extraction.happenings.scene import Modality, Scene
from onrecord.schema.annotation import Offsets
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import EncounterStatus

_CANCELLED: Final = re.compile(
    r"\b(?:cancel(?:s|ed|led|ling|ing)?|call(?:ed|s)\soff|scrap(?:s|ped)|pulled\sout\sof|"
    r"backed\sout\sof|withdrew\sfrom|skip(?:s|ped|ping)?)\b",
    re.IGNORECASE,
)
# Whose plans somebody else cancelled tells of no occasion.
_PLANS_CANCELLED: Final = re.compile(r"\bcancel(?:l)?ed\s[^,;.]{1,40}[’']s?\splans\b")
_CANCELLED_AFTER: Final = re.compile(
    r"\s(?:was|were|has\sbeen|had\sbeen|is)\s(?:abruptly\s|later\s)?(?:cancel|called\soff|scrapped)"
)
_PROPOSED: Final = re.compile(
    r"\b(?:propos\w+|offer(?:s|ed|ing)?|invit\w+|challeng\w+|call(?:s|ed|ing)?\sfor|request\w*|"
    r"suggest\w*|want(?:s|ed)?|willing|demand\w*|hop(?:e|es|ed|ing)|open\sto|consider\w*|"
    r"ask(?:s|ed|ing)?\s(?:for|to)|declin\w+|would\slike|seek\w*|sought)\b",
    re.IGNORECASE,
)
_INVITED: Final = re.compile(
    r"\b(?:propos|offer|invit|challeng|declin|request|cancel)\w*", re.IGNORECASE
)
_UNREAL: Final = re.compile(
    r"\b(?:if|unless|whether|might|could|should|fear\w*|hypothetical\w*|imagin\w+|had\s\w+\s\w+ed|"
    r"(?:would|could)\s(?:have|be)|instead\sof|rather\sthan|without|prevent\w*|avoid\w*)\b"
)
# "her first debate later this month", "the next debate".
_AHEAD: Final = re.compile(
    r"\b(?:next|upcoming|forthcoming)\b|\blater\sthis\s(?:week|month|year)\b"
)
_POSSIBLE: Final = re.compile(r"\b(?:possible|potential|hypothetical|would-be|rumou?red)\b")
# So far after a noun it may be told that it is to come, in characters.
_TAIL: Final = 40
# An invitation stands so near before what it is to, in characters.
_LEAD: Final = 24
_WOULD: Final = re.compile(r"\b(?:would|[’']d)\b")
# "At times she would meet with" tells what was done.
_OFTEN: Final = re.compile(
    r"\b(?:at\stimes|often|sometimes|regularly|occasionally)\b", re.IGNORECASE
)
_TO_COME: Final = re.compile(r"\bto\s(?:\w+ly\s)?$")
_WENT_TO: Final = re.compile(
    r"\b(?:went|came|gathered|stopped|flew|traveled|travelled|returned|used|began|"
    r"continued|started)\b[^,;]{0,40}$"
)
# What nobody told, nobody denied telling either.
_SPOKEN: Final = frozenset({"told-outlet", "told-audience", "broadcast", "spoke-audience"})
_UNSAID: Final = re.compile(
    r"\b(?:not|never|declin\w+|refus\w+|would|will|might|could|should|if|to\ssay|to\stell)\b|n[’']t\b",
    re.IGNORECASE,
)


# "does not say whether she was interviewed", "possibly appearing there": nobody says so.
_WHETHER: Final = re.compile(
    r"\b(?:whether|if|possibly|potentially|hypothetically)\b[^,;]{0,60}$", re.IGNORECASE
)
# What somebody is still getting ready is to come.
_IN_PREPARATION: Final = re.compile(
    r"\b(?:arrang(?:e|es|ing)|organi[sz](?:e|es|ing)|prepar(?:e|es|ing)\sfor|preparations\sfor"
    r"|preparing\sto\s\w+)\b[^.;,]{0,40}$"
)
# "after the president meets with Sanders": a verb of the present for what is to come.
_UNTIL: Final = re.compile(r"\b(?:after|before|until|once)\s$", re.IGNORECASE)
_JOINT: Final = 8
_OF_PRESENT: Final = frozenset("meets meet speaks speak testifies testify visits addresses".split())
_TOOK_PLACE: Final = re.compile(r",?\swhich\s(?:took\splace|occurred|happened|was\sheld)\b")
# Whoever offers or refuses to take part did not take part by that.
_TAKING_PART: Final = re.compile(
    r"\b(?P<verb>offer|agree|invit|ask|challeng|refus|declin|threaten)\w*\s(?:\w+\s)?to\s"
    r"(?:\w+ly\s)?(?:appear|attend|participate|take\spart|speak|debate|join|be|come)\b[^.;,]{0,40}$"
)
_ATTENDING: Final = re.compile(
    r"\b(?:appear|attend|participat|take\spart|speak|debate|join|show|come|go|be|host|hold|give)\w*\b"
)
_REFUSING: Final = frozenset({"refus", "declin"})
# Who declines to say something in an interview gave one.
_UNREAL_SAYING: Final = re.compile(r"\b(?:would|will|might|could|should|if)\b", re.IGNORECASE)


def status_of(sketch: Sketch, scene: Scene, held: Dated | None) -> EncounterStatus | None:
    """Return whether an encounter took place, or None where the words leave it unreal."""
    clause = scene.clause(sketch.anchor[0])
    lead = scene.text[max(clause.start, sketch.trigger.start - 100) : sketch.trigger.start]
    phrase = _phrase(sketch, scene)
    if sketch.is_denied:
        return "denied"
    if _WHETHER.search(lead):
        return None
    ahead = _ahead(sketch, scene, lead, phrase)
    if ahead is not None:
        return None if _is_past(held, scene) else ahead
    if _PLANS_CANCELLED.search(lead) or _POSSIBLE.search(phrase[:_LEAD]):
        return None
    if _CANCELLED.search(lead[-60:]) or _CANCELLED_AFTER.match(scene.text, sketch.trigger.end):
        return "cancelled"
    if sketch.statement is not None and not _INVITED.search(scene.text, *_right_before(sketch)):
        return _by_date(held, scene) if _is_said(sketch) else None
    if _TOOK_PLACE.match(scene.text, sketch.extent[1]):
        return "occurred"
    return _by_clause(sketch, scene, lead, held)


def _is_said(sketch: Sketch) -> bool:
    """Whether the statement that is made on an occasion was made."""
    cue = sketch.statement.cue if sketch.statement else None
    unsaid = _UNREAL_SAYING if sketch.family == "noun-said" else _UNSAID
    return cue is None or unsaid.search(cue.text) is None


def _by_clause(
    sketch: Sketch, scene: Scene, lead: str, held: Dated | None
) -> EncounterStatus | None:
    modality = scene.modality(sketch.anchor)
    by_date = _by_date(held, scene)
    if modality == "asked":
        return None
    if sketch.is_definite and sketch.is_bare:
        return "planned" if modality in ("planned", "hypothetical") else by_date
    if modality == "negated" and sketch.is_on_occasion and not _ATTENDING.search(lead):
        # "refused to endorse him during a speech": the speech was given.
        modality = "fact"
    if modality in ("negated", "denied"):
        return _negated(sketch, modality)
    if _is_past(held, scene) and sketch.trigger.form == "noun" and sketch.is_definite:
        return "occurred"
    return _by_words(sketch, lead, modality, by_date)


def _ahead(sketch: Sketch, scene: Scene, lead: str, phrase: str) -> EncounterStatus | None:
    """Return the status of what is offered, refused, arranged or still to come, or None."""
    if _AHEAD.search(phrase):
        return "planned"
    if sketch.statement is not None:
        return None
    taking_part = _TAKING_PART.search(lead)
    if taking_part:
        return "cancelled" if taking_part["verb"] in _REFUSING else "proposed"
    if sketch.trigger.form == "noun":
        return "planned" if _IN_PREPARATION.search(lead) else None
    start = scene.clause(sketch.anchor[0]).start
    is_until = _UNTIL.search(scene.text, max(0, start - _JOINT), start) is not None
    return "planned" if is_until and sketch.trigger.word in _OF_PRESENT else None


def _negated(sketch: Sketch, modality: Modality) -> EncounterStatus | None:
    if sketch.family in _SPOKEN:
        return None
    return "denied" if sketch.trigger.form == "verb" or modality == "denied" else None


def _by_words(
    sketch: Sketch, lead: str, modality: Modality, by_date: EncounterStatus
) -> EncounterStatus | None:
    if _UNREAL.search(lead) or (sketch.family in _SPOKEN and modality == "hypothetical"):
        return None
    is_known = sketch.trigger.form == "noun" and sketch.is_definite
    if not is_known and not sketch.is_on_occasion and _PROPOSED.search(lead[-70:]):
        return "proposed"
    if _WOULD.search(lead[-40:]) and _OFTEN.search(lead):
        return "occurred"
    if modality == "planned" or by_date == "planned" or _WOULD.search(lead[-40:]):
        return "planned"
    if sketch.trigger.form == "verb" and _TO_COME.search(lead):
        return "occurred" if _WENT_TO.search(lead) else None
    return None if modality == "hypothetical" else "occurred"


def _phrase(sketch: Sketch, scene: Scene) -> str:
    """Return the noun phrase with the words right after it, "" where there is none."""
    if sketch.trigger.form == "verb" or not sketch.phrase_start:
        return ""
    return scene.text[sketch.phrase_start : sketch.trigger.end + _TAIL]


def _right_before(sketch: Sketch) -> Offsets:
    """Return the words right before the phrase that names an occasion."""
    begin = sketch.phrase_start or sketch.trigger.start
    return max(0, begin - _LEAD), begin


def _is_past(held: Dated | None, scene: Scene) -> bool:
    """Whether a date ends before the day of publication."""
    published = scene.article.published
    if held is None or published is None:
        return False
    ends = held.value.partition("/")[2] or held.value
    return ends < published.value[: len(ends)]


def _by_date(held: Dated | None, scene: Scene) -> EncounterStatus:
    """Return "planned" where a date begins after the day of publication."""
    published = scene.article.published
    if held is None or published is None:
        return "occurred"
    begins = held.value.partition("/")[0]
    return "planned" if begins > published.value[: len(begins)] else "occurred"
