"""Train networks for the cross-validation of coreference, one for each fold of GUM's documents.

    python -m training.coreference_folds --shared ../shared --out build/folds

A fold's network learns mentions and coreference from the articles with annotated chains
(`training/annotations/chains.jsonl`) and then from the documents of the other folds, so no document
is read by a network that learned from it. What it starts from has learned from the articles and
from some of the documents, the fold's not among them, and so has what found heads and types of the
mentions in the articles. The articles are gone over in two rounds, and what is read with is the
mean of networks that went on from either. Folds are of every genre alike.

Writes for each fold the model files and the names of the documents that it is to read; `onrecord
evaluate coreference --folds` reads them. Folds that are there already are left as they are, and one
that was stopped goes on from its last checkpoint.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import torch

from onrecord.evaluation.corpora.gum import GumDocument
from onrecord.evaluation.corpora.ontogum import read_gum_in_chains
from onrecord.evaluation.folds import HELD_OUT_FILE, MODEL_SUBFOLDER
from training.averaging import mean_network
from training.chained_articles import chained_documents
from training.corpora import Corpora
from training.export import load_network, write_model
from training.folds import FOLDS, fold_documents
from training.losses import LossWeights
from training.task_folds import fold_arguments
from training.train import CHECKPOINT_FILE, Settings, train


@dataclass(frozen=True, slots=True)
class Round:
    """A round over the articles, and the runs over GUM's documents from its network.

    Attributes:
        seed: of the round over the articles.
        gum_seeds: the network goes on once with each of these, and the mean of all is taken.
    """

    seed: int
    gum_seeds: tuple[int, ...]


_WEIGHTS: Final = LossWeights(pairs=1.0, edges=1.0)
FINDING: Final = Settings(epochs=4, averaged_steps=100, weights=_WEIGHTS)
"""How a network learns that finds the mentions in the articles with annotated chains."""
NEWS: Final = Settings(
    epochs=6,
    averaged_steps=400,
    chained_share=0.7,
    weights=replace(_WEIGHTS, edges_alone=0.05),
)
"""How one learns from these articles, and from GUM's documents beside them."""
GUM: Final = Settings(
    epochs=4,
    encoder_rate=1.5e-4,
    head_rate=5e-4,
    warmup=0.1,
    averaged_steps=150,
    weights=replace(_WEIGHTS, edges_alone=0.05),
)
"""How it goes on with GUM's documents alone, whose annotators have their own ways."""
ROUNDS: Final = (Round(seed=2026, gum_seeds=(2026, 77, 5)), Round(seed=77, gum_seeds=(11, 29)))
"""The rounds over the articles, each from the network of the one before."""
_PARTS: Final = ("train", "dev")
_WHOLE_FILE: Final = "whole"
# Folds that are left out together of what is learned before GUM's documents alone.
_LEFT_OUT: Final = ((0, 1), (2, 3, 4))

Folds = Sequence[Sequence[GumDocument]]


def train_fold(folds: Folds, held_out: int, shared: Path, out: Path) -> None:
    """Train the network that reads a fold, on all others, and write its model files.

    Args:
        folds: GUM's documents.
        held_out: number of the fold to be read.
        shared: the folder of what is learned from.
        out: the folder of all folds.
    """
    folder = out / f"fold-{held_out}"
    listed = folder / HELD_OUT_FILE
    if listed.exists():
        return
    corpora = Corpora(documents=_without(folds, [held_out]))
    runs = []
    for number, start in enumerate(_learn_news(folds, held_out, shared, out)):
        for seed in ROUNDS[number].gum_seeds:
            runs.append(folder / f"seed-{seed}")
            train(corpora, runs[-1], replace(GUM, seed=seed), start)
    network = mean_network([run / CHECKPOINT_FILE for run in runs])
    write_model(network, folder / MODEL_SUBFOLDER, quantized=True)
    # Written last: a fold with this file is whole.
    names = "".join(f"{document.name}\n" for document in folds[held_out])
    listed.write_text(names, encoding="utf-8")


def _learn_news(folds: Folds, held_out: int, shared: Path, out: Path) -> list[Path]:
    """Return for each round the checkpoint of what has learned from articles and some documents."""
    left_out = next(together for together in _LEFT_OUT if held_out in together)
    documents = _without(folds, left_out)
    rounds = [out / f"news-{left_out[0]}-{number}" for number in range(len(ROUNDS))]
    if not all(_is_whole(folder) for folder in rounds):
        model = _learn_finding(documents, out / f"finder-{left_out[0]}")
        corpora = Corpora(documents=documents, chained=chained_documents(shared, model))
        _learn_in_rounds(corpora, rounds)
    return [folder / CHECKPOINT_FILE for folder in rounds]


def _learn_finding(documents: Sequence[GumDocument], folder: Path) -> Path:
    """Return the model files of a network that finds mentions."""
    train(Corpora(documents=documents), folder, FINDING)
    write_model(load_network(folder / CHECKPOINT_FILE), folder / MODEL_SUBFOLDER, quantized=True)
    return folder / MODEL_SUBFOLDER


def _learn_in_rounds(corpora: Corpora, rounds: Sequence[Path]) -> None:
    start = None
    for folder, learned in zip(rounds, ROUNDS, strict=True):
        if not _is_whole(folder):
            train(corpora, folder, replace(NEWS, seed=learned.seed), start)
            (folder / _WHOLE_FILE).touch()
        start = folder / CHECKPOINT_FILE


def _is_whole(folder: Path) -> bool:
    return (folder / _WHOLE_FILE).exists()


def _without(folds: Folds, held_out: Sequence[int]) -> tuple[GumDocument, ...]:
    return tuple(d for number, fold in enumerate(folds) if number not in held_out for d in fold)


def main() -> None:
    """Read the arguments and train."""
    arguments = fold_arguments((__doc__ or "").splitlines()[0], Path("build/folds"))
    torch.set_num_threads(arguments.threads)
    gum = arguments.shared / "data" / "gum"
    documents = [
        document
        for part in _PARTS
        for document in read_gum_in_chains(gum / part / "gum", gum / part / "ontogum")
    ]
    folds = fold_documents(documents)
    for number in range(FOLDS) if arguments.fold is None else (arguments.fold,):
        train_fold(folds, number, arguments.shared, arguments.out)


if __name__ == "__main__":
    main()
