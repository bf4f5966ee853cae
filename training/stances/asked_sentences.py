"""Sentences of news that nobody annotated, and whom in them the teacher is asked about."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onrecord.encoder.annotator import Annotator
from onrecord.evaluation.corpora.gum import read_gum
from onrecord.evaluation.corpora.newsmtsc import (
    PARTS,
    Offsets,
    read_newsmtsc,
    read_newsmtsc_train,
)
from onrecord.evaluation.corpora.polnear import read_polnear
from onrecord.evaluation.corpora.stories import read_stories
from onrecord.evaluation.corpora.worldwide import read_worldwide
from onrecord.schema.annotation import Annotations, EntityMention

# Sentences of so many characters.
_SHORTEST, _LONGEST = 30, 500
# Targets of one sentence: how it treats one and not another teaches most.
_MOST_TARGETS: Final = 4
# Places are seldom treated in any way; names of more words than this are told by their heads.
_PLACES: Final = 0.3
_LONGEST_NAME: Final = 4
# How often a target is all the words that name it, and not its head alone.
_WHOLE: Final = 0.6
# Characters of a held-out sentence by which its like is known.
_KNOWN_BY: Final = 60


@dataclass(frozen=True, slots=True)
class AskedSentence:
    """A sentence and the words in it that name somebody.

    Attributes:
        text: the sentence.
        targets: characters of each target, in order.
    """

    text: str
    targets: tuple[Offsets, ...]


def collect(shared: Path, annotator: Annotator, seed: int = 7) -> list[AskedSentence]:
    """Read the corpora for sentences with targets, none of them held out.

    Args:
        shared: the folder of what is learned from.
        annotator: finds sentences and mentions.
        seed: of which targets are drawn.
    """
    rng = random.Random(seed)
    newsmtsc = shared / "data" / "newsmtsc"
    held_out = {
        _known_by(sentence.text)
        for part in PARTS
        for sentence in read_newsmtsc(newsmtsc / part / "dev.jsonl")
    }
    seen: set[str] = set()
    found: list[AskedSentence] = []
    for number, (text, is_sentence) in enumerate(_texts(shared)):
        if number % 500 == 0:
            print(f"sentences to ask about: {number} texts read", flush=True)
        for one in _asked_of(text, annotator.annotate(text), is_sentence, rng):
            key = _letters(one.text)
            if key not in seen and key[:_KNOWN_BY] not in held_out:
                seen.add(key)
                found.append(one)
    return found


def save_asked(sentences: list[AskedSentence], path: Path) -> None:
    """Write sentences, whole or not at all."""
    partial = path.with_suffix(".partial")
    rows = (json.dumps({"text": one.text, "targets": one.targets}) for one in sentences)
    partial.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    partial.replace(path)


def read_asked(path: Path) -> list[AskedSentence]:
    """Read what `save_asked` wrote."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        AskedSentence(row["text"], tuple((start, end) for start, end in row["targets"]))
        for row in rows
    ]


def _texts(shared: Path) -> Iterator[tuple[str, bool]]:
    """Yield the texts of the corpora, and whether each is one sentence."""
    data = shared / "data"
    for article in read_polnear(data / "polnear" / "train"):
        yield article.text, False
    for named in read_worldwide(data / "worldwide-ner"):
        yield named.text, False
    for corpus in ("basil", "ecbplus"):
        for told in read_stories(data / corpus):
            yield told.article.text, False
    for document in read_gum(data / "gum" / "train" / "gum"):
        yield document.text, False
    for sentence in read_newsmtsc_train(data / "newsmtsc"):
        yield sentence.text, True


def _asked_of(
    text: str, annotations: Annotations, is_sentence: bool, rng: random.Random
) -> Iterator[AskedSentence]:
    """Yield the sentences of a text with targets; a text that is a sentence is not cut."""
    for start, end in ((0, len(text)),) if is_sentence else annotations.sentences:
        if not _SHORTEST <= end - start <= _LONGEST:
            continue
        targets = [
            _words(text, mention, rng)
            for mention in annotations.mentions
            if start <= mention.start and mention.end <= end and _is_asked(mention, rng)
        ]
        if targets:
            drawn = sorted(rng.sample(targets, min(_MOST_TARGETS, len(targets))))
            moved = tuple((first - start, last - start) for first, last in drawn)
            yield AskedSentence(text[start:end], moved)


def _is_asked(mention: EntityMention, rng: random.Random) -> bool:
    if mention.type == "place":
        return rng.random() < _PLACES
    return mention.type != "thing"


def _words(text: str, mention: EntityMention, rng: random.Random) -> Offsets:
    is_short = len(text[mention.start : mention.end].split()) <= _LONGEST_NAME
    whole = is_short and rng.random() < _WHOLE
    return (mention.start, mention.end) if whole else mention.head


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def _known_by(text: str) -> str:
    return _letters(text)[:_KNOWN_BY]
