from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from onrecord.interfaces.charts.timeline_chart import draw_timeline
from onrecord.interfaces.charts.timeline_layout import lay_out
from onrecord.schema.dated import Dated
from onrecord.schema.timeline import Party, Timeline, TimelineEntry
from onrecord.schema.times import said_when
from tests.interfaces.newsroom import bridge_timeline, make_article

# What TeX, SVG or a terminal would obey; and a letter that few fonts have.
EVIL = "$\\frac{1$ <script>alert(1)</script> \x1b[2J\u202e_^{ & 𓀀"


def _entry(said_on: str, who: str = "Renata Calloway", words: str = "It opens.") -> TimelineEntry:
    (entry,) = bridge_timeline().dated
    article = make_article(words)
    return replace(
        entry,
        times=replace(entry.times, happened=said_when(Dated(said_on, "explicit", None))),
        parties=(Party("speaker", who),),
        words=(article.span(0, len(words)),),
        article=article,
    )


def test_a_bar_runs_over_all_days_that_an_entry_may_have_happened_on() -> None:
    layout = lay_out([_entry("2025-10/2025-12"), _entry("2026-02-26", "Tobias Wren")])
    assert [(bar.first, bar.last) for bar in layout.bars] == [
        (date(2025, 10, 1), date(2025, 12, 31)),
        (date(2026, 2, 26), date(2026, 2, 26)),
    ]
    assert layout.rows == ("Renata Calloway: It opens.", "Tobias Wren: It opens.")
    assert layout.has_words


def test_many_entries_have_a_row_for_each_person() -> None:
    entries = [
        _entry((date(2026, 1, 1) + timedelta(days=n)).isoformat(), f"Person {n % 3}")
        for n in range(90)
    ]
    layout = lay_out(entries)
    assert layout.rows == ("Person 0", "Person 1", "Person 2")
    assert not layout.has_words
    assert [bar.row for bar in layout.bars] == [n % 3 for n in range(90)]


def test_of_very_many_people_the_rarest_share_a_row() -> None:
    layout = lay_out([_entry("2026-01-01", f"Person {n}") for n in range(500)])
    assert "others" in layout.rows
    assert len(layout.rows) <= 41
    assert len(layout.bars) == 500


def test_a_chart_is_the_same_at_every_drawing(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    timeline = Timeline((_entry("2025-10"), _entry("2026-02-26")), (_entry("2026"),))
    charts = [tmp_path / "one.svg", tmp_path / "two.svg"]
    for chart in charts:
        draw_timeline(timeline, "Renata Calloway", chart, "svg")
    first, second = (chart.read_text(encoding="utf-8") for chart in charts)
    assert first == second
    assert "Renata Calloway: It opens." in first
    assert "not shown, for nothing dates them: 1" in first


@pytest.mark.parametrize("format", ["svg", "png"])
@pytest.mark.parametrize("value", ["0001-01-01", "9999-12-31", "1900/2026", "2026-02-26"])
def test_text_of_strangers_and_days_far_off_are_drawn_as_they_are(
    tmp_path: Path, format: str, value: str
) -> None:
    pytest.importorskip("matplotlib")
    timeline = Timeline((_entry(value, EVIL, EVIL), _entry("2026-02-26", "_")), ())
    chart = tmp_path / f"chart.{format}"
    draw_timeline(timeline, EVIL, chart, "svg" if format == "svg" else "png")
    if format == "svg":
        written = chart.read_text(encoding="utf-8")
        assert "<script>" not in written
        assert "&lt;script&gt;" in written
        assert "\x1b" not in written
    assert chart.stat().st_size > 1_000
