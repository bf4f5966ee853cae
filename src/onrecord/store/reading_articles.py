"""Rows become articles, with what is known about them."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Select, func, select, true

from onrecord.schema.article import Article, Detail, PublicationDate, StatedRevision
from onrecord.schema.stored import StoredArticle
from onrecord.store import tables
from onrecord.store.prepared import ASKED, PreparedQuery

_T = TypeVar("_T")

# Rows asked for at once: SQLite takes at least 999 bound values.
_CHUNK: Final = 500

_VERSIONS: Final = tables.article_versions
_STATEMENTS: Final = tables.statements
LATEST: Final = _VERSIONS.c.latest == true()
# Undated articles come last.
BY_PUBLICATION: Final = (
    _VERSIONS.c.published_from.is_(None),
    _VERSIONS.c.published_from,
    _VERSIONS.c.id,
)
_ARTICLES: Final = PreparedQuery(
    select(_VERSIONS, tables.articles.c.key).join(tables.articles).where(_VERSIONS.c.id.in_(ASKED))
)
_REVISIONS: Final = PreparedQuery(
    select(tables.article_revisions)
    .where(tables.article_revisions.c.version.in_(ASKED))
    .order_by(tables.article_revisions.c.position)
)
_STORED: Final = select(
    _VERSIONS,
    tables.articles.c.key,
    select(func.count())
    .where(_STATEMENTS.c.version == _VERSIONS.c.id)
    .scalar_subquery()
    .label("statement_count"),
).join(tables.articles)


def read_articles(connection: Connection, versions: Iterable[int]) -> dict[int, Article]:
    """Return these versions of articles."""
    asked = sorted(set(versions))
    stated = _revisions(connection, asked)
    return {row.id: _article(row, stated[row.id]) for row in _ARTICLES.among(connection, asked)}


def read_stored_articles(
    connection: Connection, versions: Collection[int] | None = None
) -> list[StoredArticle]:
    """Return the latest versions of articles, or these of them, in order of publication."""
    query = _STORED.where(LATEST)
    if versions is not None:
        query = query.where(_VERSIONS.c.id.in_(versions))
    return list(_stored(connection, query).values())


def read_stored_versions(
    connection: Connection, versions: Iterable[int]
) -> dict[int, StoredArticle]:
    """Return these versions of articles by their numbers, in order of publication."""
    found: dict[int, StoredArticle] = {}
    places: dict[int, tuple[bool, str, int]] = {}
    for chunk in chunks(sorted(set(versions))):
        query = _STORED.where(_VERSIONS.c.id.in_(chunk))
        found.update(_stored(connection, query))
        dated = select(_VERSIONS.c.id, _VERSIONS.c.published_from).where(_VERSIONS.c.id.in_(chunk))
        for version, day in connection.execute(dated):
            places[version] = (day is None, day or "", version)
    return {version: found[version] for version in sorted(found, key=places.__getitem__)}


def _stored(connection: Connection, query: Select[Any]) -> dict[int, StoredArticle]:
    rows = connection.execute(query.order_by(*BY_PUBLICATION)).all()
    stated = _revisions(connection, [row.id for row in rows])
    return {
        row.id: StoredArticle(
            _article(row, stated[row.id]),
            row.number,
            row.added_at,
            row.model,
            row.statement_count,
        )
        for row in rows
    }


def read_original(connection: Connection, version: int) -> Article:
    """Return a version with its text as published, to be read again."""
    texts = tables.original_texts
    article = read_articles(connection, [version])[version]
    query = (
        select(texts.c.text, _VERSIONS.c.original_sha256)
        .join(_VERSIONS)
        .where(texts.c.version == version)
    )
    original = connection.execute(query).one_or_none()
    if original is None:
        return article
    return replace(article, text=original.text, version=original.original_sha256)


def chunks(values: Sequence[_T]) -> Iterable[Sequence[_T]]:
    """Return the values in pieces that can be asked for at once."""
    return (values[at : at + _CHUNK] for at in range(0, len(values), _CHUNK))


def _revisions(
    connection: Connection, versions: Sequence[int]
) -> defaultdict[int, list[StatedRevision]]:
    found: defaultdict[int, list[StatedRevision]] = defaultdict(list)
    for row in _REVISIONS.among(connection, versions):
        found[row.version].append(StatedRevision(row.kind, row.value, row.how, row.words))
    return found


def _article(
    row: Any,  # noqa: ANN401 (a row of `_ARTICLES` or `_STORED`)
    revisions: Sequence[StatedRevision],
) -> Article:
    published = None
    if row.published is not None:
        alternatives = tuple(json.loads(row.published_alternatives))
        published = PublicationDate(row.published, row.published_how, alternatives)
    return Article(
        id=row.article,
        key=row.key,
        name=row.name,
        text=row.text,
        version=row.text_sha256,
        path=row.path,
        title=_detail(row.title, row.title_how),
        byline=_detail(row.byline, row.byline_how),
        publisher=_detail(row.publisher, row.publisher_how),
        url=_detail(row.url, row.url_how),
        language=_detail(row.language, row.language_how),
        published=published,
        revisions=tuple(revisions),
    )


def _detail(value: str | None, how: str | None) -> Detail | None:
    return None if value is None or how is None else Detail(value, how)
