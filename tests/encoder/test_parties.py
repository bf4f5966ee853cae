import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.labels import PARTY_ROLES
from onrecord.encoder.parties import PARTY_REACH, PartyFinder, beside
from tests.encoder.synthetic_happenings import happening_emissions, happening_weights, parties_at


def _finder(count: int, roles: dict[int, str], trigger: tuple[int, int]) -> PartyFinder:
    emissions = happening_emissions(count, parties=parties_at(count, roles))
    paragraphs = np.zeros(count, dtype=np.int64)
    return PartyFinder(emissions, paragraphs, trigger, happening_weights().parties)


def test_the_words_of_a_role_are_runs() -> None:
    roles = dict.fromkeys((0, 1, 5, 9), "participant") | {6: "place"}
    finder = _finder(10, roles, (3, 4))
    assert list(finder.all("participant")) == [(0, 2), (5, 6), (9, 10)]
    assert finder.likeliest("place") == (6, 7)
    assert finder.likeliest("who") is None
    assert list(finder.all("who")) == []


def test_words_out_of_reach_are_nothing_to_a_trigger() -> None:
    count = 2 * PARTY_REACH + 10
    far = {0: "actor", count - 1: "recipient", PARTY_REACH: "actor"}
    finder = _finder(count, far, (PARTY_REACH + 4, PARTY_REACH + 5))
    assert finder.likeliest("actor") == (PARTY_REACH, PARTY_REACH + 1)
    assert finder.likeliest("recipient") is None


@given(st.integers(0, 30), st.integers(1, 20), st.integers(0, 60))
def test_words_inside_a_trigger_are_at_no_distance(first: int, length: int, word: int) -> None:
    last = first + length
    (distance,) = beside(np.array([word]), (first, last)).tolist()
    if first <= word < last:
        assert distance == 0
    else:
        assert distance == (word - first if word < first else word - last + 1)


@given(
    st.dictionaries(st.integers(0, 79), st.sampled_from(PARTY_ROLES), max_size=20),
    st.integers(0, 70),
    st.integers(1, 9),
)
def test_runs_do_not_overlap_and_hold_the_likeliest(
    roles: dict[int, str], first: int, length: int
) -> None:
    finder = _finder(80, roles, (first, first + length))
    for role in PARTY_ROLES:
        runs = list(finder.all(role))
        edges = [edge for run in runs for edge in run]
        assert edges == sorted(set(edges))
        likeliest = finder.likeliest(role)
        assert likeliest in runs if runs else likeliest is None
