"""From marked sentences to relations: how it stands between two."""

import pytest

from tests.extraction.happenings.scenes import relations_of

RUIZ, MENON = "dana-ruiz", "ravi-menon"


@pytest.mark.parametrize(
    ("text", "tone", "is_mutual"),
    [
        (
            "{P:Dana Ruiz} and {P:Ravi Menon} have often criticized each other’s plans.",
            "critical",
            True,
        ),
        ("{P:Dana Ruiz} and {P:Ravi Menon} are old friends.", "friendly", True),
        ("{P:Dana Ruiz} and {P:Ravi Menon} are bitter rivals.", "critical", True),
        ("The feud between {P:Dana Ruiz} and {P:Ravi Menon} goes on.", "critical", True),
        ("{P:Dana Ruiz}’s friendship with {P:Ravi Menon} is known.", "friendly", True),
        ("The rift between {P:Dana Ruiz} and {P:Ravi Menon} is not over.", "critical", True),
        ("{P:Dana Ruiz}, a longtime ally of {P:Ravi Menon}, left.", "friendly", False),
        ("{P:Dana Ruiz}, a fierce critic of {P:Ravi Menon}, left.", "critical", False),
        ("{P:Dana Ruiz} is a close friend of {P:Ravi Menon}.", "friendly", False),
        ("{P:Dana Ruiz} has repeatedly attacked {P:Ravi Menon}.", "critical", False),
        (
            "The meeting between {P:Dana Ruiz} and {P:Ravi Menon} was described as tense.",
            "critical",
            True,
        ),
    ],
)
def test_words_tell_how_it_stands(text: str, tone: str, is_mutual: bool) -> None:
    (relation,) = relations_of(text)
    assert (relation.between, relation.tone, relation.is_mutual) == (
        (RUIZ, MENON),
        tone,
        is_mutual,
    )


@pytest.mark.parametrize("noun", ["friend", "rival", "ally"])
def test_a_name_right_after_a_possessor_and_a_noun_is_who_is_meant(noun: str) -> None:
    (relation,) = relations_of(f"{{P:Dana Ruiz}}’s {noun} {{P:Ravi Menon}} came.")
    assert relation.between == (MENON, RUIZ)


@pytest.mark.parametrize(
    "text",
    [
        "{P:Dana Ruiz} is not a friend of {P:Ravi Menon}.",
        "{P:Dana Ruiz}, a former ally of {P:Ravi Menon}, left.",
        "{P:Dana Ruiz} and {P:Ravi Menon} could become friends.",
        "Are {P:Dana Ruiz} and {P:Ravi Menon} old friends?",
        "{P:Dana Ruiz} criticized {P:Ravi Menon}.",
        "{P:Dana Ruiz} is a friend of the arts.",
        "{P:Dana Ruiz} told friends that {P:Ravi Menon} was late.",
        "The alliance between {P:Dana Ruiz} and {P:Ravi Menon} came to an abrupt end.",
        "The alliance between {P:Dana Ruiz} and {P:Ravi Menon} has long been over.",
        "{P:Dana Ruiz} said her friendship with {P:Ravi Menon} fell apart.",
    ],
)
def test_what_is_denied_past_supposed_or_asked_is_no_relation(text: str) -> None:
    assert relations_of(text) == []


def test_a_meeting_said_to_be_friendly_has_the_date_that_is_told_with_it() -> None:
    (relation,) = relations_of(
        "The meeting between {P:Dana Ruiz} and {P:Ravi Menon} in May was described as cordial."
    )
    assert relation.dated is not None
    assert relation.dated.value == "2025-05"


def test_an_alliance_of_the_past_is_none() -> None:
    assert relations_of("{P:Dana Ruiz}, who was an ally of {P:Ravi Menon}, left.") == []


def test_whose_rival_it_is_tells_whoever_is_joined_to_it() -> None:
    (told,) = relations_of("{P:Ada Lund} met {P:Dana Ruiz} and {P:his} rival {P:Ravi Menon}.")
    assert told.between == ("ravi-menon", "dana-ruiz")
