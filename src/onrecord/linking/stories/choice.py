"""Articles are put to stories one after the other, as they come (single-pass clustering).

An article goes to the story whose articles it is likest to on average, where that makes it likelier
to be of it than not; else it begins a new one (Allan, Papka and Lavrenko 1998).
"""

from collections.abc import Mapping, Sequence
from typing import Final

MOST_COMPARED: Final = 6
"""The most articles of a story that are compared, the latest taken in."""


def choose_story(scores: Mapping[int, Sequence[float]]) -> tuple[int | None, float | None]:
    """Return the story that an article goes to, None for a new one, and the best mean score.

    Args:
        scores: of each story, how the article compares with its articles.
    """
    if not scores:
        return None, None
    means = {story: sum(of) / len(of) for story, of in scores.items()}
    best = min(means, key=lambda story: (-means[story], story))
    return (best if means[best] >= 0 else None), means[best]
