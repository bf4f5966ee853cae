import pytest

from onrecord.interfaces.exports.edtf import edtf
from onrecord.resolution.time_expressions import resolve_times
from tests.marked import marked

# A Wednesday.
PUBLISHED = "2025-09-17"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("October 9, 2016", "2016-10-09"),
        ("November", "2024-11"),
        ("2012", "2012"),
        ("2012-14", "2012/2014"),
        ("last week", "2025-09-08/2025-09-14"),
        ("last summer", "2025-22"),
        ("the third quarter of 2016", "2016-35"),
        ("the second half of 2016", "2016-41"),
        ("the 1990s", "199X"),
        ("the twentieth century", "19XX"),
        ("nearly two decades ago", "2005~"),
        ("two decades ago", "2005"),
        ("the past two weeks", "2025-09-03/2025-09-17"),
        ("three days", "P3D"),
        ("2 1/2 years", "P2Y6M"),
        ("half an hour", "PT30M"),
        ("several days", None),
        ("every Monday", None),
        ("daily", None),
        ("now", None),
        ("10:35 a.m. Monday", "2025-09-15T10:35:00"),
        ("16:00 UTC today", "2025-09-17T16:00:00Z"),
        ("Monday night", "2025-09-15"),
        ("midnight Monday", "2025-09-15"),
    ],
)
def test_expressions_in_edtf(words: str, value: str | None) -> None:
    (found,) = resolve_times(*marked(f"They met {words} there.", PUBLISHED))
    assert edtf(found) == value


def test_a_day_of_no_known_year_has_unspecified_digits() -> None:
    (found,) = resolve_times(*marked("They met on Oct. 9 there.", None))
    assert edtf(found) == "XXXX-10-09"
