import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.revision_lines import revisions_in
from onrecord.ingest.text import make_article
from onrecord.schema.article import StatedRevision
from tests.growth import assert_grows_no_faster_than_sorting


@pytest.mark.parametrize(
    "line",
    [
        "Updated: Oct. 3, 2025, 9:05 a.m.",
        "UPDATED 9:05 AM EST, Friday",
        "Last updated on Monday",
        "Last modified: 2025-10-03",
        "This story has been updated to include a comment from the ferry company.",
        "This article was last updated on 3 October.",
        "Update: The council has since voted.",
        "UPDATE (Oct. 3): The council has since voted.",
    ],
)
def test_a_line_that_tells_of_an_update_is_one(line: str) -> None:
    assert revisions_in([line]) == (StatedRevision("updated", None, "printed line", line),)


@pytest.mark.parametrize(
    "line",
    [
        "Correction: The harbour master is Tobias Wren, not Wrenn.",
        "CORRECTION (Oct. 3, 2025): The harbour master is Tobias Wren.",
        "Correction, Oct. 3: The harbour master is Tobias Wren.",
        "Corrections",
        "Clarification: The fare is for one zone.",
        "An earlier version of this story misstated the fare.",
        "A previous version of the headline named another harbour.",
        "This article was amended on 3 October 2025. It gave the wrong fare.",
        "This post has been corrected.",
        "Editor's note: This story has been corrected to give the right fare.",
    ],
)
def test_a_line_that_owns_to_a_mistake_is_a_correction(line: str) -> None:
    assert revisions_in([line]) == (StatedRevision("corrected", None, "printed line", line),)


@pytest.mark.parametrize(
    "line",
    [
        "Updated plans call for two piers.",
        "Updated decisions on the fare will follow.",
        "Updates are to follow, the council said.",
        "Correction officers said the yard was quiet.",
        "Corrections officials met the union.",
        "The mayor said the plan was updated on Friday.",
        "An earlier version of the plan had two piers.",
        "Editor's note: Ana Ruiz is on leave.",
        "",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert revisions_in([line]) == ()


def test_an_update_is_found_in_the_line_that_dates_the_article() -> None:
    (found,) = revisions_in(["Published October 2, 2025 | Updated October 3, 2025"])
    assert found.words == "Updated October 3, 2025"


def test_each_wording_counts_once_and_white_space_is_folded() -> None:
    found = revisions_in(["Correction:  the\tfare", "Correction: the fare", "Update: it rained"])
    assert [one.words for one in found] == ["Correction: the fare", "Update: it rained"]


def test_the_lines_of_a_text_are_read() -> None:
    text = "The fare rises, the council said.\n\nCorrection: The council is that of Vellmar.\n"
    assert [one.kind for one in make_article(text).revisions] == ["corrected"]


def test_where_a_page_has_told_its_text_is_not_asked() -> None:
    text = "The fare rises, the council said.\n\nCorrection: It is Vellmar.\n"
    assert make_article(text, revisions=()).revisions == ()


@pytest.mark.parametrize("piece", ["updated ", "correction ", "by ", "an earlier version of "])
def test_long_lines_take_time_that_grows_with_their_length(piece: str) -> None:
    def read(line: str) -> None:
        assert len(revisions_in([line])) <= 1

    # So long that its copies lie beyond every cache, the small one's too.
    assert_grows_no_faster_than_sorting(
        lambda length: piece * (length // len(piece)), read, 1_000_000
    )


@given(st.lists(st.text(max_size=80), max_size=5))
def test_no_line_breaks_it(lines: list[str]) -> None:
    for one in revisions_in(lines):
        assert one.words
        assert one.words == " ".join(one.words.split())
