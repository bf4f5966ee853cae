"""By what a list of statements can be narrowed: counted over the newest of those that are found."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

from sqlalchemy import Connection, select

from onrecord.schema.browsing import Facet, FacetName, FacetValue
from onrecord.schema.subjects import subjects
from onrecord.store.browsing import tables
from onrecord.store.browsing.marks import subject_of_mark
from onrecord.store.browsing.shown import people_of
from onrecord.store.prepared import ASKED, Prepared

MOST_COUNTED: Final = 1_000
"""Statements that facets are counted over, the newest."""
_MOST_VALUES: Final = 20
_KINDS: Final = ("direct", "mixed", "indirect")
_YEAR_DIGITS: Final = 4

_ENTRIES: Final = tables.listed_entries
_OUTLETS: Final = tables.listed_outlets
_MARKS: Final = Prepared(
    select(_ENTRIES.c.marks, _ENTRIES.c.channel).where(_ENTRIES.c.place.in_(ASKED))
)
_NAMES_OF_OUTLETS: Final = Prepared(
    select(_OUTLETS.c.number, _OUTLETS.c.publisher).where(_OUTLETS.c.number.in_(ASKED))
)

Counts = list[tuple[str, int]]


def facets_of(connection: Connection, places: Sequence[int]) -> tuple[Facet, ...]:
    """Return the facets of statements at places; those without a value are left out."""
    rows = _MARKS.among(connection, places)
    marks = marks_counted(row[0] for row in rows)
    channels = Counter(row[1] for row in rows if row[1])
    found: tuple[tuple[FacetName, list[FacetValue]], ...] = (
        ("speaker", _people(connection, counts_of(marks, "speaker"))),
        ("about", _people(connection, counts_of(marks, "about"))),
        ("topic", _topics(counts_of(marks, "topic"))),
        ("kind", [one for one in _values(counts_of(marks, "type")) if one.value in _KINDS]),
        ("channel", _values(_most(channels))),
        ("publisher", _outlets(connection, counts_of(marks, "outlet"))),
        ("month", _values(months(marks))),
    )
    return tuple(Facet(name, tuple(values)) for name, values in found if values)


def marks_counted(keys: Iterable[str]) -> Counter[str]:
    """Return how often each mark stands in some values of the column ``marks``."""
    return Counter(chain.from_iterable(map(str.split, keys)))


def counts_of(marks: Mapping[str, int], field: str, most: int = _MOST_VALUES) -> Counts:
    """Return the values of a field with their counts, the most frequent first."""
    own = {one[len(field) :]: count for one, count in marks.items() if one.startswith(field)}
    return _most(own, most)


def topics(marks: Mapping[str, int], most: int = _MOST_VALUES) -> Counts:
    """Return the subjects by id with their counts, the most frequent first."""
    known = subject_of_mark()
    return _most({known[one]: count for one, count in marks.items() if one in known}, most)


def months(marks: Mapping[str, int]) -> Counts:
    """Return the months with their counts, the newest first."""
    found = counts_of(marks, "month", len(marks))
    return sorted(((_month(digits), count) for digits, count in found), reverse=True)


def _month(digits: str) -> str:
    return f"{digits[:_YEAR_DIGITS]}-{digits[_YEAR_DIGITS:]}"


def _most(counts: Mapping[str, int], most: int = _MOST_VALUES) -> Counts:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:most]


def _values(counts: Counts) -> list[FacetValue]:
    return [FacetValue(value, value, count) for value, count in counts]


def _topics(counts: Counts) -> list[FacetValue]:
    known = subject_of_mark()
    found = [(known[f"topic{one}"], count) for one, count in counts if f"topic{one}" in known]
    return [FacetValue(one, subjects()[one].name, count) for one, count in found]


def _people(connection: Connection, counts: Counts) -> list[FacetValue]:
    known = people_of(connection, [one for one, _ in counts])
    return [FacetValue(one, known[one].name, count) for one, count in counts if one in known]


def _outlets(connection: Connection, counts: Counts) -> list[FacetValue]:
    rows = _NAMES_OF_OUTLETS.among(connection, [int(number) for number, _ in counts])
    names: dict[str, str] = {str(number): publisher for number, publisher in rows if publisher}
    return [FacetValue(names[one], names[one], count) for one, count in counts if one in names]
