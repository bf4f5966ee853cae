"""Blocking: which names are compared at all."""

import pytest

from onrecord.linking.blocking import blocking_keys
from onrecord.linking.organization_names import initials, is_generic, plain_words
from onrecord.schema.record import EntityType


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Miriam Calloway", "Calloway"),
        ("Miriam Calloway", "Mr. Calloway’s"),
        ("Ana Rios-Pena", "Ana Rios"),
        ("Ana Rios-Pena", "Pena"),
        ("Hildegund Stone", "Hildegund"),
        ("Hillary Stone Vance", "Hillary Stone"),
        ("Hector Vance Jr.", "Hector Vance"),
    ],
)
def test_names_that_may_be_one_share_a_key(one: str, other: str) -> None:
    assert blocking_keys(one, "person") & blocking_keys(other, "person")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Miriam Calloway", "Hector Vance"),
        # Names that many have would make blocks of thousands.
        ("John Calloway", "John"),
        ("Piet van Stone", "Ina van Vance"),
    ],
)
def test_names_of_others_share_none(one: str, other: str) -> None:
    assert not blocking_keys(one, "person") & blocking_keys(other, "person")


def test_people_and_organizations_of_one_name_are_never_compared() -> None:
    assert not blocking_keys("Calloway", "person") & blocking_keys("Calloway", "organization")


@pytest.mark.parametrize("kind", ["group", "place"])
def test_groups_and_places_have_no_keys(kind: EntityType) -> None:
    assert blocking_keys("Port Calder", kind) == frozenset()


def test_an_organization_is_found_by_its_initials_and_without_its_legal_form() -> None:
    assert blocking_keys("Harbor Safety Board", "organization") & blocking_keys(
        "H.S.B.", "organization"
    )
    assert blocking_keys("The Ekholm Co., Inc.", "organization") & blocking_keys(
        "Ekholm", "organization"
    )


def test_what_matters_of_an_organization_s_name() -> None:
    assert plain_words("the Ministry of the Harbor’s") == ("ministry", "harbor")
    assert initials("Ministry of Harbor Affairs") == "mha"
    assert initials("HSB") == "hsb"
    assert initials("Harbor") == ""
    assert is_generic("the Police Department")
    assert not is_generic("Calder Police Department")


@pytest.mark.parametrize("name", ["", "—", "’s", "Jr.", "X", "的"])
def test_a_name_of_any_kind_has_keys_without_failing(name: str) -> None:
    assert isinstance(blocking_keys(name, "person"), frozenset)
    assert isinstance(blocking_keys(name, "organization"), frozenset)
