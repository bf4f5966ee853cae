import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.page_furniture import Paragraph, without_furniture
from tests.growth import assert_grows_no_faster_than_sorting

PROSE = (
    "The old bridge over the Wend will stay closed until the spring, Mayor Ellen Calloway said.",
    "“Follow me on Friday and I will show you the cracks,” she told reporters at the town hall.",
    "Read more, she added, and you will see why the council in Harbury waited so long.",
)
ARTICLE = [Paragraph(words) for words in PROSE]


def _linked(words: str) -> Paragraph:
    return Paragraph(words, linked=len(words))


def test_an_article_without_furniture_is_left_as_it_is() -> None:
    assert without_furniture(ARTICLE, ["Bridge stays closed"]) == ARTICLE


@pytest.mark.parametrize(
    "line",
    [
        "Bridge stays closed",
        "News Bridge stays closed",
        "By Jo Doe",
        "Posted on 26 February 2026",
        "Thursday 26 February 2026 17:23, UK",
    ],
)
def test_the_head_of_the_page_is_no_part_of_the_text(line: str) -> None:
    found = without_furniture([Paragraph(line), *ARTICLE], ["Bridge stays closed"])
    assert found == ARTICLE


@pytest.mark.parametrize(
    "furniture",
    [
        [_linked("Read more: Why the old mill was sold")],
        [Paragraph("More from the Herald:"), _linked("Mill sold"), _linked("Ferry late again")],
        [Paragraph("Related stories"), Paragraph("Mill sold for two million", linked=9)],
        [Paragraph("Sign up for our newsletter.")],
        [Paragraph("© 2026 Harbury Herald. All rights reserved.")],
        [Paragraph("Photo: Jo Doe/Herald")],
        [Paragraph("Ann Roe contributed to this report.")],
        [Paragraph("Jo Doe can be reached at jo@herald.example.")],
        [Paragraph("Advertisement")],
    ],
    ids=lambda furniture: furniture[0].words,
)
def test_what_every_newspaper_puts_between_paragraphs_is_left_out(
    furniture: list[Paragraph],
) -> None:
    assert without_furniture([*ARTICLE[:2], *furniture, ARTICLE[2]], []) == ARTICLE
    assert without_furniture([*ARTICLE, *furniture], []) == ARTICLE


def test_a_subheading_and_a_salutation_stay() -> None:
    kept = [Paragraph("Dear neighbours,"), ARTICLE[0], Paragraph("What comes next"), ARTICLE[1]]
    assert without_furniture(kept, ["Bridge stays closed"]) == kept


@pytest.mark.parametrize(
    "words",
    [
        "“Sign up for our newsletter,” the mayor told the crowd.",
        "“Copyright 2026 is what it says,” Doe said.",
        "Calloway asked everybody to “sign up for the town’s free newsletter” on Friday.",
        "Video from the scene shows the mayor on the bridge.",
        "First published in 1962, the novel is set in Harbury and tells of two families, Doe said.",
        "Subscribers of the Herald have paid more since January.",
    ],
)
def test_what_only_sounds_like_a_notice_stays(words: str) -> None:
    assert without_furniture([*ARTICLE, Paragraph(words)], []) == [*ARTICLE, Paragraph(words)]


def test_an_embedded_post_stays_for_it_is_somebody_s_words() -> None:
    post = [
        Paragraph("The bridge is safe. Trust me.", linked=4),
        Paragraph("— Ellen Calloway (@calloway) February 26, 2026", linked=17),
    ]
    assert without_furniture([*ARTICLE[:1], *post, *ARTICLE[1:]], []) == [
        *ARTICLE[:1],
        *post,
        *ARTICLE[1:],
    ]


@given(
    st.lists(
        st.builds(
            lambda words, share: Paragraph(words, int(len(words) * share)),
            st.text(min_size=1, max_size=200),
            st.floats(0, 1),
        ),
        max_size=30,
    ),
    st.lists(st.text(max_size=50), max_size=3),
)
def test_only_whole_paragraphs_are_left_out_and_none_changes_place(
    paragraphs: list[Paragraph], headlines: list[str]
) -> None:
    kept = iter(without_furniture(paragraphs, headlines))
    wanted = next(kept, None)
    for paragraph in paragraphs:
        if wanted is not None and paragraph is wanted:
            wanted = next(kept, None)
    assert wanted is None


@pytest.mark.parametrize("words", ["by ", "follow a ", "sign up for "])
def test_long_paragraphs_take_time_that_grows_with_their_length(words: str) -> None:
    def leave_out(line: str) -> None:
        paragraphs = [Paragraph(line.strip()), *ARTICLE]
        assert without_furniture(paragraphs * 20, [line]) != []

    assert_grows_no_faster_than_sorting(lambda number: words * number, leave_out, 2_000)
