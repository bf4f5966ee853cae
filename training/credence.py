"""Fit how far entries are to be believed, on entries that readers judged one by one.

    python -m training.credence --shared ../shared

Reads the articles of `training/annotations/judged.jsonl` with the shipped model, those of the last
block (`onrecord.evaluation.corpora.ordinary_prose.BLOCKS`) left out: they check. Fits a logistic
regression for each sort of entries, over features by name and over the encoder's states of the
words that are parts of the entry; writes the weights of the former beside the code that weighs, and
puts those of the latter into the model files, all else in them left as it is. Prints, by
cross-validation over articles, how many entries are right of those that are believed so far.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from onrecord.encoder.manifest import MODEL_FOLDER
from onrecord.evaluation.corpora.judgements import Judgements, read_judgements
from onrecord.evaluation.corpora.ordinary_prose import (
    BLOCKS,
    ProseArticle,
    draw_articles,
    read_annotated_names,
)
from onrecord.extraction.happenings.credence import weighing
from onrecord.extraction.happenings.credence.weighing import BIAS, WEIGHTS_FILE
from onrecord.schema.grounds import ENTRY_PARTS, GROUNDED_SORTS, GROUNDS, GroundedSort
from training.annotations import HAPPENINGS_FILE, JUDGED_FILE
from training.corpus_texts import corpus_texts, is_of_other_corpus
from training.export import rewrite_model
from training.judged_articles import EntryReader, WeighedEntry

Floats = npt.NDArray[np.float32]

WEIGHTS_PATH: Final = Path(weighing.__file__).parent / WEIGHTS_FILE
_FOLDS: Final = 8
# A feature that fewer entries have tells nothing.
_LEAST_SEEN: Final = 5
# How little weights are drawn to nothing, and by how much less those of features by name, which are
# few beside the states.
_FREEDOM: Final = 1e-4
_NAMED: Final = 12.0
_PLACES: Final = 4
_STEPS: Final = (0.0, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
_ROWS_AT_ONCE: Final = 8


@dataclass(frozen=True, slots=True, eq=False)
class FittedWeights:
    """What was fitted for one sort.

    Attributes:
        named: weights of features, by name, the bias among them.
        states: weights of the states of the words of each part, ``[ENTRY_PARTS, width]``.
    """

    named: dict[str, float]
    states: Floats


class SortFit:
    """The entries of one sort as a matrix, and the regression over it."""

    def __init__(self, entries: Sequence[WeighedEntry]) -> None:
        """Lay them out."""
        seen = Counter(feature for one in entries for feature in one.features)
        self._names = sorted(name for name, times in seen.items() if times >= _LEAST_SEEN)
        column = {name: number for number, name in enumerate(self._names)}
        named = np.zeros((len(entries), len(self._names)), np.float32)
        for row, one in enumerate(entries):
            named[row, [column[name] for name in one.features if name in column]] = _NAMED
        states = np.stack([one.states.astype(np.float32).ravel() for one in entries])
        self._mean, self._spread = states.mean(axis=0), states.std(axis=0) + 1e-6
        self._rows = np.hstack([(states - self._mean) / self._spread, named])
        self.right = np.array([one.is_right for one in entries])
        self.article = np.array([one.article for one in entries])

    def cross_validated(self) -> npt.NDArray[np.float64]:
        """Return the probability of each entry by weights that have not seen its article."""
        likely = np.zeros(len(self.right))
        for train, held in GroupKFold(_FOLDS).split(self._rows, self.right, self.article):
            likely[held] = self._fitted(train).predict_proba(self._rows[held])[:, 1]
        return likely

    def weights(self) -> FittedWeights:
        """Return the weights that all entries give."""
        model = self._fitted(np.arange(len(self.right)))
        weights = model.coef_[0]
        width = len(self._mean)
        # The states are taken as they are when an article is read: their means go into the bias.
        states = weights[:width] / self._spread
        bias = float(model.intercept_[0] - states @ self._mean)
        named = dict(zip(self._names, (weights[width:] * _NAMED).tolist(), strict=True))
        kept = {name: round(weight, _PLACES) for name, weight in named.items()}
        return FittedWeights(
            {BIAS: round(bias, _PLACES)} | {name: w for name, w in kept.items() if w},
            states.reshape(len(ENTRY_PARTS), -1).astype(np.float32),
        )

    def _fitted(self, chosen: npt.NDArray[np.int64]) -> LogisticRegression:
        model = LogisticRegression(C=_FREEDOM, max_iter=500)
        return model.fit(self._rows[chosen], self.right[chosen])


def read_weighed(shared: Path, judged: Judgements, left_out: set[str]) -> list[WeighedEntry]:
    """Return the judged entries of all articles but some, on as many processors as there are."""
    articles = [one for one in corpus_texts(shared) if one.name not in left_out]
    with ProcessPoolExecutor(initializer=_begin, initargs=(judged,)) as pool:
        return [one for read in pool.map(_read, articles, chunksize=_ROWS_AT_ONCE) for one in read]


_READERS: Final[list[tuple[EntryReader, Judgements]]] = []


def _begin(judged: Judgements) -> None:
    _READERS.append((EntryReader(), judged))


def _read(article: ProseArticle) -> list[WeighedEntry]:
    ((reader, judged),) = _READERS
    return list(reader.weighed(article, judged))


def put_into(model: Path, fitted: dict[GroundedSort, FittedWeights], out: Path) -> None:
    """Write model files whose words say these grounds, and all else as it is.

    Args:
        model: the model files as they are.
        fitted: what was fitted.
        out: the folder to write into; it may be the same.
    """
    columns = [fitted[sort].states[ENTRY_PARTS.index(part)] for sort, part in GROUNDS]
    weights = torch.from_numpy(np.stack(columns))
    rewrite_model(model, out, "grounds", lambda network: network.grounds.weight.copy_(weights))


def print_figures(sort: str, entries: Sequence[WeighedEntry], likely: Iterable[float]) -> None:
    """Print how many entries of PolNeAR are right of those believed so far and further."""
    rated = zip(likely, entries, strict=True)
    political = [(p, one) for p, one in rated if not is_of_other_corpus(one.article)]
    told = [one.is_right for _, one in political if one.is_told]
    right = [one.is_right for _, one in political]
    area = roc_auc_score(right, [p for p, _ in political])
    print(f"{sort}: {len(entries)} judged, {len(right)} of PolNeAR and GUM, area {area:.3f}")
    print(f"  as rules tell them: {len(told)} told, {np.mean(told):.3f} right")
    for least in _STEPS:
        kept = [one.is_right for p, one in political if p >= least]
        if kept:
            share = sum(kept) / sum(right)
            print(f"  from {least:.2f}: {len(kept)}, {np.mean(kept):.3f} right; {share:.3f} kept")


def main() -> None:
    """Read the arguments, and fit all sorts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER, help="changed in place")
    arguments = parser.parse_args()
    data = arguments.shared / "data"
    checked = draw_articles(
        data / "polnear" / "train",
        data / "gum" / "train" / "gum",
        read_annotated_names(HAPPENINGS_FILE),
        block=len(BLOCKS),
    )
    left_out = {article.name for article in checked}
    weighed = read_weighed(arguments.shared, read_judgements(JUDGED_FILE), left_out)
    fitted: dict[GroundedSort, FittedWeights] = {}
    for sort in GROUNDED_SORTS:
        entries = [one for one in weighed if one.sort == sort]
        fit = SortFit(entries)
        print_figures(sort, entries, fit.cross_validated().tolist())
        fitted[sort] = fit.weights()
    named = {sort: weights.named for sort, weights in fitted.items()}
    WEIGHTS_PATH.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")
    put_into(arguments.model, fitted, arguments.model)


if __name__ == "__main__":
    main()
