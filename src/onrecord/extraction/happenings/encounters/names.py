"""The words that name an occasion: "State of the City address", "Founders Dinner"."""

import re
from typing import Final

from onrecord.extraction.happenings.encounters.sketches import Sketch
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.span import Span

_NAME: Final = re.compile(
    r"(?P<name>[A-Z][\w’'.-]*(?:\s(?:of\sthe|of|the|for|and|[A-Z][\w’'.-]*)){1,8})\s(?:[a-z]+\s)?$"
)
_FIRST_WORD: Final = re.compile(r"^(?:The|A|An|His|Her|Their|In|At|During)\s")
_NAMED_KINDS: Final = frozenset({"event", "debate", "rally", "meeting", "hearing"})


def name_of(sketch: Sketch, scene: Scene) -> Span | None:
    """Return the proper name of an occasion up to its noun, or None.

    Two capitalised words at least, without the names of those who take part, and without dates.
    """
    trigger = sketch.trigger
    if trigger.form != "noun" or sketch.kind not in _NAMED_KINDS or trigger.word == "broadcast":
        return None
    start = sketch.phrase_start
    for date in scene.around.dates((start, trigger.start)):
        start = max(start, date.span.end)
    for party in sketch.parties:
        if start <= party.span.start and party.span.end <= trigger.start:
            start = max(start, party.span.end)
    own = scene.text[trigger.start : trigger.end]
    found = _NAME.search(scene.text[start : trigger.start])
    if found is None or (_FIRST_WORD.match(found["name"]) and len(found["name"].split()) < 3):
        return None
    first = _FIRST_WORD.match(found["name"])
    begin = start + found.start("name") + (first.end() if first else 0)
    return scene.span((begin, trigger.start + len(own)))
