"""How far time expressions agree with annotated ones, as TempEval-3 counts (UzZaman et al. 2013).

Strict matches have the same characters, relaxed ones share some. The F1 of values is the share of
relaxed matches whose value is right, times the relaxed F1; likewise that of types.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.evaluation.attribution_scores import Score
from onrecord.evaluation.corpora.annotated_times import AnnotatedTime
from onrecord.schema.record import TimeExpression

Pair = tuple[AnnotatedTime | None, TimeExpression | None]
"""An annotated expression and the one found for it; None where there is no such."""


@dataclass(frozen=True, slots=True)
class TimexCounts:
    """Counts of time expressions; sums over articles give micro averages.

    Attributes:
        annotated, found: how many there are.
        strict, relaxed: how many of them match.
        value, type: how many of the relaxed matches have the right value and type.
    """

    annotated: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    type: int = 0

    def __add__(self, other: "TimexCounts") -> "TimexCounts":
        """Add the counts."""
        return TimexCounts(
            self.annotated + other.annotated,
            self.found + other.found,
            self.strict + other.strict,
            self.relaxed + other.relaxed,
            self.value + other.value,
            self.type + other.type,
        )

    def score(self, hits: int) -> Score:
        """Return the score of so many matches."""
        return Score(self.found, hits, self.annotated, hits)

    @property
    def scores(self) -> dict[str, Score]:
        """The four scores by name."""
        return {
            "relaxed": self.score(self.relaxed),
            "strict": self.score(self.strict),
            "value": self.score(self.value),
            "type": self.score(self.type),
        }


def pair_times(
    found: Sequence[TimeExpression], annotated: Sequence[AnnotatedTime]
) -> Iterator[Pair]:
    """Yield each annotated expression with its match, then those found that match none.

    Each is matched once: with the same characters if it can be, else with the first that shares
    some.
    """
    free = list(found)
    same = {(time.span.start, time.span.end): time for time in found}
    exact = {time: same[extent] for time in annotated if (extent := (time.start, time.end)) in same}
    for match in exact.values():
        free.remove(match)
    for time in annotated:
        if time in exact:
            yield time, exact[time]
            continue
        overlapping = next((each for each in free if _overlap(each, time)), None)
        if overlapping:
            free.remove(overlapping)
        yield time, overlapping
    for each in free:
        yield None, each


def count_times(pairs: Sequence[Pair]) -> TimexCounts:
    """Count pairs and their matches."""
    matches = [(gold, ours) for gold, ours in pairs if gold and ours]
    return TimexCounts(
        annotated=sum(gold is not None for gold, _ in pairs),
        found=sum(ours is not None for _, ours in pairs),
        strict=sum(is_same_extent(gold, ours) for gold, ours in matches),
        relaxed=len(matches),
        value=sum(gold.value == ours.timex3 for gold, ours in matches),
        type=sum(gold.type == ours.type for gold, ours in matches),
    )


def is_same_extent(gold: AnnotatedTime, ours: TimeExpression) -> bool:
    """Whether two expressions have the same characters."""
    return (gold.start, gold.end) == (ours.span.start, ours.span.end)


def _overlap(found: TimeExpression, annotated: AnnotatedTime) -> bool:
    return found.span.start < annotated.end and annotated.start < found.span.end
