"""What one party does to another, against the coded sentences of PLOVER."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path

from onrecord.errors import UnreadableInput
from onrecord.evaluation.action_roots import words_alone
from onrecord.evaluation.class_scores import (
    accuracy,
    class_table,
    comparison_table,
    likeliest,
    macro_f1,
    scores_of_classes,
)
from onrecord.evaluation.corpora.plover import CodedSentence, read_plover
from onrecord.evaluation.figures import EvaluationReport
from onrecord.evaluation.folds import ReaderOf


def evaluate_deeds(
    reader_of: ReaderOf,
    table: Path,
    *,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> EvaluationReport:
    """Compare what is read of pairs of parties with their gold root codes.

    Pairs are given, as the table has them. Beside stand what words alone tell (`action_roots`).

    Args:
        reader_of: which reader reads a sentence.
        table: the table of coded sentences.
        limit: read no more rows than this.
        progress: told after each row how many are done, and of how many.

    Raises:
        UnreadableInput: the table cannot be read, or no reader may read any sentence.
        MalformedInput: it is no such table.
        ModelError: a model has not learned deeds.
    """
    rows = list(islice(read_plover(table), limit))
    found: list[str] = []
    read: list[CodedSentence] = []
    models: set[str] = set()
    for number, row in enumerate(rows, start=1):
        reader = reader_of(row.name)
        if reader is not None:
            (told,) = reader.judge.deeds(row.text, [(row.actor, row.recipient)])
            found.append(likeliest(told))
            read.append(row)
            models.add(reader.model)
        if progress:
            progress(number, len(rows))
    if not read:
        raise UnreadableInput("no sentence may be read by any of the models")
    annotated: list[str] = [row.root for row in read]
    scores = scores_of_classes(found, annotated)
    compared = {"reader": found, **words_alone(read)}
    return EvaluationReport(
        ", ".join(sorted(models)),
        (comparison_table(compared, annotated), class_table(scores)),
        (f"{len(read)} of {len(rows)} pairs; the reader was told the parties of each.",),
        {"pairs": len(read), "macro_f1": macro_f1(scores), "accuracy": accuracy(scores)},
    )
