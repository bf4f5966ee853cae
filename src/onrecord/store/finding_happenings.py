"""Which happenings are asked for."""

from collections.abc import Collection
from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, tuple_, union

from onrecord.errors import NotInRecord
from onrecord.store import happening_tables, tables
from onrecord.store.days import asked_days
from onrecord.store.entities_meant import entities_meant, holds_word
from onrecord.store.finding import begins_with
from onrecord.store.identity_names import asked_words
from onrecord.store.reading_articles import BY_PUBLICATION, LATEST
from onrecord.store.reading_happenings import HappeningKey

_VERSIONS: Final = tables.article_versions
_HAPPENINGS: Final = happening_tables.happenings
_PARTIES: Final = happening_tables.happening_parties
_SPANS: Final = happening_tables.happening_spans
_STATEMENTS: Final = tables.statements


def find_happenings(
    connection: Connection, kind: str, *conditions: ColumnElement[bool], limit: int | None = None
) -> list[HappeningKey]:
    """Return the happenings of a kind that meet all conditions, in order of publication.

    Those of the latest versions of articles only; the first ones where there is a limit.
    """
    query = _of_kind(kind).where(LATEST, *conditions)
    if limit is not None:
        query = query.limit(max(limit, 0))
    return [HappeningKey(row.version, row.number) for row in connection.execute(query)]


def find_by_id(connection: Connection, kind: str, is_it: ColumnElement[bool]) -> list[HappeningKey]:
    """Return the happenings of a kind that have an id, in order of publication.

    Args:
        connection: the transaction.
        kind: the kind.
        is_it: the condition of ids: `has_id`, or one of how they begin.
    """
    # Written so that no index serves for the kind: by it all of a kind would be read through.
    is_of_kind = _HAPPENINGS.c.kind.concat("") == kind
    query = (
        select(_HAPPENINGS.c.version, _HAPPENINGS.c.number)
        .join(_VERSIONS, _VERSIONS.c.id == _HAPPENINGS.c.version)
        .where(is_it, is_of_kind, LATEST)
        .order_by(*BY_PUBLICATION, _HAPPENINGS.c.number)
    )
    return [HappeningKey(row.version, row.number) for row in connection.execute(query)]


def find_left_out(
    connection: Connection, kind: str, *conditions: ColumnElement[bool]
) -> list[HappeningKey]:
    """Return those of earlier versions whose wording the latest version leaves out."""
    latest = _VERSIONS.alias("latest")
    wording = and_(
        _SPANS.c.version == _HAPPENINGS.c.version,
        _SPANS.c.number == _HAPPENINGS.c.number,
        _SPANS.c.role == "wording",
    )
    query = (
        _of_kind(kind)
        .join(_SPANS, wording)
        .join(latest, and_(latest.c.article == _VERSIONS.c.article, latest.c.latest.is_(True)))
        .where(~LATEST, func.instr(latest.c.text, _SPANS.c.text) == 0, *conditions)
    )
    return [HappeningKey(row.version, row.number) for row in connection.execute(query)]


def find_happening(
    connection: Connection, kind: str, id: str, *, left_out: bool = False
) -> HappeningKey:
    """Return the one of a kind with this id, or the only one whose id begins so.

    Args:
        connection: the transaction.
        kind: the kind.
        id: its id, or the beginning of it.
        left_out: look, where the latest versions have none, at what `find_left_out` finds.

    Raises:
        NotInRecord: there is none, or several begin so.
    """
    is_it, begins_so = _HAPPENINGS.c.id == id, begins_with(_HAPPENINGS.c.id, id)
    found = (
        find_by_id(connection, kind, is_it)
        or (find_left_out(connection, kind, is_it)[-1:] if left_out else [])
        or find_by_id(connection, kind, begins_so)
        or (find_left_out(connection, kind, begins_so) if left_out else [])
    )
    if len(found) > 1:
        raise NotInRecord(f"Several {kind}s have an id that begins with {id!r}.")
    if not found:
        raise NotInRecord(f"There is no {kind} {id!r} in the record.")
    return found[0]


def has_id(ids: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that a happening has one of these ids."""
    return _HAPPENINGS.c.id.in_(ids)


def has_part(name: str, *roles: str) -> ColumnElement[bool]:
    """Return the condition that somebody of a name is a party in one of these roles.

    Somebody whom the article does not name is found by the words for them.
    """
    meant = entities_meant(name).subquery()
    named = and_(_PARTIES.c.version == meant.c.version, _PARTIES.c.entity == meant.c.entity)
    described = and_(*(holds_word(_PARTIES.c.words, word) for word in asked_words(name)))
    parties = select(_PARTIES.c.version, _PARTIES.c.number)
    has_role = _PARTIES.c.role.in_(roles)
    # Apart, so that each has an index; an outer join is never turned round, and its empty rows
    # are no happening.
    of_meant = parties.select_from(meant.outerjoin(_PARTIES, and_(named, has_role)))
    found = union(of_meant, parties.where(has_role, _PARTIES.c.entity.is_(None), described))
    return tuple_(_HAPPENINGS.c.version, _HAPPENINGS.c.number).in_(found)


def is_sure(at_least: float) -> ColumnElement[bool]:
    """Return the condition that something has this confidence or more."""
    return _HAPPENINGS.c.confidence >= at_least


def happens_between(since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """Return the conditions that something may have happened, or else been published, then.

    Raises:
        MalformedInput: one of them is no day, month or year.
    """
    return _days_between((_HAPPENINGS.c.day_from, _HAPPENINGS.c.day_to), since, until)


def told_between(since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """Return the conditions that something may have been told, or else published, then.

    Raises:
        MalformedInput: one of them is no day, month or year.
    """
    telling = and_(
        _STATEMENTS.c.version == _HAPPENINGS.c.version, _STATEMENTS.c.id == _HAPPENINGS.c.statement
    )
    first = select(_STATEMENTS.c.said_from).where(telling).scalar_subquery()
    last = select(_STATEMENTS.c.said_to).where(telling).scalar_subquery()
    return _days_between((first, last), since, until)


def is_absence_of(kind: str) -> ColumnElement[bool]:
    """Return the condition that an absence is of a kind."""
    absences = happening_tables.absences
    of_kind = select(absences.c.version, absences.c.number).where(
        absences.c.version == _HAPPENINGS.c.version,
        absences.c.number == _HAPPENINGS.c.number,
        absences.c.kind == kind,
    )
    return of_kind.exists()


def is_between(first: tuple[str, str], second: tuple[str, str]) -> ColumnElement[bool]:
    """Return the condition that two are parties, either in the role of the other.

    Args:
        first: a name, and the role that the first has where the second has theirs.
        second: likewise.
    """
    (name, role), (other, other_role) = first, second
    there = and_(has_part(name, role), has_part(other, other_role))
    back = and_(has_part(other, role), has_part(name, other_role))
    return or_(there, back)


def _days_between(
    days: tuple[ColumnElement[str | None], ColumnElement[str | None]],
    since: str | None,
    until: str | None,
) -> list[ColumnElement[bool]]:
    first, last = days
    conditions = []
    if since is not None:
        conditions.append(func.coalesce(last, _VERSIONS.c.published_to) >= asked_days(since)[0])
    if until is not None:
        conditions.append(func.coalesce(first, _VERSIONS.c.published_from) <= asked_days(until)[1])
    return conditions


def _of_kind(kind: str) -> Select[tuple[int, int]]:
    return (
        select(_HAPPENINGS.c.version, _HAPPENINGS.c.number)
        .join(_VERSIONS, _VERSIONS.c.id == _HAPPENINGS.c.version)
        .where(_HAPPENINGS.c.kind == kind)
        .order_by(*BY_PUBLICATION, _HAPPENINGS.c.number)
    )
