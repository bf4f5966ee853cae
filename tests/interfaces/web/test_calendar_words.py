import pytest

from onrecord.interfaces.web.calendar_words import day_words, machine_day, month_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-02-26", "26 February 2026"),
        ("2026-02-26T08:15:00+01:00", "26 February 2026"),
        ("2026-02", "February 2026"),
        ("2026", "2026"),
        ("2026-03-01/2026-03-05", "1 to 5 March 2026"),
        ("2026-03-30/2026-04-02", "30 March to 2 April 2026"),
        ("2025-12-30/2026-01-02", "30 December 2025 to 2 January 2026"),
        ("2025-10/2025-12", "October to December 2025"),
        ("2025/2026", "2025 to 2026"),
        ("2026-03-01/2026-03-01", "1 March 2026"),
        ("no day", "no day"),
        ("2026-13-45", "2026-13-45"),
        (None, "day not known"),
    ],
)
def test_days_are_told_in_words(value: str | None, words: str) -> None:
    assert day_words(value) == words


def test_months_may_be_shortened() -> None:
    assert day_words("2026-09-01", is_short=True) == "1 Sept 2026"
    assert month_words("2026-09") == "September 2026"


@pytest.mark.parametrize(
    ("value", "machine"),
    [
        ("2026-02-26T08:15:00", "2026-02-26"),
        ("2026-02", "2026-02"),
        ("2026/2027", None),
        ("x", None),
    ],
)
def test_machines_are_told_what_html_takes(value: str, machine: str | None) -> None:
    assert machine_day(value) == machine
