"""The network as it is trained: MiniLM-L6 with surface features, and a head for each task."""

from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from onrecord.encoder.agreement import AGREEMENTS
from onrecord.encoder.labels import (
    ABSENCE_TAGS,
    ACTION_CLASSES,
    ATTRIBUTION_TAGS,
    CIRCUMSTANCES,
    COMMITMENT_TAGS,
    DEED_CLASSES,
    DISTANCE_BUCKETS,
    EDGE_BUCKETS,
    ENCOUNTER_CLASSES,
    FEATURE_COUNT,
    HAPPENING_OUTPUTS,
    INNER_TAGS,
    LINK_ROLES,
    MENTION_CLASSES,
    NAME_TAGS,
    PARAGRAPH_BUCKETS,
    PARTY_ROLES,
    POLARITIES,
    SPEECH_ACTS,
    STATUSES,
)
from onrecord.encoder.pair_features import PAIR_ROWS
from onrecord.schema.grounds import GROUNDS
from training.stances.layers import STANCE_STATES, StanceRounds, StanceWords

LINK_WIDTH: Final = 128
"""Width of the space in which cues and words are compared."""
EDGE_WIDTH: Final = 48
"""Width of the space in which heads of mentions and their edges are compared."""
PAIR_WIDTH: Final = 128
PAIR_HIDDEN: Final = 64
"""Widths of the space in which mentions are compared, and of the layer after it."""
KEY_WIDTH: Final = 64
"""Width of the space whose products tell which mentions are worth comparing."""
PARTY_WIDTH: Final = 64
"""Width of the space in which what tells of something and the words around it are compared."""
DEED_WIDTH: Final = 96
"""Width of the space in which two parties look for what one does to the other."""
PAIR_DROPOUT: Final = 0.2
MENTION_DROPOUT: Final = 0.25
"""Shares of what is left out in training when mentions are compared: of the values that are summed
for a pair, and of the mentions themselves, whose pairs are then told by their features alone."""
DEED_DROPOUT: Final = 0.2
"""Share of the values that are left out in training before a deed is told."""

WORD_HEADS: Final = {
    "tags": len(ATTRIBUTION_TAGS),
    "inner": len(INNER_TAGS),
    "names": len(NAME_TAGS),
    "mentions": len(MENTION_CLASSES),
    "polarities": len(POLARITIES),
    "cues": LINK_WIDTH,
    "words": LINK_WIDTH,
    "heads": EDGE_WIDTH,
    "edges": EDGE_WIDTH,
    "anaphors": PAIR_WIDTH,
    "antecedents": PAIR_WIDTH,
    "anaphor_keys": KEY_WIDTH,
    "antecedent_keys": KEY_WIDTH,
    "speech_acts": len(SPEECH_ACTS),
    "commitments": len(COMMITMENT_TAGS),
    "absences": len(ABSENCE_TAGS),
    "encounters": len(ENCOUNTER_CLASSES),
    "actions": len(ACTION_CLASSES),
    "statuses": len(STATUSES),
    "triggers": PARTY_WIDTH,
    "parties": PARTY_WIDTH,
    "actors": DEED_WIDTH,
    "recipients": DEED_WIDTH,
    "deed_keys": DEED_WIDTH,
    "deed_values": DEED_WIDTH,
}
"""Width of each linear head over a word, in the order in which the graph puts them out."""


_HAPPENING_COMPARERS: Final = ("party_", "stance_", "deed_")


class ReaderNetwork(nn.Module):
    """One encoder; linear heads over words, and small comparers over what they put out."""

    def __init__(self, config: BertConfig) -> None:
        """Build the network with fresh heads over an encoder of ``config``."""
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.features = nn.Embedding(FEATURE_COUNT, config.hidden_size)
        nn.init.normal_(self.features.weight, std=0.01)
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.ModuleDict(
            {name: nn.Linear(config.hidden_size, width) for name, width in WORD_HEADS.items()}
        )
        self.distances = _table(DISTANCE_BUCKETS, LINK_WIDTH)
        self.paragraph_distances = _table(PARAGRAPH_BUCKETS, LINK_WIDTH)
        self.link_output = nn.Linear(LINK_WIDTH, len(LINK_ROLES))
        self.circumstance_output = nn.Linear(LINK_WIDTH, len(CIRCUMSTANCES))
        self.edge_distances = _table(EDGE_BUCKETS, EDGE_WIDTH)
        self.edge_output = nn.Linear(EDGE_WIDTH, 2)
        self.pair_table = nn.EmbeddingBag(PAIR_ROWS, PAIR_WIDTH, mode="sum")
        nn.init.normal_(self.pair_table.weight, std=0.1)
        self.pair_dropout = nn.Dropout(PAIR_DROPOUT)
        self.pair_hidden = nn.Linear(PAIR_WIDTH, PAIR_HIDDEN)
        self.pair_output = nn.Linear(PAIR_HIDDEN, 1)
        self.pair_agreement = nn.Embedding(len(AGREEMENTS), 1)
        nn.init.zeros_(self.pair_agreement.weight)
        self.party_distances = _table(DISTANCE_BUCKETS, PARTY_WIDTH)
        self.party_paragraphs = _table(PARAGRAPH_BUCKETS, PARTY_WIDTH)
        self.party_output = nn.Linear(PARTY_WIDTH, len(PARTY_ROLES))
        self.stance_words = StanceWords(len(STANCE_STATES) * config.hidden_size)
        self.stance_rounds = StanceRounds()
        self.grounds = nn.Linear(len(STANCE_STATES) * config.hidden_size, len(GROUNDS), bias=False)
        nn.init.zeros_(self.grounds.weight)
        self.deed_unknown = _table(2, DEED_WIDTH)
        self.deed_dropout = nn.Dropout(DEED_DROPOUT)
        self.deed_output = nn.Linear(DEED_WIDTH, len(DEED_CLASSES))

    @classmethod
    def from_minilm(cls, folder: Path) -> "ReaderNetwork":
        """Start from pretrained MiniLM weights; the word embeddings stay as they are."""
        pretrained = BertModel.from_pretrained(
            folder,
            add_pooling_layer=False,
            attn_implementation="sdpa",
            attention_probs_dropout_prob=0.0,
        )
        network = cls(pretrained.config)
        network.encoder = pretrained
        network.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        return network

    def learn_happenings_alone(self) -> None:
        """Keep the encoder and all heads as they are but those that tell what happened."""
        heads = tuple(f"heads.{name}." for name in HAPPENING_OUTPUTS)
        for name, parameter in self.named_parameters():
            parameter.requires_grad_(name.startswith((*heads, *_HAPPENING_COMPARERS)))

    def encode(
        self, pieces: Tensor, features: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """Return hidden states, and those that stances are read from.

        Returns:
            The states of the last layer, ``[batch, pieces, hidden]``, and those of the layers of
            ``STANCE_STATES`` beside one another, ``[batch, pieces, layers * hidden]``.
        """
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.features(features)
        read = self.encoder(inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True)
        # The first of them are the embeddings.
        layered = [read.hidden_states[layer + 1] for layer in STANCE_STATES]
        return read.last_hidden_state, torch.cat(layered, -1)

    def compare_with_cues(
        self, cues: Tensor, words: Tensor, distance: Tensor, para: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Score what each word is to each cue.

        Args:
            cues: projections of cues, ``[cues, LINK_WIDTH]``.
            words: projections of words, ``[words, LINK_WIDTH]``.
            distance: distance buckets, ``[cues, words]``.
            para: paragraph distance buckets, ``[cues, words]``.

        Returns:
            Logits of roles ``[cues, words, LINK_ROLES]`` and of circumstances
            ``[cues, words, CIRCUMSTANCES]``.
        """
        joint = cues[:, None] + words[None] + self.distances(distance)
        joint = torch.relu(joint + self.paragraph_distances(para))
        return self.link_output(joint), self.circumstance_output(joint)

    def edge_logits(self, heads: Tensor, words: Tensor, distance: Tensor) -> Tensor:
        """Score each word near a head as the first and as the last word of its mention.

        Args:
            heads: projections of heads, ``[mentions, EDGE_WIDTH]``.
            words: projections of the words near each, ``[mentions, words, EDGE_WIDTH]``.
            distance: distance buckets, ``[words]``.

        Returns:
            Logits ``[mentions, words, 2]``.
        """
        joint = heads[:, None] + words + self.edge_distances(distance)[None]
        logits: Tensor = self.edge_output(torch.relu(joint))
        return logits

    def coarse_pair_logits(self, states: Tensor, agreement: Tensor) -> Tensor:
        """Score all pairs of mentions at first sight.

        Args:
            states: hidden states of the mentions' heads, ``[mentions, hidden]``.
            agreement: how their words agree, ``[later, earlier]``.

        Returns:
            Logits ``[later, earlier]``; those of mentions that are not earlier mean nothing.
        """
        keys = self._now_and_then(self.heads["antecedent_keys"](states))
        products = (self._now_and_then(self.heads["anaphor_keys"](states)) @ keys.T).float()
        added: Tensor = self.pair_agreement(agreement).squeeze(-1)
        return products + added

    def fine_pair_logits(
        self, states: Tensor, later: Tensor, earlier: Tensor, rows: Tensor
    ) -> Tensor:
        """Return what comparing pairs of mentions adds to their scores at first sight.

        Args:
            states: hidden states of the mentions' heads, ``[mentions, hidden]``.
            later: number of the later mention of each pair, ``[pairs]``.
            earlier: number of the earlier one, ``[pairs]``.
            rows: rows of the table of pair features, ``[pairs, features]``.

        Returns:
            Logits ``[pairs]``; 0 is the score of having no antecedent.
        """
        anaphors = self._now_and_then(self.heads["anaphors"](states))
        antecedents = self._now_and_then(self.heads["antecedents"](states))
        joint = anaphors[later] + antecedents[earlier]
        joint = self.pair_dropout(torch.relu(joint + self.pair_table(rows)))
        hidden = torch.relu(self.pair_hidden(joint))
        logits: Tensor = self.pair_output(hidden).squeeze(-1).float()
        return logits

    def party_logits(
        self, trigger: Tensor, words: Tensor, distance: Tensor, para: Tensor
    ) -> Tensor:
        """Score what each word near a trigger is to it.

        Args:
            trigger: projection of the trigger, ``[PARTY_WIDTH]``.
            words: projections of the words, ``[words, PARTY_WIDTH]``.
            distance: distance buckets, ``[words]``.
            para: paragraph distance buckets, ``[words]``.

        Returns:
            Logits ``[words, PARTY_ROLES]``.
        """
        joint = trigger + words + self.party_distances(distance) + self.party_paragraphs(para)
        logits: Tensor = self.party_output(torch.relu(joint)).float()
        return logits

    def deed_logits(self, parties: Tensor, keys: Tensor, values: Tensor) -> Tensor:
        """Score what one party does to another.

        Args:
            parties: sum of the projections of both, ``[DEED_WIDTH]``.
            keys: projections of the words of the sentence that are looked at, ``[words,
                DEED_WIDTH]``.
            values: what these words tell, ``[words, DEED_WIDTH]``.

        Returns:
            Logits ``[DEED_CLASSES]``.
        """
        told = _attended(parties, keys, values)
        joint = self.deed_dropout(torch.relu(parties + told))
        logits: Tensor = self.deed_output(joint).float()
        return logits

    def _now_and_then(self, projections: Tensor) -> Tensor:
        """Leave out the projections of some mentions, in training.

        What a few documents say of their own people must not outweigh what names and distances do.
        """
        if not self.training:
            return projections
        kept = torch.rand(len(projections), 1) >= MENTION_DROPOUT
        return projections * kept


def _attended(asking: Tensor, keys: Tensor, values: Tensor) -> Tensor:
    """Return the mean of values, each weighed by how far its key answers what is asked."""
    scores = (keys @ asking).float() / len(asking) ** 0.5
    return torch.softmax(scores, 0).to(values.dtype) @ values


def _table(rows: int, width: int) -> nn.Embedding:
    table = nn.Embedding(rows, width)
    nn.init.normal_(table.weight, std=0.1)
    return table
