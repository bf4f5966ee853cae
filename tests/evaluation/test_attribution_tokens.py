import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.attribution_tokens import TokenizedArticle

TEXT = 'Mr. O’Neil said "the U.S. well-being fund has $3.5 million," he\'s told.'


def _at(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _words(article: TokenizedArticle, *spans: tuple[int, int]) -> list[list[str]]:
    runs = article.runs(spans)
    return [[article.word(n) for n in range(first, last + 1)] for first, last in runs]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("well-being", ["well-being"]),
        ("U.S.", ["u.s."]),
        ("$3.5 million", ["3.5", "million"]),
        ("he's", ["he", "'s"]),
        ("Mr. O’Neil", ["mr", ".", "o", "’", "neil"]),
    ],
)
def test_numbers_hyphens_and_abbreviations_stay_whole_and_clitics_apart(
    words: str, expected: list[str]
) -> None:
    assert _words(TokenizedArticle(TEXT), _at(words)) == [expected]


def test_a_token_belongs_to_a_span_that_holds_more_than_half_of_it() -> None:
    article = TokenizedArticle("abcd efgh")
    assert _words(article, (0, 2)) == []
    assert _words(article, (0, 3)) == [["abcd"]]
    assert _words(article, (1, 8)) == [["abcd", "efgh"]]


def test_marks_at_the_edges_of_a_span_count_for_nothing() -> None:
    article = TokenizedArticle(TEXT)
    with_marks, without = _at('"the U.S. well-being fund'), _at("the U.S. well-being fund")
    assert article.runs([with_marks]) == article.runs([without])
    assert article.runs([_at('"')]) == ()


def test_two_spans_without_a_word_between_them_are_one() -> None:
    text = "He left, he said. We stay."
    article = TokenizedArticle(text)
    assert _words(article, _at("He left", text), _at("he said", text)) == [
        ["he", "left", ",", "he", "said"]
    ]
    assert len(article.runs([_at("He left", text), _at("We stay", text)])) == 2


def test_spans_come_in_the_order_of_the_text() -> None:
    article = TokenizedArticle(TEXT)
    spans = [_at("million"), _at("Neil")]
    assert article.runs(spans) == article.runs(spans[::-1])


def test_what_was_not_annotated_counts_for_nothing_and_cuts_a_span_in_two() -> None:
    text = "one two three four five"
    article = TokenizedArticle(text, [(9, 12)])
    assert _words(article, (0, len(text))) == [["one", "two"], ["four", "five"]]
    assert article.members(article.runs([(0, len(text))])) == {0, 1, 3, 4}
    assert article.runs([_at("three", text)]) == ()


def test_telling_words_are_those_that_are_no_function_words_if_there_are_any() -> None:
    text = "the spokesman for her"
    article = TokenizedArticle(text)

    def telling(words: str) -> list[str]:
        members = article.members(article.runs([_at(words, text)]))
        return [article.word(n) for n in sorted(article.telling_words(members))]

    assert telling("the spokesman for her") == ["spokesman"]
    assert telling("for her") == ["for", "her"]
    assert article.telling_words([]) == frozenset()


offsets = st.tuples(st.integers(-3, 45), st.integers(-3, 45))


@given(
    st.text(alphabet="ab1 .,-’'s\"\n", max_size=40),
    st.lists(offsets, max_size=4),
    st.lists(offsets, max_size=2),
)
def test_runs_begin_and_end_with_words_in_order_whatever_the_offsets(
    text: str, spans: list[tuple[int, int]], discarded: list[tuple[int, int]]
) -> None:
    article = TokenizedArticle(text, discarded)
    runs = article.runs(spans)
    edges = [edge for run in runs for edge in run]
    assert edges == sorted(edges)
    for run in runs:
        assert all(any(map(str.isalnum, article.word(number))) for number in run)
