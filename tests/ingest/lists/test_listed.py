"""What feeds, OPML lists and sitemaps name, fetched from a server on this machine."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ingest.fetching import host_pace
from onrecord.ingest.sources import expand_sources, read_source
from onrecord.schema.article import Article, PublicationDate
from onrecord.schema.intake import IntakeLimits, Refusal, Source
from tests.ingest.documents import PROSE, read_all
from tests.ingest.fake_site import Site

OPEN = IntakeLimits(allow_private=True, fetch_seconds=60.0)
PAGE = "<html><title>{}</title><body><article><p>" + PROSE * 3 + "</p></article></body></html>"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    monkeypatch.setattr(host_pace, "_FIRST_WAIT", 1.0)
    site = Site()
    for name in ("a", "b", "c"):
        site.serve(f"/news/{name}", PAGE.format(name).encode(), Content_Type="text/html")
    site.serve("/robots.txt", b"User-agent: *\nDisallow: /private/\n", Content_Type="text/plain")
    yield site
    site.server.shutdown()
    site.server.server_close()


def _feed(site: Site, *paths: str) -> bytes:
    items = "".join(
        f"<item><link>{site.url(path)}</link><pubDate>Thu, 26 Feb 2026 09:30:00 GMT</pubDate>"
        "</item>"
        for path in paths
    )
    return f"<rss><channel>{items}</channel></rss>".encode()


def _read(source: Source, limits: IntakeLimits = OPEN) -> list[Article | Refusal]:
    return list(read_source(source, limits))


def _names(items: list[Article | Refusal]) -> list[str]:
    return [item.name for item in items if isinstance(item, Article)]


def test_a_feed_at_an_address_gives_the_articles_that_it_names(site: Site) -> None:
    site.serve("/feed", _feed(site, "/news/a", "/news/b", "/news/a"), Content_Type="text/xml")
    (source,) = expand_sources([site.url("/feed")])
    items = _read(source)
    assert _names(items) == ["a", "b"]
    first = items[0]
    assert isinstance(first, Article)
    assert first.where == site.url("/news/a")
    assert first.published == PublicationDate("2026-02-26T09:30:00+00:00", "feed")


def test_what_fails_or_is_asked_not_to_be_fetched_stops_nothing(site: Site) -> None:
    site.serve("/gone", status=404)
    feed = _feed(site, "/gone", "/private/x", "/news/c")
    site.serve("/feed", feed, Content_Type="application/rss+xml")
    gone, private, article = _read(Source("url", site.url("/feed")))
    assert isinstance(gone, Refusal)
    assert "404" in str(gone.error)
    assert not gone.is_left_out
    assert isinstance(private, Refusal)
    assert private.is_left_out
    assert "robots.txt" in str(private.error)
    assert isinstance(article, Article)
    assert site.url("/private/x") not in [site.url(asked.path) for asked in site.asked]


def test_a_saved_list_is_fetched_only_where_that_is_asked_for(site: Site, tmp_path: Path) -> None:
    opml = (
        "<opml><body><outline text='News'>"
        f"<outline type='rss' xmlUrl='{site.url('/feed')}'/></outline></body></opml>"
    )
    site.serve("/feed", _feed(site, "/news/a", "/news/b"), Content_Type="text/xml")
    saved = tmp_path / "feeds.opml"
    saved.write_text(opml, encoding="utf-8")
    path = str(saved)
    (refusal,) = _read(Source("file", path))
    assert isinstance(refusal, Refusal)
    assert refusal.is_left_out
    assert "1 addresses of feeds" in str(refusal.error)
    assert "--fetch-listed" in str(refusal.error)
    assert site.asked == []
    assert _names(_read(Source("file", path, fetch_listed=True))) == ["a", "b"]


def test_sitemaps_and_indexes_of_them_are_followed(site: Site) -> None:
    sitemap = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
        f"<url><loc>{site.url('/news/a')}</loc><lastmod>2026-03-01</lastmod><news:news>"
        "<news:publication_date>2026-02-26</news:publication_date></news:news></url>"
        f"<url><loc>{site.url('/news/b')}</loc></url><url><loc>{site.url('/')}</loc></url></urlset>"
    )
    index = (
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<sitemap><loc>{site.url('/news.xml.gz')}</loc></sitemap></sitemapindex>"
    )
    packed = gzip.compress(sitemap.encode())
    site.serve("/news.xml.gz", packed, Content_Type="application/x-gzip")
    site.serve("/index.xml", index.encode(), Content_Type="application/xml")
    items = _read(Source("url", site.url("/index.xml")))
    assert _names(items) == ["a", "b"]
    dates = [item.published for item in items if isinstance(item, Article)]
    assert dates == [PublicationDate("2026-02-26", "feed"), None]


def test_no_more_addresses_are_fetched_than_are_allowed(site: Site) -> None:
    site.serve("/feed", _feed(site, "/news/a", "/news/b", "/news/c"), Content_Type="text/xml")
    limits = IntakeLimits(allow_private=True, listed_addresses=2)
    items = _read(Source("url", site.url("/feed")), limits)
    assert _names(items) == ["a", "b"]
    assert isinstance(items[-1], Refusal)
    assert "only 2 addresses" in str(items[-1].error)


def test_lists_that_name_themselves_come_to_an_end(site: Site) -> None:
    loop = f"<opml><body><outline xmlUrl='{site.url('/loop')}'/></body></opml>"
    site.serve("/loop", loop.encode(), Content_Type="text/xml")
    items = _read(Source("url", site.url("/loop")))
    assert len(items) <= 1
    assert len(site.asked) < 5


def test_addresses_of_this_machine_are_not_fetched_because_a_feed_names_them(site: Site) -> None:
    feed = _feed(site, "/news/a")
    (refusal,) = read_all(feed, "/d/feed.xml")
    assert isinstance(refusal, Refusal)
    (refusal,) = _read(Source("url", site.url("/feed")), IntakeLimits())
    assert isinstance(refusal, Refusal)
    assert "private" in str(refusal.error)


def test_a_list_without_addresses_says_so(site: Site) -> None:
    site.serve("/feed", b"<opml><body/></opml>", Content_Type="text/xml")
    (refusal,) = _read(Source("url", site.url("/feed")))
    assert isinstance(refusal, Refusal)
    assert "lists no feeds" in str(refusal.error)
