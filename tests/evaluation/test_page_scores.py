import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.corpora.article_pages import AnnotatedPage
from onrecord.evaluation.page_scores import ExtractedPage, PageScore, score_page, score_text

TEXT = "The old bridge stays closed until spring."


def _score(
    *, text: str = TEXT, date: str | None = None, title: str = "", authors: str = ""
) -> PageScore:
    page = AnnotatedPage(
        name="a",
        part="tune",
        address="https://herald.example/bridge",
        html=b"",
        text=TEXT,
        title="Bridge stays closed",
        date="2026-02-26",
        authors="Jo Doe, Ann Roe",
    )
    return score_page(ExtractedPage(text, date, title, authors), page)


def test_shingles_of_four_words_are_counted_as_often_as_they_stand_there() -> None:
    score = score_text("one two three four five", "one two three four")
    assert (score.precision, score.recall) == (0.5, 1.0)
    again = score_text("one two three four " * 2, "one two three four")
    assert (again.predicted, again.predicted_hits) == (5, 1)


def test_case_and_punctuation_are_no_words() -> None:
    assert score_text("The OLD bridge — “stays”!", "the old bridge stays").f1 == 1


def test_a_text_of_fewer_words_is_one_shingle() -> None:
    assert score_text("Two words", "two words").f1 == 1
    assert score_text("Two words", "two other").f1 == 0
    assert score_text("", "two words").f1 == 0


def test_a_day_counts_and_the_time_of_day_does_not() -> None:
    assert _score(date="2026-02-26T23:00:00+00:00").date is True
    assert _score(date="2026-02").date is False
    assert _score().date is False


def test_titles_have_the_same_words_and_authors_the_same_names() -> None:
    assert _score(title="“Bridge” stays closed").title
    assert not _score(title="Bridge stays closed | Herald").title
    assert _score(authors="ann roe and Jo Doe").authors
    assert _score(authors="Jo Doe; Ann Roe").authors
    assert not _score(authors="Jo Doe").authors


@given(st.text(max_size=200), st.text(max_size=200))
def test_scores_are_shares_and_turn_round(left: str, right: str) -> None:
    one, other = score_text(left, right), score_text(right, left)
    assert 0 <= one.f1 <= 1
    assert one.precision == pytest.approx(other.recall)
