"""Whether confidences mean what they say: shares that are right, and thresholds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

BINS: Final = 10
"""Bins of equal width that confidences are grouped in."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A confidence, 0 to 1, and whether what it was given to is right."""

    confidence: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class ConfidenceBin:
    """Judgements of like confidence.

    Attributes:
        low, high: confidences from ``low`` up to ``high``.
        count: how many there are.
        confidence: their mean confidence.
        right: the share of them that is right.
    """

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Threshold:
    """A confidence from which on what was found is right often enough.

    Attributes:
        confidence: the threshold.
        precision: the share that is right of what reaches it.
        kept: the share that reaches it of all that is right.
    """

    confidence: float
    precision: float
    kept: float


def confidence_bins(judged: Iterable[Judgement], bins: int = BINS) -> tuple[ConfidenceBin, ...]:
    """Group judgements by confidence; bins that nothing falls in are left out."""
    grouped: dict[int, list[Judgement]] = {}
    for judgement in judged:
        number = min(bins - 1, int(judgement.confidence * bins))
        grouped.setdefault(number, []).append(judgement)
    return tuple(
        ConfidenceBin(
            number / bins,
            (number + 1) / bins,
            len(members),
            sum(member.confidence for member in members) / len(members),
            sum(member.is_right for member in members) / len(members),
        )
        for number, members in sorted(grouped.items())
    )


def expected_calibration_error(judged: Sequence[Judgement], bins: int = BINS) -> float:
    """Return how far confidences are from the shares that are right (Naeini et al. 2015)."""
    if not judged:
        return 0.0
    grouped = confidence_bins(judged, bins)
    return sum(abs(b.confidence - b.right) * b.count for b in grouped) / len(judged)


def threshold_for(judged: Iterable[Judgement], precision: float) -> Threshold | None:
    """Return the lowest confidence at which precision is reached, or None where it never is.

    Args:
        judged: what was found.
        precision: the share that is to be right of all that reaches the threshold, 0 to 1.
    """
    ordered = sorted(judged, key=lambda judgement: -judgement.confidence)
    all_right = sum(judgement.is_right for judgement in ordered)
    best: Threshold | None = None
    right = 0
    for count, judgement in enumerate(ordered, start=1):
        right += judgement.is_right
        following = ordered[count].confidence if count < len(ordered) else -1.0
        if following < judgement.confidence and right / count >= precision:
            best = Threshold(judgement.confidence, right / count, right / max(1, all_right))
    return best
