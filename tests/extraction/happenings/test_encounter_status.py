"""Whether an encounter took place, where the words around it say otherwise."""

import pytest

from tests.extraction.happenings.encounters_of_texts import encounter_of, encounters_of


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("All eyes are on Tuesday, after {P:Dana Calloway} meets with {P:Tom Reyes}.", "planned"),
        ("{P:Dana Calloway} was arranging a meeting with {P:Tom Reyes}.", "planned"),
        (
            "{P:Dana Calloway} requested a meeting with {P:Tom Reyes}, which took place here.",
            "occurred",
        ),
        (
            "{P:Dana Calloway} refused to endorse {P:Tom Reyes} during a speech on Tuesday.",
            "occurred",
        ),
        ("{P:Dana Calloway} offered to speak at the debate with {P:Tom Reyes}.", "proposed"),
        ("{P:Dana Calloway} declined to appear at a debate with {P:Tom Reyes}.", "cancelled"),
    ],
)
def test_what_is_arranged_offered_or_refused_is_told_so(text: str, status: str) -> None:
    assert encounter_of(text).status == status


@pytest.mark.parametrize(
    "text",
    [
        "The report does not say whether {P:Dana Calloway} met with {P:Tom Reyes}.",
        "{P:Dana Calloway} met the deadline that the {O:Harbor Board} had set.",
        "Critics accused {P:Dana Calloway} of telling supporters what they want to hear.",
    ],
)
def test_what_is_left_open_or_means_something_else_is_none(text: str) -> None:
    assert encounters_of(text) == ()


def test_who_tells_of_a_meeting_did_not_meet() -> None:
    met = encounter_of(
        "{P:Dana Calloway} and {P:Tom Reyes} will meet next week, {P:Ada Lund} said."
    )
    assert set(met.participants) == {"dana-calloway", "tom-reyes"}


def test_an_interview_that_was_published_on_a_day_was_not_given_on_it() -> None:
    told = encounter_of(
        "{P:Dana Calloway} called it odd in an interview with the {O:Harbor Post} published Monday."
    )
    assert told.held_on is None
