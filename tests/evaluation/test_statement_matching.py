from onrecord.evaluation.statement_matching import found_statements, given_statements
from onrecord.schema.annotation import AttributionSpans
from onrecord.schema.record import Statement
from tests.evaluation.made_records import made_statement
from tests.evaluation.told_reader import extent

TEXT = (
    "Dana Lund said the plan is late and the bridge is not safe , "
    "Tom Reyes said the vote was near ."
)
LATE = made_statement(TEXT, "Dana Lund", "the plan is late")
BOTH = made_statement(TEXT, "Dana Lund", "the plan is late and the bridge is not safe")
VOTE = made_statement(TEXT, "Tom Reyes", "the vote was near")


def _found(*contents: str, among: list[Statement]) -> list[Statement | None]:
    return found_statements(TEXT, [[extent(TEXT, words)] for words in contents], among)


def test_an_attribution_is_the_statement_that_shares_most_words() -> None:
    assert _found("the plan is late", among=[BOTH, LATE]) == [LATE]
    assert _found("the plan is late and the bridge is", among=[LATE, BOTH]) == [BOTH]


def test_less_than_half_of_the_words_of_both_is_not_found() -> None:
    assert _found("the plan", among=[LATE]) == [LATE]
    assert _found("late", among=[LATE, VOTE]) == [None]
    assert _found("late", among=[]) == [None]


def test_each_statement_is_taken_once_in_the_order_of_the_annotations() -> None:
    late = "the plan is late"
    assert _found(late, late, among=[LATE, VOTE]) == [LATE, None]
    assert _found("the vote was near", late, among=[LATE, VOTE]) == [VOTE, LATE]


def test_a_statement_that_shares_too_little_stays_for_others() -> None:
    assert _found("late", "the plan is late", among=[LATE]) == [None, LATE]


def test_an_attribution_without_content_is_not_found() -> None:
    assert found_statements(TEXT, [()], [LATE]) == [None]


def test_words_cut_by_a_span_count_as_they_are_cut() -> None:
    start, end = extent(TEXT, "the plan is late")
    (found,) = found_statements(TEXT, [[(start + 1, end)]], [LATE])
    assert found == LATE


def _given(source: str, content: str) -> AttributionSpans:
    return AttributionSpans(extent(TEXT, source), None, (extent(TEXT, content),), 1.0)


def test_a_given_attribution_is_the_statement_of_its_source_though_it_became_longer() -> None:
    given = [_given("Dana Lund", "the plan"), _given("Tom Reyes", "the vote was near")]
    assert given_statements(TEXT, given, [VOTE, BOTH]) == [BOTH, VOTE]


def test_two_given_attributions_may_be_one_statement() -> None:
    given = [_given("Dana Lund", "the plan"), _given("Dana Lund", "the bridge")]
    assert given_statements(TEXT, given, [BOTH]) == [BOTH, BOTH]


def test_a_given_attribution_of_another_source_or_content_is_not_found() -> None:
    given = [_given("Tom Reyes", "the plan"), _given("Dana Lund", "the vote")]
    assert given_statements(TEXT, given, [BOTH, LATE]) == [None, None]
