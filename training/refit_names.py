"""Fit the name head anew over the trained encoder, on all of the articles with names.

    python -m training.refit_names --shared ../shared --out build/training

Training reads a share of them only, since the attributions matter most there; with the encoder as
it is, a linear head over all of them takes minutes. Writes ``checkpoint-names.pt`` beside the
checkpoint that it starts from.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.encoder.tokenization import END_PIECE, START_PIECE, Tokenizer
from training.examples import IGNORED, Example, cut_windows, label_names
from training.export import load_network
from training.names import NamedArticle, read_worldwide
from training.network import AttributionNetwork
from training.train import LONGEST_WINDOW, MINILM

# Every 10th article is kept out, to tell how well the head reads names.
HELD_OUT_STEP = 10
EPOCHS = 8
BATCH = 1024
RATE = 2e-3
SEED = 2026


@dataclass(frozen=True, slots=True)
class Words:
    """Hidden states of words, and their name tags."""

    hidden: Tensor
    tags: Tensor


def read_words(
    network: AttributionNetwork, articles: list[NamedArticle], tokenizer: Tokenizer
) -> Words:
    """Run the encoder over the articles."""
    hidden: list[Tensor] = []
    tags: list[np.ndarray] = []
    with torch.inference_mode():
        for article in articles:
            for window in cut_windows(label_names(article, tokenizer), LONGEST_WINDOW, None):
                hidden.append(_hidden(network, window))
                tags.append(window.names)
    return Words(torch.cat(hidden), torch.from_numpy(np.concatenate(tags)))


def _hidden(network: AttributionNetwork, window: Example) -> Tensor:
    pieces = torch.tensor([[START_PIECE, *window.pieces.tolist(), END_PIECE]])
    features = torch.zeros_like(pieces)
    features[0, 1:-1] = torch.from_numpy(window.features)
    states: Tensor = network.encode(pieces, features, None)[0]
    return states[torch.from_numpy(window.first_pieces) + 1]


def fit(network: AttributionNetwork, words: Words) -> None:
    """Fit the head by minimising cross-entropy with AdamW."""
    generator = torch.Generator().manual_seed(SEED)
    optimizer = torch.optim.AdamW(network.name_head.parameters(), lr=RATE, weight_decay=1e-4)
    steps = EPOCHS * -(-len(words.tags) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    for epoch in range(EPOCHS):
        losses = []
        for rows in torch.randperm(len(words.tags), generator=generator).split(BATCH):
            logits = network.name_head(words.hidden[rows])
            loss = functional.cross_entropy(logits, words.tags[rows], ignore_index=IGNORED)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}", flush=True)


def word_f1(network: AttributionNetwork, words: Words) -> float:
    """Return the F1 of words in names with their type right."""
    with torch.inference_mode():
        predicted = (network.name_head(words.hidden).argmax(1) + 1) // 2
    gold = (words.tags + 1) // 2
    right = int(((predicted == gold) & (gold > 0)).sum())
    found, wanted = int((predicted > 0).sum()), int((gold > 0).sum())
    return 2 * right / (found + wanted)


def main() -> None:
    """Read the arguments and fit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    network = load_network(arguments.out / "checkpoint.pt")
    tokenizer = Tokenizer(MINILM / "tokenizer.json")
    articles = list(read_worldwide(arguments.shared / "data" / "worldwide-ner"))
    learned = [a for n, a in enumerate(articles) if n % HELD_OUT_STEP]
    kept_out = read_words(network, articles[::HELD_OUT_STEP], tokenizer)
    words = read_words(network, learned, tokenizer)
    print(f"{len(words.tags)} words; F1 on articles kept out: {word_f1(network, kept_out):.4f}")
    fit(network, words)
    print(f"and with the head fitted: {word_f1(network, kept_out):.4f}")
    torch.save({"network": network.state_dict()}, arguments.out / "checkpoint-names.pt")


if __name__ == "__main__":
    main()
