import lxml.html  # type: ignore[import-untyped]
import pytest

from onrecord.ingest.printed_byline import names_in_byline, printed_names, same_people
from tests.growth import assert_grows_no_faster_than_sorting


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Jo Doe", ["Jo Doe"]),
        ("By Jo Doe and Ann van der Roe on February 26, 2026", ["Jo Doe", "Ann van der Roe"]),
        ("Written by: Jo Doe, Ann Roe | Updated Friday", ["Jo Doe", "Ann Roe"]),
        ("Jo Doe, Herald Staff Writer", ["Jo Doe"]),
        ("By Jo Doe Columnist", ["Jo Doe"]),
        ("Jo Doe Jo Doe Published: 26 February", ["Jo Doe"]),
        ("By — Jo Doe, Herald News", ["Jo Doe"]),
        ("Herald Staff", []),
        ("26 February 2026", []),
        ("Share this story", []),
        ("", []),
    ],
)
def test_people_are_named_without_what_they_are(words: str, names: list[str]) -> None:
    assert names_in_byline(words) == names


def _names(body: str) -> list[str]:
    return printed_names(lxml.html.document_fromstring(f"<html><body>{body}</body></html>"))


@pytest.mark.parametrize(
    "byline",
    [
        "<a rel='author' href='/jo'>Jo Doe</a>",
        "<span itemprop='author'><b>Jo</b> Doe</span>",
        "<p class='article-byline'>By <a href='/jo'>Jo Doe</a><span>Herald Staff</span></p>",
        "<div class='author-image'><i>Jo Doe</i></div><div class='author'>Jo Doe</div>",
    ],
)
def test_a_byline_is_known_by_its_markup(byline: str) -> None:
    assert _names(f"<p>Ann Roe was there.</p>{byline}") == ["Jo Doe"]


def test_a_byline_of_another_article_or_of_a_comment_is_none() -> None:
    elsewhere = "<p class='byline'>By Ann Roe</p>"
    assert _names(f"<aside>{elsewhere}</aside>") == []
    assert _names(f"<div class='comments'>{elsewhere}</div>") == []
    assert _names(f"<div class='related-stories'>{elsewhere}</div>") == []


def test_names_are_compared_without_accents() -> None:
    assert same_people(["Solcyre Doe"], ["Solcyré Doe", "Ann Roe"])
    assert not same_people(["Jo Doe", "Ann Roe"], ["Jo Doe"])


def test_a_byline_without_end_takes_time_that_grows_with_its_length() -> None:
    assert_grows_no_faster_than_sorting(
        lambda number: "<p class='byline'>" + "<i>By Jo </i>" * number + "</p>" * 2, _names, 10_000
    )
