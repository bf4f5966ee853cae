"""Articles without the paths of files, which tell of the machine and not of the record."""

from onrecord.interfaces.exports.answers import SearchHitShape, StoredDocument
from onrecord.interfaces.exports.article_shapes import ArticleShape
from onrecord.interfaces.exports.revision_shapes import ArticleHistoryShape


def without_path(article: ArticleShape) -> ArticleShape:
    """Return an article without the path of its file."""
    return article.model_copy(update={"path": None})


def document_without_path(document: StoredDocument) -> StoredDocument:
    """Return all that a record has of an article, without the path of its file."""
    return document.model_copy(update={"article": without_path(document.article)})


def history_without_paths(history: ArticleHistoryShape) -> ArticleHistoryShape:
    """Return an article through its versions, without the paths of files."""
    versions = tuple(
        one.model_copy(update={"article": without_path(one.article)}) for one in history.versions
    )
    return history.model_copy(update={"versions": versions})


def hit_without_path(hit: SearchHitShape) -> SearchHitShape:
    """Return a place that was found, without the path of its article's file."""
    return hit.model_copy(update={"article": without_path(hit.article)})
