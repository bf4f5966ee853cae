"""Which statements and articles are asked for."""

import sys
from collections.abc import Sequence
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    false,
    func,
    or_,
    select,
    tuple_,
)

from onrecord.errors import NotInRecord
from onrecord.schema.record import StatementKind, StatementStance
from onrecord.schema.subjects import known_subject
from onrecord.store import tables
from onrecord.store.days import asked_days
from onrecord.store.entities_meant import entities_meant, holds_word
from onrecord.store.identity_names import asked_words
from onrecord.store.prepared import Prepared
from onrecord.store.reading_articles import BY_PUBLICATION, LATEST, chunks
from onrecord.store.search import Phrase, matches_all, parse_query

_STATEMENTS: Final = tables.statements
_VERSIONS: Final = tables.article_versions
# Enough of the named to choose from in a message.
_SHOWN_ALTERNATIVES: Final = 3
_LAST_CHARACTER: Final = chr(sys.maxunicode)
_BY_ID: Final = Prepared(
    select(_VERSIONS.c.id).where(_VERSIONS.c.article == bindparam("id"), LATEST)
)
_STATEMENTS_BY_ID: Final = Prepared(
    select(_STATEMENTS.c.number)
    .join(_VERSIONS)
    .where(_STATEMENTS.c.id == bindparam("id"), LATEST)
    .limit(2)
)


def find_statements(
    connection: Connection,
    *,
    speaker: str | None,
    about: str | None,
    text: str | None,
    since: str | None,
    until: str | None,
    kind: StatementKind | None,
    topic: str | None,
    limit: int | None,
) -> list[int]:
    """Return the numbers of the statements that meet all conditions, in order."""
    conditions = [LATEST, *_said_between(since, until)]
    if speaker is not None:
        conditions.append(_is_said_by(speaker))
    if about is not None:
        conditions.append(_is_about(about))
    if text is not None:
        phrases = parse_query(text)
        if not phrases:
            return []
        conditions.append(_STATEMENTS.c.number.in_(_numbers_with(phrases)))
    if kind is not None:
        conditions.append(_STATEMENTS.c.kind == kind)
    if topic is not None:
        conditions.append(has_topic(topic))
    query = (
        select(_STATEMENTS.c.number)
        .join(_VERSIONS)
        .where(*conditions)
        .order_by(*BY_PUBLICATION, _STATEMENTS.c.position)
    )
    if limit is not None:
        query = query.limit(max(limit, 0))
    return list(connection.scalars(query))


def find_statements_with(connection: Connection, name: str) -> list[int]:
    """Return the numbers of the statements that somebody makes, is told or is spoken of in."""
    return _numbers_of(connection, or_(_is_said_by(name), _is_of(name)))


def find_statements_between(connection: Connection, name: str, other: str) -> list[int]:
    """Return the numbers of what each of two says of the other or to the other."""
    said = and_(_is_said_by(name), _is_of(other))
    answered = and_(_is_said_by(other), _is_of(name))
    return _numbers_of(connection, or_(said, answered))


def find_stances_between(
    connection: Connection, numbers: Sequence[int], name: str, other: str
) -> dict[str, StatementStance]:
    """Return how statements, by their ids, treat one of two who is not their speaker.

    Args:
        connection: the database.
        numbers: numbers of statements, such as `find_statements_between` returns.
        name: a name of the one.
        other: a name of the other.
    """
    stances = tables.statement_stances
    target = tuple_(stances.c.version, stances.c.entity)
    query = (
        select(_STATEMENTS.c.id, stances.c.stance)
        .join(
            stances,
            and_(
                stances.c.version == _STATEMENTS.c.version,
                stances.c.statement == _STATEMENTS.c.id,
            ),
        )
        .where(or_(target.in_(entities_meant(name)), target.in_(entities_meant(other))))
        .order_by(stances.c.position)
    )
    found: dict[str, StatementStance] = {}
    for chunk in chunks(numbers):
        for row in connection.execute(query.where(_STATEMENTS.c.number.in_(chunk))):
            found.setdefault(row.id, row.stance)
    return found


def _numbers_of(connection: Connection, condition: ColumnElement[bool]) -> list[int]:
    query = select(_STATEMENTS.c.number).join(_VERSIONS).where(LATEST, condition)
    return list(connection.scalars(query.order_by(*BY_PUBLICATION, _STATEMENTS.c.position)))


def find_statement(connection: Connection, id: str) -> int:
    """Return the number of the statement with this id, or the only one whose id begins so.

    Raises:
        NotInRecord: there is none, or several begin so.
    """
    query = select(_STATEMENTS.c.number).join(_VERSIONS).where(LATEST).limit(2)
    exact = [number for (number,) in _STATEMENTS_BY_ID.rows(connection, id=id)]
    found = exact or list(connection.scalars(query.where(begins_with(_STATEMENTS.c.id, id))))
    if len(found) > 1:
        raise NotInRecord(f"Several statements have an id that begins with {id!r}.")
    if not found:
        raise NotInRecord(f"There is no statement {id!r} in the record.")
    number: int = found[0]
    return number


def find_version(connection: Connection, id: str) -> int:
    """Return the latest version of the article with this id, key, URL, name or start of an id.

    Raises:
        NotInRecord: there is none, or several have it.
    """
    exact = _BY_ID.first(connection, id=id)
    if exact is not None:
        return int(exact[0])
    articles = tables.articles
    query = (
        select(_VERSIONS.c.id, articles.c.id)
        .join(articles)
        .where(LATEST)
        .limit(_SHOWN_ALTERNATIVES)
    )
    for condition in (
        articles.c.key == id,
        _VERSIONS.c.url == id,
        _VERSIONS.c.name == id,
        begins_with(articles.c.id, id),
    ):
        found = connection.execute(query.where(condition)).all()
        if len(found) > 1:
            ids = ", ".join(row[1] for row in found)
            raise NotInRecord(f"Several articles go by {id!r}; give the id of one, such as {ids}.")
        if found:
            return int(found[0][0])
    raise NotInRecord(f"There is no article {id!r} in the record.")


def begins_with(column: ColumnElement[str], start: str) -> ColumnElement[bool]:
    """Return the condition that a value begins so; nothing begins with nothing.

    As a range, for which an index serves: values are compared by their code points.
    """
    return and_(column >= start, column < start + _LAST_CHARACTER) if start else false()


def _is_said_by(name: str) -> ColumnElement[bool]:
    speaker = tuple_(_STATEMENTS.c.version, _STATEMENTS.c.speaker)
    unnamed = and_(*(holds_word(_STATEMENTS.c.unnamed_words, word) for word in asked_words(name)))
    return or_(speaker.in_(entities_meant(name)), unnamed)


def _is_about(name: str) -> ColumnElement[bool]:
    about = tables.statement_about
    entity = tuple_(about.c.version, about.c.entity)
    told = select(about.c.version, about.c.statement).where(entity.in_(entities_meant(name)))
    return tuple_(_STATEMENTS.c.version, _STATEMENTS.c.id).in_(told)


def has_topic(topic: str) -> ColumnElement[bool]:
    """Return the condition that a statement is about a subject.

    Raises:
        MalformedInput: there is no such subject.
    """
    topics = tables.statement_topics
    told = select(topics.c.version, topics.c.statement).where(
        topics.c.subject == known_subject(topic)
    )
    return tuple_(_STATEMENTS.c.version, _STATEMENTS.c.id).in_(told)


def _is_of(name: str) -> ColumnElement[bool]:
    addressee = tuple_(_STATEMENTS.c.version, _STATEMENTS.c.addressee)
    return or_(_is_about(name), addressee.in_(entities_meant(name)))


def _numbers_with(phrases: list[Phrase]) -> Select[tuple[int]]:
    index = tables.statement_search
    return select(index.c.rowid).where(matches_all(index, phrases))


def _said_between(since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    conditions = []
    if since is not None:
        last = func.coalesce(_STATEMENTS.c.said_to, _VERSIONS.c.published_to)
        conditions.append(last >= asked_days(since)[0])
    if until is not None:
        first = func.coalesce(_STATEMENTS.c.said_from, _VERSIONS.c.published_from)
        conditions.append(first <= asked_days(until)[1])
    return conditions
