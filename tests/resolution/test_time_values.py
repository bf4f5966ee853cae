"""TIMEX3 values of time expressions, and which of them the record states."""

import pytest

from tests.resolution.times_of_texts import only, resolve


@pytest.mark.parametrize(
    ("words", "type_", "timex3"),
    [
        ("Monday night", "TIME", "2025-09-15TNI"),
        ("this afternoon", "TIME", "2025-09-17TAF"),
        ("last week", "DATE", "2025-W37"),
        ("last weekend", "DATE", "2025-W37-WE"),
        ("late last year", "DATE", "2024"),
        ("last summer", "DATE", "2025-SU"),
        ("the 1990s", "DATE", "199"),
        ("three days", "DURATION", "P3D"),
        ("twenty-four hours", "DURATION", "PT24H"),
        ("two decades", "DURATION", "P20Y"),
        ("the past two weeks", "DURATION", "P2W"),
        ("every Monday", "SET", "XXXX-WXX-1"),
        ("Tuesday nights", "SET", "XXXX-WXX-2TNI"),
        ("every four years", "SET", "P4Y"),
        ("daily", "SET", "P1D"),
        ("two million a year", "SET", "P1Y"),
        ("within a year", "DURATION", "P1Y"),
        ("half an hour", "DURATION", "PT30M"),
        ("four hours and 48 minutes", "DURATION", "PT4H48M"),
        ("the four-hour, 17-minute match", "DURATION", "PT4H17M"),
        ("two years and three months", "DURATION", "P2Y3M"),
        ("three days, five hours", "DURATION", "P3DT5H"),
        ("one minute and 12 seconds", "DURATION", "PT1M12S"),
        ("next Christmas", "DATE", "2025-12-25"),
        ("2 1/2 years", "DURATION", "P2Y6M"),
        ("at least 30 days", "DURATION", "P30D"),
        ("the first nine months", "DURATION", "P9M"),
        ("two to six days", "DURATION", "PXD"),
        ("several months", "DURATION", "PXM"),
        ("hundreds of years", "DURATION", "PXY"),
        ("a few more days", "DURATION", "PXD"),
        ("after weeks of talks", "DURATION", "PXW"),
        ("five- to seven-year", "DURATION", "PXY"),
        ("the three-month period", "DURATION", "P3M"),
        ("a half-hour", "DURATION", "PT30M"),
        ("another year", "DURATION", "P1Y"),
        ("a yearlong", "DURATION", "P1Y"),
        ("a week-long", "DURATION", "P1W"),
        ("a fortnight", "DURATION", "P2W"),
        ("decades ago", "DATE", "PAST_REF"),
        ("the 1980's", "DATE", "198"),
        ("January twenty-eighth", "DATE", "2025-01-28"),
        ("March first, 1997", "DATE", "1997-03-01"),
        ("the next few hours", "DURATION", "PTXH"),
        ("recent years", "DURATION", "PXY"),
        ("for decades", "DURATION", "PXDE"),
        ("the year ended March 31", "DURATION", "P1Y"),
        ("now", "DATE", "PRESENT_REF"),
        ("these days", "DATE", "PRESENT_REF"),
        ("recently", "DATE", "PAST_REF"),
        ("several years ago", "DATE", "PAST_REF"),
        ("the near future", "DATE", "FUTURE_REF"),
        ("soon", "DATE", "FUTURE_REF"),
        ("the twentieth century", "DATE", "19"),
        ("the nineties", "DATE", "199"),
        ("nineteen ninety-six", "DATE", "1996"),
        ("January nineteen ninety-seven", "DATE", "1997-01"),
        ("the year two thousand", "DATE", "2000"),
        ("the end of last year", "DATE", "2024"),
        ("the past year", "DATE", "2024"),
        ("10:35 a.m.", "TIME", "2025-09-17T10:35"),
        ("noon", "TIME", "2025-09-17T12:00"),
        ("midnight", "TIME", "2025-09-17T24:00"),
        ("16:00 UTC today", "TIME", "2025-09-17T16:00Z"),
        ("5 p.m. EDT Sept. 9", "TIME", "2025-09-09T17:00"),
        ("4 in the afternoon", "TIME", "2025-09-17T16:00"),
        ("6 o’clock", "TIME", "2025-09-17T06:00"),
        ("six o'clock", "TIME", "2025-09-17T06:00"),
        ("12 in the afternoon", "TIME", "2025-09-17T12:00"),
        ("9 at night", "TIME", "2025-09-17T21:00"),
        ("12 at night", "TIME", "2025-09-17T24:00"),
        ("2 at night", "TIME", "2025-09-17T02:00"),
        ("8 o’clock", "TIME", "2025-09-17T08:00"),
        ("overnight", "TIME", "2025-09-16TNI"),
        ("9:30 in the morning", "TIME", "2025-09-17T09:30"),
        ("eleven in the morning", "TIME", "2025-09-17T11:00"),
        ("7:30 last night", "TIME", "2025-09-16T19:30"),
        ("8 p.m. tonight", "TIME", "2025-09-17T20:00"),
        ("6:30 Tuesday night", "TIME", "2025-09-16T18:30"),
        ("0730 GMT", "TIME", "2025-09-17T07:30Z"),
        ("twice a day", "SET", "P1D"),
        ("three times each week", "SET", "P1W"),
        ("every October", "SET", "XXXX-10"),
        ("each summer", "SET", "XXXX-SU"),
        ("every morning", "SET", "XXXX-XX-XXTMO"),
        ("each weekend", "SET", "XXXX-WXX-WE"),
        ("1,200 days", "DURATION", "P1200D"),
        ("1.5 years", "DURATION", "P1.5Y"),
        ("3-1/2 years", "DURATION", "P3Y6M"),
        ("two hundred years", "DURATION", "P200Y"),
        ("one hundred fifty years", "DURATION", "P150Y"),
        ("three hundred and sixty-five days", "DURATION", "P365D"),
        ("an hour and a half", "DURATION", "PT1H30M"),
        ("less than a minute", "DURATION", "PT1M"),
        ("a quarter of a century", "DURATION", "P25Y"),
        ("the weeks to come", "DURATION", "PXW"),
        ("the next day or two", "DURATION", "PXD"),
        ("the prior six months", "DURATION", "P6M"),
        ("a week from Friday", "DATE", "2025-09-26"),
        ("two weeks from today", "DATE", "2025-10-01"),
        ("a week ago Thursday", "DATE", "2025-09-11"),
        ("a year ago today", "DATE", "2024-09-17"),
        ("a year and a half ago", "DATE", "2024"),
        ("two or three years ago", "DATE", "PAST_REF"),
        ("a century ago", "DATE", "19"),
        ("the week before last", "DATE", "2025-W36"),
        ("the night before last", "TIME", "2025-09-15TNI"),
        ("the month after next", "DATE", "2025-11"),
        ("the prior-year quarter", "DATE", "2024"),
        ("the year-ago second quarter", "DATE", "2024-Q2"),
        ("the comparable 2023 period", "DATE", "2023"),
        ("the second fiscal quarter", "DATE", "2025-Q2"),
        ("the seventh of August", "DATE", "2025-08-07"),
        ("May '96", "DATE", "1996-05"),
        ("the summer of ’68", "DATE", "1968-SU"),
        ("the 1988 summer", "DATE", "1988-SU"),
        ("the nineteen sixties", "DATE", "196"),
        ("the '30s", "DATE", "193"),
        ("fiscal ’24", "DATE", "2024"),
        ("FY 2024", "DATE", "2024"),
        ("year-end 2023", "DATE", "2023-12-31"),
        ("earlier in the day", "DATE", "2025-09-17"),
    ],
)
def test_types_and_timex3_values(words: str, type_: str, timex3: str) -> None:
    found = resolve(f"They met {words} there.")[0]
    assert found.span.text in words
    assert (found.type, found.timex3) == (type_, timex3)


@pytest.mark.parametrize(
    "words",
    "three days|every Monday|Mondays|10 minutes|now|recently|the past few days|recent weeks".split(
        "|"
    ),
)
def test_what_no_calendar_fixes_has_no_value(words: str) -> None:
    found = only(f"They met {words} there.")
    assert (found.span.text, found.value, found.basis) == (words, None, "unknown")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met at 9 a.m.", None),
        ("They met at 9 a.m. Monday.", "2025-09-15"),
        ("They will meet at noon Friday.", "2025-09-19"),
        ("They met at 8:30 p.m. on Sept. 2.", "2025-09-02"),
        ("They met at 9 a.m. yesterday.", "2025-09-16"),
    ],
)
def test_a_time_of_day_is_a_day_of_the_record_only_where_it_names_one(
    text: str, value: str | None
) -> None:
    found = only(text)
    assert (found.type, found.value) == ("TIME", value)


def test_a_time_of_day_is_on_the_day_of_the_story() -> None:
    found = resolve("The fire broke out on June 3. At 9 a.m. it was out.")
    assert found[-1].timex3 == "2025-06-03T09:00"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Profit rose in the second quarter from a year earlier.",
            ["2025-Q2", "2024-Q2"],
        ),
        (
            "It reported a second-quarter loss. It had a profit a year ago.",
            ["2025-Q2", "2024-Q2"],
        ),
        (
            "In the quarter ended June 30, sales fell. In the year-earlier period they had risen.",
            ["2025-Q2", "2025-06-30", "2024-Q2"],
        ),
        (
            "Third-quarter profit will rise, but the latest quarter was poor.",
            ["2025-Q3", "2025-Q2"],
        ),
        ("Sales for last year’s first quarter fell.", ["2024-Q1"]),
        ("Sales in the 1988 second quarter fell.", ["1988-Q2"]),
        ("In August it rained more than in the same month last year.", ["2025-08", "2024-08"]),
        ("He won in 2012. A year earlier he had lost.", ["2012", "2011"]),
        ("In 1984 it rose. A year ago it fell.", ["1984", "2024"]),
    ],
)
def test_reports_compare_quarters_with_those_of_the_year_before(
    text: str, values: list[str]
) -> None:
    assert [found.timex3 for found in resolve(text)] == values


@pytest.mark.parametrize("words", ["the quarter", "the year", "the week"])
def test_a_period_told_as_known_is_left_open_in_the_record(words: str) -> None:
    found = only(f"Sales fell in {words}.")
    assert found.timex3 is not None
    assert (found.value, found.basis) == (None, "unknown")


def test_more_than_two_years_ago_fixes_no_year() -> None:
    found = only("They met more than two years ago.")
    assert (found.value, found.timex3) == (None, "2023")


def test_a_numeric_date_that_reads_two_ways_is_unknown() -> None:
    assert only("Filed 3/4/2016 there.").value is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It rained in June and July 1997.", ["1997-06", "1997-07"]),
        ("It rained from November to March 1997.", ["1996-11", "1997-03"]),
        ("He stayed from May 3 to June 5, 2019.", ["2019-05-03", "2019-06-05"]),
        ("It rained on May 3 and into May 4, 2019.", ["2019-05-03", "2019-05-04"]),
        ("They met Monday and Tuesday.", ["2025-09-15", "2025-09-16"]),
        ("They will meet Thursday through Sunday.", ["2025-09-18", "2025-09-21"]),
        ("They met Tuesday and Monday.", ["2025-09-16", "2025-09-15"]),
    ],
)
def test_joined_expressions_share_a_year_and_follow_one_another(
    text: str, values: list[str]
) -> None:
    assert [found.timex3 for found in resolve(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They will look for ways around Monday’s ruling.", "2025-09-15"),
        ("It would be paid on a still unspecified date in January.", "2026-01"),
        ("Sales changed little this year through August.", "2025-08"),
        ("The figures are due Friday.", "2025-09-19"),
        ("It had 40 members at year-end.", "2024-12-31"),
        ("First-half profit rose.", "2025-H1"),
    ],
)
def test_the_tense_around_tells_which_one_is_meant(text: str, value: str) -> None:
    assert resolve(text)[-1].timex3 == value


def test_the_month_and_the_year_are_those_told_of_last() -> None:
    assert [each.timex3 for each in resolve("In June it rained. In the month, 40 fell ill.")] == [
        "2025-06",
        "2025-06",
    ]


def test_a_year_earlier_than_a_month_is_that_month_of_the_year_before() -> None:
    found = resolve("In June prices rose 3% from a year earlier.")
    assert [each.timex3 for each in found] == ["2025-06", "2024-06"]


def test_a_time_in_brackets_after_another_is_not_told_twice() -> None:
    found = only("The blast came at 10:35 a.m. (0735 GMT) there.")
    assert found.span.text == "10:35 a.m."


@pytest.mark.parametrize(
    ("words", "type_", "timex3"),
    [
        ("the end of August", "DATE", "2025-08"),
        ("the beginning of August", "DATE", "2025-08"),
        ("by year’s end", "DATE", "2025"),
        ("the winter of nineteen ninety-one", "DATE", "1991-WI"),
        ("into the summer", "DATE", "2025-SU"),
        ("since the early summer", "DATE", "2025-SU"),
        ("a later date", "DATE", "FUTURE_REF"),
        ("in past years", "DATE", "PAST_REF"),
        ("in coming weeks", "DATE", "FUTURE_REF"),
        ("the past years", "DURATION", "PXY"),
        ("a several-year stay", "DURATION", "PXY"),
        ("by mid-afternoon yesterday", "TIME", "2025-09-16TAF"),
    ],
)
def test_wholes_stand_for_their_edges_and_no_length_is_made_up(
    words: str, type_: str, timex3: str
) -> None:
    found = only(f"They kept it {words}.")
    assert (found.type, found.timex3) == (type_, timex3)


def test_what_lies_at_the_end_of_a_month_is_known_to_the_day() -> None:
    found = only("It closed at the end of August.")
    assert (found.value, found.timex3) == ("2025-08-31", "2025-08")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They meet on May 3 and 4, 2021.", ["2021-05-03", "2021-05-04"]),
        ("They met on August 3 and 4.", ["2025-08-03", "2025-08-04"]),
        ("On August 3 and 4 people fell ill.", ["2025-08-03"]),
        ("On August 3 and 4 percent of them left.", ["2025-08-03"]),
    ],
)
def test_a_second_day_may_leave_out_its_month(text: str, values: list[str]) -> None:
    assert [found.timex3 for found in resolve(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Forty members had sent their papers by Monday.", "2025-09-15"),
        ("They hope to finish by May.", "2026-05"),
        ("The lease had been due to expire Monday.", "2025-09-15"),
        ("Students planned a march on Sunday.", "2025-09-21"),
        ("The two mayors meet Monday.", "2025-09-22"),
    ],
)
def test_verbs_beside_a_time_tell_where_it_lies(text: str, value: str) -> None:
    assert only(text).timex3 == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales rose 4% in July from the same period last year.", "2024-07"),
        ("It lost $4 in the fourth quarter of 2024 and $9 for the full year.", "2024"),
        ("In the second quarter it earned $4, up from $3 a year earlier.", "2024-Q2"),
        ("Second-quarter sales rose. In the nine months it made $4, up from a year ago.", "2024"),
        ("It may open in the first quarter of 2026. The year-ago profit fell.", "2024"),
        ("The sale ended on June 10. By that time two had left.", "2025-06-10"),
        ("Sales last month rose 0.2% from the month prior.", "2025-07"),
        ("She left in May 2019. She had come two years prior.", "2017"),
    ],
)
def test_comparisons_go_back_from_what_was_told_of(text: str, value: str) -> None:
    assert resolve(text)[-1].timex3 == value
