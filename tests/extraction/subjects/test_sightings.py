import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction.subjects.sightings import Sightings
from onrecord.extraction.subjects.terms import listed_terms
from onrecord.schema.subjects import subjects
from tests.growth import assert_grows_no_faster_than_sorting


def seen(text: str) -> list[tuple[str, set[str]]]:
    found = Sightings(text).within((0, len(text)))
    return [(text[one.start : one.end], {term.subject for term in one.terms}) for one in found]


def test_every_subject_has_terms_and_no_other_has_any() -> None:
    assert {term.subject for term in listed_terms()} == set(subjects())
    assert all(term.weight > 0 for term in listed_terms())


def test_the_longest_term_at_a_word_counts_alone() -> None:
    assert seen("affordable housing") == [("affordable housing", {"housing"})]


def test_plurals_possessives_and_beginnings_are_the_same_term() -> None:
    assert seen("Tenants, a landlord's and immigrants") == [
        ("Tenants", {"housing"}),
        ("landlord", {"housing"}),
        ("immigrants", {"immigration"}),
    ]


def test_a_term_with_a_capital_letter_is_looked_for_as_printed() -> None:
    assert seen("by ICE") == [("ICE", {"immigration"})]
    assert seen("on ice") == []


def test_phrases_that_mislead_tell_nothing() -> None:
    assert seen("the White House") == []


def test_a_term_does_not_run_on_over_the_end_of_a_sentence() -> None:
    assert [words for words, _ in seen("Affordable. Housing")] == ["Housing"]
    assert [words for words, _ in seen("U.S.-Mexico border")] == ["U.S.-Mexico border"]


@given(st.text(), st.integers(0, 40), st.integers(0, 40))
def test_sightings_are_slices_in_order_within_what_is_asked(text: str, a: int, b: int) -> None:
    text = f"rent {text} tax cuts {text} police"
    extent = (min(a, b), max(a, b))
    found = Sightings(text).within(extent)
    assert all(extent[0] <= one.start < one.end <= extent[1] for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize("piece", ["tax ", "a-", "health care health ", "immi", "’s ", "U.S.", "w"])
def test_a_hostile_text_is_walked_in_time_that_grows_with_its_length(piece: str) -> None:
    assert_grows_no_faster_than_sorting(
        lambda length: piece * (length // len(piece)), Sightings, 10_000
    )


def test_no_phrase_tells_something_and_nothing() -> None:
    listed = files("onrecord.extraction.subjects").joinpath("terms.toml").read_text("utf-8")
    nothing = " ".join(tomllib.loads(listed)["nothing"].split()).split(", ")
    assert not {term.words for term in listed_terms()} & set(nothing)
