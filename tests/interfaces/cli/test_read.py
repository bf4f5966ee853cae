import json
from pathlib import Path

import pytest

from onrecord.interfaces.exports.article_shapes import ArticleDocument
from onrecord.schema.known_date import KnownDate
from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeDesk
from tests.interfaces.newsroom import TEXT


def test_an_article_is_shown_with_what_was_found(desk: FakeDesk, onrecord: Onrecord) -> None:
    shown = onrecord(desk, "read", "bridge.txt")
    assert shown.status == 0
    for words in (
        "Port Meridian Courier  (opengraph)",
        "2026-02-27  (inferred: the day after Thursday; or 2015-02-27)",
        "[1]“The fourth crossing will open by June,”",
        "Statements (3)",
        "cue wrote on Harbourline · channel Harbourline · on 2026-02-26",
        "to Renata Calloway · about Harbourline",
        "reported in 2",
        "0.91",
        "harbour master",
        "Thursday  2026-02-26",
    ):
        assert words in shown.out


def test_an_article_without_a_publication_date_says_so(desk: FakeDesk, onrecord: Onrecord) -> None:
    desk.texts["plain.txt"] = "The bridge is closed."
    shown = onrecord(desk, "read", "plain.txt")
    assert "published  not known" in shown.out
    printed = json.loads(onrecord(desk, "read", "plain.txt", "--json").out)
    assert printed["article"]["published"] is None


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(
    desk: FakeDesk, onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = onrecord(desk, "read", "bridge.txt").out.splitlines()
    assert lines
    assert max(map(len, lines)) <= width


def test_markup_in_an_article_is_printed_and_not_obeyed(desk: FakeDesk, onrecord: Onrecord) -> None:
    assert "[red]at all[/red]" in onrecord(desk, "read", "bridge.txt").out


def test_no_control_character_of_an_article_reaches_the_terminal(
    desk: FakeDesk, onrecord: Onrecord
) -> None:
    desk.texts["evil.txt"] = TEXT + "\x1b]0;own\x07 \x9b2J \u202e"
    shown = onrecord(desk, "read", "evil.txt")
    assert "\ufffd]0;own\ufffd \ufffd2J" in shown.out
    assert not set(shown.out) & set("\x1b\x07\x9b\u202e")
    printed = onrecord(desk, "read", "evil.txt", "--json")
    assert not set(printed.out) & set("\x1b\x07\x9b\u202e")


def test_an_interruption_is_one_sentence(desk: FakeDesk, onrecord: Onrecord) -> None:
    desk.fake_reader.interrupted_at = 1
    shown = onrecord(desk, "read", "bridge.txt")
    assert (shown.status, shown.err) == (130, "onrecord: stopped\n")


def test_json_prints_one_valid_object_a_line(desk: FakeDesk, onrecord: Onrecord) -> None:
    desk.texts["plain.txt"] = "Nobody spoke."
    lines = onrecord(desk, "read", "--json", "bridge.txt", "plain.txt").out.splitlines()
    documents = [ArticleDocument.model_validate_json(line) for line in lines]
    assert [len(document.statements) for document in documents] == [3, 0]


def test_the_printed_schema_is_that_of_the_json(desk: FakeDesk, onrecord: Onrecord) -> None:
    schema = json.loads(onrecord(desk, "schema").out)
    document = json.loads(onrecord(desk, "read", "--json", "bridge.txt").out)
    assert set(schema["properties"]) == set(document) == set(schema["required"])
    statement = schema["$defs"]["StatementShape"]
    assert set(statement["required"]) == set(document["statements"][0])


def test_one_that_cannot_be_read_does_not_stop_the_rest(desk: FakeDesk, onrecord: Onrecord) -> None:
    desk.texts |= {"picture.txt": "binary", "empty.txt": " "}
    shown = onrecord(desk, "read", "gone.txt", "picture.txt", "empty.txt", "bridge.txt", "--json")
    assert shown.status == 1
    assert json.loads(shown.out)["article"]["name"] == "bridge"
    assert shown.err.splitlines() == [
        "onrecord: gone.txt: there is no such file",
        "onrecord: picture.txt: it is not text",
        "onrecord: empty.txt: the text has no words",
    ]


@pytest.mark.parametrize("date", ["yesterday", "2026-02-30", "20260226", "2026-02-26T25:00"])
def test_a_wrong_date_is_refused_before_anything_is_read(
    desk: FakeDesk, onrecord: Onrecord, date: str
) -> None:
    shown = onrecord(desk, "read", "--published", date, "bridge.txt")
    assert shown.status == 2
    assert "is no date such as" in shown.err
    assert desk.fake_reader.read_count == 0


@pytest.mark.parametrize("date", ["2026-02-26", "2026-02", "2026-02-26T14:30+01:00"])
def test_date_and_leave_for_private_addresses_are_passed_on(
    desk: FakeDesk, onrecord: Onrecord, date: str
) -> None:
    assert onrecord(desk, "read", "--published", date, "bridge.txt").status == 0
    assert desk.published == date
    assert desk.limits is not None
    assert not desk.limits.allow_private
    onrecord(desk, "read", "--allow-private", "bridge.txt")
    assert desk.limits.allow_private


def test_an_article_without_statements_says_so(desk: FakeDesk, onrecord: Onrecord) -> None:
    desk.texts["plain.txt"] = "Nobody spoke."
    shown = onrecord(desk, "read", "plain.txt")
    assert shown.status == 0
    assert "No statements were found in this text." in shown.out
    assert "published  not known" in shown.out


@pytest.mark.parametrize("command", ["read", "add"])
def test_named_dates_are_read_from_the_file_that_is_named(
    desk: FakeDesk, onrecord: Onrecord, tmp_path: Path, command: str
) -> None:
    dates = tmp_path / "dates.csv"
    dates.write_text("Founders Day,2026-05-01\n", encoding="utf-8")
    assert onrecord(desk, command, "bridge.txt", "--known-dates", str(dates)).status == 0
    assert desk.known_dates == (KnownDate("Founders Day", "2026-05-01"),)


def test_a_file_of_dates_with_a_wrong_line_stops_the_reading(
    desk: FakeDesk, onrecord: Onrecord, tmp_path: Path
) -> None:
    dates = tmp_path / "dates.csv"
    dates.write_text("Founders Day,in May\n", encoding="utf-8")
    told = onrecord(desk, "read", "bridge.txt", "--known-dates", str(dates))
    assert told.status == 1
    assert "line 1" in told.err
    assert desk.fake_reader.read_count == 0
