import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.quotations.alignment import MOST_WORDS, Wording, align
from onrecord.linking.quotations.evidence import is_telling
from onrecord.linking.quotations.matching import likest, normalised_text, same_quotation
from tests.growth import assert_grows_no_faster_than_sorting

FERRIES = (
    "We cannot run ferries on good will, and nobody in this harbour should ask the crews to work "
    "another winter without a contract"
)
WORDS = st.lists(st.sampled_from("harbour ferry crew winter the of and tide".split()), max_size=12)


def _alike(asked: str, printed: str) -> float:
    found = likest(normalised_text(asked), {1: normalised_text(printed)})
    return found[0][1] if found else 0.0


@pytest.mark.parametrize(
    "asked",
    [
        FERRIES,
        "run ferries on good will, and nobody in this harbour",
        "We cannot run ferries … without a contract",
        "nobody in this harbour should ask [them] to work another winter",
    ],
)
def test_a_quotation_that_is_cut_has_all_its_words(asked: str) -> None:
    alignment = align(
        Wording.parse(normalised_text(asked)), Wording.parse(normalised_text(FERRIES)), least=0.6
    )
    assert alignment is not None
    if "[them]" not in asked:
        assert alignment.is_exact
        assert alignment.likeness == 1


def test_changed_and_added_and_dropped_words_make_it_less_alike() -> None:
    changed = _alike("We cannot run trains on good will, and nobody in this town", FERRIES)
    dropped = _alike("We cannot run ferries, and nobody should ask the crews to work", FERRIES)
    assert 0.65 < changed < 1
    assert 0.65 < dropped < 1


def test_half_of_a_quotation_and_half_of_another_are_neither() -> None:
    spliced = "We cannot run ferries on good will when the council sells every berth to strangers"
    assert _alike(spliced, FERRIES) == 0


def test_common_words_are_no_evidence() -> None:
    assert not is_telling(["and", "the"], 1)
    assert not is_telling("i do not know what it is".split()[:4], 1)
    assert is_telling(["lock", "the", "harbour"], 1)
    assert _alike("we are going to", "I think that we are going to lose the harbour") == 0
    assert _alike("we will be there for it", "they will be here for it") == 0


def test_one_quotation_is_whole_cut_or_reworded() -> None:
    others = {
        1: "run ferries on good will and nobody in this harbour",
        2: "we can not run the ferries on good will and nobody in the harbour should ask the crews",
        3: "the harbour master says that ferries will be late this winter",
        4: "on good will",
    }
    assert same_quotation(normalised_text(FERRIES), others) == [1, 2]


@given(WORDS, WORDS)
def test_the_same_quotation_is_the_same_either_way(one: list[str], other: list[str]) -> None:
    first, second = " ".join(one), " ".join(other)
    assert bool(same_quotation(first, {1: second})) == bool(same_quotation(second, {1: first}))


@given(WORDS, WORDS, WORDS)
def test_what_stands_in_a_row_is_found_as_it_is(
    before: list[str], asked: list[str], after: list[str]
) -> None:
    alignment = align(Wording(tuple(asked)), Wording((*before, *asked, *after)))
    if not asked:
        assert alignment is None
        return
    assert alignment is not None
    for at, printed, size in alignment.blocks:
        assert [*before, *asked, *after][printed : printed + size] == asked[at : at + size]


@pytest.mark.parametrize("piece", ["the ", "a b ", "word … "])
def test_words_beyond_those_that_are_looked_at_take_no_more_time_than_their_number(
    piece: str,
) -> None:
    def compare(asked: str) -> None:
        likest(normalised_text(asked), {1: normalised_text(asked + " tide")})

    assert_grows_no_faster_than_sorting(
        lambda number: piece * (number // len(piece.split())), compare, MOST_WORDS
    )
