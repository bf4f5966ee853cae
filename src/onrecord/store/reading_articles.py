"""Rows become articles, with what is known about them."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import Connection, Row, Select, func, select, true

from onrecord.schema.article import Article, Detail, PublicationDate, StatedRevision
from onrecord.schema.stored import StoredArticle
from onrecord.store import tables
from onrecord.store.prepared import ASKED, Prepared

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


class _ArticleRow(NamedTuple):
    """What makes an article."""

    id: int
    article: str
    key: str
    name: str
    text: str
    text_sha256: str
    path: str | None
    title: str | None
    title_how: str | None
    byline: str | None
    byline_how: str | None
    publisher: str | None
    publisher_how: str | None
    url: str | None
    url_how: str | None
    language: str | None
    language_how: str | None
    published: str | None
    published_how: str | None
    published_alternatives: str | None


_ARTICLES: Final = Prepared(
    select(
        *(
            tables.articles.c.key if name == "key" else _VERSIONS.c[name]
            for name in _ArticleRow._fields
        )
    )
    .join(tables.articles)
    .where(_VERSIONS.c.id.in_(ASKED))
)
_REVISIONS: Final = tables.article_revisions
_REVISIONS_OF: Final = Prepared(
    select(
        _REVISIONS.c.version,
        _REVISIONS.c.kind,
        _REVISIONS.c.value,
        _REVISIONS.c.how,
        _REVISIONS.c.words,
    )
    .where(_REVISIONS.c.version.in_(ASKED))
    .order_by(_REVISIONS.c.version, _REVISIONS.c.position)
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
    rows = map(_ArticleRow._make, _ARTICLES.among(connection, asked))
    return {row.id: _article(row, stated[row.id]) for row in rows}


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
    for version, *revision in _REVISIONS_OF.among(connection, versions):
        found[version].append(StatedRevision(*revision))
    return found


def _article(row: Row[Any] | _ArticleRow, revisions: Sequence[StatedRevision]) -> Article:
    published = None
    if row.published is not None and row.published_how is not None:
        alternatives = tuple(json.loads(row.published_alternatives or "[]"))
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
