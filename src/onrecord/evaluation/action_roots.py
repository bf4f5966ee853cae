"""PLOVER's root of a sentence whose two parties are given, by the lexicon of actions alone."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from onrecord.evaluation.class_scores import (
    class_table,
    comparison_table,
    majority,
    scores_of_classes,
)
from onrecord.evaluation.corpora.petrarch import read_petrarch
from onrecord.evaluation.corpora.plover import CodedSentence, read_plover
from onrecord.evaluation.figures import EvaluationReport
from onrecord.pipeline import action_root

LEXICON: Final = "lexicon"
NAMES: Final = "the roots' names"
MOST_FREQUENT: Final = "most frequent"
_RECORDS: Final = ".xml"
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


def evaluate_action_roots(path: Path, model: str) -> EvaluationReport:
    """Compare roots by the lexicon, by the roots' own names and by the most frequent root.

    The lexicon was written with the errors of every other sentence in view; those of the rest
    nobody looked at. PLOVER counts investigations as ACCUSE.

    Args:
        path: PLOVER's table, whose sentences without two marked parties are left out, or
            PETRARCH's records (``.xml``), which mark none.
        model: version of the model files, which have no part in this.

    Raises:
        UnreadableInput: the file cannot be read.
        MalformedInput: it holds no coded sentence.
    """
    if path.suffix == _RECORDS:
        sentences = list(read_petrarch(path))
        return _report(sentences, {"": sentences}, model)
    numbered = [
        (number, one)
        for number, one in enumerate(read_plover(path))
        if one.actor is not None and one.recipient is not None
    ]
    sentences = [one for _, one in numbered]
    # Every other row was written on.
    parts = {
        "": sentences,
        ", the half looked at": [one for number, one in numbered if number % 2 == 0],
        ", the other half": [one for number, one in numbered if number % 2],
    }
    return _report(sentences, parts, model)


def _report(
    sentences: Sequence[CodedSentence], parts: Mapping[str, Sequence[CodedSentence]], model: str
) -> EvaluationReport:
    tables = []
    for name, part in parts.items():
        annotated = [one.root for one in part]
        by_words = words_alone(part)
        told = by_words if not name else {f"{LEXICON}{name}": by_words[LEXICON]}
        tables.append(comparison_table(told, annotated))
    scores = scores_of_classes(words_alone(sentences)[LEXICON], [one.root for one in sentences])
    return EvaluationReport(
        model,
        (*tables, class_table(scores)),
        (f"{len(sentences)} sentences.",),
        {"sentences": len(sentences)},
    )


def words_alone(sentences: Sequence[CodedSentence]) -> dict[str, list[str]]:
    """Return the roots of sentences that a reader has to beat.

    By the lexicon, by the roots' own names, and the most frequent one, which the second takes where
    it finds none. The lexicon tells "" where it finds none.

    Args:
        sentences: at least one.
    """
    usual = majority([one.root for one in sentences])
    return {
        LEXICON: [_by_lexicon(one) for one in sentences],
        NAMES: [_by_name(one) or most for one, most in zip(sentences, usual, strict=True)],
        MOST_FREQUENT: usual,
    }


def _by_lexicon(sentence: CodedSentence) -> str:
    end = len(sentence.text)
    root = action_root(sentence.text, sentence.actor or (0, 0), sentence.recipient or (end, end))
    return "ACCUSE" if root == "INVESTIGATE" else root or ""


def _by_name(sentence: CodedSentence) -> str | None:
    found = _NAME.search(sentence.text)
    return found.lastgroup if found else None
