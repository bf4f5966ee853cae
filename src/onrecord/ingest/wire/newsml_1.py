"""NewsML 1: items whose components have roles; the body's is the article."""

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
_BODIES: Final = frozenset({"body", "main"})


def read_newsml(
    events: XmlEvents, document: Document, intake: Intake
) -> Iterator[Article | Refusal]:
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
        format="newsml",
        id=_identifier(element),
        text=_text(element),
        title=plain_text(find(element, "HeadLine")),
        byline=plain_text(find(element, "ByLine")),
        publisher=_formal_name(element, "Provider") or _formal_name(element, "Source"),
        published=plain_text(find(element, "FirstCreated")),
        updated=plain_text(find(element, "ThisRevisionCreated")),
    )


def _identifier(element: Element) -> str:
    """Return what identifies the item in all its revisions."""
    parts = ("ProviderId", "DateId", "NewsItemId")
    found = [plain_text(find(element, part)) for part in parts]
    return f"urn:newsml:{':'.join(found)}" if all(found) else ""


def _text(element: Element) -> str:
    """Return the text of the body; where no component is one, of the first that has a text."""
    components = [one for one in element.iter() if local_name(one) == "NewsComponent"]
    bodies = [one for one in components if _role(one) in _BODIES]
    for component in bodies or [element]:
        for content in component.iter():
            if local_name(content) == "DataContent" and (text := _content_text(content)):
                return text
    return ""


def _role(component: Element) -> str:
    role = next((one for one in component if local_name(one) == "Role"), None)
    return (role.get("FormalName") or "").lower() if role is not None else ""


def _content_text(content: Element) -> str:
    if find(content, "body.content") is not None:
        return nitf_text(content)
    body = find(content, "body")
    if body is not None:
        return element_text(body)
    if any(local_name(one) for one in content):
        return element_text(content)
    return fragment_text(raw_text(content))


def _formal_name(element: Element, name: str) -> str:
    found = find(element, name)
    party = find(found, "Party") if found is not None else None
    return (party.get("FormalName") or "") if party is not None else ""
