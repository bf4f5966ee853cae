"""Articles of a record as flat rows, whatever file they go into."""

from pydantic import Field

from onrecord.interfaces.exports.shapes import Day, Shape, ends
from onrecord.schema.stored import StoredArticle
from onrecord.schema.times import Precision, TimeBasis, published_when


class ArticleRow(Shape):
    """An article in its latest version, as `onrecord export --what articles` writes it."""

    id: str
    name: str = Field(description="The input's own id, or the file's name without extension.")
    title: str | None
    publisher: str | None
    byline: str | None
    url: str | None
    language: str | None
    published: str | None = Field(description="ISO 8601, as precise as it is known.")
    published_basis: TimeBasis
    published_precision: Precision | None
    published_from: Day | None = Field(description="First day that `published` may mean.")
    published_to: Day | None = Field(description="Last day that `published` may mean.")
    version: int = Field(ge=1, description="Which version of the article this is, from 1.")
    added_at: str = Field(description="When this version was written, ISO 8601 in UTC.")
    model: str = Field(description="Version of the model files that read it.")
    statements: int = Field(ge=0, description="Number of statements read in it.")
    text_sha256: str = Field(description="SHA-256 of the text in UTF-8.")
    text: str = Field(description="The text that offsets refer to, in Unicode code points.")


def article_row(stored: StoredArticle) -> ArticleRow:
    """Return the row of an article."""
    article = stored.article
    published = published_when(article.published)
    published_from, published_to = ends(published)
    return ArticleRow(
        id=article.id,
        name=article.name,
        title=article.title.value if article.title else None,
        publisher=article.publisher.value if article.publisher else None,
        byline=article.byline.value if article.byline else None,
        url=article.url.value if article.url else None,
        language=article.language.value if article.language else None,
        published=article.published.value if article.published else None,
        published_basis=published.basis,
        published_precision=published.interval.precision if published.interval else None,
        published_from=published_from,
        published_to=published_to,
        version=stored.number,
        added_at=stored.added_at,
        model=stored.model,
        statements=stored.statement_count,
        text_sha256=article.version,
        text=article.text,
    )
