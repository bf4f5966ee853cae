"""What a record answers to `articles`, `show` and `search`, as JSON."""

from collections.abc import Iterable

from pydantic import Field

from onrecord.interfaces.exports.article_json import article_shape
from onrecord.interfaces.exports.article_shapes import ArticleShape
from onrecord.interfaces.exports.shapes import Shape, SpanShape, span_shape
from onrecord.interfaces.exports.statement_rows import StatementRow, statement_row
from onrecord.schema.stored import SearchHit, StoredArticle, StoredStatement


class StoredArticleShape(Shape):
    """An article of a record."""

    article: ArticleShape
    version: int = Field(ge=1, description="Which version of the article this is, from 1.")
    added_at: str = Field(description="When this version was written, ISO 8601 in UTC.")
    model: str = Field(description="Version of the model files that read it.")
    statement_count: int = Field(ge=0)
    statements: tuple[StatementRow, ...] | None = Field(
        description="The statements read in it; null where they were not asked for."
    )


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


def stored_article_shape(
    stored: StoredArticle, statements: Iterable[StoredStatement] | None = None
) -> StoredArticleShape:
    """Return the shape of an article of a record, with its statements where given."""
    rows = None if statements is None else tuple(statement_row(found) for found in statements)
    return StoredArticleShape(
        article=article_shape(stored.article),
        version=stored.number,
        added_at=stored.added_at,
        model=stored.model,
        statement_count=stored.statement_count,
        statements=rows,
    )


def search_hit_shape(hit: SearchHit) -> SearchHitShape:
    """Return the shape of a place found."""
    return SearchHitShape(
        article=article_shape(hit.article),
        statement=statement_row(hit.statement) if hit.statement else None,
        excerpt=span_shape(hit.excerpt),
        matches=tuple(MatchShape(start=start, end=end) for start, end in hit.matches),
    )
