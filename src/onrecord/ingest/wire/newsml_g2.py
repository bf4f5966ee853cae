"""NewsML-G2: news items with their text in XHTML, NITF or plain, alone or in a message."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from onrecord.errors import InputError, NoArticle
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.element import Element
from onrecord.ingest.fragment import element_text, fragment_text, local_name, plain_text, raw_text
from onrecord.ingest.wire.item import NewsItem, item_article
from onrecord.ingest.wire.nitf import find, nitf_text
from onrecord.ingest.xml_events import XmlEvents
from onrecord.schema.article import Article
from onrecord.schema.intake import Refusal

_ITEMS: Final = frozenset({"newsitem"})


def read_news(events: XmlEvents, document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the articles of the news items.

    Raises:
        NoArticle: there are none.
        InputError: it cannot be read any further.
    """
    number = 0
    for number, element in enumerate(events.elements(_ITEMS), start=1):
        where = f"{document.where}, item {number}"
        try:
            yield replace(item_article(_item(element), document, intake), where=where)
        except InputError as error:
            yield Refusal(where, error)
    if not number:
        raise NoArticle("there are no news items in it")


def _item(element: Element) -> NewsItem:
    return NewsItem(
        format="newsml-g2",
        id=element.get("guid") or "",
        text=_text(element),
        title=plain_text(find(element, "headline")),
        byline=plain_text(find(element, "by")),
        publisher=_publisher(element),
        published=plain_text(find(element, "firstCreated")),
        updated=plain_text(find(element, "versionCreated")),
    )


def _text(element: Element) -> str:
    content = find(element, "contentSet")
    if content is None:
        return ""
    for part in content:
        text = _part(part)
        if text:
            return text
    return ""


def _part(part: Element) -> str:
    if local_name(part) == "inlineData":
        return fragment_text(raw_text(part))
    if local_name(part) != "inlineXML":
        return ""
    if find(part, "nitf") is not None:
        return nitf_text(part)
    body = find(part, "body")
    return element_text(part if body is None else body)


def _publisher(element: Element) -> str:
    provider = find(element, "provider")
    if provider is None:
        return ""
    name = find(provider, "name")
    return plain_text(name) or provider.get("literal") or ""
