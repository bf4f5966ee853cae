import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.errors import InputError, MalformedInput, NoArticle
from onrecord.ingest.archives.warc import read
from onrecord.ingest.document import Intake
from onrecord.schema.article import Article, Detail
from onrecord.schema.intake import IntakeLimits, Refusal
from tests.ingest.documents import PROSE, document_of, read_all

PAGE = f"<html><title>Bridge</title><body><article><p>{PROSE * 3}</p></article></body></html>"
HTML = "text/html; charset=utf-8"


class Crawl:
    """A WARC file in the making."""

    def __init__(self, *, is_compressed: bool = True) -> None:
        self.out = io.BytesIO()
        self.writer = WARCWriter(self.out, gzip=is_compressed)

    def answer(
        self, url: str, body: bytes, media_type: str = HTML, status: str = "200 OK", **more: str
    ) -> None:
        headers = [("Content-Type", media_type), *more.items()]
        record = self.writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
        )
        self.writer.write_record(record)

    def record(self, url: str, kind: str, body: bytes, media_type: str) -> None:
        record = self.writer.create_warc_record(
            url, kind, payload=io.BytesIO(body), warc_content_type=media_type
        )
        self.writer.write_record(record)

    def read(self, **limits: int) -> list[Article | Refusal]:
        return read_all(self.out.getvalue(), "/d/c.warc.gz", IntakeLimits(**limits))  # type: ignore[arg-type]


@pytest.fixture(params=[True, False])
def crawl(request: pytest.FixtureRequest) -> Crawl:
    return Crawl(is_compressed=request.param)


def test_pages_are_read_by_the_addresses_they_were_found_at(crawl: Crawl) -> None:
    crawl.answer("https://herald.example/news/bridge?utm_source=x", PAGE.encode())
    crawl.answer("https://herald.example/logo.png", b"\x89PNG", "image/png")
    crawl.record("https://herald.example/plain", "conversion", PROSE.encode(), "text/plain")
    items = list(read_all(crawl.out.getvalue(), "/d/c"))
    page, text = items
    assert isinstance(page, Article)
    assert page.key == "https://herald.example/news/bridge"
    assert page.text == (PROSE * 3).strip()
    assert page.name == "bridge"
    assert page.where is not None
    assert page.where.startswith("/d/c, record 1 (https://herald.example/news/bridge")
    assert isinstance(text, Article)
    assert text.url == Detail("https://herald.example/plain", "address")


def test_compressed_and_chunked_answers_are_unpacked(crawl: Crawl) -> None:
    packed = gzip.compress(PAGE.encode())
    chunked = b"%x\r\n" % len(packed) + packed + b"\r\n0\r\n\r\n"
    crawl.answer(
        "https://herald.example/a",
        chunked,
        **{"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"},
    )
    (article,) = read_all(crawl.out.getvalue(), "/d/c")
    assert isinstance(article, Article)


def test_what_is_no_article_is_left_out_with_the_reason() -> None:
    crawl = Crawl()
    crawl.answer("https://herald.example/a", b"", status="302 Found", Location="/b")
    crawl.answer("https://herald.example/", PAGE.encode())
    crawl.answer("https://herald.example/tag/bridges", PAGE.encode())
    crawl.answer("https://herald.example/b", b"<html><p>Nothing.</p></html>")
    crawl.answer("https://herald.example/c", PAGE.encode())
    *refusals, article = crawl.read()
    assert isinstance(article, Article)
    reasons = [str(item.error) for item in refusals if isinstance(item, Refusal)]
    assert [item.is_left_out for item in refusals if isinstance(item, Refusal)] == [True] * 4
    assert "answered 302" in reasons[0]
    assert "front page" in reasons[1]
    assert "list of articles" in reasons[2]
    assert "too little" in reasons[3]


def test_a_page_over_the_bound_is_refused_and_the_rest_goes_on() -> None:
    crawl = Crawl()
    crawl.answer("https://herald.example/a", b"x" * 30_000)
    crawl.answer("https://herald.example/b", PAGE.encode())
    large, article = crawl.read(file_bytes=20_000)
    assert isinstance(large, Refusal)
    assert "larger than 20,000" in str(large.error)
    assert isinstance(article, Article)


def test_a_file_that_was_compressed_as_a_whole_is_read_too() -> None:
    crawl = Crawl(is_compressed=False)
    crawl.answer("https://herald.example/a", PAGE.encode())
    crawl.answer("https://herald.example/b", PAGE.encode())
    items = read_all(gzip.compress(crawl.out.getvalue()), "/d/c.warc.gz")
    assert [type(item) for item in items] == [Article, Article]


def test_a_file_that_breaks_off_is_told_after_what_was_read() -> None:
    crawl = Crawl(is_compressed=False)
    crawl.answer("https://herald.example/a", PAGE.encode())
    data = crawl.out.getvalue() + b"WARC/1.0\r\nnonsense without end"
    reading = iter(read(document_of(data), Intake(IntakeLimits())))
    assert isinstance(next(reading), Article)
    with pytest.raises((MalformedInput, StopIteration)):
        next(reading)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"WARC/1.0\r\n",
        b"WARC/1.0\r\n" + b"X: y\r\n" * 100_000,
        b"WARC/1.0\r\nX: " + b"y" * 5_000_000,
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + b"9" * 5_000 + b"\r\n\r\n",
        b"filedesc://x 0.0.0.0 1 text/plain 9\n" * 5,
        bytes(range(256)) * 40,
    ],
)
def test_nonsense_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises((MalformedInput, NoArticle)) as refused:
        list(read(document_of(data), Intake(IntakeLimits())))
    assert isinstance(refused.value, InputError)
    assert "\n" not in str(refused.value)
