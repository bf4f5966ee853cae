import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.interfaces.safe_text import clean, flatten, shorten

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY_TEXT)
def test_cleaning_keeps_offsets_and_removes_every_control(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert all(
        c in "\t\n" or unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") for c in cleaned
    )
    assert not any(unicodedata.bidirectional(c) in BIDI_CONTROLS for c in cleaned)


BIDI_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@pytest.mark.parametrize("control", ["\x1b", "\x9b", "\x07", "\x7f", "\u202e", "\u2066", "\ud800"])
def test_a_control_becomes_a_replacement_character(control: str) -> None:
    assert clean(f"a{control}b") == "a\ufffdb"


def test_other_writing_is_left_alone() -> None:
    words = "“naïve” — Łódź, 東京, עברית, 🙂\n\tindented"
    assert clean(words) == words


@given(ANY_TEXT, st.integers(1, 60))
def test_shortened_text_fits_and_is_one_line(text: str, length: int) -> None:
    short = shorten(text, length)
    assert len(short) <= length
    assert "\n" not in short


def test_shortening_cuts_between_words() -> None:
    assert shorten("the fourth crossing will open", 22) == "the fourth crossing…"
    assert flatten(" the  fourth\r\ncrossing ") == "the fourth crossing"
