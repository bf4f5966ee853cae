"""By what a list of statements can be narrowed: counted over the newest of those that are found."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

from sqlalchemy import Connection, select

from onrecord.schema.browsing import Facet, FacetName, FacetValue
from onrecord.schema.subjects import subjects
from onrecord.store.browsing import tables
from onrecord.store.browsing.marks import month_told, parted, subject_of_mark
from onrecord.store.browsing.matching import listed_numbers
from onrecord.store.browsing.shown import people_of
from onrecord.store.prepared import ASKED, Prepared

MOST_COUNTED: Final = 1_000
"""Statements that facets are counted over, the newest."""
_MOST_VALUES: Final = 20
_KINDS: Final = ("direct", "mixed", "indirect")

_ENTRIES: Final = tables.listed_entries
_OUTLETS: Final = tables.listed_outlets
_MARKS: Final = Prepared(
    select(_ENTRIES.c.marks, _ENTRIES.c.channel).where(
        _ENTRIES.c.place.in_(listed_numbers("places"))
    )
)
_NAMES_OF_OUTLETS: Final = Prepared(
    select(_OUTLETS.c.number, _OUTLETS.c.publisher).where(_OUTLETS.c.number.in_(ASKED))
)

Counts = list[tuple[str, int]]
MarkCounts = defaultdict[str, dict[str, int]]


def facets_of(connection: Connection, places: Sequence[int]) -> tuple[Facet, ...]:
    """Return the facets of statements at places; those without a value are left out."""
    rows = _MARKS.rows(connection, places=json.dumps(places))
    marks = marks_counted(row[0] for row in rows)
    channels = Counter(row[1] for row in rows if row[1])
    found: tuple[tuple[FacetName, list[FacetValue]], ...] = (
        ("speaker", _people(connection, counts_of(marks, "speaker"))),
        ("about", _people(connection, counts_of(marks, "about"))),
        ("topic", _topics(topics(marks))),
        ("kind", [one for one in _values(counts_of(marks, "type")) if one.value in _KINDS]),
        ("channel", _values(_most(channels))),
        ("publisher", _outlets(connection, counts_of(marks, "outlet"))),
        ("month", _values(months(marks))),
    )
    return tuple(Facet(name, tuple(values)) for name, values in found if values)


def marks_counted(marks: Iterable[str]) -> MarkCounts:
    """Return how often each value stands in some of the column ``marks``, by field."""
    found: MarkCounts = defaultdict(dict)
    for one, count in Counter(chain.from_iterable(map(str.split, marks))).items():
        field, value = parted(one)
        found[field][value] = count
    return found


def counts_of(marks: MarkCounts, field: str, most: int = _MOST_VALUES) -> Counts:
    """Return the values of a field with their counts, the most frequent first."""
    return _most(marks[field], most)


def topics(marks: MarkCounts, most: int = _MOST_VALUES) -> Counts:
    """Return the subjects by id with their counts, the most frequent first."""
    known = subject_of_mark()
    told = {known[value]: count for value, count in marks["topic"].items() if value in known}
    return _most(told, most)


def months(marks: MarkCounts) -> Counts:
    """Return the months with their counts, the newest first."""
    return sorted(((month_told(one), count) for one, count in marks["month"].items()), reverse=True)


def _most(counts: Mapping[str, int], most: int = _MOST_VALUES) -> Counts:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:most]


def _values(counts: Counts) -> list[FacetValue]:
    return [FacetValue(value, value, count) for value, count in counts]


def _topics(counts: Counts) -> list[FacetValue]:
    return [FacetValue(one, subjects()[one].name, count) for one, count in counts]


def _people(connection: Connection, counts: Counts) -> list[FacetValue]:
    known = people_of(connection, [one for one, _ in counts])
    return [FacetValue(one, known[one].name, count) for one, count in counts if one in known]


def _outlets(connection: Connection, counts: Counts) -> list[FacetValue]:
    rows = _NAMES_OF_OUTLETS.among(connection, [int(number) for number, _ in counts])
    names: dict[str, str] = {str(number): publisher for number, publisher in rows if publisher}
    return [FacetValue(names[one], names[one], count) for one, count in counts if one in names]
