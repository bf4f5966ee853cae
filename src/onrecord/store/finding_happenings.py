"""Which happenings are asked for."""

from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, tuple_

from onrecord.errors import NotInRecord
from onrecord.store import happening_tables, tables
from onrecord.store.entities_meant import entities_meant, holds_word
from onrecord.store.finding import begins_with
from onrecord.store.identity_names import asked_words
from onrecord.store.reading_articles import BY_PUBLICATION, LATEST
from onrecord.store.reading_happenings import HappeningKey

_VERSIONS: Final = tables.article_versions
_HAPPENINGS: Final = happening_tables.happenings
_PARTIES: Final = happening_tables.happening_parties
_SPANS: Final = happening_tables.happening_spans


def find_happenings(
    connection: Connection, kind: str, *conditions: ColumnElement[bool]
) -> list[HappeningKey]:
    """Return the happenings of a kind that meet all conditions, in order of publication.

    Those of the latest versions of articles only.
    """
    query = _of_kind(kind).where(LATEST, *conditions)
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


def find_happening(connection: Connection, kind: str, id: str) -> HappeningKey:
    """Return the one of a kind with this id, or the only one whose id begins so.

    Raises:
        NotInRecord: there is none, or several begin so.
    """
    exact = find_happenings(connection, kind, _HAPPENINGS.c.id == id)
    found = exact or find_happenings(connection, kind, begins_with(_HAPPENINGS.c.id, id))
    if len(found) > 1:
        raise NotInRecord(f"Several {kind}s have an id that begins with {id!r}.")
    if not found:
        raise NotInRecord(f"There is no {kind} {id!r} in the record.")
    return found[0]


def has_part(name: str, *roles: str) -> ColumnElement[bool]:
    """Return the condition that somebody of a name is a party in one of these roles.

    Somebody whom the article does not name is found by the words for them.
    """
    entity = tuple_(_PARTIES.c.version, _PARTIES.c.entity).in_(entities_meant(name))
    described = and_(*(holds_word(_PARTIES.c.words, word) for word in asked_words(name)))
    is_party = or_(entity, and_(_PARTIES.c.entity.is_(None), described))
    parties = select(_PARTIES.c.version, _PARTIES.c.number).where(_PARTIES.c.role.in_(roles))
    return tuple_(_HAPPENINGS.c.version, _HAPPENINGS.c.number).in_(parties.where(is_party))


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


def _of_kind(kind: str) -> Select[tuple[int, int]]:
    return (
        select(_HAPPENINGS.c.version, _HAPPENINGS.c.number)
        .join(_VERSIONS, _VERSIONS.c.id == _HAPPENINGS.c.version)
        .where(_HAPPENINGS.c.kind == kind)
        .order_by(*BY_PUBLICATION, _HAPPENINGS.c.number)
    )
