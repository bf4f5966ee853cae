"""Two parties that one phrase, or two joined by "and", stand for."""

import re
from itertools import pairwise
from typing import Final

from onrecord.extraction.happenings.clause_parties import ClauseParties
from onrecord.extraction.happenings.noun_phrases import Phrase
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets

Pair = tuple[str, str]

# How far back a plural pronoun may find the two that it stands for, in characters.
_REACH: Final = 500
_JOINED: Final = re.compile(r"(?:,[^;:.“”\"]{0,80},|\s\([^()]{1,40}\))?\s?,?\s?\band\s+(?:the\s+)?")


class PartyPairs:
    """The pairs of one article."""

    def __init__(self, scene: Scene, parties: ClauseParties) -> None:
        """Index whom each phrase stands for."""
        self._scene = scene
        self._parties = parties
        self._known: dict[Offsets, list[str]] = {}
        for mention in scene.resolved.mentions:
            entity = scene.around.entities[mention.entity]
            if entity.type in ("person", "organization"):
                extent = (mention.span.start, mention.span.end)
                self._known.setdefault(extent, []).append(mention.entity)

    def at(self, extent: Offsets) -> Pair | None:
        """Return the two that the words there stand for, or None."""
        known = sorted(set(self._known.get(extent, ())), key=self._known.get(extent, []).index)
        return (known[0], known[1]) if len(known) == 2 else None

    def joined(self, extent: Offsets) -> Pair | None:
        """Return the two names that "and" joins in an extent, or the two of its plural, or None."""
        phrases = [one for one in self._parties.phrases.inside(extent) if one.entity]
        for phrase in reversed(phrases):
            if pair := self.at((phrase.start, phrase.end)):
                return pair
        for one, other in pairwise(phrases):
            if self._are_joined(one, other) and one.entity and other.entity:
                return None if one.entity == other.entity else (one.entity, other.entity)
        return None

    def before(self, position: int) -> Pair | None:
        """Return the two that a plural stands for last before a position, or None."""
        plurals = [
            extent
            for extent in self._known
            if position - _REACH <= extent[0] < position and self.at(extent)
        ]
        return self.at(max(plurals)) if plurals else None

    def _are_joined(self, one: Phrase, other: Phrase) -> bool:
        return bool(_JOINED.fullmatch(self._scene.text, one.end, other.start))
