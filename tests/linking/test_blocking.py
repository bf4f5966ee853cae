"""Blocking: which names are compared at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.blocking import blocking_keys, body_keys, family_keys, full_name_keys
from onrecord.linking.bodies import compare_organization
from onrecord.linking.comparison import compare_full
from onrecord.linking.nicknames import are_forms_of_one
from onrecord.linking.organization_names import initials, is_generic, plain_words
from onrecord.linking.person_names import parse_person_name
from onrecord.schema.record import EntityType
from tests.linking.people import entity, profile


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


GIVEN = st.sampled_from("Bill William Robert Bob Hildegund Hildegunde Jeb Ann".split())
MIDDLE = st.sampled_from(["", "T.", "Jeb", "Stone"])
FAMILY = st.sampled_from(
    ["Stone", "Vance", "Stone-Vance", "van Stone", "de la Vance", "Hart Vance"]
)
SUFFIX = st.sampled_from(["", "Jr."])
PEOPLE = st.tuples(GIVEN, MIDDLE, FAMILY, SUFFIX).map(lambda parts: " ".join(filter(None, parts)))
BODIES = st.sampled_from(
    """Harbor Safety Board|The Harbor Safety Board, Inc.|HSB|H.S.B.|Hsb|Hill Street Bank|Hill|
    HARBOR SAFETY BOARD|U.S. Harbor Council|the Council|Council""".replace("\n", "").split("|")
).map(str.strip)


@given(PEOPLE, PEOPLE)
def test_full_names_that_may_be_one_are_found_by_what_is_asked(one: str, other: str) -> None:
    if compare_full(entity(one), profile("p", {other: 2}), 1) is not None:
        assert family_keys(one) & blocking_keys(other, "person")


@given(PEOPLE, PEOPLE)
def test_of_very_many_bearers_those_with_a_form_of_the_given_name_are_found(
    one: str, other: str
) -> None:
    first, second = parse_person_name(one), parse_person_name(other)
    are_forms = first.given == second.given or are_forms_of_one(first.given, second.given)
    shares = bool(full_name_keys(one) & blocking_keys(other, "person"))
    assert shares == (are_forms and first.family[-1] == second.family[-1])


@given(BODIES, BODIES)
def test_bodies_that_may_be_one_are_found_by_what_is_asked(one: str, other: str) -> None:
    known = profile("o", {other: 2}, type="organization")
    found = compare_organization(entity(one, type="organization"), known)
    if found is not None:
        assert body_keys(one) & blocking_keys(other, "organization")
