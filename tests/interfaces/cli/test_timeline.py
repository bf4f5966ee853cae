import json
import sys
from pathlib import Path

import pytest

from onrecord.interfaces.exports.timeline_shapes import TimelineEntryShape
from onrecord.schema.timeline import Timeline
from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeDesk
from tests.interfaces.newsroom import TEXT, bridge_timeline


@pytest.fixture
def dated(filled: FakeDesk) -> FakeDesk:
    """A desk whose record has a timeline of one and of two."""
    whole = bridge_timeline()
    filled.book.timelines = {
        ("Calloway", None): whole,
        ("Calloway", "Wren"): Timeline((), whole.undated),
    }
    return filled


def test_entries_come_in_order_of_time_with_what_dates_them(
    dated: FakeDesk, onrecord: Onrecord
) -> None:
    told = onrecord(dated, "timeline", "Calloway")
    assert told.status == 0
    words_of_it = " ".join(told.out.split())
    assert "published 2026-02-27, inferred" in words_of_it
    for words in (
        "2026-02-26     Renata Calloway  “The fourth crossing",
        "  anchored",
        "dated by “Thursday”",
        "1 dated, 1 undated.",
    ):
        assert words in told.out


def test_what_nothing_dates_is_listed_apart_and_given_no_date(
    dated: FakeDesk, onrecord: Onrecord
) -> None:
    told = onrecord(dated, "timeline", "Calloway").out
    before, _, after = told.partition("Undated (1): nothing in the article tells when")
    assert "Tobias Wren" not in before
    assert "published      Tobias Wren" in after
    assert "to Renata Calloway" in after


def test_two_names_are_asked_for_together(dated: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(dated, "timeline", "Calloway", "Wren")
    assert dated.book.asked == {"name": "Calloway", "other": "Wren"}
    assert "0 dated, 1 undated." in told.out


def test_as_json_the_undated_come_last_without_a_time(dated: FakeDesk, onrecord: Onrecord) -> None:
    lines = onrecord(dated, "timeline", "Calloway", "--json").out.splitlines()
    first, second = map(TimelineEntryShape.model_validate_json, lines)
    assert (first.id, first.times.happened.value) == ("s-crossing", "2026-02-26")
    assert (second.id, second.times.happened.value) == ("s-piers", None)
    assert second.times.published.basis == "inferred"
    for span in (*first.words, *second.words):
        assert TEXT[span.start : span.end] == span.text


def test_nothing_found_is_told(dated: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(dated, "timeline", "Nobody", "Wren")
    assert (told.status, told.out) == (1, "")
    assert "nothing between Nobody and Wren" in told.err


@pytest.mark.parametrize("suffix", ["svg", "PNG"])
def test_a_chart_is_drawn_beside_the_list(
    dated: FakeDesk, onrecord: Onrecord, tmp_path: Path, suffix: str
) -> None:
    pytest.importorskip("matplotlib")
    chart = tmp_path / f"chart.{suffix}"
    told = onrecord(dated, "timeline", "Calloway", "--plot", str(chart))
    assert told.status == 0
    assert "chart written to" in told.err
    assert "1 dated, 1 undated." in told.out
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
    assert chart.read_bytes()[:5] in (b"<?xml", b"\x89PNG\r")


def test_a_chart_of_nothing_dated_is_not_drawn(
    dated: FakeDesk, onrecord: Onrecord, tmp_path: Path
) -> None:
    chart = tmp_path / "chart.svg"
    told = onrecord(dated, "timeline", "Calloway", "Wren", "--plot", str(chart))
    assert told.status == 1
    assert "nothing of it is dated" in told.err
    assert not chart.exists()


def test_a_chart_of_another_format_is_wrong_usage(dated: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(dated, "timeline", "Calloway", "--plot", "chart.gif")
    assert told.status == 2


def test_a_chart_that_cannot_be_written_is_told(
    dated: FakeDesk, onrecord: Onrecord, tmp_path: Path
) -> None:
    pytest.importorskip("matplotlib")
    told = onrecord(dated, "timeline", "Calloway", "--plot", str(tmp_path / "no" / "chart.svg"))
    assert told.status == 1
    assert "cannot be written" in told.err


def test_without_the_library_a_chart_says_what_to_install(
    dated: FakeDesk, onrecord: Onrecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    told = onrecord(dated, "timeline", "Calloway", "--plot", str(tmp_path / "chart.svg"))
    assert told.status == 1
    assert "pip install 'onrecord[charts]'" in told.err
    assert list(tmp_path.glob("chart*")) == []


def test_the_schema_of_a_timeline_is_printed(filled: FakeDesk, onrecord: Onrecord) -> None:
    schema = json.loads(onrecord(filled, "schema", "timeline").out)
    assert schema["required"][:4] == ["kind", "id", "times", "parties"]
