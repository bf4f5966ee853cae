"""Who goes by a name, of those that lists know, and whom an identity or a name means."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, Select, bindparam, literal_column, select

from onrecord.store import identity_tables
from onrecord.store.browsing.kept_people import all_names
from onrecord.store.browsing.marks import mark
from onrecord.store.browsing.matching import either, has, holds
from onrecord.store.browsing.places import HIGHEST
from onrecord.store.browsing.tables import listed_people, people_search
from onrecord.store.identity_names import asked_words
from onrecord.store.prepared import Prepared
from onrecord.store.rules import resolve

_IDENTITIES: Final = identity_tables.identities
_PLACE: Final = people_search.c.rowid
# People of one name that a list is narrowed to, those in most articles.
_MOST_OF_NAME: Final = 100
# People whose names have the words, though perhaps not one name all of them, that are looked at.
_MOST_LOOKED_AT: Final = 2_000
_AT_ONCE: Final = 250


def _named() -> Select[tuple[int, str, str]]:
    is_match = literal_column(people_search.name).op("MATCH", is_comparison=True)
    return (
        select(listed_people.c.place, listed_people.c.identity, listed_people.c.names)
        .select_from(people_search.join(listed_people, listed_people.c.place == _PLACE))
        .where(is_match(bindparam("expression")), bindparam("before") > _PLACE)
        .where(bindparam("floor") <= _PLACE)
        .order_by(_PLACE.desc())
        .limit(bindparam("most"))
    )


_NAMED: Final = Prepared(_named())
_KNOWN: Final = Prepared(select(_IDENTITIES.c.id).where(_IDENTITIES.c.id == bindparam("id")))


def named(
    connection: Connection,
    words: Sequence[str],
    most: int,
    *,
    before: int = HIGHEST,
    floor: int = 0,
    is_begun: bool = False,
) -> list[tuple[int, str]]:
    """Return the places and ids of those with a name that holds all words, the highest first.

    Args:
        connection: the transaction.
        words: as names are compared.
        most: how many at most.
        before: only places below.
        floor: the lowest place.
        is_begun: whether the last word may be the beginning of one.
    """
    expression = " AND ".join(f'"{word}"' for word in words) + (" *" if is_begun else "")
    found: list[tuple[int, str]] = []
    for _ in range(_MOST_LOOKED_AT // _AT_ONCE):
        rows = _NAMED.rows(
            connection, expression=expression, before=before, floor=floor, most=_AT_ONCE
        )
        found += [
            (place, identity)
            for place, identity, names in rows
            if any(_is_name(name, words, is_begun=is_begun) for name in all_names(names))
        ]
        if len(found) >= most or len(rows) < _AT_ONCE:
            break
        before = rows[-1][0]
    return found[:most]


def known_identity(connection: Connection, id: str) -> str | None:
    """Return the identity of this id, what it is now where it was merged; None where it is none."""
    return resolve(connection, id) if _KNOWN.first(connection, id=id) else None


def is_who(connection: Connection, asked: str) -> str:
    """Return the expression of entries in which somebody speaks or acts.

    Raises:
        MalformedInput: it is no id, and no name.
    """
    return _is_meant(connection, asked, "acts", ("names", "roles"), has_unnamed=True)


def is_about(connection: Connection, asked: str) -> str:
    """Return the expression of statements about somebody or something.

    Raises:
        MalformedInput: it is no id, and no name.
    """
    return _is_meant(connection, asked, "about", ("about_names", "about_roles"), has_unnamed=False)


def _is_meant(
    connection: Connection, asked: str, field: str, columns: tuple[str, str], *, has_unnamed: bool
) -> str:
    identity = known_identity(connection, asked)
    if identity is not None:
        return has(mark(field, identity))
    words = asked_words(asked)
    # "Mayor Calloway" asks for a name that holds one of the words, with the rest in its roles.
    all_words, in_name = holds(columns, words), holds(columns[:1], words, every=False)
    meant = [f"({all_words}) AND ({in_name})"]
    if has_unnamed:
        meant.append(holds(("unnamed",), words))
    identities = [one for _, one in named(connection, words, _MOST_OF_NAME)]
    if identities:
        meant.append(has(*(mark(field, one) for one in identities)))
    return either(*meant)


def _is_name(name: Sequence[str], words: Sequence[str], *, is_begun: bool) -> bool:
    whole = words[:-1] if is_begun else words
    if not all(word in name for word in whole):
        return False
    return not is_begun or any(word.startswith(words[-1]) for word in name)
