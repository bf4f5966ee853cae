"""Rows become schema values, and spans are verified on the way."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Table, and_, select

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
from onrecord.store.prepared import ASKED, PreparedQuery
from onrecord.store.reading_articles import chunks, read_articles
from onrecord.store.reading_entities import read_entities, verified_span
from onrecord.store.reading_happenings import read_happenings
from onrecord.store.topics import topics_of_rows

_VERSIONS: Final = tables.article_versions
_STATEMENTS: Final = tables.statements

_Roles = dict[str, list[Span]]


def _of_statements(table: Table, *columns: ColumnElement[Any]) -> PreparedQuery:
    """Return the query for what belongs to statements, by the numbers of these."""
    is_of_statement = and_(
        table.c.version == _STATEMENTS.c.version, table.c.statement == _STATEMENTS.c.id
    )
    query = select(*(columns or (table,))).join(_STATEMENTS, is_of_statement)
    return PreparedQuery(query.where(_IS_ASKED).order_by(table.c.position))


def _in_text(table: Table) -> PreparedQuery:
    """Return the query for what stands in versions, by these."""
    query = select(table).where(table.c.version.in_(ASKED))
    return PreparedQuery(query.order_by(table.c.position))


_MENTIONS: Final = _in_text(tables.mentions)
_DATES: Final = _in_text(tables.time_expressions)
_HEADINGS: Final = _in_text(tables.headings)
_IS_ASKED: Final = _STATEMENTS.c.number.in_(ASKED)
_OWN_QUERY: Final = select(_STATEMENTS).order_by(_STATEMENTS.c.version, _STATEMENTS.c.position)
_OWN: Final = PreparedQuery(_OWN_QUERY.where(_IS_ASKED))
_OF_VERSION: Final = PreparedQuery(_OWN_QUERY.where(_STATEMENTS.c.version.in_(ASKED)))
_ABOUT: Final = _of_statements(tables.statement_about)
_STANCES: Final = _of_statements(tables.statement_stances)
_TOPICS: Final = _of_statements(tables.statement_topics)
_SPAN_COLUMNS: Final = ("version", "statement", "role", "start", "end", "text")
_SPANS: Final = _of_statements(
    tables.statement_spans, *(tables.statement_spans.c[name] for name in _SPAN_COLUMNS)
)
_LINKS: Final = identity_tables.identity_links
_IDENTITIES: Final = PreparedQuery(
    select(_LINKS.c.version, _LINKS.c.entity, _LINKS.c.identity)
    .join(
        _STATEMENTS,
        and_(_LINKS.c.version == _STATEMENTS.c.version, _LINKS.c.entity == _STATEMENTS.c.speaker),
    )
    .where(_IS_ASKED)
)
_KNOWN: Final = identity_tables.authority_entries
_WIKIDATA: Final = PreparedQuery(
    select(_KNOWN.c.identity, _KNOWN.c.wikidata)
    .where(_KNOWN.c.wikidata.is_not(None))
    .where(_KNOWN.c.identity.in_(ASKED))
)


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
    rows = list(_OF_VERSION.among(connection, [version]))
    statements = _statements(connection, rows, {version: article})
    return ArticleRecord(
        article=article,
        entities=tuple(read_entities(connection, {version: article}).get(version, {}).values()),
        mentions=tuple(
            Mention(_span(mention, article), mention.entity, mention.form, mention.confidence)
            for mention in _MENTIONS.among(connection, [version])
        ),
        statements=tuple(statement for _, _, statement in statements),
        dates=tuple(
            TimeExpression(_span(date, article), date.type, date.timex3, date.value, date.basis)
            for date in _DATES.among(connection, [version])
        ),
        headings=tuple(
            _span(heading, article) for heading in _HEADINGS.among(connection, [version])
        ),
        model=model,
        happenings=read_happenings(connection, version, article),
    )


def _span(row: Any, article: Article) -> Span:  # noqa: ANN401 (a row with words)
    return verified_span(row.start, row.end, row.text, article)


def _stored_statements(
    connection: Connection, numbers: Sequence[int]
) -> Iterator[tuple[int, StoredStatement]]:
    rows = list(_OWN.among(connection, numbers))
    articles = read_articles(connection, {row.version for row in rows})
    statements = list(_statements(connection, rows, articles))
    entities = read_entities(connection, articles, _referred_to(one for *_, one in statements))
    linked = _identities(connection, numbers)
    told = _wikidata_ids(connection, set(linked.values()))
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


def _identities(connection: Connection, numbers: Sequence[int]) -> dict[tuple[int, str], str]:
    """Return the identities of those who speak in these statements."""
    rows = _IDENTITIES.among(connection, numbers)
    return {(row.version, row.entity): row.identity for row in rows}


def _wikidata_ids(connection: Connection, identities: Collection[str]) -> dict[str, str]:
    rows = _WIKIDATA.among(connection, sorted(identities))
    return {row.identity: row.wikidata for row in rows}


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
    connection: Connection, rows: Sequence[Any], articles: dict[int, Article]
) -> Iterator[tuple[int, int, Statement]]:
    numbers = [row.number for row in rows]
    spans = _statement_spans(connection, numbers, articles)
    about = _by_statement(_ABOUT.among(connection, numbers))
    topics = _by_statement(_TOPICS.among(connection, numbers))
    stances = _by_statement(_STANCES.among(connection, numbers))
    for row in rows:
        key = (row.version, row.id)
        article = articles[row.version]
        yield (
            row.number,
            row.version,
            _statement(
                row,
                spans[key],
                tuple(one.entity for one in about[key]),
                tuple(_stance(one, article) for one in stances[key]),
                topics_of_rows(topics[key], spans[key]),
            ),
        )


def _statement_spans(
    connection: Connection, numbers: Sequence[int], articles: dict[int, Article]
) -> dict[tuple[int, str], _Roles]:
    found: dict[tuple[int, str], _Roles] = defaultdict(lambda: defaultdict(list))
    for version, statement, role, start, end, text in _SPANS.among(connection, numbers):
        span = verified_span(start, end, text, articles[version])
        found[version, statement][role].append(span)
    return found


def _by_statement(rows: Iterable[Any]) -> dict[tuple[int, str], list[Any]]:
    found: dict[tuple[int, str], list[Any]] = defaultdict(list)
    for row in rows:
        found[row.version, row.statement].append(row)
    return found


def _stance(row: Any, article: Article) -> TargetStance:  # noqa: ANN401 (a row of `_STANCES`)
    return TargetStance(row.entity, row.stance, row.value, _span(row, article), row.confidence)


def _statement(
    row: Any,  # noqa: ANN401 (a row of `_OWN_QUERY`)
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
