"""Interviews told by where they were broadcast: "Reyes said on Channel 6's “Harbor Talk”"."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.extraction.happenings.encounters.audiences import find_broadcasts
from onrecord.extraction.happenings.encounters.parties import Parties
from onrecord.extraction.happenings.encounters.sketches import Sketch, hull
from onrecord.extraction.happenings.encounters.triggers import Trigger
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets
from onrecord.schema.record import Mention

# Verbs that put their subject on the air where no statement tells who speaks.
_ON_AIR_VERB: Final = re.compile(
    r"\b(?:appear(?:ed|ing|s)|said|says|told|argued|defended|discussed|claimed|insisted|asked|"
    r"acknowledged|explained|spoke|interviewed)\b"
)
# A word that tells the same is left to its own reader: "in an interview on".
_TOLD_OTHERWISE: Final = re.compile(
    r"\b(?:interviews?|debates?|town\shall|appearances?|rally|speech)\b[^.;]{0,40}$"
)
_FURTHEST: Final = 260


def read_broadcasts(scene: Scene, parties: Parties) -> Iterator[Sketch]:
    """Yield the interviews of an article that are told by a broadcast.

    Args:
        scene: the article.
        parties: those who may take part.
    """
    for words in find_broadcasts(scene.text, 0, len(scene.text)):
        sentence = scene.around.sentence(words[0])
        if sentence is None or words[1] > sentence[1] + 2:
            continue
        if _TOLD_OTHERWISE.search(scene.text, max(sentence[0], words[0] - 60), words[0]):
            continue
        sketch = _read(words, sentence, scene, parties)
        if sketch is not None:
            yield sketch


def _read(words: Offsets, sentence: Offsets, scene: Scene, parties: Parties) -> Sketch | None:
    statement = parties.framing_statement(words[0])
    speaker = parties.speaker_mention(statement) if statement else []
    is_told_of = scene.statement_around(words[0]) is not None
    if not speaker and not is_told_of and _ON_AIR_VERB.search(scene.text, sentence[0], words[0]):
        speaker = parties.subject((words[0] - 3, words[0]))
    speaker = [m for m in speaker if parties.is_person(m) and parties.is_named(m)]
    if not speaker or abs(speaker[0].span.start - words[0]) > _FURTHEST:
        return None
    hosts = _hosts(words, speaker[0], scene)
    trigger = Trigger(words[0], words[1], "noun", "interview", "broadcast")
    cue = statement.cue if statement else None
    verb = (cue.start, cue.end) if cue else words
    at = (speaker[0].span.start, speaker[0].span.end)
    return Sketch(
        trigger,
        "interview",
        "broadcast",
        (*speaker, *hosts),
        verb,
        hull(words, at, verb),
        statement=statement,
    )


def _hosts(words: Offsets, speaker: Mention, scene: Scene) -> list[Mention]:
    """Return the outlet, the show and its host, as far as they are mentioned."""
    inside = scene.around.mentions(words)
    return [m for m in inside if m.entity != speaker.entity and not scene.around.is_place(m)]
