"""What a record answers to `articles`, `show` and `search`, as JSON."""

from pydantic import Field

from onrecord.interfaces.exports.article_json import article_document, article_shape
from onrecord.interfaces.exports.article_shapes import ArticleDocument, ArticleShape
from onrecord.interfaces.exports.shapes import Shape, SpanShape, span_shape
from onrecord.interfaces.exports.statement_rows import StatementRow, statement_row
from onrecord.schema.record import ArticleRecord
from onrecord.schema.stored import SearchHit, StoredArticle


class StoredArticleShape(Shape):
    """An article of a record."""

    article: ArticleShape
    version: int = Field(ge=1, description="Which version of the article this is, from 1.")
    added_at: str = Field(description="When this version was written, ISO 8601 in UTC.")
    model: str = Field(description="Version of the model files that read it.")
    statement_count: int = Field(ge=0)
    voice: str | None = Field(
        default=None, description="The voice that it shares with copies of its text, or null."
    )


class StoredDocument(ArticleDocument):
    """All that a record has of an article, as `onrecord show ARTICLE --json` prints it.

    That is what `onrecord read --json` prints, and how it is kept.
    """

    version: int = Field(ge=1, description="Which version of the article this is, from 1.")
    added_at: str = Field(description="When this version was written, ISO 8601 in UTC.")
    statement_count: int = Field(ge=0)


class MatchShape(Shape):
    """Where a word that was searched for stands in the article's text."""

    start: int
    end: int


class SearchHitShape(Shape):
    """A place that matches a search."""

    article: ArticleShape
    statement: StatementRow | None
    excerpt: SpanShape
    matches: tuple[MatchShape, ...]


def stored_document(stored: StoredArticle, record: ArticleRecord) -> StoredDocument:
    """Return the shape of all that a record has of an article."""
    read = article_document(record)
    return StoredDocument(
        **{name: getattr(read, name) for name in type(read).model_fields},
        version=stored.number,
        added_at=stored.added_at,
        statement_count=stored.statement_count,
    )


def stored_article_shape(stored: StoredArticle, voice: str | None = None) -> StoredArticleShape:
    """Return the shape of an article of a record, and of which shared voice it is."""
    return StoredArticleShape(
        article=article_shape(stored.article),
        version=stored.number,
        added_at=stored.added_at,
        model=stored.model,
        statement_count=stored.statement_count,
        voice=voice,
    )


def search_hit_shape(hit: SearchHit) -> SearchHitShape:
    """Return the shape of a place found."""
    return SearchHitShape(
        article=article_shape(hit.article),
        statement=statement_row(hit.statement) if hit.statement else None,
        excerpt=span_shape(hit.excerpt),
        matches=tuple(MatchShape(start=start, end=end) for start, end in hit.matches),
    )
