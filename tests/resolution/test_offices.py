"""Who holds which office in one article."""

from tests.resolution.resolved_texts import resolve, speaker


def test_a_title_before_a_name_is_a_role() -> None:
    resolved = resolve("Port Calder Mayor {P:Dana Calloway} came.")
    (entity,) = resolved.entities
    assert entity.roles[0].words.text == "Port Calder Mayor"
    assert entity.name == "Dana Calloway"


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


def test_a_headline_may_tell_an_office_alone() -> None:
    resolved = resolve("{S:Judge} {C:says} {Q:no}.\n\nJudge {P:Dana Voss} heard {P:Tom Reyes}.")
    assert speaker(resolved) == "Dana Voss"


def test_a_title_may_go_on_after_its_preposition() -> None:
    text = "{S:Secretary of Fisheries {P:Ana Osei}} {C:said} {Q:no}."
    assert speaker(resolve(text)) == "Ana Osei"


def test_a_description_before_a_name_tells_its_office() -> None:
    text = (
        "{P:Tom Reyes} left. A lawyer for the council, {P:Dana Voss}, spoke. "
        "{S:The lawyer} {C:said} {Q:no}."
    )
    assert speaker(resolve(text)) == "Dana Voss"


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
