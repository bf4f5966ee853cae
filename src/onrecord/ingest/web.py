"""Articles at addresses."""

from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from onrecord.errors import UnreadableInput
from onrecord.ingest.canonical_url import canonical_url
from onrecord.ingest.decoding import decode_text
from onrecord.ingest.fetch import Page, fetch
from onrecord.ingest.formats import sniff_format
from onrecord.ingest.html import read_page
from onrecord.ingest.text import is_clean, make_article
from onrecord.schema.article import Article, Detail
from onrecord.schema.intake import IntakeLimits

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_TEXTS: Final = frozenset({"text/plain", "text/markdown"})


def read_address(address: str, limits: IntakeLimits, *, published: str | None = None) -> Article:
    """Fetch an address and return the article there.

    Args:
        address: an http or https address.
        limits: bounds on time, size and redirects.
        published: ISO 8601 date for a page that names none.

    Raises:
        InputError: the address cannot be read, or there is no article at it.
    """
    page = fetch(address, limits)
    url = canonical_url(page.url) or page.url
    if _is_page(page):
        return read_page(
            page.body,
            name=_name(url),
            address=url,
            charset=page.charset,
            published=published,
            limits=limits,
        )
    return make_article(
        decode_text(page.body, page.charset).text,
        name=_name(url),
        url=Detail(url, "address"),
        published=published,
        limits=limits,
    )


def _is_page(page: Page) -> bool:
    if page.media_type in _PAGES:
        return True
    if page.media_type in _TEXTS:
        return False
    if page.media_type:
        raise UnreadableInput(
            f"the address holds {page.media_type[:80]}, which is neither a page nor a text"
        )
    return sniff_format(page.body) == "html"


def _name(url: str) -> str:
    """Return the last part of the path without its suffix, or the host."""
    parts = urlsplit(url)
    name = unquote(PurePosixPath(parts.path).stem)
    return name if name and is_clean(name) else parts.netloc
