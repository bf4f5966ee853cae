"""XML of any kind that articles come in, told apart by its outermost element."""

from collections.abc import Callable, Iterator
from typing import Final

from onrecord.errors import NoArticle
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.fragment import local_name
from onrecord.ingest.lists import feed, opml, sitemap
from onrecord.ingest.wire import newsml_1, newsml_g2, nitf
from onrecord.ingest.xml_events import XmlEvents
from onrecord.schema.article import Article
from onrecord.schema.intake import Refusal

ReadsXml = Callable[[XmlEvents, Document, Intake], Iterator[Article | Refusal]]

DIALECTS: Final[dict[str, ReadsXml]] = {
    "rss": feed.read_feed,
    "rdf": feed.read_feed,
    "feed": feed.read_feed,
    "entry": feed.read_feed,
    "opml": opml.read_opml,
    "urlset": sitemap.read_sitemap,
    "sitemapindex": sitemap.read_sitemap,
    "newsml": newsml_1.read_newsml,
    "newsitem": newsml_g2.read_news,
    "newsmessage": newsml_g2.read_news,
    "nitf": nitf.read_nitf,
}
"""What reads a document whose outermost element has this name, in lower case."""


def read(document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the articles of a feed, a list or a news item.

    Raises:
        NoArticle: it is XML of another kind.
        InputError: it cannot be read any further, and why.
    """
    events = XmlEvents(document, intake.limits)
    name = local_name(events.root)
    reads = DIALECTS.get(name.lower())
    if reads is None:
        raise NoArticle(
            f"there is no article in it: its XML begins with <{name[:40]}>, which is no feed, "
            "list or news item"
        )
    yield from reads(events, document, intake)
