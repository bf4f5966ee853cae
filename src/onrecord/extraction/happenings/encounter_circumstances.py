"""When, where and whether an encounter took place, which of a series it was, and about what."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.extraction.happenings.encounter_sketches import Sketch
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import EncounterStatus
from onrecord.schema.record import TimeExpression
from onrecord.schema.span import Span

# --- when -----------------------------------------------------------------------------------------

# Between a trigger and a date, these give the date to something else.
_OTHER_AFTER: Final = re.compile(
    r"\b(?:since|until|till|before|after|following|ahead\sof|by|who|which|when|that|whose|but|said|"
    r"says|because|while|where)\b|[;:“”\"]",
    re.IGNORECASE,
)
_OTHER_BEFORE: Final = re.compile(
    r"\b(?:that|who|which|after|before|since|until|because|when|while|but)\b|[;:]", re.IGNORECASE
)
_BOUNDED: Final = re.compile(r"\b(?:since|until|till|by|before|after)\s(?:the\s)?$", re.IGNORECASE)
# A date further from its trigger is of something else, in characters.
_FURTHEST_DATE: Final = 150


def held_on(sketch: Sketch, scene: Scene) -> Dated | None:
    """Return the date that the sentence gives an encounter, else that of what was said there."""
    trigger = sketch.trigger
    clause = scene.clause(trigger.start)
    dates = [d for d in scene.around.dates(clause.sentence) if d.value and d.type != "DURATION"]
    inside = [d for d in dates if sketch.extent[0] <= d.span.start and d.span.end <= trigger.end]
    modifying = [d for d in inside if trigger.start - d.span.end <= 40 and trigger.form == "noun"]
    if modifying and _is_modifier(modifying[-1], sketch, scene):
        return _as_dated(modifying[-1])
    fitting = [d for d in dates if _may_date(d, sketch, scene)]
    near = min(fitting, key=lambda d: _gap(trigger.extent, d), default=None)
    if near is not None:
        return _as_dated(near)
    return sketch.statement.said_on if sketch.statement else None


def _is_modifier(date: TimeExpression, sketch: Sketch, scene: Scene) -> bool:
    between = scene.text[date.span.end : sketch.trigger.start]
    return re.fullmatch(r"(?:[’']s?)?\s(?:[\w.’'“”-]+\s){0,5}", between) is not None


def _may_date(date: TimeExpression, sketch: Sketch, scene: Scene) -> bool:
    span, trigger = date.span, sketch.trigger
    if _gap(trigger.extent, date) > _FURTHEST_DATE:
        return False
    if scene.text[span.end : span.end + 1] in ("’", "'"):
        return False
    if _BOUNDED.search(scene.text, max(0, span.start - 12), span.start):
        return False
    if span.start >= trigger.end:
        if _OTHER_AFTER.search(scene.text, trigger.end, span.start):
            return False
    elif span.end <= trigger.start and _OTHER_BEFORE.search(scene.text, span.end, trigger.start):
        return False
    inner = scene.statement_around(trigger.start)
    return inner is None or sketch.statement is not None or inner is scene.statement_around(span.start)


def _gap(one: Offsets, date: TimeExpression) -> int:
    return max(date.span.start - one[1], one[0] - date.span.end, 0)


def _as_dated(date: TimeExpression) -> Dated | None:
    if date.value is None:
        return None
    return Dated(date.value, "explicit" if date.basis == "explicit" else "anchored", date.span)


# --- where ----------------------------------------------------------------------------------------

_BUILDING: Final = re.compile(
    r"\bat\s(?:the\s)?(?P<name>(?:[A-Z][\w.’'&-]*\s){0,5}(?:Tower|Cent(?:er|re)|Hall|University|"
    r"College|School|Stadium|Arena|Hotel|Church|House|Park|Club|Resort|Museum|Library|Airport|"
    r"Theat(?:er|re)|Capitol|Palace|Auditorium|Fairgrounds|Square|Institute|Casino|Ballroom))\b"
)
_IN_PLACE: Final = re.compile(r"\b(?:[Ii]n|[Aa]t|[Oo]utside|[Ii]nside|[Nn]ear|[Tt]o)\s(?:the\s)?$")
_OTHER_PLACE: Final = re.compile(r"[;:“”\"]|\b(?:who|which|that|after|before|since|about|when|but)\b")
_FURTHEST_PLACE: Final = 90


def place_of(sketch: Sketch, scene: Scene) -> Span | None:
    """Return the words that tell where, after the trigger or right before it, or None."""
    sentence = scene.clause(sketch.trigger.start).sentence
    end = min(sentence[1], max(sketch.trigger.end, sketch.extent[1]) + _FURTHEST_PLACE)
    after = _place_within((sketch.trigger.end, end), sketch, scene)
    if after is not None:
        return after
    building = _BUILDING.search(scene.text, sketch.trigger.end, end)
    if building and not _OTHER_PLACE.search(scene.text, sketch.trigger.end, building.start()):
        return scene.span(building.span("name"))
    start = max(sentence[0], sketch.trigger.start - _FURTHEST_PLACE)
    return _place_within((start, sketch.trigger.start), sketch, scene)


def _place_within(extent: Offsets, sketch: Sketch, scene: Scene) -> Span | None:
    for mention in scene.around.mentions(extent):
        if mention.form != "name" or not scene.around.is_place(mention):
            continue
        if not _IN_PLACE.search(scene.text, max(0, mention.span.start - 14), mention.span.start):
            continue
        low = min(mention.span.end, sketch.trigger.end)
        high = max(mention.span.start, sketch.trigger.start)
        if not _OTHER_PLACE.search(scene.text, low, high):
            return mention.span
    return None


# --- whether --------------------------------------------------------------------------------------

_CANCELLED: Final = re.compile(
    r"\b(?:cancel(?:s|ed|led|ling|ing)?|call(?:ed|s)\soff|scrap(?:s|ped)|pulled\sout\sof|"
    r"backed\sout\sof|withdrew\sfrom|skip(?:s|ped|ping)?)\b",
    re.IGNORECASE,
)
_CANCELLED_AFTER: Final = re.compile(
    r"\s(?:was|were|has\sbeen|had\sbeen|is)\s(?:abruptly\s|later\s)?(?:cancel|called\soff|scrapped)"
)
_PROPOSED: Final = re.compile(
    r"\b(?:propos\w+|offer(?:s|ed|ing)?|invit\w+|challeng\w+|call(?:s|ed|ing)?\sfor|request\w*|"
    r"suggest\w*|want(?:s|ed)?|willing|demand\w*|hop(?:e|es|ed|ing)|open\sto|consider\w*|"
    r"ask(?:s|ed|ing)?\s(?:for|to)|declin\w+|would\slike|seek\w*|sought)\b",
    re.IGNORECASE,
)
_UNREAL: Final = re.compile(
    r"\b(?:if|unless|whether|might|could|should|fear\w*|hypothetical\w*|imagin\w+|had\s\w+\s\w+ed)\b"
)
_WOULD: Final = re.compile(r"\b(?:would|[’']d)\b")
_TO_COME: Final = re.compile(r"\bto\s(?:\w+ly\s)?$")
_WENT_TO: Final = re.compile(r"\b(?:went|came|gathered|stopped|flew|traveled|travelled|returned|used|began|continued|started)\b[^,;]{0,40}$")
_HAPPENED_ALREADY: Final = frozenset({"told-outlet", "told-audience", "broadcast", "noun-said"})


def status_of(sketch: Sketch, scene: Scene, held: Dated | None) -> EncounterStatus | None:
    """Return whether an encounter took place, or None where the words leave it unreal."""
    clause = scene.clause(sketch.anchor[0])
    low = max(clause.start, sketch.trigger.start - 100)
    lead = scene.text[low : sketch.trigger.start]
    if sketch.is_denied:
        return "denied"
    if _CANCELLED.search(lead[-60:]) or _CANCELLED_AFTER.match(scene.text, sketch.trigger.end):
        return "cancelled"
    modality = scene.modality(sketch.anchor)
    if modality == "asked":
        return None
    if sketch.family in _HAPPENED_ALREADY:
        return None if modality in ("negated", "denied") and sketch.family != "noun-said" else (
            "planned" if _is_to_come(held, scene) else "occurred"
        )
    if modality in ("negated", "denied"):
        return "denied" if sketch.trigger.form == "verb" or modality == "denied" else None
    if _UNREAL.search(lead):
        return None
    if _PROPOSED.search(lead[-70:]):
        return "proposed"
    if modality == "planned" or _is_to_come(held, scene) or _WOULD.search(lead[-40:]):
        return "planned"
    if sketch.trigger.form == "verb" and _TO_COME.search(lead):
        return "occurred" if _WENT_TO.search(lead) else None
    return None if modality == "hypothetical" else "occurred"


def _is_to_come(held: Dated | None, scene: Scene) -> bool:
    """Whether a date begins after the day of publication."""
    published = scene.article.published
    if held is None or published is None:
        return False
    begins = held.value.partition("/")[0]
    return begins > published.value[: len(begins)]


# --- which, about what, with what outcome ---------------------------------------------------------

_ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1
    )
}
_ORDINAL: Final = re.compile(
    rf"\b(?P<word>{'|'.join(_ORDINALS)})\b(?!\s(?:lady|family|amendment|half|day|term|step)\b)",
    re.IGNORECASE,
)
_TIME_ORDINAL: Final = re.compile(
    rf"\b(?P<word>{'|'.join(_ORDINALS)})\stime\b(?!\sin\s|\ssince\s)[^.;“”]{{0,50}}$", re.IGNORECASE
)
_DISCUSSING: Final = re.compile(
    r"\b(?:discuss(?:ed|ing|es)?|talk(?:ed|ing|s)?\sabout|to\saddress)\s(?=\S)"
)
_ABOUT: Final = re.compile(r"[^.,;:“”]{0,60}?\s(?:about|regarding|concerning)\s(?=\S)")
_TOPIC_END: Final = re.compile(
    r"[,;:.?!“”\"—]|\s(?:but|which|that|when|after|before|where|during|at|on|in|with|who|while|as)\s"
)
_TOPIC_SPLIT: Final = re.compile(r"\sand\s|,\s")
_LONGEST_TOPIC: Final = 120
_SHORTEST_TOPIC: Final = 3
_OUTCOME: Final = re.compile(
    r"(?:\s(?:on|in|at|with)\s[\w\s]{1,40}?)?\s(?P<words>(?:ended|concluded|resulted\sin|led\sto|"
    r"produced|yielded|broke\sdown|collapsed)\b[^.;“”\"]{0,160})"
)


def ordinal_of(sketch: Sketch, scene: Scene) -> int | None:
    """Return which of a series an encounter is, where the article counts, or None."""
    trigger = sketch.trigger
    if sketch.is_several:
        return None
    start = scene.clause(trigger.start).sentence[0]
    lead = scene.text[max(start, trigger.start - 80) : trigger.start]
    found = _TIME_ORDINAL.search(lead)
    if found is None and trigger.form == "noun":
        phrase = scene.text[max(sketch.phrase_start, trigger.start - 80) : trigger.start]
        found = _ORDINAL.search(phrase)
    return _ORDINALS[found["word"].lower()] if found else None


def topics_of(sketch: Sketch, scene: Scene) -> Iterator[Span]:
    """Yield the words that tell what an encounter was about, in the sentence that tells it."""
    limit = scene.clause(sketch.trigger.start).sentence[1]
    found = _DISCUSSING.search(scene.text, sketch.trigger.end, limit)
    found = found or _ABOUT.match(scene.text, sketch.trigger.end, limit)
    if found is None:
        return
    start = found.end()
    stop = _TOPIC_END.search(scene.text, start, min(limit, start + _LONGEST_TOPIC))
    end = stop.start() if stop else min(limit, start + _LONGEST_TOPIC)
    position = start
    for join in [*_TOPIC_SPLIT.finditer(scene.text, start, end), None]:
        part = (position, join.start() if join else end)
        if part[1] - part[0] >= _SHORTEST_TOPIC:
            yield scene.span(part)
        position = join.end() if join else end


def outcome_of(sketch: Sketch, scene: Scene) -> Span | None:
    """Return the words that tell what came of an encounter, or None."""
    if sketch.trigger.form != "noun":
        return None
    found = _OUTCOME.match(
        scene.text, sketch.trigger.end, scene.clause(sketch.trigger.start).sentence[1]
    )
    return scene.span(found.span("words")) if found else None
