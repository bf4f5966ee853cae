"""Stances towards given targets, against NewsMTSC."""

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from onrecord.evaluation.class_scores import (
    class_table,
    comparison_table,
    likeliest,
    macro_f1,
    majority,
    scores_of_classes,
)
from onrecord.evaluation.corpora.newsmtsc import StanceSentence, read_newsmtsc
from onrecord.evaluation.figures import EvaluationReport, FigureTable
from onrecord.pipeline import Reader

_HELD_OUT: Final = "dev.jsonl"


def evaluate_stances(
    reader: Reader,
    folders: Sequence[Path],
    *,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> EvaluationReport:
    """Compare the stances towards targets with the annotations of the corpus's held-out parts.

    Targets are given, as the task has it; each sentence is read alone. The most frequent stance is
    beside.

    Args:
        reader: the reader.
        folders: folders of the corpus, each with a ``dev.jsonl``.
        limit: read no more sentences of each than this.
        progress: told after each sentence how many are done, and of how many.

    Raises:
        UnreadableInput: a folder has no such file.
        MalformedInput: a file is none of the corpus.
        ModelError: the model has not learned stances.
    """
    parts = {
        folder.name: list(islice(read_newsmtsc(folder / _HELD_OUT), limit)) for folder in folders
    }
    total = sum(len(sentences) for sentences in parts.values())
    tables: list[FigureTable] = []
    remarks: list[str] = []
    facts: dict[str, float | None] = {}
    done = 0
    for name, sentences in parts.items():
        found: list[str] = []
        for sentence in sentences:
            found += _found(reader, sentence)
            done += 1
            if progress:
                progress(done, total)
        annotated = [stance for sentence in sentences for _, stance in sentence.stances]
        scores = scores_of_classes(found, annotated)
        compared = {name: found, f"{name}, most frequent": majority(annotated)}
        tables += [comparison_table(compared, annotated), class_table(scores)]
        remarks.append(f"{name}: {len(annotated)} targets in {len(sentences)} sentences.")
        facts[f"macro_f1_{name}"] = macro_f1(scores)
    return EvaluationReport(reader.model, tuple(tables), tuple(remarks), facts)


def _found(reader: Reader, sentence: StanceSentence) -> list[str]:
    targets = [target for target, _ in sentence.stances]
    return [likeliest(told) for told in reader.judge.stances(sentence.text, targets)]
