"""What a page says of its article: title, byline, publisher, address, language, date, and how."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.ingest.canonical_url import canonical_url, names_article, same_publisher
from onrecord.ingest.element import Element
from onrecord.ingest.headline import is_publisher, shown_headline, within, without_publisher
from onrecord.ingest.json_ld import JsonLdArticle
from onrecord.ingest.known_by import HEADING, JSON_LD, META, MICRODATA, OPENGRAPH, PRINTED_LINE
from onrecord.ingest.page_revisions import page_revisions
from onrecord.ingest.printed_byline import names_in_byline, printed_names, same_people
from onrecord.ingest.printed_day import day_in_print
from onrecord.ingest.publication import parse_publication
from onrecord.ingest.text import LONGEST_DETAIL, is_clean
from onrecord.schema.article import Detail, PublicationDate, StatedRevision

# Names of meta elements, in lower case, the more telling first (Dublin Core, Parse.ly, Sailthru,
# Google Scholar and what large newspapers use).
_TITLES: Final = ("parsely-title", "sailthru.title", "dc.title", "dcterms.title", "citation_title")
_BYLINES: Final = ("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "byline")
_PUBLISHERS: Final = ("dc.publisher", "dcterms.publisher", "publisher", "citation_publisher")
_DATES: Final = (
    "parsely-pub-date",
    "sailthru.date",
    "datepublished",
    "article.published",
    "article:published",
    "publication_date",
    "pubdate",
    "publish-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
)
_BY: Final = re.compile(r"by[:\s]\s*", re.IGNORECASE)
# A name of one word that holds any of these is that of an account.
_IN_ACCOUNTS: Final = re.compile(r"[\d_@]|\w\.\w")
# A shorter title within a heading may be a section's name.
_FEWEST_TITLE_WORDS: Final = 3
_MOST_META: Final = 1_000


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of its article; None where it says nothing.

    Attributes:
        title, byline, publisher, language: as the page gives them.
        url: the canonical address.
        published: when it says it was first published.
        revisions: that it says it was updated or corrected.
        body: its text, as it states it for machines.
    """

    title: Detail | None
    byline: Detail | None
    publisher: Detail | None
    url: Detail | None
    language: Detail | None
    published: PublicationDate | None
    revisions: tuple[StatedRevision, ...]
    body: str | None


def read_page_metadata(tree: Element, address: str | None) -> PageMetadata:
    """Read the metadata of a page.

    Args:
        tree: the parsed page.
        address: where it was fetched from, if it was.
    """
    article = JsonLdArticle(tree.xpath("//script[@type='application/ld+json']/text()"))
    meta = _meta(tree)
    published = _published(tree, article, meta)
    publisher = _first(_publishers(article, meta))
    return PageMetadata(
        title=_first(_titles(tree, article, meta, publisher)),
        byline=_first(_bylines(tree, article, meta, publisher)),
        publisher=publisher,
        url=_canonical(tree, article, meta, address),
        language=_first(_languages(tree, article)),
        published=published,
        revisions=page_revisions(tree, article, meta, published),
        body=article.text("articleBody"),
    )


Found = Iterator[tuple[str | None, str]]


def _meta(tree: Element) -> dict[str, str]:
    """Return the contents of the page's meta elements by their names, the first of each."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]")[:_MOST_META]:
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        found.setdefault(name.strip().lower(), element.get("content"))
    return found


def _titles(
    tree: Element, article: JsonLdArticle, meta: dict[str, str], publisher: Detail | None
) -> Found:
    """Yield titles: the one that the page shows, before those that it tells machines."""
    names = [publisher.value] if publisher else []
    stated: list[tuple[str | None, str]] = [
        (article.text("headline", "name"), JSON_LD),
        (meta.get("og:title"), OPENGRAPH),
        *((meta.get(name), META) for name in _TITLES),
        (tree.findtext(".//title"), "title element"),
    ]
    told = [(without_publisher(value, names), how) for value, how in stated if value]
    heading = shown_headline(tree, [value for value, _ in told], names)
    if heading:
        long_enough = [one for one in told if len(one[0].split()) >= _FEWEST_TITLE_WORDS]
        yield within(heading, long_enough) or (heading, HEADING)
    yield from told


def _bylines(
    tree: Element, article: JsonLdArticle, meta: dict[str, str], publisher: Detail | None
) -> Found:
    """Yield bylines; of two that name the same people, first the printed one."""
    names = [publisher.value] if publisher else []
    printed = [name for name in printed_names(tree) if not is_publisher(name, names)]
    stated = _stated_bylines(article, meta, names)
    if printed and (not stated or same_people(stated[0][0], printed)):
        yield ", ".join(printed), PRINTED_LINE
    yield from ((", ".join(people), how) for people, how in stated)


def _stated_bylines(
    article: JsonLdArticle, meta: dict[str, str], publishers: list[str]
) -> list[tuple[list[str], str]]:
    stated = [
        (article.names("author"), JSON_LD),
        ([meta.get("article:author", "")], OPENGRAPH),
        *(([meta.get(name, "")], META) for name in _BYLINES),
    ]
    named = [(_people(names, publishers), how) for names, how in stated]
    return [(people, how) for people, how in named if people]


def _people(names: list[str], publishers: list[str]) -> list[str]:
    """Return names without "By", leaving out addresses, handles, and the publisher itself."""
    plain = (_without_office(_BY.sub("", name.strip(), count=1)) for name in names)
    return [
        name
        for name in plain
        # Where the person is missing, some sites leave ", Publisher".
        if name and not name.startswith((",", "@")) and "://" not in name
        if not _is_account(name) and not is_publisher(name, publishers)
    ]


def _is_account(name: str) -> bool:
    return len(name.split()) == 1 and _IN_ACCOUNTS.search(name) is not None


def _without_office(name: str) -> str:
    """Return "Jo Doe" of "Jo Doe, Chief Technology Officer"; of what holds no person, all."""
    return ", ".join(names_in_byline(name)) or name if "," in name else name


def _publishers(article: JsonLdArticle, meta: dict[str, str]) -> Found:
    yield from ((name, JSON_LD) for name in article.names("publisher"))
    yield meta.get("og:site_name"), OPENGRAPH
    yield from ((meta.get(name), META) for name in _PUBLISHERS)


def _languages(tree: Element, article: JsonLdArticle) -> Found:
    yield article.text("inLanguage"), JSON_LD
    yield next(iter(tree.xpath("/html/@lang")), None), "html lang"


def _canonical(
    tree: Element, article: JsonLdArticle, meta: dict[str, str], address: str | None
) -> Detail | None:
    """Return the address that the page names as its own.

    A page that was fetched can name only one of its own publisher: it could else take the place
    of another's article in the record.
    """
    fetched = canonical_url(address) if address else None
    links = tree.xpath("//link[@rel='canonical']/@href")
    named = [(link, "canonical link") for link in links[:1]]
    named += [(meta.get("og:url"), OPENGRAPH), (article.text("url"), JSON_LD)]
    for value, how in named:
        url = canonical_url(value, address) if value and len(value) <= LONGEST_DETAIL else None
        if url is None or not is_clean(url) or not names_article(url):
            continue
        if fetched is None or same_publisher(url, fetched):
            return Detail(url, how)
    return Detail(fetched, "address") if fetched else None


def _published(
    tree: Element, article: JsonLdArticle, meta: dict[str, str]
) -> PublicationDate | None:
    candidates = [
        (article.text("datePublished"), JSON_LD),
        (meta.get("article:published_time"), OPENGRAPH),
        (meta.get("og:published_time"), OPENGRAPH),
        *((meta.get(name), META) for name in _DATES),
        *((value, MICRODATA) for value in _microdata_dates(tree)),
    ]
    for value, how in candidates:
        parsed = parse_publication(value) if value else None
        if parsed:
            printed = day_in_print(tree, parsed)
            return (
                PublicationDate(printed, PRINTED_LINE) if printed else PublicationDate(parsed, how)
            )
    return None


def _microdata_dates(tree: Element) -> list[str]:
    found: list[str] = tree.xpath(
        "//*[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content"
    )
    return found[:1]


def _first(found: Found) -> Detail | None:
    """Return the first value that is there, on one line, its entities resolved."""
    for value, how in found:
        words = " ".join(html.unescape(value or "").split())
        if words and len(words) <= LONGEST_DETAIL and is_clean(words):
            return Detail(words, how)
    return None
