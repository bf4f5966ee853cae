"""The figures of the page about the record are those of docs/results.md."""

import re
from pathlib import Path

import pytest

from onrecord.interfaces.web.accuracy import (
    ACCURACY,
    MEASURED_ON,
    MEASURED_WITH,
    Accuracy,
    Figure,
)

DOCS = Path(__file__).parents[3] / "docs"
RESULTS = (DOCS / "results.md").read_text(encoding="utf-8")


def _section(one: Accuracy) -> str:
    found = re.search(rf"^## {re.escape(one.section)}\n(.*?)(?=^## |\Z)", RESULTS, re.M | re.S)
    assert found, f"docs/results.md has no section {one.section!r}"
    return found[1]


def _cells(line: str) -> list[str]:
    return [cell.strip().strip("*") for cell in line.strip().strip("|").split("|")]


def _values(section: str, figure: Figure) -> set[str]:
    """Return what the tables of a section have in the row and the column of a figure."""
    found: set[str] = set()
    for table in re.findall(r"(?:^\|.*\n)+", section, re.M):
        header, _, *rows = table.splitlines()
        columns = _cells(header)
        if figure.column not in columns:
            continue
        place = columns.index(figure.column)
        found |= {
            cells[place] for cells in map(_cells, rows) if cells[0].startswith(figure.row or "")
        }
    return found


@pytest.mark.parametrize("one", ACCURACY, ids=lambda one: one.what)
def test_a_figure_is_that_of_the_results(one: Accuracy) -> None:
    section = _section(one)
    for figure in one.figures:
        if figure.row is None:
            assert figure.value in section
        else:
            assert figure.value in _values(section, figure), figure


@pytest.mark.parametrize("one", ACCURACY, ids=lambda one: one.what)
def test_the_command_that_prints_a_figure_is_that_of_the_results(one: Accuracy) -> None:
    section = _section(one)
    command, _, option = one.command.partition(" --block 5")
    assert command in section
    assert "--block 5" in section or not option


def test_what_they_were_measured_with_is_told() -> None:
    assert f"Measured on {MEASURED_ON} with model {MEASURED_WITH}" in RESULTS
