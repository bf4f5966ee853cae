"""How far figures may lie from what they would be on other documents of the same kind."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Final, TypeVar

_Document = TypeVar("_Document")

_RESAMPLES: Final = 1000
_SEED: Final = 2026
_TAIL: Final = 0.025


def interval_over(
    documents: Sequence[_Document], figure: Callable[[Sequence[_Document]], float]
) -> tuple[float, float]:
    """Return the 95 % interval of a figure, by drawing documents with replacement.

    The percentile bootstrap (Efron 1979); drawn alike each time.

    Args:
        documents: the scores of each document, at least one.
        figure: what is computed from those of some documents.
    """
    chance = Random(_SEED)  # noqa: S311 - drawn again alike each time
    size = len(documents)
    drawn = sorted(figure(chance.choices(documents, k=size)) for _ in range(_RESAMPLES))
    return drawn[int(_TAIL * _RESAMPLES)], drawn[int((1 - _TAIL) * _RESAMPLES) - 1]
