"""The commands that tell what happened, was promised and was withheld."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.interfaces.exports.happening_answers import (
    OccasionShape,
    PairHistoryShape,
    PromisedShape,
    StoredActionShape,
    UnansweredShape,
    VerdictShape,
)
from onrecord.interfaces.exports.timeline_shapes import TimelineEntryShape
from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeDesk
from tests.interfaces.happenings_desk import HappeningsDesk

ASKED = [
    ["met", "Calloway"],
    ["did", "Wren"],
    ["promised", "Harbour Board"],
    ["promised"],
    ["unanswered"],
    ["relation", "Calloway", "Wren"],
]


def test_met_joins_what_articles_tell_of_one_occasion(
    harbour: HappeningsDesk, onrecord: Onrecord
) -> None:
    told = onrecord(harbour, "met", "Calloway", "Wren")
    assert told.status == 0
    for words in (
        "2026-02-26",
        "meeting",
        "Renata Calloway, Tobias Wren",
        "at the Customs House",
        "no. 2 of theirs",
        "outcome: they agreed on a timetable",
        "Harbour talks · Port Meridian Courier",
        "Renata Calloway met Tobias Wren",
        "1 occasion in 2 articles.",
    ):
        assert words in " ".join(told.out.split())


def test_did_tells_who_did_what_to_whom(harbour: HappeningsDesk, onrecord: Onrecord) -> None:
    told = onrecord(harbour, "did", "Tobias Wren")
    assert "Tobias Wren  towards Renata Calloway" in told.out
    assert "He accused Calloway of hiding it" in told.out


def test_a_promise_is_listed_judged_shown_and_opened_again(
    harbour: HappeningsDesk, onrecord: Onrecord
) -> None:
    assert "due, anchored" in onrecord(harbour, "promised", "Harbour Board").out
    judged = onrecord(
        harbour,
        *("promised", "verdict", "c-survey", "kept", "--because", "It is out."),
        *("--evidence", "later:46-60", "--evidence", "https://port.example/survey"),
    )
    assert judged.status == 0
    assert "kept: It is out. · by desk" in " ".join(judged.out.split())
    assert onrecord(harbour, "promised", "Harbour Board", "--open").status == 1
    shown = " ".join(onrecord(harbour, "promised", "show", "c-survey").out.split())
    assert "1 kept It is out." in shown
    assert "https://port.example/survey" in shown
    assert "Later articles (1)" in shown
    assert "kept The Harbour Board has published the dredging survey" in shown
    undone = onrecord(harbour, "promised", "undo")
    assert "Undone: verdict 1, kept: It is out." in undone.out
    assert onrecord(harbour, "promised", "--open", "Harbour Board").status == 0


def test_a_verdict_needs_somebody_who_decides(harbour: HappeningsDesk, onrecord: Onrecord) -> None:
    harbour.settings = replace(harbour.settings, decided_by=None)
    asked = ("promised", "verdict", "c-survey", "kept", "--because", "It is out.")
    told = onrecord(harbour, *asked)
    assert told.status == 2
    assert "ONRECORD_DECIDED_BY" in told.err
    assert onrecord(harbour, *asked, "--by", "ida").status == 0


def test_what_is_unanswered_tells_who_asked_and_about_what(
    harbour: HappeningsDesk, onrecord: Onrecord
) -> None:
    told = " ".join(onrecord(harbour, "unanswered").out.split())
    assert "gave no answer Calloway’s office" in told
    assert "asked by Courier · about: about the survey" in told
    assert onrecord(harbour, "unanswered", "Calloway’s office").status == 0


def test_a_relation_keeps_apart_what_others_say_of_it(
    harbour: HappeningsDesk, onrecord: Onrecord
) -> None:
    told = onrecord(harbour, "relation", "Calloway", "Wren").out
    before, _, after = told.partition("How others say that it stands")
    assert "Encounters" in before
    assert "Actions" in before
    assert "2026-02" in before
    assert "quarrelled" not in before
    assert "Renata Calloway, Tobias Wren  critical" in after
    assert "The two have often quarrelled" in after
    assert "How they say themselves" not in before


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_relation_is_drawn(
    harbour: HappeningsDesk, onrecord: Onrecord, tmp_path: Path, ending: str
) -> None:
    pytest.importorskip("matplotlib")
    chart = tmp_path / f"pair.{ending}"
    told = onrecord(harbour, "relation", "Calloway", "Wren", "--plot", str(chart))
    assert told.status == 0
    assert chart.stat().st_size > 1_000
    assert f"chart written to {chart}" in told.err


def test_a_timeline_shows_every_kind(harbour: HappeningsDesk, onrecord: Onrecord) -> None:
    lines = onrecord(harbour, "timeline", "Calloway", "--json").out.splitlines()
    entries = [TimelineEntryShape.model_validate_json(line) for line in lines]
    assert {one.kind for one in entries} == {"encounter", "action", "absence", "relation"}
    council = onrecord(harbour, "timeline", "Harbour Board").out
    assert "commitment · promise" in council
    assert "due, anchored" not in council
    told = " ".join(onrecord(harbour, "timeline", "Calloway", "Wren").out.split())
    assert "Renata Calloway, Tobias Wren Mayor Renata Calloway met" in told
    assert "encounter · meeting" in told


def test_every_answer_is_printed_as_json_of_its_shape(
    harbour: HappeningsDesk, onrecord: Onrecord
) -> None:
    def lines(*asked: str) -> list[str]:
        return onrecord(harbour, *asked, "--json").out.splitlines()

    (occasion,) = map(OccasionShape.model_validate_json, lines("met", "Calloway"))
    assert [one.encounter.id for one in occasion.told] == ["e-customs", "e-later"]
    assert occasion.told[0].parties[0].identity is not None
    (action,) = map(StoredActionShape.model_validate_json, lines("did", "Wren"))
    assert action.action.type == "accuse"
    (promised,) = map(PromisedShape.model_validate_json, lines("promised", "Harbour Board"))
    assert (promised.commitment.status, promised.follow_ups) == ("open", None)
    assert promised.teller is not None
    assert promised.teller.name == "Tobias Wren"
    judging = ("promised", "verdict", "c-survey", "broken", "--because", "June has passed.")
    (judged,) = map(PromisedShape.model_validate_json, lines(*judging))
    assert judged.commitment.status == "broken"
    (shown,) = map(PromisedShape.model_validate_json, lines("promised", "show", "c-survey"))
    assert shown.follow_ups is not None
    assert [one.kind for one in shown.follow_ups] == ["kept"]
    (undone,) = map(VerdictShape.model_validate_json, lines("promised", "undo"))
    assert undone.undone_at is not None
    (absence,) = map(UnansweredShape.model_validate_json, lines("unanswered"))
    assert absence.absence.kind == "no_response"
    (pair,) = map(PairHistoryShape.model_validate_json, lines("relation", "Wren", "Calloway"))
    assert pair.told[0].relation.tone == "critical"


@pytest.mark.parametrize("shape", ["met", "did", "promised", "verdict", "unanswered", "relation"])
def test_every_answer_has_a_schema(desk: FakeDesk, onrecord: Onrecord, shape: str) -> None:
    schema = json.loads(onrecord(desk, "schema", shape).out)
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("command", ASKED, ids=" ".join)
def test_asking_makes_no_record_where_there_is_none(
    desk: FakeDesk, onrecord: Onrecord, command: list[str]
) -> None:
    told = onrecord(desk, *command)
    assert told.status == 1
    assert told.err.startswith("onrecord: there is no record at ")
    assert not desk.settings.record.exists()


@pytest.mark.parametrize(
    ("command", "does"),
    [
        (["met", "Callowey"], "meets anybody"),
        (["did", "Callowey"], "does anything"),
        (["promised", "Callowey"], "promises anything"),
        (["unanswered", "Callowey"], "withholds anything"),
    ],
)
def test_a_name_that_is_not_there_is_told_with_those_near_it(
    harbour: HappeningsDesk, onrecord: Onrecord, command: list[str], does: str
) -> None:
    told = onrecord(harbour, *command)
    assert told.status == 1
    assert f"not found: nobody of the name Callowey {does} in this record" in told.err
    assert "did you mean Renata Calloway?" in told.err


def test_two_without_anything_between_them_are_told_so(
    harbour: HappeningsDesk, onrecord: Onrecord
) -> None:
    told = onrecord(harbour, "relation", "Calloway", "Courier")
    assert told.status == 1
    assert "there is nothing between Calloway and Courier" in told.err


@pytest.mark.parametrize(
    "command", [["relation", "Callowey", "Wren"], ["timeline", "Callowey"]], ids=" ".join
)
def test_a_name_of_two_that_is_not_there_is_told_with_those_near_it(
    harbour: HappeningsDesk, onrecord: Onrecord, command: list[str]
) -> None:
    assert "did you mean Renata Calloway?" in onrecord(harbour, *command).err
    assert "did you mean" not in onrecord(harbour, "relation", "Calloway", "Courier").err


def test_encounters_are_written_as_a_calendar(
    harbour: HappeningsDesk, onrecord: Onrecord, tmp_path: Path
) -> None:
    icalendar = pytest.importorskip("icalendar")
    file = tmp_path / "calloway.ics"
    told = onrecord(harbour, "met", "Calloway", "--ics", str(file))
    assert f"1 event written to {file}" in " ".join(told.err.split())
    (event,) = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert event["summary"] == "Meeting: Renata Calloway, Tobias Wren"
    assert event["dtstart"].dt.isoformat() == "2026-02-26"
    assert event["dtend"].dt.isoformat() == "2026-02-27"
    assert event["location"] == "the Customs House"
    assert "Port Meridian Courier" in event["description"]


def test_show_tells_what_else_an_article_says(harbour: HappeningsDesk, onrecord: Onrecord) -> None:
    told = " ".join(onrecord(harbour, "show", "harbour").out.split())
    for words in (
        "Encounters (1)",
        "Actions (1)",
        "towards Renata Calloway",
        "Commitments (1)",
        "2026-06",
        "as told by Tobias Wren",
        "Absences (1)",
        "Calloway’s office",
        "Relations (1)",
        "critical",
    ):
        assert words in told


def test_an_article_that_tells_of_no_happenings_has_no_such_tables(
    filled: FakeDesk, onrecord: Onrecord
) -> None:
    told = onrecord(filled, "read", "bridge.txt").out
    assert "Statements (3)" in told
    for title in ("Encounters", "Actions", "Commitments", "Absences", "Relations"):
        assert title not in told
