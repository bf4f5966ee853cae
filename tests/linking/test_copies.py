"""Copies of one text: what keys they share, and what is taken for one."""

from math import comb

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking.copies.comparison import LEAST_SHARED, copies_among
from onrecord.linking.copies.shingles import SHINGLE_WORDS, shingles
from onrecord.linking.copies.sketch import copy_keys, may_be_copies

SENTENCES = tuple(
    f"The {place} board met on {day} and put off the {thing} by {number} votes to three."
    for place, day, thing, number in zip(
        "harbour school library water transit housing parks budget planning ethics".split(),
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Monday Tuesday Friday".split(),
        "lease roof hours main timetable permit fence levy rezoning inquiry".split(),
        "four five six seven eight nine ten eleven twelve thirteen".split(),
        strict=True,
    )
)
WHOLE = "\n\n".join(SENTENCES)


def test_marks_case_and_line_breaks_make_no_other_text() -> None:
    other = WHOLE.replace("\n\n", " ").upper().replace(".", " –")
    assert shingles(other) == shingles(WHOLE)
    assert copy_keys(other) == copy_keys(WHOLE)


def test_a_text_is_a_copy_of_one_that_holds_it() -> None:
    half, longer = "\n\n".join(SENTENCES[3:8]), WHOLE + "\n\n" + WHOLE.replace("board", "office")
    [first, second] = copies_among(1, half, {7: WHOLE, 9: longer})
    assert (first.other, second.other) == (7, 9)
    assert first.shared > 0.9
    assert second.of_longer < first.of_longer < 1


def test_a_sentence_in_common_makes_no_copy() -> None:
    words = " ".join(f"word{n}" for n in range(60))
    assert copies_among(1, f"{SENTENCES[0]} {words}", {2: WHOLE}) == []


def test_a_line_that_anybody_may_print_is_a_copy_only_of_itself() -> None:
    line = "More on this story as it develops tonight"
    assert copies_among(1, line, {2: f"{WHOLE} {line}"}) == []
    assert [pair.other for pair in copies_among(1, line, {2: line + "."})] == [2]


def test_nothing_is_a_copy_of_a_text_without_words() -> None:
    assert copy_keys("– … –") == frozenset()
    assert copies_among(1, "", {2: "", 3: WHOLE}) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_has_its_own_keys_and_they_are_signed_numbers_of_64_bits(text: str) -> None:
    keys = copy_keys(text)
    assert keys == copy_keys(text)
    assert all(-(2**63) <= key < 2**63 for key in keys)
    assert bool(keys) == bool(shingles(text))


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(range(10)), min_size=5), st.randoms())
def test_being_a_copy_is_mutual_and_does_not_depend_on_the_order(
    kept: set[int], random: object
) -> None:
    part = "\n".join(SENTENCES[n] for n in kept)
    [there] = copies_among(1, part, {2: WHOLE})
    [back] = copies_among(2, WHOLE, {1: part})
    assert (there.shared, there.of_longer) == (back.shared, back.of_longer)
    assert there.shared >= LEAST_SHARED


def test_a_very_long_text_is_cut_and_quick() -> None:
    keys = copy_keys("na " * 40_000)
    assert 0 < len(keys) < 200
    assert len(shingles("na " * 40_000)[0].split()) == SHINGLE_WORDS


@settings(max_examples=40)
@given(st.integers(0, 9), st.integers(2, 10), st.integers(0, 80))
def test_texts_that_are_copies_are_compared(start: int, count: int, added: int) -> None:
    part = "\n\n".join((SENTENCES * 2)[start : start + count])
    longer = WHOLE + "\n\n" + " ".join(f"word{n}" for n in range(added))
    own, other = copy_keys(part), copy_keys(longer)
    if copies_among(1, part, {2: longer}) and own & other:
        assert may_be_copies(len(own), len(other), len(own & other))


def test_long_texts_with_one_key_in_common_are_not_compared() -> None:
    assert not may_be_copies(60, 80, 1)
    assert may_be_copies(22, 80, 1)


def test_of_copies_at_the_limit_fewer_than_one_in_a_thousand_is_not_compared() -> None:
    bands = len(copy_keys("alpha beta gamma"))
    for sampled in range(150):
        keys = bands + sampled
        passed_over = [n for n in range(1, sampled + 1) if not may_be_copies(keys, keys, n)]
        share, rest = LEAST_SHARED, 1 - LEAST_SHARED
        lost = sum(comb(sampled, n) * share**n * rest ** (sampled - n) for n in passed_over)
        assert lost < 0.001
