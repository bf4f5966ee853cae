"""What a feed, a sitemap or a list of them names, without fetching any of it."""

import hashlib
import io
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final

from onrecord.errors import MalformedInput, NoArticle
from onrecord.ingest.archives.unpacking import BUFFER
from onrecord.ingest.document import Document, Intake, too_large
from onrecord.ingest.element import Element
from onrecord.ingest.formats import SNIFFED_BYTES, sniff_format
from onrecord.ingest.fragment import local_name, plain_text
from onrecord.ingest.lists.entry import Entry, entry_article, entry_listed
from onrecord.ingest.lists.feed import feed_entries
from onrecord.ingest.lists.json_feed import json_entries
from onrecord.ingest.lists.listed import Listed
from onrecord.ingest.lists.opml import listed_feeds
from onrecord.ingest.lists.sitemap import listed_pages
from onrecord.ingest.text import LONGEST_DETAIL, is_clean
from onrecord.ingest.xml_events import XmlEvents
from onrecord.schema.article import Article
from onrecord.schema.following import ListedEntry
from onrecord.schema.intake import IntakeLimits, Refusal

_GZIP: Final = b"\x1f\x8b"
_GZIP_HEADER: Final = 16 + zlib.MAX_WBITS
_FEEDS: Final = frozenset({"rss", "rdf", "feed"})
_JSON: Final = frozenset({"json", "json lines"})
_JSON_FEED: Final = "jsonfeed.org/version"
_MINUTE: Final = 60.0
# Of the module Syndication of RSS 1.0: seconds of a period.
_PERIODS: Final[Mapping[str, float]] = {
    "hourly": 3_600.0,
    "daily": 86_400.0,
    "weekly": 7 * 86_400.0,
    "monthly": 30 * 86_400.0,
    "yearly": 365 * 86_400.0,
}
_LONGEST_NUMBER: Final = 9
_DIGEST_BYTES: Final = 12
# A child of a list beyond these is not followed: an index may name fifty thousand sitemaps.
MOST_LISTS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list names.

    Attributes:
        entries: articles, each once, in the order of the list.
        inline: of entries without an address, the article in the feed itself, or why there is
            none, by the keys of the entries.
        lists: addresses of feeds or sitemaps, where it is a list of these; else None.
        asked: seconds between two visits that it asks for, or None.
    """

    entries: tuple[ListedEntry, ...] = ()
    inline: Mapping[str, Article | Refusal] = field(default_factory=dict)
    lists: tuple[str, ...] | None = None
    asked: float | None = None


def read_listing(document: Document, limits: IntakeLimits) -> Listing:
    """Return what a feed, a sitemap, an index of sitemaps or an OPML list names.

    Whatever its server declares it to be: feeds are sent as pages and as texts.

    Raises:
        NoArticle: it is none of these.
        InputError: it cannot be read.
    """
    data = _unpacked(document.whole(limits), limits)
    stream = io.BufferedReader(io.BytesIO(data), BUFFER)
    document = replace(document, stream=stream)
    kind = sniff_format(data[:SNIFFED_BYTES])
    intake = Intake(limits)
    if kind == "xml":
        return _xml_listing(document, intake)
    if kind in _JSON:
        return _json_listing(data, document, intake)
    raise _none()


def _none() -> NoArticle:
    return NoArticle("it is no feed, sitemap or list of feeds")


def _unpacked(data: bytes, limits: IntakeLimits) -> bytes:
    """Return a sitemap that is packed by gzip, as many are, unpacked.

    Raises:
        TooLarge: it unpacks to more than a file may have.
        MalformedInput: it is broken.
    """
    if not data.startswith(_GZIP):
        return data
    try:
        found = zlib.decompressobj(_GZIP_HEADER).decompress(data, limits.file_bytes + 1)
    except zlib.error:
        raise MalformedInput("its compression is broken") from None
    if len(found) > limits.file_bytes:
        raise too_large(limits)
    return found


def _xml_listing(document: Document, intake: Intake) -> Listing:
    events = XmlEvents(document, intake.limits)
    kind = local_name(events.root).lower()
    if kind in _FEEDS:
        entries = feed_entries(events)
        # What stands before an entry is dropped once the entry was looked at.
        first = next(entries, None)
        asked = _asked(events.root)
        listing = _feed_listing(chain([first] if first else [], entries), document, intake)
        return replace(listing, asked=asked if asked is not None else _asked(events.root))
    if kind == "urlset":
        return Listing(_once(_page_entry(one) for one in listed_pages(events)))
    if kind == "sitemapindex":
        # Those that changed last first: of a long index only so many are followed.
        sitemaps = sorted(listed_pages(events), key=lambda one: one.stamp, reverse=True)
        return Listing(lists=_addresses(sitemaps))
    if kind == "opml":
        return Listing(lists=_addresses(listed_feeds(events, document)))
    raise _none()


def _json_listing(data: bytes, document: Document, intake: Intake) -> Listing:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        raise MalformedInput("it is not JSON that can be read") from None
    if not isinstance(value, Mapping) or _JSON_FEED not in str(value.get("version")):
        raise _none()
    return _feed_listing(json_entries(value), document, intake)


def _feed_listing(entries: Iterable[Entry], document: Document, intake: Intake) -> Listing:
    listed: list[ListedEntry] = []
    inline: dict[str, Article | Refusal] = {}
    for entry in entries:
        found = _feed_entry(entry, document.address)
        if found is None:
            continue
        listed.append(found)
        if found.url is None and found.key not in inline:
            inline[found.key] = entry_article(entry, document, intake)
    return Listing(_once(listed), inline)


def _feed_entry(entry: Entry, base: str | None) -> ListedEntry | None:
    stamp = _digest(entry.published, entry.updated, entry.title)
    listed = entry_listed(entry, base)
    if listed is not None and len(listed.url) <= LONGEST_DETAIL:
        return ListedEntry(listed.url, stamp, listed.url, listed.published)
    key = entry.id or _digest(entry.title, entry.content, entry.description)
    return ListedEntry(key, stamp, None) if is_clean(key) and len(key) <= LONGEST_DETAIL else None


def _page_entry(page: Listed) -> ListedEntry:
    return ListedEntry(
        page.url, _digest(page.published or "", page.stamp), page.url, page.published
    )


def _digest(*values: str) -> str:
    message = "\0".join(values).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(message, digest_size=_DIGEST_BYTES).hexdigest()


def _once(entries: Iterable[ListedEntry]) -> tuple[ListedEntry, ...]:
    found: dict[str, ListedEntry] = {}
    for entry in entries:
        found.setdefault(entry.key, entry)
    return tuple(found.values())


def _addresses(listed: Iterable[Listed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.url for one in listed))[:MOST_LISTS]


def _asked(root: Element) -> float | None:
    """Return the seconds between two visits that a feed asks for, in any of its ways."""
    children = [root, *(child for child in root if local_name(child).lower() == "channel")]
    told = {
        local_name(child).lower(): plain_text(child).strip().lower()
        for parent in children
        for child in parent
        if local_name(child).lower() in ("ttl", "updateperiod", "updatefrequency")
    }
    ttl = _number(told.get("ttl", ""))
    if ttl is not None:
        return ttl * _MINUTE
    period = _PERIODS.get(told.get("updateperiod", ""))
    if period is None:
        return None
    return period / max(_number(told.get("updatefrequency", "")) or 1.0, 1.0)


def _number(value: str) -> float | None:
    is_number = value.isascii() and value.isdecimal() and len(value) <= _LONGEST_NUMBER
    return float(value) if is_number else None
