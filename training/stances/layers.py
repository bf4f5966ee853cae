"""What words tell of stances, and the rounds in which a target looks at them, as they are trained.

See `onrecord.encoder.stance_layers`, which reads with the weights of the rounds; what words tell is
part of the graph (`training.graph`).
"""

from dataclasses import fields
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.encoder.comparers import StanceWeights
from onrecord.encoder.labels import DISTANCE_BUCKETS, STANCE_ATTENTIONS, STANCES
from onrecord.encoder.stance_layers import MarkedTargets

STANCE_WIDTH: Final = 128
"""Width of the space in which a target looks at words."""
STANCE_ROUNDS: Final = 3
STANCE_STATES: Final = (0, 1, 2, 3, 4, 5)
"""Layers of the encoder, from 0 on, whose states are read: what is told of somebody shows in middle
ones that the last, made for other tasks, keeps less of."""
_WORD_WIDE: Final = 4 * STANCE_WIDTH
_WIDE: Final = 2 * STANCE_WIDTH
_DROPOUT: Final = 0.1


class StanceWords(nn.Module):
    """What the words of a text tell of stances, whoever is asked about."""

    def __init__(self, hidden: int) -> None:
        """Build it with fresh weights, for states of so many values."""
        super().__init__()
        self.projection = nn.Linear(hidden, STANCE_WIDTH)
        self.norm = nn.LayerNorm(STANCE_WIDTH)
        self.widening = nn.Linear(STANCE_WIDTH, _WORD_WIDE)
        self.narrowing = nn.Linear(_WORD_WIDE, STANCE_WIDTH)
        self.last_norm = nn.LayerNorm(STANCE_WIDTH)
        self.telling = nn.Linear(STANCE_WIDTH, STANCE_ROUNDS * 2 * STANCE_WIDTH)
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """Return what words are, and what they tell.

        Args:
            states: of the encoder's layers, beside one another, ``[words, hidden]``.

        Returns:
            What the words are, ``[words, STANCE_WIDTH]``, and their keys and values for each round,
            ``[words, STANCE_ROUNDS * 2 * STANCE_WIDTH]``.
        """
        words = self.dropout(self.projection(states))
        wide = torch.relu(self.widening(self.norm(words)))
        words = words + self.dropout(self.narrowing(wide))
        return words, self.telling(self.last_norm(words))


class StanceRounds(nn.Module):
    """The rounds in which a target looks at the words of its sentence.

    Parameters are those of `StanceWeights`, by the same names and in the same shapes.
    """

    def __init__(self) -> None:
        """Build them with fresh weights."""
        super().__init__()
        self.mark = _drawn(STANCE_WIDTH, std=0.3)
        self.distances = _drawn(STANCE_ROUNDS, DISTANCE_BUCKETS, 2 * STANCE_WIDTH, std=0.1)
        self.norms = nn.Parameter(
            torch.stack([_plain_norm()] * 2 * STANCE_ROUNDS).unflatten(0, (-1, 2))
        )
        self.asking, self.asking_bias = _products(STANCE_WIDTH, STANCE_WIDTH)
        self.mixing, self.mixing_bias = _products(STANCE_WIDTH, STANCE_WIDTH)
        self.widening, self.widening_bias = _products(STANCE_WIDTH, _WIDE)
        self.narrowing, self.narrowing_bias = _products(_WIDE, STANCE_WIDTH)
        self.last_norm = nn.Parameter(_plain_norm())
        self.joining = nn.Parameter(_uniform(STANCE_WIDTH, STANCE_WIDTH, STANCE_WIDTH))
        self.joining_bias = nn.Parameter(torch.zeros(STANCE_WIDTH))
        self.output = nn.Parameter(_uniform(STANCE_WIDTH, STANCE_WIDTH, len(STANCES)))
        self.bias = nn.Parameter(torch.zeros(len(STANCES)))
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, words: Tensor, told: Tensor, marked: MarkedTargets) -> Tensor:
        """Score the stances towards targets.

        Args:
            words: what the words near each target are, ``[targets, places, STANCE_WIDTH]``.
            told: their keys and values, ``[targets, places, STANCE_ROUNDS * 2 * STANCE_WIDTH]``.
            marked: the targets.

        Returns:
            Logits ``[targets, STANCES]``.
        """
        named, there, distances = map(
            torch.from_numpy, (marked.named, marked.there, marked.distances)
        )
        shares = named.float() / named.sum(1, keepdim=True)
        target = (words * shares[..., None]).sum(1) + self.mark
        for number, heard in enumerate(told.chunk(STANCE_ROUNDS, -1)):
            target = self._round(target, heard + self.distances[number][distances], there, number)
        joined = _normalized(target, self.last_norm) @ self.joining + self.joining_bias
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

    def _round(self, target: Tensor, heard: Tensor, there: Tensor, number: int) -> Tensor:
        before, between = self.norms[number]
        asked = _normalized(target, before) @ self.asking[number] + self.asking_bias[number]
        keys, values = heard.chunk(2, -1)
        found = functional.scaled_dot_product_attention(
            _split(asked[:, None]), _split(keys), _split(values), attn_mask=there[:, None, None]
        )
        mixed = found.reshape(target.shape) @ self.mixing[number]
        target = target + self.dropout(mixed + self.mixing_bias[number])
        wide = _normalized(target, between) @ self.widening[number] + self.widening_bias[number]
        narrow = torch.relu(wide) @ self.narrowing[number] + self.narrowing_bias[number]
        return target + self.dropout(narrow)


def _split(values: Tensor) -> Tensor:
    """Return the values of each attention, ``[targets, attentions, places, part]``."""
    targets, places, _ = values.shape
    return values.reshape(targets, places, STANCE_ATTENTIONS, -1).transpose(1, 2)


def _normalized(values: Tensor, norm: Tensor) -> Tensor:
    return functional.layer_norm(values, values.shape[-1:], norm[0], norm[1])


def _drawn(*shape: int, std: float) -> nn.Parameter:
    return nn.Parameter(torch.randn(shape) * std)


def _plain_norm() -> Tensor:
    return torch.stack([torch.ones(STANCE_WIDTH), torch.zeros(STANCE_WIDTH)])


def _products(narrow: int, wide: int) -> tuple[nn.Parameter, nn.Parameter]:
    """Return fresh weights and biases of products, a set for each round."""
    weights = _uniform(narrow, STANCE_ROUNDS, narrow, wide)
    return nn.Parameter(weights), nn.Parameter(torch.zeros(STANCE_ROUNDS, wide))


def _uniform(summed: int, *shape: int) -> Tensor:
    """Draw weights as `torch.nn.Linear` does for products that sum so many values."""
    bound = summed**-0.5
    return torch.empty(shape).uniform_(-bound, bound)
