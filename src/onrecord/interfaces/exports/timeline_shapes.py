"""Entries of a timeline as JSON. Names, once published, stay; later ones are added."""

from pydantic import Field

from onrecord.interfaces.exports.shapes import Shape, SpanShape, span_shapes
from onrecord.interfaces.exports.time_shapes import EntryTimesShape, times_shape
from onrecord.schema.article import Article
from onrecord.schema.timeline import EntryKind, PartyRole, TimelineEntry


class PartyShape(Shape):
    """Somebody in an entry."""

    role: PartyRole
    name: str


class ArticleNameShape(Shape):
    """Another article that tells of the same."""

    id: str
    title: str = Field(description="Title, or name where the article has none.")
    publisher: str | None
    url: str | None


class TimelineEntryShape(Shape):
    """An entry of the record, as `onrecord timeline --json` prints it, one a line.

    Dated entries come first, in the order in which they happened or are due; then those that
    nothing dates.
    """

    kind: EntryKind
    id: str
    times: EntryTimesShape
    parties: tuple[PartyShape, ...] = Field(description="Who is in it, those that act first.")
    words: tuple[SpanShape, ...] = Field(description="The characters that say it.")
    type: str | None = Field(
        description="Which of its kind, such as direct, meeting, accuse, promise, no_response."
    )
    status: str | None = Field(
        description="Whether it was said or happened, such as asserted, denied or planned; null "
        "where its kind knows no such thing."
    )
    article_id: str
    article_title: str = Field(description="Title, or name where the article has none.")
    publisher: str | None
    url: str | None
    also_in: tuple[ArticleNameShape, ...] = Field(
        description="Other articles that tell of the same occasion."
    )


def timeline_entry_shape(entry: TimelineEntry) -> TimelineEntryShape:
    """Return the shape of an entry."""
    article = entry.article
    return TimelineEntryShape(
        kind=entry.kind,
        id=entry.id,
        times=times_shape(entry.times),
        parties=tuple(PartyShape(role=one.role, name=one.name) for one in entry.parties),
        words=span_shapes(entry.words),
        type=entry.type,
        status=entry.status,
        article_id=article.id,
        article_title=article.title.value if article.title else article.name,
        publisher=article.publisher.value if article.publisher else None,
        url=article.url.value if article.url else None,
        also_in=tuple(map(_article_name, entry.also_in)),
    )


def _article_name(article: Article) -> ArticleNameShape:
    return ArticleNameShape(
        id=article.id,
        title=article.title.value if article.title else article.name,
        publisher=article.publisher.value if article.publisher else None,
        url=article.url.value if article.url else None,
    )


def timeline_schema() -> dict[str, object]:
    """Return the JSON Schema of an entry."""
    return TimelineEntryShape.model_json_schema(mode="serialization")
