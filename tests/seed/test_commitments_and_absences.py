"""What the seed says is to be done, and what it says was withheld."""

from typing import Any

from onrecord.schema.happenings import Absence, Commitment
from tests.seed.seed_article import seed


def _expected(kind: str) -> dict[tuple[int, int], dict[str, Any]]:
    return {tuple(one["span"]): one for one in seed().expected[kind]}


def _entity(id: str | None) -> str | None:
    return seed().entity(id).id if id else None


def _place(found: Commitment | Absence) -> tuple[int, int]:
    return found.wording.start, found.wording.end


def test_the_presidents_promise_is_told_as_the_mayor_tells_it() -> None:
    expected = _expected("commitments")
    read = {_place(one): one for one in seed().record.happenings.commitments}
    assert read.keys() <= expected.keys()
    assert {place for place, one in expected.items() if not one.get("optional")} <= read.keys()
    for place, one in read.items():
        told = expected[place]
        assert one.kind == told["kind"]
        assert (one.who.entity if one.who else None) == _entity(told["who"])
        assert one.as_told_by == _entity(told["as_told_by"])
        assert one.due is None


def test_both_absences_are_read_and_no_other() -> None:
    expected = _expected("absences")
    read = {_place(one): one for one in seed().record.happenings.absences}
    assert read.keys() == expected.keys()
    for place, one in read.items():
        told = expected[place]
        assert one.kind == told["kind"]
        assert (one.who.entity if one.who else None) == _entity(told["who"])
