"""The articles of the quality set with what careful reading finds in them."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from onrecord.pipeline import find_sources, read_articles
from onrecord.schema.annotation import AttributionSpans, MentionForm, NameType, Offsets
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits

FOLDER: Final = Path(__file__).parent
ANNOTATIONS: Final = FOLDER / "annotations"
ARTICLE_FOLDERS: Final = (FOLDER.parents[1] / "samples", FOLDER / "articles")


@dataclass(frozen=True, slots=True)
class AnnotatedMention:
    """Words that name, describe or stand for ``entity``, a number of their article."""

    start: int
    end: int
    type: NameType
    form: MentionForm
    entity: int


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article and its annotations.

    Attributes:
        name: the file, or the ``id`` of the line, without its extension.
        text: the text as the reader gets it.
        attributions: both layers; an inner one follows the outer one that it lies in.
        mentions: in order of their first characters; None where they were not annotated.
    """

    name: str
    text: str
    attributions: tuple[AttributionSpans, ...]
    mentions: tuple[AnnotatedMention, ...] | None


def annotated_articles() -> tuple[AnnotatedArticle, ...]:
    """Return the articles of the set, by name: those of the folders that are annotated."""
    return tuple(
        _annotated(name, text, json.loads(annotation_path(name).read_text(encoding="utf-8")))
        for name, text in sorted(_texts())
        if annotation_path(name).exists()
    )


def annotation_path(name: str) -> Path:
    """Return the file of an article's annotations."""
    return ANNOTATIONS / f"{name}.json"


def data_digest(articles: Iterable[AnnotatedArticle]) -> str:
    """Return the SHA-256 of the texts and their annotations, in hexadecimal digits."""
    digest = hashlib.sha256()
    for article in articles:
        annotations = annotation_path(article.name).read_text(encoding="utf-8")
        for part in (article.name, article.text, annotations):
            digest.update(part.encode() + b"\0")
    return digest.hexdigest()


def _texts() -> Iterator[tuple[str, str]]:
    for source in find_sources([str(folder) for folder in ARTICLE_FOLDERS]):
        for article in read_articles(source, IntakeLimits()):
            if not isinstance(article, Article):
                raise article.error
            yield article.name, article.text


def _annotated(name: str, text: str, data: dict[str, Any]) -> AnnotatedArticle:
    mentions = data["mentions"]
    return AnnotatedArticle(
        name,
        text,
        tuple(_attribution(row) for row in data["attributions"]),
        None if mentions is None else tuple(_mention(row) for row in mentions),
    )


def _attribution(row: dict[str, Any]) -> AttributionSpans:
    return AttributionSpans(
        source=_offsets(row["source"]),
        cue=_offsets(row["cue"]),
        content=tuple((start, end) for start, end, _ in row["content"]),
        confidence=1.0,
        outer=row["outer"],
        polarity=row["polarity"],
        channel=_offsets(row["channel"]),
        addressee=_offsets(row["addressee"]),
    )


def _offsets(row: list[Any] | None) -> Offsets | None:
    return None if row is None else (row[0], row[1])


def _mention(row: list[Any]) -> AnnotatedMention:
    start, end, _, type_, form, entity = row
    return AnnotatedMention(start, end, type_, form, entity)
