"""A judge that says of words what the test tells it."""

from collections.abc import Callable, Sequence
from typing import cast

from onrecord.pipeline import Judge, Reader

Extent = tuple[int, int]


class ToldJudge:
    """Answers by the words that it is asked about."""

    def __init__(self, answer: Callable[[str], str]) -> None:
        self._answer = answer

    def stances(self, text: str, targets: Sequence[Extent]) -> list[dict[str, float]]:
        return [self._sure(text[slice(*target)]) for target in targets]

    def deeds(
        self, text: str, pairs: Sequence[tuple[Extent | None, Extent | None]]
    ) -> list[dict[str, float]]:
        return [self._sure(text) for _ in pairs]

    def commissives(self, text: str, units: Sequence[Extent]) -> list[float]:
        return [1.0 if self._answer(text[slice(*unit)]) == "commits" else -1.0 for unit in units]

    def _sure(self, words: str) -> dict[str, float]:
        return {"nothing": 0.1, self._answer(words): 0.9}


class JudgingReader(Reader):
    """A reader that only judges."""

    def __init__(self, answer: Callable[[str], str]) -> None:
        self._told = ToldJudge(answer)

    @property
    def model(self) -> str:
        return "told-1"

    @property
    def judge(self) -> Judge:
        return cast(Judge, self._told)
