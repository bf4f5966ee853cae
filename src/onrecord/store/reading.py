"""Rows become schema values, and spans are verified on the way."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, select

from onrecord.schema.article import Article
from onrecord.schema.dated import Dated
from onrecord.schema.provenance import Origin
from onrecord.schema.record import (
    ArticleRecord,
    Channel,
    Mention,
    Statement,
    TargetStance,
    TimeExpression,
)
from onrecord.schema.span import Span
from onrecord.schema.stored import StoredStatement, StoredVersion
from onrecord.schema.topic import Topic
from onrecord.store import identity_tables, tables
from onrecord.store.reading_articles import chunks, read_articles
from onrecord.store.reading_entities import read_entities, verified_span
from onrecord.store.reading_happenings import read_happenings
from onrecord.store.topics import topics_of_rows

_VERSIONS: Final = tables.article_versions
_STATEMENTS: Final = tables.statements

_Roles = dict[str, list[Span]]


def read_stored_statements(connection: Connection, numbers: Sequence[int]) -> list[StoredStatement]:
    """Return the statements with these numbers, in this order."""
    found: dict[int, StoredStatement] = {}
    for chunk in chunks(numbers):
        found.update(_stored_statements(connection, chunk))
    return [found[number] for number in numbers]


def read_versions(connection: Connection, article: str) -> list[StoredVersion]:
    """Return all versions of an article with their statements, the first one first."""
    query = select(_VERSIONS).where(_VERSIONS.c.article == article).order_by(_VERSIONS.c.number)
    rows = connection.execute(query).all()
    articles = read_articles(connection, [row.id for row in rows])
    return [
        StoredVersion(
            article=articles[row.id],
            number=row.number,
            added_at=row.added_at,
            read_at=row.read_at,
            model=row.model,
            statements=tuple(read_stored_statements(connection, _numbers(connection, row.id))),
        )
        for row in rows
    ]


def _numbers(connection: Connection, version: int) -> list[int]:
    query = select(_STATEMENTS.c.number).where(_STATEMENTS.c.version == version)
    return list(connection.scalars(query.order_by(_STATEMENTS.c.position)))


def read_record(connection: Connection, version: int) -> ArticleRecord:
    """Return all that was read in a version."""
    article = read_articles(connection, [version])[version]
    model = connection.scalars(select(_VERSIONS.c.model).where(_VERSIONS.c.id == version)).one()
    statements = _statements(connection, _STATEMENTS.c.version == version, {version: article})
    return ArticleRecord(
        article=article,
        entities=tuple(read_entities(connection, {version: article}).get(version, {}).values()),
        mentions=tuple(
            Mention(_span(mention, article), mention.entity, mention.form, mention.confidence)
            for mention in _of_version(connection, tables.mentions, version)
        ),
        statements=tuple(statement for _, _, statement in statements),
        dates=tuple(
            TimeExpression(_span(date, article), date.type, date.timex3, date.value, date.basis)
            for date in _of_version(connection, tables.time_expressions, version)
        ),
        headings=tuple(
            _span(heading, article) for heading in _of_version(connection, tables.headings, version)
        ),
        model=model,
        happenings=read_happenings(connection, version, article),
    )


def _of_version(connection: Connection, table: Table, version: int) -> Iterable[Row[Any]]:
    return connection.execute(
        select(table).where(table.c.version == version).order_by(table.c.position)
    )


def _span(row: Row[Any], article: Article) -> Span:
    return verified_span(row.start, row.end, row.text, article)


def _stored_statements(
    connection: Connection, numbers: Sequence[int]
) -> Iterator[tuple[int, StoredStatement]]:
    where = _STATEMENTS.c.number.in_(numbers)
    versions = list(connection.scalars(select(_STATEMENTS.c.version).distinct().where(where)))
    articles = read_articles(connection, versions)
    statements = list(_statements(connection, where, articles))
    entities = read_entities(connection, articles, _referred_to(one for *_, one in statements))
    linked = _identities(connection, versions)
    told = _wikidata_ids(connection, {one for one in _speaking(statements, linked) if one})
    for number, version, statement in statements:
        known = entities.get(version, {})
        yield (
            number,
            StoredStatement(
                statement=statement,
                article=articles[version],
                speaker=known.get(statement.speaker or ""),
                addressee=known.get(statement.addressee or ""),
                about=tuple(known[entity] for entity in statement.about),
                paragraph=_paragraph(statement, articles[version]),
                identity=linked.get((version, statement.speaker or "")),
                wikidata=told.get(linked.get((version, statement.speaker or ""), "")),
            ),
        )


def _referred_to(statements: Iterable[Statement]) -> set[str]:
    """Return the ids of all entities that statements refer to."""
    told = ((one.speaker, one.addressee, *one.about) for one in statements)
    return {entity for own in told for entity in own if entity}


def _speaking(
    statements: Iterable[tuple[int, int, Statement]], linked: dict[tuple[int, str], str]
) -> Iterator[str | None]:
    return (linked.get((version, one.speaker or "")) for _, version, one in statements)


def _identities(connection: Connection, versions: Sequence[int]) -> dict[tuple[int, str], str]:
    table = identity_tables.identity_links
    query = select(table.c.version, table.c.entity, table.c.identity)
    rows = connection.execute(query.where(table.c.version.in_(versions)))
    return {(row.version, row.entity): row.identity for row in rows}


def _wikidata_ids(connection: Connection, identities: Collection[str]) -> dict[str, str]:
    table = identity_tables.authority_entries
    query = select(table.c.identity, table.c.wikidata).where(table.c.wikidata.is_not(None))
    return {
        row.identity: row.wikidata
        for chunk in chunks(sorted(identities))
        for row in connection.execute(query.where(table.c.identity.in_(chunk)))
    }


def _paragraph(statement: Statement, article: Article) -> Span:
    spans = [
        *(span for span in (statement.source, statement.cue) if span),
        *statement.content,
        *statement.quoted,
        *((statement.channel.span,) if statement.channel else ()),
        *((statement.said_on.span,) if statement.said_on and statement.said_on.span else ()),
    ]
    start = article.text.rfind("\n", 0, min(span.start for span in spans)) + 1
    last = max(span.end for span in spans)
    end = article.text.find("\n", last)
    end = len(article.text) if end < 0 else end
    if end > last and article.text[end - 1] == "\r":
        end -= 1
    return article.span(start, end)


def _statements(
    connection: Connection, where: ColumnElement[bool], articles: dict[int, Article]
) -> Iterator[tuple[int, int, Statement]]:
    spans = _statement_spans(connection, where, articles)
    about = _statement_about(connection, where)
    stances = _statement_stances(connection, where, articles)
    topics = _statement_topics(connection, where)
    query = select(_STATEMENTS).where(where).order_by(_STATEMENTS.c.version, _STATEMENTS.c.position)
    for row in connection.execute(query):
        key = (row.version, row.id)
        yield (
            row.number,
            row.version,
            _statement(
                row,
                spans[key],
                tuple(about[key]),
                tuple(stances[key]),
                topics_of_rows(topics[key], spans[key]),
            ),
        )


def _statement_spans(
    connection: Connection, where: ColumnElement[bool], articles: dict[int, Article]
) -> dict[tuple[int, str], _Roles]:
    table = tables.statement_spans
    query = (
        select(table)
        .join(_STATEMENTS, _is_of_statement(table))
        .where(where)
        .order_by(table.c.position)
    )
    found: dict[tuple[int, str], _Roles] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(query):
        found[row.version, row.statement][row.role].append(_span(row, articles[row.version]))
    return found


def _statement_about(
    connection: Connection, where: ColumnElement[bool]
) -> dict[tuple[int, str], list[str]]:
    table = tables.statement_about
    query = (
        select(table)
        .join(_STATEMENTS, _is_of_statement(table))
        .where(where)
        .order_by(table.c.position)
    )
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.version, row.statement].append(row.entity)
    return found


def _statement_stances(
    connection: Connection, where: ColumnElement[bool], articles: dict[int, Article]
) -> dict[tuple[int, str], list[TargetStance]]:
    table = tables.statement_stances
    query = (
        select(table)
        .join(_STATEMENTS, _is_of_statement(table))
        .where(where)
        .order_by(table.c.position)
    )
    found: dict[tuple[int, str], list[TargetStance]] = defaultdict(list)
    for row in connection.execute(query):
        words = _span(row, articles[row.version])
        stance = TargetStance(row.entity, row.stance, row.value, words, row.confidence)
        found[row.version, row.statement].append(stance)
    return found


def _statement_topics(
    connection: Connection, where: ColumnElement[bool]
) -> dict[tuple[int, str], list[Row[Any]]]:
    table = tables.statement_topics
    query = (
        select(table)
        .join(_STATEMENTS, _is_of_statement(table))
        .where(where)
        .order_by(table.c.position)
    )
    found: dict[tuple[int, str], list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.version, row.statement].append(row)
    return found


def _is_of_statement(table: Table) -> ColumnElement[bool]:
    return and_(table.c.version == _STATEMENTS.c.version, table.c.statement == _STATEMENTS.c.id)


def _statement(
    row: Row[Any],
    spans: _Roles,
    about: tuple[str, ...],
    stances: tuple[TargetStance, ...],
    topics: tuple[Topic, ...],
) -> Statement:
    channel = None
    if row.channel is not None:
        channel = Channel(row.channel, spans["channel"][0])
    said_on = None
    if row.said_on is not None:
        said_on = Dated(row.said_on, row.said_on_basis, _first(spans["said_on"]))
    return Statement(
        id=row.id,
        kind=row.kind,
        source=_first(spans["source"]),
        cue=_first(spans["cue"]),
        content=tuple(spans["content"]),
        quoted=tuple(spans["quoted"]),
        speaker=row.speaker,
        unnamed=row.unnamed,
        channel=channel,
        addressee=row.addressee,
        about=about,
        said_on=said_on,
        reported_by=row.reported_by,
        polarity=row.polarity,
        confidence=row.confidence,
        origin=Origin(row.origin_method, row.origin_name, row.origin_version),
        stances=stances,
        topics=topics,
    )


def _first(spans: list[Span]) -> Span | None:
    return spans[0] if spans else None
