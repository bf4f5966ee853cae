"""A news item as an agency delivers it, made into an article."""

from dataclasses import dataclass
from typing import Final

from onrecord.errors import NoArticle
from onrecord.ingest.canonical_url import canonical_url
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.published_time import parse_time
from onrecord.ingest.text import LONGEST_DETAIL, is_clean, make_article, printed_revisions
from onrecord.schema.article import Article, Detail, PublicationDate, StatedRevision

# Flashes are shorter: about fifteen words, which have a headline and nothing that is said.
_FEWEST_CHARACTERS: Final = 80


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A news item; "" for what it does not have.

    Attributes:
        format: what it is delivered in, which is how its details are known.
        id: its identifier or address.
        text: the running text.
        title, byline, publisher: as they stand there.
        published, updated: when it was first made, and this version of it.
    """

    format: str
    id: str
    text: str
    title: str = ""
    byline: str = ""
    publisher: str = ""
    published: str = ""
    updated: str = ""


def item_article(item: NewsItem, document: Document, intake: Intake) -> Article:
    """Make an article of a news item.

    Raises:
        NoArticle: it has no text: a picture, a recording, an event to come.
        InputError: as `onrecord.ingest.text.make_article`.
    """
    if len(item.text) < _FEWEST_CHARACTERS:
        raise NoArticle(
            "the news item has no text: it is a picture, a recording, a plan or a flash"
        )
    published = parse_time(item.published) or parse_time(item.updated)
    return make_article(
        item.text,
        name=document.stem or None,
        path=document.path,
        id=item.id if is_clean(item.id) and len(item.id) <= LONGEST_DETAIL else None,
        title=_detail(item.title, item.format),
        byline=_detail(item.byline, item.format),
        publisher=_detail(item.publisher, item.format),
        url=_detail(canonical_url(item.id) or "", item.format),
        published=PublicationDate(published, item.format) if published else intake.published,
        revisions=(*_updates(item, published), *printed_revisions(item.text)),
        limits=intake.limits,
    )


def _detail(value: str, how: str) -> Detail | None:
    words = " ".join(value.split())
    if not words or len(words) > LONGEST_DETAIL or not is_clean(words):
        return None
    return Detail(words, how)


def _updates(item: NewsItem, published: str | None) -> tuple[StatedRevision, ...]:
    updated = parse_time(item.updated)
    if updated is None or updated == published:
        return ()
    return (StatedRevision("updated", updated, item.format),)
