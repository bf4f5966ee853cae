"""The reader against Worldwide newswire NER: names of persons, organizations, places, groups."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

from onrecord.evaluation.attribution_scores import Score
from onrecord.evaluation.corpora.worldwide import read_worldwide
from onrecord.evaluation.figures import EvaluationReport, FigureRow, FigureTable
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
            mine = {n for n in ours if name in ("all", n[2])}
            gold = {n for n in theirs if name in ("all", n[2])}
            shared = len(mine & gold)
            scores[name] += Score(len(mine), shared, len(gold), shared)
        if progress:
            progress(number, len(articles))
    rows = tuple(FigureRow(name, (s.precision, s.recall, s.f1)) for name, s in scores.items())
    return EvaluationReport(
        reader.model,
        (FigureTable(("precision", "recall", "F1"), rows),),
        (f"{len(articles)} articles.",),
        {"articles": len(articles)},
    )
