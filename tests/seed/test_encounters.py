"""The encounters of the seed: exactly those that it asks for."""

from typing import Any

from onrecord.schema.happenings import Encounter
from tests.seed.seed_article import Seed, seed


def _found(wanted: dict[str, Any]) -> Encounter:
    """Return the encounter that was read at an expected one's span."""
    start, end = wanted["span"]
    (found,) = [
        one
        for one in seed().record.happenings.encounters
        if any(span.start < end and start < span.end for span in one.evidence)
    ]
    return found


def test_there_are_no_others() -> None:
    assert len(seed().record.happenings.encounters) == len(seed().expected["encounters"])


def test_kind_parties_status_and_count_are_right() -> None:
    for wanted in seed().expected["encounters"]:
        found = _found(wanted)
        assert (found.kind, found.status) == (wanted["kind"], wanted["status"])
        assert set(found.participants) == {seed().entity(one).id for one in wanted["participants"]}
        assert found.ordinal == wanted.get("ordinal")


def test_day_and_place_are_right() -> None:
    for wanted in seed().expected["encounters"]:
        found = _found(wanted)
        assert (found.held_on.value if found.held_on else None) == wanted["date"]
        place = found.place.text if found.place else ""
        assert Seed.plain(place) == Seed.plain(wanted["place"] or "")


def test_the_clearest_evidence_is_where_it_is_told() -> None:
    for wanted in seed().expected["encounters"]:
        evidence = _found(wanted).evidence[0]
        start, end = wanted["span"]
        shared = min(end, evidence.end) - max(start, evidence.start)
        assert shared / (max(end, evidence.end) - min(start, evidence.start)) > 0.5


def test_a_named_occasion_has_its_name() -> None:
    for wanted in seed().expected["encounters"]:
        name = _found(wanted).name
        assert (name.text if name else None) == wanted.get("name")
