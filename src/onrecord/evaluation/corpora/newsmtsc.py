"""NewsMTSC (Hamborg and Donnay 2021): stances of sentences of political news towards targets."""

import json
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.schema.happening_spans import Stance

Offsets = tuple[int, int]

PARTS: Final = ("newsmtsc-rw", "newsmtsc-mt")
"""Folders of the corpus: sentences as they come, and those with several targets. They share their
train part."""

_STANCES: Final[dict[float, Stance]] = {2: "negative", 4: "neutral", 6: "positive"}


@dataclass(frozen=True, slots=True)
class StanceSentence:
    """A sentence and how it treats whom words in it name.

    Attributes:
        text: the sentence.
        stances: characters of each target, and the stance; each target once, in order.
    """

    text: str
    stances: tuple[tuple[Offsets, Stance], ...]


def read_newsmtsc(path: Path, left_out: Container[str] = frozenset()) -> Iterator[StanceSentence]:
    """Read one file of the corpus, in its order.

    Targets whose offsets are not those of their words are looked for; what was not decided, or
    decided in two ways for the same words, is left out, and with it a sentence without any other.

    Args:
        path: a file of JSON Lines.
        left_out: sentences to leave out, such as those of another part.

    Raises:
        UnreadableInput: the file cannot be read.
        MalformedInput: a line is no sentence of the corpus.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error
    for line in filter(str.strip, lines):
        try:
            sentence = _sentence(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise MalformedInput(f"{path} is no file of NewsMTSC: {error!r}") from error
        if sentence.stances and sentence.text not in left_out:
            yield sentence


def read_newsmtsc_train(folder: Path) -> list[StanceSentence]:
    """Read the train part, less the sentences that a dev part has too.

    Args:
        folder: the folder of the corpus, with those of its ``PARTS``.

    Raises:
        UnreadableInput: a file cannot be read.
        MalformedInput: a file is none of the corpus.
    """
    held_out = {
        sentence.text for part in PARTS for sentence in read_newsmtsc(folder / part / "dev.jsonl")
    }
    return list(read_newsmtsc(folder / PARTS[0] / "train.jsonl", held_out))


def _sentence(data: dict[str, Any]) -> StanceSentence:
    text: str = data["sentence_normalized"]
    found: dict[Offsets, set[Stance | None]] = {}
    for target in data["targets"]:
        extent = _extent(text, target)
        if extent is not None:
            found.setdefault(extent, set()).add(_STANCES.get(float(target["polarity"])))
    decided = (
        (extent, stance)
        for extent, stances in sorted(found.items())
        if len(stances) == 1 and (stance := next(iter(stances))) is not None
    )
    return StanceSentence(text, tuple(decided))


def _extent(text: str, target: dict[str, Any]) -> Offsets | None:
    start, words = int(target["from"]), str(target["mention"])
    if words and text[start : start + len(words)] == words:
        return start, start + len(words)
    nearest = sorted(_places(text, words), key=lambda place: abs(place - start))
    return (nearest[0], nearest[0] + len(words)) if nearest else None


def _places(text: str, words: str) -> Iterator[int]:
    place = text.find(words) if words else -1
    while place >= 0:
        yield place
        place = text.find(words, place + 1)
