import io
import json
import tarfile
from pathlib import Path

import pytest

from onrecord.errors import NoArticle
from onrecord.ingest.article_page import read_article_page
from onrecord.ingest.page_kind import page_kind
from onrecord.schema.intake import IntakeLimits
from tests.growth import assert_grows_no_faster_than_sorting
from tests.ingest.documents import PROSE
from tests.shared_data import shared_data

NEWS = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'
LIST = '<script type="application/ld+json">{"@type": ["CollectionPage", "WebPage"]}</script>'
OG_VIDEO = '<meta content="video.other" property="og:type">'
OG_SITE = '<meta property="og:type" content="website" />'
ADDRESS = "https://herald.example/news/1"


def _read(text: str, head: str = "", address: str | None = ADDRESS) -> str:
    page = f"<html><head>{head}</head><body><article><p>{text}</p></article></body></html>"
    return read_article_page(page.encode(), address=address, limits=IntakeLimits()).text


@pytest.mark.parametrize(
    ("head", "address", "reason"),
    [
        ("", "https://herald.example/", "front page"),
        ("", "https://herald.example/tag/bridges/", "list of articles"),
        ("", "https://herald.example/author/jo-doe", "list of articles"),
        ("", "https://herald.example/news/index.html", "list of articles"),
        (LIST, ADDRESS, "list of articles"),
        (LIST + NEWS + OG_SITE, ADDRESS, "list of articles"),
    ],
)
def test_lists_are_left_out_however_much_text_they_have(
    head: str, address: str, reason: str
) -> None:
    with pytest.raises(NoArticle, match=reason):
        _read(PROSE * 10, head, address)


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ("", ADDRESS),
        ("", None),
        (NEWS, "https://herald.example/"),
        (NEWS, "https://herald.example/topics/bridges"),
        (LIST + NEWS, ADDRESS),
        (NEWS + OG_VIDEO, "https://herald.example/video/1"),
        ("", "https://herald.example/?p=17"),
    ],
)
def test_articles_are_read_wherever_they_say_that_they_are(head: str, address: str | None) -> None:
    assert _read(PROSE * 3, head, address)


@pytest.mark.parametrize(
    ("head", "address"), [(OG_VIDEO, ADDRESS), ("", "https://herald.example/video/1")]
)
def test_videos_are_left_out_unless_a_report_stands_beside_them(head: str, address: str) -> None:
    assert _read(PROSE * 8, head, address)
    with pytest.raises(NoArticle, match="video"):
        _read(PROSE * 2, head, address)


@pytest.mark.parametrize(
    "words",
    [
        "We and our partners use cookies to show you personalised ads. Please accept all cookies "
        "or change your cookie settings. You can read more in our privacy policy at any time.",
        "Please enable JavaScript and disable your ad blocker to go on. We noticed unusual "
        "activity from your network and have to make sure that you are a person and no program.",
    ],
)
def test_walls_before_a_page_are_no_articles(words: str) -> None:
    with pytest.raises(NoArticle, match="wall before the page"):
        _read(words, NEWS)


def test_an_article_on_cookies_is_an_article() -> None:
    assert _read("The court said that sites may not use cookies without your consent. " * 20)


@pytest.mark.parametrize(
    "piece", [b'"@type" : [', b"<meta ", b"<meta content=", b'"@type":        ']
)
def test_hostile_pages_take_time_that_grows_with_their_length(piece: bytes) -> None:
    assert_grows_no_faster_than_sorting(
        lambda number: piece * number, lambda page: page_kind(page, ADDRESS), 20_000
    )


@pytest.mark.slow
def test_of_news_pages_hardly_any_is_taken_for_something_else() -> None:
    """All 421 are articles; two, of one site, declare themselves to be lists."""
    packed = shared_data("data", "article-extraction", "article-extraction-212.tar.xz")
    kinds = []
    with tarfile.open(packed) as archive:
        pages = {Path(member.name).stem: archive.extractfile(member) for member in archive}
        listed = json.loads((pages["articles"] or io.BytesIO()).read())
        for name, stream in pages.items():
            if name in listed and stream is not None:
                kind = page_kind(stream.read(), listed[name]["url"])
                kinds.append(kind.is_index or kind.rules_out(listed[name]["articleBody"]))
    assert len(kinds) == 421
    assert sum(map(bool, kinds)) <= 2
