"""Fit when a statement has a subject, on the project's annotations.

    python -m training.subject_decision --shared ../shared

A log-linear model (logistic regression) of the few numbers of
`onrecord.extraction.subjects.scoring.features`, one case for each statement and each subject that
anything speaks for, fitted by gradient descent on the part of
`training/annotations/subjects.jsonl` that is tuned on; weights are drawn towards 0. Writes
`src/onrecord/extraction/subjects/decision.json` and prints the weights, and how often subjects of
some confidence are right, each fold of the statements told by a model of the others.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from onrecord.encoder.sentences import split_sentences
from onrecord.evaluation.corpora.subjects import read_statement_subjects
from onrecord.extraction.subjects.finding import SubjectsOfArticle
from onrecord.extraction.subjects.scoring import BIAS, FEATURES, features
from onrecord.ingest.text import make_article

HERE: Final = Path(__file__).parent
OUT: Final = HERE.parents[0] / "src" / "onrecord" / "extraction" / "subjects" / "decision.json"
_STEPS: Final = 1500
_RATE: Final = 0.5
_DRAWN: Final = 0.02
_FOLDS: Final = 5
_THRESHOLDS: Final = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
_BANDS: Final = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Case:
    """A statement and a subject: what speaks for it, and whether it is annotated."""

    statement: int
    seen: dict[str, float]
    is_right: bool


def main() -> None:
    """Fit and write the weights, and print them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, required=True, help="folder of the shared data")
    cases = _cases(parser.parse_args().shared / "data")
    weights = fit(cases)
    OUT.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    for name, weight in weights.items():
        print(f"{name:32} {weight:+.3f}")
    told: list[tuple[float, Case]] = []
    for fold in range(_FOLDS):
        model = fit(case for case in cases if case.statement % _FOLDS != fold)
        own = [case for case in cases if case.statement % _FOLDS == fold]
        told += [(probability(model, case.seen), case) for case in own]
    _print_thresholds(told)
    for low, high in pairwise(_BANDS):
        band = [(likely, case.is_right) for likely, case in told if low <= likely < high]
        if band:
            mean = sum(likely for likely, _ in band) / len(band)
            share = sum(right for _, right in band) / len(band)
            print(f"confidence {mean:.2f}: {share:.2f} right of {len(band)}")


def _print_thresholds(told: Sequence[tuple[float, Case]]) -> None:
    """Print F1 by the least probabilities of the first and the second subject of a statement."""
    gold = sum(case.is_right for _, case in told)
    by_statement: dict[int, list[tuple[float, Case]]] = defaultdict(list)
    for one in sorted(told, key=lambda one: -one[0]):
        by_statement[one[1].statement].append(one)
    for first in _THRESHOLDS:
        for second in (one for one in _THRESHOLDS if one >= first):
            kept = [
                case
                for ranked in by_statement.values()
                for (likely, case), least in zip(ranked, (first, second), strict=False)
                if likely >= least
            ]
            right = sum(case.is_right for case in kept)
            print(
                f"least {first:.2f} and {second:.2f}: P {right / len(kept):.3f}"
                f" R {right / gold:.3f} F1 {2 * right / (gold + len(kept)):.3f}"
            )


def _cases(data: Path) -> list[Case]:
    polnear, gum = data / "polnear" / "train", data / "gum" / "train" / "gum"
    read = read_statement_subjects(HERE / "annotations" / "subjects.jsonl", polnear, gum)
    cases: list[Case] = []
    for number, one in enumerate(statement for statement in read if statement.part == "tune"):
        article = SubjectsOfArticle(make_article(one.text), split_sentences(one.text))
        evidence = article.evidence(one.content)
        for subject in evidence.subjects:
            seen = dict(zip(FEATURES, features(evidence, subject), strict=True))
            cases.append(Case(number, seen, subject in one.subjects))
    return cases


def fit(cases: Iterable[Case]) -> dict[str, float]:
    """Return the weights that make the annotations likeliest."""
    known = list(cases)
    names = list(dict.fromkeys(name for case in known for name in case.seen))
    rows = [([case.seen.get(name, 0.0) for name in names], case.is_right) for case in known]
    weights = [0.0] * len(names)
    for _ in range(_STEPS):
        slope = _slope(rows, weights)
        for place, name in enumerate(names):
            drawn = 0.0 if name == BIAS else _DRAWN * weights[place]
            weights[place] += _RATE * (slope[place] - drawn * 0.1)
    return {name: round(weight, 3) for name, weight in zip(names, weights, strict=True)}


def _slope(rows: Sequence[tuple[list[float], bool]], weights: list[float]) -> list[float]:
    slope = [0.0] * len(weights)
    for values, is_right in rows:
        total = sum(weight * value for weight, value in zip(weights, values, strict=True))
        error = is_right - 1 / (1 + math.exp(-total))
        for place, value in enumerate(values):
            slope[place] += error * value / len(rows)
    return slope


def probability(weights: dict[str, float], seen: dict[str, float]) -> float:
    """Return the probability of a case."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * v for name, v in seen.items())))


if __name__ == "__main__":
    main()
