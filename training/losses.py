"""What the network is asked to learn from a batch."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.encoder.coreference import ANTECEDENT_REACH, worth_comparing
from onrecord.encoder.labels import (
    DISTANCE_BUCKETS,
    EDGE_BUCKETS,
    MENTION_REACH,
    PARAGRAPH_BUCKETS,
)
from onrecord.encoder.mention_features import MentionFeatures
from onrecord.encoder.pair_features import PAIR_BASES, MentionTable
from onrecord.encoder.tokenization import END_PIECE, START_PIECE, Integers, distance_buckets
from training.examples import IGNORED, Batch, CueExample, Example
from training.happening_losses import HappeningWeights, happening_loss
from training.network import ReaderNetwork

# Circumstances are learned from the words this near to a cue, and the words that belong to one
# count more than the many that do not.
_CIRCUMSTANCE_REACH = 60
_CIRCUMSTANCE_WEIGHT = 2.0
# Nineteen cues in twenty assert; the others count more.
_POLARITY_WEIGHTS = (1.0, 3.0, 3.0, 3.0)
# How much choosing whom to compare counts beside comparing.
_FIRST_SIGHT = 0.5
_IMPOSSIBLE = -1e4


@dataclass(frozen=True, slots=True)
class LossWeights:
    """How much each task counts beside the tags of the outer attributions.

    ``edges_alone`` is how far the edges of mentions in no chain are trusted beside those of others:
    GUM ends them before appositions, OntoGUM after.
    """

    links: float = 1.0
    inner: float = 2.0
    names: float = 0.5
    mentions: float = 0.7
    edges: float = 0.2
    edges_alone: float = 0.3
    pairs: float = 0.5
    polarity: float = 0.5
    circumstances: float = 1.0
    happenings: HappeningWeights = field(default_factory=HappeningWeights)


def batch_loss(network: ReaderNetwork, batch: Batch, weights: LossWeights) -> Tensor:
    """Return the weighted loss of a batch."""
    words, layered = word_states(network, batch.windows)
    loss = words.new_zeros((), dtype=torch.float32)
    for head, weight in (("tags", 1.0), ("names", weights.names), ("mentions", weights.mentions)):
        labels = torch.from_numpy(np.concatenate([getattr(w, head) for w in batch.windows]))
        if (labels != IGNORED).any():
            trust = _trust(batch.windows, head)
            losses = functional.cross_entropy(
                network.heads[head](words), labels, ignore_index=IGNORED, reduction="none"
            )
            loss = loss + weight * (losses * trust).sum() / (labels != IGNORED).sum()
    loss = loss + weights.inner * _inner_loss(network, words, batch.windows)
    loss = loss + _cue_losses(network, words, batch.windows, weights)
    loss = loss + happening_loss(network, words, layered, batch.windows, weights.happenings)
    if batch.spans:
        loss = loss + weights.edges * _edge_loss(network, words, batch, weights.edges_alone)
        loss = loss + weights.pairs * _pair_loss(network, words, batch)
    if batch.pronouns:
        loss = loss + weights.pairs * _pronoun_loss(network, words, batch)
    return loss


def _trust(windows: Sequence[Example], head: str) -> Tensor:
    """Return how far each word's label is trusted: attributions are always people's."""
    return torch.from_numpy(
        np.concatenate(
            [
                np.full(len(w.names), 1.0 if head == "tags" else w.trust, dtype=np.float32)
                for w in windows
            ]
        )
    )


def word_states(network: ReaderNetwork, windows: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Return the states of the words of windows, one after the other, as `encode` has them."""
    width = max(len(w.pieces) for w in windows) + 2
    pieces = torch.zeros(len(windows), width, dtype=torch.long)
    features = torch.zeros(len(windows), width, dtype=torch.long)
    mask = torch.zeros(len(windows), width, dtype=torch.long)
    for row, window in enumerate(windows):
        size = len(window.pieces)
        pieces[row, : size + 2] = torch.tensor([START_PIECE, *window.pieces, END_PIECE])
        features[row, 1 : size + 1] = torch.from_numpy(window.features)
        mask[row, : size + 2] = 1
    encoded = network.encode(pieces, features, None if mask.all() else mask)
    rows = torch.cat([torch.full((len(w.first_pieces),), row) for row, w in enumerate(windows)])
    places = torch.from_numpy(np.concatenate([w.first_pieces for w in windows])) + 1
    last, layered = (network.dropout(states)[rows, places] for states in encoded)
    return last, layered


def _inner_loss(network: ReaderNetwork, words: Tensor, windows: Sequence[Example]) -> Tensor:
    labels = torch.from_numpy(np.concatenate([w.inner for w in windows]))
    if not (labels != IGNORED).any():
        return words.new_zeros(())
    trust = torch.from_numpy(np.concatenate([w.inner_weights for w in windows]))
    losses = functional.cross_entropy(
        network.heads["inner"](words), labels, ignore_index=IGNORED, reduction="none"
    )
    return (losses * trust).sum() / (labels != IGNORED).sum()


def _cue_losses(
    network: ReaderNetwork, words: Tensor, windows: Sequence[Example], weights: LossWeights
) -> Tensor:
    if not any(window.cues for window in windows):
        return words.new_zeros(())
    cue_space = network.heads["cues"](words)
    word_space = network.heads["words"](words)
    links: list[Tensor] = []
    found: list[Tensor] = []
    polarity: list[Tensor] = []
    offset = 0
    for window in windows:
        count = len(window.first_pieces)
        if window.cues:
            cues = torch.stack([cue_space[offset + c.cue].mean(0) for c in window.cues])
            roles, circumstances = _window_links(
                network, cues, word_space[offset : offset + count], window
            )
            links.append(roles)
            found += circumstances
            states = torch.stack([words[offset + c.cue].mean(0) for c in window.cues])
            polarity += _polarity_losses(network, states, window.cues)
        offset += count
    # Most words are nothing to a cue: the sum is scaled by the words near enough to matter.
    joined = torch.cat(links)
    loss = weights.links * joined.sum() / max(1.0, 0.3 * len(joined))
    if found:
        loss = loss + weights.circumstances * torch.stack(found).mean()
    if polarity:
        loss = loss + weights.polarity * torch.stack(polarity).mean()
    return loss


def _window_links(
    network: ReaderNetwork, cues: Tensor, words: Tensor, window: Example
) -> tuple[Tensor, list[Tensor]]:
    heads = np.array([c.cue[0] for c in window.cues])
    away = np.arange(len(words))[None] - heads[:, None]
    paragraphs = window.paragraphs[None] - window.paragraphs[heads][:, None]
    half = PARAGRAPH_BUCKETS // 2
    role_logits, other_logits = network.compare_with_cues(
        cues,
        words,
        torch.from_numpy(distance_buckets(away, DISTANCE_BUCKETS)),
        torch.from_numpy(np.clip(paragraphs, -half, half) + half),
    )
    roles = torch.from_numpy(np.stack([c.roles for c in window.cues]))
    links = functional.cross_entropy(role_logits.flatten(0, 1), roles.flatten(), reduction="none")
    near = torch.from_numpy(np.abs(away) <= _CIRCUMSTANCE_REACH)
    found = []
    for row, cue in enumerate(window.cues):
        if cue.circumstance_weight:
            wanted = torch.from_numpy(cue.circumstances)[near[row]]
            losses = functional.binary_cross_entropy_with_logits(
                other_logits[row][near[row]].float(),
                wanted,
                reduction="none",
                pos_weight=torch.tensor(_CIRCUMSTANCE_WEIGHT),
            )
            found.append(cue.circumstance_weight * losses.mean())
    return links, found


def _polarity_losses(
    network: ReaderNetwork, states: Tensor, cues: Sequence[CueExample]
) -> list[Tensor]:
    logits = network.heads["polarities"](states)
    labels = torch.tensor([cue.polarity for cue in cues])
    losses = functional.cross_entropy(
        logits.float(), labels, weight=torch.tensor(_POLARITY_WEIGHTS), reduction="none"
    )
    return [
        cue.polarity_weight * losses[row] for row, cue in enumerate(cues) if cue.polarity_weight
    ]


def _edge_loss(network: ReaderNetwork, words: Tensor, batch: Batch, trust_alone: float) -> Tensor:
    before, after = MENTION_REACH
    heads = np.array([span.features.head for span in batch.spans])
    places = heads[:, None] + np.arange(-before, after + 1)[None]
    inside = (places >= 0) & (places < len(words))
    near = torch.from_numpy(np.clip(places, 0, len(words) - 1))
    distance = distance_buckets(np.arange(-before, after + 1), EDGE_BUCKETS)
    logits = network.edge_logits(
        network.heads["heads"](words[torch.from_numpy(heads)]),
        network.heads["edges"](words)[near],
        torch.from_numpy(distance),
    ).float()
    logits = logits.masked_fill(~torch.from_numpy(inside)[:, :, None], -1e4)
    first = np.array([span.first for span in batch.spans]) - heads + before
    last = np.array([span.last for span in batch.spans]) - heads + before
    first[first < 0] = IGNORED
    last[last > before + after] = IGNORED
    trust = torch.tensor([1.0 if span.entity >= 0 else trust_alone for span in batch.spans])
    losses = [
        functional.cross_entropy(
            logits[:, :, side], torch.from_numpy(edge), ignore_index=IGNORED, reduction="none"
        )
        for side, edge in enumerate((first, last))
    ]
    return ((losses[0] + losses[1]) * trust).sum() / trust.sum()


def _pair_loss(network: ReaderNetwork, words: Tensor, batch: Batch) -> Tensor:
    """Return the marginal losses of all right antecedents, at first sight and compared.

    See Lee et al. (2017, 2018). A mention whose right antecedents are all passed over at first
    sight is no example of one without.
    """
    spans = batch.spans
    count = len(spans)
    if count < 2:
        return words.new_zeros(())
    table = MentionTable([span.features for span in spans])
    states = words[torch.from_numpy(table.heads)]
    agreement = table.agreements(0, count, 0).astype(np.int64)
    coarse = network.coarse_pair_logits(states, torch.from_numpy(agreement))
    later, earlier = worth_comparing(coarse.detach().numpy().copy(), 0, 0)
    fine = _fine_logits(network, states, table, later, earlier, agreement)
    entities = np.array([span.entity for span in spans])
    same = np.tril(entities[:, None] == entities[None], -1)
    distances = np.arange(count)[:, None] - np.arange(count)[None]
    in_reach = torch.from_numpy((distances > 0) & (distances <= ANTECEDENT_REACH))
    right = torch.from_numpy(same) & in_reach
    alone = ~right.any(1)
    first_sight = _marginal_loss(coarse.masked_fill(~in_reach, _IMPOSSIBLE), right, alone).mean()
    chosen = torch.from_numpy(later), torch.from_numpy(earlier)
    compared = torch.full((count, count), _IMPOSSIBLE).index_put(chosen, fine + coarse[chosen])
    was_chosen = torch.zeros(count, count, dtype=torch.bool).index_put(chosen, torch.tensor(True))
    right &= was_chosen
    told = alone | right.any(1)
    losses = _marginal_loss(compared, right, alone)
    return losses[told].mean() + _FIRST_SIGHT * first_sight


def _marginal_loss(logits: Tensor, right: Tensor, alone: Tensor) -> Tensor:
    """Return the loss of each mention; those ``alone`` are right to have no antecedent."""
    logits = torch.cat([logits, logits.new_zeros(len(logits), 1)], 1)
    right = torch.cat([right, alone[:, None]], 1)
    chosen = logits.masked_fill(~right, _IMPOSSIBLE)
    return logits.logsumexp(1) - chosen.logsumexp(1)


def _fine_logits(
    network: ReaderNetwork,
    states: Tensor,
    table: MentionTable,
    later: Integers,
    earlier: Integers,
    agreement: Integers,
) -> Tensor:
    values = table.pair_features(later, earlier, agreement[later, earlier])
    return network.fine_pair_logits(
        states,
        torch.from_numpy(later),
        torch.from_numpy(earlier),
        torch.from_numpy(values.T + PAIR_BASES),
    )


def _pronoun_loss(network: ReaderNetwork, words: Tensor, batch: Batch) -> Tensor:
    logits = []
    offset = 0
    for window, pronoun in zip(batch.windows, batch.pronouns, strict=True):
        scores = [
            _pair_score(network, words, offset, pronoun.pronoun, name) for name in pronoun.names
        ]
        logits.append(torch.stack([*scores, scores[0].new_zeros(())]))
        offset += len(window.first_pieces)
    choices = torch.tensor([pronoun.choice for pronoun in batch.pronouns])
    return functional.cross_entropy(torch.stack(logits).float(), choices)


def _pair_score(
    network: ReaderNetwork, words: Tensor, offset: int, one: MentionFeatures, other: MentionFeatures
) -> Tensor:
    earlier, later = sorted((one, other), key=lambda mention: mention.head)
    table = MentionTable([earlier, later])
    states = words[torch.from_numpy(table.heads) + offset]
    agreement = table.agreements(0, 2, 0).astype(np.int64)
    coarse = network.coarse_pair_logits(states, torch.from_numpy(agreement))
    fine = _fine_logits(network, states, table, np.array([1]), np.array([0]), agreement)
    return coarse[1, 0] + fine[0]
