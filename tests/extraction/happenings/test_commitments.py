"""What parties are said to be going to do, and what only sounds like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction.happenings.commitments.finding import find_candidates, find_commitments
from onrecord.extraction.happenings.wordings import Wordings
from onrecord.schema.happenings import Commitment
from tests.extraction.happenings.marked_scene import marked_scene
from tests.growth import assert_grows_no_faster_than_sorting


def read(text: str, *things: str) -> list[Commitment]:
    return list(find_commitments(marked_scene(text, *things)))


def test_a_vow_is_a_promise_of_its_subject() -> None:
    (vow,) = read("{P:Dana Calloway} vowed to repair the old bridge by June 2026.")
    assert vow.kind == "promise"
    assert vow.wording.text == "Dana Calloway vowed to repair the old bridge by June 2026"
    assert vow.cue.text == "vowed to"
    assert vow.who is not None
    assert vow.who.entity == "dana-calloway"
    assert vow.due is not None
    assert vow.due.value == "2026-06"


def test_a_plan_ends_where_the_next_clause_begins() -> None:
    (plan,) = read(
        "{P:Dana Calloway} plans to close the ferry terminal, but the union has asked for talks."
    )
    assert (plan.kind, plan.wording.text) == (
        "plan",
        "Dana Calloway plans to close the ferry terminal",
    )


def test_what_somebody_says_that_they_would_do_is_told_by_nobody_else() -> None:
    (plan,) = read("{S:{P:Dana Calloway}} {C:said} {Q:she would veto the budget}.")
    assert plan.kind == "threat"
    assert plan.who is not None
    assert (plan.who.words.text, plan.who.entity) == ("she", "dana-calloway")
    assert plan.as_told_by is None
    assert plan.statement is not None


def test_what_another_tells_is_told_by_them() -> None:
    (plan,) = read(
        "{S:{P:Ruth Ames}} {C:said} {Q:{P:Dana Calloway} plans to sign the lease next week}."
    )
    assert plan.who is not None
    assert (plan.who.entity, plan.as_told_by) == ("dana-calloway", "ruth-ames")


def test_whoever_gives_their_word_that_it_will_be_done_is_to_do_it() -> None:
    (promise,) = read(
        "{S1:{P:Ruth Ames}} {C1:said} {Q1:{S2<1:{P:Dana Calloway}} {C2<1:promised} her that "
        "{Q2<1:the wall would be repaired}}.",
        "the wall",
    )
    assert promise.who is not None
    assert (promise.kind, promise.who.entity) == ("promise", "dana-calloway")
    assert promise.as_told_by == "ruth-ames"


def test_a_noun_tells_of_its_possessor() -> None:
    (pledge,) = read("Voters remember {P:Calloway}’s pledge to build a library.")
    assert pledge.wording.text == "Calloway’s pledge to build a library"
    assert pledge.who is not None
    assert pledge.who.words.text == "Calloway"


def test_a_condition_is_told_with_it() -> None:
    (threat,) = read("{P:Dana Calloway} threatened to sue the port if the docks stay shut.")
    assert threat.kind == "threat"
    assert threat.condition is not None
    assert threat.condition.text == "if the docks stay shut"


def test_whoever_is_promised_something_is_told() -> None:
    (promise,) = read("{P:Dana Calloway} promised {P:Ruth Ames} to reopen the school.")
    assert promise.for_whom is not None
    assert promise.for_whom.entity == "ruth-ames"


def test_the_same_words_of_the_same_party_are_told_once() -> None:
    found = read(
        "{Q1:“I will rebuild the harbour,”} {S1:{P:Dana Calloway}} {C1:said}. "
        "{Q2:“I will rebuild the harbour,”} {S2:she} {C2:repeated}."
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It will rain on Sunday.",
        "There would be no winners.",
        "Prices will rise next year.",
        "Will {P:Dana Calloway} resign?",
        "{P:Ruth Ames} asked whether {P:Dana Calloway} will sign the lease.",
        "If {P:Dana Calloway} vowed to repair the bridge, nobody heard it.",
        "{P:Dana Calloway} would have signed the lease.",
        "{P:Dana Calloway} might plan to sell the docks.",
        "{P:Ruth Ames} never said she would sign the lease.",
        "{P:Dana Calloway} has no plans to sell the docks.",
        "{P:Dana Calloway} must pledge to sell the docks.",
        "{P:Dana Calloway} was not willing to sell the docks.",
        "Maybe {P:Dana Calloway} will sell the docks.",
        "{P:Dana Calloway} had planned to sell the docks.",
        "{P:Dana Calloway} was set to open the hall before the storm.",
        "{P:Dana Calloway} will be welcomed by crowds.",
        "Voters backed {P:Dana Calloway}’s commitment to fairness.",
        "{S:Forty percent of respondents} {C:said} {Q:they would vote for {P:Dana Calloway}}.",
    ],
)
def test_predictions_questions_and_suppositions_are_none(text: str) -> None:
    assert read(text) == []


def test_who_would_be_glad_to_do_something_offers_it() -> None:
    (offer,) = read("{S:{P:Dana Calloway}} {C:announced} {Q:she would be glad to open the hall}.")
    assert offer.kind == "offer"


def test_of_two_dates_neither_is_the_day_it_is_due() -> None:
    (plan,) = read("{P:Dana Calloway} plans to reopen the hall in May 2026 or in June 2026.")
    assert plan.due is None


@given(st.text(alphabet="will not to plan vow “”\"’', .;:-—()?\nADa", max_size=300))
def test_wordings_are_slices_of_any_text(text: str) -> None:
    if not text.strip():
        return
    scene = marked_scene(text)
    for found in find_commitments(scene):
        for span in (found.wording, found.cue):
            assert scene.text[span.start : span.end] == span.text
        assert found.wording.start <= found.cue.start
        assert 0 <= found.confidence <= 1


@pytest.mark.parametrize(
    "piece",
    ["will ", "plan to ", "promised a b c d to ", "— - ", "going to not ", "who, ", "“will "],
)
def test_hostile_repetition_takes_time_that_grows_with_its_length(piece: str) -> None:
    assert_grows_no_faster_than_sorting(
        lambda length: marked_scene("A " + piece * (length // len(piece))),
        find_commitments,
        4_000,
    )


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("The long talks promised to raise the price.", ["The long talks"]),
        ("The delegates pledged to {P:Dana Calloway} left.", []),
        ("The talks turned on {P:Tom Reyes}’s willingness to attack the mayor.", []),
        (
            "{S:{P:Ana Ito}} {C:gave no indication} {Q:that she was ready to quit the race}.",
            [],
        ),
        ("{P:Tom Reyes}, who was chosen to fill the seat, spoke.", []),
        ("The Harbour Act of 2009 proposed to close the ferry.", ["The Harbour Act of 2009"]),
    ],
)
def test_what_nobody_undertakes_is_no_commitment(text: str, things: list[str]) -> None:
    assert read(text, *things) == []


def test_what_another_will_do_if_elected_is_foretold_and_not_promised() -> None:
    told = (
        "{S:{P:Ruth Ames}} {C:said} {Q:if {P:Tom Reyes} wins, {P:Tom Reyes} will close the port}."
    )
    assert read(told) == []


@pytest.mark.parametrize(
    "text",
    [
        "{P:Dana Calloway} said {P:she} would consider a new ferry.",
        "{P:Dana Calloway} would be surprised if the ferry came back.",
        "There is a risk, some say, that {P:Dana Calloway} will close the ferry terminal.",
        "{P:Dana Calloway} said {P:she} won’t rule out a new ferry.",
        "{P:Dana Calloway} would not discuss any plans to close the ferry terminal.",
    ],
)
def test_what_is_only_considered_feared_or_left_open_is_none(text: str) -> None:
    assert read(text) == []


def test_a_plan_that_nobody_has_outlined_is_none() -> None:
    text = "{P:Dana Calloway} has not outlined a plan to close the ferry terminal."
    assert read(text, "a plan") == []


def test_a_negation_belongs_to_the_words_that_tell_it() -> None:
    (plan,) = read("{P:Dana Calloway} isn’t planning to close the ferry terminal.")
    assert plan.cue.text == "isn’t planning to"


def test_a_title_ends_no_condition() -> None:
    (plan,) = read("{P:Dana Calloway} promised to close the terminal if Mrs. Lund wins the vote.")
    assert plan.condition is not None
    assert plan.condition.text == "if Mrs. Lund wins the vote"


def test_a_town_promises_nothing_where_somebody_is() -> None:
    (plan,) = read("{P:Dana Calloway} was in {L:Harlow}, promising to repair the old bridge.")
    assert plan.who is not None
    assert plan.who.entity == "dana-calloway"


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("“Maybe {P:Dana Calloway} will close the harbour,” {P:Tom Reyes} said.", "foreseen"),
        ("It is not known whether {P:Dana Calloway} will close the harbour.", "supposed"),
        ("{P:Dana Calloway} has no plans to close the harbour.", "taken back"),
    ],
)
def test_what_rules_doubt_is_a_candidate_and_not_told_by_them(text: str, doubt: str) -> None:
    scene = marked_scene(text)
    assert find_commitments(scene) == ()
    assert doubt in {candidate.doubt for candidate in find_candidates(scene, Wordings(scene))}


def test_what_rules_doubt_is_told_to_be_weighed_where_it_is_likely_enough() -> None:
    scene = marked_scene("{P:Dana Calloway} has no plans to close the harbour.")
    (found,) = find_commitments(scene, is_weighed=True)
    assert found.origin.name == "commitment, taken back"


@pytest.mark.parametrize(
    "text",
    [
        "{P:Dana Calloway} would “close the harbour at once,” an aide said.",
        "{P:Dana Calloway}’s decision to close the harbour",
        "{P:Dana Calloway}’s call for a new harbour",
        "{P:Dana Calloway}’s pledge of a new harbour",
        "{P:Dana Calloway} proposed more ferries.",
        "{P:Dana Calloway} is poised to close the harbour.",
    ],
)
def test_ways_of_undertaking_something_are_candidates(text: str) -> None:
    scene = marked_scene(text)
    (candidate,) = find_candidates(scene, Wordings(scene))
    assert candidate.who is not None
    assert candidate.who.entity == "dana-calloway"


def test_having_no_plans_to_is_told_with_its_negation() -> None:
    scene = marked_scene("{P:Dana Calloway} has no current plans to close the harbour.")
    (found,) = find_commitments(scene, is_weighed=True)
    assert found.cue.text == "no current plans to"
