import lxml.html  # type: ignore[import-untyped]
import pytest

from onrecord.ingest.headline import is_publisher, shown_headline, within, without_publisher


@pytest.mark.parametrize(
    "title",
    [
        "Bridge to stay closed",
        "Bridge to stay closed | Harbury Herald",
        "Bridge to stay closed - harburyherald",
        "Bridge to stay closed | News | The Harbury Herald",
    ],
)
def test_a_title_is_told_without_its_newspaper(title: str) -> None:
    assert without_publisher(title, ["The Harbury Herald"]) == "Bridge to stay closed"


@pytest.mark.parametrize("title", ["Bridge - closed", "Herald | Mill", "Harbury Herald", ""])
def test_a_title_without_its_newspaper_is_left_as_it_is(title: str) -> None:
    assert without_publisher(title, ["Harbury Herald"]) == title


def _headline(body: str, *stated: str) -> str | None:
    tree = lxml.html.document_fromstring(f"<html><body>{body}</body></html>")
    return shown_headline(tree, stated, ["Harbury Herald"])


def test_of_several_headings_the_one_that_is_like_the_title_is_the_headline() -> None:
    body = "<h1>The Harbury Herald</h1><h1>The bridge that stays closed</h1><h1>More news</h1>"
    assert _headline(body, "Bridge stays closed in Harbury") == "The bridge that stays closed"


def test_a_heading_unlike_the_title_is_the_headline_where_it_is_alone() -> None:
    assert _headline("<h1>My mind on it has changed</h1>", "Old bridge") is not None
    assert _headline("<h1>Latest news</h1>", "Old bridge stays closed") is None
    assert _headline("<p>none</p>", "Old bridge stays closed") is None


def test_a_section_s_name_beside_the_headline_is_no_part_of_it() -> None:
    stated = [("Old bridge", "json-ld"), ("Old bridge stays closed", "opengraph")]
    assert within("Opinion | Old bridge stays closed", stated) == stated[1]
    assert within("New mill", stated) is None


def test_a_publisher_is_known_however_it_is_written() -> None:
    assert is_publisher("The Harbury-Herald", ["harbury herald"])
    assert not is_publisher("Harbury", ["Harbury Herald"])
    assert not is_publisher("", [""])
