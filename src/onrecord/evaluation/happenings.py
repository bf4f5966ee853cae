"""Encounters, commitments and absences against annotations, beside looking for words."""

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Final

from onrecord.evaluation.corpora.happenings import (
    SORTS,
    HappeningsGold,
    HappeningSort,
    read_happenings,
)
from onrecord.evaluation.figures import EvaluationReport, FigureRow, FigureTable
from onrecord.evaluation.happening_baselines import keyword_happenings
from onrecord.evaluation.happening_matching import (
    MISSES,
    HappeningCounts,
    count_happenings,
    told_by,
)
from onrecord.pipeline import Reader
from onrecord.schema.record import ArticleRecord

COLUMNS: Final = (
    "annotated",
    "told",
    "right",
    "precision",
    "recall",
    "F1",
    "F1 from",
    "F1 to",
    "F1 of words",
)
FALSE_COLUMNS: Final = tuple(f"{sort} false" for sort in SORTS)
_DRAWS: Final = 1000
_INTERVAL: Final = (0.025, 0.975)
REMARK: Final = (
    "F1 from, to: 95 % interval by bootstrap over the articles. F1 of words: looking for words "
    "alone. False: what is told and not annotated, by why it is not."
)


class HappeningTally:
    """Counts of articles, one after the other."""

    def __init__(self, at_least: float = 0.0) -> None:
        """Begin with none; what is told with less confidence is not counted."""
        self._at_least = at_least
        self._articles: dict[HappeningSort, list[HappeningCounts]] = {sort: [] for sort in SORTS}
        self._words: dict[HappeningSort, HappeningCounts] = {
            sort: HappeningCounts() for sort in SORTS
        }

    def add(self, gold: HappeningsGold, record: ArticleRecord) -> None:
        """Count what a record of an annotated article tells."""
        for sort in SORTS:
            told = told_by(record, sort, self._at_least)
            self._articles[sort].append(count_happenings(gold, record, sort, told))
            words = keyword_happenings(record, sort)
            self._words[sort] += count_happenings(gold, record, sort, words)

    def tables(self) -> list[FigureTable]:
        """Return the figures of each sort, and why what is told is not annotated."""
        totals = {sort: sum(self._articles[sort], HappeningCounts()) for sort in SORTS}
        scores = tuple(
            FigureRow(
                sort,
                (
                    totals[sort].gold,
                    totals[sort].told,
                    totals[sort].right,
                    totals[sort].precision,
                    totals[sort].recall,
                    totals[sort].f1,
                    *_interval(self._articles[sort]),
                    self._words[sort].f1,
                ),
            )
            for sort in SORTS
        )
        misses = tuple(
            FigureRow(miss, tuple(totals[sort].misses[number] for sort in SORTS))
            for number, miss in enumerate(MISSES)
        )
        return [
            FigureTable(COLUMNS, scores, counts=COLUMNS[:3]),
            FigureTable(FALSE_COLUMNS, misses, counts=FALSE_COLUMNS),
        ]


def evaluate_happenings(
    reader: Reader,
    gold: Path,
    texts: Path | None = None,
    *,
    every: int | None = None,
    limit: int | None = None,
    at_least: float = 0.0,
    progress: Callable[[int, int], None] | None = None,
) -> EvaluationReport:
    """Read annotated articles and compare encounters, commitments and absences.

    Args:
        reader: the reader.
        gold: a folder of the record gold, or a file of the project's annotations.
        texts: the part of PolNeAR that was annotated; None for the one beside the folder.
        every: read each so many-th article alone, the first one first.
        limit: read no more articles than this.
        at_least: count what is told with this confidence or more alone, 0 to 1.
        progress: told after each article how many are done, and of how many.

    Raises:
        UnreadableInput: there are no annotations, or no article for one, or a file cannot be read.
        MalformedInput: an annotation is not in its format.
    """
    annotated = read_happenings(gold, texts)[:: every or 1][:limit]
    tally = HappeningTally(at_least)
    for number, article in enumerate(annotated, start=1):
        tally.add(article, reader.read(article.article.text, published=article.published))
        if progress:
            progress(number, len(annotated))
    return EvaluationReport(
        reader.model,
        tuple(tally.tables()),
        (f"{len(annotated)} articles.", REMARK),
        {"articles": len(annotated)},
    )


def _interval(articles: Sequence[HappeningCounts]) -> tuple[float | None, float | None]:
    """Return a 95 % interval of F1, by drawing articles with replacement (Efron 1979)."""
    if not articles:
        return None, None
    rng = Random(0)  # noqa: S311 - draws articles, keeps no secrets
    drawn = sorted(
        sum(rng.choices(articles, k=len(articles)), HappeningCounts()).f1 for _ in range(_DRAWS)
    )
    low, high = (drawn[int(share * (_DRAWS - 1))] for share in _INTERVAL)
    return low, high
