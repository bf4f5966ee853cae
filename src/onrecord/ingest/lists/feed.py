"""RSS (0.9 to 2.0), RDF and Atom."""

from collections.abc import Iterator
from typing import Final

from onrecord.errors import NoArticle
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.element import Element
from onrecord.ingest.fragment import element_text, local_name, plain_text, raw_text
from onrecord.ingest.lists.entry import Entry, entry_article, entry_listed
from onrecord.ingest.lists.listed import Listed, read_listed
from onrecord.ingest.xml_events import XmlEvents
from onrecord.schema.article import Article
from onrecord.schema.intake import Refusal

_ENTRIES: Final = frozenset({"item", "entry"})

# Elements by local name, the more telling first: of RSS, Dublin Core and Atom.
_IDS: Final = ("guid", "id", "identifier")
_BYLINES: Final = ("creator", "author")
_PUBLISHED: Final = ("published", "pubdate", "issued", "date", "created")
_UPDATED: Final = ("updated", "modified")
_CONTENTS: Final = ("encoded", "content", "body", "fullitem")
_DESCRIPTIONS: Final = ("description", "summary")
# What Media RSS has under the same names as feeds.
_MEDIA: Final = "http://search.yahoo.com/mrss"
_INLINE: Final = "xhtml"


def read_feed(events: XmlEvents, document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the articles of a feed: of its entries, or, where they are fetched, of its addresses.

    Raises:
        NoArticle: it has no entries.
        InputError: it cannot be read any further.
    """
    if intake.fetch_listed:
        yield from read_listed(_listed(events, document), document, intake, called="articles")
        return
    empty = True
    for entry in feed_entries(events):
        empty = False
        yield entry_article(entry, document, intake)
    if empty:
        raise NoArticle("the feed has no entries")


def _listed(events: XmlEvents, document: Document) -> Iterator[Listed]:
    for entry in feed_entries(events):
        listed = entry_listed(entry, document.address)
        if listed is not None:
            yield listed


def feed_entries(events: XmlEvents) -> Iterator[Entry]:
    """Yield the entries of a feed.

    Raises:
        InputError: it cannot be read any further.
    """
    title: str | None = None
    for number, element in enumerate(events.elements(_ENTRIES), start=1):
        if title is None:
            title = _title_of_feed(events.root)
        yield _entry(element, number, title)


def _title_of_feed(root: Element) -> str:
    for parent in (root, *(child for child in root if local_name(child) == "channel")):
        title = next((child for child in parent if local_name(child) == "title"), None)
        if title is not None:
            return plain_text(title)
    return ""


def _entry(element: Element, number: int, title: str) -> Entry:
    children = _by_name(element)
    return Entry(
        number=number,
        id=_first(children, _IDS),
        url=_address(children),
        title=_first(children, ("title",)),
        byline=_byline(children),
        publisher=_source(children) or title,
        published=_first(children, _PUBLISHED),
        updated=_first(children, _UPDATED),
        content=_content(children, _CONTENTS),
        description=_content(children, _DESCRIPTIONS),
    )


_Children = dict[str, list[Element]]


def _by_name(element: Element) -> _Children:
    """Return the children of an entry by their local names, in lower case."""
    found: _Children = {}
    for child in element:
        if not str(child.tag).startswith(f"{{{_MEDIA}"):
            found.setdefault(local_name(child).lower(), []).append(child)
    return found


def _first(children: _Children, names: tuple[str, ...]) -> str:
    """Return what stands in the first of these elements that holds anything."""
    texts = (plain_text(child) for name in names for child in children.get(name, ()))
    return next((text for text in texts if text), "")


def _byline(children: _Children) -> str:
    """Return the author: a name, which Atom puts in an element of its own."""
    for name in _BYLINES:
        for author in children.get(name, ()):
            within = next((child for child in author if local_name(child) == "name"), author)
            if words := plain_text(within):
                return words
    return ""


def _source(children: _Children) -> str:
    """Return the feed that an entry was taken over from."""
    for source in children.get("source", ()):
        within = next((child for child in source if local_name(child) == "title"), source)
        return plain_text(within)
    return ""


def _address(children: _Children) -> str:
    links = children.get("link", [])
    for link in links:
        if (link.get("rel") or "alternate") == "alternate" and link.get("href"):
            return link.get("href") or ""
    if address := next((text for link in links if (text := plain_text(link))), ""):
        return address
    # A guid is an address unless it says that it is none.
    for guid in children.get("guid", ()):
        if guid.get("isPermaLink") != "false":
            return plain_text(guid)
    return ""


def _content(children: _Children, names: tuple[str, ...]) -> str:
    for name in names:
        for child in children.get(name, ()):
            inline = child.get("type") == _INLINE or any(local_name(one) for one in child)
            content = element_text(child) if inline else raw_text(child).strip()
            if content:
                return content
    return ""
