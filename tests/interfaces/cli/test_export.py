"""`onrecord export`: each format to a file and to standard output, and what is wrong usage."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import feedparser
import icalendar
import pytest

from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeDesk
from tests.interfaces.happenings_desk import HappeningsDesk

DOCUMENTS = ["jsonl", "csv", "web-annotations", "json-ld", "followthemoney", "ics"]
TABLES = [
    "absences", "actions", "articles", "commitments", "encounters", "people", "relations",
    "statements",
]  # fmt: skip


@pytest.mark.parametrize("format", DOCUMENTS)
def test_a_file_has_what_standard_output_has(
    harbour: HappeningsDesk, onrecord: Onrecord, tmp_path: Path, format: str
) -> None:
    file = tmp_path / "out"
    told = onrecord(harbour, "export", "--format", format, "--output", str(file))
    assert (told.status, told.out) == (0, "")
    assert f"written to {file}" in " ".join(told.err.split())
    printed = onrecord(harbour, "export", "--format", format).out
    written = file.read_bytes().decode()
    # A calendar says when it was made.
    assert _without_stamps(written) == _without_stamps(printed)
    assert written
    assert [one.name for one in tmp_path.glob("*.part")] == []


def _without_stamps(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("DTSTAMP")]


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_everything_goes_into_a_folder_of_tables(
    harbour: HappeningsDesk, onrecord: Onrecord, tmp_path: Path, format: str
) -> None:
    if format == "parquet":
        pytest.importorskip("pyarrow")
    folder = tmp_path / "tables"
    for _ in range(2):
        told = onrecord(
            harbour, "export", "--what", "everything", "--format", format, "-o", str(folder)
        )
        assert told.status == 0
        assert "in 8 tables written to" in told.err
        names = sorted(one.name for one in folder.iterdir())
        assert names == [f"{table}.{format}" for table in TABLES]
    assert [one.name for one in tmp_path.glob("*.part")] == []


def test_other_files_of_a_folder_stay(
    harbour: HappeningsDesk, onrecord: Onrecord, tmp_path: Path
) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "notes.txt").write_text("mine")
    onrecord(harbour, "export", "--what", "everything", "-o", str(tmp_path / "tables"))
    assert (tmp_path / "tables" / "notes.txt").read_text() == "mine"


def test_a_table_of_people_and_one_of_articles(harbour: HappeningsDesk, onrecord: Onrecord) -> None:
    people = onrecord(harbour, "export", "--what", "people").out.splitlines()
    assert "Renata Calloway" in {json.loads(line)["name"] for line in people}
    articles = onrecord(harbour, "export", "--what", "articles", "--format", "csv").out
    assert next(csv.DictReader(articles.splitlines()))["name"] == "harbour"


def test_what_chooses_the_kinds_of_annotations(harbour: HappeningsDesk, onrecord: Onrecord) -> None:
    out = onrecord(harbour, "export", "--format", "web-annotations", "--what", "actions").out
    assert [one["schema:identifier"] for one in json.loads(out)["items"]] == ["a-accused"]


def test_a_calendar_has_an_occasion_once(harbour: HappeningsDesk, onrecord: Onrecord) -> None:
    calendar = icalendar.Calendar.from_ical(onrecord(harbour, "export", "--format", "ics").out)
    (event,) = calendar.walk("VEVENT")
    assert event["summary"] == "Meeting: Renata Calloway, Tobias Wren"


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (["--person", "Calloway"], 4),
        (["--person", "Calloway", "--with", "Wren"], 3),
        (["--person", "Calloway", "--limit", "2"], 2),
        (["--search", "survey"], 2),
    ],
)
def test_a_feed_of_a_person_a_pair_and_a_search(
    harbour: HappeningsDesk, onrecord: Onrecord, tmp_path: Path, asked: list[str], ids: int
) -> None:
    printed = onrecord(harbour, "export", "--format", "atom", *asked)
    read = feedparser.parse(printed.out)
    assert not read.bozo
    assert len({entry.id for entry in read.entries}) == len(read.entries) == ids
    file = tmp_path / "feed.atom"
    told = onrecord(harbour, "export", "--format", "atom", *asked, "-o", str(file))
    assert told.status == 0
    assert file.read_text(encoding="utf-8") == printed.out


def test_a_feed_of_nobody_is_told_with_who_is_near(
    harbour: HappeningsDesk, onrecord: Onrecord
) -> None:
    told = onrecord(harbour, "export", "--format", "atom", "--person", "Caloway")
    assert told.status == 1
    assert "Calloway" in told.err
    assert onrecord(harbour, "export", "--format", "atom", "--search", "zebra").status == 1


@pytest.mark.parametrize(
    "asked",
    [
        ["--format", "atom"],
        ["--format", "atom", "--person", "a", "--search", "b"],
        ["--format", "atom", "--search", "a", "--with", "b"],
        ["--format", "csv", "--person", "a"],
        ["--format", "json-ld", "--limit", "3"],
        ["--format", "ics", "--what", "encounters"],
        ["--format", "json-ld", "--what", "people"],
        ["--format", "parquet"],
        ["--what", "everything"],
    ],
    ids=" ".join,
)
def test_what_does_not_go_together_is_wrong_usage(
    filled: FakeDesk, onrecord: Onrecord, asked: list[str]
) -> None:
    assert onrecord(filled, "export", *asked).status == 2


def test_parquet_without_its_library_is_one_sentence(
    harbour: HappeningsDesk, onrecord: Onrecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    file = tmp_path / "out.parquet"
    told = onrecord(harbour, "export", "--format", "parquet", "-o", str(file))
    assert told.status == 1
    assert "onrecord[parquet]" in told.err
    assert list(tmp_path.glob("out*")) == []


@pytest.mark.parametrize("format", ["csv", "json-ld"])
def test_a_folder_that_is_not_there_is_one_sentence(
    harbour: HappeningsDesk, onrecord: Onrecord, tmp_path: Path, format: str
) -> None:
    told = onrecord(harbour, "export", "--format", format, "-o", str(tmp_path / "no" / "file"))
    assert told.status == 1
    assert "cannot be written" in told.err


def test_help_loads_no_library_of_a_format() -> None:
    code = (
        "import sys\nfrom onrecord.interfaces.cli.main import run\n"
        "run(['export', '--help'])\n"
        "heavy = {'pyarrow', 'icalendar', 'sqlalchemy', 'followthemoney'}\n"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60, capture_output=True)
