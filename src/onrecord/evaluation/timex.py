"""The reader against corpora of time expressions: TimeBank, AQUAINT, MEANTIME.

Rules are written with the errors of one half of each corpus in view, the half that its documents'
names fall in by their hash, and checked on the other half, whose errors nobody looked at.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Literal

from onrecord.evaluation.corpora.annotated_times import TimedArticle
from onrecord.evaluation.corpora.meantime import read_meantime
from onrecord.evaluation.corpora.timeml import read_timeml
from onrecord.evaluation.figures import SCORE_COLUMNS, EvaluationReport, FigureTable, score_rows
from onrecord.evaluation.timex_errors import TimexError, find_errors
from onrecord.evaluation.timex_scores import TimexCounts, count_times, pair_times
from onrecord.pipeline import Reader
from onrecord.schema.record import TimeExpression

Part = Literal["tune", "check", "all"]


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

    The creation time is given to the reader and is not compared. See `timex_scores`.

    Args:
        reader: the reader.
        folders: each a corpus: a folder of TimeML files, or MEANTIME.
        part: the half that rules are tuned on, the one that they are checked on, or both.
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
    counts = {name: TimexCounts() for name in corpora}
    done = 0
    for corpus, articles in corpora.items():
        for article in articles:
            pairs = list(pair_times(_times(reader, article), article.times))
            counts[corpus] += count_times(pairs)
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
    for article in read_timeml(folder) if has_timeml else read_meantime(folder):
        if part in ("all", article.half):
            yield article


def _times(reader: Reader, article: TimedArticle) -> list[TimeExpression]:
    record = reader.read(article.text, published=article.published)
    return [time for time in record.dates if not _is_creation(time, article)]


def _is_creation(time: TimeExpression, article: TimedArticle) -> bool:
    creation = article.creation
    return creation is not None and time.span.start < creation[1] and creation[0] < time.span.end


def _report(model: str, counts: dict[str, TimexCounts], part: Part, total: int) -> EvaluationReport:
    rows = {
        f"{corpus}, {name}": score
        for corpus, each in counts.items()
        for name, score in each.scores.items()
    }
    if len(counts) > 1:
        whole = sum(counts.values(), TimexCounts())
        rows |= {f"all, {name}": score for name, score in whole.scores.items()}
    annotated = sum(each.annotated for each in counts.values())
    half = "" if part == "all" else f" of the half to {part} on"
    return EvaluationReport(
        model,
        (FigureTable(SCORE_COLUMNS, score_rows(rows)),),
        (f"{total} texts{half}, {annotated} annotated time expressions.",),
        {"texts": total, "annotated": annotated},
    )
