"""The layers that read a sentence once more for each target, as they are trained.

See `onrecord.encoder.stance_layers`, which reads with their weights.
"""

from dataclasses import fields
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.encoder.comparers import StanceWeights
from onrecord.encoder.labels import DISTANCE_BUCKETS, SENTENCE_LAYERS, STANCE_ATTENTIONS, STANCES

STANCE_WIDTH: Final = 128
"""Width of the space in which the words of a sentence are read for a target."""
STANCE_LAYERS: Final = 3
STANCE_STATES: Final = (1, 3, 5)
"""Layers of the encoder, from 0 on, whose states are read: what is told of somebody shows in middle
ones that the last, made for other tasks, keeps less of."""
_WIDE: Final = 2 * STANCE_WIDTH
_DROPOUT: Final = 0.1
_NOTHING_THERE: Final = -1e4


class StanceLayers(nn.Module):
    """Narrow layers over the words of a sentence in which a target is marked.

    Parameters are those of `StanceWeights`, by the same names and in the same shapes.
    """

    def __init__(self) -> None:
        """Build them with fresh weights."""
        super().__init__()
        self.marks = _drawn(2, std=0.3)
        self.distances = _drawn(DISTANCE_BUCKETS, std=0.1)
        self.norms = nn.Parameter(
            torch.stack([_plain_norm()] * 2 * STANCE_LAYERS).unflatten(0, (-1, 2))
        )
        self.attention, self.attention_bias = _products(STANCE_WIDTH, 3 * STANCE_WIDTH)
        self.mixing, self.mixing_bias = _products(STANCE_WIDTH, STANCE_WIDTH)
        self.widening, self.widening_bias = _products(STANCE_WIDTH, _WIDE)
        self.narrowing, self.narrowing_bias = _products(_WIDE, STANCE_WIDTH)
        self.last_norm = nn.Parameter(_plain_norm())
        self.joining = nn.Parameter(_uniform(STANCE_WIDTH, STANCE_WIDTH, STANCE_WIDTH))
        self.joining_bias = nn.Parameter(torch.zeros(STANCE_WIDTH))
        self.output = nn.Parameter(_uniform(STANCE_WIDTH, STANCE_WIDTH, len(STANCES)))
        self.bias = nn.Parameter(torch.zeros(len(STANCES)))
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, words: Tensor, named: Tensor, distances: Tensor, there: Tensor) -> Tensor:
        """Score the stances towards targets.

        Args:
            words: projections of the words of each target's sentence, ``[targets, places,
                STANCE_WIDTH]``.
            named: whether a word names the target, ``[targets, places]``.
            distances: buckets of how far it stands from the target, ``[targets, places]``.
            there: whether there is a word at a place, ``[targets, places]``.

        Returns:
            Logits ``[targets, STANCES]``.
        """
        read = self.dropout(words + self.marks[named.long()] + self.distances[distances])
        for layer in range(SENTENCE_LAYERS):
            read = self._layer(read, read, there, layer)
        shares = named.float() / named.sum(1, keepdim=True).clamp(min=1)
        target = (read * shares[..., None]).sum(1, keepdim=True)
        for layer in range(SENTENCE_LAYERS, STANCE_LAYERS):
            target = self._layer(target, read, there, layer)
        joined = _normalized(target[:, 0], self.last_norm) @ self.joining + self.joining_bias
        logits: Tensor = self.dropout(torch.relu(joined)) @ self.output + self.bias
        return logits.float()

    def weights(self) -> StanceWeights:
        """Return the weights as the reader has them."""
        return StanceWeights(
            **{
                field.name: np.ascontiguousarray(getattr(self, field.name).detach().float().numpy())
                for field in fields(StanceWeights)
            }
        )

    def _layer(self, asking: Tensor, read: Tensor, there: Tensor, layer: int) -> Tensor:
        before, between = self.norms[layer]
        asked, told = self.attention[layer].split([STANCE_WIDTH, 2 * STANCE_WIDTH], 1)
        asked_bias, told_bias = self.attention_bias[layer].split([STANCE_WIDTH, 2 * STANCE_WIDTH])
        keys, values = (_normalized(read, before) @ told + told_bias).chunk(2, -1)
        found = functional.scaled_dot_product_attention(
            _split(_normalized(asking, before) @ asked + asked_bias),
            _split(keys),
            _split(values),
            attn_mask=there[:, None, None],
        )
        mixed = found.transpose(1, 2).reshape(asking.shape) @ self.mixing[layer]
        asking = asking + self.dropout(mixed + self.mixing_bias[layer])
        wide = _normalized(asking, between) @ self.widening[layer] + self.widening_bias[layer]
        narrow = torch.relu(wide) @ self.narrowing[layer] + self.narrowing_bias[layer]
        return asking + self.dropout(narrow)


def _split(values: Tensor) -> Tensor:
    """Return the values of each attention, ``[targets, attentions, places, part]``."""
    targets, places, _ = values.shape
    return values.view(targets, places, STANCE_ATTENTIONS, -1).transpose(1, 2)


def _normalized(values: Tensor, norm: Tensor) -> Tensor:
    return functional.layer_norm(values, values.shape[-1:], norm[0], norm[1])


def _drawn(rows: int, std: float) -> nn.Parameter:
    return nn.Parameter(torch.randn(rows, STANCE_WIDTH) * std)


def _plain_norm() -> Tensor:
    return torch.stack([torch.ones(STANCE_WIDTH), torch.zeros(STANCE_WIDTH)])


def _products(narrow: int, wide: int) -> tuple[nn.Parameter, nn.Parameter]:
    """Return fresh weights and biases of products, a set for each layer."""
    weights = _uniform(narrow, STANCE_LAYERS, narrow, wide)
    return nn.Parameter(weights), nn.Parameter(torch.zeros(STANCE_LAYERS, wide))


def _uniform(summed: int, *shape: int) -> Tensor:
    """Draw weights as `torch.nn.Linear` does for products that sum so many values."""
    bound = summed**-0.5
    return torch.empty(shape).uniform_(-bound, bound)
