import pytest

from onrecord.evaluation.class_scores import (
    accuracy,
    comparison_table,
    likeliest,
    macro_f1,
    majority,
    scores_of_classes,
)

ANNOTATED = ["a", "a", "a", "b"]
FOUND = ["a", "a", "b", "c"]


def test_each_annotated_class_has_a_score() -> None:
    scores = scores_of_classes(FOUND, ANNOTATED)
    assert list(scores) == ["a", "b"]
    assert scores["a"].precision == 1.0
    assert scores["a"].recall == pytest.approx(2 / 3)
    assert scores["b"].f1 == 0
    assert macro_f1(scores) == pytest.approx(0.4)
    assert accuracy(scores) == 0.5


def test_a_reader_stands_beside_the_most_frequent_class() -> None:
    table = comparison_table({"reader": FOUND, "usual": majority(ANNOTATED)}, ANNOTATED)
    assert [row.name for row in table.rows] == ["reader", "usual"]
    assert table.rows[1].figures == pytest.approx((3 / 7, 0.75))


def test_nothing_read_is_nothing_right() -> None:
    assert macro_f1({}) == accuracy({}) == 0.0


def test_the_likeliest_class_has_the_highest_probability() -> None:
    assert likeliest({"a": 0.2, "b": 0.5, "c": 0.3}) == "b"
