"""Lists of what happened, was promised and was withheld: as CSV, between days, judged, exported."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.interfaces.exports.answers import StoredDocument
from onrecord.interfaces.exports.article_shapes import ArticleDocument
from onrecord.interfaces.exports.happening_answers import (
    VerdictShape,
)
from onrecord.interfaces.exports.happening_rows import HappeningRow
from onrecord.interfaces.exports.timeline_shapes import TimelineEntryShape
from onrecord.schema.happenings import Happenings
from tests.interfaces.conftest import Onrecord
from tests.interfaces.happenings_desk import HappeningsDesk
from tests.interfaces.newsroom_happenings import harbour_record

ASKED = [
    ["met", "Calloway"],
    ["did", "Wren"],
    ["promised", "Harbour Board"],
    ["promised"],
    ["unanswered"],
    ["relation", "Calloway", "Wren"],
]


def test_what_is_unanswered_is_closed_shown_and_opened_again(
    harbour: HappeningsDesk, onrecord: Onrecord
) -> None:
    judged = onrecord(
        harbour,
        *("unanswered", "verdict", "b-survey", "closed", "--because", "It is out."),
        *("--evidence", "later:46-60"),
    )
    told = " ".join(judged.out.split())
    assert "closed: It is out. · by desk" in told
    assert "0 open, 1 closed, in 1 article." in told
    assert onrecord(harbour, "unanswered", "--open").status == 1
    shown = " ".join(onrecord(harbour, "unanswered", "show", "b-survey").out.split())
    assert "Verdicts 1 closed It is out." in shown
    assert onrecord(harbour, "promised", "undo").status == 1
    undone = onrecord(harbour, "unanswered", "undo", "--json")
    assert VerdictShape.model_validate_json(undone.out).kind == "absence"
    assert onrecord(harbour, "unanswered", "--open").status == 0


def test_without_a_name_everybodys_promises_are_listed(
    harbour: HappeningsDesk, onrecord: Onrecord
) -> None:
    assert "1 commitment in 1 article." in onrecord(harbour, "promised").out
    assert "1 commitment in 1 article." in onrecord(harbour, "promised", "--open").out


@pytest.mark.parametrize("command", ASKED[:-1], ids=" ".join)
def test_lists_are_printed_as_csv_with_the_same_columns(
    harbour: HappeningsDesk, onrecord: Onrecord, command: list[str]
) -> None:
    rows = list(csv.DictReader(io.StringIO(onrecord(harbour, *command, "--csv").out)))
    assert rows
    assert list(rows[0]) == list(HappeningRow.model_fields)
    both = onrecord(harbour, *command, "--csv", "--json")
    assert both.status == 2
    assert "exclude each other" in both.err


def test_rows_tell_who_when_and_what_was_decided(
    harbour: HappeningsDesk, onrecord: Onrecord
) -> None:
    def rows(*asked: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(onrecord(harbour, *asked, "--csv").out)))

    first, second = rows("met", "Calloway")
    assert first["occasion"] == second["occasion"] == "e-customs"
    assert (first["who"], first["place"], first["date"]) == (
        "Renata Calloway; Tobias Wren",
        "the Customs House",
        "2026-02-26",
    )
    onrecord(harbour, "promised", "verdict", "c-survey", "broken", "--because", "June is over.")
    (promised,) = rows("promised")
    assert (promised["status"], promised["date"], promised["told_by"]) == (
        "broken",
        "2026-06",
        "Tobias Wren",
    )
    (absence,) = rows("unanswered")
    assert (absence["type"], absence["status"], absence["whom"]) == (
        "no_response",
        "open",
        "Courier",
    )


@pytest.mark.parametrize("command", ASKED[:-1], ids=" ".join)
def test_nothing_between_two_days_is_told_apart_from_nothing_at_all(
    harbour: HappeningsDesk, onrecord: Onrecord, command: list[str]
) -> None:
    assert onrecord(harbour, *command, "--since", "2026", "--limit", "1").status == 0
    told = onrecord(harbour, *command, "--until", "1999")
    assert told.status == 1
    assert "fits all that was asked" in told.err


def test_who_is_in_the_record_but_did_nothing_is_not_asked_back(
    harbour: HappeningsDesk, onrecord: Onrecord
) -> None:
    told = onrecord(harbour, "did", "Calloway")
    assert "nothing in this record tells that Calloway does anything" in told.err
    assert "did you mean" not in told.err


def test_what_did_not_take_place_is_marked(harbour: HappeningsDesk, onrecord: Onrecord) -> None:
    with harbour.open_book(harbour.settings.record) as book:
        record = harbour_record("denial")
        denied = replace(record.happenings.encounters[0], id="e-denied", status="denied")
        book.add(replace(record, happenings=Happenings(encounters=(denied,))))
    told = " ".join(onrecord(harbour, "met", "Calloway").out.split())
    assert " denied " in told
    timeline = onrecord(harbour, "timeline", "Calloway").out
    assert "denied · encounter · meeting" in " ".join(timeline.split())


def test_an_occasion_is_one_entry_of_a_timeline_with_all_who_tell_it(
    harbour: HappeningsDesk, onrecord: Onrecord
) -> None:
    lines = onrecord(harbour, "timeline", "Calloway", "Wren", "--json").out.splitlines()
    entries = [TimelineEntryShape.model_validate_json(line) for line in lines]
    (met,) = [one for one in entries if one.kind == "encounter"]
    assert len(met.also_in) == 1
    told = " ".join(onrecord(harbour, "timeline", "Calloway", "Wren").out.split())
    assert "also in " in told


def test_show_prints_all_of_an_article_that_read_prints_as_json(
    harbour: HappeningsDesk, onrecord: Onrecord
) -> None:
    shown = StoredDocument.model_validate_json(onrecord(harbour, "show", "harbour", "--json").out)
    assert set(ArticleDocument.model_fields) < set(StoredDocument.model_fields)
    assert [one.id for one in shown.commitments] == ["c-survey"]
    assert [one.id for one in shown.statements] == ["s-survey"]
    assert (shown.version, shown.statement_count) == (1, 1)


@pytest.mark.parametrize(
    ("what", "kinds"),
    [
        ("happenings", ["encounter"] * 2 + ["action", "commitment", "absence", "relation"]),
        ("encounters", ["encounter"] * 2),
        ("commitments", ["commitment"]),
        ("absences", ["absence"]),
        ("relations", ["relation"]),
    ],
)
def test_happenings_are_exported(
    harbour: HappeningsDesk, onrecord: Onrecord, tmp_path: Path, what: str, kinds: list[str]
) -> None:
    lines = onrecord(harbour, "export", "--what", what).out.splitlines()
    assert [HappeningRow.model_validate_json(line).kind for line in lines] == kinds
    file = tmp_path / "out.csv"
    told = onrecord(harbour, "export", "--what", what, "--format", "csv", "--output", str(file))
    assert f"{len(kinds)} {what[:-1]}" in told.err
    assert len(file.read_text().splitlines()) == len(kinds) + 1


@pytest.mark.parametrize("columns", ["80", "120"])
@pytest.mark.parametrize("command", ASKED, ids=" ".join)
def test_no_line_is_wider_than_the_terminal(
    harbour: HappeningsDesk,
    onrecord: Onrecord,
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    columns: str,
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = onrecord(harbour, *command).out.splitlines()
    assert max(map(len, lines)) <= int(columns)


@pytest.mark.parametrize("command", ASKED[:-1], ids=" ".join)
def test_lists_may_leave_out_what_is_not_sure_enough(
    command: list[str], harbour: HappeningsDesk, onrecord: Onrecord
) -> None:
    assert onrecord(harbour, *command, "--at-least", "0.01").status == 0
    assert onrecord(harbour, *command, "--at-least", "1").status == 1
    assert onrecord(harbour, *command, "--at-least", "1.5").status == 2
