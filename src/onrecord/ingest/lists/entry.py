"""An entry of a feed: an article where the feed has all of its text, else an address."""

import re
from dataclasses import dataclass, replace
from typing import Final

from onrecord.errors import InputError, NoArticle
from onrecord.ingest.canonical_url import canonical_url
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.fragment import fragment_text
from onrecord.ingest.lists.listed import Listed
from onrecord.ingest.published_time import parse_time
from onrecord.ingest.text import LONGEST_DETAIL, is_clean, make_article, printed_revisions
from onrecord.schema.article import Article, Detail, PublicationDate, StatedRevision
from onrecord.schema.intake import Refusal

_FEED: Final = "feed"
# News in brief has about thirty words; a description with fewer than a hundred is a summary.
_FEWEST_WORDS: Final = 25
_FEWEST_WORDS_OF_DESCRIPTION: Final = 100
_CUT_OFF: Final = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.)\]|\b(?:continue reading|read more|read full story|full story)\b)"
    r"[^\w]{0,10}$",
    re.IGNORECASE,
)
_LAST_WORDS: Final = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed, as the feed has it; "" for what it does not have.

    Attributes:
        number: of the entry in the feed, counted from 1.
        id: as the publisher gives it.
        url: where its article is.
        title, byline, publisher, published, updated: as they stand there.
        content: its article, as HTML or plain text.
        description: a summary; some feeds have the article there.
    """

    number: int
    id: str
    url: str
    title: str
    byline: str
    publisher: str
    published: str
    updated: str
    content: str
    description: str


def entry_article(entry: Entry, document: Document, intake: Intake) -> Article | Refusal:
    """Return the article of an entry, or why there is none.

    Args:
        entry: the entry.
        document: the feed.
        intake: how articles are read.
    """
    where = f"{document.where}, entry {entry.number}"
    try:
        article = _article(entry, document, intake)
    except InputError as error:
        return Refusal(where, error)
    return replace(article, where=where)


def entry_listed(entry: Entry, base: str | None) -> Listed | None:
    """Return the address of an entry's article with what the feed knows of it, if it has one.

    Args:
        entry: the entry.
        base: the address of the feed.
    """
    url = canonical_url(entry.url, base) if entry.url else None
    if url is None or not is_clean(url):
        return None
    return Listed(url, published=parse_time(entry.published or entry.updated))


def _article(entry: Entry, document: Document, intake: Intake) -> Article:
    text = _full_text(entry)
    url = canonical_url(entry.url, document.address) if entry.url else None
    published = parse_time(entry.published or entry.updated)
    return make_article(
        text,
        name=_name(entry, document),
        path=document.path,
        id=entry.id if is_clean(entry.id) and len(entry.id) <= LONGEST_DETAIL else None,
        title=_detail(entry.title),
        byline=_detail(entry.byline),
        publisher=_detail(entry.publisher),
        url=_detail(url or ""),
        published=PublicationDate(published, _FEED) if published else intake.published,
        revisions=(*_updates(entry, published), *printed_revisions(text)),
        limits=intake.limits,
    )


def _full_text(entry: Entry) -> str:
    """Return the text of an entry that has all of it.

    Raises:
        NoArticle: it has less.
    """
    for found, fewest in (
        (entry.content, _FEWEST_WORDS),
        (entry.description, _FEWEST_WORDS_OF_DESCRIPTION),
    ):
        text = fragment_text(found) if found else ""
        if len(text.split()) >= fewest and not _CUT_OFF.search(text[-_LAST_WORDS:]):
            return text
    at = f" (it is at {entry.url[:200]}; --fetch-listed fetches it)" if entry.url else ""
    raise NoArticle(f"the entry has no article, only a summary or nothing{at}")


def _name(entry: Entry, document: Document) -> str:
    return f"{document.stem or _FEED}-{entry.number}"


def _detail(value: str) -> Detail | None:
    words = " ".join(value.split())
    if not words or len(words) > LONGEST_DETAIL or not is_clean(words):
        return None
    return Detail(words, _FEED)


def _updates(entry: Entry, published: str | None) -> tuple[StatedRevision, ...]:
    updated = parse_time(entry.updated)
    if updated is None or updated == published:
        return ()
    return (StatedRevision("updated", updated, _FEED),)
