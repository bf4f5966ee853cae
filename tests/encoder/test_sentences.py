import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.sentences import split_sentences
from tests.growth import assert_grows_no_faster_than_sorting


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sen. Ada Morrow met Gov. J. B. Lund at St. Mary's on Jan. 12.",
        "The firm, Harbor Inc. of Port Calder, and Lund & Co. paid $3.5 million.",
        "She spoke at 9 a.m. on Friday with the U.S. ambassador, e.g. about rail.",
        "“Are you sure?” he asked.",
        "He said “no!” and left.",
        "The vote was 3.5 to 1.",
        "Wait... what?",
    ],
)
def test_a_mark_within_a_sentence_does_not_end_it(sentence: str) -> None:
    assert _split(f"It began. {sentence} It ended.") == ["It began.", sentence, "It ended."]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It rained.", "Nobody came!", "Why?", "Then…", "Silence."],
        ["“We will build it.”", "She left."],
        ["He asked, “Who pays?”", "“You do.”"],
        ["(It was late.)", "They went home."],
        ['"It is over."', "They went home."],
        ["Who, me?!", "Yes."],
    ],
)
def test_sentences_end_at_their_marks_and_keep_what_closes_them(sentences: list[str]) -> None:
    assert _split(" ".join(sentences)) == sentences


def test_sentences_that_a_scraper_ran_together_are_parted() -> None:
    assert _split("The council voted.The mayor signed. “No.”“Yes.”") == [
        "The council voted.",
        "The mayor signed.",
        "“No.”",
        "“Yes.”",
    ]


def test_a_line_break_ends_a_sentence() -> None:
    assert _split("Strike vote nears\n\n  The union votes on Friday \nand then rests.") == [
        "Strike vote nears",
        "The union votes on Friday",
        "and then rests.",
    ]


def test_a_word_hyphenated_at_a_line_end_goes_on_in_the_same_sentence() -> None:
    assert _split("The har-\nbor is shut. The mayor re-\nsigned.") == [
        "The har-\nbor is shut.",
        "The mayor re-\nsigned.",
    ]


@pytest.mark.parametrize(
    "lines",
    [["It was well-", "Known to all"], ["See page 3-", "four"], ["It is a -", "list"]],
    ids=["a capital follows", "no letter before", "no word before"],
)
def test_another_hyphen_before_a_line_break_joins_nothing(lines: list[str]) -> None:
    assert _split("\n".join(lines)) == lines


@given(st.text(alphabet='aZ- .!?…"”’“)\n\tDr', max_size=80))
def test_sentences_are_slices_in_order_that_hold_every_character_but_blanks(text: str) -> None:
    position = 0
    for start, end in split_sentences(text):
        assert position <= start < end
        assert text[position:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        position = end
    assert text[position:].strip() == ""


@pytest.mark.parametrize(
    "unit", [".", "!", "…", "A.", ". ", ".a", ".”", "a", " ", "\n", "Dr.", "a-\n"]
)
def test_pages_of_nothing_but_marks_or_blanks_are_split_in_linear_time(unit: str) -> None:
    assert_grows_no_faster_than_sorting(
        lambda length: unit * (length // len(unit)) + "a", split_sentences, 20_000
    )
