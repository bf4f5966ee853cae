"""How well texts are told apart into classes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from onrecord.evaluation.attribution_scores import Score
from onrecord.evaluation.figures import FigureRow, FigureTable

CLASS_COLUMNS: Final = ("precision", "recall", "F1", "annotated")
MODEL_COLUMNS: Final = ("macro F1", "accuracy")


def scores_of_classes(found: Sequence[str], annotated: Sequence[str]) -> dict[str, Score]:
    """Return the score of each class that is annotated, the most frequent first.

    Args:
        found: the class that was found of each text.
        annotated: the one that is annotated, in the same order.
    """
    ours = Counter(found)
    right = Counter(theirs for one, theirs in zip(found, annotated, strict=True) if one == theirs)
    return {
        name: Score(ours[name], right[name], count, right[name])
        for name, count in Counter(annotated).most_common()
    }


def likeliest(told: Mapping[str, float]) -> str:
    """Return the class that has the highest probability of those told."""
    return max(told, key=told.__getitem__)


def macro_f1(scores: Mapping[str, Score]) -> float:
    """Return the mean F1 of the classes, each counting alike; 0 where there is none."""
    return sum(score.f1 for score in scores.values()) / len(scores) if scores else 0.0


def accuracy(scores: Mapping[str, Score]) -> float:
    """Return the share of texts whose class is right; 0 where there is none."""
    annotated = sum(score.gold for score in scores.values())
    return sum(score.gold_hits for score in scores.values()) / annotated if annotated else 0.0


def majority(annotated: Sequence[str]) -> list[str]:
    """Return the most frequent class for each text: what has to be beaten at least."""
    ((name, _),) = Counter(annotated).most_common(1)
    return [name] * len(annotated)


def class_table(scores: Mapping[str, Score]) -> FigureTable:
    """Return a table with a row for each class."""
    rows = [
        FigureRow(name, (score.precision, score.recall, score.f1, score.gold))
        for name, score in scores.items()
    ]
    return FigureTable(CLASS_COLUMNS, tuple(rows), counts=("annotated",))


def comparison_table(found: Mapping[str, Sequence[str]], annotated: Sequence[str]) -> FigureTable:
    """Return a table with a row for each that was asked, the reader beside its baselines.

    Args:
        found: by name, the class that it gives each text.
        annotated: the annotated classes.
    """
    scored = {name: scores_of_classes(classes, annotated) for name, classes in found.items()}
    rows = [FigureRow(name, (macro_f1(s), accuracy(s))) for name, s in scored.items()]
    return FigureTable(MODEL_COLUMNS, tuple(rows))
