from pathlib import Path

import pytest

from onrecord.interfaces.charts.relation_chart import draw_relation
from onrecord.schema.stored_happenings import RelationMonth

# What TeX, SVG or a terminal would obey.
EVIL = "$\\frac{1$ <script>alert(1)</script> \x1b[2J\u202e_^{ &"


def _months(number: int) -> list[RelationMonth]:
    return [
        RelationMonth(f"{2000 + n // 12}-{n % 12 + 1:02}", n % 3, n % 2, 1, 0)
        for n in range(number)
    ]


@pytest.mark.parametrize("number", [1, 2, 40, 300])
def test_a_chart_of_any_number_of_months_is_the_same_at_every_drawing(
    tmp_path: Path, number: int
) -> None:
    pytest.importorskip("matplotlib")
    charts = [tmp_path / "one.svg", tmp_path / "two.svg"]
    for chart in charts:
        draw_relation(_months(number), "Calloway and Wren", chart, "svg")
    first, second = (chart.read_text(encoding="utf-8") for chart in charts)
    assert first == second
    assert "Calloway and Wren" in first
    assert "2000-01" in first
    assert "actions" in first
    assert "commitments" not in first


def test_stances_are_parts_of_the_bars_of_statements(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    chart = tmp_path / "chart.svg"
    told = RelationMonth("2026-02", 5, 1, 0, 0, negative=2, positive=1)
    draw_relation([told], "Calloway and Wren", chart, "svg")
    written = chart.read_text(encoding="utf-8")
    assert "negative" in written
    assert "positive" in written
    assert "mixed" not in written


def test_names_of_strangers_are_drawn_as_they_are(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    chart = tmp_path / "chart.svg"
    draw_relation(_months(3), EVIL, chart, "svg")
    written = chart.read_text(encoding="utf-8")
    assert "<script>" not in written
    assert "&lt;script&gt;" in written
    assert "\x1b" not in written
