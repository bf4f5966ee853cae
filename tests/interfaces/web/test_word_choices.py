"""Words of an article, each with its number: their offsets are those of the text."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.interfaces.web.word_choices import LONGEST, window_around
from onrecord.schema.span import Span, text_version

TEXTS = st.text(st.sampled_from("ab“”.,;: \n\t\r—é𝒜\u202e7"), min_size=1, max_size=300)


def span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end], text_version(text))


@given(TEXTS, st.data())
def test_words_stand_where_they_say(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    window = window_around(text, [span(text, start, start + 1)])
    for line in window.lines:
        assert text[line.start : line.start + len(line.text)] == line.text
        assert "".join(piece for piece, _ in line.pieces()) == line.text
    assert [one.number for one in window.words] == list(range(1, len(window.words) + 1))
    for word in window.words:
        assert text[word.start : word.end] == word.text
        assert word.start < word.said_end <= word.end
        assert word.start <= word.name_start < word.name_end <= word.end


@given(TEXTS, st.data())
def test_a_span_with_words_is_in_the_window(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    window = window_around(text, [span(text, start, start + 1)])
    if text[start].isalnum():
        assert any(one.start <= start < one.end for one in window.words)


def test_the_paragraphs_beside_are_shown_too() -> None:
    text = "One.\n\nTwo here.\n\nThree said it.\n\nFour."
    window = window_around(text, [span(text, 6, 9)])
    assert [line.text for line in window.lines] == ["One.", "Two here.", "Three said it."]
    assert window.is_cut


def test_commas_are_left_out_and_quotation_marks_stay() -> None:
    text = "“We will,” she said, (Dana) left."
    words = window_around(text, [span(text, 0, 3)]).words
    assert [text[one.start : one.said_end] for one in words] == [
        "“We", "will,”", "she", "said", "(Dana)", "left",
    ]  # fmt: skip
    assert [text[one.name_start : one.name_end] for one in words][-2] == "Dana"


def test_a_text_without_breaks_is_cut() -> None:
    text = "word " * 100_000
    window = window_around(text, [span(text, 250_000, 250_004)])
    assert sum(len(line.text) for line in window.lines) <= LONGEST
    assert any(one.start == 250_000 for one in window.words)


def test_a_word_without_end_is_cut() -> None:
    text = "w" * 1_000_000
    window = window_around(text, [span(text, 500_000, 500_004)])
    assert len(window.words) == 1
    assert len(window.words[0].label) < 100
