"""Readings, places and corrections as JSON in the tables of what people decided.

Places and corrections are offsets alone: their words are cut out of the text that the record
holds, where withdrawn persons are blocked out.
"""

from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.schema.article import Article
from onrecord.schema.record import ArticleRecord, EntityType
from onrecord.schema.review import Place, SettledCorrection, SettledSpeaker
from onrecord.schema.span import Span
from onrecord.store.blocked_words import BLOCK

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _KeptSpeaker:
    words: _Offsets | None
    type: EntityType | None


@dataclass(frozen=True, slots=True)
class _KeptCorrection:
    speaker: _KeptSpeaker | None = None
    content: tuple[_Offsets, ...] | None = None
    source: _Offsets | None = None
    kind: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class _KeptPlace:
    extents: tuple[_Offsets, ...]
    others: tuple[str, ...]


def reading_json(record: ArticleRecord) -> str:
    """Return a reading as it is kept, without the article: the version has that."""
    nameless = Article(record.article.id, "", "", "", record.article.version)
    return _readings().dump_json(replace(record, article=nameless)).decode()


def reading_of(kept: str, article: Article) -> ArticleRecord:
    """Return a reading that was kept, its words as the text of the article has them now."""
    record = _readings().validate_json(kept)
    return with_spans_of(replace(record, article=article), article)


def with_spans_of(record: ArticleRecord, article: Article) -> ArticleRecord:
    """Return a record with its spans cut out of a text of the same length."""
    own = {
        field.name: _cut(getattr(record, field.name), article)
        for field in fields(record)
        if field.name != "article"
    }
    return replace(record, article=article, **own)


def place_json(place: Place) -> str:
    """Return a place as it is kept."""
    kept = _KeptPlace(_offsets(place.extents), tuple(sorted(place.others)))
    return _places().dump_json(kept).decode()


def place_of(kept: str, article: Article) -> Place:
    """Return a place in the text of an article."""
    place = _places().validate_json(kept)
    return Place(_spans(place.extents, article), frozenset(place.others))


def correction_json(correction: SettledCorrection) -> str | None:
    """Return a correction as it is kept; None where nothing is changed."""
    if correction == SettledCorrection():
        return None
    speaker, source, content = correction.speaker, correction.source, correction.content
    kept = _KeptCorrection(
        speaker=_KeptSpeaker(_extent(speaker.words), speaker.type) if speaker else None,
        content=_offsets(content) if content is not None else None,
        source=_extent(source),
        kind=correction.kind,
        day=correction.day,
    )
    return _corrections().dump_json(kept).decode()


def correction_of(kept: str | None, article: Article) -> SettledCorrection:
    """Return a correction in the text of an article.

    A speaker whose words are blocked out there was withdrawn: nothing is said of the speaker.
    """
    if kept is None:
        return SettledCorrection()
    found = _corrections().validate_json(kept)
    speaker = None
    if found.speaker is not None:
        words = article.span(*found.speaker.words) if found.speaker.words else None
        if words is None or BLOCK not in words.text:
            speaker = SettledSpeaker(words, found.speaker.type)
    return SettledCorrection(
        speaker=speaker,
        content=_spans(found.content, article) if found.content is not None else None,
        source=article.span(*found.source) if found.source else None,
        kind=found.kind,
        day=found.day,
    )


def _extent(span: Span | None) -> _Offsets | None:
    return (span.start, span.end) if span else None


def _offsets(spans: tuple[Span, ...]) -> tuple[_Offsets, ...]:
    return tuple((span.start, span.end) for span in spans)


def _spans(offsets: tuple[_Offsets, ...], article: Article) -> tuple[Span, ...]:
    return tuple(article.span(*one) for one in offsets)


def _cut(value: Any, article: Article) -> Any:  # noqa: ANN401 - any part of a record
    """Return a part of a record with its spans cut out of a text."""
    if isinstance(value, Span):
        return article.span(value.start, value.end)
    if isinstance(value, tuple):
        return tuple(_cut(one, article) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        own = {field.name: _cut(getattr(value, field.name), article) for field in fields(value)}
        return replace(value, **own)
    return value


# Pydantic is imported where a record has reviewed entries, and not whenever one is opened.


@cache
def _readings() -> "TypeAdapter[ArticleRecord]":
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(ArticleRecord)


@cache
def _places() -> "TypeAdapter[_KeptPlace]":
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(_KeptPlace)


@cache
def _corrections() -> "TypeAdapter[_KeptCorrection]":
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(_KeptCorrection)
