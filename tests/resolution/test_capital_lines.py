"""Headlines in title case are told from lines of prose."""

from onrecord.resolution.capital_lines import in_capitals

TITLE = "Harbor Board Meets Mayor Over Ferry"


def test_a_headline_is_in_capitals_and_prose_is_not() -> None:
    text = f"{TITLE}\nThe board met the mayor of Harlow on Tuesday to talk about the ferry.\n"
    assert in_capitals(text, 0, 6)
    prose = text.index("Harlow")
    assert not in_capitals(text, prose, prose + 6)


def test_a_line_without_end_is_no_headline() -> None:
    text = "Harbor Board " * 100
    assert not in_capitals(text, 600, 606)


def test_few_words_are_no_headline() -> None:
    assert not in_capitals("Harbor Board\nmet", 0, 6)
