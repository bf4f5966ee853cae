"""Names of people: their parts, and how two of them agree."""

import pytest

from onrecord.linking.nicknames import are_forms_of_one, is_common
from onrecord.linking.person_names import (
    agreement,
    is_part_of,
    is_slip,
    middle_agreement,
    parse_person_name,
)


@pytest.mark.parametrize(
    ("name", "given", "middle", "family", "suffix"),
    [
        ("Miriam Calloway", "miriam", (), ("calloway",), ""),
        ("Dr. Miriam T. Calloway", "miriam", ("t",), ("calloway",), ""),
        ("State Senator Hector Vance Jr.", "hector", (), ("vance",), "jr"),
        ("Hector Vance III", "hector", (), ("vance",), "iii"),
        ("Piet van der Meulen", "piet", (), ("van", "der", "meulen"), ""),
        ("De Marchi", "", (), ("de", "marchi"), ""),
        ("Ana Lucía Ríos-Peña", "ana", ("lucia",), ("rios", "pena"), ""),
        ("Seán O’Hara’s", "sean", (), ("ohara",), ""),
        ("Walter HW Ekholm", "walter", ("h", "w"), ("ekholm",), ""),
        ("Walter H.W. Ekholm", "walter", ("h", "w"), ("ekholm",), ""),
        ("Zola", "", (), ("zola",), ""),
        ("Van Ekholm", "van", (), ("ekholm",), ""),
    ],
)
def test_a_name_is_cut_into_its_parts(
    name: str, given: str, middle: tuple[str, ...], family: tuple[str, ...], suffix: str
) -> None:
    parsed = parse_person_name(name)
    assert (parsed.given, parsed.middle, parsed.family, parsed.suffix) == (
        given,
        middle,
        family,
        suffix,
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Miriam Calloway", "miriam calloway", "same"),
        ("Miriam Calloway", "Miriam T. Calloway", "same"),
        ("Bill Ekholm", "William Ekholm", "nickname"),
        ("J. Mark Stone", "Mark Stone", "part"),
        ("James Mark Stone", "Mark Stone", "part"),
        ("Reinald Stone", "Reinold Stone", "spelling"),
        ("Calloway", "Miriam Calloway", "part"),
        ("Miriam", "Miriam Calloway", "part"),
        ("Ríos Peña", "Ana Ríos-Peña", "part"),
        ("M. Calloway", "Miriam Calloway", "part"),
        ("Miriam Calloway", "Hector Calloway", "different"),
        ("Miriam Calloway", "Miriam Vance", "different"),
        ("H. Calloway", "Miriam Calloway", "different"),
    ],
)
def test_two_names_agree_in_a_way(one: str, other: str, expected: str) -> None:
    first, second = parse_person_name(one), parse_person_name(other)
    assert agreement(first, second) == expected
    assert agreement(second, first) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ada B. Stone", "Ada Beth Stone", True),
        ("Ada B. Stone", "Ada C. Stone", False),
        ("Ada B. Stone", "Ada Stone", None),
        ("Ada B. C. Stone", "Ada B. Stone", True),
        ("Ada H.W. Stone", "Ada W. Stone", False),
    ],
)
def test_middle_names_agree_differ_or_tell_nothing(
    one: str, other: str, expected: bool | None
) -> None:
    assert middle_agreement(parse_person_name(one), parse_person_name(other)) is expected


def test_a_middle_word_is_no_part_that_stands_for_a_name() -> None:
    whole = parse_person_name("Ana Lucia Rios")
    assert not is_part_of(parse_person_name("Lucia"), whole)
    assert is_part_of(parse_person_name("Lucia Rios"), whole)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("melanne", "melanie", True),
        ("reince", "rence", True),
        ("reince", "rience", True),
        ("melanne", "melody", False),
        ("eric", "erik", False),
    ],
)
def test_a_slip_is_one_letter_in_a_word_of_some_length(
    one: str, other: str, expected: bool
) -> None:
    assert is_slip(one, other) is expected


def test_forms_of_one_given_name_are_known_in_both_directions() -> None:
    assert are_forms_of_one("peggy", "margaret")
    assert are_forms_of_one("bob", "bobby")
    assert not are_forms_of_one("bob", "bill")
    assert not are_forms_of_one("zola", "zola")


def test_a_name_with_short_forms_is_common() -> None:
    assert is_common("katherine")
    assert is_common("todd")
    assert not is_common("hildegund")
