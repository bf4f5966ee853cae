from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.time_expressions import resolve_times
from onrecord.schema.annotation import Annotations
from onrecord.schema.article import Article, StatedRevision
from tests.growth import assert_grows_no_faster_than_sorting
from tests.marked import marked
from tests.resolution.times_of_texts import PUBLISHED, only, resolve, words_and_values


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("October 9, 2016", "2016-10-09"),
        ("Oct. 9, 2016", "2016-10-09"),
        ("9 October 2016", "2016-10-09"),
        ("9th of October 2016", "2016-10-09"),
        ("2016-10-09", "2016-10-09"),
        ("14/3/2016", "2016-03-14"),
        ("Thursday, Feb. 26, 2026", "2026-02-26"),
        ("Sept. 2015", "2015-09"),
        ("September of 2015", "2015-09"),
        ("early October 2016", "2016-10-01/2016-10-10"),
        ("late February 2016", "2016-02-21/2016-02-29"),
        ("mid-2015", "2015-05/2015-08"),
        ("late 2015", "2015-10/2015-12"),
        ("2012", "2012"),
        ("2012-14", "2012/2014"),
        ("the 1990s", "1990-01-01/1999-12-31"),
        ("the third quarter of 2016", "2016-07/2016-09"),
        ("the second half of 2016", "2016-07/2016-12"),
        ("summer 2016", "2016-06/2016-08"),
        ("the winter of 2015", "2015-12/2016-02"),
        ("the end of 2016", "2016-12-31"),
        ("Christmas 2012", "2012-12-25"),
        ("Election Day 2016", "2016-11-08"),
        ("Dec. 5-7, 2016", "2016-12-05/2016-12-07"),
    ],
)
def test_a_date_with_its_year_needs_no_publication_date(words: str, value: str) -> None:
    found = only(f"The bridge was closed in {words}.", published=None)
    assert (found.span.text, found.value, found.basis) == (words, value, "explicit")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Thursday (September 11)", "2025-09-11"),
        ("Monday, Sept. 15", "2025-09-15"),
        ("Monday night, Sept. 15", "2025-09-15"),
        ("the night of Sept. 15", "2025-09-15"),
        ("June 16th of last year", "2024-06-16"),
        ("June 16", "2025-06-16"),
        ("the week of Sept. 3", "2025-09-01/2025-09-07"),
        ("Monday", "2025-09-15"),
        ("Wednesday", "2025-09-17"),
        ("Thursday", "2025-09-11"),
        ("earlier on Wednesday", "2025-09-17"),
        ("last Wednesday", "2025-09-10"),
        ("late Saturday night", "2025-09-13"),
        ("Friday of last week", "2025-09-12"),
        ("today", "2025-09-17"),
        ("this morning", "2025-09-17"),
        ("yesterday evening", "2025-09-16"),
        ("last night", "2025-09-16"),
        ("the day before yesterday", "2025-09-15"),
        ("last week", "2025-09-08/2025-09-14"),
        ("earlier this week", "2025-09-15/2025-09-21"),
        ("the weekend", "2025-09-13/2025-09-14"),
        ("last weekend", "2025-09-13/2025-09-14"),
        ("last month", "2025-08"),
        ("earlier this month", "2025-09"),
        ("last quarter", "2025-04/2025-06"),
        ("early last year", "2024-01/2024-04"),
        ("late last year", "2024-10/2024-12"),
        ("last summer", "2025-06/2025-08"),
        ("this spring", "2025-03/2025-05"),
        ("last December", "2024-12"),
        ("late last month", "2025-08-21/2025-08-31"),
        ("December", "2024-12"),
        ("two days ago", "2025-09-15"),
        ("three weeks ago", "2025-08-25/2025-08-31"),
        ("four months ago", "2025-05"),
        ("a year ago", "2024"),
        ("nearly two decades ago", "2005"),
        ("two and a half years ago", "2023"),
        ("all month", "2025-09"),
        ("Labor Day", "2025-09-01"),
        ("last Christmas", "2024-12-25"),
        ("the past two weeks", "2025-09-03/2025-09-17"),
        ("the beginning of the month", "2025-09-01"),
    ],
)
def test_a_relative_expression_is_counted_back_from_publication(words: str, value: str) -> None:
    found = only(f"The council met {words}.")
    assert (found.span.text, found.value, found.basis) == (words, value, "anchored")


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The council will meet on Friday.", "2025-09-19"),
        ("The council is to meet Monday.", "2025-09-22"),
        ("On Thursday, the mayor will speak.", "2025-09-18"),
        ("The hearing Friday will be public.", "2025-09-19"),
        ("The vote was put off until Friday.", "2025-09-19"),
        ("The mayor plans to leave next Wednesday.", "2025-09-24"),
        ("She will return tomorrow night.", "2025-09-18"),
        ("The bridge will open next month.", "2025-10"),
        ("The bridge will open later this year.", "2025"),
        ("The bridge will open in June.", "2026-06"),
        ("The bridge opens in June.", "2026-06"),
        ("The mayor leaves office on Jan. 20.", "2026-01-20"),
        ("The work is to be done by the end of March.", "2026-03-31"),
        ("Prices will rise by year-end.", "2025-12-31"),
        ("She has decided that on Friday, she will vote.", "2025-09-19"),
        ("The Nov. 4 election could decide it.", "2025-11-04"),
        ("On Election Day, voters will choose.", "2025-11-04"),
        ("She promised to be back by Thanksgiving.", "2025-11-27"),
        ("They will marry two years from now.", "2027"),
        ("It would be a surprise if he wins in November.", "2025-11"),
        ("Turnout matters in the November election.", "2025-11"),
        ("They will meet this weekend.", "2025-09-20/2025-09-21"),
    ],
)
def test_the_tense_turns_an_expression_to_the_future(sentence: str, value: str) -> None:
    assert only(sentence).value == value


def test_the_verb_of_saying_does_not_decide_for_the_clause_that_it_reports() -> None:
    found = words_and_values("She said Monday that the council will vote Friday.")
    assert found == [("Monday", "2025-09-15"), ("Friday", "2025-09-19")]


def test_words_and_day_of_month_pick_the_year_in_which_they_agree() -> None:
    assert only("The bridge closed on Tuesday, March 5.").value == "2024-03-05"


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The fire broke out on June 3. The next day it was out.", "The next day", "2025-06-04"),
        ("The fire broke out on June 3. It rained that night.", "that night", "2025-06-03"),
        ("He won in 2012. Two years later he lost.", "Two years later", "2014"),
        ("He won in 2012. The following year he lost.", "The following year", "2013"),
        (
            "It closed on Sept. 2. It had opened a week earlier.",
            "a week earlier",
            "2025-08-25/2025-08-31",
        ),
        (
            "It began on June 3, 2024. It ended the following Monday.",
            "the following Monday",
            "2024-06-10",
        ),
    ],
)
def test_a_story_is_counted_on_from_its_last_date(sentence: str, words: str, value: str) -> None:
    assert words_and_values(sentence)[-1] == (words, value)


def test_counting_on_beyond_the_day_of_writing_needs_a_tense_that_tells_of_it() -> None:
    assert words_and_values("It closed in 2024. Three years later, it is missed.")[-1][1] is None
    assert words_and_values("It closed in 2024. It will open three years later.")[-1][1] == "2027"


def test_that_november_is_of_the_year_of_the_story() -> None:
    assert words_and_values("He ran in 1972, and lost that November.")[-1] == (
        "that November",
        "1972-11",
    )
    assert resolve("She said that March was cold and that May was not.") == ()


def test_a_look_back_does_not_move_the_story() -> None:
    found = words_and_values("It grew in 2012 from a year earlier. A year earlier it shrank.")
    assert [value for _, value in found] == ["2012", "2011", "2011"]


def test_the_day_of_a_saying_is_not_where_the_story_goes_on() -> None:
    text = "The fire broke out on June 3, police said Tuesday. The next day it was out."
    assert words_and_values(text)[-1] == ("The next day", "2025-06-04")


def test_a_story_without_an_earlier_date_leaves_the_next_day_unknown() -> None:
    found = only("The next day it was out.")
    assert (found.value, found.basis) == (None, "unknown")


def test_a_quotation_is_counted_from_the_day_it_was_said() -> None:
    found = words_and_values("“We will vote tomorrow,” the mayor told reporters Monday.")
    assert found == [("tomorrow", "2025-09-16"), ("Monday", "2025-09-15")]


def test_a_quotation_after_its_day_is_counted_from_it() -> None:
    found = words_and_values("On Monday, the mayor said: “We voted yesterday.”")
    assert found[-1] == ("yesterday", "2025-09-14")


def test_a_quotation_said_in_a_month_leaves_its_days_unknown() -> None:
    found = words_and_values("“We voted yesterday,” the mayor said in August.")
    assert found == [("yesterday", None), ("August", "2025-08")]


def test_a_quotation_without_a_day_is_counted_from_publication() -> None:
    assert only("“We met this afternoon,” the mayor wrote.").value == PUBLISHED


def test_without_a_publication_date_only_the_year_given_resolves() -> None:
    found = resolve("They met Thursday, in November and last year, as in 2012.", published=None)
    assert [(x.span.text, x.value, x.basis) for x in found] == [
        ("Thursday", None, "unknown"),
        ("November", None, "unknown"),
        ("last year", None, "unknown"),
        ("2012", "2012", "explicit"),
    ]


def test_a_publication_time_counts_as_its_day() -> None:
    assert only("They met today.", published="2025-09-17T23:30:00-04:00").value == PUBLISHED


@pytest.mark.parametrize(
    "sentence",
    [
        "It may rain, and they march on.",
        "Theresa May said no.",
        "The March on the capital grew.",
        "More than 2016 people came.",
        "It cost $2012 and 2,015 cents.",
        "Flight 1549 landed at gate 1900.",
        "He is 27 years old and has a 10-year-old son.",
        "She was on the “Today” show.",
        "USA Today printed it.",
        "It was shown on Monday Night Football.",
        "The fall of the city came.",
        "He saw High Noon, with a score of 10:35.",
        "Three-quarters of it was left, and a quarter was not.",
        "She leads NOW, and is a former aide; once it was over, they met as soon as they could.",
        "The most recent model is in its 70s.",
        "He owned a Century boat.",
        "He was right 30/40 times.",
        "February 30 never came.",
        "They met in Corpus Christi, Texas.",
        "The film is full of Easter eggs, and was shot on Christmas Island.",
        "A Christmas tree fell beside the Christmas market.",
        "The Queen of Christmas wished all a merry Christmas.",
        "They sang “Last Christmas” and old Christmas songs.",
        "Temperatures were in the mid-30s. Highs will be in the 40s.",
        "The home side led 22-5 after the first quarter.",
        "The bank left its overnight lending rate as it was.",
        "She was in her 20’s then.",
    ],
)
def test_what_only_looks_like_a_time_is_none(sentence: str) -> None:
    assert resolve(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Shops will close for Christmas dinner.", "2025-12-25"),
        ("She lived there in the 40s.", "194"),
        ("At Christmas the lights will go out.", "2025-12-25"),
        ("Sales rose 3-5 percent in the first quarter.", "2025-Q1"),
        ("Profit rose 5% in the first quarter.", "2025-Q1"),
        ("The road was shut overnight.", "2025-09-16TNI"),
    ],
)
def test_the_same_words_are_times_elsewhere(sentence: str, value: str) -> None:
    assert only(sentence).timex3 == value


def test_what_is_told_in_the_present_beside_its_day_is_on_a_calendar() -> None:
    assert only("The film opens March 3 in theaters.", "2023-12-21").value == "2024-03-03"
    assert only("The film premieres April 24 on Prime.", "2023-12-21").value == "2024-04-24"
    assert only("The film opened April 24 on Prime.", "2023-12-21").value == "2023-04-24"


def test_a_page_that_is_kept_up_tells_of_days_after_its_publication() -> None:
    article, annotations = marked("Two bridges had been closed on December 24.", "2023-10-09")
    updated = replace(
        article, revisions=(StatedRevision("updated", "2023-12-24T12:55:44+00:00", "json-ld"),)
    )
    assert [one.value for one in resolve_times(article, annotations)] == ["2022-12-24"]
    assert [one.value for one in resolve_times(updated, annotations)] == ["2023-12-24"]


def test_a_time_word_within_a_name_is_none() -> None:
    assert words_and_values("{P:June Carver} told {O:The Sunday Chronicle} on Monday.") == [
        ("Monday", "2025-09-15")
    ]


@pytest.mark.parametrize(
    "words", ["in May", "since March", "a May interview", "between March and May"]
)
def test_months_that_are_words_are_months_after_words_that_take_a_time(words: str) -> None:
    assert resolve(f"He spoke {words} there.")


def test_an_expression_does_not_run_over_a_paragraph() -> None:
    assert words_and_values("They met last\n\nweek. It was 2012.") == [("2012", "2012")]


def test_dates_beyond_the_calendar_are_left_out() -> None:
    assert resolve("They met 999 decades ago, 1 year ago.", published="0001-01-01") == ()


_PIECES = st.sampled_from(
    "Thursday|(February 26)|Feb. |29|, |2016|last |next |the |week|year|month|“|”|\n|said |will |"
    "ago|two |’08|1990s|-|early |in |May |every |Election Day|night|of |Q3 |today|weekend|fall "
    "|99|/|Sept. 5|0|before|later|half|quarter|first | ".split("|")
)


@given(st.lists(_PIECES, max_size=25).map("".join) | st.text(max_size=120), st.booleans())
def test_every_span_is_a_slice_and_none_overlap(text: str, dated: bool) -> None:
    article, annotations = marked(
        text.replace("{", "").replace("}", ""), PUBLISHED if dated else None
    )
    end = 0
    for found in resolve_times(article, annotations):
        found.span.verify(article.text)
        assert found.span.start >= end
        end = found.span.end
        assert (found.value is None) == (found.basis == "unknown")


@given(st.lists(_PIECES, max_size=12).map("".join), st.dates())
def test_any_publication_date_can_be_counted_from(text: str, published: object) -> None:
    for found in resolve(text, str(published)):
        assert found.span.text


@pytest.mark.parametrize(
    "piece",
    [
        "2016 ",
        "Thursday ",
        "twenty-one ",
        "said a ",
        "early ",
        "“Monday” ",
        "the ",
        "1/2",
        "May ",
        "\n",
        "if ",
    ],
)
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    def repeated(length: int) -> tuple[Article, Annotations]:
        article, _ = marked(piece * (length // len(piece)))
        whole = ((0, len(article.text)),)
        return article, Annotations((), (), (), (), whole, whole, "none")

    assert_grows_no_faster_than_sorting(repeated, lambda made: resolve_times(*made), 5_000)
