"""Entries of a record as an Atom feed (RFC 4287), for whoever follows a person, a pair, a search.

Ids are the same whenever the feed is made. An entry is updated when the version of its article was
written into the record, so that a reader of feeds shows it once, when it came.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from onrecord.interfaces.exports.statement_rows import PART_SEPARATOR
from onrecord.interfaces.exports.web_names import urn, web_address
from onrecord.interfaces.safe_text import clean, flatten, shorten
from onrecord.schema.article import Article
from onrecord.schema.browsing import ListedEntry
from onrecord.schema.stored import SearchHit, StoredArticle
from onrecord.schema.timeline import PartyRole, TimelineEntry

_LONGEST_TITLE: Final = 120
# Code points that are no characters and that XML has no place for, besides control characters.
_NOT_IN_XML: Final = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed.

    Attributes:
        id: an IRI that stays.
        title, words: what it says, in short and in full.
        updated: when its article was written into the record, ISO 8601 in UTC.
        article: the article that says it.
        categories: what it is.
        page: address of a page of its own, or None; the article's is beside it then.
    """

    id: str
    title: str
    words: str
    updated: str
    article: Article
    categories: tuple[str, ...]
    page: str | None = None


def timeline_feed_entry(entry: TimelineEntry, added_at: str) -> FeedEntry:
    """Return an entry of a timeline for a feed.

    Args:
        entry: the entry.
        added_at: when its article was written into the record, ISO 8601 in UTC.
    """
    words = PART_SEPARATOR.join(span.text for span in entry.words)
    who = ", ".join(party.name for party in entry.parties if _acts(party.role))
    kinds = (entry.kind, *(one for one in (entry.type, entry.status) if one))
    title = f"{who}: {words}" if who else words
    return FeedEntry(urn(entry.kind, entry.id), title, words, added_at, entry.article, kinds)


def search_feed_entry(hit: SearchHit, added_at: str) -> FeedEntry:
    """Return a place that a search found for a feed; see `timeline_feed_entry`."""
    found, article = hit.statement, hit.article
    if found is None:
        title = article.title.value if article.title else article.name
        name = urn("article", article.id)
        return FeedEntry(name, title, hit.excerpt.text, added_at, article, ("article",))
    words = PART_SEPARATOR.join(span.text for span in found.statement.content)
    who = found.speaker.name if found.speaker else found.statement.unnamed
    kinds = ("statement", found.statement.kind, found.statement.polarity)
    title = f"{who}: {words}" if who else words
    return FeedEntry(urn("statement", found.statement.id), title, words, added_at, article, kinds)


def listed_feed_entry(entry: ListedEntry, stored: StoredArticle, page: str | None) -> FeedEntry:
    """Return an entry of a list for a feed.

    Args:
        entry: the entry.
        stored: its article.
        page: address of its page, or None.
    """
    who = ", ".join(party.name for party in entry.parties if _acts(party.role))
    title = f"{who}: {entry.words}" if who else entry.words
    kinds = (entry.entry, *(one for one in (entry.type, entry.status) if one))
    name = urn(entry.entry, entry.id)
    return FeedEntry(name, title, entry.words, stored.added_at, stored.article, kinds, page)


def newest_first(entries: Iterable[FeedEntry]) -> list[FeedEntry]:
    """Return the entries, those that came last first; of one time, those published last first."""
    return sorted(entries, key=lambda one: (one.updated, _published(one), one.id), reverse=True)


def feed_lines(
    title: str,
    asked: Sequence[str],
    entries: Sequence[FeedEntry],
    *,
    address: str | None = None,
    since: str = "",
) -> Iterator[str]:
    """Yield the lines of a feed.

    Args:
        title: words over it.
        asked: what was asked for, which makes its id.
        entries: the newest first; at least one, or ``since`` is needed.
        address: where the feed itself is, or None.
        since: when it was last another, where it has no entries; ISO 8601.
    """
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield '<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield _element("id", urn("feed", *asked))
    yield _element("title", title)
    yield _element("updated", _moment(entries[0].updated if entries else since))
    yield _link("self", address) if address else ""
    yield "<author><name>onrecord</name></author>\n"
    yield from map(_entry, entries)
    yield "</feed>\n"


def _entry(entry: FeedEntry) -> str:
    article = entry.article
    author = article.publisher.value if article.publisher else article.name
    address, published = web_address(article), _published(entry)
    relation = "via" if entry.page else "alternate"
    parts = [
        "<entry>\n",
        _element("id", entry.id),
        _element("title", shorten(entry.title, _LONGEST_TITLE)),
        _element("updated", _moment(entry.updated)),
        _element("published", published) if published else "",
        f"<author>{_element('name', author).rstrip()}</author>\n",
        _link("alternate", entry.page) if entry.page else "",
        _link(relation, address) if address else "",
        *(f"<category term={_quoted(one)}/>\n" for one in entry.categories),
        f'<content type="text">{_escaped(clean(entry.words))}</content>\n',
        "</entry>\n",
    ]
    return "".join(parts)


def _published(entry: FeedEntry) -> str:
    """Return when its article was published, a day as its first moment, or nothing."""
    published = entry.article.published
    return _moment(published.value) if published else ""


def _moment(value: str) -> str:
    """Return an ISO 8601 value as RFC 3339 asks: to the second, with its offset, or nothing.

    A day is its first moment in UTC; a month or a year is no moment.
    """
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return ""
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known.isoformat(timespec="seconds").replace("+00:00", "Z")


def _acts(role: PartyRole | None) -> bool:
    return role not in ("about", "addressee")


def _link(relation: str, address: str) -> str:
    return f"<link rel={_quoted(relation)} href={_quoted(address)}/>\n"


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>\n"


def _text(text: str) -> str:
    return _escaped(flatten(text))


def _escaped(text: str) -> str:
    return escape(text.translate(_NOT_IN_XML))


def _quoted(value: str) -> str:
    return quoteattr(flatten(value).translate(_NOT_IN_XML))
