"""The project's own annotations of PolNeAR: speech facts, and attributions inside others.

Offsets and labels, one article a line; ``training/annotations/GUIDE.md`` tells what they mean.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.schema.annotation import Offsets, Polarity


@dataclass(frozen=True, slots=True)
class SpeechFacts:
    """How, through what and to whom something is said."""

    polarity: Polarity = "asserted"
    channel: Offsets | None = None
    addressee: Offsets | None = None


@dataclass(frozen=True, slots=True)
class InnerAttribution:
    """An attribution inside the content of attribution number ``outer`` of its article."""

    outer: int
    source: Offsets | None
    cue: Offsets
    content: tuple[Offsets, ...]
    facts: SpeechFacts


@dataclass(frozen=True, slots=True)
class ArticleAnnotations:
    """What is annotated in one article.

    Attributes:
        article: its name in PolNeAR.
        facts: those of the corpus's attributions that are not plain assertions without channel
            and addressee, by number.
        inner: attributions inside others.
    """

    article: str
    facts: dict[int, SpeechFacts]
    inner: tuple[InnerAttribution, ...]


def read_annotations(path: Path) -> dict[str, ArticleAnnotations]:
    """Read a file of annotations, one article a line, by the name of the article.

    Raises:
        UnreadableInput: the file cannot be read.
        MalformedInput: a line is no annotation.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error
    try:
        articles = [_article(json.loads(line)) for line in lines]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise MalformedInput(f"{path} holds no annotations of speech facts: {error!r}") from error
    return {article.article: article for article in articles}


def _article(data: dict[str, Any]) -> ArticleAnnotations:
    return ArticleAnnotations(
        data["article"],
        {row["attribution"]: _facts(row) for row in data["facts"]},
        tuple(_inner(row) for row in data["inner"]),
    )


def _inner(row: dict[str, Any]) -> InnerAttribution:
    start, end = row["cue"]
    return InnerAttribution(
        row["outer"],
        _extent(row.get("source")),
        (start, end),
        tuple((start, end) for start, end in row["content"]),
        _facts(row),
    )


def _facts(row: dict[str, Any]) -> SpeechFacts:
    return SpeechFacts(
        row.get("polarity", "asserted"), _extent(row.get("channel")), _extent(row.get("addressee"))
    )


def _extent(value: list[int] | None) -> Offsets | None:
    if value is None:
        return None
    start, end = value
    return start, end
