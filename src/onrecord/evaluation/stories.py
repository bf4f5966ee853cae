"""How well articles on one happening are put together, and look-alikes kept apart.

The model is fitted anew for each fold on the stories of the others, and puts all articles of the
corpus to stories; scored are those of the fold. A fold never parts the stories of a topic. The
model compares each article with all before it; a record looks up some of them, and is scored too.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from onrecord.evaluation.cluster_scores import BCubed, b_cubed
from onrecord.evaluation.corpora.stories import ToldArticle, read_stories
from onrecord.evaluation.figures import EvaluationReport, FigureRow, FigureTable
from onrecord.evaluation.story_model import (
    ComparedPairs,
    PairScore,
    Row,
    best_threshold,
    cluster,
    compare_all,
    fit,
)
from onrecord.linking.stories.likeness import FEATURES, score, shipped_weights
from onrecord.pipeline import open_book
from onrecord.schema.record import ArticleRecord
from onrecord.schema.span import text_version

FOLDS: Final = 5
"""Parts that the topics are cut into."""

_COLUMNS: Final = ("precision", "recall", "B-cubed F1", "stories")
_WORDS: Final = FEATURES.index("words")
_THRESHOLDS: Final = tuple(step / 40 for step in range(2, 17))
_MODEL: Final = "none"


def evaluate_stories(folder: Path, *, progress: Callable[[int, int], None]) -> EvaluationReport:
    """Score stories by cross-validation, beside TF-IDF with a threshold, fitted likewise.

    Args:
        folder: BASIL's articles, or ECB+'s.
        progress: told how many articles are compared, of how many.

    Raises:
        UnreadableInput: a file cannot be read.
        MalformedInput: the folder holds neither.
    """
    pairs = compare_all(read_stories(folder), progress)
    told = pairs.told
    shipped = cluster(pairs, lambda row: score(row, shipped_weights()))
    rows = (
        _row("fitted on the other folds", told, _held_out(pairs, _fitted)),
        _row("TF-IDF of words, threshold of the other folds", told, _held_out(pairs, _tf_idf)),
        _row("weights that are shipped, learned of these too", told, [shipped]),
        _row("the same, in a record", told, [_in_record(told)]),
    )
    topics = len({one.topic for one in told})
    stories = len({one.story for one in told})
    remark = (
        f"{len(told)} articles, {stories} stories, {topics} topics in {FOLDS} folds. In each fold "
        "all articles are put to stories, and those of the fold are scored."
    )
    table = FigureTable(_COLUMNS, rows, counts=("stories",))
    return EvaluationReport(_MODEL, (table,), (remark,), {"articles": float(len(told))})


def _in_record(told: Sequence[ToldArticle]) -> list[int]:
    """Return the stories that a real record puts the articles to."""
    with TemporaryDirectory() as folder, open_book(Path(folder) / "record.db") as book:
        for one in told:
            book.add(ArticleRecord(one.article, (), (), (), (), (), _MODEL))
        stories = book.stories(least=1)
    of = {one.article.article.id: n for n, story in enumerate(stories) for one in story.articles}
    return [of[one.article.id] for one in told]


def _fitted(pairs: ComparedPairs, topics: set[str]) -> PairScore:
    weights = fit([(pairs, topics)])
    return lambda row: score(row, weights)


def _tf_idf(pairs: ComparedPairs, topics: set[str]) -> PairScore:
    def scored(threshold: float) -> PairScore:
        return partial(_above, threshold)

    return scored(best_threshold([(pairs, topics)], scored, _THRESHOLDS))


def _above(threshold: float, row: Row) -> float:
    return row[_WORDS] - threshold


def _held_out(
    pairs: ComparedPairs, made_of: Callable[[ComparedPairs, set[str]], PairScore]
) -> list[list[int]]:
    """Return the stories of all articles, by the model of each fold."""
    every = {one.topic for one in pairs.told}
    return [
        cluster(pairs, made_of(pairs, {one for one in every if _fold(one) != fold}))
        for fold in range(FOLDS)
    ]


def _fold(topic: str) -> int:
    return int(text_version(topic), 16) % FOLDS


def _row(name: str, told: Sequence[ToldArticle], of_folds: Sequence[Sequence[int]]) -> FigureRow:
    """Return the mean over articles, each as the model of its own fold has it."""
    total, stories = BCubed(0.0, 0.0), 0
    gold = [one.story for one in told]
    for fold, found in enumerate(of_folds):
        own = [n for n, one in enumerate(told) if len(of_folds) == 1 or _fold(one.topic) == fold]
        if not own:
            continue
        # Whoever else is in the story of an article counts against it, of the fold or not.
        scores = b_cubed(gold, found, of=own)
        share = len(own) / len(told)
        total = replace(
            total,
            precision=total.precision + share * scores.precision,
            recall=total.recall + share * scores.recall,
        )
        stories += len({found[n] for n in own})
    return FigureRow(name, (total.precision, total.recall, total.f1, float(stories)))
