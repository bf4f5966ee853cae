"""Whom an entry names, and how sure it is that the words stand for them, as features by name."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets
from onrecord.schema.happenings import Party
from onrecord.schema.record import Mention

_SURENESS: Final = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_TOLD: Final = (2, 3, 5, 9)
_AWAY: Final = (10, 25, 50, 100, 200)
_MOST_WORDS: Final = 4
_MOST_OTHERS: Final = 4
_MOST_TYPES: Final = 3
_ACTING: Final = frozenset(["person", "organization", "group"])


class PartyFeatures:
    """Tells of the parties of the entries of one article."""

    def __init__(self, scene: Scene) -> None:
        """Prepare for an article."""
        self._scene = scene

    @cached_property
    def _told(self) -> Counter[str]:
        """How often the article tells of each entity."""
        return Counter(mention.entity for mention in self._scene.resolved.mentions)

    def party(self, role: str, party: Party | None, cue: int) -> Iterator[str]:
        """Yield what there is to say of one party.

        Args:
            role: what it is in the entry.
            party: the party, or None.
            cue: where the word stands that tells what it does.
        """
        if party is None:
            yield f"{role}: none"
            return
        extent = party.words.start, party.words.end
        words = party.words.text
        if party.entity is None:
            yield f"{role}: words alone"
            if words[:1].islower():
                yield f"{role}: words alone, lower case"
        mention = self._mention(party, extent)
        if mention is None:
            yield f"{role}: no mention"
        else:
            yield from self._mention_features(role, mention)
        statement = self._scene.statement_around(cue)
        if party.entity and statement is not None:
            yield f"{role}: {'speaks' if statement.speaker == party.entity else 'another speaks'}"
        side = "before" if extent[0] < cue else "after"
        yield f"{role}: {side} {bisect_right(_AWAY, abs(extent[0] - cue))}"
        if len(words.split()) > _MOST_WORDS:
            yield f"{role}: many words"

    def participants(self, entities: Sequence[str], evidence: Offsets) -> Iterator[str]:
        """Yield what there is to say of those who took part in something.

        Args:
            entities: their ids.
            evidence: the clearest words that tell it.
        """
        around = self._scene.around
        yield f"participants: {min(len(entities), _MOST_OTHERS)}"
        there = around.mentions(evidence)
        for entity in entities:
            yield from self._participant(entity, [m for m in there if m.entity == entity])
        types = sorted(around.entities[one].type for one in entities if one in around.entities)
        yield f"participants: {' '.join(types[:_MOST_TYPES])}"
        others = {m.entity for m in there if m.entity not in entities}
        acting = [one for one in others if around.entities[one].type in _ACTING]
        persons = [one for one in acting if around.entities[one].type == "person"]
        yield f"others: {min(len(acting), _MOST_OTHERS)}"
        yield f"other persons: {min(len(persons), _MOST_OTHERS)}"

    def _participant(self, entity: str, mentions: Sequence[Mention]) -> Iterator[str]:
        yield f"participant: told {bisect_right(_TOLD, self._told[entity])}"
        if not mentions:
            yield "participant: not in these words"
            return
        best = max(mentions, key=lambda m: (m.form == "name", m.confidence))
        yield f"participant: {best.form}"
        if best.form != "name":
            yield f"participant: {best.form}, sure {bisect_right(_SURENESS, best.confidence)}"

    def _mention(self, party: Party, extent: Offsets) -> Mention | None:
        """Return the longest mention within a party's words, of the party itself where there is."""
        there = self._scene.around.mentions(extent)
        own = [mention for mention in there if mention.entity == party.entity] or there
        return max(own, key=lambda m: m.span.end - m.span.start, default=None)

    def _mention_features(self, role: str, mention: Mention) -> Iterator[str]:
        entity = self._scene.around.entities[mention.entity]
        yield f"{role}: {mention.form}"
        yield f"{role}: {mention.form} of {entity.type}"
        if mention.form == "pronoun":
            yield f"{role}: {mention.span.text.lower()}"
        if mention.form != "name":
            yield f"{role}: {mention.form}, sure {bisect_right(_SURENESS, mention.confidence)}"
        elif " " not in entity.name:
            yield f"{role}: name of one word"
        yield f"{role}: told {bisect_right(_TOLD, self._told[mention.entity])}"
        if self._scene.around.is_possessor(mention):
            yield f"{role}: possessor"
