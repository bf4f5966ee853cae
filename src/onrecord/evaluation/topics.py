"""Subjects of statements, against what people of the project say that these are about."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from onrecord.errors import UnreadableInput
from onrecord.evaluation.attribution_scores import Score
from onrecord.evaluation.class_scores import macro_f1
from onrecord.evaluation.corpora.subjects import (
    Part,
    StatementSubjects,
    read_statement_subjects,
)
from onrecord.evaluation.figures import EvaluationReport, FigureRow, FigureTable
from onrecord.evaluation.intervals import interval_over
from onrecord.pipeline import topics_of
from onrecord.schema.subjects import subjects

_COLUMNS: Final = ("precision", "recall", "micro F1", "macro F1")
_SUBJECT_COLUMNS: Final = ("precision", "recall", "F1", "annotated")
_READER: Final = "terms"
_PARTS: Final[dict[Part, str]] = {"tune": "tuned on", "held_out": "held out"}

_Told = frozenset[str]
_Pair = tuple[_Told, _Told]


def evaluate_topics(
    annotations: Path, polnear: Path, gum: Path, *, part: Part | None = None
) -> EvaluationReport:
    """Compare the subjects that statements are told with those that people gave them.

    Statements may have none, one or two. Micro F1 counts all subjects of all statements together;
    macro F1 is the mean over the subjects that are annotated. Beside stand the most frequent
    subject of the part that is tuned on, for every statement, and the subjects whose names, or a
    word of them, stand in the statement.

    Args:
        annotations: the annotations.
        polnear: the part of PolNeAR that they are of.
        gum: the folder of GUM that they are of.
        part: only one of the two parts.

    Raises:
        UnreadableInput: a file cannot be read, or there is nothing to compare.
        MalformedInput: a line is no annotation.
    """
    annotated = list(read_statement_subjects(annotations, polnear, gum))
    if not annotated:
        raise UnreadableInput(f"{annotations} holds no statements")
    usual = _most_frequent(annotated)
    tables: list[FigureTable] = []
    facts: dict[str, float | None] = {}
    remarks: list[str] = []
    for name, title in _PARTS.items():
        own = [one for one in annotated if one.part == name]
        if not own or part not in (None, name):
            continue
        found = {
            _READER: [_told(one) for one in own],
            "most frequent subject": [usual] * len(own),
            "names of subjects": [_named(one) for one in own],
        }
        gold = [one.subjects for one in own]
        tables.append(_comparison(title, found, gold))
        tables.append(_by_subject(found[_READER], gold))
        micro = _micro(list(zip(found[_READER], gold, strict=True)))
        facts[f"micro F1, {title}"] = micro
        low, high = interval_over(list(zip(found[_READER], gold, strict=True)), _micro)
        remarks.append(
            f"{title}: {len(own)} statements; 95 % interval of micro F1 {low:.3f} to {high:.3f}."
        )
    return EvaluationReport("terms of subjects", tuple(tables), tuple(remarks), facts)


def _told(annotated: StatementSubjects) -> _Told:
    [topics] = topics_of(annotated.text, [annotated.content])
    return frozenset(topic.subject for topic in topics)


def _most_frequent(annotated: Sequence[StatementSubjects]) -> _Told:
    counted = Counter(name for one in annotated if one.part == "tune" for name in one.subjects)
    return frozenset(name for name, _ in counted.most_common(1))


def _named(annotated: StatementSubjects) -> _Told:
    words = {
        word
        for start, end in annotated.content
        for word in re.findall(r"\w+", annotated.text[start:end].casefold())
    }
    return frozenset(one for one, names in _names().items() if not names.isdisjoint(words))


@cache
def _names() -> dict[str, frozenset[str]]:
    """Return the telling words of the names of the subjects, in singular and plural."""
    found: dict[str, frozenset[str]] = {}
    for subject in subjects().values():
        words = [word for word in re.findall(r"\w+", subject.name.casefold()) if word != "and"]
        found[subject.id] = frozenset([*words, *(word.removesuffix("s") for word in words)])
    return found


def _comparison(title: str, found: dict[str, list[_Told]], gold: Sequence[_Told]) -> FigureTable:
    rows = []
    for name, told in found.items():
        pairs = list(zip(told, gold, strict=True))
        score = _score(pairs)
        macro = macro_f1(_scores(pairs))
        rows.append(FigureRow(f"{name}, {title}", (score.precision, score.recall, score.f1, macro)))
    return FigureTable(_COLUMNS, tuple(rows))


def _by_subject(found: Sequence[_Told], gold: Sequence[_Told]) -> FigureTable:
    scores = _scores(list(zip(found, gold, strict=True)))
    rows = [
        FigureRow(name, (score.precision, score.recall, score.f1, score.gold))
        for name, score in sorted(scores.items(), key=lambda one: (-one[1].gold, one[0]))
    ]
    return FigureTable(_SUBJECT_COLUMNS, tuple(rows), counts=("annotated",))


def _micro(pairs: Sequence[_Pair]) -> float:
    return _score(pairs).f1


def _score(pairs: Sequence[_Pair]) -> Score:
    return sum((Score.of_sets(set(told), set(gold)) for told, gold in pairs), Score())


def _scores(pairs: Sequence[_Pair]) -> dict[str, Score]:
    """Return the score of each subject that is annotated."""
    named = {subject for _, gold in pairs for subject in gold}
    return {
        one: sum((Score.of_sets(t & {one}, g & {one}) for t, g in pairs), Score()) for one in named
    }
