import pytest

from onrecord.errors import InputError, NoArticle, TooLarge
from onrecord.ingest.archives.mhtml import read
from onrecord.ingest.document import Intake
from onrecord.schema.intake import IntakeLimits
from tests.ingest.documents import PROSE, articles, document_of, read_all

PAGE = f"<html><title>Bridge</title><body><article><p>{PROSE * 3}</p></article></body></html>"


def _saved(page: str = PAGE, address: str = "https://herald.example/news/1") -> bytes:
    return (
        "From: <Saved by a browser>\r\n"
        f"Snapshot-Content-Location: {address}\r\n"
        "Subject: Bridge\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
        "----b\r\nContent-Type: text/css\r\n\r\np {}\r\n"
        "----b\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: 8bit\r\nContent-Location: {address}\r\n\r\n"
        f"{page}\r\n----b--\r\n"
    ).encode()


@pytest.mark.parametrize("path", ["/d/bridge.mhtml", "/d/bridge"])
def test_a_saved_page_is_read_by_the_address_it_was_saved_from(path: str) -> None:
    (article,) = articles(read_all(_saved(), path))
    assert article.key == "https://herald.example/news/1"
    assert article.text == (PROSE * 3).strip()
    assert article.path == path


def test_a_page_in_quoted_printable_is_decoded() -> None:
    words = "The caf=C3=A9 said that it would close=\r\n on Monday. " * 8
    page = f"<html><body><article><p>{words}</p></article></body></html>"
    data = _saved(page).replace(b"8bit", b"quoted-printable")
    (article,) = articles(read_all(data, "/d/a.mht"))
    assert "The café said that it would close on Monday." in article.text


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"Content-Type: multipart/related\r\n\r\nnothing", NoArticle),
        (b"\0\1\2", NoArticle),
        (_saved("<p>Hello</p>"), NoArticle),
        (b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n" * 5_000, TooLarge),
    ],
)
def test_what_is_no_saved_article_is_refused(data: bytes, error: type[InputError]) -> None:
    with pytest.raises(error):
        list(read(document_of(data), Intake(IntakeLimits())))
