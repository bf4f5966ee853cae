"""Networks whose weights are the means of those of others that went on from the same one.

Such a mean reads better than each of them, and takes no longer (model soups; Wortsman et al. 2022).
"""

from collections.abc import Sequence
from pathlib import Path

import torch

from training.export import load_network
from training.network import ReaderNetwork


def mean_network(checkpoints: Sequence[Path]) -> ReaderNetwork:
    """Return the network between those of checkpoints, ready to read.

    Args:
        checkpoints: at least one.
    """
    states = [torch.load(path, weights_only=True)["network"] for path in checkpoints]
    network = load_network(checkpoints[0])
    network.load_state_dict(
        {
            name: torch.stack([state[name] for state in states]).mean(0)
            if value.is_floating_point()
            else value
            for name, value in states[0].items()
        }
    )
    return network.eval()
