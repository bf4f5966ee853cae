"""Train networks for the cross-validation of coreference, one for each fold of GUM's documents.

    python -m training.coreference_folds --shared ../shared --out build/folds

A fold's network learns mentions and coreference from the documents of the other folds and nothing
else, so that no document is read by a network that learned from it. Folds are of every genre alike.
Writes for each fold the model files and the names of the documents that it is to read;
`onrecord evaluate coreference --folds` reads them. Folds that are there already are left as they
are, and one that was stopped goes on from its last checkpoint.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import torch

from onrecord.evaluation.corpora.gum import GumDocument
from onrecord.evaluation.corpora.ontogum import read_gum_in_chains
from onrecord.evaluation.folds import HELD_OUT_FILE, MODEL_SUBFOLDER
from training.export import load_network, write_model
from training.folds import FOLDS, fold_documents
from training.losses import LossWeights
from training.train import Corpora, Settings, train

SETTINGS: Final = Settings(epochs=8, averaged_steps=400, weights=LossWeights(pairs=1.0, edges=1.0))
_PARTS: Final = ("train", "dev")


def train_fold(folds: Sequence[Sequence[GumDocument]], held_out: int, out: Path) -> None:
    """Train the network that reads a fold, on all others, and write its model files."""
    listed = out / HELD_OUT_FILE
    if listed.exists():
        return
    learned = tuple(d for number, fold in enumerate(folds) if number != held_out for d in fold)
    train(Corpora(documents=learned), out, SETTINGS)
    write_model(load_network(out / "checkpoint.pt"), out / MODEL_SUBFOLDER, quantized=True)
    # Written last: a fold with this file is whole.
    names = "".join(f"{document.name}\n" for document in folds[held_out])
    listed.write_text(names, encoding="utf-8")


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/folds"))
    parser.add_argument("--fold", type=int, choices=range(FOLDS), help="train this one alone")
    parser.add_argument("--threads", type=int, default=2, help="threads to use")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    gum = arguments.shared / "data" / "gum"
    documents = [
        document
        for part in _PARTS
        for document in read_gum_in_chains(gum / part / "gum", gum / part / "ontogum")
    ]
    folds = fold_documents(documents)
    for number in range(FOLDS) if arguments.fold is None else (arguments.fold,):
        train_fold(folds, number, arguments.out / f"fold-{number}")


if __name__ == "__main__":
    main()
