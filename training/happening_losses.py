"""What the network is asked to learn of what happened, was promised, and how it is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.encoder.labels import (
    ABSENCE_TAGS,
    ACTION_CLASSES,
    COMMITMENT_TAGS,
    DISTANCE_BUCKETS,
    ENCOUNTER_CLASSES,
    PARTY_ROLES,
)
from onrecord.encoder.parties import PARTY_REACH, beside, paragraph_buckets
from onrecord.encoder.stance_layers import StanceTarget, mark_targets
from onrecord.encoder.tokenization import distance_buckets
from training.examples import IGNORED, Example
from training.happening_examples import DeedExample, TriggerExample
from training.network import ReaderNetwork

# Few words in a hundred tell of something: the others count less.
_TOLD_WEIGHT: Final = 4.0
_INSIDE_WEIGHT: Final = 2.0
_PARTY_WEIGHT: Final = 3.0
_SMOOTHED: Final = 0.1
# Heads over words: the number of classes and how much more those count that are not the first.
_WORD_HEADS: Final = {
    "commitments": (len(COMMITMENT_TAGS), _INSIDE_WEIGHT),
    "absences": (len(ABSENCE_TAGS), _INSIDE_WEIGHT),
    "encounters": (len(ENCOUNTER_CLASSES), _TOLD_WEIGHT),
    "actions": (len(ACTION_CLASSES), _TOLD_WEIGHT),
}


@dataclass(frozen=True, slots=True)
class HappeningWeights:
    """How much each task counts."""

    stances: float = 1.0
    speech_acts: float = 0.5
    clauses: float = 1.0
    triggers: float = 1.0
    statuses: float = 0.2
    parties: float = 0.3
    deeds: float = 1.5


def happening_loss(
    network: ReaderNetwork,
    words: Tensor,
    layered: Tensor,
    windows: Sequence[Example],
    weights: HappeningWeights,
) -> Tensor:
    """Return the weighted loss of windows, 0 where nothing of the kind is annotated in them.

    Args:
        network: the network.
        words: hidden states of the words of the windows, one after the other.
        layered: those that stances are read from.
        windows: the windows.
        weights: how much each task counts.
    """
    zero = words.new_zeros((), dtype=torch.float32)
    if not any(window.happenings for window in windows):
        return zero
    losses = (
        weights.stances * _stance_loss(network, layered, windows),
        weights.speech_acts * _speech_act_loss(network, words, windows),
        weights.clauses * _word_loss(network, words, windows, "commitments"),
        weights.clauses * _word_loss(network, words, windows, "absences"),
        weights.triggers * _word_loss(network, words, windows, "encounters"),
        weights.triggers * _word_loss(network, words, windows, "actions"),
        weights.statuses * _status_loss(network, words, windows),
        weights.parties * _party_loss(network, words, windows),
        weights.deeds * _deed_loss(network, words, windows),
    )
    return sum(losses, start=zero)


def _labels(windows: Sequence[Example], head: str) -> Tensor:
    return torch.from_numpy(
        np.concatenate(
            [
                getattr(w.happenings, head)
                if w.happenings
                else np.full(len(w.first_pieces), IGNORED)
                for w in windows
            ]
        )
    )


def _offsets(windows: Sequence[Example]) -> Iterator[tuple[Example, int]]:
    """Yield each window with the number of words before it."""
    offset = 0
    for window in windows:
        yield window, offset
        offset += len(window.first_pieces)


def _word_loss(
    network: ReaderNetwork, words: Tensor, windows: Sequence[Example], head: str
) -> Tensor:
    labels = _labels(windows, head)
    said = labels != IGNORED
    if not said.any():
        return words.new_zeros(())
    classes, told = _WORD_HEADS[head]
    weights = torch.tensor([1.0, *(told for _ in range(classes - 1))])
    logits = network.heads[head](words[said]).float()
    losses = functional.cross_entropy(logits, labels[said], weight=weights, reduction="none")
    return losses.mean()


def _speech_act_loss(network: ReaderNetwork, words: Tensor, windows: Sequence[Example]) -> Tensor:
    found = [
        (offset, unit)
        for window, offset in _offsets(windows)
        for unit in (window.happenings.units if window.happenings else ())
    ]
    if not found:
        return words.new_zeros(())
    logits = network.heads["speech_acts"](words)
    means = torch.stack([logits[o + u.first : o + u.last].mean(0) for o, u in found])
    acts = torch.tensor([unit.act for _, unit in found])
    return functional.cross_entropy(means.float(), acts)


def _status_loss(network: ReaderNetwork, words: Tensor, windows: Sequence[Example]) -> Tensor:
    labels = _labels(windows, "statuses")
    said = labels != IGNORED
    if not said.any():
        return words.new_zeros(())
    return functional.cross_entropy(network.heads["statuses"](words[said]).float(), labels[said])


def _stance_loss(network: ReaderNetwork, layered: Tensor, windows: Sequence[Example]) -> Tensor:
    found = [
        (offset, target)
        for window, offset in _offsets(windows)
        for target in (window.happenings.targets if window.happenings else ())
    ]
    if not found:
        return layered.new_zeros(())
    marked = mark_targets(
        [
            StanceTarget(
                _moved(offset, (target.first, target.last)), _moved(offset, target.sentence)
            )
            for offset, target in found
        ]
    )
    words, told = network.stance_words(layered)
    near = torch.from_numpy(marked.words)
    logits = network.stance_rounds(words[near], told[near], marked)
    labels = torch.tensor([target.stance for _, target in found])
    return functional.cross_entropy(logits, labels)


def _moved(offset: int, words: tuple[int, int]) -> range:
    return range(offset + words[0], offset + words[1])


def _party_loss(network: ReaderNetwork, words: Tensor, windows: Sequence[Example]) -> Tensor:
    if not any(window.happenings and window.happenings.triggers for window in windows):
        return words.new_zeros(())
    triggers, parties = network.heads["triggers"](words), network.heads["parties"](words)
    losses = [
        _trigger_loss(network, triggers, parties, (window, offset), trigger)
        for window, offset in _offsets(windows)
        for trigger in (window.happenings.triggers if window.happenings else ())
    ]
    return torch.stack(losses).mean()


def _trigger_loss(
    network: ReaderNetwork,
    triggers: Tensor,
    parties: Tensor,
    placed: tuple[Example, int],
    trigger: TriggerExample,
) -> Tensor:
    window, offset = placed
    begin = max(0, trigger.first - PARTY_REACH)
    end = min(len(window.first_pieces), trigger.last + PARTY_REACH)
    near = np.arange(begin, end)
    logits = network.party_logits(
        triggers[offset + trigger.first : offset + trigger.last].mean(0),
        parties[offset + begin : offset + end],
        torch.from_numpy(
            distance_buckets(beside(near, (trigger.first, trigger.last)), DISTANCE_BUCKETS)
        ),
        torch.from_numpy(
            paragraph_buckets(window.paragraphs[begin:end] - window.paragraphs[trigger.first])
        ),
    )
    weights = torch.tensor([1.0, *(_PARTY_WEIGHT for _ in PARTY_ROLES[1:])])
    roles = torch.from_numpy(trigger.roles[begin:end])
    losses = functional.cross_entropy(logits, roles, weight=weights, reduction="none")
    return losses.mean()


def _deed_loss(network: ReaderNetwork, words: Tensor, windows: Sequence[Example]) -> Tensor:
    found = [
        (offset, deed)
        for window, offset in _offsets(windows)
        for deed in (window.happenings.deeds if window.happenings else ())
    ]
    if not found:
        return words.new_zeros(())
    projections = {
        name: network.heads[name](words)
        for name in ("actors", "recipients", "deed_keys", "deed_values")
    }
    logits = torch.stack(
        [_deed_logits(network, projections, deed, offset) for offset, deed in found]
    )
    labels = torch.tensor([deed.deed for _, deed in found])
    return functional.cross_entropy(logits, labels, label_smoothing=_SMOOTHED)


def _deed_logits(
    network: ReaderNetwork, projections: dict[str, Tensor], deed: DeedExample, offset: int
) -> Tensor:
    unknown = network.deed_unknown.weight
    parties = [
        projections[name][offset + party[0] : offset + party[1]].mean(0)
        if party
        else unknown[row].to(projections[name].dtype)
        for row, (name, party) in enumerate(
            (("actors", deed.actor), ("recipients", deed.recipient))
        )
    ]
    near = slice(offset + deed.sentence[0], offset + deed.sentence[1])
    return network.deed_logits(
        parties[0] + parties[1], projections["deed_keys"][near], projections["deed_values"][near]
    )
