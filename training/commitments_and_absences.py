"""Fit the weights by which commitments and absences are told from what looks like them.

    python -m training.commitments_and_absences --shared ../shared

Reads the articles of `training/annotations/happenings.jsonl` and, for commitments, those of
`further_happenings.jsonl` with the shipped model. Each third of either file is kept out at first:
they check. Weights are drawn towards what the annotators' guide says of a cue, for most cues stand
in few articles. Prints how much is right by cross-validation over the rest and, fitted on the rest,
over those kept out; the weights that it writes are fitted on all of them.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np

from onrecord.encoder.annotator import Annotator
from onrecord.evaluation.corpora.happening_annotations import (
    ArticleHappenings,
    ClauseAnnotation,
    read_happening_annotations,
)
from onrecord.evaluation.corpora.ordinary_prose import ProseArticle
from onrecord.extraction.happenings import log_linear
from onrecord.extraction.happenings.absences.candidates import AbsenceCandidates
from onrecord.extraction.happenings.absences.features import features_of as absence_features
from onrecord.extraction.happenings.absences.finding import LEAST_PROBABILITY as LEAST_OF_ABSENCES
from onrecord.extraction.happenings.commitments.features import features_of as commitment_features
from onrecord.extraction.happenings.commitments.finding import (
    LEAST_PROBABILITY as LEAST_OF_COMMITMENTS,
)
from onrecord.extraction.happenings.commitments.finding import find_candidates
from onrecord.extraction.happenings.log_linear import BIAS, WEIGHTS_FILE, likeliest_apart
from onrecord.extraction.happenings.scene import Scene
from onrecord.extraction.happenings.wordings import Wordings
from onrecord.ingest.text import make_article
from onrecord.schema.annotation import Offsets
from onrecord.schema.happenings import Party
from training.annotations import HAPPENINGS_FILE
from training.corpus_texts import corpus_texts
from training.happening_corpora import articles_to_check_on, read_all_happenings
from training.scenes import scene_of

_FOLDER: Final = Path(log_linear.__file__).parent
_FOLDS: Final = 6
# How strongly weights are drawn, and how much more where the guide says where to.
_DECAY: Final = 1.5
_PULL: Final = 2.5
_FREE: Final = 0.001
_STEPS: Final = 10
_PLACES: Final = 3
_AT_ONCE: Final = 8
# A wording is an annotated one that it shares so much with (intersection over union).
_LEAST_SHARED: Final = 0.4

# What weights are drawn towards, where not to nothing: cues that the guide names.
_EXPECTED_OF_COMMITMENTS: Final = {
    "cue: promise": 1.0, "cue: promise noun": 0.8, "cue: committed to": 0.8, "cue: plan": 1.0,
    "cue: threaten": 1.0, "cue: threat noun": 0.8, "cue: offer": 1.2, "cue: offer noun": 0.8,
    "cue: invite": 0.8, "cue: ready to": 1.0, "cue: ready noun": 1.0, "cue: agree": 1.0,
    "cue: propose": 0.8, "cue: prepare": 0.8, "cue: call for": 1.0, "cue: decide": 0.4,
}  # fmt: skip
_EXPECTED_OF_ABSENCES: Final = {
    "cue: refuse, no_response": 1.0, "cue: refuse, not_disclosed": 1.5,
    "cue: refuse, no_agreement": 1.0, "cue: unreached, no_response": 1.5,
    "cue: no comment, no_response": 1.0, "refuse, commenting": 1.0, "not, commenting": 1.0,
    "cue: avoid, no_response": 1.0, "cue: choose not, no_response": 1.0,
    "cue: unanswered, no_response": 1.0, "cue: refer, no_response": 1.0,
    "cue: silent, no_response": 1.0, "cue: wary, no_response": 0.5,
    "cue: untold, not_disclosed": 0.5, "cue: wary, no_agreement": 0.5,
    "cue: lack, not_disclosed": 0.5, "cue: divided, no_agreement": 0.5,
    "cue: untrue, denial": 0.3, "cue: deny, denial": 0.8, "cue: no to it, denial": 2.0,
    "deny, of a matter": 1.0, "cue: hide, not_disclosed": 0.5, "cue: not, not_disclosed": 0.5,
    "cue: nothing of, not_disclosed": 1.5, "cue: fail, not_disclosed": 0.5,
    "cue: without, not_disclosed": 1.2, "cue: in part, not_disclosed": 1.5,
    "cue: unclear, not_disclosed": 0.3, "cue: no agreement, no_agreement": 2.0,
    "cue: not, no_agreement": 0.5, "cue: yet to, no_agreement": 1.0,
    "cue: fail, no_agreement": 0.5, "cue: unsettled, no_agreement": 0.5,
}  # fmt: skip


class Cue(Protocol):
    """The words by which a candidate was found."""

    @property
    def start(self) -> int:
        """Where they begin."""

    @property
    def end(self) -> int:
        """Where they end."""


class Candidate(Protocol):
    """A candidate of either kind."""

    @property
    def cue(self) -> Cue:
        """The words by which it was found."""

    @property
    def wording(self) -> Offsets:
        """The clause that says it."""

    @property
    def who(self) -> Party | None:
        """The party."""


@dataclass(frozen=True, slots=True)
class Task:
    """One of the two kinds.

    Attributes:
        kind: what it is called in the names of files of weights.
        annotated: returns what is annotated of it in an article.
        read: yields the candidates of an article, each with its features.
        is_kind: whether a candidate is of an annotated kind.
        expected: what weights are drawn towards.
        least: the lowest probability that is kept.
        asks_who: whether an entry without its party is wrong where the annotators name none.
        articles: the annotations that it is fitted on.
        is_by_cue: whether a candidate is what is annotated too where it has only the cue of it.
        least_seen: a feature that fewer candidates have is left out.
    """

    kind: str
    annotated: Callable[[ArticleHappenings], Sequence[ClauseAnnotation]]
    read: Callable[[Scene], Iterator[tuple[Any, list[str]]]]
    is_kind: Callable[[Any, str], bool]
    expected: Mapping[str, float]
    least: float
    asks_who: bool
    articles: frozenset[str]
    is_by_cue: bool
    least_seen: int


@dataclass(frozen=True, slots=True)
class Reading:
    """An article: its candidates, their features, and what is annotated."""

    scene: Scene
    candidates: list[Any]
    features: list[list[str]]
    annotated: Sequence[ClauseAnnotation]


def _read_commitments(scene: Scene) -> Iterator[tuple[Any, list[str]]]:
    wordings = Wordings(scene)
    for one in find_candidates(scene, wordings):
        yield one, [BIAS, *commitment_features(one, scene, wordings)]


def _read_absences(scene: Scene) -> Iterator[tuple[Any, list[str]]]:
    wordings = Wordings(scene)
    for one in AbsenceCandidates(scene, wordings).find():
        yield one, [BIAS, *absence_features(one, scene, wordings)]


TASKS: Final = (
    Task(
        "commitment", attrgetter("commitments"), _read_commitments, lambda *_: True,
        _EXPECTED_OF_COMMITMENTS, LEAST_OF_COMMITMENTS, asks_who=True,
        articles=frozenset(read_all_happenings()), is_by_cue=True, least_seen=3,
    ),
    Task(
        "absence", attrgetter("absences"), _read_absences,
        lambda one, kind: bool(one.cue.kind == kind), _EXPECTED_OF_ABSENCES,
        LEAST_OF_ABSENCES, asks_who=False,
        # The further articles have fewer mere negations than those that the threshold was set on.
        articles=frozenset(read_happening_annotations(HAPPENINGS_FILE)), is_by_cue=False,
        least_seen=1,
    ),
)  # fmt: skip


def read_scenes(shared: Path) -> list[tuple[Scene, ArticleHappenings]]:
    """Return the annotated articles as happenings are read from them, with their annotations."""
    annotated = read_all_happenings()
    articles = [prose for prose in corpus_texts(shared) if prose.name in annotated]
    with ProcessPoolExecutor(initializer=_begin) as pool:
        scenes = pool.map(_scene, articles, chunksize=_AT_ONCE)
        return [(one, annotated[a.name]) for a, one in zip(articles, scenes, strict=True)]


_ANNOTATORS: Final[list[Annotator]] = []


def _begin() -> None:
    _ANNOTATORS.append(Annotator(threads=1))


def _scene(prose: ProseArticle) -> Scene:
    (annotator,) = _ANNOTATORS
    article = make_article(prose.text, published=prose.published)
    return scene_of(article, annotator.annotate(article.text))


def shared_part(one: Offsets, other: Sequence[int]) -> float:
    """Return the intersection of two extents over their union, 0 to 1."""
    common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return common / (one[1] - one[0] + other[1] - other[0] - common)


class Examples:
    """The candidates of some articles as a matrix, and which of them are right."""

    def __init__(self, task: Task, readings: Sequence[Reading], names: Sequence[str]) -> None:
        """Lay them out; features without a name are left out."""
        self.task, self.readings, self.names = task, readings, names
        column = {name: number for number, name in enumerate(names)}
        total = sum(len(reading.candidates) for reading in readings)
        self.rows = np.zeros((total, len(names)))
        self.right = np.zeros(total)
        self.article = np.zeros(total, dtype=int)
        row = 0
        for number, reading in enumerate(readings):
            for one, features in zip(reading.candidates, reading.features, strict=True):
                self.rows[row, [column[f] for f in set(features) if f in column]] = 1
                self.right[row] = any(self.fits(one, told) for told in reading.annotated)
                self.article[row] = number
                row += 1

    def fits(self, one: Candidate, told: ClauseAnnotation) -> bool:
        """Whether a candidate is what is annotated: by its words, or by what tells it in them."""
        is_there = shared_part(one.wording, told.clause) >= _LEAST_SHARED
        if self.task.is_by_cue and told.cue and not is_there:
            is_there = one.cue.start < told.cue[1] and told.cue[0] < one.cue.end
        return is_there and self.task.is_kind(one, told.kind)

    def fit(self, chosen: np.ndarray) -> np.ndarray:
        """Return the weights that make the right ones of some rows likeliest (Newton's method)."""
        rows, right = self.rows[chosen], self.right[chosen]
        drawn_to = np.array([self.task.expected.get(name, 0.0) for name in self.names])
        decay = np.full(len(self.names), _DECAY) + _PULL * (drawn_to != 0)
        decay[self.names.index(BIAS)] = _FREE
        weights = drawn_to.copy()
        for _ in range(_STEPS):
            likely = 1 / (1 + np.exp(-rows @ weights))
            slope = rows.T @ (likely - right) + decay * (weights - drawn_to)
            bend = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(decay)
            weights -= np.linalg.solve(bend, slope)
        return weights

    def likely(self, weights: np.ndarray) -> np.ndarray:
        """Return the probability of each row."""
        probabilities: np.ndarray = 1 / (1 + np.exp(-self.rows @ weights))
        return probabilities

    def cross_validated(self) -> np.ndarray:
        """Return the probability of each row by weights that have not seen its article."""
        likely = np.zeros(len(self.right))
        for fold in range(_FOLDS):
            held = self.article % _FOLDS == fold
            likely[held] = self.likely(self.fit(~held))[held]
        return likely

    def figures(self, likely: np.ndarray) -> str:
        """Return precision, recall and F1 of what is likely enough, with the right party."""
        right = kept = 0
        for number, reading in enumerate(self.readings):
            here = likely[self.article == number].tolist()
            judged = list(zip(here, reading.candidates, strict=True))
            left = [one for _, one in likeliest_apart(judged, self.task.least)]
            kept += len(left)
            for told in reading.annotated:
                found = next((one for one in left if self.fits(one, told)), None)
                if found is not None:
                    left.remove(found)
                    right += self._is_party(reading.scene, found, told)
        annotated = sum(len(reading.annotated) for reading in self.readings)
        f1 = 2 * right / (kept + annotated)
        return f"P {right / kept:.3f}  R {right / annotated:.3f}  F1 {f1:.3f}  ({annotated})"

    def held(self) -> str:
        """Return how many of the annotated ones are among the candidates, party aside."""
        annotated = [(one.candidates, told) for one in self.readings for told in one.annotated]
        held = sum(any(self.fits(one, told) for one in found) for found, told in annotated)
        return f"candidates hold {held} of {len(annotated)}"

    def _is_party(self, scene: Scene, one: Candidate, told: ClauseAnnotation) -> bool:
        who = one.who
        if not told.words("who"):
            return who is None or not self.task.asks_who
        if who is None:
            return False
        ((start, end),) = told.words("who")
        if who.words.start < end and start < who.words.end:
            return True
        named = [m for m in scene.resolved.mentions if m.span.start < end and start < m.span.end]
        return any(mention.entity == who.entity for mention in named)


def fit_task(task: Task, read: Sequence[tuple[Scene, ArticleHappenings]]) -> None:
    """Fit the weights of a task, print how well they do, and write them."""
    readings = []
    scenes = [(scene, annotated) for scene, annotated in read if annotated.article in task.articles]
    for scene, annotated in scenes:
        found = list(task.read(scene))
        told = task.annotated(annotated)
        readings.append(Reading(scene, [c for c, _ in found], [f for _, f in found], told))
    checked = articles_to_check_on()
    is_checked = [annotated.article in checked for _, annotated in scenes]
    fitted = [one for one, is_out in zip(readings, is_checked, strict=True) if not is_out]
    kept_out = [one for one, is_out in zip(readings, is_checked, strict=True) if is_out]
    seen = Counter(f for one in readings for features in one.features for f in set(features))
    often = {feature for feature, times in seen.items() if times >= task.least_seen}
    names = sorted(often | task.expected.keys())
    examples = Examples(task, fitted, names)
    print(f"{task.kind}: {len(examples.right)} candidates, {int(examples.right.sum())} right")
    print(
        f"  by cross-validation  {examples.figures(examples.cross_validated())}, {examples.held()}"
    )
    weights = examples.fit(np.ones(len(examples.right), dtype=bool))
    check = Examples(task, kept_out, names)
    print(f"  of what is kept out  {check.figures(check.likely(weights))}, {check.held()}")
    every = Examples(task, readings, names)
    weights = every.fit(np.ones(len(every.right), dtype=bool))
    written = {
        name: round(weight, _PLACES)
        for name, weight in zip(names, weights.tolist(), strict=True)
        if round(weight, _PLACES)
    }
    path = _FOLDER / WEIGHTS_FILE.format(kind=task.kind)
    path.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the arguments, then fit both tasks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    scenes = read_scenes(parser.parse_args().shared)
    for task in TASKS:
        fit_task(task, scenes)


if __name__ == "__main__":
    main()
