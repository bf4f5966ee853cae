"""Train the networks of a cross-validation of one task, each from MiniLM.

A fold's network learns the texts of the other folds and nothing else, so that no text is read by a
network that learned from it. The shipped model has learned all of them, so none goes on from it.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import torch

from onrecord.evaluation.folds import HELD_OUT_FILE, MODEL_SUBFOLDER
from training.corpora import Corpora
from training.export import learned_tasks, load_network, write_model
from training.folds import FOLDS
from training.happening_corpora import HappeningCorpora
from training.train import CHECKPOINT_FILE, Settings, train

Item = TypeVar("Item")


def train_folds(
    folds: Sequence[Sequence[Item]],
    name_of: Callable[[Item], str],
    corpora_of: Callable[[tuple[Item, ...]], HappeningCorpora],
    settings: Settings,
    arguments: argparse.Namespace,
) -> None:
    """Train the network of each fold, and write its model files and what it may read.

    Folds that are there already are left as they are, and one that was stopped goes on from its
    last checkpoint.

    Args:
        folds: what is divided.
        name_of: the name by which an item is read.
        corpora_of: makes a corpus of the items of the other folds.
        settings: how to train.
        arguments: as `fold_arguments` reads them.
    """
    torch.set_num_threads(arguments.threads)
    for held_out in range(FOLDS) if arguments.fold is None else (arguments.fold,):
        out = arguments.out / f"fold-{held_out}"
        listed = out / HELD_OUT_FILE
        if listed.exists():
            continue
        learned = tuple(i for n, fold in enumerate(folds) if n != held_out for i in fold)
        train(Corpora(happenings=corpora_of(learned)), out, settings)
        checkpoint = out / CHECKPOINT_FILE
        write_model(
            load_network(checkpoint),
            out / MODEL_SUBFOLDER,
            quantized=True,
            tasks=learned_tasks(checkpoint),
        )
        # Written last: a fold with this file is whole.
        names = dict.fromkeys(name_of(item) for item in folds[held_out])
        listed.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")


def fold_arguments(description: str, out: Path) -> argparse.Namespace:
    """Read the arguments of a module that trains folds.

    Args:
        description: what it trains.
        out: where it writes by default.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=out)
    parser.add_argument("--fold", type=int, choices=range(FOLDS), help="train this one alone")
    parser.add_argument("--threads", type=int, default=2, help="threads to use")
    return parser.parse_args()
