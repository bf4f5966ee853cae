"""The reader against corpora of time expressions: TimeBank, AQUAINT, MEANTIME.

Rules are written with the errors of three quarters of each corpus in view, and checked on the other
quarter, whose errors nobody looked at.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, Literal

from onrecord.evaluation.corpora.annotated_times import TimedArticle, part_of_each
from onrecord.evaluation.corpora.meantime import read_meantime
from onrecord.evaluation.corpora.timeml import read_timeml
from onrecord.evaluation.figures import (
    SCORE_COLUMNS,
    EvaluationReport,
    FigureRow,
    FigureTable,
    score_rows,
)
from onrecord.evaluation.intervals import interval_over
from onrecord.evaluation.timex_errors import TimexError, find_errors
from onrecord.evaluation.timex_scores import TimexCounts, count_times, pair_times
from onrecord.pipeline import Reader
from onrecord.schema.record import TimeExpression

Part = Literal["tune", "check", "all"]

INTERVAL_COLUMNS: Final = ("from", "to")
"""Columns of the 95 % intervals."""


def evaluate_timex(
    reader: Reader,
    folders: Sequence[Path],
    *,
    part: Part = "all",
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    on_error: Callable[[TimexError], None] | None = None,
) -> EvaluationReport:
    """Read annotated texts and compare their time expressions with the annotations.

    The creation time is given to the reader and is not compared. See `timex_scores`. Intervals of
    the F1 of values are of 95 %, by drawing texts with replacement.

    Args:
        reader: the reader.
        folders: each a corpus: a folder of TimeML files, or MEANTIME.
        part: the three quarters that rules are tuned on, the quarter that they are checked on, or
            all.
        limit: read no more texts of each corpus than this.
        progress: told after each text how many are done, and of how many.
        on_error: told of each expression that differs from the annotated one.

    Raises:
        UnreadableInput: a folder holds no such corpus.
    """
    corpora = {
        folder.resolve().name: list(islice(read_corpus(folder, part), limit)) for folder in folders
    }
    total = sum(map(len, corpora.values()))
    counts: dict[str, list[TimexCounts]] = {name: [] for name in corpora}
    done = 0
    for corpus, articles in corpora.items():
        for article in articles:
            pairs = list(pair_times(_times(reader, article), article.times))
            counts[corpus].append(count_times(pairs))
            done += 1
            if progress:
                progress(done, total)
            if on_error:
                for error in find_errors(corpus, article, pairs):
                    on_error(error)
    return _report(reader.model, counts, part, total)


def read_corpus(folder: Path, part: Part = "all") -> Iterator[TimedArticle]:
    """Yield the texts of a corpus that fall in a part of it.

    Raises:
        UnreadableInput: the folder holds no such corpus.
        MalformedInput: a file is not in its format.
    """
    has_timeml = next(folder.glob("*.tml"), None) is not None
    articles = read_timeml(folder) if has_timeml else read_meantime(folder)
    for fallen, article in part_of_each(articles):
        if part in ("all", fallen):
            yield article


def _times(reader: Reader, article: TimedArticle) -> list[TimeExpression]:
    record = reader.read(article.text, published=article.published)
    return [time for time in record.dates if not _is_creation(time, article)]


def _is_creation(time: TimeExpression, article: TimedArticle) -> bool:
    creation = article.creation
    return creation is not None and time.span.start < creation[1] and creation[0] < time.span.end


def _report(
    model: str, counts: dict[str, list[TimexCounts]], part: Part, total: int
) -> EvaluationReport:
    """Report the counts of each corpus, text by text, and those of all together."""
    shown = dict(counts)
    if len(counts) > 1:
        shown["all"] = [each for texts in counts.values() for each in texts]
    rows = {
        f"{corpus}, {name}": score
        for corpus, texts in shown.items()
        for name, score in _sum(texts).scores.items()
    }
    annotated = _sum([each for texts in counts.values() for each in texts]).annotated
    of_part = "" if part == "all" else f" of the part to {part} on"
    return EvaluationReport(
        model,
        (
            FigureTable(SCORE_COLUMNS, score_rows(rows)),
            FigureTable(
                INTERVAL_COLUMNS,
                tuple(_interval_row(corpus, texts) for corpus, texts in shown.items() if texts),
            ),
        ),
        (
            f"{total} texts{of_part}, {annotated} annotated time expressions. from, to: 95 %"
            " intervals of the F1 of values over texts.",
        ),
        {"texts": total, "annotated": annotated},
    )


def _interval_row(corpus: str, texts: Sequence[TimexCounts]) -> FigureRow:
    return FigureRow(f"{corpus}, value", interval_over(texts, _value_f1))


def _value_f1(texts: Sequence[TimexCounts]) -> float:
    return _sum(texts).scores["value"].f1


def _sum(texts: Sequence[TimexCounts]) -> TimexCounts:
    return sum(texts, TimexCounts())
