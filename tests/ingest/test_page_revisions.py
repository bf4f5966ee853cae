import json

import pytest

from onrecord.ingest.html import read_page
from onrecord.schema.article import StatedRevision
from onrecord.schema.intake import IntakeLimits
from tests.growth import assert_grows_no_faster_than_sorting

BODY = "".join(
    f"<p>{words}</p>"
    for words in (
        "The old bridge over the Wend will stay closed until the spring, Mayor Ellen Calloway "
        "said on Thursday after engineers found cracks in two of its piers.",
        "“We will not send a bus over it before it is safe,” Calloway told reporters outside "
        "the town hall. “That is a promise to every family in this town.”",
    )
)
PUBLISHED = '<meta property="article:published_time" content="2026-02-26T17:05:00Z">'


def _revisions(head: str = "", body: str = BODY, around: str = "") -> tuple[StatedRevision, ...]:
    page = f"<html><head>{head}</head><body>{around}<article>{body}</article></body></html>"
    return read_page(page.encode(), path="/d/page.html", limits=IntakeLimits()).revisions


def _script(**properties: object) -> str:
    data = {"@type": "NewsArticle", "datePublished": "2026-02-26T17:05:00Z", **properties}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_json_ld_tells_when_an_article_was_updated() -> None:
    assert _revisions(_script(dateModified="2026-02-27T09:00:00+01:00")) == (
        StatedRevision("updated", "2026-02-27T09:00:00+01:00", "json-ld"),
    )


@pytest.mark.parametrize(
    ("head", "how"),
    [
        ('<meta property="article:modified_time" content="2026-02-27T08:00Z">', "opengraph"),
        ('<meta name="DCTERMS.modified" content="2026-02-27T08:00Z">', "meta"),
    ],
)
def test_meta_elements_tell_when_an_article_was_updated(head: str, how: str) -> None:
    assert _revisions(PUBLISHED + head) == (
        StatedRevision("updated", "2026-02-27T08:00:00+00:00", how),
    )


def test_the_clock_of_a_server_tells_no_update() -> None:
    assert _revisions(PUBLISHED + '<meta name="last-modified" content="2026-03-27T08:00Z">') == ()


def test_the_moment_of_publication_is_no_update_whatever_its_offset() -> None:
    assert _revisions(_script(dateModified="2026-02-26T18:05:00+01:00")) == ()
    assert _revisions(_script(dateModified="2026-02-26T17:05:00.000Z")) == ()


def test_a_moment_counts_once_however_often_it_is_told() -> None:
    head = '<meta property="article:modified_time" content="2026-02-27T08:00:00Z">'
    found = _revisions(_script(dateModified="2026-02-27T09:00:00+01:00") + head)
    assert [one.how for one in found] == ["json-ld"]


@pytest.mark.parametrize(
    "element",
    [
        '<p>Updated <time datetime="2026-02-27T08:00:00Z">this morning</time></p>',
        '<p>Last updated on: <b><time datetime="2026-02-27T08:00:00Z">today</time></b></p>',
        '<time class="byline__updated" datetime="2026-02-27T08:00:00Z">today</time>',
    ],
)
def test_a_time_element_that_is_said_to_be_of_an_update_tells_it(element: str) -> None:
    found = _revisions(PUBLISHED, element + BODY)
    assert found[0] == StatedRevision("updated", "2026-02-27T08:00:00+00:00", "time element")


def test_other_time_elements_tell_no_update() -> None:
    element = '<p>Published <time datetime="2026-02-27T08:00:00Z">today</time></p>'
    assert _revisions(PUBLISHED, element + BODY) == ()


def test_microdata_tells_when_an_article_was_updated() -> None:
    element = '<time itemprop="dateModified" datetime="2026-02-27">27 February</time>'
    assert _revisions(PUBLISHED, element + BODY) == (
        StatedRevision("updated", "2026-02-27", "microdata"),
    )


def test_microdata_of_another_article_tells_nothing_of_this_one() -> None:
    other = '<article><time itemprop="dateModified" datetime="2026-03-27">27 March</time></article>'
    assert _revisions(PUBLISHED, BODY + other, other) == ()


def test_json_ld_tells_corrections_in_its_words() -> None:
    dated = {"@type": "CorrectionComment", "text": "It has two piers."}
    head = _script(
        correction=[
            {**dated, "datePublished": "2026-03-01"},
            "The mayor is Ellen Calloway.",
            "https://herald.example/corrections",
            {"text": 5},
            None,
        ]
    )
    assert _revisions(head) == (
        StatedRevision("corrected", "2026-03-01", "json-ld", "It has two piers."),
        StatedRevision("corrected", None, "json-ld", "The mayor is Ellen Calloway."),
    )


def test_printed_lines_are_read_where_the_extracted_text_leaves_them_out() -> None:
    note = "Correction: An earlier version gave the wrong number of piers."
    found = _revisions(PUBLISHED, BODY + f"<footer><small>{note}</small></footer>")
    assert found == (StatedRevision("corrected", None, "printed line", note),)


def test_spans_side_by_side_are_words_apart() -> None:
    line = "<div><span>Published 26 February 2026</span><span>Updated 27 February 2026</span></div>"
    (found,) = _revisions(PUBLISHED, line + BODY)
    assert found.words == "Updated 27 February 2026"


def test_updates_of_other_articles_and_of_the_site_are_left_out() -> None:
    other = "<p>Updated 3 March 2026</p><p>Correction: no.</p>"
    around = f"<article><h3>Other</h3>{other}</article><div>{other}</div>"
    inside = f"<aside>{other}</aside><article>{other}</article><nav>{other}</nav>"
    assert _revisions(PUBLISHED, BODY + inside, around) == ()


def test_a_page_of_many_articles_takes_time_that_grows_with_their_number() -> None:
    def read(teasers: str) -> None:
        assert _revisions(PUBLISHED, BODY, teasers) == ()

    assert_grows_no_faster_than_sorting(
        lambda number: "<article><p>Updated 3 March 2026</p></article>" * number, read, 1_000
    )


def test_broken_times_are_passed_over() -> None:
    head = _script(dateModified="soon") + '<meta name="revised" content="2026-99-99">'
    element = '<p>Updated <time datetime="today">today</time></p>'
    assert _revisions(head, element + BODY) == ()
