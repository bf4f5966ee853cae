"""Blend a checkpoint with the shipped model files that its training went on from.

    python -m training.blend --before MODEL --checkpoint build/training/checkpoint.pt \
        --out build/training/blended.pt

What goes on learning new tasks forgets some of the old ones; half way between the weights before
and after reads better than either (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").
Heads that are new, and those of mentions, which have got classes, are taken as they were trained.
"""

import argparse
from pathlib import Path
from typing import Final

import torch
from torch import Tensor

from training.network import ReaderNetwork
from training.pretrained import MINILM
from training.warm_start import load_shipped

_AS_TRAINED: Final = ("pair_", "heads.mentions.")


def blend(
    before: dict[str, Tensor], after: dict[str, Tensor], new: set[str], share: float
) -> dict[str, Tensor]:
    """Return the weights between two sets of weights.

    Args:
        before: weights before the training.
        after: weights after it.
        new: names of weights that there were none of before.
        share: how far towards those after, 0 to 1.
    """
    return {
        name: value
        if name in new or name.startswith(_AS_TRAINED) or not value.is_floating_point()
        else before[name].lerp(value, share)
        for name, value in after.items()
    }


def main() -> None:
    """Read the arguments and blend."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--before", type=Path, required=True, help="a folder of model files")
    parser.add_argument("--checkpoint", type=Path, default=Path("build/training/checkpoint.pt"))
    parser.add_argument("--out", type=Path, default=Path("build/training/blended.pt"))
    parser.add_argument("--share", type=float, default=0.5, help="of the checkpoint, 0 to 1")
    arguments = parser.parse_args()
    network = ReaderNetwork.from_minilm(MINILM)
    new = set(load_shipped(network, arguments.before))
    saved = torch.load(arguments.checkpoint, weights_only=True)
    before = network.state_dict()
    saved["network"] = blend(before, saved["network"], new, arguments.share)
    torch.save(saved, arguments.out)


if __name__ == "__main__":
    main()
