"""One occasion that several articles tell of is one encounter.

Encounters are one where they are of the same kind, have two of their participants in common (all
of them, where it has one alone), were held on days that can be the same, and none is told to be
another of a series. What is told to a month or a year joins an occasion only where just one can be
meant. What is told of in one article as two stays two.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.schema.happenings import Encounter
from onrecord.schema.stored_happenings import KnownParty, Occasion, StoredHappening
from onrecord.schema.times import PRECISIONS, CalendarInterval, calendar_interval

_Told = StoredHappening[Encounter]
# Those in common that make two encounters one.
_LEAST_SHARED: Final = 2
# Whether it took place: who says that it did and who says that it did not tell of no one occasion.
_CONTRARY: Final = frozenset({"occurred", "denied"})


def join_occasions(encounters: Iterable[_Told]) -> list[Occasion]:
    """Return the occasions that encounters tell of, in order of their days.

    Args:
        encounters: of any articles.
    """
    groups: list[list[_Told]] = []
    for told in sorted(encounters, key=_exactness):
        fitting = [group for group in groups if all(_may_be_one(told, one) for one in group)]
        if len(fitting) == 1:
            fitting[0].append(told)
        else:
            groups.append([told])
    return sorted(map(_occasion, groups), key=_order)


def _occasion(group: list[_Told]) -> Occasion:
    # The first has the most exact day, for so they came.
    return Occasion(tuple(sorted(group, key=_fullness, reverse=True)), group[0].happening.held_on)


def _may_be_one(first: _Told, second: _Told) -> bool:
    one, other = first.happening, second.happening
    if first.article.id == second.article.id or one.kind != other.kind:
        return False
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return False
    if {one.status, other.status} == _CONTRARY:
        return False
    return _share_participants(first, second) and _may_be_same_day(first, second)


def _share_participants(first: _Told, second: _Told) -> bool:
    own, others = set(_participants(first)), set(_participants(second))
    needed = min(_LEAST_SHARED, max(len(own), len(others)))
    return needed > 0 and len(own & others) >= needed


def _participants(told: _Told) -> list[str]:
    parties = map(told.party, told.happening.participants)
    return [_identity(one) for one in parties if one]


def _identity(party: KnownParty) -> str:
    """Return who that is over the record, or its name where it is not linked."""
    return party.identity or f"{party.entity.type} {party.entity.name.casefold()}"


def _may_be_same_day(first: _Told, second: _Told) -> bool:
    one, other = _days(first), _days(second)
    if one is None or other is None:
        return False
    return one.first <= other.last and other.first <= one.last


def _days(told: _Told) -> CalendarInterval | None:
    held_on = told.happening.held_on
    return calendar_interval(held_on.value) if held_on else None


def _exactness(told: _Told) -> tuple[bool, int, bool, str, str]:
    days = _days(told)
    published = told.article.published
    return (
        days is None,
        -PRECISIONS.index(days.precision) if days else 0,
        "/" in days.value if days else False,
        published.value if published else "",
        told.happening.id,
    )


def _fullness(told: _Told) -> int:
    encounter = told.happening
    known: Sequence[object] = (
        encounter.name, encounter.place, encounter.outcome, encounter.ordinal, encounter.held_on,
        *encounter.participants, *encounter.topics,
    )  # fmt: skip
    return sum(one is not None for one in known)


def _order(occasion: Occasion) -> tuple[bool, str, str]:
    days = calendar_interval(occasion.held_on.value) if occasion.held_on else None
    first = occasion.told[0]
    published = first.article.published
    return (
        days is None,
        days.first if days else published.value if published else "",
        first.happening.id,
    )
