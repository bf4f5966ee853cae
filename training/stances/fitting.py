"""Fit the layers that tell stances to a teacher's, all else of the model files left as it is.

    python -m training.stances.fitting --shared ../shared --out build/training/stances

Trains the teacher, collects sentences that nobody annotated and has it label them, and fits the
layers over the shipped encoder's states of these and of the annotated sentences, of these alone at
last. Each step before the fit is left out where its file is there already. The states take 10 GB of
disk.
"""

import argparse
import random
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.encoder.annotator import Annotator
from onrecord.encoder.labels import STANCES
from onrecord.encoder.manifest import MODEL_FOLDER, TOKENIZER_FILE, read_manifest
from onrecord.encoder.stance_layers import StanceTarget, mark_targets
from onrecord.encoder.tokenization import TokenizedText, Tokenizer
from onrecord.evaluation.corpora.newsmtsc import (
    Offsets,
    StanceSentence,
    read_newsmtsc_train,
)
from training.export import rewrite_model
from training.network import ReaderNetwork
from training.pretrained import mpnet
from training.stances.asked_sentences import AskedSentence, collect, read_asked, save_asked
from training.stances.layers import StanceRounds, StanceWords
from training.stances.states import HalfFloats, StateReader, words_read
from training.stances.teacher import label, train_teacher

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FitSettings:
    """What decides a run; see docs/experiments.md.

    Attributes:
        seed: for what is left out by chance and the order of batches.
        epochs: passes over all that is learned.
        rate: the highest step size.
        warmup: share of the run in which the step size grows, 0 to 1.
        weight_decay: of all weights.
        batch: sentences in a step, with all their targets.
        smoothing: share of an annotated stance that is dealt out to all stances, 0 to 1.
    """

    seed: int = 1
    epochs: int = 8
    rate: float = 1e-3
    warmup: float = 0.05
    weight_decay: float = 0.05
    batch: int = 64
    smoothing: float = 0.05


FINISHING: Final = FitSettings(epochs=2, rate=2e-4, warmup=0.2)
"""How the layers are fitted further to the corpus that people annotated."""


@dataclass(frozen=True, slots=True, eq=False)
class TaughtTargets:
    """Targets in sentences, and what is to be told of them.

    Attributes:
        states: of all words, one sentence after another, ``[words, layers * hidden]``.
        targets: the targets, by numbers of words in ``states``.
        shares: what is to be told of each, ``[targets, STANCES]``, rows that sum to 1.
    """

    states: HalfFloats
    targets: tuple[StanceTarget, ...]
    shares: Floats


@dataclass(frozen=True, slots=True)
class Lessons:
    """What is learned, and what is learned once more at last.

    Attributes:
        first: what the teacher labelled, and what people annotated.
        last: what people annotated, and what the teacher labelled in the same sentences.
    """

    first: tuple[TaughtTargets, ...]
    last: tuple[TaughtTargets, ...]


class StanceHead(nn.Module):
    """What words tell of stances, and the rounds in which targets look at them."""

    def __init__(self, hidden: int) -> None:
        """Build both with fresh weights, for states of so many values."""
        super().__init__()
        self.words = StanceWords(hidden)
        self.rounds = StanceRounds()

    def forward(self, states: HalfFloats, targets: Sequence[StanceTarget]) -> Tensor:
        """Return the logits of stances towards targets, ``[targets, STANCES]``."""
        marked = mark_targets(targets)
        # Several targets look at the same words, which tell each of them the same.
        read, places = np.unique(marked.words, return_inverse=True)
        words, told = self.words(torch.from_numpy(states[read].astype(np.float32)))
        near = torch.from_numpy(places.reshape(marked.words.shape))
        logits: Tensor = self.rounds(words[near], told[near], marked)
        return logits


def taught_targets(
    sentences: Sequence[tuple[TokenizedText, Sequence[Offsets]]],
    states: HalfFloats,
    shares: Floats,
) -> TaughtTargets:
    """Return what is learned of the targets of sentences.

    Args:
        sentences: each with its targets.
        states: of their words.
        shares: what is to be told of each target.
    """
    targets: list[StanceTarget] = []
    extents = word_extents([tokens for tokens, _ in sentences])
    for (tokens, offsets), near in zip(sentences, extents, strict=True):
        for target in offsets:
            words = tokens.words_within(*target)
            named = range(near.start + words.start, min(near.start + words.stop, near.stop))
            targets.append(StanceTarget(named, near))
    kept = [number for number, target in enumerate(targets) if target.named]
    return TaughtTargets(states, tuple(targets[number] for number in kept), shares[kept])


def word_extents(texts: Sequence[TokenizedText]) -> list[range]:
    """Return the numbers of the words of each text, where one text follows another."""
    ends = list(accumulate(map(words_read, texts), initial=0))
    return [range(start, end) for start, end in pairwise(ends)]


def within(part: TaughtTargets, sentences: Container[range]) -> TaughtTargets:
    """Return what of a part is in sentences, given by the numbers of their words."""
    kept = [number for number, target in enumerate(part.targets) if target.near in sentences]
    targets = tuple(part.targets[number] for number in kept)
    return TaughtTargets(part.states, targets, part.shares[kept])


def fit(head: StanceHead, parts: Sequence[TaughtTargets], settings: FitSettings) -> None:
    """Fit the layers, in place, to what is to be told of targets.

    Args:
        head: the layers, as they are.
        parts: what is learned, at least one part with a target.
        settings: how.
    """
    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)
    optimizer = torch.optim.AdamW(
        head.parameters(), lr=settings.rate, weight_decay=settings.weight_decay
    )
    steps = settings.epochs * len(_batches(parts, settings.batch, rng))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, settings.rate, total_steps=steps + 1, pct_start=settings.warmup
    )
    head.train()
    for epoch in range(settings.epochs):
        losses = []
        for part, batch in _batches(parts, settings.batch, rng):
            logits = head(part.states, [part.targets[number] for number in batch])
            loss = functional.cross_entropy(logits, torch.from_numpy(part.shares[batch]))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"layers for stances, pass {epoch + 1}: loss {np.mean(losses):.4f}", flush=True)
    head.eval()


def _batches(
    parts: Sequence[TaughtTargets], size: int, rng: random.Random
) -> list[tuple[TaughtTargets, list[int]]]:
    """Deal targets out to batches of sentences of like length, each of one part."""
    found = []
    for part in parts:
        sentences = _by_sentence(part.targets)
        order = rng.sample(list(sentences), len(sentences))
        for first in range(0, len(order), size * 20):
            pool = sorted(order[first : first + size * 20], key=len)
            found += [
                (part, [number for near in pool[at : at + size] for number in sentences[near]])
                for at in range(0, len(pool), size)
            ]
    rng.shuffle(found)
    return found


def _by_sentence(targets: Sequence[StanceTarget]) -> dict[range, list[int]]:
    """Return the numbers of the targets in each sentence."""
    sentences: dict[range, list[int]] = {}
    for number, target in enumerate(targets):
        sentences.setdefault(target.near, []).append(number)
    return sentences


def annotated_shares(stances: Sequence[str], smoothing: float) -> Floats:
    """Return what is to be told of annotated targets, ``[targets, STANCES]``.

    Args:
        stances: the stance of each.
        smoothing: share of each that is dealt out to all stances, 0 to 1.
    """
    numbers = [STANCES.index(stance) for stance in stances]
    sure = np.eye(len(STANCES), dtype=np.float32)[numbers]
    shares: Floats = sure * (1 - smoothing) + smoothing / len(STANCES)
    return shares


def put_into(model: Path, head: StanceHead, out: Path) -> None:
    """Write model files with these layers, and all else as it is.

    Args:
        model: the model files as they are.
        head: the layers.
        out: the folder to write into; it may be the same.
    """

    def change(network: ReaderNetwork) -> None:
        network.stance_words.load_state_dict(head.words.state_dict())
        network.stance_rounds.load_state_dict(head.rounds.state_dict())

    rewrite_model(model, out, "stances", change)


def labelled_sentences(
    shared: Path, out: Path, annotator: Annotator, annotated: Sequence[StanceSentence]
) -> tuple[list[AskedSentence], Floats]:
    """Return sentences that nobody annotated, and what the teacher tells of all their targets.

    Args:
        shared: the folder of corpora.
        out: where the steps are kept.
        annotator: finds sentences and mentions.
        annotated: what the teacher learns from.

    Returns:
        The sentences, and shares of stances, ``[targets, STANCES]``.
    """
    listed, labelled = out / "sentences.jsonl", out / "labels.npy"
    if not listed.exists():
        save_asked(collect(shared, annotator), listed)
    sentences = read_asked(listed)
    if not labelled.exists():
        teacher = train_teacher(mpnet(out), annotated, out / "teacher.pt")
        asked = [teacher.ask(one.text, target) for one in sentences for target in one.targets]
        partial = labelled.with_suffix(".partial.npy")
        np.save(partial, label(teacher, asked))
        partial.replace(labelled)
    shares: Floats = torch.softmax(torch.from_numpy(np.load(labelled)), -1).numpy()
    return sentences, shares


def lessons(shared: Path, out: Path, model: Path) -> Lessons:
    """Return what is learned: sentences that the teacher labelled, and annotated ones.

    Args:
        shared: the folder of corpora.
        out: where the steps are kept.
        model: the model files that find mentions and whose states are read.
    """
    annotated = read_newsmtsc_train(shared / "data" / "newsmtsc")
    sentences, shares = labelled_sentences(shared, out, Annotator(model), annotated)
    stances = [stance for one in annotated for _, stance in one.stances]
    reader, tokenizer = StateReader(model), Tokenizer(model / TOKENIZER_FILE)
    version = read_manifest(model).version

    asked = [(tokenizer.tokenize(one.text), one.targets) for one in sentences]
    texts = [tokens for tokens, _ in asked]
    states = reader.kept(texts, out / f"taught.{version}.states")
    taught = taught_targets(asked, states, shares)
    known = {one.text for one in annotated}
    extents = zip(sentences, word_extents(texts), strict=True)
    beside = within(taught, {words for one, words in extents if one.text in known})

    told = [
        (tokenizer.tokenize(one.text), [target for target, _ in one.stances]) for one in annotated
    ]
    states = reader.kept([tokens for tokens, _ in told], out / f"annotated.{version}.states")
    learned = taught_targets(told, states, annotated_shares(stances, FitSettings().smoothing))
    return Lessons((taught, learned), (learned, beside))


def main() -> None:
    """Read the arguments, and fit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/training/stances"))
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER, help="changed in place")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    arguments.out.mkdir(parents=True, exist_ok=True)
    learned = lessons(arguments.shared, arguments.out, arguments.model)
    torch.manual_seed(FitSettings().seed)
    head = StanceHead(learned.first[0].states.shape[1])
    fit(head, learned.first, FitSettings())
    fit(head, learned.last, FINISHING)
    put_into(arguments.model, head, arguments.model)


if __name__ == "__main__":
    main()
