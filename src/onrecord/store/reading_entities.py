"""Rows become entities, with their names and their roles."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Table, select

from onrecord.errors import SpanError
from onrecord.schema.article import Article
from onrecord.schema.record import Entity, Role
from onrecord.schema.span import Span
from onrecord.store import tables
from onrecord.store.prepared import ALSO, ASKED, MOST_ALSO, PreparedQuery


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
    # To read some that are not wanted does no harm.
    only = tuple(ids) if ids is not None and len(ids) <= MOST_ALSO else None
    queries = _ALL if only is None else _SOME
    asked = (connection, versions, only or ())
    names: dict[tuple[int, str], list[str]] = defaultdict(list)
    for version, entity, name in queries.names.among(*asked):
        names[version, entity].append(name)
    roles: dict[tuple[int, str], list[Role]] = defaultdict(list)
    for row in queries.roles.among(*asked):
        roles[row.version, row.entity].append(_role(row, articles[row.version]))
    found: dict[int, dict[str, Entity]] = defaultdict(dict)
    for row in queries.entities.among(*asked):
        key = (row.version, row.id)
        found[row.version][row.id] = Entity(
            row.id, row.type, row.name, tuple(names[key]), tuple(roles[key])
        )
    return found


def _role(row: Any, article: Article) -> Role:  # noqa: ANN401 (a row of `entity_roles`)
    return Role(
        words=verified_span(row.start, row.end, row.role, article),
        title=row.title,
        organization=row.organization,
        place=row.place,
        party=row.party,
        is_former=row.is_former,
        is_self_described=row.is_self_described,
        since=row.since,
        until=row.until,
    )


class _Queries:
    """What is asked for entities of versions, compiled once."""

    def __init__(self, *, is_some: bool) -> None:
        entities, names, roles = tables.entities, tables.entity_names, tables.entity_roles
        own = (entities.c.version, entities.c.id, entities.c.type, entities.c.name)
        named = (names.c.version, names.c.entity, names.c.name)
        self.entities = _in_order(entities, own, entities.c.id if is_some else None)
        self.names = _in_order(names, named, names.c.entity if is_some else None)
        self.roles = _in_order(roles, (roles,), roles.c.entity if is_some else None)


def _in_order(
    table: Table, columns: Sequence[Any], only: ColumnElement[Any] | None
) -> PreparedQuery:
    query = select(*columns).where(table.c.version.in_(ASKED)).order_by(table.c.position)
    return PreparedQuery(query if only is None else query.where(only.in_(ALSO)))


_ALL: Final = _Queries(is_some=False)
_SOME: Final = _Queries(is_some=True)
