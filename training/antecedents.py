"""Fit the weights by which references are taken for entities (`onrecord.resolution.antecedents`).

    python -m training.antecedents --shared ../shared

Reads the articles of `training/annotations/speakers.jsonl` with the shipped model, their annotated
attributions given. A first pass takes every reference for what the annotators say; the second and
the third take those before for what the weights say by then, so that the weights learn to live with
mistakes (Ross et al. 2011). Prints what is right by cross-validation over articles, and writes the
weights.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import torch

from onrecord.encoder.annotator import Annotator
from onrecord.evaluation.corpora.record_gold import RecordGold, read_record_gold
from onrecord.ingest.text import make_article
from onrecord.resolution import antecedents
from onrecord.resolution.antecedent_features import ALL_FEATURES
from onrecord.resolution.antecedents import WEIGHTS_FILE, Choice, probabilities
from onrecord.resolution.drafts import EntityDraft
from onrecord.resolution.entities import Chooser, Resolution
from onrecord.resolution.references import Reference, ReferenceKind
from onrecord.schema.annotation import Annotations, AttributionSpans, Offsets
from training.annotations import SPEAKERS_FILE

WEIGHTS_PATH: Final = Path(antecedents.__file__).parent / WEIGHTS_FILE

# Kinds that are learned together, and how much more a reference to somebody counts than one to
# nobody: the annotators judged pronouns one by one, and left most other descriptions out.
_GROUPS: Final[tuple[tuple[tuple[ReferenceKind, ...], float], ...]] = (
    (("he",), 1.0),
    (("they", "it"), 1.0),
    (("the person",), 1.5),
    (("a person",), 1.5),
    (("the body",), 1.0),
    (("a body",), 1.0),
)
# What weights are drawn towards, where not to nothing: few of the annotated descriptions tell an
# office that the article gives somebody, and those that do mean them; few speakers are named or
# described in what they are told to say.
_EXPECTED: Final[dict[ReferenceKind, dict[str, float]]] = {
    "he": {"named in what it says": -2.0},
    "the person": {"same office": 2.5, "says these words, not quoted": -2.5},
}
_COLUMNS: Final = {name: number for number, name in enumerate(ALL_FEATURES)}
_DECAY: Final = 1.0
_OWN_PASSES: Final = 2
_FOLDS: Final = 8
_PLACES: Final = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A choice that annotators made.

    Attributes:
        article: name of the article.
        kind: kind of the reference.
        features: of each candidate and of none of them, ``[candidates + 1, ALL_FEATURES]``.
        right: indices of what is right: one, but several where it is none of the named.
    """

    article: str
    kind: ReferenceKind
    features: np.ndarray
    right: tuple[int, ...]


class _Labeller:
    """Tells what the annotators of one article take a reference for."""

    def __init__(self, gold: RecordGold) -> None:
        self._gold = gold
        self._meant = {r.span[0]: r.entities for r in gold.references}
        self.resolution: Resolution

    def right(
        self, reference: Reference, choice: Choice
    ) -> tuple[tuple[int, ...], EntityDraft | None]:
        """Return the indices of what is right, none where that is not known, and the entity.

        Who has no name is no entity of the annotators: a reference to none of theirs may stand for
        one of these.
        """
        nobody = (len(choice.candidates),)
        labels = self._meant.get(reference.start)
        if labels is None or len(labels) > 1:
            return (), None
        if not labels:
            unnamed = tuple(n for n, c in enumerate(choice.candidates) if self._is_unlisted(c))
            return nobody + unnamed, None
        draft = self._draft(labels[0])
        if draft is None:
            return nobody, None
        if draft in choice.candidates:
            return (choice.candidates.index(draft),), draft
        return (nobody if self._is_its_name(reference, labels[0]) else ()), draft

    def _is_unlisted(self, draft: EntityDraft) -> bool:
        """Whether an entity is described and none of the annotators'."""
        if draft.is_named or draft.type != "person":
            return False
        places = [entity.place for entity in self._gold.entities.values() if entity.place]
        return not any(
            m.form != "pronoun" and _overlap(m.start, m.end, place)
            for m in draft.mentions
            for place in places
        )

    def _draft(self, label: str) -> EntityDraft | None:
        entity = self._gold.entities[label]
        place = entity.place
        if place is None:
            return None
        for draft in self.resolution.drafts:
            if any(m.form == "name" and _within(m.start, m.end, place) for m in draft.mentions):
                return draft
        named = (d for d in self.resolution.drafts if entity.name in d.names)
        described = (
            d
            for d in self.resolution.described
            if any(m.form != "pronoun" and _overlap(m.start, m.end, place) for m in d.mentions)
        )
        return next(named, None) or next(described, None)

    def _is_its_name(self, reference: Reference, label: str) -> bool:
        place = self._gold.entities[label].place
        return place is not None and _overlap(reference.start, reference.end, place)


def _within(start: int, end: int, place: Offsets) -> bool:
    return (place[0] <= start and end <= place[1] + 1) or (start <= place[0] and place[1] <= end)


def _overlap(start: int, end: int, place: Offsets) -> bool:
    return start < place[1] and place[0] < end


def examples_of(gold: RecordGold, annotations: Annotations, own: Chooser | None) -> list[Example]:
    """Return the choices of an article.

    Args:
        gold: what people annotated.
        annotations: what the encoder found.
        own: chooses what the references before are taken for; None for what is right.
    """
    labeller = _Labeller(gold)
    found: list[Example] = []

    def choose(reference: Reference, choice: Choice) -> tuple[EntityDraft | None, float]:
        right, draft = labeller.right(reference, choice)
        if right and choice.candidates:
            found.append(Example(gold.article.name, reference.kind, _dense(choice), right))
        return own(reference, choice) if own else (draft, 1.0)

    text = gold.article.text
    given = replace(annotations, attributions=tuple(_given(gold)))
    labeller.resolution = Resolution(text, given, choose)
    labeller.resolution.resolve(make_article(text))
    return found


def _dense(choice: Choice) -> np.ndarray:
    rows = np.zeros((len(choice.features), len(ALL_FEATURES)), dtype=np.float32)
    for row, features in zip(rows, choice.features, strict=True):
        for name, value in features.items():
            row[_COLUMNS[name]] = value
    return rows


def _given(gold: RecordGold) -> Iterator[AttributionSpans]:
    for attribution in sorted(gold.article.attributions, key=lambda a: a.content[0]):
        source, cue = attribution.source, attribution.cue
        yield AttributionSpans(
            (source[0][0], source[-1][1]) if source else None,
            (cue[0][0], cue[-1][1]) if cue else None,
            attribution.content,
            1.0,
        )


def fit(examples: Sequence[Example], counts_more: float) -> np.ndarray:
    """Return the weights that make what is right likeliest, and are not far from the expected."""
    expected = _EXPECTED.get(examples[0].kind, {})
    drawn_to = torch.tensor([expected.get(name, 0.0) for name in ALL_FEATURES])
    sizes = [len(example.features) for example in examples]
    rows = torch.from_numpy(np.concatenate([example.features for example in examples]))
    places = torch.zeros(len(examples), max(sizes), dtype=torch.long)
    outside = torch.ones(len(examples), max(sizes), dtype=torch.bool)
    offset = 0
    for number, size in enumerate(sizes):
        places[number, :size] = torch.arange(offset, offset + size)
        outside[number, :size] = False
        offset += size
    wrong = torch.ones(len(examples), max(sizes), dtype=torch.bool)
    for number, example in enumerate(examples):
        wrong[number, list(example.right)] = False
    counts = torch.tensor([1.0 if _is_nobody(e) else counts_more for e in examples])
    weights = drawn_to.clone().requires_grad_()
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        scores = (rows @ weights)[places].masked_fill(outside, -1e4)
        losses = scores.logsumexp(1) - scores.masked_fill(wrong, -1e4).logsumexp(1)
        loss = (losses * counts).sum() + _DECAY * ((weights - drawn_to) ** 2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return weights.detach().numpy()


def cross_validate(examples: Sequence[Example], counts_more: float) -> tuple[int, int, int, int]:
    """Return how many references to somebody are right, of how many, and the same for nobody."""
    articles = sorted({example.article for example in examples})
    fold_of = {article: number % _FOLDS for number, article in enumerate(articles)}
    right = [0, 0]
    total = [0, 0]
    for fold in range(_FOLDS):
        weights = fit([e for e in examples if fold_of[e.article] != fold], counts_more)
        for example in examples:
            if fold_of[example.article] != fold:
                continue
            nobody = int(_is_nobody(example))
            total[nobody] += 1
            right[nobody] += int((example.features @ weights).argmax()) in example.right
    return right[0], total[0], right[1], total[1]


def _is_nobody(example: Example) -> bool:
    """Whether a reference stands for none of the annotators' entities."""
    return len(example.features) - 1 in example.right


def write_weights(examples: Sequence[Example]) -> None:
    """Fit the weights of each kind, print how well they do, and write them."""
    told: dict[str, dict[str, float]] = {}
    for kinds, counts_more in _GROUPS:
        group = [example for example in examples if example.kind in kinds]
        somebody, of, nobody, of_nobody = cross_validate(group, counts_more)
        print(f"{', '.join(kinds)}: {somebody} of {of} right, nobody {nobody} of {of_nobody}")
        weights = fit(group, counts_more)
        by_name = zip(ALL_FEATURES, weights.tolist(), strict=True)
        rounded = {name: round(value, _PLACES) for name, value in by_name if round(value, _PLACES)}
        told |= dict.fromkeys(kinds, rounded)
    WEIGHTS_PATH.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    antecedents.read_weights.cache_clear()


def main() -> None:
    """Read the arguments, then fit in three passes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    golds = read_record_gold(SPEAKERS_FILE, arguments.shared / "data" / "polnear" / "train")
    annotator = Annotator()
    annotated = [(gold, annotator.annotate(gold.article.text)) for gold in golds]
    print("with what is right before each reference:")
    examples = [e for gold, found in annotated for e in examples_of(gold, found, None)]
    write_weights(examples)
    for _ in range(_OWN_PASSES):
        print("with what these weights say before each:")
        examples += [e for gold, found in annotated for e in examples_of(gold, found, _likeliest)]
        write_weights(examples)


def _likeliest(reference: Reference, choice: Choice) -> tuple[EntityDraft | None, float]:
    told = probabilities(reference.kind, choice)
    best = max(range(len(told)), key=told.__getitem__)
    return (choice.candidates[best] if best < len(choice.candidates) else None), told[best]


if __name__ == "__main__":
    main()
