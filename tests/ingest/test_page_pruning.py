import lxml.html  # type: ignore[import-untyped]
import pytest

from onrecord.ingest.page_pruning import prune
from tests.growth import assert_grows_no_faster_than_sorting


def _pruned(body: str) -> str:
    tree = lxml.html.document_fromstring(f"<html><body>{body}</body></html>")
    prune(tree)
    return " ".join(tree.text_content().split())


@pytest.mark.parametrize(
    "beside",
    [
        "<div class='xf-comments-list'><p>First!</p></div>",
        "<section id='comments'><p>First!</p></section>",
        "<div class='article-newsletter'><p>Every morning</p></div>",
        "<ul class='related-articles'><li>Mill sold</li></ul>",
        "<figure><figcaption>The bridge</figcaption></figure>",
        "<div class='comment'><div class='share'>nested</div></div>",
    ],
)
def test_what_is_called_no_article_is_cut_out_and_what_follows_stays(beside: str) -> None:
    assert _pruned(f"<article><p>One.</p>{beside} tail <p>Two.</p></article>") == "One. tail Two."


@pytest.mark.parametrize("element", ["main", "article", "h1"])
def test_what_holds_the_article_stays_whatever_it_is_called(element: str) -> None:
    page = f"<div class='comments share'><{element}>The bridge</{element}><p>One.</p></div>"
    assert _pruned(page) == "The bridge One." or _pruned(page) == "The bridgeOne."


def test_words_within_other_words_are_no_names_of_parts() -> None:
    assert _pruned("<div class='commentary unrelated'><p>One.</p></div>") == "One."


def test_parts_one_in_another_are_cut_out_in_time_that_grows_with_their_number() -> None:
    nested = "<div class='share'>" * 100 + "x" + "</div>" * 100
    beside = "<span class='" + "a " * 500 + "'>x</span>"

    def cut(body: str) -> None:
        assert _pruned(body).startswith("One.")

    assert_grows_no_faster_than_sorting(
        lambda number: f"<p>One.</p>{nested * number}{beside * number}", cut, 10
    )


def test_a_part_of_many_names_is_read_in_time_that_grows_with_them() -> None:
    def cut(body: str) -> None:
        assert _pruned(body) == "One. x"

    assert_grows_no_faster_than_sorting(
        lambda number: "<p>One. </p><span class='" + "a " * number + "'>x</span>", cut, 2_000
    )
