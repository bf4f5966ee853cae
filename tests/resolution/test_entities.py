"""Who is who in one article."""

from onrecord.resolution.entities import resolve_entities
from onrecord.resolution.phrases import parse_source
from onrecord.schema.resolution import ResolvedEntities
from tests.marked import marked


def resolve(text: str) -> ResolvedEntities:
    return resolve_entities(*marked(text))


def speaker(resolved: ResolvedEntities, number: int = 0) -> str | None:
    reference = resolved.speakers[number]
    return next((e.name for e in resolved.entities if e.id == reference.entity), None)


def test_a_family_name_is_the_person_named_in_full() -> None:
    resolved = resolve(
        "{P:Dana Calloway} came. {S:{P:Calloway}} {C:said} {Q:it was late}. {P:Tom Reyes} left."
    )
    assert speaker(resolved) == "Dana Calloway"
    assert [e.name for e in resolved.entities] == ["Dana Calloway", "Tom Reyes"]


def test_two_people_of_one_family_name_stay_two() -> None:
    resolved = resolve("{P:Dana Calloway} met {P:Peter Calloway}. Mr. {P:Calloway} smiled.")
    names = {e.name: e for e in resolved.entities}
    assert set(names) == {"Dana Calloway", "Peter Calloway"}
    by_entity = [m.entity for m in resolved.mentions]
    assert by_entity[-1] == names["Peter Calloway"].id


def test_a_title_before_a_name_is_a_role() -> None:
    resolved = resolve("Port Calder Mayor {P:Dana Calloway} came.")
    (entity,) = resolved.entities
    assert entity.roles[0].words.text == "Port Calder Mayor"
    assert entity.name == "Dana Calloway"


def test_a_source_cut_at_its_apostrophe_is_who_it_names() -> None:
    resolved = resolve("{P:Calloway} came. Voters heard {S:Calloway’} {C:say} {Q:it was late}.")
    assert speaker(resolved) == "Calloway"
    assert len(resolved.entities) == 1


def test_a_form_of_address_alone_is_nobody() -> None:
    assert [e.name for e in resolve("{P:Mrs}. Calloway came.").entities] == ["Calloway"]


def test_a_name_that_was_cut_at_its_apostrophe_or_hyphen_is_whole() -> None:
    resolved = resolve("{P:Martin O}’Hara met Grace {P:Wells}, and Ana Tanaka-{P:Cole} came.")
    assert {e.name for e in resolved.entities} == {"Martin O’Hara", "Wells", "Tanaka-Cole"}


def test_the_senator_of_one_state_is_not_that_of_another() -> None:
    resolved = resolve(
        "Ohio Senator {P:Ruth Osei} met voters. {S:The Utah senator} {C:said} {Q:it rained}."
    )
    assert speaker(resolved) is None


def test_an_apposition_is_a_role() -> None:
    resolved = resolve("{P:Tom Reyes}, the president of the transit union, came.")
    assert [r.words.text for r in resolved.entities[0].roles] == ["president of the transit union"]


def test_a_clause_after_a_name_that_tells_no_office_is_no_role() -> None:
    resolved = resolve("{P:Tom Reyes}, who was late for the union in May, came.")
    assert resolved.entities[0].roles == ()


def test_the_mayor_is_who_holds_that_office() -> None:
    resolved = resolve(
        "Mayor {P:Dana Calloway} met Governor {P:Ruth Osei}. {S:The mayor} {C:said} {Q:it rained}."
    )
    assert speaker(resolved) == "Dana Calloway"


def test_the_mayor_may_be_someone_whose_mayoral_campaign_was_told_of() -> None:
    resolved = resolve(
        "Governor {P:Ruth Osei} met {P:Dana Calloway}. {P:Calloway}’s mayoral campaign ended in "
        "May. {S:The mayor} {C:said} {Q:it rained}."
    )
    assert speaker(resolved) == "Dana Calloway"


def test_an_office_that_nobody_holds_is_left_open() -> None:
    resolved = resolve("Governor {P:Ruth Osei} came. {S:The bishop} {C:said} {Q:it rained}.")
    assert speaker(resolved) is None
    assert resolved.speakers[0].unnamed == "The bishop"


def test_she_is_the_woman_who_was_told_of() -> None:
    resolved = resolve(
        "Ms. {P:Calloway} met Mr. {P:Reyes} at noon. {Q:“It rained,”} {S:she} {C:said}."
    )
    assert speaker(resolved) == "Calloway"


def test_an_object_pronoun_is_not_the_subject_of_its_clause() -> None:
    resolved = resolve(
        "{P:Peter Marsh} came late. {S:{P:Tom Reyes}} {C:told} him {Q:the strike was over}."
    )
    pronoun = next(m for m in resolved.mentions if m.form == "pronoun")
    assert pronoun.entity == "peter-marsh"


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


def test_an_unorganized_plural_is_a_group() -> None:
    resolved = resolve("{S:Critics} {C:said} {Q:it was late}.")
    (group,) = resolved.entities
    assert (group.type, group.name) == ("group", "Critics")


def test_initials_in_brackets_are_the_body_named_before() -> None:
    resolved = resolve(
        "The {O:Calder Water Authority} ({O:CWA}) met. {S:The {O:CWA}} {C:said} {Q:it was late}."
    )
    assert speaker(resolved) == "Calder Water Authority"
    assert len(resolved.entities) == 1


def test_a_reporter_of_an_outlet_is_not_the_outlet() -> None:
    resolved = resolve("{S:A {O:Courier} reporter} {C:said} {Q:it was late}.")
    assert speaker(resolved) is None


def test_every_mention_is_a_slice_of_the_text() -> None:
    article, annotations = marked(
        "Mayor {P:Dana Calloway} met {P:Tom Reyes}. {S:She} {C:said} {Q:he was late}."
    )
    for mention in resolve_entities(article, annotations).mentions:
        mention.span.verify(article.text)


def stands_for(resolved: ResolvedEntities, words: str) -> set[str]:
    names = {e.id: e.name for e in resolved.entities}
    return {names[m.entity] for m in resolved.mentions if m.span.text == words}


def test_the_two_are_the_two_people_named_before() -> None:
    resolved = resolve("{P:Dana Calloway} met {P:Tom Reyes}, and the two leaders talked at length.")
    assert stands_for(resolved, "the two leaders") == {"Dana Calloway", "Tom Reyes"}


def test_each_other_is_the_two_of_the_sentence() -> None:
    resolved = resolve(
        "{P:Ana Osei} left. {P:Dana Calloway} and {P:Tom Reyes} have criticized each other."
    )
    assert stands_for(resolved, "each other") == {"Dana Calloway", "Tom Reyes"}


def test_two_of_three_people_are_not_told_apart() -> None:
    resolved = resolve(
        "{P:Dana Calloway} met {P:Tom Reyes} and {P:Ana Osei}. The two men talked at length."
    )
    assert stands_for(resolved, "The two men") == set()


def test_two_women_are_no_men() -> None:
    resolved = resolve("{P:Dana Calloway} met {P:Anna Reyes}. Later both men talked.")
    assert stands_for(resolved, "both men") == set()


def test_who_is_the_one_named_right_before() -> None:
    resolved = resolve("{P:Dana Calloway} met {P:Tom Reyes}, {S:who} {C:said} {Q:it rained}.")
    assert speaker(resolved) == "Tom Reyes"


def test_a_possessive_source_is_the_possessor() -> None:
    resolved = resolve("{P:Dana Calloway} came. {S:{P:Calloway}’s} {C:promise} {Q:to stay} holds.")
    assert speaker(resolved) == "Dana Calloway"


def test_i_in_a_quotation_is_who_speaks() -> None:
    resolved = resolve("{Q:“I am late, and my car broke,”} {S:{P:Dana Calloway}} {C:said}.")
    assert stands_for(resolved, "I") == stands_for(resolved, "my") == {"Dana Calloway"}


def test_a_document_speaks_for_who_issued_it() -> None:
    resolved = resolve("The {O:Harbour Board} met. {S:A {O:Harbour Board} report} {C:says} {Q:no}.")
    assert speaker(resolved) == "Harbour Board"
    resolved = resolve("{S:A 2024 study by the {O:Harbour Board}} {C:found} {Q:it sinks}.")
    assert speaker(resolved) == "Harbour Board"


def test_a_group_goes_by_its_whole_phrase() -> None:
    resolved = resolve("{S:Small groups of protesters} {C:said} {Q:they would stay}.")
    assert speaker(resolved) == "Small groups of protesters"
    assert resolved.speakers[0].unnamed == "Small groups of protesters"


def test_a_body_with_somebodys_name_before_it_is_a_body_of_its_own() -> None:
    resolved = resolve("{P:Dana Calloway} came. {S:The Calloway administration} {C:said} {Q:no}.")
    assert speaker(resolved) == "Calloway administration"


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


def test_several_named_together_are_a_group_of_their_own() -> None:
    resolved = resolve(
        "{S:{P:Dana Calloway}, Sen. {P:Tom Reyes} and {P:Ana Osei} of Ohio} {C:said} {Q:no}."
    )
    assert speaker(resolved) == "Dana Calloway, Sen. Tom Reyes and Ana Osei"
    resolved = resolve("{S:The {O:Harbour Board} and the {O:Port Union}} {C:said} {Q:no}.")
    assert speaker(resolved) == "Harbour Board and the Port Union"


def test_a_lawyer_for_two_people_is_not_the_two() -> None:
    resolved = resolve(
        "{S:Lawyers for both {P:Dana Calloway} and {P:Tom Reyes}} {C:said} {Q:it rained}."
    )
    assert speaker(resolved) == "Lawyers for both Dana Calloway and Tom Reyes"
    assert resolved.speakers[0].unnamed is not None


def test_candidates_like_someone_are_not_that_someone() -> None:
    resolved = resolve("{S:Candidates like {P:Dana Calloway}} {C:said} {Q:it rained}.")
    assert speaker(resolved) == "Candidates like Dana Calloway"


def test_a_poll_whose_institute_the_encoder_missed_goes_by_its_capitals() -> None:
    resolved = resolve("{S:A new Port Calder University poll} {C:found} {Q:it rained}.")
    assert speaker(resolved) == "Port Calder University"


def test_somebodys_lawyer_is_not_that_person() -> None:
    resolved = resolve("{P:Tom Reyes} came. {S:Reyes’ lawyer} {C:said} {Q:it was late}.")
    assert speaker(resolved) is None
    assert resolved.speakers[0].unnamed == "Reyes’ lawyer"


def test_a_name_after_a_description_is_who_speaks() -> None:
    resolved = resolve(
        "{P:Tom Reyes} lost. {S:Reyes’ running mate, Ohio Gov. {P:Dana Voss},} {C:said} {Q:no}."
    )
    assert speaker(resolved) == "Dana Voss"


def test_a_headline_may_tell_an_office_alone() -> None:
    resolved = resolve("{S:Judge} {C:says} {Q:no}.\n\nJudge {P:Dana Voss} heard {P:Tom Reyes}.")
    assert speaker(resolved) == "Dana Voss"


def test_who_stands_for_the_several_right_before_it() -> None:
    resolved = resolve(
        "{P:Tom Reyes} came. A lot of dockers {S:who} {C:want} {Q:a new contract} stayed away."
    )
    assert speaker(resolved) == "A lot of dockers"
    resolved = resolve("There were 4,219 people {S:who} {C:signed} {Q:the plea}.")
    assert speaker(resolved) == "4,219 people"


def test_some_of_a_named_group_are_a_group_of_their_own() -> None:
    text = "{G:Republicans} met. {S:Some {G:Republicans}} {C:said} {Q:no}."
    assert speaker(resolve(text)) == "Some Republicans"
    text = "{G:Republicans} met. {S:{G:Republicans}} {C:said} {Q:no}."
    assert speaker(resolve(text)) == "Republicans"


def test_another_of_a_named_group_is_a_person_without_a_name() -> None:
    resolved = resolve("{G:Republicans} met. {S:Another {G:Republican}} {C:said} {Q:no}.")
    assert speaker(resolved) is None
    assert resolved.speakers[0].unnamed == "Another Republican"


def test_a_noun_of_one_form_for_many_people_is_a_group() -> None:
    assert speaker(resolve("{S:The crowd} {C:shouted} {Q:no}.")) == "crowd"
    text = "{P:Tom Reyes} spoke. {S:None of the harbour pilots} {C:objected to} {Q:the plan}."
    assert speaker(resolve(text)) == "None of the harbour pilots"


def test_time_after_a_noun_is_no_noun() -> None:
    text = "{S:A {O:Calder College} poll this month} {C:found} {Q:that few agree}."
    assert speaker(resolve(text)) == "Calder College"


def test_two_named_after_a_description_of_them_are_the_group() -> None:
    text = (
        "{S:Two members of the {O:Harbour Board}, {P:Dana Calloway} and {P:Tom Reyes},} "
        "{C:said} {Q:no}."
    )
    assert speaker(resolve(text)) == "Dana Calloway and Tom Reyes"


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


def test_a_title_may_go_on_after_its_preposition() -> None:
    text = "{S:Secretary of Fisheries {P:Ana Osei}} {C:said} {Q:no}."
    assert speaker(resolve(text)) == "Ana Osei"


def test_a_description_before_a_name_tells_its_office() -> None:
    text = (
        "{P:Tom Reyes} left. A lawyer for the council, {P:Dana Voss}, spoke. "
        "{S:The lawyer} {C:said} {Q:no}."
    )
    assert speaker(resolve(text)) == "Dana Voss"


def test_somebody_himself_is_somebody() -> None:
    resolved = resolve("{P:Tom Reyes} came. {S:{P:Reyes himself}} {C:said} {Q:it rained}.")
    assert speaker(resolved) == "Tom Reyes"
    assert len(resolved.entities) == 1
    assert parse_source("he himself", 0, 10) == parse_source("he himself", 0, 2)


def test_a_name_after_what_begins_with_a_body_is_who_speaks() -> None:
    text = (
        "{S:{O:College of} the Arts at Port Calder history professor {P:Ana Osei}} {C:said} {Q:no}."
    )
    assert speaker(resolve(text)) == "Ana Osei"
    text = "{S:{O:Friends of Calder} chairman for {P:Ana Osei}} {C:said} {Q:no}."
    assert speaker(resolve(text)) != "Ana Osei"


def test_a_defendant_is_called_so_before_the_name() -> None:
    resolved = resolve("{P:Tom Reyes} came. {P:Defendant Reyes} sat with {P:Plaintiff Osei}.")
    assert {entity.name for entity in resolved.entities} == {"Tom Reyes", "Osei"}


def test_a_sentence_before_an_office_is_no_description_of_it() -> None:
    text = "Officer {P:Tom Reyes} left. {S:The film} {C:shows} {Q:an officer who waits}."
    resolved = resolve(text)
    assert all("shows" not in mention.span.text for mention in resolved.mentions)


def test_a_title_with_a_name_after_a_comma_is_nobody_elses_office() -> None:
    text = (
        "With {P:Merle Garner}, President {P:Ana Osei} made the safe choice. "
        "{S:The president} {C:said} {Q:so}."
    )
    assert speaker(resolve(text)) != "Merle Garner"


def test_that_after_a_thing_is_nobody() -> None:
    resolved = resolve("{P:Tom Reyes} read letters {S:that} {C:asked} {Q:for rain}.")
    assert speaker(resolved) is None


def test_a_verb_of_a_headline_in_capitals_is_no_part_of_a_name() -> None:
    resolved = resolve("{P:Dana Voss Opens} Harbour After Storm\n\n{P:Dana Voss} came at noon.")
    assert [e.name for e in resolved.entities] == ["Dana Voss"]
    resolved = resolve("{P:Dana Voss Orr} met the council. {P:Dana Voss} came at noon.")
    assert "Dana Voss Orr" in [e.name for e in resolved.entities]


def test_father_and_son_of_one_name_are_two() -> None:
    resolved = resolve(
        "{P:Tom Reyes Jr.} spoke. {P:Tom A. Reyes} left, and {P:Tom Reyes} had left. {P:Reyes} sat."
    )
    assert len(resolved.entities) == 2
    resolved = resolve("{P:Tom Reyes Jr.} spoke. {P:Reyes} left, and {P:Tom Jr.} came.")
    assert len(resolved.entities) == 1


def test_who_stands_for_the_person_whom_a_description_tells_of() -> None:
    resolved = resolve(
        "But Mr. {P:Reyes}, a docker from Port Calder {S:who} {C:called} {Q:it a sham}, left."
    )
    assert speaker(resolved) == "Reyes"
    resolved = resolve("{P:Tom Reyes} met a docker {S:who} {C:said} {Q:it rained}.")
    assert speaker(resolved) is None


def test_others_beside_somebody_named_are_not_all_who_want_something() -> None:
    resolved = resolve("{P:Tom Reyes} and others {S:who} {C:want} {Q:a new contract} came.")
    assert speaker(resolved) is None


def test_an_adjective_or_a_chamber_is_short_for_no_other_body() -> None:
    resolved = resolve("The {O:White House} spoke, the {O:House} voted, the {O:Harbour Board} sat.")
    assert [e.name for e in resolved.entities] == ["White House", "House", "Harbour Board"]
    resolved = resolve("The {O:National Harbour Board} sat. The {O:National} play was on.")
    assert len(resolved.entities) == 2
    resolved = resolve("The {O:National Harbour Board} sat. The {O:Harbour Board} rose.")
    assert len(resolved.entities) == 1


def test_a_platform_of_one_letter_is_nobody() -> None:
    resolved = resolve("{P:Tom Reyes} wrote on {P:X} at noon.")
    assert {e.name: e.type for e in resolved.entities} == {
        "Tom Reyes": "person",
        "X": "organization",
    }
