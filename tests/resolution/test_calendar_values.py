from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.calendar_values import (
    month_of,
    quarter_of,
    season_of,
    shifted_day,
    week_of,
    weekday_after,
    weekday_before,
    weekend_of,
    years,
)
from onrecord.resolution.holidays import HOLIDAYS, holiday_key

DAYS = st.dates(date(1900, 1, 8), date(2100, 12, 24))


@given(DAYS)
def test_a_week_runs_from_monday_to_sunday_and_holds_its_day(day: date) -> None:
    week = week_of(day)
    assert week.first.weekday() == 0
    assert (week.last - week.first).days == 6
    assert week.first <= day <= week.last
    assert weekend_of(day).last == week.last


@given(DAYS, st.integers(0, 6))
def test_weekdays_before_and_after_are_the_nearest_others(day: date, weekday: int) -> None:
    before, after = weekday_before(day, weekday), weekday_after(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert 1 <= (day - before).days <= 7
    assert 1 <= (after - day).days <= 7


def test_months_and_quarters_run_on_into_other_years() -> None:
    assert month_of(2025, 0).value == "2024-12"
    assert month_of(2025, 13).value == "2026-01"
    assert quarter_of(2025, 0).value == "2024-10/2024-12"


def test_intervals_are_told_in_their_own_grain() -> None:
    assert season_of(2025, "winter").value == "2025-12/2026-02"
    assert years(2012, 2014).value == "2012/2014"


def test_a_day_that_a_month_lacks_becomes_its_last() -> None:
    assert shifted_day(date(2024, 3, 31), "month", -1) == date(2024, 2, 29)
    assert shifted_day(date(2024, 2, 29), "year", 1) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Election Day", 2016, (11, 8)),
        ("Election Day", 2022, (11, 8)),
        ("Thanksgiving", 2025, (11, 27)),
        ("Black Friday", 2025, (11, 28)),
        ("Labor Day", 2025, (9, 1)),
        ("Memorial Day", 2025, (5, 26)),
        ("Martin Luther King Jr. Day", 2025, (1, 20)),
        ("Presidents’ Day", 2025, (2, 17)),
        ("Mother’s Day", 2025, (5, 11)),
        ("Easter", 2025, (4, 20)),
        ("Easter", 2024, (3, 31)),
        ("Good Friday", 2024, (3, 29)),
        ("Inauguration Day", 2025, (1, 20)),
    ],
)
def test_holidays_fall_where_their_rules_put_them(
    name: str, year: int, day: tuple[int, int]
) -> None:
    assert HOLIDAYS[holiday_key(name)](year) == date(year, *day)


def test_there_is_no_inauguration_in_other_years() -> None:
    assert HOLIDAYS["inauguration day"](2026) is None
