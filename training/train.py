"""Train the network.

    python -m training.train --shared ../shared --out build/training

Reads the labels that `training.first_network` writes. Writes a checkpoint after each epoch and goes
on from the last one when started again. The log is one JSON object a line.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import numpy as np
import torch

from onrecord.encoder.tokenization import Tokenizer
from onrecord.evaluation.folds import MODEL_SUBFOLDER
from training.chained_articles import chained_documents
from training.corpora import Corpora, kept_out, read_corpora
from training.examples import LONGEST_WINDOW, Batch, Example, cut_windows, hide_pieces
from training.happening_corpora import HappeningShares, happening_windows
from training.labelling import label_attributions, label_mentions, label_names, label_pronoun
from training.losses import LossWeights, batch_loss
from training.network import ReaderNetwork
from training.pretrained import MINILM
from training.quotation_lists import make_lists
from training.silver import read_saved
from training.warm_start import load_shipped

CHECKPOINT_FILE: Final = "checkpoint.pt"
FIRST_LABELS = Path("build/training/first/labels.npz")
# How far types and forms of mentions in articles with annotated chains are trusted: a network found
# them.
_CHAINED_TRUST: Final = 0.5


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides a run; see docs/experiments.md for what was tried."""

    seed: int = 2026
    epochs: int = 12
    batch: int = 8
    encoder_rate: float = 3e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    weight_decay: float = 0.01
    # Weights shipped are a running average over about so many steps.
    averaged_steps: int = 1000
    # Shares of the articles with names and of the passages with pronouns that each epoch reads.
    name_share: float = 0.12
    pronoun_share: float = 0.2
    pronoun_batch: int = 16
    # Share of the pieces of GUM's documents that are hidden.
    hidden_pieces: float = 0.1
    # How often each epoch reads GUM's documents.
    document_passes: int = 1
    # Share of the articles with annotated chains that each epoch reads.
    chained_share: float = 0.5
    # Made lists of quotations that each epoch reads.
    quotation_lists: int = 40
    # Whether all is left as it is but what tells of happenings.
    only_happenings: bool = False
    weights: LossWeights = field(default_factory=LossWeights)
    happenings: HappeningShares = field(default_factory=HappeningShares)


CONTINUED: Final = Settings(
    epochs=3,
    encoder_rate=1e-4,
    head_rate=5e-4,
    warmup=0.1,
    averaged_steps=400,
    document_passes=2,
    happenings=HappeningShares(stances=0.9, speech_acts=0.3, deeds=2),
)
"""For going on from shipped model files with heads that are new."""

HAPPENINGS_ALONE: Final = replace(
    CONTINUED,
    epochs=3,
    head_rate=6e-4,
    quotation_lists=0,
    only_happenings=True,
    happenings=HappeningShares(stances=1.0, speech_acts=0.5, deeds=3),
)
"""For adding the heads of what happened to model files of which all else is to stay."""


def epoch_batches(
    corpora: Corpora, tokenizer: Tokenizer, settings: Settings, epoch: int
) -> list[Batch]:
    """Return the batches of one epoch, noised and shuffled by its seed."""
    rng = random.Random(f"{settings.seed}-{epoch}")
    windows = list(_attribution_windows(corpora, tokenizer, settings, rng))
    for article in rng.sample(corpora.named, int(len(corpora.named) * settings.name_share)):
        windows += cut_windows(label_names(article, tokenizer), LONGEST_WINDOW, rng)
    windows += happening_windows(corpora.happenings, tokenizer, settings.happenings, rng)
    rng.shuffle(windows)
    found = [Batch(group) for group in _groups(windows, settings.batch)]
    found += _document_batches(corpora, tokenizer, settings, rng)
    found += _pronoun_batches(corpora, tokenizer, settings, rng)
    rng.shuffle(found)
    return found


def _attribution_windows(
    corpora: Corpora, tokenizer: Tokenizer, settings: Settings, rng: random.Random
) -> Iterator[Example]:
    if not corpora.attributed:
        return
    headings = list(corpora.headings)
    happenings = corpora.happenings.annotated
    # Those whose attributions are annotated by hand are read twice, each time with other noise.
    again = (a for a in corpora.attributed if a.name in corpora.by_hand)
    lists = make_lists(corpora.quotations, settings.quotation_lists, rng)
    for article in (*corpora.attributed, *again, *lists):
        by_hand = corpora.by_hand.get(article.name)
        text = label_attributions(
            article,
            tokenizer,
            by_hand or corpora.by_rule.get(article.name),
            corpora.silver.get(article.name),
            happenings.get(article.name),
            by_hand=by_hand is not None,
            headings=headings,
            rng=rng,
        )
        yield from cut_windows(text, LONGEST_WINDOW, rng)


def _document_batches(
    corpora: Corpora, tokenizer: Tokenizer, settings: Settings, rng: random.Random
) -> Iterator[Batch]:
    """Yield each document with its mentions, and some of the articles with annotated chains."""
    whole = [label_mentions(d, tokenizer) for d in corpora.documents * settings.document_passes]
    drawn = rng.sample(corpora.chained, int(len(corpora.chained) * settings.chained_share))
    whole += [label_mentions(article, tokenizer, _CHAINED_TRUST) for article in drawn]
    for text in whole:
        cut = cut_windows(text, LONGEST_WINDOW, rng)
        hidden = tuple(hide_pieces(window, settings.hidden_pieces, rng) for window in cut)
        yield Batch(hidden, spans=text.spans)


def _pronoun_batches(
    corpora: Corpora, tokenizer: Tokenizer, settings: Settings, rng: random.Random
) -> Iterator[Batch]:
    choices = rng.sample(corpora.pronouns, int(len(corpora.pronouns) * settings.pronoun_share))
    texts = [label_pronoun(choice, tokenizer) for choice in choices]
    fitting = [text for text in texts if len(text.tokens.pieces) <= LONGEST_WINDOW]
    for first in range(0, len(fitting), settings.pronoun_batch):
        group = fitting[first : first + settings.pronoun_batch]
        yield Batch(
            tuple(next(cut_windows(text, LONGEST_WINDOW, None)) for text in group),
            pronouns=tuple(text.pronoun for text in group if text.pronoun),
        )


def _groups(windows: list[Example], size: int) -> Iterator[list[Example]]:
    """Group windows of like length."""
    pool = size * 16
    for first in range(0, len(windows), pool):
        chunk = sorted(windows[first : first + pool], key=lambda w: len(w.pieces))
        for start in range(0, len(chunk), size):
            yield chunk[start : start + size]


def rate_at(step: int, steps: int, warmup: float) -> float:
    """Return the share of the learning rate: linear warm-up, then linear decay."""
    rise = max(1, int(steps * warmup))
    if step < rise:
        return (step + 1) / rise
    return max(0.0, (steps - step) / (steps - rise))


def make_optimizer(network: ReaderNetwork, settings: Settings) -> torch.optim.AdamW:
    """Return AdamW with a lower rate for the encoder than for the heads."""
    if settings.only_happenings:
        network.learn_happenings_alone()
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    heads = [
        parameter
        for name, parameter in network.named_parameters()
        if not name.startswith("encoder.") and parameter.requires_grad
    ]
    return torch.optim.AdamW(
        [
            {"params": encoder, "lr": settings.encoder_rate},
            {"params": heads, "lr": settings.head_rate},
        ],
        weight_decay=settings.weight_decay,
    )


def half_precision() -> AbstractContextManager[object]:
    """Return a context of bfloat16 products where the processor multiplies such numbers itself.

    Elsewhere they are emulated, many times slower than single precision.
    """
    flags = Path("/proc/cpuinfo").read_text("utf-8") if Path("/proc/cpuinfo").exists() else ""
    able = "avx512_bf16" in flags or "amx_bf16" in flags
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=able)


class Average:
    """A running average of the weights, which reads better than the last ones do."""

    def __init__(self, network: ReaderNetwork, steps: int) -> None:
        """Start from the weights as they are."""
        self.weights = {k: v.detach().clone() for k, v in network.state_dict().items()}
        self._steps = steps

    def update(self, network: ReaderNetwork, step: int) -> None:
        """Take in the weights after a step; early on the average is over fewer."""
        share = 1.0 / min(self._steps, 1 + step / 10)
        with torch.no_grad():
            for name, value in network.named_parameters():
                if value.requires_grad:
                    self.weights[name].lerp_(value, share)


def train(corpora: Corpora, out: Path, settings: Settings, start: Path | None = None) -> None:
    """Train to the end, from the last checkpoint where there is one.

    Args:
        corpora: what is learned from.
        out: the folder of checkpoint and log.
        settings: how.
        start: a folder of model files, or a checkpoint, to start from; None to start from MiniLM.
    """
    torch.manual_seed(settings.seed)
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer(MINILM / "tokenizer.json")
    network = ReaderNetwork.from_minilm(MINILM)
    if start and start.is_dir():
        load_shipped(network, start)
    elif start:
        network.load_state_dict(torch.load(start, weights_only=True)["network"])
    optimizer = make_optimizer(network, settings)
    average = Average(network, settings.averaged_steps)
    base_rates = [group["lr"] for group in optimizer.param_groups]
    checkpoint = out / CHECKPOINT_FILE
    first_epoch = step = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(saved["last"])
        optimizer.load_state_dict(saved["optimizer"])
        average.weights = saved["network"]
        first_epoch, step = saved["epochs"], saved["step"]
    steps = settings.epochs * len(epoch_batches(corpora, tokenizer, settings, 0))
    network.train()
    for epoch in range(first_epoch, settings.epochs):
        torch.manual_seed(settings.seed + epoch)
        started = time.time()
        losses = []
        for batch in epoch_batches(corpora, tokenizer, settings, epoch):
            share = rate_at(step, steps, settings.warmup)
            for group, rate in zip(optimizer.param_groups, base_rates, strict=True):
                group["lr"] = rate * share
            with half_precision():
                loss = batch_loss(network, batch, settings.weights)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            losses.append(loss.item())
            step += 1
            average.update(network, step)
            if step % 50 == 0:
                recent, seconds = float(np.mean(losses[-50:])), time.time() - started
                _log(out, epoch=epoch, step=step, of=steps, loss=recent, seconds=seconds)
        save_state(
            checkpoint,
            network=average.weights,
            last=network.state_dict(),
            optimizer=optimizer.state_dict(),
            epochs=epoch + 1,
            step=step,
            tasks=corpora.happenings.tasks(),
        )
        _log(out, epoch=epoch + 1, loss=float(np.mean(losses)), seconds=time.time() - started)


def save_state(path: Path, **state: object) -> None:
    """Write what a run goes on from, whole or not at all."""
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(path)


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
    parser.add_argument("--first", type=Path, default=FIRST_LABELS)
    parser.add_argument(
        "--from-model", type=Path, help="go on from the model files in this folder, for less long"
    )
    parser.add_argument(
        "--only-happenings",
        action="store_true",
        help="with --from-model: train the heads of what happened, and leave all else as it is",
    )
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    shared, finder = arguments.shared, arguments.first.parent / MODEL_SUBFOLDER
    left_out = kept_out(shared)
    corpora = replace(
        read_corpora(shared, left_out),
        silver=read_saved(arguments.first),
        chained=chained_documents(shared, finder, left_out),
    )
    settings = CONTINUED if arguments.from_model else Settings()
    if arguments.only_happenings:
        settings, corpora = HAPPENINGS_ALONE, corpora.of_happenings()
    train(corpora, arguments.out, settings, arguments.from_model)


if __name__ == "__main__":
    main()
