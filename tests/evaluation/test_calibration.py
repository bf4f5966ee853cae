import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.calibration import (
    BINS,
    Judgement,
    confidence_bins,
    expected_calibration_error,
    threshold_for,
)

judgements = st.lists(st.builds(Judgement, st.floats(0.0, 1.0), st.booleans()))


def _judged(*groups: tuple[float, int, int]) -> list[Judgement]:
    """Return judgements of (confidence, how many are right, how many are wrong)."""
    return [
        Judgement(confidence, is_right)
        for confidence, right, wrong in groups
        for is_right in [True] * right + [False] * wrong
    ]


def test_confidences_that_come_true_have_no_error() -> None:
    assert expected_calibration_error(_judged((0.75, 3, 1))) == 0.0
    assert expected_calibration_error(_judged((1.0, 1, 0), (0.0, 0, 1))) == 0.0


def test_an_error_is_weighed_by_how_many_share_it() -> None:
    assert expected_calibration_error(_judged((0.9, 9, 1), (0.3, 0, 10))) == pytest.approx(0.15)


def test_nothing_judged_has_no_error_no_bins_and_no_threshold() -> None:
    assert expected_calibration_error([]) == 0.0
    assert confidence_bins([]) == ()
    assert threshold_for([], 0.5) is None


def test_a_bin_tells_its_edges_count_mean_confidence_and_share_right() -> None:
    (found,) = confidence_bins(_judged((0.72, 1, 0), (0.78, 1, 2)))
    assert (found.low, found.high, found.count) == (0.7, 0.8, 4)
    assert found.confidence == pytest.approx(0.765)
    assert found.right == 0.5


def test_a_confidence_at_an_edge_is_of_the_bin_above_and_one_of_the_last() -> None:
    bins = confidence_bins(_judged((0.5, 1, 0), (0.49, 1, 0), (1.0, 1, 0), (0.95, 1, 0)))
    assert [(found.low, found.count) for found in bins] == [(0.4, 1), (0.5, 1), (0.9, 2)]


@given(judgements)
def test_bins_hold_every_judgement_once_between_their_edges(judged: list[Judgement]) -> None:
    bins = confidence_bins(judged)
    assert sum(found.count for found in bins) == len(judged)
    assert len(bins) <= BINS
    for found in bins:
        assert found.low - 1e-9 <= found.confidence <= found.high + 1e-9
        assert 0.0 <= found.right <= 1.0


@given(judgements)
def test_a_calibration_error_is_a_share(judged: list[Judgement]) -> None:
    assert 0.0 <= expected_calibration_error(judged) <= 1.0 + 1e-9


def test_a_threshold_is_the_lowest_confidence_that_reaches_the_precision() -> None:
    judged = _judged((0.9, 8, 0), (0.7, 1, 1), (0.5, 1, 3))
    threshold = threshold_for(judged, 0.9)
    assert threshold is not None
    assert (threshold.confidence, threshold.precision, threshold.kept) == (0.7, 0.9, 0.9)


def test_what_has_the_same_confidence_is_taken_together() -> None:
    assert threshold_for(_judged((0.8, 3, 3)), 0.6) is None


def test_a_precision_that_is_reached_again_further_down_counts() -> None:
    threshold = threshold_for(_judged((0.9, 0, 1), (0.6, 9, 0)), 0.9)
    assert threshold is not None
    assert (threshold.confidence, threshold.kept) == (0.6, 1.0)


def test_a_precision_that_is_never_reached_has_no_threshold() -> None:
    assert threshold_for(_judged((0.9, 1, 1), (0.5, 0, 4)), 0.75) is None


@given(judgements, st.floats(0.0, 1.0))
def test_what_reaches_a_threshold_is_right_as_often_as_asked(
    judged: list[Judgement], precision: float
) -> None:
    threshold = threshold_for(judged, precision)
    if threshold is None:
        return
    reached = [one for one in judged if one.confidence >= threshold.confidence]
    assert sum(one.is_right for one in reached) / len(reached) >= precision
    assert threshold.precision == sum(one.is_right for one in reached) / len(reached)
