"""Whose words the statements of one article are."""

from tests.resolution.resolved_texts import resolve, speaker, stands_for


def test_a_source_cut_at_its_apostrophe_is_who_it_names() -> None:
    resolved = resolve("{P:Calloway} came. Voters heard {S:Calloway’} {C:say} {Q:it was late}.")
    assert speaker(resolved) == "Calloway"
    assert len(resolved.entities) == 1


def test_a_possessor_is_not_the_speaker() -> None:
    resolved = resolve(
        "{P:Dana Calloway} came. {S:{P:Calloway}’s campaign} {C:said} {Q:it was late}."
    )
    assert speaker(resolved) == "Calloway’s campaign"


def test_a_spokesman_for_someone_is_not_that_person() -> None:
    resolved = resolve("{S:A spokesman for {P:Dana Calloway}} {C:said} {Q:it was late}.")
    assert speaker(resolved) is None
    assert resolved.speakers[0].unnamed == "A spokesman for Dana Calloway"


def test_unnamed_sources_keep_their_words() -> None:
    resolved = resolve("{S:a senior aide who asked not to be named} {C:said} {Q:it was late}.")
    assert resolved.speakers[0].unnamed == "a senior aide who asked not to be named"
    assert resolved.entities == ()


def test_a_reporter_of_an_outlet_is_not_the_outlet() -> None:
    resolved = resolve("{S:A {O:Courier} reporter} {C:said} {Q:it was late}.")
    assert speaker(resolved) is None


def test_a_possessive_source_is_the_possessor() -> None:
    resolved = resolve("{P:Dana Calloway} came. {S:{P:Calloway}’s} {C:promise} {Q:to stay} holds.")
    assert speaker(resolved) == "Dana Calloway"


def test_a_document_speaks_for_who_issued_it() -> None:
    resolved = resolve("The {O:Harbour Board} met. {S:A {O:Harbour Board} report} {C:says} {Q:no}.")
    assert speaker(resolved) == "Harbour Board"
    resolved = resolve("{S:A 2024 study by the {O:Harbour Board}} {C:found} {Q:it sinks}.")
    assert speaker(resolved) == "Harbour Board"


def test_the_answers_of_an_interview_are_the_words_of_who_is_asked() -> None:
    resolved = resolve(
        "The singer {P:Dana Calloway} spoke to us. {P:Calloway} was late.\n\n"
        "Q: Were you tired?\n\nA: Yes. {S:I} {C:think} {Q:touring is hard}.\n\n"
        "Q: Will you stop?\n\nA: No. {S2:I} {C2:hope} {Q2:to go on}."
    )
    assert speaker(resolved, 0) == speaker(resolved, 1) == "Dana Calloway"
    assert stands_for(resolved, "you") == {"Dana Calloway"}


def test_what_i_said_in_a_quotation_is_said_by_who_is_quoted() -> None:
    resolved = resolve(
        "{Q:“{S2<1:I} {C2:told him} {Q2:it was late},”} {S:{P:Dana Calloway}} {C:said} ."
    )
    assert speaker(resolved, 1) == "Dana Calloway"


def test_a_quotation_without_a_source_goes_on_from_the_paragraph_before() -> None:
    resolved = resolve("{Q:“It rains,”} {S:{P:Dana Calloway}} {C:said}.\n\n{Q2:“And it is late.”}")
    assert speaker(resolved, 1) == "Dana Calloway"
    assert resolved.speakers[1].confidence < resolved.speakers[0].confidence


def test_a_quotation_after_other_words_is_nobodys() -> None:
    resolved = resolve(
        "{Q:“It rains,”} {S:{P:Dana Calloway}} {C:said}.\n\nMany came.\n\n{Q2:“And it is late.”}"
    )
    assert speaker(resolved, 1) is None


def test_a_lawyer_for_two_people_is_not_the_two() -> None:
    resolved = resolve(
        "{S:Lawyers for both {P:Dana Calloway} and {P:Tom Reyes}} {C:said} {Q:it rained}."
    )
    assert speaker(resolved) == "Lawyers for both Dana Calloway and Tom Reyes"
    assert resolved.speakers[0].unnamed is not None


def test_candidates_like_someone_are_not_that_someone() -> None:
    resolved = resolve("{S:Candidates like {P:Dana Calloway}} {C:said} {Q:it rained}.")
    assert speaker(resolved) == "Candidates like Dana Calloway"


def test_somebodys_lawyer_is_not_that_person() -> None:
    resolved = resolve("{P:Tom Reyes} came. {S:Reyes’ lawyer} {C:said} {Q:it was late}.")
    assert speaker(resolved) is None
    assert resolved.speakers[0].unnamed == "Reyes’ lawyer"


def test_a_name_after_a_description_is_who_speaks() -> None:
    resolved = resolve(
        "{P:Tom Reyes} lost. {S:Reyes’ running mate, Ohio Gov. {P:Dana Voss},} {C:said} {Q:no}."
    )
    assert speaker(resolved) == "Dana Voss"


def test_of_two_verbs_with_one_subject_the_second_has_its_speaker() -> None:
    text = (
        "{S1:{P:Dana Calloway}} {C1:accused} {Q1:the board of sleeping} and {C2:chided} "
        "{Q2:it for the delay}."
    )
    assert speaker(resolve(text), 1) == "Dana Calloway"
    text = "{P:Dana Calloway} came to the pier yesterday and {C:pleaded} {Q:for a new wall}."
    assert speaker(resolve(text)) == "Dana Calloway"


def test_who_right_before_a_verb_without_source_is_the_subject() -> None:
    text = "The mayor, {P:Dana Calloway}, who {C:opposes} {Q:the plan}, left early."
    assert speaker(resolve(text)) == "Dana Calloway"


def test_a_passive_has_no_speaker() -> None:
    assert speaker(resolve("{P:Dana Calloway} {C:was expected} {Q:to resign}.")) is None


def test_a_name_after_what_begins_with_a_body_is_who_speaks() -> None:
    text = (
        "{S:{O:College of} the Arts at Port Calder history professor {P:Ana Osei}} {C:said} {Q:no}."
    )
    assert speaker(resolve(text)) == "Ana Osei"
    text = "{S:{O:Friends of Calder} chairman for {P:Ana Osei}} {C:said} {Q:no}."
    assert speaker(resolve(text)) != "Ana Osei"
