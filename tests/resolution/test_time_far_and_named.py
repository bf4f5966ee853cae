"""Days that news names without their year, years told of before, and times far from its own."""

import pytest

from tests.resolution.times_of_texts import only, resolve, words_and_values

# The texts are of Wednesday, 17 September 2025, where no other day is given.


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He enlisted after 9/11.", "9/11", "2001-09-11"),
        ("Her brother died in the Sept. 11 attacks.", "Sept. 11", "2001-09-11"),
        ("They marked the anniversary of September 11.", "September 11", "2001-09-11"),
        ("The Jan. 6 committee heard him.", "Jan. 6", "2021-01-06"),
        ("He spoke of the October 7 Hamas attack.", "October 7", "2023-10-07"),
        ("The Sept. 11 concert was free.", "Sept. 11", "2025-09-11"),
        ("The Jan. 6 meeting was short.", "Jan. 6", "2025-01-06"),
        ("The Sept. 11 attack on the mission killed four.", "Sept. 11", "2025-09-11"),
    ],
)
def test_days_with_a_name_of_their_own_keep_their_year(text: str, words: str, value: str) -> None:
    (found,) = resolve(text)
    assert (found.span.text, found.value) == (words, value)


def test_a_day_has_no_name_before_it_came() -> None:
    assert only("The Jan. 6 committee met in Harborough.", "2016-03-09").value == "2016-01-06"


def test_a_day_that_everybody_knows_does_not_move_the_story() -> None:
    text = "She voted for it in 2014. Her remarks on 9/11 hurt. Two years earlier, she had won."
    assert words_and_values(text)[-1] == ("Two years earlier", "2012")


def test_nine_eleven_needs_no_day_of_writing() -> None:
    assert only("Everything changed on 9/11.", None).value == "2001-09-11"


def test_a_fraction_with_a_year_is_no_such_day() -> None:
    assert only("It was filed on 9/11/2016.").span.text == "9/11/2016"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("March of that year", "1998-03"),
        ("June 4 of the same year", "1998-06-04"),
        ("April that year", "1998-04"),
        ("May of the following year", "1999-05"),
        ("December of the previous year", "1997-12"),
    ],
)
def test_months_of_a_year_told_of_are_in_it(words: str, value: str) -> None:
    text = f"The mill opened in 1998. In {words} its owner died."
    assert words_and_values(text)[-1] == (words, value)


def test_months_of_a_year_nobody_told_of_are_open() -> None:
    assert only("In March of that year its owner died.").value is None


@pytest.mark.parametrize(
    ("words", "timex3", "value"),
    [
        ("508 B.C.", "BC0508", None),
        ("3000 BCE", "BC3000", None),
        ("A.D. 79", "0079", "0079"),
        ("394 AD", "0394", "0394"),
        ("the 7th century BC", "BC06", None),
        ("the 21st Century", "20", "2000/2099"),
        ("the 1800s", "18", "1800/1899"),
        ("the early 1900s", "19", "1900/1999"),
        ("the 2000s", "200", "2000-01-01/2009-12-31"),
        ("5,000 years ago", "KA5", None),
        ("ten thousand years ago", "KA10", None),
        ("13 billion years ago", "GA13", None),
        ("1.5 million years ago", "MA1.5", None),
        ("24 hours ago", "2025-09-16TXX:XX", "2025-09-16"),
        ("36 hours ago", "2025-09-16TXX:XX", None),
        ("three hours ago", "2025-09-17TXX:XX", None),
        ("six and a half months ago", "2025-03", "2025-03"),
        ("two and a half weeks ago", "2025-W35", "2025-08-25/2025-08-31"),
        ("a decade and a half ago", "2010", "2010"),
        ("three years ago tomorrow", "2022-09-18", "2022-09-18"),
        ("five years ago next week", "2020-W39", "2020-09-21/2020-09-27"),
    ],
)
def test_times_far_from_the_day_of_writing(words: str, timex3: str, value: str | None) -> None:
    found = only(f"Of {words}, nobody spoke.")
    assert (found.span.text, found.timex3, found.value) == (words, timex3, value)


def test_a_province_is_no_era() -> None:
    assert words_and_values("In 2009 BC Ferries raised fares.") == [("2009", "2009")]


def test_an_hour_of_the_next_day_is_counted_from_the_day_told_of() -> None:
    found = words_and_values("Polls closed on Sunday. The last vote came at 2:30 the next morning.")
    assert found[-1] == ("2:30 the next morning", "2025-09-15")
    assert only("It ended at 2:30 the next day.").value is None


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("Council To Vote Next Week On Harbor Bill", "Next Week"),
        ("Mayor Returns Tomorrow After Illness, Campaign Says", "Tomorrow"),
    ],
)
def test_headlines_in_title_case_have_their_times(headline: str, words: str) -> None:
    assert only(f"{headline}\n\nThe mayor spoke.").span.text == words


@pytest.mark.parametrize(
    "text",
    [
        "She told ABC’s This Week that she would run.",
        "He was mocked on Last Week Tonight by its host.",
        "USA Today Reports Close Race In Three Counties",
        "They watched the Today show.",
        "It was sold to 21st Century Harbors.",
        "He saw Fahrenheit 9/11.",
    ],
)
def test_broadcasts_and_papers_are_no_times(text: str) -> None:
    assert not resolve(text)


def test_a_day_may_open_a_paragraph_after_a_date() -> None:
    found = words_and_values("September 17, 2025\n\nYesterday the ferry sank.")
    assert found[-1] == ("Yesterday", "2025-09-16")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Friday, Mohamed and his father are to travel north.", "2025-09-19"),
        ("On Friday, Mohamed and his father were seen off.", "2025-09-12"),
        ("Asked on Saturday whether she would go, she laughed.", "2025-09-13"),
        ("The word was used a million times by Sunday.", "2025-09-14"),
        ("The crew was ordered to leave by Sunday.", "2025-09-21"),
        ("The report was due by Sunday.", "2025-09-21"),
    ],
)
def test_names_are_no_verbs_and_what_was_done_by_a_day_is_over(text: str, value: str) -> None:
    assert only(text).value == value
