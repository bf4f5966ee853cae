"""The reader against PolNeAR: how many attributions it finds, how exactly, how surely, how fast."""

import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
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
from onrecord.evaluation.calibration import (
    Judgement,
    confidence_bins,
    expected_calibration_error,
    threshold_for,
)
from onrecord.evaluation.corpora.polnear import GoldArticle, GoldAttribution, read_polnear
from onrecord.evaluation.figures import (
    SCORE_COLUMNS,
    EvaluationReport,
    FigureRow,
    FigureTable,
    score_rows,
)
from onrecord.evaluation.perturbations import (
    HEADINGS_RUN_IN,
    PERTURBATIONS,
    Perturbation,
    apply_edits,
    run_in_headings,
    unescape_in_place,
)
from onrecord.pipeline import Reader
from onrecord.schema.record import ArticleRecord, Statement

Progress = Callable[[int, int], None]
"""Told after each article how many are done, and of how many."""

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
_PERTURBED_ROWS: Final = {
    "attribution": "attribution",
    "direct and mixed": "attribution, direct and mixed",
    "source": "token source",
    "cue": "token cue",
    "content": "token content",
    "exact all": "exact all",
}
PRECISION_ASKED: Final = 0.9
"""The precision that a documented threshold of confidence is for."""

_SEED: Final = 2026
# Words of the longest title that is run into sentences as a heading.
_LONGEST_HEADING: Final = 9


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in some articles, beside what people annotated.

    Attributes:
        scores: micro averages by name.
        outlets: attribution scores by outlet.
        judged: each statement's confidence, and whether it is right.
        words: whitespace-separated words read.
        seconds: CPU seconds of the reader, all threads together.
    """

    scores: Scores
    outlets: Scores
    judged: tuple[Judgement, ...]
    words: int
    seconds: float


def evaluate(
    reader: Reader,
    folder: Path,
    *,
    limit: int | None = None,
    by_outlet: bool = False,
    progress: Progress | None = None,
) -> EvaluationReport:
    """Read the articles of a PolNeAR part and compare with its annotations.

    PolNeAR annotates one layer: statements that another one reports are left out.

    Args:
        reader: the reader.
        folder: a folder with ``text/`` and ``attributions/``.
        limit: read no more articles than this.
        by_outlet: tell the attribution scores of each outlet too.
        progress: told how far it is.

    Raises:
        UnreadableInput: the folder holds no annotated article, or a file that cannot be read.
        MalformedInput: an annotation is not in brat's format.
    """
    articles = list(islice(read_polnear(folder), limit))
    reading = _read(reader, articles, progress)
    scores = reading.scores
    if by_outlet:
        scores |= {f"attribution, {name}": score for name, score in reading.outlets.items()}
    speed = reading.words / reading.seconds if reading.seconds else 0.0
    return EvaluationReport(
        reader.model,
        (FigureTable(SCORE_COLUMNS, score_rows(scores)),),
        (f"{len(articles)} articles, {speed:,.0f} words per CPU second.",),
        {
            "articles": len(articles),
            "words": reading.words,
            "words_per_cpu_second": speed,
            "expected_calibration_error": expected_calibration_error(reading.judged),
        },
    )


def evaluate_calibration(
    reader: Reader,
    folder: Path,
    *,
    limit: int | None = None,
    progress: Progress | None = None,
) -> EvaluationReport:
    """Compare the confidences of statements with the shares of them that are right.

    Arguments and errors are those of `evaluate`.
    """
    articles = list(islice(read_polnear(folder), limit))
    judged = _read(reader, articles, progress).judged
    rows = tuple(
        FigureRow(f"{b.low:.1f} to {b.high:.1f}", (float(b.count), b.confidence, b.right))
        for b in confidence_bins(judged)
    )
    error = expected_calibration_error(judged)
    threshold = threshold_for(judged, PRECISION_ASKED)
    remarks = [f"Expected calibration error {error:.3f} over {len(judged)} statements."]
    facts: dict[str, float | None] = {"expected_calibration_error": error}
    if threshold is None:
        remarks.append(f"No threshold reaches a precision of {PRECISION_ASKED}.")
    else:
        remarks.append(
            f"From a confidence of {threshold.confidence:.2f} on, {threshold.precision:.1%} are "
            f"right; that keeps {threshold.kept:.1%} of those that are right."
        )
        facts |= {"threshold": threshold.confidence, "kept_at_threshold": threshold.kept}
    columns = ("statements", "confidence", "right")
    table = FigureTable(columns, rows, counts=("statements",))
    return EvaluationReport(reader.model, (table,), tuple(remarks), facts)


def evaluate_perturbed(
    reader: Reader,
    folder: Path,
    *,
    limit: int | None = None,
    progress: Progress | None = None,
) -> EvaluationReport:
    """Read the articles as they are and as bad feeds would give them, and compare.

    Arguments and errors are those of `evaluate`. The figures of each perturbation are F1; those
    after them how far they are from the text as published, in points. Headings that are run into
    sentences are the titles of the articles.
    """
    articles = list(islice(read_polnear(folder), limit))
    total = len(articles) * (1 + len(PERTURBATIONS))
    done = 0

    def advance(_: int, __: int) -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done, total)

    plain = _figures(_read(reader, articles, advance).scores)
    rows = [FigureRow("as published", plain)]
    changes: list[FigureRow] = []
    worst = 0.0
    headings = partial(run_in_headings, stock=_titles(articles), made_share=0.0)
    for name, perturbation in (PERTURBATIONS | {HEADINGS_RUN_IN: headings}).items():
        rng = random.Random(_SEED)
        perturbed = [perturb(article, perturbation, rng) for article in articles]
        figures = _figures(_read(reader, perturbed, advance).scores)
        rows.append(FigureRow(name, figures))
        differences = tuple(100 * (f - p) for f, p in zip(figures, plain, strict=True))
        worst = min(worst, *differences)
        changes.append(FigureRow(f"{name}, points", differences))
    columns = tuple(_PERTURBED_ROWS)
    return EvaluationReport(
        reader.model,
        (
            FigureTable(columns, tuple(rows)),
            FigureTable(columns, tuple(changes), decimals=1, signed=True),
        ),
        (f"The greatest loss is {-worst:.1f} points.",),
        {"greatest_loss": -worst},
    )


def _titles(articles: Sequence[GoldArticle]) -> list[str]:
    """Return the first lines of articles that are as short as headings are."""
    lines = [article.text.strip().partition("\n")[0].rstrip(" .") for article in articles]
    return [line for line in lines if 1 < len(line.split()) <= _LONGEST_HEADING]


def perturb(article: GoldArticle, perturbation: Perturbation, rng: random.Random) -> GoldArticle:
    """Return an article as a bad feed would give it, its annotations carried along."""
    edited = apply_edits(article.text, perturbation(article.text, rng))

    def moved(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple(edited.move(span) for span in spans)

    return GoldArticle(
        article.name,
        edited.text,
        tuple(
            GoldAttribution(moved(a.source), moved(a.cue), moved(a.content), a.number)
            for a in article.attributions
        ),
        moved(article.discarded),
    )


def _figures(scores: Scores) -> tuple[float, ...]:
    return tuple(scores[name].f1 for name in _PERTURBED_ROWS.values())


def _read(reader: Reader, articles: Sequence[GoldArticle], progress: Progress | None) -> Reading:
    totals = dict.fromkeys(_ROWS, Score())
    outlets = dict.fromkeys(sorted({article.publisher for article in articles}), Score())
    judged: list[Judgement] = []
    words, seconds = 0, 0.0
    for number, gold in enumerate(articles, start=1):
        started = time.process_time()
        record = reader.read(gold.text, published=gold.published)
        seconds += time.process_time() - started
        words += len(gold.text.split())
        scores = _article_scores(record, gold, judged)
        totals = {name: total + scores[name] for name, total in totals.items()}
        outlets[gold.publisher] += scores["attribution"]
        if progress:
            progress(number, len(articles))
    return Reading(totals, outlets, tuple(judged), words, seconds)


def _article_scores(record: ArticleRecord, gold: GoldArticle, judged: list[Judgement]) -> Scores:
    # Marks are told through what a feed escaped; the characters stay where they are.
    tokens = TokenizedArticle(unescape_in_place(gold.text), gold.discarded)
    statements = [s for s in record.statements if s.reported_by is None]
    predicted = [statement_spans(statement) for statement in statements]
    annotated = [SpannedAttribution(a.source, a.cue, a.content) for a in gold.attributions]
    right = matched_pairs(tokens, predicted, annotated)
    judged += [Judgement(s.confidence, n in right) for n, s in enumerate(statements)]
    return score_article(tokens, predicted, annotated)


def statement_spans(statement: Statement) -> SpannedAttribution:
    """Return where a statement stands, by role."""
    source, cue = statement.source, statement.cue
    return SpannedAttribution(
        ((source.start, source.end),) if source else (),
        ((cue.start, cue.end),) if cue else (),
        tuple((span.start, span.end) for span in statement.content),
    )
