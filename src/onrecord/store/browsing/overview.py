"""How much a record holds, and of what it is made: read off counts that are kept."""

from collections import defaultdict
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, bindparam, select

from onrecord.schema.browsing import OutletCount, RecordOverview
from onrecord.store.browsing import tables
from onrecord.store.browsing.entries import KINDS
from onrecord.store.browsing.months import every_month
from onrecord.store.browsing.places import FIRST_DATED, day_of
from onrecord.store.prepared import Prepared

_TALLIES: Final = tables.record_tallies
_OUTLETS: Final = tables.listed_outlets
_ARTICLES: Final = tables.listed_articles
_MOST_OUTLETS: Final = 100

_ALL: Final = Prepared(select(_TALLIES.c.field, _TALLIES.c.value, _TALLIES.c.total))
_LARGEST: Final = Prepared(
    select(_OUTLETS.c.publisher, _OUTLETS.c.articles, _OUTLETS.c.statements)
    .where(_OUTLETS.c.articles > 0)
    .order_by(_OUTLETS.c.articles.desc())
    .limit(_MOST_OUTLETS)
)


def _end(*conditions: ColumnElement[bool], is_first: bool) -> Prepared:
    order = _ARTICLES.c.place if is_first else _ARTICLES.c.place.desc()
    return Prepared(
        select(_ARTICLES.c.place)
        .where(_ARTICLES.c.place >= FIRST_DATED, *conditions)
        .order_by(order)
        .limit(1)
    )


_IS_OF: Final = _ARTICLES.c.publisher == bindparam("publisher")
_FIRST: Final = _end(is_first=True)
_LAST: Final = _end(is_first=False)
_FIRST_OF: Final = _end(_IS_OF, is_first=True)
_LAST_OF: Final = _end(_IS_OF, is_first=False)


def record_overview(connection: Connection) -> RecordOverview:
    """Return how much the record holds."""
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for field, value, count in _ALL.rows(connection):
        counts[field][value] = count
    return RecordOverview(
        counts=tuple((kind, counts["entry"].get(kind, 0)) for kind in KINDS),
        articles=counts["article"].get("", 0),
        versions=counts["version"].get("", 0),
        people=counts["person"].get("", 0),
        outlets=tuple(_outlet(connection, row) for row in _LARGEST.rows(connection)),
        models=_most(counts["model"]),
        subjects=_most(counts["subject"]),
        first=_day(_FIRST.first(connection)),
        last=_day(_LAST.first(connection)),
        reviewed=counts["reviewed"].get("", 0),
        months=every_month({month: count for month, count in counts["month"].items() if count > 0}),
    )


def _outlet(connection: Connection, row: tuple[Any, ...]) -> OutletCount:
    publisher, articles, statements = row
    return OutletCount(
        publisher or None,
        articles,
        statements,
        _day(_FIRST_OF.first(connection, publisher=publisher)),
        _day(_LAST_OF.first(connection, publisher=publisher)),
    )


def _most(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    known = ((value, count) for value, count in counts.items() if count)
    return tuple(sorted(known, key=lambda one: (-one[1], one[0])))


def _day(row: tuple[Any, ...] | None) -> str | None:
    return day_of(row[0]) if row else None
