"""The reader against Worldwide newswire NER: names of persons, organizations, places, groups."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

from onrecord.evaluation.attribution_scores import Score
from onrecord.evaluation.corpora.worldwide import read_worldwide
from onrecord.evaluation.figures import SCORE_COLUMNS, EvaluationReport, FigureTable, score_rows
from onrecord.pipeline import Reader
from onrecord.schema.annotation import NameType


def evaluate_names(
    reader: Reader,
    folder: Path,
    *,
    every: int = 10,
    progress: Callable[[int, int], None] | None = None,
) -> EvaluationReport:
    """Read every so many-th article and compare its names with the annotations.

    Every tenth, from the first, is kept out of training. A name is right where its edges and its
    type are.

    Args:
        reader: the reader.
        folder: the folder of the corpus.
        every: 10 reads each tenth article, 1 all.
        progress: told after each article how many are done, and of how many.

    Raises:
        UnreadableInput: the folder holds no such article.
    """
    articles = list(read_worldwide(folder))[::every]
    scores = {"all": Score()} | {kind: Score() for kind in get_args(NameType)}
    for number, article in enumerate(articles, start=1):
        ours = {(n.start, n.end, n.type) for n in reader.annotate(article.text).names}
        theirs = set(article.names)
        for name in scores:
            scores[name] += Score.of_sets(
                {n for n in ours if name in ("all", n[2])},
                {n for n in theirs if name in ("all", n[2])},
            )
        if progress:
            progress(number, len(articles))
    return EvaluationReport(
        reader.model,
        (FigureTable(SCORE_COLUMNS, score_rows(scores)),),
        (f"{len(articles)} articles.",),
        {"articles": len(articles)},
    )
