from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.schema.article import PublicationDate
from onrecord.schema.dated import Dated
from onrecord.schema.span import Span
from onrecord.schema.times import UNKNOWN, calendar_interval, published_when, said_when


@pytest.mark.parametrize(
    ("value", "precision", "first", "last"),
    [
        ("2026", "year", "2026-01-01", "2026-12-31"),
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("2026-02-26", "day", "2026-02-26", "2026-02-26"),
        ("2026-02-26T23:30:00-05:00", "time", "2026-02-26", "2026-02-26"),
        ("2025-10/2025-12", "month", "2025-10-01", "2025-12-31"),
        ("2025/2026-02-26", "year", "2025-01-01", "2026-02-26"),
        ("2026-02-23/2026-03-01", "day", "2026-02-23", "2026-03-01"),
    ],
)
def test_an_interval_runs_over_all_days_that_it_may_mean(
    value: str, precision: str, first: str, last: str
) -> None:
    interval = calendar_interval(value)
    assert interval is not None
    assert interval.value == value
    assert (interval.precision, interval.first, interval.last) == (precision, first, last)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "/",
        "2026/",
        "/2026",
        "0000",
        "26",
        "2026-13",
        "2026-00",
        "2026-02-30",
        "2026-02-26T",
        "2026-02-26T25:00",
        "2026-02-26Tsoon",
        "2026-03/2026-02",
        "2026/2027/2028",
        "２０２６",
        "2026-02-26\n",
    ],
)
def test_what_is_no_time_of_the_calendar_has_no_interval(value: str) -> None:
    assert calendar_interval(value) is None


@given(st.dates(), st.integers(0, 4000), st.integers(0, 2), st.integers(0, 2))
def test_two_days_written_more_or_less_precisely_lie_within_their_interval(
    day: date, days: int, first_cut: int, last_cut: int
) -> None:
    later = min(day + timedelta(days=min(days, (date.max - day).days)), date.max)
    ends = day.isoformat()[: 10 - 3 * first_cut], later.isoformat()[: 10 - 3 * last_cut]
    interval = calendar_interval("/".join(ends))
    assert interval is not None
    assert interval.first <= day.isoformat() <= later.isoformat() <= interval.last


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    interval = calendar_interval(text)
    assert interval is None or interval.first <= interval.last


def test_when_something_was_said_is_unknown_where_nothing_tells() -> None:
    assert said_when(None) == UNKNOWN
    assert said_when(Dated("soon", "explicit", None)) == UNKNOWN
    words = Span(0, 8, "Thursday", "0")
    said = said_when(Dated("2026-02-26", "anchored", words))
    assert (said.basis, said.span) == ("anchored", words)


def test_a_publication_date_is_stated_inferred_or_unknown() -> None:
    assert published_when(None) == UNKNOWN
    assert published_when(PublicationDate("2026-02-26T08:00:00+01:00", "json-ld")).basis == (
        "explicit"
    )
    inferred = published_when(PublicationDate("2026-02-26", "inferred: the dateline gives it"))
    assert (inferred.basis, inferred.how) == ("inferred", "inferred: the dateline gives it")
