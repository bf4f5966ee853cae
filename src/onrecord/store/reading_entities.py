"""Rows become entities, with their names and their roles."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import Connection, select

from onrecord.errors import SpanError
from onrecord.schema.article import Article
from onrecord.schema.record import Entity, Role
from onrecord.schema.span import Span
from onrecord.store import tables

_MOST_ASKED: Final = 400


def verified_span(start: int, end: int, text: str, article: Article) -> Span:
    """Return a span of an article.

    Raises:
        SpanError: other characters stand there.
    """
    if article.text[start:end] != text:
        raise SpanError(
            f"The record is damaged: {text[:40]!r} does not stand at {start} in "
            f"article {article.id}."
        )
    return Span(start, end, text, article.version)


def read_entities(
    connection: Connection, articles: dict[int, Article], ids: Collection[str] | None = None
) -> dict[int, dict[str, Entity]]:
    """Return the entities of versions of articles, by version and id, in their order.

    Args:
        connection: the transaction.
        articles: the versions.
        ids: only those with these ids; None for all.
    """
    versions = list(articles)
    # SQLite takes so many values at once; to read some that are not wanted does no harm.
    only = ids if ids is not None and len(ids) <= _MOST_ASKED else None
    names = _names(connection, versions, only)
    roles = _entity_roles(connection, articles, only)
    table = tables.entities
    query = select(table).where(table.c.version.in_(versions)).order_by(table.c.position)
    if only is not None:
        query = query.where(table.c.id.in_(only))
    found: dict[int, dict[str, Entity]] = defaultdict(dict)
    for row in connection.execute(query):
        key = (row.version, row.id)
        found[row.version][row.id] = Entity(
            row.id, row.type, row.name, tuple(names[key]), tuple(roles[key])
        )
    return found


def _names(
    connection: Connection, versions: Sequence[int], only: Collection[str] | None
) -> dict[tuple[int, str], list[str]]:
    table = tables.entity_names
    query = (
        select(table.c.version, table.c.entity, table.c.name)
        .where(table.c.version.in_(versions))
        .order_by(table.c.position)
    )
    if only is not None:
        query = query.where(table.c.entity.in_(only))
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for version, entity, name in connection.execute(query):
        found[version, entity].append(name)
    return found


def _entity_roles(
    connection: Connection, articles: dict[int, Article], only: Collection[str] | None
) -> dict[tuple[int, str], list[Role]]:
    table = tables.entity_roles
    query = select(table).where(table.c.version.in_(list(articles))).order_by(table.c.position)
    if only is not None:
        query = query.where(table.c.entity.in_(only))
    found: dict[tuple[int, str], list[Role]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.version, row.entity].append(
            Role(
                words=verified_span(row.start, row.end, row.role, articles[row.version]),
                title=row.title,
                organization=row.organization,
                place=row.place,
                party=row.party,
                is_former=row.is_former,
                is_self_described=row.is_self_described,
                since=row.since,
                until=row.until,
            )
        )
    return found
