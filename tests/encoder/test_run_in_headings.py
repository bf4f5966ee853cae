import pytest

from onrecord.encoder.run_in_headings import find_run_in_headings, keep_out, merge_headings
from onrecord.schema.annotation import AttributionSpans


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Ferries and fares The council voted on Monday.", "Ferries and fares"),
        ("From quarrel to peace Though the two agreed, it rained.", "From quarrel to peace"),
        ("Rents in focus Housing has grown. The housing office said so.", "Rents in focus"),
        ("What the union wants The Harbor Union has asked for more.", "What the union wants"),
    ],
)
def test_a_heading_gives_itself_away(text: str, heading: str) -> None:
    assert [text[s:e] for s, e in find_run_in_headings(text)] == [heading]


@pytest.mark.parametrize(
    "text",
    [
        "Calloway told The Times that it rained.",
        "Council members said The plan was late.",
        "The mayor of the city met Governor Osei on Monday.",
        "According to Housing officials, it rained. The housing office said so.",
        "Calloway met voters, and The Courier was there.",
        "",
    ],
)
def test_a_sentence_is_no_heading(text: str) -> None:
    assert find_run_in_headings(text) == []


def test_headings_that_overlap_become_one() -> None:
    assert merge_headings([(0, 10), (30, 40)], [(5, 12)]) == ((0, 12), (30, 40))


def test_a_heading_is_cut_off_a_content() -> None:
    text = "Rents in focus Housing has grown, she said."
    attribution = AttributionSpans((34, 37), (38, 42), ((0, 32),), 0.9)
    (cut,) = keep_out(text, [attribution], [(0, 14)])
    assert [text[s:e] for s, e in cut.content] == ["Housing has grown"]


def test_a_content_that_is_all_heading_stays() -> None:
    text = "Rents in focus, she said."
    attribution = AttributionSpans((16, 19), (20, 24), ((0, 14),), 0.9)
    (cut,) = keep_out(text, [attribution], [(0, 14)])
    assert cut.content == ((0, 14),)
