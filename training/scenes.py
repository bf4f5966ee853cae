"""An annotated article as happenings are read from it."""

from onrecord.extraction.happenings.scene import Scene
from onrecord.extraction.statements import extract_statements
from onrecord.resolution.entities import resolve_entities
from onrecord.resolution.known_dates import KnownDates
from onrecord.resolution.time_expressions import resolve_times
from onrecord.schema.annotation import Annotations
from onrecord.schema.article import Article


def scene_of(article: Article, found: Annotations) -> Scene:
    """Return the scene of an article.

    Args:
        article: the article.
        found: what the encoder finds in it.
    """
    dates = resolve_times(article, found, KnownDates(()))
    resolved = resolve_entities(article, found)
    statements = extract_statements(article, found, resolved, dates)
    return Scene(article, found, resolved, dates, statements)
