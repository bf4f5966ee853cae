"""Which of many proposals are shown: the most alike first, and few of one article."""

from collections.abc import Iterable
from typing import Final

from onrecord.schema.stored_happenings import FollowUp

# Least share of the weighted words that a sentence must have in common. Set by hand on invented
# articles: no corpus pairs promises with what came of them.
LEAST_SHARE: Final = 0.34
# The most that are proposed, and the most of one article.
_MOST: Final = 20
_MOST_OF_ARTICLE: Final = 3


def likest(found: Iterable[list[FollowUp]]) -> list[FollowUp]:
    """Return the best of the proposals of each article, the most alike first."""
    best = [one for of_article in found for one in sorted(of_article, key=_rank)[:_MOST_OF_ARTICLE]]
    return sorted(best, key=_rank)[:_MOST]


def _rank(found: FollowUp) -> tuple[float, bool, str, str, int]:
    published = found.article.published
    return (
        -found.score,
        found.cue is None,
        published.value if published else "",
        found.article.id,
        found.sentence.start,
    )
