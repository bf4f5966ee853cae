"""Schema values become rows. The caller holds the transaction."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Table, func, select

from onrecord.schema.annotation import MentionForm
from onrecord.schema.article import Article, Detail, StatedRevision
from onrecord.schema.record import ArticleRecord, Entity, Statement
from onrecord.schema.span import Span
from onrecord.store import happening_tables, identity_tables, tables
from onrecord.store.days import days_of
from onrecord.store.names import name_key
from onrecord.store.prepared import Prepared
from onrecord.store.quotation_index import delete_words
from onrecord.store.review_weights import enter_queue, leave_queue
from onrecord.store.topics import topic_rows, topic_spans
from onrecord.store.writing_happenings import insert_happenings

_Row = dict[str, Any]

DETAILS: Final = ("title", "byline", "publisher", "url", "language")
_INSERT: Final = {table: Prepared(table.insert()) for table in tables.FINDINGS}
_INSERT_ARTICLE: Final = Prepared(tables.articles.insert())
_INSERT_VERSION: Final = Prepared(tables.article_versions.insert())
_LAST_NUMBER: Final = Prepared(select(func.max(tables.statements.c.number)))
# Between the parts of an interrupted content, where it is shown as one text.
_PART_SEPARATOR: Final = " … "


def insert_article(connection: Connection, article: Article, *, now: str) -> None:
    """Write an article that has no version yet."""
    _INSERT_ARTICLE.write(connection, {"id": article.id, "key": article.key, "added_at": now})


def insert_version(
    connection: Connection,
    record: ArticleRecord,
    *,
    original_sha256: str,
    number: int,
    now: str,
) -> int:
    """Write a version of an article, the latest from now on, and what was found in it."""
    article = record.article
    versions = tables.article_versions
    if number > 1:
        previous = versions.c.article == article.id
        connection.execute(versions.update().where(previous).values(latest=False))
        leave_queue(connection, connection.scalars(select(versions.c.id).where(previous)).all())
    row = {
        **_described(article),
        **_published(article),
        "id": None,  # the database gives it
        "article": article.id,
        "number": number,
        "latest": True,
        "added_at": now,
        "read_at": now,
        "model": record.model,
        "text": article.text,
        "text_sha256": article.version,
        "original_sha256": original_sha256,
    }
    version = _INSERT_VERSION.write(connection, row)
    insert_findings(connection, version, record)
    return version


def replace_findings(
    connection: Connection, version: int, record: ArticleRecord, *, read_at: str | None = None
) -> None:
    """Write a version as it is shown from now on, and other findings in place of those before.

    Args:
        connection: the database.
        version: the version.
        record: what is to stand there.
        read_at: when it was read again, where it was.
    """
    delete_findings(connection, version)
    row = {**_described(record.article), **_published(record.article), "model": record.model}
    if read_at is not None:
        row["read_at"] = read_at
    versions = tables.article_versions
    is_this = versions.c.id == version
    connection.execute(versions.update().where(is_this).values(row))
    # Apart, and only where it differs: a change of the text is a change of the full-text index.
    text = {"text": record.article.text, "text_sha256": record.article.version}
    differs = versions.c.text_sha256 != record.article.version
    connection.execute(versions.update().where(is_this, differs).values(text))
    insert_findings(connection, version, record)


def keep_original(connection: Connection, version: int, text: str) -> None:
    """Keep the text as published of a version that is shown with names blocked out."""
    connection.execute(
        tables.original_texts.insert().prefix_with("OR IGNORE"), {"version": version, "text": text}
    )


def add_revisions(
    connection: Connection, version: int, revisions: Sequence[StatedRevision]
) -> None:
    """Write what a version says of updates and corrections, after what it said before."""
    table = tables.article_revisions
    last = select(func.max(table.c.position)).where(table.c.version == version)
    start = connection.scalars(last).one()
    rows = _revisions(revisions, 0 if start is None else start + 1)
    _INSERT[table].write_all(connection, [{**row, "version": version} for row in rows])


def delete_findings(connection: Connection, version: int) -> None:
    """Take out all that was found in a version."""
    leave_queue(connection, [version])
    delete_words(connection, [version])
    for table in (*identity_tables.LINKS, *happening_tables.HAPPENINGS, *tables.FINDINGS):
        connection.execute(table.delete().where(table.c.version == version))


def insert_findings(connection: Connection, version: int, record: ArticleRecord) -> None:
    """Write all that was found in a version."""
    forms = _forms(record)
    rows: list[tuple[Table, list[_Row]]] = [
        (tables.entities, [_entity(*item) for item in enumerate(record.entities)]),
        (tables.entity_names, [row for item in record.entities for row in _names(item, forms)]),
        (tables.entity_roles, [row for item in record.entities for row in _roles(item)]),
        (tables.mentions, list(_mentions(record))),
        (tables.statements, _statements(connection, record)),
        (tables.statement_spans, [row for item in record.statements for row in _spans(item)]),
        (tables.statement_about, [row for item in record.statements for row in _about(item)]),
        (tables.statement_stances, [row for item in record.statements for row in _stances(item)]),
        (tables.statement_topics, [row for item in record.statements for row in _topics(item)]),
        (tables.time_expressions, list(_dates(record))),
        (tables.article_revisions, list(_revisions(record.article.revisions))),
        (tables.headings, [_extent(at, span) for at, span in enumerate(record.headings)]),
    ]
    for table, found in rows:
        for row in found:
            row["version"] = version
        _INSERT[table].write_all(connection, found)
    insert_happenings(connection, version, record.happenings)
    enter_queue(connection, version)


def _described(article: Article) -> _Row:
    row: _Row = {"name": article.name, "path": article.path}
    for name in DETAILS:
        detail: Detail | None = getattr(article, name)
        row[name] = detail.value if detail else None
        row[f"{name}_how"] = detail.how if detail else None
    return row


def _published(article: Article) -> _Row:
    published = article.published
    days = days_of(published.value) if published else None
    alternatives = json.dumps(published.alternatives) if published else None
    return {
        "published": published.value if published else None,
        "published_how": published.how if published else None,
        "published_alternatives": alternatives,
        "published_from": days[0] if days else None,
        "published_to": days[1] if days else None,
    }


def _revisions(revisions: Sequence[StatedRevision], start: int = 0) -> Iterator[_Row]:
    for position, revision in enumerate(revisions, start):
        yield {
            "position": position,
            "kind": revision.kind,
            "value": revision.value,
            "how": revision.how,
            "words": revision.words,
        }


def _extent(position: int, span: Span) -> _Row:
    return {"position": position, "start": span.start, "end": span.end, "text": span.text}


def _entity(position: int, entity: Entity) -> _Row:
    return {"id": entity.id, "position": position, "type": entity.type, "name": entity.name}


def _forms(record: ArticleRecord) -> dict[tuple[str, str], MentionForm]:
    forms: dict[tuple[str, str], MentionForm] = {}
    for mention in record.mentions:
        words = (mention.entity, name_key(mention.span.text))
        if forms.get(words) != "name":
            forms[words] = mention.form
    return forms


def _names(entity: Entity, forms: dict[tuple[str, str], MentionForm]) -> Iterator[_Row]:
    for position, name in enumerate(entity.names):
        words = name_key(name)
        yield {
            "entity": entity.id,
            "position": position,
            "name": name,
            "form": forms.get((entity.id, words), "name"),
            "words": words,
        }


def _roles(entity: Entity) -> Iterator[_Row]:
    for position, role in enumerate(entity.roles):
        yield {
            "entity": entity.id,
            "position": position,
            "role": role.words.text,
            "words": name_key(role.words.text),
            "start": role.words.start,
            "end": role.words.end,
            "title": role.title,
            "organization": role.organization,
            "place": role.place,
            "party": role.party,
            "is_former": role.is_former,
            "is_self_described": role.is_self_described,
            "since": role.since,
            "until": role.until,
        }


def _mentions(record: ArticleRecord) -> Iterator[_Row]:
    for position, mention in enumerate(record.mentions):
        yield {
            **_extent(position, mention.span),
            "entity": mention.entity,
            "form": mention.form,
            "confidence": mention.confidence,
        }


def _dates(record: ArticleRecord) -> Iterator[_Row]:
    for position, date in enumerate(record.dates):
        yield {
            **_extent(position, date.span),
            "type": date.type,
            "timex3": date.timex3,
            "value": date.value,
            "basis": date.basis,
        }


def _statements(connection: Connection, record: ArticleRecord) -> list[_Row]:
    # Numbers are given here, so that all rows go in one call.
    [(last,)] = _LAST_NUMBER.rows(connection)
    return [
        {"number": (last or 0) + 1 + position, **_statement(position, statement)}
        for position, statement in enumerate(record.statements)
    ]


def _statement(position: int, statement: Statement) -> _Row:
    said_on = statement.said_on
    days = days_of(said_on.value) if said_on else None
    return {
        "id": statement.id,
        "position": position,
        "kind": statement.kind,
        "speaker": statement.speaker,
        "unnamed": statement.unnamed,
        "unnamed_words": name_key(statement.unnamed) if statement.unnamed else None,
        "content": _PART_SEPARATOR.join(span.text for span in statement.content),
        "channel": statement.channel.name if statement.channel else None,
        "addressee": statement.addressee,
        "said_on": said_on.value if said_on else None,
        "said_on_basis": said_on.basis if said_on else None,
        "said_from": days[0] if days else None,
        "said_to": days[1] if days else None,
        "reported_by": statement.reported_by,
        "polarity": statement.polarity,
        "confidence": statement.confidence,
        "origin_method": statement.origin.method,
        "origin_name": statement.origin.name,
        "origin_version": statement.origin.version,
    }


def _spans(statement: Statement) -> Iterator[_Row]:
    said_on, channel = statement.said_on, statement.channel
    roles: tuple[tuple[str, tuple[Span | None, ...]], ...] = (
        ("source", (statement.source,)),
        ("cue", (statement.cue,)),
        ("content", statement.content),
        ("quoted", statement.quoted),
        ("channel", (channel.span if channel else None,)),
        ("said_on", (said_on.span if said_on else None,)),
        *topic_spans(statement.topics),
    )
    for role, spans in roles:
        for position, span in enumerate(spans):
            if span is not None:
                yield {"statement": statement.id, "role": role, **_extent(position, span)}


def _stances(statement: Statement) -> Iterator[_Row]:
    for position, stance in enumerate(statement.stances):
        yield {
            "statement": statement.id,
            "entity": stance.target,
            "stance": stance.stance,
            "value": stance.value,
            "confidence": stance.confidence,
            **_extent(position, stance.words),
        }


def _topics(statement: Statement) -> Iterator[_Row]:
    for row in topic_rows(statement.topics):
        yield {"statement": statement.id, **row}


def _about(statement: Statement) -> Iterator[_Row]:
    for position, entity in enumerate(statement.about):
        yield {"statement": statement.id, "position": position, "entity": entity}
