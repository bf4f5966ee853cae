"""Scores against figures computed by hand."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import MissingLibrary
from onrecord.evaluation.attribution_scores import Score
from onrecord.evaluation.coreference_scores import Cluster, CoreferenceScores


def _clusters(*clusters: str) -> list[Cluster]:
    """Return clusters of mentions that are named by a letter each."""
    return [frozenset(cluster) for cluster in clusters]


def _scores(predicted: list[Cluster], gold: list[Cluster]) -> CoreferenceScores:
    pytest.importorskip("scipy")
    scores = CoreferenceScores()
    scores.add(predicted, gold)
    return scores


def _figures(score: Score) -> tuple[float, float]:
    return score.precision, score.recall


def test_the_worked_example_of_the_reference_scorer_comes_out() -> None:
    # Pradhan et al. 2014: h and i are spurious, e is missed, c is put to the wrong cluster.
    scores = _scores(_clusters("ab", "cd", "fghi"), _clusters("abc", "defg"))
    assert _figures(scores.muc) == pytest.approx((2 / 5, 2 / 5))
    assert _figures(scores.b_cubed) == pytest.approx((4 / 8, 35 / 12 / 7))
    assert _figures(scores.ceaf) == pytest.approx((1.3 / 3, 1.3 / 2))


def test_what_is_all_right_scores_one() -> None:
    gold = _clusters("abc", "de")
    scores = _scores(gold[::-1], gold)
    for score in (scores.muc, scores.b_cubed, scores.ceaf):
        assert _figures(score) == (1.0, 1.0)
    assert scores.conll == pytest.approx(1.0)


def test_a_cluster_that_is_split_in_two_loses_recall_and_no_precision() -> None:
    scores = _scores(_clusters("ab", "cd"), _clusters("abcd"))
    assert _figures(scores.muc) == pytest.approx((1.0, 2 / 3))
    assert _figures(scores.b_cubed) == pytest.approx((1.0, 1 / 2))
    assert _figures(scores.ceaf) == pytest.approx((1 / 3, 2 / 3))


def test_two_clusters_that_are_merged_lose_precision_and_no_recall() -> None:
    scores = _scores(_clusters("abcd"), _clusters("ab", "cd"))
    assert _figures(scores.muc) == pytest.approx((2 / 3, 1.0))
    assert _figures(scores.b_cubed) == pytest.approx((1 / 2, 1.0))
    assert _figures(scores.ceaf) == pytest.approx((2 / 3, 1 / 3))


@pytest.mark.parametrize(
    ("predicted", "gold"),
    [([], ["abc"]), (["abc"], []), ([], [])],
    ids=["none", "no gold", "empty"],
)
def test_nothing_found_or_nothing_there_scores_nought(
    predicted: list[str], gold: list[str]
) -> None:
    scores = CoreferenceScores()
    scores.add(_clusters(*predicted), _clusters(*gold))
    assert scores.conll == 0.0


def test_clusters_without_a_mention_in_common_score_nought() -> None:
    assert _scores(_clusters("ab"), _clusters("cd")).conll == 0.0


def test_the_mean_is_that_of_the_three_f1_scores() -> None:
    scores = _scores(_clusters("ab", "cd", "fghi"), _clusters("abc", "defg"))
    parts = (scores.muc.f1, scores.b_cubed.f1, scores.ceaf.f1)
    assert scores.conll == pytest.approx(sum(parts) / 3)
    assert scores.muc.f1 == pytest.approx(0.4)
    assert scores.ceaf.f1 == pytest.approx(2 * (1.3 / 3) * 0.65 / (1.3 / 3 + 0.65))


def test_documents_are_summed_before_shares_are_taken() -> None:
    scores = _scores(_clusters("abcde"), _clusters("abcde"))
    scores.add(_clusters("ab"), _clusters("cd"))
    assert _figures(scores.muc) == pytest.approx((4 / 5, 4 / 5))
    assert _figures(scores.b_cubed) == pytest.approx((5 / 7, 5 / 7))
    assert _figures(scores.ceaf) == pytest.approx((1 / 2, 1 / 2))


@st.composite
def partitions(draw: st.DrawFn) -> list[Cluster]:
    """Clusters of at least two of eight mentions."""
    owners = draw(st.lists(st.integers(0, 4), min_size=8, max_size=8))
    grouped = (frozenset(m for m, o in enumerate(owners) if o == owner) for owner in range(4))
    return [cluster for cluster in grouped if len(cluster) > 1]


@settings(max_examples=20)
@given(partitions(), partitions())
def test_scores_are_shares_and_turn_round_with_their_sides(
    one: list[Cluster], other: list[Cluster]
) -> None:
    there, back = _scores(one, other), _scores(other, one)
    for name in ("muc", "b_cubed", "ceaf"):
        precision, recall = _figures(getattr(there, name))
        assert 0.0 <= precision <= 1.0
        assert _figures(getattr(back, name)) == pytest.approx((recall, precision))


def test_without_scipy_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(MissingLibrary, match=r"pip install 'onrecord\[evaluation\]'"):
        CoreferenceScores().add(_clusters("ab"), _clusters("ab"))
