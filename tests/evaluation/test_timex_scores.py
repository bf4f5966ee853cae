import pytest

from onrecord.evaluation.corpora.annotated_times import AnnotatedTime
from onrecord.evaluation.timex_scores import count_times, pair_times
from onrecord.schema.record import TimeExpression
from tests.evaluation.made_records import made_span

TEXT = "She came early on Monday and left three days later for a year, in May or June."


def annotated(words: str, value: str, type: str = "DATE") -> AnnotatedTime:
    start = TEXT.index(words)
    return AnnotatedTime(start, start + len(words), type, value)


def found(words: str, value: str) -> TimeExpression:
    return TimeExpression(made_span(TEXT, words), "DATE", value, value, "anchored")


GOLD = (
    annotated("Monday", "2025-09-15"),
    annotated("three days later", "2025-09-18"),
    annotated("a year", "P1Y", "DURATION"),
    annotated("May", "2025-05"),
)
FOUND = (
    found("early on Monday", "2025-09-15"),
    found("three days later", "2025-09-18"),
    found("a year", "2024"),
    found("June", "2025-06"),
)


def test_strict_and_relaxed_matches_values_and_types_are_counted() -> None:
    counts = count_times(list(pair_times(FOUND, GOLD)))
    assert (counts.annotated, counts.found) == (4, 4)
    assert (counts.relaxed, counts.strict, counts.value, counts.type) == (3, 2, 2, 2)


def test_the_f1_of_values_is_their_accuracy_times_the_relaxed_f1() -> None:
    counts = count_times(list(pair_times(FOUND, GOLD)))
    scores = counts.scores
    accuracy = counts.value / counts.relaxed
    assert scores["value"].f1 == pytest.approx(accuracy * scores["relaxed"].f1)


def test_an_expression_is_matched_once_and_by_its_own_characters_first() -> None:
    text = "May 2007"
    whole = TimeExpression(made_span(text, text), "DATE", "2007-05", "2007-05", "explicit")
    gold = (AnnotatedTime(0, 3, "DATE", "2007-05"), AnnotatedTime(0, 8, "DATE", "2007-05"))
    assert list(pair_times([whole], gold)) == [(gold[0], None), (gold[1], whole)]


def test_what_is_found_alone_comes_last() -> None:
    assert list(pair_times(FOUND, GOLD))[-1] == (None, FOUND[3])
