import pytest

from onrecord.evaluation.corpora.record_gold import GoldDate
from onrecord.evaluation.date_scores import DateCounts, score_dates
from tests.evaluation.made_records import made_date
from tests.evaluation.told_reader import extent

TEXT = "On Thursday night the council met , and it meets in May ."
THURSDAY, MAY = "2025-09-18", "2026-05"


def _gold(words: str, value: str) -> GoldDate:
    return GoldDate(extent(TEXT, words), value)


def test_a_date_is_found_where_half_of_the_shorter_is_shared() -> None:
    ours = [made_date(TEXT, "Thursday night", THURSDAY)]
    assert score_dates(ours, [_gold("On Thursday", THURSDAY)]) == DateCounts(1, 1, 1, 1)
    assert score_dates(ours, [_gold("night the council", THURSDAY)]) == DateCounts(1, 0, 0, 1)
    assert score_dates([], [_gold("May", MAY)]) == DateCounts(1, 0, 0, 0)


def test_a_date_without_its_value_is_found_and_not_right() -> None:
    for value in (None, "2025-09-17"):
        counts = score_dates([made_date(TEXT, "Thursday", value)], [_gold("Thursday", THURSDAY)])
        assert counts == DateCounts(1, 1, 0, 1)


def test_each_date_is_taken_once() -> None:
    ours = [made_date(TEXT, "in May", MAY)]
    assert score_dates(ours, [_gold("May", MAY), _gold("in May", MAY)]) == DateCounts(2, 1, 1, 1)


def test_what_is_no_annotated_date_counts_as_predicted() -> None:
    ours = [made_date(TEXT, "Thursday", THURSDAY), made_date(TEXT, "in May", MAY)]
    counts = score_dates(ours, [_gold("in May", MAY)])
    assert counts == DateCounts(1, 1, 1, 2)
    assert (counts.accuracy, counts.recall) == (1.0, 1.0)
    assert counts.f1 == pytest.approx(2 / 3)


def test_counts_add_up_and_shares_of_nothing_are_none() -> None:
    nothing = DateCounts()
    assert (nothing.accuracy, nothing.recall, nothing.f1) == (None, None, None)
    assert DateCounts(2, 1, 1, 3) + DateCounts(1, 1, 0, 1) == DateCounts(3, 2, 1, 4)
