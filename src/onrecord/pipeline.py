"""The stages in their order: the only place that knows them all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from onrecord.encoder.annotator import Annotator
from onrecord.errors import InputError
from onrecord.extraction.statements import extract_statements
from onrecord.ingest.sources import expand_sources, read_source
from onrecord.ingest.text import make_article
from onrecord.resolution.entities import resolve_entities
from onrecord.resolution.publication import infer_publication
from onrecord.resolution.time_expressions import resolve_times
from onrecord.schema.article import Article
from onrecord.schema.intake import Added, AddedOutcome, IntakeLimits, Refusal, Source
from onrecord.schema.record import ArticleRecord
from onrecord.store.repository import Book, Standing
from onrecord.store.sqlite import SqliteBook

_OUTCOMES: Final[dict[Standing, AddedOutcome]] = {
    "new": "added",
    "changed": "updated",
    "unchanged": "unchanged",
    "withdrawn": "withdrawn",
}


class Reader:
    """Reads articles; made by `load`."""

    def __init__(self, annotator: Annotator) -> None:
        """Wrap the encoder."""
        self._annotator = annotator

    @property
    def model(self) -> str:
        """Version of the model files."""
        return self._annotator.manifest.version

    def read(self, article: Article | str, *, published: str | None = None) -> ArticleRecord:
        """Read one article.

        Args:
            article: an article, or its text.
            published: ISO 8601 date for a text without one.

        Raises:
            InputError: the text is empty, too long or not English, or the date is none.
        """
        if isinstance(article, str):
            article = make_article(article, published=published)
        annotations = self._annotator.annotate(article.text)
        if article.published is None:
            today = datetime.now(UTC).date()
            article = replace(article, published=infer_publication(article.text, today))
        dates = resolve_times(article, annotations)
        resolved = resolve_entities(article, annotations)
        statements = extract_statements(article, annotations, resolved, dates)
        return ArticleRecord(
            article=article,
            entities=resolved.entities,
            mentions=resolved.mentions,
            statements=statements,
            dates=dates,
            headings=tuple(article.span(*heading) for heading in annotations.headings),
            model=annotations.model,
        )


def load(*, threads: int | None = None) -> Reader:
    """Load the reader with the model files of the package.

    Args:
        threads: threads of the encoder, at least 1; None for all cores.

    Raises:
        ModelError: a model file is missing or damaged.
    """
    return Reader(Annotator(threads=threads))


def open_book(path: str | Path) -> Book:
    """Open a record, and make it where there is none.

    Raises:
        RecordUnavailable: it cannot be opened or is no record.
        RecordTooNew: a later version of onrecord wrote it.
    """
    return SqliteBook(Path(path))


def find_sources(inputs: Sequence[str]) -> list[Source]:
    """Turn paths, folders, globs, ``-`` and URLs into the files and addresses they stand for."""
    return expand_sources(inputs)


def read_articles(
    source: Source, limits: IntakeLimits, *, published: str | None = None
) -> Iterator[Article | Refusal]:
    """Yield the articles of a source; what cannot be read comes as a refusal, in its place."""
    return read_source(source, limits, published=published)


def add_source(
    book: Book,
    reader: Reader,
    source: Source,
    limits: IntakeLimits,
    *,
    published: str | None = None,
) -> Iterator[Added]:
    """Read a source into a record, an article a transaction, and tell what became of each."""
    for item in read_articles(source, limits, published=published):
        if isinstance(item, Refusal):
            yield Added(item.where, "failed", reason=str(item.error))
            continue
        yield _add(book, reader, source.location, item)


def _add(book: Book, reader: Reader, where: str, article: Article) -> Added:
    standing = book.standing(article)
    title = article.title.value if article.title else article.name
    if standing in ("unchanged", "withdrawn"):
        return Added(where, _OUTCOMES[standing], article.id, title)
    try:
        record = reader.read(article)
        standing = book.add(record)
    except InputError as error:
        return Added(where, "failed", reason=str(error))
    return Added(where, _OUTCOMES[standing], article.id, title, len(record.statements))


def reread(book: Book, reader: Reader) -> Iterator[Added]:
    """Read again what another model has read, and replace what was found."""
    for article in list(book.stale(reader.model)):
        try:
            record = reader.read(article)
        except InputError as error:
            yield Added(article.key, "failed", article.id, reason=str(error))
            continue
        book.replace(record)
        title = article.title.value if article.title else article.name
        yield Added(article.key, "updated", article.id, title, len(record.statements))
