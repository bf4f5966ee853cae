"""The teacher: MPNet-base, asked about one target of a sentence at a time.

It reads stances far better than the encoder that is shipped, and is seven times as large. It learns
from NewsMTSC (Hamborg and Donnay 2021), and what it makes of sentences that nobody annotated is
then learned by the layers that are shipped (knowledge distillation, Hinton et al. 2015).
"""

import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer, PreTrainedTokenizerFast

from onrecord.encoder.labels import STANCES
from onrecord.evaluation.corpora.newsmtsc import Offsets, StanceSentence
from training.train import half_precision, rate_at, save_state

Floats = npt.NDArray[np.float32]

# Word pieces of a sentence that are read, half of them on either side of the target.
_MOST_PIECES: Final = 200
_BATCH: Final = 32
_LABELLED_AT_ONCE: Final = 64
# Batches that are dealt out together, those of like length side by side.
_POOL: Final = 30
_LOG_STEPS: Final = 50


@dataclass(frozen=True, slots=True)
class TeacherSettings:
    """What decides a run."""

    seed: int = 1
    epochs: int = 3
    encoder_rate: float = 2e-5
    head_rate: float = 1e-4
    warmup: float = 0.06
    smoothing: float = 0.05


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence as the teacher reads it: its pieces, then those of the target again.

    Attributes:
        pieces: the word pieces.
        named: for each piece, 1 where it is of the target, where it stands in the sentence.
    """

    pieces: tuple[int, ...]
    named: tuple[int, ...]


class StanceTeacher(nn.Module):
    """MPNet with the target marked; its first piece and the target's pieces tell the stance."""

    def __init__(self, folder: Path) -> None:
        """Start from the pretrained weights in a folder; the embeddings stay as they are."""
        super().__init__()
        self.tokenizer: PreTrainedTokenizerFast = AutoTokenizer.from_pretrained(folder)
        self.encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False)
        self.encoder.get_input_embeddings().weight.requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.marks = nn.Embedding(2, width)
        nn.init.normal_(self.marks.weight, std=0.02)
        self.joining = nn.Linear(2 * width, width)
        self.output = nn.Linear(width, len(STANCES))
        self.dropout = nn.Dropout(0.1)

    def ask(self, text: str, target: Offsets) -> Asked:
        """Return a sentence as it is read for the words at ``target``."""
        found = self.tokenizer(text, add_special_tokens=False, return_offsets_mapping=True)
        pieces: list[int] = found["input_ids"]
        start, end = target
        named = [int(first < end and last > start) for first, last in found["offset_mapping"]]
        middle = named.index(1) if 1 in named else 0
        first = max(0, middle - _MOST_PIECES // 2)
        pieces, named = pieces[first : first + _MOST_PIECES], named[first : first + _MOST_PIECES]
        begin, close = self.tokenizer.cls_token_id, self.tokenizer.sep_token_id
        again = [piece for piece, is_named in zip(pieces, named, strict=True) if is_named]
        return Asked(
            (begin, *pieces, close, close, *again, close),
            (0, *named, *(0 for _ in range(len(again) + 3))),
        )

    def forward(self, asked: Sequence[Asked]) -> Tensor:
        """Return the logits of the stances, ``[asked, STANCES]``."""
        width = max(len(one.pieces) for one in asked)
        shape = len(asked), width
        pieces = torch.full(shape, self.tokenizer.pad_token_id)
        named, there = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
        for row, one in enumerate(asked):
            size = len(one.pieces)
            pieces[row, :size] = torch.tensor(one.pieces)
            named[row, :size] = torch.tensor(one.named)
            there[row, :size] = 1
        embedded = self.encoder.get_input_embeddings()(pieces) + self.marks(named)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=there).last_hidden_state
        shares = named / named.sum(1, keepdim=True).clamp(min=1)
        target = (hidden * shares[..., None]).sum(1)
        joined = self.joining(self.dropout(torch.cat([hidden[:, 0], target], -1)))
        logits: Tensor = self.output(self.dropout(torch.tanh(joined)))
        return logits.float()


def train_teacher(
    folder: Path,
    sentences: Iterable[StanceSentence],
    checkpoint: Path,
    settings: TeacherSettings = TeacherSettings(),
) -> StanceTeacher:
    """Train a teacher to the end, from the last checkpoint where there is one.

    Args:
        folder: the pretrained weights.
        sentences: what it learns from.
        checkpoint: written after each pass.
        settings: how.
    """
    torch.manual_seed(settings.seed)
    teacher = StanceTeacher(folder)
    asked = [
        (teacher.ask(sentence.text, target), STANCES.index(stance))
        for sentence in sentences
        for target, stance in sentence.stances
    ]
    encoder = [p for p in teacher.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in teacher.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": encoder, "lr": settings.encoder_rate},
            {"params": heads, "lr": settings.head_rate},
        ]
    )
    first_epoch = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        teacher.load_state_dict(saved["network"])
        first_epoch = saved["epochs"]
        if first_epoch < settings.epochs:
            optimizer.load_state_dict(saved["optimizer"])
    rates = settings.encoder_rate, settings.head_rate
    a_pass = len(_batches(asked, 0))
    for epoch in range(first_epoch, settings.epochs):
        teacher.train()
        torch.manual_seed(settings.seed + epoch)
        started = time.time()
        for number, batch in enumerate(_batches(asked, settings.seed + epoch), start=1):
            step = epoch * a_pass + number
            share = rate_at(step, settings.epochs * a_pass, settings.warmup)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * share
            with half_precision():
                logits = teacher([one for one, _ in batch])
            stances = torch.tensor([stance for _, stance in batch])
            loss = functional.cross_entropy(logits, stances, label_smoothing=settings.smoothing)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            if number % _LOG_STEPS == 0:
                taken = f"{time.time() - started:.0f} s"
                print(f"teacher, pass {epoch + 1}: {number} of {a_pass}, {taken}", flush=True)
        state = teacher.state_dict(), optimizer.state_dict()
        save_state(checkpoint, network=state[0], optimizer=state[1], epochs=epoch + 1)
    return teacher.eval()


def label(teacher: StanceTeacher, asked: Sequence[Asked]) -> Floats:
    """Return the teacher's logits, ``[asked, STANCES]``."""
    logits = np.zeros((len(asked), len(STANCES)), dtype=np.float32)
    order = sorted(range(len(asked)), key=lambda number: len(asked[number].pieces))
    for first in range(0, len(order), _LABELLED_AT_ONCE):
        batch = order[first : first + _LABELLED_AT_ONCE]
        with torch.no_grad(), half_precision():
            logits[batch] = teacher([asked[number] for number in batch]).numpy()
        if first // _LABELLED_AT_ONCE % _LOG_STEPS == 0:
            print(f"teacher: {first} of {len(order)} labelled", flush=True)
    return logits


def _batches(asked: Sequence[tuple[Asked, int]], seed: int) -> list[list[tuple[Asked, int]]]:
    """Deal out what is learned in one pass to batches of like length, by chance."""
    rng = random.Random(seed)
    order = rng.sample(asked, len(asked))
    batches = []
    for first in range(0, len(order), _BATCH * _POOL):
        pool = sorted(order[first : first + _BATCH * _POOL], key=lambda one: len(one[0].pieces))
        batches += [pool[start : start + _BATCH] for start in range(0, len(pool), _BATCH)]
    rng.shuffle(batches)
    return batches
