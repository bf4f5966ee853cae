import json
import re

import pytest

from onrecord.interfaces.cli.added_tally import OUTCOMES
from onrecord.schema.intake import Source
from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeDesk, FakeReader


def test_the_summary_counts_all_that_was_seen(desk: FakeDesk, onrecord: Onrecord) -> None:
    desk.texts |= {"picture.txt": "binary", "plain.txt": "Nobody spoke."}
    told = onrecord(desk, "add", "folder", "gone.txt")
    assert told.status == 1
    assert (
        "2 added, 0 updated, 0 unchanged, 0 left out, 0 withdrawn, 2 failed; 3 statements"
        in told.out
    )
    assert "4 seen: " in told.out
    assert "onrecord: picture.txt: it is not text" in told.err
    assert "onrecord: gone.txt: there is no such file" in told.err
    counts = re.findall(r"(\d+) (?:added|updated|unchanged|left out|withdrawn|failed)", told.out)
    assert sum(map(int, counts)) == 4


def test_adding_again_changes_nothing_and_loads_no_model(
    desk: FakeDesk, onrecord: Onrecord
) -> None:
    assert onrecord(desk, "add", "bridge.txt").status == 0
    desk.fake_reader = FakeReader()
    told = onrecord(desk, "add", "bridge.txt")
    assert told.status == 0
    assert "0 added, 0 updated, 1 unchanged" in told.out
    assert desk.fake_reader.read_count == 0


def test_a_place_given_twice_is_read_once(desk: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(desk, "add", "bridge.txt", "folder", "bridge.txt")
    assert "1 added, 0 updated, 0 unchanged" in told.out


def test_json_tells_of_each_article(desk: FakeDesk, onrecord: Onrecord) -> None:
    desk.texts["picture.txt"] = "binary"
    told = onrecord(desk, "add", "--json", "folder")
    *rows, report = [json.loads(line) for line in told.out.splitlines()]
    assert [(row["where"], row["outcome"], row["statements"]) for row in rows] == [
        ("bridge.txt", "added", 3),
        ("picture.txt", "failed", 0),
    ]
    assert rows[1]["reason"] == "it is not text"
    assert report["report"] == "add"
    assert report["is_complete"]
    assert report["statements"] == 3
    assert (report["seen"], report["added"], report["failed"]) == (2, 1, 1)
    assert report["seen"] == sum(report[outcome.replace(" ", "_")] for outcome in OUTCOMES)


def test_json_ends_with_the_report_after_an_interruption_too(
    desk: FakeDesk, onrecord: Onrecord
) -> None:
    desk.texts["plain.txt"] = "Nobody spoke."
    desk.fake_reader.interrupted_at = 2
    told = onrecord(desk, "add", "--json", "folder")
    assert told.status == 130
    report = json.loads(told.out.splitlines()[-1])
    assert (report["is_complete"], report["seen"], report["added"]) == (False, 1, 1)


def test_json_ends_with_a_report_where_nothing_was_found(
    desk: FakeDesk, onrecord: Onrecord
) -> None:
    told = onrecord(desk, "add", "--json", "gone.txt")
    report = json.loads(told.out.splitlines()[-1])
    assert (told.status, report["seen"], report["failed"]) == (1, 1, 1)


@pytest.mark.parametrize("again", [True, False])
def test_files_are_looked_into_again_where_that_is_asked(
    desk: FakeDesk, onrecord: Onrecord, again: bool
) -> None:
    onrecord(desk, "add", "bridge.txt", *(["--again"] if again else []))
    assert desk.again is again


def test_an_interruption_keeps_what_was_added(desk: FakeDesk, onrecord: Onrecord) -> None:
    desk.texts["plain.txt"] = "Nobody spoke."
    desk.fake_reader.interrupted_at = 2
    told = onrecord(desk, "add", "folder")
    assert told.status == 130
    assert "stopped; what was added is kept; run it again to go on" in told.err
    assert "1 added" in told.out
    desk.fake_reader.interrupted_at = None
    again = onrecord(desk, "add", "folder")
    assert "1 added, 0 updated, 1 unchanged" in again.out


def test_what_is_no_article_is_left_out_with_its_reason_and_is_no_failure(
    desk: FakeDesk, onrecord: Onrecord
) -> None:
    desk.texts["index.html"] = "front page"
    told = onrecord(desk, "add", "folder")
    assert told.status == 0
    assert "1 added, 0 updated, 0 unchanged, 1 left out, 0 withdrawn, 0 failed" in told.out
    assert "onrecord: index.html: left out: there is no article on the page" in told.err


@pytest.mark.parametrize("command", ["add", "read"])
def test_columns_and_lists_are_read_as_the_options_say(
    desk: FakeDesk, onrecord: Onrecord, command: str
) -> None:
    columns = ("--column", "text=body", "--column", "url = link")
    assert onrecord(desk, command, "bridge.txt", *columns, "--fetch-listed").status == 0
    assert desk.source == Source(
        "file", "bridge.txt", (("text", "body"), ("url", "link")), fetch_listed=True
    )


@pytest.mark.parametrize("given", ["body", "text=", "words=body", "=body"])
def test_a_column_that_is_none_is_wrong_usage(
    desk: FakeDesk, onrecord: Onrecord, given: str
) -> None:
    told = onrecord(desk, "add", "bridge.txt", "--column", given)
    assert told.status == 2
    assert "such as text=body" in " ".join(told.err.split())


def test_the_help_tells_of_the_formats(desk: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(desk, "add", "--help")
    for name in ("MHTML", "PDF", "CSV", "RSS", "OPML", "sitemaps", "ninjs", "WARC", "ZIP"):
        assert name in told.out
