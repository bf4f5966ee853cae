"""Keeps how much of the record comes from which outlet."""

from typing import Final

from sqlalchemy import ColumnElement, Connection, bindparam, insert, literal_column, select, update

from onrecord.store.browsing import tables
from onrecord.store.prepared import Prepared

_OUTLETS: Final = tables.listed_outlets
_NONE: Final[ColumnElement[int]] = literal_column("0")

_NUMBER: Final = Prepared(
    select(_OUTLETS.c.number).where(_OUTLETS.c.publisher == bindparam("publisher"))
)
_INSERT: Final = Prepared(insert(_OUTLETS))
_COUNT: Final = Prepared(
    update(_OUTLETS)
    .where(_OUTLETS.c.publisher == bindparam("of"))
    .values(
        articles=_OUTLETS.c.articles + bindparam("more_articles"),
        statements=_OUTLETS.c.statements + bindparam("more_statements"),
    )
)


def known_outlet(connection: Connection, publisher: str) -> int | None:
    """Return the number of an outlet, or None where nothing was ever of it."""
    found = _NUMBER.first(connection, publisher=publisher)
    return int(found[0]) if found else None


def outlet_number(connection: Connection, publisher: str) -> int:
    """Return the number of an outlet, which stays; a new one gets one."""
    found = known_outlet(connection, publisher)
    if found is not None:
        return found
    row = {"number": None, "publisher": publisher, "articles": 0, "statements": 0}
    return _INSERT.write(connection, row)


def count_outlet(connection: Connection, publisher: str, articles: int, statements: int) -> None:
    """Add articles and statements to those of an outlet."""
    outlet_number(connection, publisher)
    _COUNT.write(
        connection,
        {"of": publisher, "more_articles": articles, "more_statements": statements},
    )
