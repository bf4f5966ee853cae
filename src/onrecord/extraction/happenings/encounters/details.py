"""Where an encounter took place, which of a series it was, about what, with what outcome."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.extraction.happenings.clause_parties import NOUN_NEXT
from onrecord.extraction.happenings.encounters.sketches import Sketch
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets
from onrecord.schema.span import Span

_BUILDING: Final = re.compile(
    r"\bat\s(?:the\s)?(?P<name>(?:[A-Z][\w.’'&-]*\s){0,5}(?:Tower|Cent(?:er|re)|Hall|University|"
    r"College|School|Stadium|Arena|Hotel|Church|House|Park|Club|Resort|Museum|Library|Airport|"
    r"Theat(?:er|re)|Capitol|Palace|Auditorium|Fairgrounds|Square|Institute|Casino|Ballroom))\b"
)
_IN_PLACE: Final = re.compile(r"\b(?:[Ii]n|[Aa]t|[Oo]utside|[Ii]nside|[Nn]ear|[Tt]o)\s(?:the\s)?$")
_OTHER_PLACE: Final = re.compile(
    r"[;:“”\"]|\b(?:who|which|that|after|before|since|about|when|but|said|says|could|would|will|can"
    r"|may|might|must|should)\b"
)
_TELLING: Final = frozenset({"told-outlet", "told-audience", "spoke-outlet", "broadcast"})
# Behind a comma stands who is interviewed, and where they work.
_APPOSED: Final = re.compile(r",\s[a-z]")
_FURTHEST_PLACE: Final = 90
_FURTHEST_BEFORE: Final = 50


def place_of(sketch: Sketch, scene: Scene) -> Span | None:
    """Return the words that tell where, after the trigger or right before it, or None.

    A call is nowhere: "conceded Nevada in a phone call".
    """
    if sketch.kind == "call":
        return None
    sentence = scene.clause(sketch.trigger.start).sentence
    end = min(sentence[1], max(sketch.trigger.end, sketch.extent[1]) + _FURTHEST_PLACE)
    after = _place_within((sketch.trigger.end, end), sketch, scene)
    if after is not None:
        return after
    begin = sketch.trigger.end + (scene.text[sketch.trigger.end : sketch.trigger.end + 1] == "”")
    building = _BUILDING.search(scene.text, begin, end)
    if building and not _OTHER_PLACE.search(scene.text, begin, building.start()):
        return scene.span(building.span("name"))
    if sketch.family in _TELLING:
        # Before the verb stands where the speaker is from.
        return None
    start = max(sentence[0], sketch.trigger.start - _FURTHEST_BEFORE)
    return _place_within((start, sketch.trigger.start), sketch, scene)


def _place_within(extent: Offsets, sketch: Sketch, scene: Scene) -> Span | None:
    for mention in scene.around.mentions(extent):
        if mention.form != "name" or not scene.around.is_place(mention):
            continue
        if not _IN_PLACE.search(scene.text, max(0, mention.span.start - 14), mention.span.start):
            continue
        if NOUN_NEXT.match(scene.text, mention.span.end):
            # "the Harlow magazine interview": no place but part of a name.
            continue
        low = min(mention.span.end, sketch.trigger.end)
        high = max(mention.span.start, sketch.trigger.start)
        if sketch.kind == "interview" and _APPOSED.search(scene.text, low, high):
            continue
        if not _OTHER_PLACE.search(scene.text, low, high):
            return mention.span
    return None


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
