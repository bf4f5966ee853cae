"""Programmes of broadcasters are entities, and other words in quotation marks are not."""

import pytest

from onrecord.resolution.entities import resolve_entities
from tests.marked import marked


def names(text: str) -> list[str]:
    return [entity.name for entity in resolve_entities(*marked(text)).entities]


@pytest.mark.parametrize(
    "text",
    [
        "{P:Dana Lund} spoke on {O:CBS}’s “Harbor Talk.”",
        "On “Harbor Talk,” {P:Dana Lund} was calm.",
        "On this week’s broadcast of “Harbor Talk,” {P:Dana Lund} was calm.",
        "{P:Dana Lund} said on “Harbor Talk” that it was late.",
    ],
)
def test_a_title_after_its_broadcaster_or_on_the_air_is_a_programme(text: str) -> None:
    assert "Harbor Talk" in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "{P:Dana Lund} wrote a chapter on “Harbor Talk.”",
        "{P:Dana Lund} called it “Harbor Talk.”",
        "{P:Dana Lund} said on Monday “Harbor Talk Is Cheap” was her book.",
    ],
)
def test_other_titles_are_none(text: str) -> None:
    assert names(text) == ["Dana Lund"]


def test_a_programme_named_twice_is_one_entity() -> None:
    text = "{P:Dana Lund} was on {O:CBS}’s “Harbor Talk.” She said on “Harbor Talk” it was late."
    assert names(text).count("Harbor Talk") == 1
