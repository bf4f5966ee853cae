"""How a statement treats those whom it names, by what the encoder tells of their mentions."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from onrecord.schema.annotation import Annotations, EntityMention
from onrecord.schema.happening_spans import StanceTowards
from onrecord.schema.record import Mention, StatementStance, TargetStance

# Two mentions make a stance mixed where each is likelier of its own than of all other stances.
_SURE: Final = 0.5
_PLACES: Final = 4


class Stances:
    """The stances that the encoder found in an article, asked by mention."""

    def __init__(self, annotations: Annotations) -> None:
        """Lay them out by the heads of their mentions."""
        mentions = annotations.mentions
        self._told = [(mentions[one.mention], one) for one in annotations.stances]
        self._heads = [mention.head[0] for mention, _ in self._told]

    def towards(self, mentions: Mapping[str, Sequence[Mention]]) -> Iterator[TargetStance]:
        """Yield the stance towards each entity of which the encoder tells one.

        Args:
            mentions: the mentions of each entity in the content of a statement, by its id.
        """
        for target, own in mentions.items():
            told = [(one, stance) for one in own if (stance := self._of(one)) is not None]
            if told:
                yield _together(target, told)

    def _of(self, mention: Mention) -> StanceTowards | None:
        """Return the stance of the mention that the encoder found nearest to the same words."""
        start, end = mention.span.start, mention.span.end
        first, last = bisect_left(self._heads, start), bisect_left(self._heads, end)
        near = self._told[first:last]
        best = min(near, key=lambda one: _apart(one[0], start, end), default=None)
        return best[1] if best else None


def _apart(found: EntityMention, start: int, end: int) -> tuple[bool, int]:
    """Order mentions by how far they are from some words: first those that begin as these do.

    "A student" is nearer to "a student from the college" than "the college" is.
    """
    return found.start != start, abs(found.start - start) + abs(found.end - end)


def _together(target: str, told: Sequence[tuple[Mention, StanceTowards]]) -> TargetStance:
    """Return one stance of what the mentions of a target tell.

    The stance is the likeliest of their mean, or mixed where they tell both; the words are those
    of the mention that tells it most clearly.
    """
    shares = [stance.probabilities for _, stance in told]
    sums = (sum(column) for column in zip(*shares, strict=True))
    negative, neutral, positive = (total / len(shares) for total in sums)
    value = round(positive - negative, _PLACES)
    clearest, _ = max(told, key=lambda one: abs(one[1].probabilities[2] - one[1].probabilities[0]))
    worst, best = max(share[0] for share in shares), max(share[2] for share in shares)
    if min(worst, best) >= _SURE:
        return TargetStance(target, "mixed", value, clearest.span, round(min(worst, best), _PLACES))
    means: dict[StatementStance, float] = {
        "neutral": neutral,
        "negative": negative,
        "positive": positive,
    }
    stance = max(means, key=means.__getitem__)
    return TargetStance(target, stance, value, clearest.span, round(means[stance], _PLACES))
