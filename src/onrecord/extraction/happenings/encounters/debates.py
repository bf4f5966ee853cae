"""Who debates whom where the words name the debate alone: "Monday's debate"."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from onrecord.extraction.happenings.encounters.merging import Occasion
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets
from onrecord.schema.record import Mention

# In a primary more than two may stand.
_PRIMARY: Final = re.compile(r"\b(?:primary|primary-season|Republican|Democratic|GOP|party)\b")
# A third person of whom the article tells more than this share of the second may be a side too.
_MOST_OF_A_THIRD: Final = 0.7
_BESIDE: Final = re.compile(
    r"[’']?s?,?\s(?:and|or|over|against|versus|vs\.?|to|with|than|leads?|trails?|led|debates?|faces?|"
    r"beats?)\s(?:[A-Z][\w.’-]*\s|the\s|[a-z]+\s){0,3}"
)
# A side is somebody of whom the article tells at least so often.
_LEAST_MENTIONS: Final = 3
# A side is named in a sentence that tells of the debate, or so near to it, in characters.
_AROUND: Final = 250
# In an article about the debate of the day, another one is at most so many months past.
_MOST_MONTHS: Final = 2
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)")


class DebateSides:
    """The sides of the debates of one article."""

    def __init__(self, scene: Scene) -> None:
        """Wrap a scene."""
        self._scene = scene

    def of(self, occasion: Occasion) -> tuple[str, ...]:
        """Return the two sides of a debate whose tellings name fewer than two people, or nobody.

        An article that speaks of "the debate" alone has told who debates, and tells most of them:
        the two people that it mentions most, where both are mentioned around the debate.

        Args:
            occasion: a debate.
        """
        told = self._people & set(occasion.parties)
        if len(told) > 1 or any(_PRIMARY.search(telling.words) for telling in occasion.tellings):
            return ()
        beside = self._beside(occasion)
        if len(beside) == 1 and told <= set(beside[0]):
            return () if self._is_of_others(occasion, beside[0]) else beside[0]
        if self._is_long_ago(occasion) or self._is_of_others(occasion, self._leading):
            return ()
        if not self._leading or not told <= set(self._leading):
            return ()
        near = {m.entity for t in occasion.tellings for m in self._mentions_by(t.evidence)}
        return self._leading if near.issuperset(self._leading) else ()

    def _is_of_others(self, occasion: Occasion, pair: tuple[str, ...]) -> bool:
        """Whether the sentences of a debate tell of people, and of neither of a pair."""
        told: set[str] = set()
        for telling in occasion.tellings:
            sentence = self._scene.clause(telling.sketch.trigger.start).sentence
            told.update(m.entity for m in self._scene.around.mentions(sentence))
        people = told & self._people
        return bool(people) and people.isdisjoint(pair)

    def _is_long_ago(self, occasion: Occasion) -> bool:
        """Whether a debate was months before the article, whose people may not have been in it."""
        held, published = occasion.held_on, self._scene.article.published
        if held is None or published is None:
            return False
        return _months_between(held.value, published.value) > _MOST_MONTHS

    @cached_property
    def _people(self) -> frozenset[str]:
        entities = self._scene.around.entities
        return frozenset(one.id for one in entities.values() if one.type == "person")

    @cached_property
    def _leading(self) -> tuple[str, ...]:
        """The two people mentioned most; nobody where a third is mentioned as often."""
        mentions = self._scene.resolved.mentions
        counts = Counter(m.entity for m in mentions if m.entity in self._people).most_common(3)
        if len(counts) < 2 or counts[1][1] < _LEAST_MENTIONS:
            return ()
        if len(counts) > 2 and counts[2][1] > _MOST_OF_A_THIRD * counts[1][1]:
            return ()
        pair = (counts[0][0], counts[1][0])
        both = [m for m in self._scene.resolved.mentions if m.entity in pair]
        return pair if self._pairs(both) else ()

    def _beside(self, occasion: Occasion) -> list[tuple[str, str]]:
        """Return the pairs of people told side by side around a debate, the debate's own first."""
        found: dict[tuple[str, str], None] = {}
        for telling in occasion.tellings:
            people = [m for m in self._mentions_by(telling.evidence) if m.entity in self._people]
            found.update(dict.fromkeys(self._pairs(people)))
        return list(found)

    def _pairs(self, mentions: Sequence[Mention]) -> set[tuple[str, str]]:
        """Return who is set beside whom: "Lund and Reyes", "Lund leads Reyes"."""
        return {
            (min(one.entity, other.entity), max(one.entity, other.entity))
            for one, other in pairwise(mentions)
            if one.entity != other.entity
            and one.span.end <= other.span.start
            and _BESIDE.fullmatch(self._scene.text, one.span.end, other.span.start)
        }

    def _mentions_by(self, extent: Offsets) -> list[Mention]:
        return self._scene.around.mentions((max(0, extent[0] - _AROUND), extent[1] + _AROUND))


def _months_between(early: str, late: str) -> int:
    """Return how many months lie between two calendar values, 0 where a month is not told."""
    first, last = _MONTH.match(early), _MONTH.match(late)
    if first is None or last is None:
        return 0
    return 12 * (int(last[1]) - int(first[1])) + int(last[2]) - int(first[2])
