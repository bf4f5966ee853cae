import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.known_dates import KnownDates
from onrecord.resolution.time_expressions import resolve_times
from onrecord.schema.known_date import KnownDate
from tests.marked import marked

# A Wednesday.
PUBLISHED = "2025-09-17"
KNOWN = KnownDates(
    [
        KnownDate("Founders Day", "2025-05-01"),
        KnownDate("Founders Day", "2026-05-02"),
        KnownDate("Harbour Fortnight", "2025-06-01/2025-06-14"),
        KnownDate("the Sunday of Lights", "2025-11-30"),
        KnownDate("Election Day", "2025-10-05"),
        KnownDate("A.B. (Day)*", "2025-03-03"),
        KnownDate("Old Fair", "1990-05-01"),
    ]
)


def resolve(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None, str]]:
    found = resolve_times(*marked(text, published), KNOWN)
    return [(each.span.text, each.value, each.basis) for each in found]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on Founders Day.", "Founders Day", "2025-05-01"),
        ("They will meet on Founders Day.", "Founders Day", "2026-05-02"),
        ("They met next Founders Day.", "next Founders Day", "2026-05-02"),
        ("They met last Founders Day.", "last Founders Day", "2025-05-01"),
        ("They met during Harbour\nFortnight.", "Harbour\nFortnight", "2025-06-01/2025-06-14"),
        ("They will meet on the Sunday of Lights.", "the Sunday of Lights", "2025-11-30"),
        ("They will vote on Election Day.", "Election Day", "2025-10-05"),
        ("It was A.B. (Day)* then.", "A.B. (Day)*", "2025-03-03"),
    ],
)
def test_a_named_date_has_the_day_that_the_user_told(text: str, words: str, value: str) -> None:
    assert resolve(text) == [(words, value, "anchored")]


def test_the_year_told_picks_the_date() -> None:
    assert resolve("They met on Founders Day 2026.") == [
        ("Founders Day 2026", "2026-05-02", "explicit")
    ]


def test_a_holiday_keeps_its_day_in_years_that_the_user_leaves_out() -> None:
    assert resolve("They voted on Election Day 2016.") == [
        ("Election Day 2016", "2016-11-08", "explicit")
    ]


@pytest.mark.parametrize(
    "text", ["They met on Founders Day 2019.", "They met at Old Fair.", "They met last Old Fair."]
)
def test_a_year_without_a_date_is_unknown(text: str) -> None:
    ((_, value, basis),) = resolve(text)
    assert (value, basis) == (None, "unknown")


def test_without_a_publication_date_a_name_alone_is_unknown() -> None:
    assert resolve("They met on Founders Day.", None) == [("Founders Day", None, "unknown")]


def test_words_in_other_letters_or_longer_words_are_not_the_name() -> None:
    assert resolve("The founders day care, Founders Days.") == []


_PIECES = st.sampled_from("Founders |Day|last |2026|, |Election Day| of |Sunday|the |\n".split("|"))


@given(st.lists(_PIECES, max_size=20).map("".join))
def test_none_overlap_and_every_span_is_a_slice(text: str) -> None:
    article, annotations = marked(text, PUBLISHED)
    end = 0
    for found in resolve_times(article, annotations, KNOWN):
        found.span.verify(article.text)
        assert found.span.start >= end
        end = found.span.end
