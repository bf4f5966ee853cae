from pathlib import Path

import pytest

from onrecord.errors import EmptyInput, InputError, MalformedInput, TooLarge
from onrecord.ingest.known_dates_file import read_known_dates
from onrecord.schema.intake import IntakeLimits
from onrecord.schema.known_date import KnownDate

EXPECTED = (
    KnownDate("Founders Day", "2026-05-01"),
    KnownDate("Harbour Fortnight", "2026-06-01/2026-06-14"),
)
FILES = {
    "dates.csv": "name,date\nFounders  Day,2026-05-01\nHarbour Fortnight,2026-06-01/2026-06-14\n",
    "bare.csv": "Founders Day,2026-05-01\nHarbour Fortnight, 2026-06-01/2026-06-14\n",
    "dates.json": '[{"name": "Founders Day", "date": "2026-05-01"},'
    ' {"name": "Harbour Fortnight", "date": "2026-06-01/2026-06-14"}]',
    "dates.jsonl": '{"name": "Founders Day", "date": "2026-05-01"}\n\n'
    '{"name": "Harbour Fortnight", "date": "2026-06-01/2026-06-14"}\n',
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_dates(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FILES[name], encoding="utf-8")
    assert read_known_dates(tmp_path / name) == EXPECTED


@pytest.mark.parametrize("value", ["2026", "2026-05", "2028-02-29"])
def test_a_date_may_be_a_day_a_month_or_a_year(tmp_path: Path, value: str) -> None:
    (tmp_path / "a.csv").write_text(f"Founders Day,{value}\n", encoding="utf-8")
    assert read_known_dates(tmp_path / "a.csv") == (KnownDate("Founders Day", value),)


@pytest.mark.parametrize(
    "text",
    [
        "Founders Day,May 1\n",
        "Founders Day,2026-02-30\n",
        "Founders Day,2026-05/2026-06\n",
        "Founders Day,2026-05-02/2026-05-01\n",
        "Founders Day,2026-05-01,2027-05-01\n",
        "Founders Day\n",
        ",2026-05-01\n",
        "---,2026-05-01\n",
        'name,date\n"Founders,2026-05-01\n',
        "name,date,place\nFounders Day,2026-05-01,Port Calder\n",
    ],
)
def test_a_line_that_is_not_as_it_should_be_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(MalformedInput):
        read_known_dates(tmp_path / "a.csv")


def test_the_line_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Founders Day,2026-05-01\nB,x\n", encoding="utf-8")
    with pytest.raises(MalformedInput, match="line 2: 'x' is no date"):
        read_known_dates(tmp_path / "a.csv")


def test_bounds_and_missing_files(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,date\n", encoding="utf-8")
    with pytest.raises(EmptyInput):
        read_known_dates(tmp_path / "a.csv")
    with pytest.raises(TooLarge):
        read_known_dates(tmp_path / "a.csv", IntakeLimits(file_bytes=3))
    with pytest.raises(InputError):
        read_known_dates(tmp_path / "none.csv")
    with pytest.raises(MalformedInput):
        read_known_dates(_named(tmp_path, "a.txt"))


def _named(folder: Path, name: str) -> Path:
    (folder / name).write_text("Founders Day,2026-05-01\n", encoding="utf-8")
    return folder / name
