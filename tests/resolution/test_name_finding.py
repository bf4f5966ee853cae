import pytest

from onrecord.resolution.name_finding import find_names
from onrecord.schema.annotation import NamedMention, NameType


def _found(text: str, words: str, kind: NameType) -> list[str]:
    start = text.index(words)
    mention = NamedMention(start, start + len(words), kind, 0.9)
    return [name.joined for name in find_names(text, [mention])]


@pytest.mark.parametrize("words", ["City", "Nation"])
def test_what_a_yearly_address_is_of_is_no_body(words: str) -> None:
    assert _found(f"She spoke at the State of the {words} address.", words, "organization") == []


def test_an_office_and_a_country_are_no_address() -> None:
    office = "She was Secretary of State of the Union."
    assert _found(office, "Union", "organization") == ["Union"]
    assert _found("The State of the Republic pays.", "Republic", "place") == ["Republic"]


def test_a_body_that_opens_a_text_is_one() -> None:
    assert _found("Union members left.", "Union", "organization") == ["Union"]
