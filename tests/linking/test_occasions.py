"""Which encounters of several articles are one occasion."""

from dataclasses import replace

import pytest

from onrecord.linking.occasions import join_occasions
from onrecord.schema.happenings import Encounter, EncounterKind, EncounterStatus
from onrecord.schema.stored_happenings import KnownParty, StoredHappening
from tests.store.happening_samples import DANA, IDA, TOBIAS, article_of, make_encounter

TEXT = "They met."


def _told(
    key: str,
    day: str | None = "2026-02-24",
    *,
    identities: tuple[str, ...] = ("p1", "p2"),
    kind: EncounterKind = "meeting",
    ordinal: int | None = None,
    status: EncounterStatus = "occurred",
) -> StoredHappening[Encounter]:
    entities = (DANA, TOBIAS, IDA)[: len(identities)]
    article = article_of(TEXT, key)
    encounter = replace(
        make_encounter(article, TEXT, *entities, day=day, id=f"e-{key}"),
        kind=kind,
        ordinal=ordinal,
        status=status,
    )
    parties = tuple(map(KnownParty, entities, identities))
    return StoredHappening(encounter, article, parties)


def _sizes(*told: StoredHappening[Encounter]) -> list[int]:
    return [len(occasion.told) for occasion in join_occasions(told)]


def test_the_same_two_on_the_same_day_are_one_whoever_else_came() -> None:
    assert _sizes(_told("a"), _told("b", identities=("p1", "p2", "p3"))) == [2]


def test_an_interval_joins_the_day_within_it_and_the_day_stands() -> None:
    (occasion,) = join_occasions([_told("a", "2026-02"), _told("b", "2026-02-24")])
    assert occasion.held_on is not None
    assert occasion.held_on.value == "2026-02-24"


def test_a_month_that_may_mean_either_of_two_days_joins_neither() -> None:
    assert sorted(
        _sizes(_told("a", "2026-02"), _told("b", "2026-02-24"), _told("c", "2026-02-25"))
    ) == [1, 1, 1]


@pytest.mark.parametrize(
    "other",
    [
        _told("b", "2026-02-25"),
        _told("b", None),
        _told("b", kind="call"),
        _told("b", identities=("p1", "p9")),
        _told("b", ordinal=2),
        _told("b", status="denied"),
    ],
    ids=["day", "no day", "kind", "identity", "ordinal", "denied"],
)
def test_what_differs_is_another_occasion(other: StoredHappening[Encounter]) -> None:
    assert _sizes(_told("a", ordinal=1), other) == [1, 1]


def test_what_one_article_tells_of_as_two_stays_two() -> None:
    assert _sizes(_told("a"), replace(_told("b"), article=_told("a").article)) == [1, 1]


def test_one_who_speaks_alone_is_the_same_occasion_by_one_identity() -> None:
    assert _sizes(_told("a", identities=("p1",)), _told("b", identities=("p1",))) == [2]


def test_occasions_come_in_order_of_their_days_undated_ones_last() -> None:
    found = join_occasions([_told("a", None), _told("b", "2026-03-01"), _told("c", "2025")])
    assert [one.told[0].happening.id for one in found] == ["e-c", "e-b", "e-a"]
