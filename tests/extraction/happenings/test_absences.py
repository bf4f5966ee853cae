"""What was not answered, not told, not settled or denied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction.happenings.absences.finding import find_absences
from onrecord.schema.happenings import Absence
from tests.extraction.happenings.marked_scene import marked_scene
from tests.growth import assert_grows_no_faster_than_sorting


def read(text: str, *things: str) -> list[Absence]:
    return list(find_absences(marked_scene(text, *things)))


def test_whoever_declines_to_comment_gives_no_response() -> None:
    (absence,) = read("{P:Dana Calloway} declined to comment on the sale.")
    assert absence.kind == "no_response"
    assert absence.wording.text == "Dana Calloway declined to comment on the sale"
    assert absence.who is not None
    assert absence.who.entity == "dana-calloway"
    assert absence.about is not None
    assert absence.about.text == "the sale"


def test_a_request_tells_who_asked() -> None:
    (absence,) = read(
        "{P:Dana Calloway} did not respond to a request for comment from the {O:Harbour Gazette}."
    )
    assert absence.kind == "no_response"
    assert absence.asked_by is not None
    assert absence.asked_by.words.text == "Harbour Gazette"


def test_what_was_asked_belongs_to_the_answer_that_was_not_given() -> None:
    (absence,) = read("Asked about the missing files, {P:Dana Calloway} declined to answer.")
    assert absence.wording.text.startswith("Asked about the missing files")


def test_details_that_were_not_given_are_not_disclosed() -> None:
    (absence,) = read("The {O:Port Authority} has not released details about the sale.")
    assert absence.kind == "not_disclosed"
    assert absence.who is not None
    assert absence.who.words.text == "Port Authority"


def test_an_agreement_that_was_not_reached_is_nobodys() -> None:
    (absence,) = read(
        "While no formal agreement was announced, the two left in good spirits.",
        "no formal agreement",
    )
    assert (absence.kind, absence.who) == ("no_agreement", None)
    assert absence.wording.text == "no formal agreement was announced"


def test_a_party_denies_what_is_said_of_it() -> None:
    (absence,) = read("{P:Dana Calloway} denied the allegation that she took money.")
    assert absence.kind == "denial"
    assert absence.who is not None
    assert absence.who.entity == "dana-calloway"


def test_a_noun_denies_nothing() -> None:
    assert read("The dispute also shows what {P:Dana Calloway} thinks of the sale.") == []
    (absence,) = read("It is the {O:Harbour Board} that disputes the report.")
    assert absence.kind == "denial"


def test_an_offer_that_is_declined_is_no_agreement() -> None:
    found = read("{P:Ruth Ames} offered to testify in private, but {P:Dana Calloway} declined.")
    assert {absence.kind for absence in found} <= {"no_agreement"}


@pytest.mark.parametrize(
    "text",
    [
        "Did {P:Dana Calloway} decline to comment?",
        "If {P:Dana Calloway} declined to comment, nobody wrote it down.",
        "{P:Dana Calloway} may refuse to answer.",
        "{P:Dana Calloway} was denied bail.",
        "{P:Dana Calloway} will not vote on Monday.",
        "The numbers decline every winter.",
        "{P:Dana Calloway} refused to sell the docks.",
        "{P:Dana Calloway} would not only answer but laugh.",
        "{P:Dana Calloway} has no idea how to answer.",
        "One study found no evidence of a gain.",
        "The party’s declining appeal worries {P:Dana Calloway}.",
        "It does not explain why {P:Dana Calloway} left.",
        "{P:Dana Calloway} does not think so.",
    ],
)
def test_what_is_asked_supposed_or_still_to_come_is_none(text: str) -> None:
    assert read(text) == []


def test_who_speaks_for_a_party_is_not_the_party() -> None:
    (absence,) = read("A spokesman for {P:Dana Calloway} declined to comment.")
    assert absence.who is not None
    assert (absence.who.words.text, absence.who.entity) == (
        "A spokesman for Dana Calloway",
        None,
    )


def test_a_name_that_nobody_marked_is_told_without_an_entity() -> None:
    (absence,) = read("{P:Ruth Ames} left early. Lund did not respond to requests for comment.")
    assert absence.who is not None
    assert (absence.who.words.text, absence.who.entity) == ("Lund", None)


@given(st.text(alphabet="no not deny refused to release “”\"’', .;:-—()?\nADa", max_size=300))
def test_wordings_are_slices_of_any_text(text: str) -> None:
    if not text.strip():
        return
    scene = marked_scene(text)
    for found in find_absences(scene):
        for span in (found.wording, found.cue):
            assert scene.text[span.start : span.end] == span.text
        assert 0 <= found.confidence <= 1


@pytest.mark.parametrize(
    "piece", ["no ", "not ", "without any ", "kept a b ", "calls a b c d e ", "refused to say "]
)
def test_hostile_repetition_takes_time_that_grows_with_its_length(piece: str) -> None:
    assert_grows_no_faster_than_sorting(
        lambda length: marked_scene("A " + piece * (length // len(piece))),
        find_absences,
        4_000,
    )


def test_whoever_a_passive_names_did_not_disclose_it() -> None:
    (absence,) = read(
        "The donations were not disclosed by the {O:Port Authority}.", "The donations"
    )
    assert absence.who is not None
    assert absence.who.words.text == "Port Authority"


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence that the bridge was unsafe.",
        "{P:Tom Reyes} repeated wild, unsubstantiated accusations.",
        "Asked to leave the room, {P:Tom Reyes} refused.",
        "{S:{P:Ruth Ames}} {C:said} {Q:{P:Tom Reyes} failed to address the floods}.",
        "{S:{P:Ruth Ames}} {C:said} {Q:{P:Tom Reyes} refuses to acknowledge reality}.",
        "The {O:Port Authority} sent a few color ideas.",
        "The {O:Harlow Court} has dismissed their claims against the port.",
    ],
)
def test_what_nobody_withholds_is_no_absence(text: str) -> None:
    assert read(text) == []


def test_who_did_not_comment_in_an_insertion_is_told_without_the_rest() -> None:
    (absence,) = read("{P:Dana Calloway}, who declined to comment, proposes a new bridge.")
    assert absence.wording.text == "Dana Calloway, who declined to comment"


def test_who_declines_after_a_quotation_is_who_said_it() -> None:
    (absence,) = read(
        "{Q:“We will build it in July,”} {S:Mr. {P:Reyes}} {C:said}, declining to answer questions."
    )
    assert absence.who is not None
    assert absence.who.entity == "reyes"


def test_who_dismisses_claims_denies_them() -> None:
    (absence,) = read("{P:Tom Reyes} dismissed claims of fraud.")
    assert absence.kind == "denial"


@pytest.mark.parametrize(
    "text",
    [
        "Past growth is no indication of what {P:Dana Calloway} will do.",
        "{P:Dana Calloway} refrained from attacking the union.",
        "{P:Dana Calloway} did not name him.",
        "{P:Dana Calloway} did not respond in kind.",
        "Anyone who does not answer questions cannot lead, {P:Dana Calloway} said.",
        "The delegates who have yet to commit to {P:Dana Calloway} number nine.",
        "{P:Dana Calloway} withheld support from the ferry.",
        "They declined to comment on the sale.",
    ],
)
def test_a_manner_a_sort_or_nobody_withholds_nothing(text: str) -> None:
    assert read(text) == []


def test_a_day_is_not_what_it_is_about() -> None:
    (absence,) = read("{P:Dana Calloway} did not return a call on Wednesday.")
    assert absence.about is None


def test_what_is_not_said_is_not_disclosed() -> None:
    (absence,) = read("{P:Dana Calloway} did not say who paid for the ferry.")
    assert absence.kind == "not_disclosed"


def test_who_is_named_in_an_insertion_about_another_withheld_nothing() -> None:
    (absence,) = read("The {O:Harbor Board}, which once paid {P:Tom Reyes}, declined to comment.")
    assert absence.who is not None
    assert absence.who.entity == "harbor-board"
