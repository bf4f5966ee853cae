"""The network: MiniLM-L6 with surface features and three heads, as it is trained."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from onrecord.encoder.labels import (
    ATTRIBUTION_TAGS,
    DISTANCE_BUCKETS,
    FEATURE_COUNT,
    LINK_ROLES,
    NAME_TAGS,
    PARAGRAPH_BUCKETS,
)

LINK_WIDTH = 128
"""Width of the space in which cues and words are compared."""


class AttributionNetwork(nn.Module):
    """One encoder; heads for attribution tags, names, and what each word is to each cue."""

    def __init__(self, config: BertConfig) -> None:
        """Build the network with fresh heads over an encoder of ``config``."""
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.features = nn.Embedding(FEATURE_COUNT, config.hidden_size)
        nn.init.normal_(self.features.weight, std=0.01)
        self.dropout = nn.Dropout(0.1)
        self.tag_head = nn.Linear(config.hidden_size, len(ATTRIBUTION_TAGS))
        self.name_head = nn.Linear(config.hidden_size, len(NAME_TAGS))
        self.cue_projection = nn.Linear(config.hidden_size, LINK_WIDTH)
        self.word_projection = nn.Linear(config.hidden_size, LINK_WIDTH)
        self.distances = nn.Embedding(DISTANCE_BUCKETS, LINK_WIDTH)
        self.paragraph_distances = nn.Embedding(PARAGRAPH_BUCKETS, LINK_WIDTH)
        nn.init.normal_(self.distances.weight, std=0.1)
        nn.init.normal_(self.paragraph_distances.weight, std=0.1)
        self.link_output = nn.Linear(LINK_WIDTH, len(LINK_ROLES))

    @classmethod
    def from_minilm(cls, folder: Path) -> "AttributionNetwork":
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

    def encode(self, pieces: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        """Return hidden states ``[batch, pieces, hidden]``."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.features(features)
        hidden: Tensor = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return hidden

    def link_logits(self, cues: Tensor, words: Tensor, distance: Tensor, para: Tensor) -> Tensor:
        """Score what each word is to each cue.

        Args:
            cues: projections of cues, ``[cues, LINK_WIDTH]``.
            words: projections of words, ``[words, LINK_WIDTH]``.
            distance: distance buckets, ``[cues, words]``.
            para: paragraph distance buckets, ``[cues, words]``.

        Returns:
            Logits ``[cues, words, LINK_ROLES]``.
        """
        joint = cues[:, None] + words[None] + self.distances(distance)
        joint = joint + self.paragraph_distances(para)
        logits: Tensor = self.link_output(torch.relu(joint))
        return logits
