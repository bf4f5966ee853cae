"""An article through its versions, as JSON. Names, once published, stay; later ones are added."""

from pydantic import Field

from onrecord.interfaces.exports.article_json import article_shape
from onrecord.interfaces.exports.article_shapes import ArticleShape
from onrecord.interfaces.exports.shapes import Shape, SpanShape, span_shape
from onrecord.interfaces.exports.statement_rows import StatementRow, statement_row
from onrecord.schema.revision import (
    ArticleHistory,
    ArticleRevision,
    ChangedStatement,
    WordDifference,
)
from onrecord.schema.stored import StoredVersion


class VersionShape(Shape):
    """A version of an article: its text at one time."""

    number: int = Field(ge=1)
    added_at: str = Field(description="When it was written, ISO 8601 in UTC.")
    read_at: str = Field(description="When it was last read, ISO 8601 in UTC.")
    model: str = Field(description="Version of the model files that read it.")
    statement_count: int = Field(ge=0)
    article: ArticleShape = Field(
        description="The article as it was then; spans refer to the text of its text_sha256."
    )


class WordDifferenceShape(Shape):
    """Words that stayed, went or came."""

    before: SpanShape | None = Field(
        description="The words in the earlier version; null where they came."
    )
    after: SpanShape | None = Field(
        description="The words in the later version; null where they went."
    )


class ChangedStatementShape(Shape):
    """A statement that the later version has in other words, of another speaker or day."""

    before: StatementRow
    after: StatementRow
    words: tuple[WordDifferenceShape, ...] = Field(
        description="Its content in order, with what stayed, went and came; empty where that is "
        "the same."
    )
    is_speaker_changed: bool
    is_date_changed: bool


class ArticleRevisionShape(Shape):
    """What changed from one version to the next."""

    before: int = Field(ge=1, description="Number of the earlier version.")
    after: int = Field(ge=2, description="Number of the later version.")
    removed: tuple[StatementRow, ...]
    added: tuple[StatementRow, ...]
    changed: tuple[ChangedStatementShape, ...]


class ArticleHistoryShape(Shape):
    """An article through its versions, as `onrecord versions --json` prints it."""

    id: str = Field(description="Id of the article.")
    versions: tuple[VersionShape, ...]
    revisions: tuple[ArticleRevisionShape, ...] = Field(
        description="What changed from each version to the next."
    )


def history_shape(history: ArticleHistory) -> ArticleHistoryShape:
    """Return the shape of an article through its versions."""
    return ArticleHistoryShape(
        id=history.versions[-1].article.id,
        versions=tuple(map(_version, history.versions)),
        revisions=tuple(map(_revision, history.revisions)),
    )


def history_schema() -> dict[str, object]:
    """Return the JSON Schema of what `history_shape` returns."""
    return ArticleHistoryShape.model_json_schema(mode="serialization")


def _version(version: StoredVersion) -> VersionShape:
    return VersionShape(
        number=version.number,
        added_at=version.added_at,
        read_at=version.read_at,
        model=version.model,
        statement_count=len(version.statements),
        article=article_shape(version.article),
    )


def _revision(revision: ArticleRevision) -> ArticleRevisionShape:
    return ArticleRevisionShape(
        before=revision.before,
        after=revision.after,
        removed=tuple(map(statement_row, revision.removed)),
        added=tuple(map(statement_row, revision.added)),
        changed=tuple(map(_changed, revision.changed)),
    )


def _changed(changed: ChangedStatement) -> ChangedStatementShape:
    return ChangedStatementShape(
        before=statement_row(changed.before),
        after=statement_row(changed.after),
        words=tuple(map(_difference, changed.words)),
        is_speaker_changed=changed.is_speaker_changed,
        is_date_changed=changed.is_date_changed,
    )


def _difference(difference: WordDifference) -> WordDifferenceShape:
    return WordDifferenceShape(
        before=span_shape(difference.before) if difference.before else None,
        after=span_shape(difference.after) if difference.after else None,
    )
