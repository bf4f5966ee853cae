"""Names of people: nicknames, suffixes, particles, initials."""

import pytest

from onrecord.resolution.entities import resolve_entities
from onrecord.resolution.names import core_words, may_be_same_person
from tests.marked import marked


def people(text: str) -> list[set[str]]:
    """Return the names of each of the people of a marked text, in their order."""
    return [set(entity.names) for entity in resolve_entities(*marked(text)).entities]


@pytest.mark.parametrize(
    "name",
    [
        "{P:Joseph “Joe” Lund}",
        "{P:Joseph ‘Joe’ Lund}",
        '{P:Joseph "Joe" Lund}',
        "{P:Joseph} “Joe” {P:Lund}",
    ],
)
def test_a_nickname_in_quotation_marks_is_one_more_name(name: str) -> None:
    text = f"{name} came. {{P:Joe Lund}} sat. {{P:Joe}} spoke. {{P:Lund}} left."
    assert people(text) == [{"Joseph Lund", "Joe Lund", "Joe", "Lund"}]


def test_a_quotation_beside_a_name_is_no_nickname() -> None:
    assert people("{P:Ana Cole} “was late” and {P:Tom Lund} left.") == [{"Ana Cole"}, {"Tom Lund"}]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Ludwig van Aarden", "Van Aarden"),
        ("Maria de la Cruz", "de la Cruz"),
        ("Ruth Osei Wren", "Osei Wren"),
        ("Ana Tanaka-Wells", "Tanaka-Wells"),
        ("J.D. Marsh", "J. D. Marsh"),
        ("Robert Osei Jr.", "Osei"),
        ("Lê Thị Mai", "Mai"),
    ],
)
def test_a_shorter_form_of_a_name_is_the_same_person(full: str, short: str) -> None:
    assert len(people(f"{{P:{full}}} came. {{P:{short}}} left.")) == 1


def test_a_single_name_is_a_name() -> None:
    assert people("{P:Zofia} came. Ms. {P:Zofia} left.") == [{"Zofia"}]


def test_father_and_son_are_two() -> None:
    assert len(people("{P:Robert Osei Sr.} and {P:Robert Osei Jr.} came.")) == 2


def test_two_of_one_family_name_are_kept_apart_by_given_names() -> None:
    text = "{P:Dana Cole} met {P:Peter Cole}. {P:Dana} left. {P:Peter} sat. {P:Dana Cole} spoke."
    assert people(text) == [{"Dana Cole", "Dana"}, {"Peter Cole", "Peter"}]


def test_names_are_the_same_whichever_apostrophe_they_are_written_with() -> None:
    assert may_be_same_person(("O'Hara",), ("Dana", "O’Hara"))
    assert core_words(("O’Hara",)) == core_words(("O'Hara",))
