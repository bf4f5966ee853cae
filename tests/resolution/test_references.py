"""Whom pronouns and descriptions stand for in one article."""

from onrecord.resolution.entities import resolve_entities
from onrecord.resolution.phrases import parse_source
from tests.marked import marked
from tests.resolution.resolved_texts import resolve, speaker, stands_for


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


def test_every_mention_is_a_slice_of_the_text() -> None:
    article, annotations = marked(
        "Mayor {P:Dana Calloway} met {P:Tom Reyes}. {S:She} {C:said} {Q:he was late}."
    )
    for mention in resolve_entities(article, annotations).mentions:
        mention.span.verify(article.text)


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


def test_i_in_a_quotation_is_who_speaks() -> None:
    resolved = resolve("{Q:“I am late, and my car broke,”} {S:{P:Dana Calloway}} {C:said}.")
    assert stands_for(resolved, "I") == stands_for(resolved, "my") == {"Dana Calloway"}


def test_who_stands_for_the_several_right_before_it() -> None:
    resolved = resolve(
        "{P:Tom Reyes} came. A lot of dockers {S:who} {C:want} {Q:a new contract} stayed away."
    )
    assert speaker(resolved) == "A lot of dockers"
    resolved = resolve("There were 4,219 people {S:who} {C:signed} {Q:the plea}.")
    assert speaker(resolved) == "4,219 people"


def test_time_after_a_noun_is_no_noun() -> None:
    text = "{S:A {O:Calder College} poll this month} {C:found} {Q:that few agree}."
    assert speaker(resolve(text)) == "Calder College"


def test_two_named_after_a_description_of_them_are_the_group() -> None:
    text = (
        "{S:Two members of the {O:Harbour Board}, {P:Dana Calloway} and {P:Tom Reyes},} "
        "{C:said} {Q:no}."
    )
    assert speaker(resolve(text)) == "Dana Calloway and Tom Reyes"


def test_somebody_himself_is_somebody() -> None:
    resolved = resolve("{P:Tom Reyes} came. {S:{P:Reyes himself}} {C:said} {Q:it rained}.")
    assert speaker(resolved) == "Tom Reyes"
    assert len(resolved.entities) == 1
    assert parse_source("he himself", 0, 10) == parse_source("he himself", 0, 2)


def test_that_after_a_thing_is_nobody() -> None:
    resolved = resolve("{P:Tom Reyes} read letters {S:that} {C:asked} {Q:for rain}.")
    assert speaker(resolved) is None


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
