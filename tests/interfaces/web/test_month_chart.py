import lxml.html  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from onrecord.interfaces.web.month_chart import MOST_MONTHS, MonthChart, month_chart, month_file
from onrecord.interfaces.web.month_counts import MonthCount, pair_months, statement_months
from onrecord.schema.stored_happenings import RelationMonth

counts = st.lists(st.integers(0, 5000), min_size=1, max_size=80)


def _months(numbers: list[int]) -> tuple[MonthCount, ...]:
    named = [
        (f"{2000 + place // 12}-{place % 12 + 1:02}", number)
        for place, number in enumerate(numbers)
    ]
    return statement_months(named, "/search?since=")


def _drawn(chart: MonthChart | None) -> lxml.html.HtmlElement:
    assert chart is not None
    return lxml.html.fromstring(f"<svg>{chart.drawing}</svg>")


def test_nothing_counted_is_no_chart() -> None:
    assert month_chart(()) is None
    assert month_chart(_months([0, 0])) is None
    assert month_file(_months([0]), "Nothing") is None


@given(counts)
def test_bars_stand_within_the_drawing_as_high_as_what_they_count(numbers: list[int]) -> None:
    chart = month_chart(_months(numbers))
    shown = numbers[-MOST_MONTHS:]
    if chart is None:
        assert not any(shown)
        return
    assert (chart.shown, chart.left_out) == (len(shown), len(numbers) - len(shown))
    bars = _drawn(chart).xpath("//*[@class='bar bar-statement']")
    heights = [float(bar.get("height")) for bar in bars]
    counted = [number for number in shown if number]
    assert len(heights) == len(counted)
    scale = max(heights) / max(counted)
    for bar, height, number in zip(bars, heights, counted, strict=True):
        assert abs(height - number * scale) < 0.2
        assert float(bar.get("x")) >= 0
        assert float(bar.get("x")) + float(bar.get("width")) <= chart.width
        assert 0 <= float(bar.get("y")) <= chart.height


def test_each_month_that_has_anything_is_a_link_with_words() -> None:
    drawn = _drawn(month_chart(_months([3, 0, 1])))
    links = drawn.xpath("//a")
    assert [link.get("href") for link in links] == [
        "/search?since=2000-01&until=2000-01",
        "/search?since=2000-03&until=2000-03",
    ]
    assert links[0].get("aria-label") == "January 2000: 3 statements"
    assert drawn.xpath("//a//title/text()")[1] == "March 2000: 1 statement"


def test_a_drawing_has_nothing_that_a_strict_policy_refuses() -> None:
    months = pair_months([RelationMonth("2026-01", 9, 2, 0, 1, 3, 1, 2)], "/pair/a/b")
    drawn = _drawn(month_chart(months))
    assert not drawn.xpath("//@style | //style | //script | //@*[starts-with(name(), 'on')]")


def test_words_and_addresses_are_escaped() -> None:
    (month,) = pair_months([RelationMonth("2026-01", 1, 0, 0, 0)], '/pair/"><script>x</script>/b')
    chart = month_chart((month,))
    assert chart is not None
    assert "<script" not in chart.drawing
    kept = month_file((month,), "<script>$x$\x1b[2J")
    assert kept is not None
    assert b"<script" not in kept
    assert b"\x1b" not in kept


def test_a_month_of_two_is_divided_by_stance_with_what_happened_besides() -> None:
    (month,) = pair_months([RelationMonth("2026-01", 9, 2, 0, 1, 3, 1, 2)], "/pair/a/b")
    assert month.parts == (("negative", 3), ("mixed", 2), ("neutral", 3), ("positive", 1))
    assert month.marks == (("encounter", 2), ("commitment", 1))
    assert month.total == 9
    assert month.words == (
        "January 2026: 9 statements, 3 negative, 2 mixed, 1 positive, 2 encounters, 1 commitment"
    )
    drawn = _drawn(month_chart((month,)))
    heights = {
        bar.get("class").removeprefix("bar bar-"): float(bar.get("height"))
        for bar in drawn.xpath("//*[starts-with(@class, 'bar ')]")
    }
    one = heights["positive"] / 9
    assert abs(heights["negative"] - 3 * one) < 0.2
    assert abs(heights["neutral"] - 8 * one) < 0.2
    assert len(drawn.xpath("//*[@class='chart-mark']")) == 1
