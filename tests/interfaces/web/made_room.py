"""Reading rooms on a record made by hand, and what every page of them must be."""

from collections import Counter
from pathlib import Path
from typing import Any, Final, cast

import lxml.html  # type: ignore[import-untyped]
from starlette.testclient import TestClient

from onrecord.interfaces.web.app import make_app
from onrecord.store.repository import Book
from tests.interfaces.web.made_book import MadeBook
from tests.interfaces.web.rooms import ORIGIN, settings_of

Page = Any

_UNLABELLED: Final = {"hidden", "submit", "button"}
_BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def made_client(book: MadeBook) -> TestClient:
    """Return a browser in a room on a made record."""
    app = make_app(settings_of(Path("made.db")), lambda _: cast(Book, book))
    return TestClient(app, base_url=ORIGIN)


def parsed(text: str) -> Page:
    """Return a page as a tree."""
    return lxml.html.document_fromstring(text)


def check_page(text: str) -> Page:
    """Hold a page to what all pages keep to; see the messages."""
    page = parsed(text)
    assert page.get("lang") == "en"
    assert page.findtext(".//title"), "it has a title"
    assert len(page.findall(".//h1")) == 1, "one heading of the first level"
    repeated = [one for one, count in Counter(page.xpath("//@id")).items() if count > 1]
    assert not repeated, "ids are there once"
    _check_headings(page)
    _check_fields(page)
    _check_references(page)
    _check_nothing_runs(page)
    assert not set(text) & _BIDI, "nothing turns the direction of writing"
    return page


def _check_headings(page: Page) -> None:
    level = 0
    for heading in page.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4]"):
        own = int(heading.tag[1])
        assert own <= level + 1, f"no level is left out before {heading.text_content()[:40]!r}"
        level = own
        assert heading.text_content().strip(), "headings say something"


def _check_fields(page: Page) -> None:
    labelled = set(page.xpath("//label/@for"))
    for one in page.xpath("//input | //select | //textarea"):
        has_label = one.get("id") in labelled or one.xpath("ancestor::label | self::*[@aria-label]")
        assert one.get("type") in _UNLABELLED or has_label, f"{one.get('name')} has a label"
    for link in page.xpath("//a"):
        assert link.text_content().strip() or link.get("aria-label"), "links say where they lead"


def _check_references(page: Page) -> None:
    ids = set(page.xpath("//@id"))
    for name in ("aria-labelledby", "for", "data-copy"):
        for value in page.xpath(f"//@{name}"):
            assert set(value.split()) <= ids, f"{name} names what is there"


def _check_nothing_runs(page: Page) -> None:
    for script in page.findall(".//script"):
        assert script.get("src", "").startswith("/static/"), "scripts are our own"
        assert not script.text_content()
    assert not page.xpath("//style | //@style"), "no inline style"
    assert not page.xpath("//@*[starts-with(name(), 'on')]"), "no handlers"
    assert not page.xpath("//iframe | //object | //embed | //img | //base | //foreignobject")
    for address in page.xpath("//@href | //@action | //@src"):
        is_own = address.startswith(("/", "#"))
        assert is_own or address.startswith(("https://", "http://")), address
        assert not address.startswith("//"), address
    for link in page.xpath("//a[starts-with(@href, 'http')]"):
        assert link.get("rel") == "nofollow noopener noreferrer"
