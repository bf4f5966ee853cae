import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.quotation_marks import find_quotations
from tests.growth import assert_grows_no_faster_than_sorting


def _quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will build it," she said. "Soon."', ['"We will build it,"', '"Soon."']),
        ("“We will build it,” she said. “Soon.”", ["“We will build it,”", "“Soon.”"]),
        ("``We will build it,'' she said.", ["``We will build it,''"]),
        ("«We will build it», she said.", ["«We will build it»"]),
        ("‘We won’t build it,’ she said.", ["‘We won’t build it,’"]),
        ("'We won't build it,' she said.", ["'We won't build it,'"]),
        ("“He called it ‘a gift’ to us,” she said.", ["“He called it ‘a gift’ to us,”"]),
    ],
    ids=["straight", "curly", "backticks", "guillemets", "British", "British straight", "nested"],
)
def test_quotations_are_found_whatever_their_marks(text: str, expected: list[str]) -> None:
    assert _quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mayor’s plan won’t please the workers’ union.",
        "The mayor's plan won't please the workers' union.",
        "The door is 6'2\" high.",
        "In the ’90s nobody asked.",
        "",
        " \n \n",
    ],
)
def test_apostrophes_and_inches_open_no_quotation(text: str) -> None:
    assert _quoted(text) == []


def test_a_quotation_over_paragraphs_is_found_once_in_each() -> None:
    text = (
        "She was angry.\n\n“We asked for the books in May.\n\n“We never saw them.\n\n"
        "“We will ask again,” she said. Then she left.\n\nNobody answered."
    )
    assert _quoted(text) == [
        "“We asked for the books in May.",
        "“We never saw them.",
        "“We will ask again,”",
    ]


def test_a_quotation_over_paragraphs_with_straight_marks_is_found_in_each() -> None:
    text = 'He wrote: "We asked in May.\n"We will ask again," and left.\nNobody answered.'
    assert _quoted(text) == ['"We asked in May.', '"We will ask again,"']


def test_a_continued_paragraph_need_not_open_again() -> None:
    text = "He wrote: “We asked in May.\nWe will ask again,” and left."
    assert _quoted(text) == ["“We asked in May.", "We will ask again,”"]


def test_a_forgotten_closing_mark_ends_with_its_paragraph() -> None:
    text = "“We asked in May, she said.\n\nNobody answered her.\n\n“We did,” he said."
    assert _quoted(text) == ["“We asked in May, she said.", "“We did,”"]


def test_a_british_mark_that_never_closes_opens_nothing_that_follows() -> None:
    text = "He came from ’Nam and ‘so on\nShe said: ‘We did.’"
    assert _quoted(text)[-1] == "‘We did.’"


def test_a_mark_that_would_close_after_pages_is_taken_for_an_apostrophe() -> None:
    text = "‘tis said " + "word " * 400 + "and ‘We did,’ she said."
    assert _quoted(text) == ["‘We did,’"]


def test_a_british_text_may_hold_double_marks_within_its_single_ones() -> None:
    text = "‘It is late,’ she said. ‘He called it “a gift”,’ she said. ‘We left.’ ‘So be it.’"
    assert _quoted(text) == [
        "‘It is late,’",
        "‘He called it “a gift”,’",
        "‘We left.’",
        "‘So be it.’",
    ]


def test_a_few_single_quotations_beside_double_ones_make_no_british_text() -> None:
    text = "“It is late,” she said of the ‘gift’. “We left.” “So be it.”"
    assert _quoted(text) == ["“It is late,”", "“We left.”", "“So be it.”"]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»`\t", max_size=80))
def test_quotations_are_slices_in_order_that_share_no_character(text: str) -> None:
    position = 0
    for start, end in find_quotations(text):
        assert position <= start < end <= len(text)
        assert "\n" not in text[start:end]
        position = end


@pytest.mark.parametrize(
    "unit",
    ['"', "“", "”", "'", "‘a", " ‘a ", " 'a", '\n"', "\n“a", " ", " \t", "\n \n", "''", "``", '“"'],
)
def test_pages_of_nothing_but_marks_or_blanks_are_read_in_linear_time(unit: str) -> None:
    def repeated(length: int) -> str:
        return unit * (length // len(unit)) + "\n“We did,” she said."

    assert_grows_no_faster_than_sorting(repeated, find_quotations, 20_000)
