"""PLOVER's root of a sentence whose two parties are given, by the lexicon of actions alone."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import compress
from pathlib import Path
from typing import Final

from onrecord.evaluation.attribution_scores import Score
from onrecord.evaluation.corpora.coded_sentences import CodedSentence, read_coded_sentences
from onrecord.evaluation.figures import EvaluationReport, FigureRow, FigureTable
from onrecord.pipeline import action_root

COLUMNS: Final = ("macro F1", "accuracy", "sentences")
# What looking for the roots' own names finds.
_NAMES: Final = {
    "AGREE": "agree",
    "CONSULT": "meet|met|consult",
    "SUPPORT": "support",
    "COOPERATE": "cooperat",
    "AID": "aid",
    "YIELD": "yield|releas|free",
    "REQUEST": "request|demand",
    "ACCUSE": "accus|criticiz",
    "REJECT": "reject|refus",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobiliz|deploy",
    "COERCE": "coerc|arrest",
    "ASSAULT": "assault|attack|kill",
}
_NAME: Final = re.compile(
    r"\b(?:" + "|".join(f"(?P<{root}>{stems})" for root, stems in _NAMES.items()) + ")",
    re.IGNORECASE,
)
Pair = tuple[str, str | None]
"""The root that was coded, and the one that is told."""


def evaluate_action_roots(path: Path, model: str) -> EvaluationReport:
    """Compare roots by the lexicon, by the roots' own names and by the commonest root.

    The lexicon was written with the errors of every other sentence in view; those of the rest
    nobody looked at. PLOVER counts investigations as ACCUSE.

    Args:
        path: a file of coded sentences (see `coded_sentences`).
        model: version of the model files, which have no part in this.

    Raises:
        UnreadableInput: the file cannot be read.
        MalformedInput: it holds no coded sentence.
    """
    sentences = read_coded_sentences(path)
    commonest = Counter(one.root for one in sentences).most_common(1)[0][0]
    told: dict[str, list[Pair]] = {
        "lexicon": [(one.root, _by_lexicon(one)) for one in sentences],
        "baseline: the roots' names": [(one.root, _by_name(one, commonest)) for one in sentences],
        f"baseline: always {commonest}": [(one.root, commonest) for one in sentences],
    }
    seen = [one.was_seen for one in sentences]
    if any(seen):
        told["lexicon, the half looked at"] = list(compress(told["lexicon"], seen))
        told["lexicon, the other half"] = list(compress(told["lexicon"], (not one for one in seen)))
    rows = tuple(
        FigureRow(name, (macro_f1(pairs), accuracy(pairs), len(pairs)))
        for name, pairs in told.items()
    )
    roots = tuple(
        FigureRow(root, (score.f1, score.recall, score.gold))
        for root, score in sorted(_scores(told["lexicon"]).items())
    )
    return EvaluationReport(
        model,
        (
            FigureTable(COLUMNS, rows, counts=("sentences",)),
            FigureTable(("F1", "recall", "sentences"), roots, counts=("sentences",)),
        ),
        (f"{len(sentences)} sentences.",),
        {"sentences": len(sentences)},
    )


def macro_f1(pairs: Sequence[Pair]) -> float:
    """Return the mean F1 of all roots that were coded, 0 to 1."""
    scores = _scores(pairs)
    return sum(score.f1 for score in scores.values()) / len(scores) if scores else 0.0


def accuracy(pairs: Sequence[Pair]) -> float:
    """Return the share of sentences with the right root, 0 to 1."""
    return sum(coded == told for coded, told in pairs) / len(pairs) if pairs else 0.0


def _scores(pairs: Sequence[Pair]) -> dict[str, Score]:
    hits = Counter(coded for coded, told in pairs if coded == told)
    told = Counter(told for _, told in pairs)
    return {
        root: Score(told[root], hits[root], number, hits[root])
        for root, number in Counter(coded for coded, _ in pairs).items()
    }


def _by_lexicon(sentence: CodedSentence) -> str | None:
    root = action_root(sentence.text, sentence.source, sentence.target)
    return "ACCUSE" if root == "INVESTIGATE" else root


def _by_name(sentence: CodedSentence, commonest: str) -> str:
    found = _NAME.search(sentence.text)
    return found.lastgroup or commonest if found else commonest
