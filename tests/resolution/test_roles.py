"""The roles of people, each with the words that state it."""

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.drafts import DraftMention, EntityDraft
from onrecord.resolution.entities import resolve_entities
from onrecord.resolution.role_periods import read_period
from onrecord.resolution.roles import find_roles
from onrecord.schema.annotation import MentionForm
from onrecord.schema.article import Article
from onrecord.schema.record import Role
from tests.growth import assert_grows_no_faster_than_sorting
from tests.marked import marked

Told = dict[str, str | bool]
_TOLD = (
    "title",
    "organization",
    "place",
    "party",
    "is_former",
    "is_self_described",
    "since",
    "until",
)


def roles(text: str, name: str = "Ana Cole") -> list[Role]:
    """Return the roles of one of the people of a marked text."""
    entities = resolve_entities(*marked(text)).entities
    return list(next(entity for entity in entities if entity.name == name).roles)


def told(text: str, name: str = "Ana Cole") -> list[tuple[str, Told]]:
    """Return the words of each role with what they tell."""
    return [
        (role.words.text, {field: value for field in _TOLD if (value := getattr(role, field))})
        for role in roles(text, name)
    ]


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        (
            "US President {P:Ana Cole} came.",
            "US President",
            {"title": "President", "place": "US"},
        ),
        (
            "The former Ohio Gov. {P:Ana Cole} left.",
            "former Ohio Gov.",
            {"title": "Gov.", "place": "Ohio", "is_former": True},
        ),
        (
            "{P:Ruth Osei} Meets President {P:Ana Cole} and Pledges Help",
            "President",
            {"title": "President"},
        ),
        (
            "Ferry Services Commissioner {P:Ana Cole} left.",
            "Ferry Services Commissioner",
            {"title": "Commissioner", "organization": "Ferry Services"},
        ),
        (
            "Then-President {P:Ana Cole} left.",
            "Then-President",
            {"title": "President", "is_former": True},
        ),
        (
            "On Monday {O:Calder Steel} CEO {P:Ana Cole} left.",
            "Calder Steel CEO",
            {"title": "CEO", "organization": "Calder Steel"},
        ),
        ("{O:KCLD}’s {P:Ana Cole} asked.", "KCLD’s", {"organization": "KCLD"}),
        (
            "Secretary of State {P:Ana Cole} left.",
            "Secretary of State",
            {"title": "Secretary of State"},
        ),
        ("Labor Secretary {P:Ana Cole} left.", "Labor Secretary", {"title": "Labor Secretary"}),
        (
            "{L:Orange County} Mayor {P:Ana Cole} left.",
            "Orange County Mayor",
            {"title": "Mayor", "place": "Orange County"},
        ),
        (
            "Republican presidential nominee {P:Ana Cole} left.",
            "Republican presidential nominee",
            {"title": "presidential nominee", "party": "Republican"},
        ),
        (
            "Sen. {P:Ana Cole} (R-Tex.) left.",
            "Sen.",
            {"title": "Sen.", "place": "Tex.", "party": "R"},
        ),
        ("{P:Ana Cole}, D-Vt., left.", "D-Vt.", {"party": "D", "place": "Vt."}),
    ],
)
def test_a_title_before_a_name_is_a_role(text: str, words: str, what: Told) -> None:
    assert told(text) == [(words, what)]


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        (
            "{P:Ana Cole}, the president of the transit union, came.",
            "president of the transit union",
            {"title": "president", "organization": "transit union"},
        ),
        (
            "{P:Ana Cole}, the union’s president, came.",
            "union’s president",
            {"title": "president", "organization": "union"},
        ),
        (
            "The mayor of {L:Fort Calder}, {P:Ana Cole}, said so.",
            "mayor of Fort Calder",
            {"title": "mayor", "place": "Fort Calder"},
        ),
        (
            "{P:Ana Cole}, 45, a retired history teacher from Ohio, came.",
            "retired history teacher from Ohio",
            {"title": "history teacher", "place": "Ohio", "is_former": True},
        ),
        (
            "{P:Ana Cole} (the Green leader) came.",
            "Green leader",
            {"title": "leader", "party": "Green"},
        ),
        (
            "{P:Ana Cole}, Labour MP for {L:Calder East}, came.",
            "Labour MP for Calder East",
            {"title": "MP", "place": "Calder East", "party": "Labour"},
        ),
        (
            "{P:Ana Cole}, director of communications at {O:Calder Steel}, came.",
            "director of communications at Calder Steel",
            {"title": "director of communications", "organization": "Calder Steel"},
        ),
        ("{P:Ana Cole}, wife of {P:Tom Lund}, came.", "wife of Tom Lund", {"title": "wife"}),
    ],
)
def test_an_apposition_is_a_role(text: str, words: str, what: Told) -> None:
    assert told(text) == [(words, what)]


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        (
            "{P:Ana Cole}, who served as governor from 2003 to 2011, came.",
            "governor from 2003 to 2011",
            {"title": "governor", "is_former": True, "since": "2003", "until": "2011"},
        ),
        (
            "{P:Ana Cole} has been mayor of {L:Port Calder} since May 2014.",
            "mayor of Port Calder since May 2014",
            {"title": "mayor", "place": "Port Calder", "since": "2014-05"},
        ),
        (
            "{P:Ana Cole} was elected mayor of {L:Port Calder} in 2014.",
            "mayor of Port Calder in 2014",
            {"title": "mayor", "place": "Port Calder", "since": "2014"},
        ),
        ("{P:Ana Cole} was the governor.", "governor", {"title": "governor", "is_former": True}),
        (
            "{P:Ana Cole} describes herself as a socialist.",
            "socialist",
            {"title": "socialist", "is_self_described": True},
        ),
    ],
)
def test_who_is_or_was_something_has_that_role(text: str, words: str, what: Told) -> None:
    assert told(text) == [(words, what)]


@pytest.mark.parametrize(
    "text",
    [
        "{P:Ana Cole}, the mayor said, was late.",
        "According to {P:Ana Cole}, the president of the union was wrong.",
        "With {P:Ana Cole}, Mayor {P:Tom Lund} left.",
        "{P:Ana Cole} is not the mayor of {L:Port Calder}.",
        "{P:Ana Cole} spoke as secretary of state.",
        "The mayor met {P:Ana Cole}.",
        "{P:Ana Cole}, a liberal, left.",
    ],
)
def test_what_is_said_of_another_is_no_role(text: str) -> None:
    assert told(text) == []


def test_past_tense_after_said_does_not_make_a_role_a_former_one() -> None:
    text = "{P:Tom Lund} said {P:Ana Cole} was the president of the union."
    assert told(text) == [
        ("president of the union", {"title": "president", "organization": "union"})
    ]


def test_a_title_for_several_is_that_of_each() -> None:
    text = "Sens. {P:Ana Cole} of Illinois and {P:Ruth Wren} of Maine voted. {P:Tom Lund} did not."
    assert told(text) == [("Sens.", {"title": "Sens.", "place": "Illinois"})]
    assert told(text, "Ruth Wren") == [("Sens.", {"title": "Sens.", "place": "Maine"})]
    assert told(text, "Tom Lund") == []


def test_party_and_own_word_are_roles_of_their_own() -> None:
    text = (
        "{P:Ana Cole}, a Democrat and self-described democratic socialist, and {P:Tom Lund}, a "
        "Republican, met."
    )
    assert told(text) == [
        ("Democrat", {"party": "Democrat"}),
        (
            "self-described democratic socialist",
            {"title": "democratic socialist", "is_self_described": True},
        ),
    ]
    assert told(text, "Tom Lund") == [("Republican", {"party": "Republican"})]


def test_two_offices_of_one_organization_are_both_of_it() -> None:
    text = "{P:Ana Cole}, president and chief executive of {O:Calder Steel}, came."
    assert [role.organization for role in roles(text)] == ["Calder Steel", "Calder Steel"]


def test_the_fullest_of_what_says_the_same_is_kept() -> None:
    text = (
        "Mayor {P:Ana Cole} came. {P:Ana Cole}, the mayor of {L:Port Calder}, spoke. Mayor "
        "{P:Cole} left."
    )
    assert told(text) == [("mayor of Port Calder", {"title": "mayor", "place": "Port Calder"})]


def test_an_office_that_was_won_is_held_by_who_is_called_by_it() -> None:
    text = (
        "{P:Ana Cole}’s mayoral election victory came late. {S:The mayor} {C:said} {Q:it rained}."
    )
    assert told(text) == [("mayor", {"title": "mayor"})]
    assert told(text.replace("election victory", "campaign")) == []


@pytest.mark.parametrize(
    ("start", "confidence", "expected"),
    [
        ("{P:Ana Cole}’s mayoral election victory came late.", 0.4, ["mayor of Port Calder"]),
        ("{P:Ana Cole} came late.", 0.9, ["mayor of Port Calder"]),
        ("{P:Ana Cole} came late.", 0.4, []),
    ],
)
def test_a_description_is_a_role_where_it_is_likely_or_told_otherwise_who_is_meant(
    start: str, confidence: float, expected: list[str]
) -> None:
    words = "The new radical mayor of Port Calder"
    article, annotations = marked(f"{start} {words} sat.")
    draft = EntityDraft("person")
    draft.names["Ana Cole"] += 1
    (name,) = annotations.names
    at = article.text.index(words)
    for begin, end, form, sure in (
        (name.start, name.end, "name", 1.0),
        (at, at + len(words), "description", confidence),
    ):
        draft.add_mention(DraftMention(begin, end, cast("MentionForm", form), sure, False))
    assert [role.words.text for role in find_roles(article, [draft])[draft]] == expected


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        (" since 2014", "2014", None),
        (" since March 3, 2014", "2014-03-03", None),
        (" from Sept. 2003 until 2011", "2003-09", "2011"),
        (" (2003–2011)", "2003", "2011"),
        (" until Jan. 2020", None, "2020-01"),
        (" from 2003 to the present", "2003", None),
    ],
)
def test_a_period_is_read_as_precisely_as_it_is_told(
    words: str, since: str | None, until: str | None
) -> None:
    period = read_period(f"mayor{words}.", len("mayor"))
    assert period is not None
    assert (period.since, period.until) == (since, until)


_PIECES = (
    "{P:Ana Cole}", "{P:Cole}", "{O:KCLD}", "{L:Port Calder}", "the", "a", "mayor", "Mayor",
    "of", "and", ",", ".", "(R-Tex.)", "former", "who was", "president", "Sens.", "’s", "Democrat",
    "self-described", "since 2014", "is", "at", "“", "”", "chief", "(", ")", "—", "\n", "ex-mayor",
)  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_whatever_stands_there_the_words_of_roles_are_of_the_text(pieces: list[str]) -> None:
    article, annotations = marked(" ".join(pieces) + " {P:Ana Cole}.")
    for entity in resolve_entities(article, annotations).entities:
        for role in entity.roles:
            role.words.verify(article.text)
            parts = (role.title, role.organization, role.place, role.party)
            assert any(parts)
            assert all(part in article.text for part in parts if part)


@pytest.mark.parametrize(
    "unit",
    [
        "{P:Ana Cole}, the president of ",
        "mayor of the {P:Cole}, ",
        "Sens. {P:Ana Cole} of Ohio of Ohio, ",
        "{P:Cole}, " + "Democratic " * 20,
        "{P:Cole} who was elected who was ",
        "former " * 30 + "{P:Cole}, a" + " and a" * 30,
        "A.B.C.’s’s {P:Cole}-",
    ],
)
def test_roles_of_a_hostile_text_take_time_that_grows_with_its_length(unit: str) -> None:
    def drafted(length: int) -> tuple[Article, list[EntityDraft]]:
        article, annotations = marked(unit * (length // len(unit)))
        drafts = [EntityDraft("person"), EntityDraft("person")]
        for number, name in enumerate(annotations.names):
            mention = DraftMention(name.start, name.end, "name", 1.0, is_quoted=False)
            drafts[number % 2].add_mention(mention)
        return article, drafts

    assert_grows_no_faster_than_sorting(drafted, lambda made: find_roles(*made), 10_000)
