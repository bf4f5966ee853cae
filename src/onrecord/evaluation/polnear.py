"""The reader against PolNeAR: how many attributions it finds, how exactly, how fast."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from onrecord.evaluation.attribution_scores import (
    Score,
    Scores,
    SpannedAttribution,
    matched_pairs,
    score_article,
)
from onrecord.evaluation.attribution_tokens import TokenizedArticle
from onrecord.evaluation.corpora.polnear import GoldArticle, read_polnear
from onrecord.pipeline import Reader
from onrecord.schema.record import ArticleRecord, Statement

_ROWS: Final = (
    "attribution",
    "attribution, direct and mixed",
    "attribution, indirect",
    "token source",
    "token cue",
    "token content",
    "overlap source",
    "overlap cue",
    "overlap content",
    "overlap all",
    "exact source",
    "exact cue",
    "exact content",
    "exact all",
)


@dataclass(frozen=True, slots=True)
class PolnearReport:
    """What an evaluation found.

    Attributes:
        scores: micro averages by name.
        articles: number of articles read.
        words: whitespace-separated words read.
        seconds: CPU seconds of the reader, all threads together.
        calibration_error: mean distance between a statement's confidence and the share of the
            statements of like confidence that are right (expected calibration error, ten bins).
        model: version of the model files.
    """

    scores: Scores
    articles: int
    words: int
    seconds: float
    calibration_error: float
    model: str

    @property
    def words_per_second(self) -> float:
        """Words for each CPU second."""
        return self.words / self.seconds if self.seconds else 0.0

    def rows(self) -> list[tuple[str, float, float, float]]:
        """Return name, precision, recall and F1 of each score, 0 to 1."""
        scores = [(name, self.scores[name]) for name in _ROWS]
        return [(name, s.precision, s.recall, s.f1) for name, s in scores]

    def as_json(self) -> dict[str, object]:
        """Return the report as plain values."""
        return {
            "model": self.model,
            "articles": self.articles,
            "words": self.words,
            "words_per_cpu_second": round(self.words_per_second, 1),
            "expected_calibration_error": round(self.calibration_error, 4),
            "scores": {
                name: {"precision": round(p, 4), "recall": round(r, 4), "f1": round(f1, 4)}
                for name, p, r, f1 in self.rows()
            },
        }


def evaluate(
    reader: Reader,
    folder: Path,
    *,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> PolnearReport:
    """Read the articles of a PolNeAR part and compare with its annotations.

    PolNeAR annotates one layer: statements that another one reports are left out.

    Args:
        reader: the reader.
        folder: a folder with ``text/`` and ``attributions/``.
        limit: read no more articles than this.
        progress: told after each article how many are done, and of how many.

    Raises:
        UnreadableInput: the folder holds no annotated article, or a file that cannot be read.
        MalformedInput: an annotation is not in brat's format.
    """
    articles = list(islice(read_polnear(folder), limit))
    totals = dict.fromkeys(_ROWS, Score())
    judged: list[tuple[float, bool]] = []
    words, seconds = 0, 0.0
    for number, gold in enumerate(articles, start=1):
        started = time.process_time()
        record = reader.read(gold.text, published=gold.published)
        seconds += time.process_time() - started
        words += len(gold.text.split())
        for name, score in _article_scores(record, gold, judged).items():
            totals[name] += score
        if progress:
            progress(number, len(articles))
    return PolnearReport(
        totals, len(articles), words, seconds, expected_calibration_error(judged), reader.model
    )


def _article_scores(
    record: ArticleRecord, gold: GoldArticle, judged: list[tuple[float, bool]]
) -> Scores:
    tokens = TokenizedArticle(gold.text, gold.discarded)
    statements = [s for s in record.statements if s.reported_by is None]
    predicted = [_spans(statement) for statement in statements]
    annotated = [SpannedAttribution(a.source, a.cue, a.content) for a in gold.attributions]
    right = matched_pairs(tokens, predicted, annotated)
    judged += [(statement.confidence, n in right) for n, statement in enumerate(statements)]
    return score_article(tokens, predicted, annotated)


def _spans(statement: Statement) -> SpannedAttribution:
    source, cue = statement.source, statement.cue
    return SpannedAttribution(
        ((source.start, source.end),) if source else (),
        ((cue.start, cue.end),) if cue else (),
        tuple((span.start, span.end) for span in statement.content),
    )


def expected_calibration_error(judged: Iterable[tuple[float, bool]], bins: int = 10) -> float:
    """Return how far confidences are from the shares that are right (Naeini et al. 2015).

    Args:
        judged: a confidence, 0 to 1, and whether it was right.
        bins: number of bins of equal width.
    """
    grouped: dict[int, list[tuple[float, bool]]] = {}
    count = 0
    for confidence, right in judged:
        grouped.setdefault(min(bins - 1, int(confidence * bins)), []).append((confidence, right))
        count += 1
    error = 0.0
    for members in grouped.values():
        sure = sum(confidence for confidence, _ in members) / len(members)
        share = sum(right for _, right in members) / len(members)
        error += abs(sure - share) * len(members)
    return error / count if count else 0.0
