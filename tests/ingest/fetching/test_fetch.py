import gzip
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler

import pytest

from onrecord.errors import (
    AddressRefused,
    EmptyInput,
    FetchFailed,
    NoArticle,
    TooLarge,
    UnreadableInput,
)
from onrecord.ingest.fetching import public_address
from onrecord.ingest.fetching.fetch import Validators, fetch, fetch_if_changed
from onrecord.ingest.sources import expand_sources, read_source
from onrecord.schema.article import Article, Detail
from onrecord.schema.intake import IntakeLimits, Refusal
from tests.ingest.fake_site import Site

PROSE = "The mayor said that the bridge would close on Monday, and that nobody had been told. "
PAGE = f"<html><title>Bridge</title><body><article><p>{PROSE * 4}</p></article></body></html>"
OPEN = IntakeLimits(allow_private=True, fetch_seconds=60.0)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


def _read(url: str, limits: IntakeLimits = OPEN) -> Article | Refusal:
    (source,) = expand_sources([url])
    (item,) = read_source(source, limits)
    return item


def test_a_page_is_read_with_its_address(site: Site) -> None:
    site.serve("/news/bridge.html", PAGE.encode(), Content_Type="text/html; charset=utf-8")
    article = _read(site.url("/news/bridge.html?utm_source=x#top"))
    assert isinstance(article, Article)
    assert article.text == (PROSE * 4).strip()
    assert article.name == "bridge"
    assert article.url == Detail(site.url("/news/bridge.html"), "address")
    assert article.path is None
    assert site.asked[0].headers["User-Agent"].startswith("onrecord/")


def test_a_plain_text_is_read_as_it_is(site: Site) -> None:
    text = "“It is over,” she said.\r\n"
    site.serve("/a.txt", text.encode("cp1252"), Content_Type="text/plain; charset=windows-1252")
    article = _read(site.url("/a.txt"))
    assert isinstance(article, Article)
    assert article.text == text


def test_redirects_are_followed_within_their_bound(site: Site) -> None:
    site.serve("/page", PAGE.encode(), Content_Type="text/html")
    site.serve("/3", status=302, Location="/page")
    site.serve("/2", status=301, Location=site.url("/3"))
    site.serve("/1", status=307, Location="2")
    assert fetch(site.url("/1"), IntakeLimits(allow_private=True, redirects=3)).url == site.url(
        "/page"
    )
    with pytest.raises(FetchFailed, match="redirects more than 2 times"):
        fetch(site.url("/1"), IntakeLimits(allow_private=True, redirects=2))


def test_addresses_of_this_machine_are_refused_unless_allowed(site: Site) -> None:
    refusal = _read(site.url("/"), IntakeLimits())
    assert isinstance(refusal, Refusal)
    assert isinstance(refusal.error, AddressRefused)
    assert "--allow-private" in str(refusal.error)
    assert refusal.where == site.url("/")
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host that is public, for this test, sends the reader into the local network."""
    local = "127.0.0.1"
    real = socket.getaddrinfo

    def look_up(host: str, *args: object, **kwargs: object) -> object:
        return real(local if host == "public.example" else host, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    monkeypatch.setattr(public_address, "is_public", lambda address: address == local)
    site.serve("/ok", PAGE.encode(), Content_Type="text/html")
    site.serve("/metadata", status=302, Location="http://169.254.169.254/latest/meta-data")
    site.serve("/file", status=302, Location="file:///etc/passwd")
    limits = IntakeLimits(fetch_seconds=60.0)
    assert fetch(site.url("/ok", "public.example"), limits).media_type == "text/html"
    with pytest.raises(AddressRefused, match=r"169\.254\.169\.254"):
        fetch(site.url("/metadata", "public.example"), limits)
    with pytest.raises(FetchFailed, match="only http and https"):
        fetch(site.url("/file", "public.example"), limits)


def test_the_connection_goes_to_the_address_that_was_checked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is looked up once; a second answer, into the local network, is never asked for."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def look_up(host: str, *args: object, **kwargs: object) -> object:
        asked.append(host)
        if host == "news.example":
            return real("127.0.0.1", *args, **kwargs)  # type: ignore[arg-type]
        return real(host, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    site.serve("/", PAGE.encode(), Content_Type="text/html")
    assert fetch(site.url("/", "news.example"), OPEN).url == site.url("/", "news.example")
    assert asked.count("news.example") == 1
    assert site.asked[0].headers["Host"] == f"news.example:{site.port}"


def test_an_answer_other_than_ok_is_told(site: Site) -> None:
    site.serve("/gone", b"no", status=404, Content_Type="text/html")
    with pytest.raises(FetchFailed, match="answered 404 Not Found"):
        fetch(site.url("/gone"), OPEN)


def test_what_is_neither_page_nor_text_is_refused(site: Site) -> None:
    site.serve("/a.png", b"\x89PNG", Content_Type="image/png")
    refusal = _read(site.url("/a.png"))
    assert isinstance(refusal, Refusal)
    assert isinstance(refusal.error, UnreadableInput)
    assert "image/png" in str(refusal.error)


@pytest.mark.parametrize(
    ("body", "media_type", "error"),
    [
        (b"<html><body><p>Nothing here.</p></body></html>", "text/html", NoArticle),
        (b"\x89PNG\0", "text/plain", UnreadableInput),
        (b"", "text/plain", EmptyInput),
    ],
)
def test_answers_without_an_article_are_refused(
    site: Site, body: bytes, media_type: str, error: type[Exception]
) -> None:
    site.serve("/x", body, Content_Type=media_type)
    refusal = _read(site.url("/x"))
    assert isinstance(refusal, Refusal)
    assert type(refusal.error) is error


def test_a_compressed_page_is_read(site: Site) -> None:
    site.serve(
        "/z", gzip.compress(PAGE.encode()), Content_Type="text/html", Content_Encoding="gzip"
    )
    assert fetch(site.url("/z"), OPEN).body == PAGE.encode()


def test_a_compression_bomb_is_refused(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    site.serve("/bomb", bomb, Content_Type="text/html", Content_Encoding="gzip")
    limits = IntakeLimits(allow_private=True, file_bytes=1_000_000)
    with pytest.raises(TooLarge, match="larger than 1,000,000 bytes"):
        fetch(site.url("/bomb"), limits)


def test_a_compression_that_was_not_asked_for_is_refused(site: Site) -> None:
    site.serve("/br", b"x", Content_Type="text/html", Content_Encoding="br")
    with pytest.raises(FetchFailed, match=r"compression \(br\)"):
        fetch(site.url("/br"), OPEN)


def test_a_broken_compression_is_refused(site: Site) -> None:
    site.serve("/z", b"not gzip", Content_Type="text/html", Content_Encoding="gzip")
    with pytest.raises(FetchFailed):
        fetch(site.url("/z"), OPEN)


def test_an_endless_stream_is_cut_off(site: Site) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65_536)

    site.answers["/endless"] = endless
    with pytest.raises(TooLarge):
        fetch(site.url("/endless"), IntakeLimits(allow_private=True, file_bytes=1_000_000))


@pytest.mark.parametrize("headers_sent", [False, True])
def test_a_server_that_drips_is_given_up_in_time(site: Site, headers_sent: bool) -> None:
    stop = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        if headers_sent:
            handler.send_response(200)
            handler.end_headers()
        else:
            handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        while not stop.wait(0.05):
            handler.wfile.write(b"x")

    site.answers["/drip"] = drip
    started = time.monotonic()
    with pytest.raises(FetchFailed, match=r"did not answer in full within 0\.5 s"):
        fetch(site.url("/drip"), IntakeLimits(allow_private=True, fetch_seconds=0.5))
    stop.set()
    # It would go on for ever; a busy machine may take long to notice that half a second is over.
    assert time.monotonic() - started < 60


def test_a_port_where_nobody_answers_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(FetchFailed, match="could not be read"):
            fetch(f"http://127.0.0.1:{taken.getsockname()[1]}/", OPEN)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.com/a",
        "file:///etc/passwd",
        "http://",
        "http://[::1",
        "http://user:secret@127.0.0.1/",
        "http://127.0.0.1:99999/",
    ],
)
def test_addresses_that_are_not_read_are_refused_in_a_sentence(url: str) -> None:
    refusal = _read(url)
    assert isinstance(refusal, Refusal)
    assert isinstance(refusal.error, FetchFailed)


def test_proxies_of_the_environment_are_not_used(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    site.serve("/", PAGE.encode(), Content_Type="text/html")
    assert fetch(site.url("/"), OPEN).body == PAGE.encode()


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("If-None-Match") == '"v1"'
        handler.send_response(304 if known else 200)
        handler.send_header("ETag", '"v1"')
        handler.send_header("Last-Modified", "Thu, 26 Feb 2026 09:30:00 GMT")
        handler.send_header("Content-Length", "0" if known else str(len(PAGE)))
        handler.end_headers()
        if not known:
            handler.wfile.write(PAGE.encode())

    site.answers["/feed"] = answer
    first = fetch(site.url("/feed"), OPEN)
    assert first.validators == Validators('"v1"', "Thu, 26 Feb 2026 09:30:00 GMT")
    assert fetch_if_changed(site.url("/feed"), OPEN, first.validators) is None
    assert site.asked[1].headers["If-Modified-Since"] == "Thu, 26 Feb 2026 09:30:00 GMT"
    changed = fetch_if_changed(site.url("/feed"), OPEN, Validators('"v0"'))
    assert changed is not None
    assert changed.body == PAGE.encode()


def test_a_server_that_says_unchanged_without_being_asked_has_failed(site: Site) -> None:
    site.serve("/x", status=304)
    with pytest.raises(FetchFailed, match="answered 304"):
        fetch(site.url("/x"), OPEN)


@pytest.mark.parametrize(
    ("sent", "seconds"), [("120", 120.0), ("soon", None), ("9" * 400, None), ("-5", None)]
)
def test_how_long_a_host_asks_to_be_left_alone_is_told(
    site: Site, sent: str, seconds: float | None
) -> None:
    site.serve("/busy", status=503, Retry_After=sent)
    with pytest.raises(FetchFailed) as failure:
        fetch(site.url("/busy"), OPEN)
    assert (failure.value.status, failure.value.retry_after) == (503, seconds)


def test_a_host_may_name_the_moment_after_which_it_is_asked_again(site: Site) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(minutes=5), usegmt=True)
    site.serve("/busy", status=429, Retry_After=later)
    with pytest.raises(FetchFailed) as failure:
        fetch(site.url("/busy"), OPEN)
    assert failure.value.retry_after is not None
    assert 200 < failure.value.retry_after <= 300
