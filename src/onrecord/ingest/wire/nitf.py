"""NITF, the News Industry Text Format."""

from collections.abc import Iterator
from typing import Final

from onrecord.ingest.document import Document, Intake
from onrecord.ingest.element import Element
from onrecord.ingest.fragment import element_text, local_name, plain_text
from onrecord.ingest.wire.item import NewsItem, item_article
from onrecord.ingest.xml_events import XmlEvents
from onrecord.schema.article import Article
from onrecord.schema.intake import Refusal

NITF: Final = "nitf"


def read_nitf(events: XmlEvents, document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the article of a document.

    Raises:
        NoArticle: it has no text.
        InputError: it cannot be read.
    """
    yield item_article(nitf_item(events.finish()), document, intake)


def nitf_item(root: Element) -> NewsItem:
    """Return the news item of an element ``nitf``."""
    return NewsItem(
        format=NITF,
        id=_attribute(root, "doc-id", "id-string"),
        text=nitf_text(root),
        title=plain_text(find(root, "hl1")) or plain_text(find(root, "title")),
        byline=plain_text(find(root, "byline")),
        publisher=plain_text(find(root, "distributor")) or _attribute(root, "doc-id", "regsrc"),
        published=_attribute(root, "date.issue", "norm")
        or _attribute(root, "pubdata", "date.publication"),
    )


def nitf_text(root: Element) -> str:
    """Return the running text of an element ``nitf``."""
    content = find(root, "body.content")
    return element_text(content) if content is not None else ""


def find(root: Element, name: str) -> Element | None:
    """Return the first element of a local name in another, in whatever letters."""
    return next((one for one in root.iter() if local_name(one).lower() == name.lower()), None)


def _attribute(root: Element, name: str, attribute: str) -> str:
    found = find(root, name)
    return (found.get(attribute) or "") if found is not None else ""
