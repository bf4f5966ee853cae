"""Versions of one article, built of sentences that each hold a statement."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.schema.article import Article, article_id
from onrecord.schema.dated import Dated
from onrecord.schema.provenance import Origin
from onrecord.schema.record import Entity, Statement
from onrecord.schema.span import text_version
from onrecord.schema.stored import StoredStatement, StoredVersion


@dataclass(frozen=True)
class Said:
    """A sentence ``CONTENT SOURCE said DAY.``; its content may be interrupted: "one | two"."""

    content: str
    source: str = "Calloway"
    speaker: str | None = "Dana Calloway"
    day: str | None = None
    value: str | None = None
    is_read: bool = True


def version(number: int, *sentences: Said, model: str = "model-1") -> StoredVersion:
    """Return a version of the article that has these sentences."""
    text, extents = "", []
    for said in sentences:
        first, _, second = said.content.partition(" | ")
        starts = [(len(text), len(text) + len(first))]
        text += first + " "
        source = (len(text), len(text) + len(said.source))
        text += f"{said.source} said"
        day = None
        if said.day:
            day = (len(text) + 1, len(text) + 1 + len(said.day))
            text += f" {said.day}"
        text += ". "
        if second:
            starts.append((len(text), len(text) + len(second)))
            text += second
        text += "\n\n"
        extents.append((starts, source, day))
    article = Article(
        id=article_id("news"), key="news", name="news", text=text, version=text_version(text)
    )
    statements = tuple(
        _stored(article, said, *extent, place)
        for place, (said, extent) in enumerate(zip(sentences, extents, strict=True))
        if said.is_read
    )
    at = f"2026-02-2{number}T10:00:00+00:00"
    return StoredVersion(article, number, at, at, model, statements)


def _stored(
    article: Article,
    said: Said,
    content: Sequence[tuple[int, int]],
    source: tuple[int, int],
    day: tuple[int, int] | None,
    place: int,
) -> StoredStatement:
    statement = Statement(
        id=f"s{place}-{article.version[:6]}",
        kind="direct",
        source=article.span(*source),
        cue=None,
        content=tuple(article.span(*part) for part in content),
        quoted=(),
        speaker="who" if said.speaker else None,
        unnamed=None,
        channel=None,
        addressee=None,
        about=(),
        said_on=Dated(said.value, "anchored", article.span(*day)) if day and said.value else None,
        reported_by=None,
        polarity="asserted",
        confidence=0.9,
        origin=Origin("model", "attribution", "model-1"),
    )
    speaker = Entity("who", "person", said.speaker, (said.speaker,)) if said.speaker else None
    paragraph = article.span(0, len(article.text))
    return StoredStatement(statement, article, speaker, None, (), paragraph)
