"""Sitemaps, those of news among them, and indexes of sitemaps (sitemaps.org)."""

from collections.abc import Iterator
from typing import Final

from onrecord.ingest.canonical_url import canonical_url, names_article
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.element import Element
from onrecord.ingest.fragment import local_name, plain_text
from onrecord.ingest.lists.listed import Listed, read_listed
from onrecord.ingest.published_time import parse_time
from onrecord.ingest.text import is_clean
from onrecord.ingest.xml_events import XmlEvents
from onrecord.schema.article import Article
from onrecord.schema.intake import Refusal

_ENTRIES: Final = frozenset({"url", "sitemap"})


def read_sitemap(
    events: XmlEvents, document: Document, intake: Intake
) -> Iterator[Article | Refusal]:
    """Yield the articles at the addresses of a sitemap, or of the sitemaps of an index.

    Raises:
        InputError: it cannot be read any further.
    """
    is_index = local_name(events.root).lower() == "sitemapindex"
    called = "sitemaps" if is_index else "articles"
    return read_listed(listed_pages(events), document, intake, called=called)


def listed_pages(events: XmlEvents) -> Iterator[Listed]:
    """Yield the addresses of a sitemap, or of the sitemaps of an index.

    Raises:
        InputError: it cannot be read any further.
    """
    for element in events.elements(_ENTRIES):
        url = canonical_url(_child(element, "loc"))
        if url and is_clean(url) and names_article(url):
            # When a page was last changed is no date of publication; only news has that.
            yield Listed(
                url,
                published=parse_time(_child(element, "publication_date")),
                stamp=_child(element, "lastmod"),
            )


def _child(element: Element, name: str) -> str:
    found = next((one for one in element.iter() if local_name(one) == name), None)
    return plain_text(found)
