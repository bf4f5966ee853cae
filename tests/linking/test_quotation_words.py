import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.quotations.matching import normalised_text
from onrecord.linking.quotations.words import quoted_words
from tests.growth import assert_grows_no_faster_than_sorting

TIDE = "We can’t wait for the tide, and it won’t wait for us"


@pytest.mark.parametrize(
    "styled",
    [
        "“We can’t wait for the tide, and it won’t wait for us.”",
        "\"We can't wait for the tide and it won't wait for us\"",
        "‘WE CAN’T WAIT FOR THE TIDE — AND IT WON’T WAIT FOR US!’",
        "« [W]e can't wait for the tide; and it won't wait for us »",
    ],
)
def test_the_style_of_a_house_changes_no_word(styled: str) -> None:
    assert normalised_text(styled) == normalised_text(TIDE)


@pytest.mark.parametrize("ellipsis", ["…", "...", ". . .", "....", "[…]", "[the storm]", "[sic]"])
def test_an_ellipsis_or_an_insertion_says_that_words_may_stand_there(ellipsis: str) -> None:
    assert normalised_text(f"We wait {ellipsis} for the tide") == "we wait … for the tide"


def test_stage_directions_are_no_words_of_the_speaker() -> None:
    assert normalised_text("We wait (Laughter.) for you") == "we wait … for you"
    assert normalised_text("We wait (for you)") == "we wait for you"


def test_letters_in_brackets_are_letters() -> None:
    assert normalised_text("[T]he ferries sail[ed] at dawn") == "the ferries sailed at dawn"


def test_initials_numbers_hyphens_and_accents_have_one_form() -> None:
    assert normalised_text("The U.S. sold 1,250 long-term café bonds at 3.5") == normalised_text(
        "the US sold 1250 long term cafe bonds at 3.5"
    )


@given(st.text(max_size=200), st.integers(0, 50))
def test_every_word_is_a_slice_of_the_text(text: str, offset: int) -> None:
    at = offset
    for word in quoted_words(text, offset):
        assert at <= word.start < word.end <= offset + len(text)
        assert word.key == word.key.lower() or not word.key.isascii()
        assert len(word.key.split()) == 1
        assert any(letter.isalnum() for letter in text[word.start - offset : word.end - offset])
        at = word.end


@pytest.mark.parametrize("piece", ["[", "a.", "1,", ". ", "[a", "('"])
def test_hostile_text_takes_time_that_grows_with_its_length(piece: str) -> None:
    assert_grows_no_faster_than_sorting(
        lambda length: piece * (length // len(piece)), lambda text: list(quoted_words(text)), 20_000
    )
