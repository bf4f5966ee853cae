"""Who is who in one article: names, bodies, groups."""

from tests.resolution.resolved_texts import resolve, speaker


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


def test_a_form_of_address_alone_is_nobody() -> None:
    assert [e.name for e in resolve("{P:Mrs}. Calloway came.").entities] == ["Calloway"]


def test_a_name_that_was_cut_at_its_apostrophe_or_hyphen_is_whole() -> None:
    resolved = resolve("{P:Martin O}’Hara met Grace {P:Wells}, and Ana Tanaka-{P:Cole} came.")
    assert {e.name for e in resolved.entities} == {"Martin O’Hara", "Wells", "Tanaka-Cole"}


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


def test_a_group_goes_by_its_whole_phrase() -> None:
    resolved = resolve("{S:Small groups of protesters} {C:said} {Q:they would stay}.")
    assert speaker(resolved) == "Small groups of protesters"
    assert resolved.speakers[0].unnamed == "Small groups of protesters"


def test_a_body_with_somebodys_name_before_it_is_a_body_of_its_own() -> None:
    resolved = resolve("{P:Dana Calloway} came. {S:The Calloway administration} {C:said} {Q:no}.")
    assert speaker(resolved) == "Calloway administration"


def test_several_named_together_are_a_group_of_their_own() -> None:
    resolved = resolve(
        "{S:{P:Dana Calloway}, Sen. {P:Tom Reyes} and {P:Ana Osei} of Ohio} {C:said} {Q:no}."
    )
    assert speaker(resolved) == "Dana Calloway, Sen. Tom Reyes and Ana Osei"
    resolved = resolve("{S:The {O:Harbour Board} and the {O:Port Union}} {C:said} {Q:no}.")
    assert speaker(resolved) == "Harbour Board and the Port Union"


def test_a_poll_whose_institute_the_encoder_missed_goes_by_its_capitals() -> None:
    resolved = resolve("{S:A new Port Calder University poll} {C:found} {Q:it rained}.")
    assert speaker(resolved) == "Port Calder University"


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
