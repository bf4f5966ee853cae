from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.publication import infer_publication

TODAY = date(2026, 11, 24)


def test_weekday_and_day_of_the_lead_fix_the_latest_year_that_fits() -> None:
    published = infer_publication("The council met Tuesday (March 4) to vote.", TODAY)
    assert published is not None
    assert published.value == "2025-03-04"
    assert published.how == (
        "inferred: 4 March is a Tuesday in 2025 and, before it, in 2014; "
        "the latest fitting year that is not after the reading"
    )
    assert published.alternatives == ("2014-03-04", "2008-03-04", "2003-03-04")


def test_a_day_after_the_reading_is_not_taken() -> None:
    text = "The mayor resigned on Friday, Dec. 25, aides said."
    published = infer_publication(text, date(2026, 12, 24))
    assert published is not None
    assert published.value == "2020-12-25"
    later = infer_publication(text, date(2026, 12, 25))
    assert later is not None
    assert later.value == "2026-12-25"


def test_a_leap_day_is_found_across_a_century_without_one() -> None:
    published = infer_publication("The bridge fell on Monday, Feb. 29.", TODAY)
    assert published is not None
    assert [published.value, *published.alternatives] == [
        "2016-02-29",
        "1988-02-29",
        "1960-02-29",
        "1932-02-29",
    ]


def test_other_pairs_must_fit_the_same_year() -> None:
    lead = "The council met Tuesday (March 4) to vote. "
    agreeing = infer_publication(lead + "It had last met on Friday, Feb. 28.", TODAY)
    assert agreeing is not None
    assert agreeing.value == "2025-03-04"
    assert infer_publication(lead + "It had last met on Friday, Feb. 27.", TODAY) is None


def test_another_pair_can_rule_out_the_latest_year() -> None:
    # 1 March is a Saturday in 2025, when 28 February of the year before is a Wednesday.
    text = "He left on Friday, March 1. She had left on Monday, Dec. 4."
    published = infer_publication(text, TODAY)
    assert published is not None
    assert published.value == "2024-03-01"


def test_a_pair_that_lies_ahead_is_no_publication_date() -> None:
    assert infer_publication("The council will meet on Tuesday, March 4.", TODAY) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("BERLIN, March 3, 2024 — The council met.", "2024-03-03"),
        ("PORT CALDER, Calif., March 3, 2024 (Newswire) - The council met.", "2024-03-03"),
        ("Council meets\n\nPublished: Tuesday, March 5, 2024 at 10:20\n\nIt met.", "2024-03-05"),
        ("Council meets\n\nMarch 5, 2024\n\nIt met on Friday.", "2024-03-05"),
        ("Council meets\n\nUpdated 2024-03-05\n\nIt met.", "2024-03-05"),
    ],
)
def test_a_dateline_with_its_year_fixes_the_day(text: str, value: str) -> None:
    published = infer_publication(text, TODAY)
    assert published is not None
    assert published.value == value
    assert published.how.startswith("inferred: the dateline gives ")
    assert published.alternatives == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The council met on Thursday.",
        "The council met on March 4.",
        "The war began on Thursday, November 14, 1963.",
        "The charter of March 3, 2024 was torn up.",
        "BERLIN, March 3, 2031 — The council met.",
        "The council met on Friday, February 30.",
        "The council met. " * 100 + "It was Tuesday, March 4.",
    ],
)
def test_a_text_that_fixes_no_day_has_none(text: str) -> None:
    assert infer_publication(text, TODAY) is None


@given(st.text(max_size=200), st.dates())
def test_any_text_and_day_of_reading_are_survived(text: str, today: date) -> None:
    published = infer_publication("Tuesday, March 4, " + text, today)
    if published is not None:
        assert date.fromisoformat(published.value) <= today
