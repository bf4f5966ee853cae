import gzip
import io
import json

import pytest

from onrecord.errors import InputError, MalformedInput, NoArticle, TooLarge
from onrecord.ingest.document import Document
from onrecord.ingest.following.listing import Listing, read_listing
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits
from tests.ingest.documents import PROSE

BASE = "https://herald.example/feed"


def _listing(data: str | bytes, limits: IntakeLimits | None = None) -> Listing:
    data = data.encode() if isinstance(data, str) else data
    stream = io.BufferedReader(io.BytesIO(data))
    document = Document(stream, BASE, address=BASE, media_type="text/html")
    return read_listing(document, limits or IntakeLimits())


def _rss(*items: str, channel: str = "") -> str:
    entries = "".join(f"<item>{item}</item>" for item in items)
    return f"<rss><channel><title>Herald</title>{channel}{entries}</channel></rss>"


def test_an_entry_is_known_by_its_address_and_changes_with_its_times_and_title() -> None:
    link = "<link>/news/1?utm_source=rss</link>"
    (first,) = _listing(_rss(f"{link}<title>A</title>")).entries
    assert first.key == first.url == "https://herald.example/news/1"
    stamps = {
        _listing(_rss(link + more)).entries[0].stamp
        for more in (
            "<title>A</title>",
            "<title>B</title>",
            "<title>A</title><pubDate>Thu, 26 Feb 2026 09:30:00 GMT</pubDate>",
        )
    }
    assert len(stamps) == 3
    assert first.stamp in stamps


def test_an_entry_listed_twice_is_one() -> None:
    assert len(_listing(_rss("<link>/a</link>", "<link>/b</link>", "<link>/a</link>")).entries) == 2


def test_an_entry_without_an_address_has_its_article_in_the_feed() -> None:
    listing = _listing(
        _rss(f"<guid isPermaLink='false'>x1</guid><description>{PROSE * 5}</description>")
    )
    (entry,) = listing.entries
    assert (entry.key, entry.url) == ("x1", None)
    assert isinstance(listing.inline["x1"], Article)


@pytest.mark.parametrize(
    ("channel", "asked"),
    [
        ("<ttl>90</ttl>", 5_400.0),
        ("<ttl> soon </ttl>", None),
        ("<ttl>99999999999999999999</ttl>", None),
        ("<updatePeriod>daily</updatePeriod><updateFrequency>4</updateFrequency>", 21_600.0),
        ("<updatePeriod>Hourly</updatePeriod>", 3_600.0),
        ("", None),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_how_often_a_feed_asks_to_be_visited(
    channel: str, asked: float | None, is_first: bool
) -> None:
    feed = _rss("<link>/a</link>", "<link>/b</link>", channel=channel if is_first else "")
    if not is_first:
        feed = feed.replace("</channel>", f"{channel}</channel>")
    assert _listing(feed).asked == asked


def test_a_json_feed_is_read_whatever_it_is_declared_to_be() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "1", "url": "https://herald.example/a", "date_published": "2026-02-26"}],
    }
    (entry,) = _listing(json.dumps(feed)).entries
    assert (entry.url, entry.published) == ("https://herald.example/a", "2026-02-26")


def test_a_sitemap_lists_articles_also_where_it_is_packed() -> None:
    sitemap = "<urlset><url><loc>https://herald.example/a</loc><lastmod>{}</lastmod></url></urlset>"
    packed = gzip.compress(sitemap.format("2026-02-26").encode())
    (first,) = _listing(packed).entries
    (second,) = _listing(sitemap.format("2026-02-27")).entries
    assert first.url == second.url == "https://herald.example/a"
    assert first.stamp != second.stamp
    assert first.published is None


def test_an_index_lists_sitemaps_those_changed_last_first() -> None:
    index = "".join(
        f"<sitemap><loc>https://herald.example/{day}.xml</loc><lastmod>2026-02-{day}</lastmod>"
        "</sitemap>"
        for day in (11, 26, 19)
    )
    listing = _listing(f"<sitemapindex>{index}</sitemapindex>")
    assert listing.lists == tuple(f"https://herald.example/{day}.xml" for day in (26, 19, 11))


def test_an_opml_list_lists_feeds() -> None:
    outline = "<outline text='News'><outline xmlUrl='https://courier.example/rss'/></outline>"
    opml = f"<?xml version='1.0'?><opml><body>{outline}</body></opml>"
    assert _listing(opml).lists == ("https://courier.example/rss",)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ("<html><body><p>Hello</p></body></html>", NoArticle),
        ("Just a text.", NoArticle),
        ('{"version": "1", "items": []}', NoArticle),
        ("{", NoArticle),
        ('{"a": ', MalformedInput),
        (b"\x1f\x8b\x08broken", MalformedInput),
        ("<nitf><body/></nitf>", NoArticle),
        ("", InputError),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(
    data: str | bytes, error: type[InputError]
) -> None:
    with pytest.raises(error):
        _listing(data)


def test_a_packed_sitemap_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(TooLarge):
        _listing(gzip.compress(b"<urlset>" + b" " * 90_000), IntakeLimits(file_bytes=10_000))
