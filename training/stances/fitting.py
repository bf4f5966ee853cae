"""Fit the layers that tell stances to a teacher's, all else of the model files left as it is.

    python -m training.stances.fitting --shared ../shared --out build/training/stances

Trains the teacher, collects sentences that nobody annotated and has it label them, and fits the
layers over the shipped encoder's states of these and of the annotated sentences. Each step is left
out where its file is there already.
"""

import argparse
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.encoder.annotator import Annotator
from onrecord.encoder.labels import STANCES
from onrecord.encoder.manifest import MODEL_FOLDER, TOKENIZER_FILE, read_manifest
from onrecord.encoder.stance_layers import StanceTarget, mark_targets
from onrecord.encoder.tokenization import Tokenizer
from onrecord.evaluation.corpora.newsmtsc import Offsets, read_newsmtsc_train
from training.export import write_manifest, write_model
from training.network import ReaderNetwork
from training.pretrained import MINILM, mpnet
from training.stances.asked_sentences import collect, read_asked, save_asked
from training.stances.layers import STANCE_WIDTH, StanceLayers
from training.stances.states import StateReader
from training.stances.teacher import label, train_teacher
from training.warm_start import load_shipped

Floats = npt.NDArray[np.float32]
HalfFloats = npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class FitSettings:
    """What decides a run; see docs/experiments.md."""

    seed: int = 1
    epochs: int = 7
    rate: float = 1e-3
    warmup: float = 0.05
    weight_decay: float = 0.05
    batch: int = 128
    smoothing: float = 0.05


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


class StanceHead(nn.Module):
    """The layers with the projection that the graph puts out for them."""

    def __init__(self, hidden: int) -> None:
        """Build both with fresh weights, for states of so many values."""
        super().__init__()
        self.projection = nn.Linear(hidden, STANCE_WIDTH)
        self.layers = StanceLayers()

    def forward(self, states: HalfFloats, targets: Sequence[StanceTarget]) -> Tensor:
        """Return the logits of stances towards targets, ``[targets, STANCES]``."""
        marked = mark_targets(targets)
        read = torch.from_numpy(states[marked.words].astype(np.float32))
        marks = map(torch.from_numpy, (marked.named, marked.distances, marked.there))
        logits: Tensor = self.layers(self.projection(read), *marks)
        return logits


def taught_targets(
    reader: StateReader,
    tokenizer: Tokenizer,
    sentences: Iterable[tuple[str, Sequence[Offsets]]],
    shares: Floats,
) -> TaughtTargets:
    """Read the states of sentences, each alone.

    Args:
        reader: reads the states.
        tokenizer: cuts sentences into words.
        sentences: each with its targets.
        shares: what is to be told of each target.
    """
    states: list[HalfFloats] = []
    targets: list[StanceTarget] = []
    before = 0
    for text, offsets in sentences:
        tokens = tokenizer.tokenize(text)
        states.append(reader.states(tokens).astype(np.float16))
        near = range(before, before + len(states[-1]))
        for target in offsets:
            words = tokens.words_within(*target)
            named = range(before + words.start, min(before + words.stop, near.stop))
            targets.append(StanceTarget(named, near))
        before = near.stop
    kept = [number for number, target in enumerate(targets) if target.named]
    return TaughtTargets(
        np.concatenate(states), tuple(targets[number] for number in kept), shares[kept]
    )


def fit(parts: Sequence[TaughtTargets], settings: FitSettings = FitSettings()) -> StanceHead:
    """Fit the layers to what is to be told of targets.

    Args:
        parts: what is learned, at least one part with a target.
        settings: how.
    """
    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)
    head = StanceHead(parts[0].states.shape[1])
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
    return head.eval()


def _batches(
    parts: Sequence[TaughtTargets], size: int, rng: random.Random
) -> list[tuple[TaughtTargets, list[int]]]:
    """Deal targets out to batches of sentences of like length, each of one part."""
    found = []
    for part in parts:
        order = rng.sample(range(len(part.targets)), len(part.targets))
        for first in range(0, len(order), size * 20):
            pool = order[first : first + size * 20]
            pool.sort(key=lambda number: len(part.targets[number].near))
            found += [(part, pool[at : at + size]) for at in range(0, len(pool), size)]
    rng.shuffle(found)
    return found


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
    manifest = read_manifest(model)
    network = ReaderNetwork.from_minilm(MINILM)
    load_shipped(network, model)
    network.stance_words.load_state_dict(head.projection.state_dict())
    network.stance_layers.load_state_dict(head.layers.state_dict())
    tasks = manifest.tasks | {"stances"}
    products = write_model(network.eval(), out, quantized=True, tasks=tasks)
    write_manifest(out, products, manifest.calibration, manifest.inner_calibration, tasks)


def teach(shared: Path, out: Path, model: Path) -> list[TaughtTargets]:
    """Return what is learned: sentences that the teacher labelled, and annotated ones.

    Args:
        shared: the folder of corpora.
        out: where the steps are kept.
        model: the model files that find mentions and whose states are read.
    """
    annotated = read_newsmtsc_train(shared / "data" / "newsmtsc")
    listed, labelled = out / "sentences.jsonl", out / "labels.npy"
    if not listed.exists():
        save_asked(collect(shared, Annotator(model)), listed)
    sentences = read_asked(listed)
    if not labelled.exists():
        teacher = train_teacher(mpnet(out), annotated, out / "teacher.pt")
        asked = [teacher.ask(one.text, target) for one in sentences for target in one.targets]
        partial = labelled.with_suffix(".partial.npy")
        np.save(partial, label(teacher, asked))
        partial.replace(labelled)
    reader, tokenizer = StateReader(model), Tokenizer(model / TOKENIZER_FILE)
    logits = torch.from_numpy(np.load(labelled))
    by_teacher = torch.softmax(logits, -1).numpy()
    by_people = annotated_shares(
        [stance for one in annotated for _, stance in one.stances], FitSettings().smoothing
    )
    return [
        taught_targets(
            reader, tokenizer, [(one.text, one.targets) for one in sentences], by_teacher
        ),
        taught_targets(
            reader,
            tokenizer,
            [(one.text, [target for target, _ in one.stances]) for one in annotated],
            by_people,
        ),
    ]


def main() -> None:
    """Read the arguments, and fit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/training/stances"))
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER, help="changed in place")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    arguments.out.mkdir(parents=True, exist_ok=True)
    parts = teach(arguments.shared, arguments.out, arguments.model)
    put_into(arguments.model, fit(parts), arguments.model)


if __name__ == "__main__":
    main()
