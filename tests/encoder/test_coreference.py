from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.agreement import AGREEMENTS
from onrecord.encoder.comparers import PairWeights
from onrecord.encoder.coreference import (
    ANTECEDENT_REACH,
    COMPARED,
    link_mentions,
    worth_comparing,
)
from onrecord.encoder.mention_features import DETERMINERS, MentionFeatures
from onrecord.encoder.pair_features import PAIR_BASES, PAIR_FEATURES, PAIR_ROWS
from onrecord.encoder.session import Emissions
from tests.encoder.mentions_of_a_text import PRONOUN, mention_of, mentions_of_a_text
from tests.encoder.synthetic import Floats, emissions_of, weights_of

_AGREEMENT_ROW = int(PAIR_BASES[tuple(PAIR_FEATURES).index("agreement")])


def _by_agreement(*agreements: str) -> PairWeights:
    """Weights with which two mentions are the same where their words so agree."""
    table = np.zeros((PAIR_ROWS, 1), dtype=np.float32)
    for agreement in agreements:
        table[_AGREEMENT_ROW + AGREEMENTS.index(agreement)] = 2.0
    one, nothing = np.ones(1, dtype=np.float32), np.zeros(1, dtype=np.float32)
    below = np.full(1, -1.0, dtype=np.float32)
    at_sight = np.zeros(len(AGREEMENTS), dtype=np.float32)
    return PairWeights(table, one[None], nothing, one, below, at_sight)


def _numbers(found: list[MentionFeatures], emissions: Emissions, weights: PairWeights) -> list[int]:
    return [link.cluster for link in link_mentions(found, emissions, weights)]


def _clusters(names: list[str], *agreements: str) -> list[int]:
    found = [mention_of(name, number) for number, name in enumerate(names)]
    return _numbers(found, emissions_of(len(names), 1), _by_agreement(*agreements))


def test_clusters_are_numbered_by_their_first_mentions() -> None:
    names = ["Dana Calloway", "Tom Reyes", "Dana Calloway", "Ada Morrow", "Tom Reyes"]
    assert _clusters(names, "all") == [0, 1, 0, 2, 1]


def test_mentions_that_agree_with_a_third_are_the_same() -> None:
    # The last one agrees with the second alone.
    assert _clusters(
        ["Dana Calloway", "Calloway", "Mayor Calloway"], "head and less", "head and more"
    ) == [0, 0, 0]
    assert _clusters(["Dana Calloway", "Mayor Calloway"], "head and less") == [0, 1]


def test_of_two_antecedents_the_likelier_is_taken() -> None:
    found = [mention_of(name, n) for n, name in enumerate(("Tom Reyes", "Ada Morrow", "he"))]
    found[2] = replace(found[2], form=PRONOUN)
    weights = replace(_by_agreement(), bias=np.full(1, -0.5, dtype=np.float32))
    antecedents = np.array([[1.0], [0.7], [0.0]], dtype=np.float32)
    anaphors = np.array([[0.0], [-9.0], [0.2]], dtype=np.float32)
    emissions = emissions_of(3, 1, antecedents=antecedents, anaphors=anaphors)
    assert _numbers(found, emissions, weights) == [0, 1, 0]
    emissions = emissions_of(3, 1, antecedents=antecedents[[1, 0, 2]], anaphors=anaphors)
    assert _numbers(found, emissions, weights) == [0, 1, 1]


def test_what_is_seen_at_first_sight_counts_too() -> None:
    found = [mention_of("Tom Reyes", 0), mention_of("Ada Morrow", 1)]
    keys = np.array([[1.0], [2.0]], dtype=np.float32)
    (_, link) = link_mentions(
        found, emissions_of(2, 1, anaphor_keys=keys, antecedent_keys=keys), _by_agreement()
    )
    assert (link.antecedents, link.odds) == ((0,), (1.0,))
    agreeing = replace(_by_agreement(), agreement=np.full(len(AGREEMENTS), 3, dtype=np.float32))
    (_, link) = link_mentions(found, emissions_of(2, 1), agreeing)
    assert (link.antecedents, link.odds) == ((0,), (2.0,))


def _named(*names: str) -> list[MentionFeatures]:
    named = DETERMINERS.index("name")
    return [replace(mention_of(n, place), determiner=named) for place, n in enumerate(names)]


def test_two_names_that_share_no_word_are_never_one() -> None:
    likely = replace(_by_agreement(), bias=np.full(1, 9.0, dtype=np.float32))
    found = _named("Dana Calloway", "Tom Reyes", "Tom Calloway")
    assert _numbers(found, emissions_of(3, 1), likely) == [0, 1, 1]
    described = [found[0], replace(found[1], determiner=DETERMINERS.index("the"))]
    assert _numbers(described, emissions_of(2, 1), likely) == [0, 0]


def test_two_names_of_the_same_words_are_one_unless_much_speaks_against_it() -> None:
    found = _named("Dana Calloway", "Dana Calloway")
    doubtful = replace(_by_agreement(), bias=np.full(1, -3.0, dtype=np.float32))
    assert _numbers(found, emissions_of(2, 1), doubtful) == [0, 0]
    against = replace(doubtful, bias=np.full(1, -7.0, dtype=np.float32))
    assert _numbers(found, emissions_of(2, 1), against) == [0, 1]


def test_antecedents_come_likeliest_first_and_no_more_than_are_kept() -> None:
    names = [f"No{n}" for n in range(20)] + ["Dana Calloway", "Calloway", "Dana Calloway"]
    found = [mention_of(name, number) for number, name in enumerate(names)]
    links = link_mentions(found, emissions_of(len(names), 1), _by_agreement("all", "head and more"))
    numbers, odds = links[-1].antecedents, links[-1].odds
    assert set(numbers[:2]) == {20, 21}
    assert list(odds) == sorted(odds, reverse=True)
    assert len(numbers) == 12
    assert links[0].antecedents == ()


def test_a_score_of_nought_joins_nothing() -> None:
    found = [mention_of("Dana Calloway", 0), mention_of("Dana Calloway", 1)]
    assert _numbers(found, emissions_of(2), weights_of().pairs) == [0, 1]


def test_a_mention_is_compared_with_those_in_reach_alone() -> None:
    def names(between: int) -> list[str]:
        return ["Dana Calloway", *(f"No{n}" for n in range(between)), "Dana Calloway"]

    at_sight = np.zeros(len(AGREEMENTS), dtype=np.float32)
    at_sight[AGREEMENTS.index("all")] = 2.0
    weights = replace(_by_agreement(), agreement=at_sight)
    for between, same in ((ANTECEDENT_REACH - 1, True), (ANTECEDENT_REACH, False)):
        found = [mention_of(name, number) for number, name in enumerate(names(between))]
        numbers = _numbers(found, emissions_of(len(found), 1), weights)
        assert (numbers[-1] == 0) == same


def test_without_mentions_there_are_no_clusters() -> None:
    assert _clusters([], "all") == []


@given(st.integers(0, 90), st.integers(1, 90), st.integers(0, 2**32 - 1))
def test_the_best_at_first_sight_before_each_are_compared(
    before: int, count: int, seed: int
) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, before + count)).astype(np.float32)
    rows, columns = worth_comparing(scores.copy(), before, 0)
    for row in range(count):
        chosen = set(columns[rows == row].tolist())
        others = set(range(before + row)) - chosen
        assert chosen <= set(range(before + row))
        assert len(chosen) == min(COMPARED, before + row)
        if others and chosen:
            assert min(scores[row, c] for c in chosen) >= max(scores[row, c] for c in others)


@given(mentions_of_a_text, st.integers(0, 2**32 - 1))
def test_whatever_the_outputs_numbers_go_up_by_one_with_each_new_cluster(
    found: list[MentionFeatures], seed: int
) -> None:
    chance = np.random.default_rng(seed)

    def some(*shape: int) -> Floats:
        return chance.normal(size=shape).astype(np.float32)

    emissions = emissions_of(401, 3, antecedents=some(401, 3), anaphors=some(401, 3))
    weights = PairWeights(
        some(PAIR_ROWS, 3), some(3, 2), some(2), some(2), some(1), some(len(AGREEMENTS))
    )
    clusters = _numbers(found, emissions, weights)
    assert len(clusters) == len(found)
    first_met = list(dict.fromkeys(clusters))
    assert first_met == list(range(len(first_met)))
