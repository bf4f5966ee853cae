"""OPML: a list of feeds, each of which is fetched for the articles that it names."""

from collections.abc import Iterator
from typing import Final

from onrecord.ingest.canonical_url import canonical_url
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.lists.listed import Listed, read_listed
from onrecord.ingest.text import is_clean
from onrecord.ingest.xml_events import XmlEvents
from onrecord.schema.article import Article
from onrecord.schema.intake import Refusal

_OUTLINES: Final = frozenset({"outline"})
_ADDRESSES: Final = ("xmlUrl", "xmlurl", "xmlURL")


def read_opml(events: XmlEvents, document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the articles of the feeds that are listed.

    Raises:
        InputError: it cannot be read any further.
    """
    return read_listed(listed_feeds(events, document), document, intake, called="feeds")


def listed_feeds(events: XmlEvents, document: Document) -> Iterator[Listed]:
    """Yield the addresses of the feeds that are listed.

    Raises:
        InputError: it cannot be read any further.
    """
    for outline in events.elements(_OUTLINES):
        for element in outline.iter():
            named = next((found for key in _ADDRESSES if (found := element.get(key))), None)
            url = canonical_url(named, document.address) if named else None
            if url and is_clean(url):
                yield Listed(url)
