from hypothesis import given
from hypothesis import strategies as st

from onrecord.interfaces.web.month_bars import MOST_MONTHS, MonthCount, bars_of, pair_months
from onrecord.schema.stored_happenings import RelationMonth

counts = st.lists(st.integers(0, 5000), min_size=1, max_size=200)


def _months(numbers: list[int]) -> list[MonthCount]:
    return [
        MonthCount(f"{2000 + place // 12}-{place % 12 + 1:02}", (("statement", number),))
        for place, number in enumerate(numbers)
    ]


def test_nothing_counted_is_no_chart() -> None:
    assert bars_of([]) is None
    assert bars_of(_months([0, 0])) is None


@given(counts)
def test_bars_stand_on_the_base_within_the_drawing(numbers: list[int]) -> None:
    chart = bars_of(_months(numbers))
    if chart is None:
        assert not any(numbers[-MOST_MONTHS:])
        return
    assert len(chart.bars) + chart.left_out == len(numbers)
    assert chart.lines[-1][1] >= max(bar.total for bar in chart.bars)
    for bar in chart.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= chart.width + 0.2
        assert 0 <= bar.top <= chart.base
        assert sum(part.count for part in bar.parts) == bar.total


def test_a_month_of_two_is_divided_by_stance_with_what_happened_besides() -> None:
    (month,) = pair_months([RelationMonth("2026-01", 9, 2, 0, 1, 3, 1, 2)])
    assert month.parts == (("negative", 3), ("mixed", 2), ("neutral", 3), ("positive", 1))
    assert month.marks == (("encounter", 2), ("commitment", 1))
    assert month.total == 9
