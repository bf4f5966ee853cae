"""Encounters: who dealt with whom, on what occasion, when and where."""

from typing import get_args

import pytest

from onrecord.extraction.happenings.encounters.confidence import FAMILIES
from onrecord.extraction.happenings.encounters.sketches import Family
from tests.extraction.happenings.encounters_of_texts import day_of, encounter_of, encounters_of

PAIR = {"dana-calloway", "tom-reyes"}


def test_who_met_whom_where_and_when() -> None:
    met = encounter_of("{P:Dana Calloway} met with {P:Tom Reyes} in {L:Harlow} on Tuesday.")
    assert (met.kind, met.status) == ("meeting", "occurred")
    assert set(met.participants) == PAIR
    assert day_of(met) == "2025-09-16"
    assert met.place is not None
    assert met.place.text == "Harlow"
    assert met.evidence[0].text == "Dana Calloway met with Tom Reyes in Harlow on Tuesday"


def test_two_subjects_that_met_are_both_there() -> None:
    met = encounter_of("{P:Dana Calloway} and {P:Tom Reyes} met on Tuesday.")
    assert set(met.participants) == PAIR


@pytest.mark.parametrize(
    "text",
    [
        "{P:Dana Calloway} had a long meeting with {P:Tom Reyes}.",
        "A meeting between {P:Dana Calloway} and {P:Tom Reyes} took place in {L:Harlow}.",
        "{P:Dana Calloway}’s meeting with {P:Tom Reyes} lasted two hours.",
        "{P:Dana Calloway} sat down with {P:Tom Reyes} on Monday.",
        "After meeting with {P:Tom Reyes}, {P:Dana Calloway} was pleased.",
    ],
)
def test_a_meeting_is_told_in_many_ways(text: str) -> None:
    met = encounter_of(text)
    assert met.kind == "meeting"
    assert set(met.participants) == PAIR


def test_a_call_is_told_by_its_telephone() -> None:
    call = encounter_of("{P:Dana Calloway} spoke by phone with {P:Tom Reyes} on Monday.")
    assert (call.kind, set(call.participants)) == ("call", PAIR)
    assert encounters_of("{P:Dana Calloway} called {P:Tom Reyes} a liar.") == ()


def test_who_told_an_outlet_was_interviewed_by_it() -> None:
    interview = encounter_of(
        "{Q:“We are ready,”} {S:{P:Dana Calloway}} {C:told} {O:the Harlow Courier} on Monday."
    )
    assert interview.kind == "interview"
    assert "dana-calloway" in interview.participants
    assert any("courier" in one for one in interview.participants)
    assert day_of(interview) == "2025-09-15"


def test_a_programme_in_quotation_marks_is_who_interviews() -> None:
    interview = encounter_of(
        "{Q:“We are ready,”} {S:{P:Dana Calloway}} {C:said} Sunday on {O:NBC}’s “Harbor Talk.”"
    )
    assert interview.kind == "interview"
    assert set(interview.participants) == {"dana-calloway", "nbc", "harbor-talk"}


def test_what_is_said_to_reporters_is_an_event() -> None:
    told = encounter_of("{Q:“We are ready,”} {S:{P:Dana Calloway}} {C:told} reporters on Monday.")
    assert (told.kind, told.participants) == ("event", ("dana-calloway",))


def test_who_speaks_at_a_rally_has_part_in_it() -> None:
    rally = encounter_of(
        "At a rally in {L:Harlow} on Monday, {S:{P:Dana Calloway}} {C:said} {Q:they were ready}."
    )
    assert (rally.kind, rally.participants) == ("rally", ("dana-calloway",))
    assert rally.place is not None
    assert rally.place.text == "Harlow"


def test_a_speech_has_its_name_and_its_audience() -> None:
    speech = encounter_of(
        "{P:Dana Calloway} praised {P:Tom Reyes} in her September 3 State of the City address "
        "to the {O:Harlow Chamber of Commerce}."
    )
    assert speech.kind == "event"
    assert speech.name is not None
    assert speech.name.text == "State of the City address"
    assert speech.participants[0] == "dana-calloway"
    assert "tom-reyes" not in speech.participants
    assert day_of(speech) == "2025-09-03"


def test_a_hearing_has_the_body_that_hears() -> None:
    hearing = encounter_of(
        "{P:Dana Calloway} testified before the {O:Senate Harbor Committee} on Tuesday."
    )
    assert hearing.kind == "hearing"
    assert set(hearing.participants) == {"dana-calloway", "senate-harbor-committee"}


def test_a_visit_has_its_place_as_evidence() -> None:
    visit = encounter_of("{P:Dana Calloway} visited {L:Harlow} on Tuesday.")
    assert (visit.kind, visit.participants) == ("visit", ("dana-calloway",))


def test_a_debate_that_is_only_named_has_the_two_sides_beside_it() -> None:
    found = encounters_of(
        "{P:Dana Calloway} leads {P:Tom Reyes} by three points before Monday’s debate."
    )
    assert [set(one.participants) for one in found] == [PAIR]
    assert found[0].kind == "debate"


@pytest.mark.parametrize(
    "text",
    [
        "{P:Dana Calloway} joined the debate over taxes with {P:Tom Reyes} last year.",
        "After years of debate, {P:Dana Calloway} and {P:Tom Reyes} gave up.",
        "{P:Dana Calloway} gave {P:Tom Reyes} her email address.",
        "{P:Dana Calloway} met the deadline.",
        "{P:Dana Calloway} had a call for help.",
        "{P:Dana Calloway} wants to debate.",
        "{P:Dana Calloway} and {P:Tom Reyes} are hearing complaints.",
    ],
)
def test_words_that_tell_no_occasion_tell_none(text: str) -> None:
    assert encounters_of(text) == ()


def test_a_clause_about_who_met_denies_nothing() -> None:
    told = encounter_of("{P:Dana Calloway}, who has no vote, met with {P:Tom Reyes} on Tuesday.")
    assert told.status == "occurred"


def test_who_never_met_is_denied_to_have_met() -> None:
    assert encounter_of("{P:Dana Calloway} never met {P:Tom Reyes}.").status == "denied"


def test_what_is_to_come_is_planned() -> None:
    met = encounter_of("{P:Dana Calloway} will meet with {P:Tom Reyes} on Friday.")
    assert (met.status, day_of(met)) == ("planned", "2025-09-19")


def test_what_was_called_off_is_cancelled() -> None:
    met = encounter_of("{P:Dana Calloway} canceled a meeting with {P:Tom Reyes}.")
    assert met.status == "cancelled"


def test_an_invitation_is_a_proposal() -> None:
    met = encounter_of("{P:Dana Calloway} proposed a meeting with {P:Tom Reyes}.")
    assert met.status == "proposed"


@pytest.mark.parametrize(
    "text",
    [
        "Did {P:Dana Calloway} meet with {P:Tom Reyes}?",
        "If {P:Dana Calloway} met with {P:Tom Reyes}, nobody saw it.",
        "{P:Dana Calloway} might meet with {P:Tom Reyes}.",
        "Residents feared that {P:Dana Calloway} could meet with {P:Tom Reyes}.",
        "{Q:“We are ready,”} {S:{P:Dana Calloway}} {C:declined to tell} reporters.",
    ],
)
def test_what_is_asked_feared_or_supposed_does_not_enter(text: str) -> None:
    assert encounters_of(text) == ()


def test_what_is_known_to_have_been_held_took_place_whatever_is_said_of_it_now() -> None:
    met = encounter_of("Historians will remember {P:Dana Calloway}’s 2004 speech to {O:Congress}.")
    assert met.status == "occurred"


def test_what_was_often_done_took_place() -> None:
    met = encounter_of("At times {P:Dana Calloway} would meet with {P:Tom Reyes}.")
    assert met.status == "occurred"


def test_each_way_of_telling_has_a_confidence() -> None:
    assert FAMILIES.keys() == set(get_args(Family))
    assert all(0 < share < 1 for share in FAMILIES.values())


def test_what_is_told_twice_is_likelier_right() -> None:
    once = encounter_of("{P:Dana Calloway} met with {P:Tom Reyes} on Tuesday.")
    twice = encounter_of(
        "{P:Dana Calloway} met with {P:Tom Reyes} on Tuesday. The meeting lasted an hour."
    )
    assert twice.confidence > once.confidence


def test_who_leads_a_body_is_met_and_not_the_body() -> None:
    met = encounter_of(
        "{P:Dana Calloway} met with {O:Harbor Board} Director {P:Tom Reyes} on Tuesday."
    )
    assert set(met.participants) == PAIR


def test_the_possessor_of_somebody_met_was_not_met() -> None:
    met = encounter_of("{P:Dana Calloway} met with {P:Ada Lund}’s husband {P:Tom Reyes}.")
    assert set(met.participants) == PAIR


def test_the_day_of_the_report_is_that_of_what_was_said_there_and_is_inferred() -> None:
    rally, told = encounters_of(
        "{P:Ada Lund} held a rally on Wednesday.\n\n"
        "{Q:“We are ready,”} {S:{P:Dana Calloway}} {C:told} reporters."
    )
    assert (day_of(rally), day_of(told)) == ("2025-09-17", "2025-09-17")
    assert told.held_on is not None
    assert told.held_on.basis == "inferred"


def test_what_was_said_at_another_time_has_no_day_of_the_report() -> None:
    found = encounters_of(
        "{P:Ada Lund} held a rally on Wednesday.\n\n"
        "{Q:“We are ready,”} {S:{P:Dana Calloway}} {C:had told} reporters years ago."
    )
    assert day_of(found[1]) is None


@pytest.mark.parametrize(
    "text",
    [
        "{P:Ana Lund} told the {O:Calder Courier} in a statement that rents rose.",
        "{O:Harbor News} sponsored the last debate in {L:Calder}.",
        "{P:Ana Lund} had an interview in {L:Calder} on Monday.",
    ],
)
def test_what_is_told_in_writing_or_of_one_side_alone_is_none(text: str) -> None:
    assert encounters_of(text) == ()


def test_the_next_debate_is_planned() -> None:
    found = encounters_of("{P:Ana Lund} will face {P:Rui Reyes} in the next debate in {L:Calder}.")
    assert {one.status for one in found} <= {"planned"}


def test_an_audience_that_is_only_described_is_nobody() -> None:
    told = encounter_of("{Q:“We won,”} {S:{P:Dana Calloway}} {C:told} the press on Monday.")
    assert told.participants == ("dana-calloway",)


def test_whom_somebody_joins_on_an_occasion_has_part_in_it() -> None:
    rally = encounter_of("{P:Dana Calloway} joined {P:Tom Reyes} onstage at a rally in {L:Harlow}.")
    assert set(rally.participants) == PAIR


def test_a_joint_occasion_of_one_is_not_told() -> None:
    assert encounters_of("It was the first rally with {P:Tom Reyes} this year.") == ()


def test_a_possible_meeting_has_not_taken_place() -> None:
    text = "Aides spoke of a possible meeting between {P:Dana Calloway} and {P:Tom Reyes}."
    assert encounters_of(text) == ()


def test_a_call_is_nowhere() -> None:
    text = "{P:Dana Calloway} conceded {L:Harlow} in a phone call with {P:Tom Reyes}."
    assert encounter_of(text).place is None


def test_what_audiences_are_told_is_told_on_no_occasion() -> None:
    assert encounters_of("{P:Dana Calloway} tells audiences that the port must close.") == ()


def test_a_programme_named_after_a_verb_is_no_meeting() -> None:
    found = encounters_of("{P:Dana Calloway} was also on {O:NBC}’s “Meet {O:the Harbor}” Monday.")
    assert all(one.kind != "meeting" for one in found)


def test_plans_that_were_told_in_a_call_do_not_plan_the_call() -> None:
    call = encounter_of("{P:Dana Calloway} told {P:Tom Reyes} of her plans in a phone call Monday.")
    assert (call.kind, call.status) == ("call", "occurred")
    call = encounter_of("{P:Dana Calloway} told of her plans to meet {P:Tom Reyes} on Friday.")
    assert call.status == "planned"


def test_a_debate_that_is_joined_goes_on_in_public() -> None:
    assert encounters_of("{P:Tom Reyes} joined the debate on Monday.") == ()


def test_whom_a_quotation_speaks_of_has_no_part_in_the_interview() -> None:
    told = encounter_of(
        "{P:Dana Calloway} told {O:Fox News}, “{P:Tom Reyes} is a fine mayor, and he knows it.”"
    )
    assert set(told.participants) == {"dana-calloway", "fox-news"}


def test_who_only_attends_a_rally_does_not_hold_it() -> None:
    held = encounter_of(
        "{P:Tom Reyes} attended a {P:Dana Calloway} rally in {L:Harlow} on Tuesday."
    )
    assert held.participants == ("dana-calloway",)
    assert encounters_of("{P:Tom Reyes} attended the rally on Tuesday.") == ()


def test_the_body_that_somebody_leads_is_not_put_on_the_occasion() -> None:
    held = encounter_of(
        "{O:Harbor Board} director {P:Dana Calloway} defended the plan at a hearing on Tuesday."
    )
    assert held.participants == ("dana-calloway",)
