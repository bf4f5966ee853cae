"""Who debates whom where the words name the debate alone: "Monday's debate"."""

import re
from collections import Counter
from typing import Final

from onrecord.extraction.happenings.encounter_merging import Occasion, Telling
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets

_ONE_PARTY: Final = re.compile(r"\b(?:primary|primary-season|Republican|Democratic|GOP|party)\b")
# A side is somebody of whom the article tells at least so often.
_LEAST_MENTIONS: Final = 3
# A side is named in a sentence that tells of the debate, or so near to it, in characters.
_AROUND: Final = 250


def sides_of(occasion: Occasion, scene: Scene) -> tuple[str, ...]:
    """Return the two sides of a debate whose tellings name fewer than two people, or nobody.

    An article that speaks of "the debate" alone has told who debates, and tells most of them: the
    two people that it mentions most, where both are mentioned around the debate.

    Args:
        occasion: a debate.
        scene: the article.
    """
    if any(map(_is_of_one_party, occasion.tellings)):
        return ()
    people = {id for id, entity in scene.around.entities.items() if entity.type == "person"}
    if len(people & set(occasion.parties)) > 1:
        return ()
    counts = Counter(m.entity for m in scene.resolved.mentions if m.entity in people)
    leading = counts.most_common(3)
    if len(leading) < 2 or leading[1][1] < _LEAST_MENTIONS:
        return ()
    if len(leading) > 2 and leading[2][1] == leading[1][1]:
        return ()
    both = (leading[0][0], leading[1][0])
    told = people & set(occasion.parties)
    if not told <= set(both):
        return ()
    near = {m.entity for t in occasion.tellings for m in scene.around.mentions(_around(t.evidence))}
    return both if set(both) <= near else ()


def _is_of_one_party(telling: Telling) -> bool:
    """Whether a debate is one of a primary, in which more than two may stand."""
    return _ONE_PARTY.search(telling.words) is not None


def _around(extent: Offsets) -> Offsets:
    return max(0, extent[0] - _AROUND), extent[1] + _AROUND
