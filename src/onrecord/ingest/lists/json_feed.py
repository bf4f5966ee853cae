"""JSON Feed (jsonfeed.org, versions 1 and 1.1)."""

from collections.abc import Iterator, Mapping

from onrecord.errors import NoArticle
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.json_values import first_string, mappings, string
from onrecord.ingest.lists.entry import Entry, entry_article, entry_listed
from onrecord.ingest.lists.listed import read_listed
from onrecord.schema.article import Article
from onrecord.schema.intake import Refusal


def read_json_feed(
    feed: Mapping[str, object], document: Document, intake: Intake
) -> Iterator[Article | Refusal]:
    """Yield the articles of a feed: of its items, or, where they are fetched, of its addresses.

    Raises:
        NoArticle: it has no items.
    """
    entries = json_entries(feed)
    if not entries:
        raise NoArticle("the feed has no entries")
    if intake.fetch_listed:
        listed = (entry_listed(entry, document.address) for entry in entries)
        known = [one for one in listed if one is not None]
        yield from read_listed(known, document, intake, called="articles")
        return
    for entry in entries:
        yield entry_article(entry, document, intake)


def json_entries(feed: Mapping[str, object]) -> list[Entry]:
    """Return the entries of a feed."""
    return [
        _entry(item, number, string(feed, "title"))
        for number, item in enumerate(mappings(feed.get("items")), start=1)
    ]


def _entry(item: Mapping[str, object], number: int, title: str) -> Entry:
    authors = [*mappings(item.get("authors")), *mappings([item.get("author")])]
    return Entry(
        number=number,
        id=string(item, "id"),
        url=first_string(item, "url", "external_url"),
        title=string(item, "title"),
        byline=", ".join(name for author in authors if (name := string(author, "name"))),
        publisher=title,
        published=string(item, "date_published"),
        updated=string(item, "date_modified"),
        content=first_string(item, "content_html", "content_text"),
        description=string(item, "summary"),
    )
