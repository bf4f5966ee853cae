"""Which day, month or quarter words mean that come round: the one before or the one ahead."""

import pytest

from tests.resolution.times_of_texts import only, resolve

# The texts are of Wednesday, 17 September 2025.


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry was stopped Monday due to fog.", "2025-09-15"),
        ("Shares fell at the start of trade on Monday.", "2025-09-15"),
        ("Shares closed lower Monday ahead of a vote.", "2025-09-15"),
        ("Thousands gathered on Sunday as a looming storm neared.", "2025-09-14"),
        ("They shut a road Friday after hearing the bridge might fall.", "2025-09-12"),
        ("The bank hinted here Monday it would raise rates.", "2025-09-15"),
        ("He stumbled over a question on Sunday about how he would pay for it.", "2025-09-14"),
        ("The mayor cut a ribbon, saying Tuesday she will run again.", "2025-09-16"),
        ("Both clubs on Monday agreed to move the match.", "2025-09-15"),
        ("The council on Monday set a fee.", "2025-09-15"),
        ("That did not grow any more likely on Tuesday.", "2025-09-16"),
        ("They may rest after losing a first game on Sunday.", "2025-09-14"),
        ("The book is to be sold, according to Saturday’s Gazette.", "2025-09-13"),
        ("Until Monday’s announcement, shares were flat.", "2025-09-15"),
        ("By Sunday afternoon she had called off the tour.", "2025-09-14TAF"),
        ("It was not until Monday that they knew.", "2025-09-15"),
        ("She was a clerk in the land office until November.", "2024-11"),
        ("Mr. Lund led the board until May.", "2025-05"),
        ("Her win on Sunday will help.", "2025-09-14"),
        ("A 3-0 defeat to Harborough on Sunday will hurt the club.", "2025-09-14"),
        ("His announcement Friday that he would run came late.", "2025-09-12"),
        ("The mood was lifted by Monday’s surge.", "2025-09-15"),
        ("They began talks Sunday expected to last.", "2025-09-14"),
        ("She joined the race Monday vowing to win it.", "2025-09-15"),
        ("The two met Monday to discuss plans to merge.", "2025-09-15"),
        ("He won the Harborough Open on Sunday.", "2025-09-14"),
        ("Two would-be robbers were shown to reporters on Monday.", "2025-09-15"),
        ("It is to be sold, according to local media reports on Monday.", "2025-09-15"),
        (
            "It was a plan, said the Northern Ministry of Roads and Inland Ferries on Friday.",
            "2025-09-12",
        ),
    ],
)
def test_what_only_sounds_like_the_future_leaves_a_day_in_the_past(text: str, value: str) -> None:
    assert only(text).timex3 == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister will visit Oslo on Monday following a deal.", "2025-09-22"),
        ("Two men will mend the boat’s damaged hull in a yard Saturday.", "2025-09-20"),
        ("The ship is due to sail Monday.", "2025-09-22"),
        ("The coach has made changes for Saturday’s match.", "2025-09-20"),
        ("The airport will stay closed until at least 8 a.m. Friday.", "2025-09-19T08:00"),
        ("The bridge was closed until November.", "2025-11"),
        ("He said that the road would be the only one until November.", "2025-11"),
        ("The crowds grow as Christmas nears.", "2025-12-25"),
        ("The court set Nov. 11 as the day of the hearing.", "2025-11-11"),
        ("They spread lies to sway the Dec. 2 election.", "2025-12-02"),
        ("He was lent the money through January.", "2026-01"),
        ("The envoy was due in Paris Friday for talks.", "2025-09-19"),
        ("Ministers are expected Thursday to consider it.", "2025-09-18"),
        ("Their quarrel will be put to one side on Sunday.", "2025-09-21"),
        ("Many wondered how he led his party to its convention in December.", "2025-12"),
        ("It was his last stop before the Nov. 4 primary.", "2025-11-04"),
    ],
)
def test_what_lies_ahead_is_told_by_what_governs_it(text: str, value: str) -> None:
    assert only(text).timex3 == value


def test_an_hour_is_on_the_weekday_told_after_its_other_zone() -> None:
    found = resolve("The port reopened at 5:30 pm (1430 GMT) Sunday.")
    assert [each.timex3 for each in found] == ["2025-09-14T17:30", "2025-09-14"]


def test_the_end_of_a_week_is_no_day_on_which_hours_follow() -> None:
    found = resolve("It may rain until the end of the week. By midday the square was full.")
    assert found[-1].timex3 == "2025-09-17T12:00"


def test_a_season_most_of_a_year_ago_is_the_next_one() -> None:
    assert only("The debates held in the fall decide.", "2025-07-18").timex3 == "2025-FA"
    assert only("The talks held in the fall failed.", "2025-02-18").timex3 == "2024-FA"


def test_a_month_just_short_of_a_year_ago_may_be_meant() -> None:
    assert only("The dam broke in November.").timex3 == "2024-11"


@pytest.mark.parametrize(
    ("published", "value"), [("2025-12-19", "2025-12-31"), ("2025-09-17", "2024-12-31")]
)
def test_the_end_of_the_year_is_near_in_december(published: str, value: str) -> None:
    assert only("He spoke at his year-end meeting.", published).timex3 == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Second-quarter sales rose. The slump goes on into the third quarter, it fears."
            " The year-ago profit was low.",
            "2024-Q2",
        ),
        (
            "It last paid in the first quarter of 1999. It reported second-quarter net of $4,"
            " up from $3 a year ago.",
            "2024-Q2",
        ),
        ("Growth lasts through at least the first two quarters of 2026.", "2026-H1"),
        ("After two quarters of losses it closed.", "P2Q"),
        ("That is years from now.", "FUTURE_REF"),
    ],
)
def test_quarters_and_years_that_reports_tell_of(text: str, value: str) -> None:
    assert resolve(text)[-1].timex3 == value


@pytest.mark.parametrize(
    "text",
    [
        "They argued over the future of the harbour.",
        "The current account deficit widened.",
        "Three quarters of the voters agreed.",
    ],
)
def test_what_is_no_time_is_left_out(text: str) -> None:
    assert resolve(text) == ()


def test_a_round_year_that_names_a_campaign_is_one() -> None:
    assert only("She raised a million for her 2000 Senate campaign.").timex3 == "2000"


# Of these the day of writing counts: the end of a year.
_BEFORE_CHRISTMAS = "2023-12-22"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Back in January, she bought a ferry.", "2023-01"),
        ("She had bought one back in the spring.", "2023-SP"),
        ("They will come back in January.", "2024-01"),
        ("It is to open next Christmas.", "2024-12-25"),
        ("This past year was a busy one.", "2023"),
        ("The hosts meet Harlow on Tuesday in their next game.", "2023-12-26"),
        ("Calder plays at Harlow at 7 p.m. on Thursday.", "2023-12-28T19:00"),
    ],
)
def test_what_lies_near_the_turn_of_a_year(text: str, value: str) -> None:
    assert only(text, _BEFORE_CHRISTMAS).timex3 == value


def test_the_past_year_is_the_one_before_once_it_is_over() -> None:
    assert only("This past year was a busy one.", "2024-01-15").timex3 == "2023"
