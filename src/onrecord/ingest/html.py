"""Pages of HTML into articles: the only user of trafilatura and htmldate."""

import copy
import logging
import re
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final

import htmldate
import lxml.html  # type: ignore[import-untyped]
import trafilatura
from lxml import etree
from trafilatura.metadata import extract_author
from trafilatura.settings import Document

from onrecord.errors import NoArticle, TooLarge, UnreadableInput
from onrecord.ingest.decoding import Decoded, decode_page
from onrecord.ingest.element import Element
from onrecord.ingest.page_furniture import Paragraph, without_furniture
from onrecord.ingest.page_metadata import PageMetadata, read_page_metadata
from onrecord.ingest.page_pruning import prune
from onrecord.ingest.printed_byline import names_in_byline
from onrecord.ingest.stated_body import stated_paragraphs
from onrecord.ingest.text import is_clean, make_article
from onrecord.schema.article import Article, Detail, PublicationDate
from onrecord.schema.intake import IntakeLimits

# Libraries that complain about single pages on standard error unless someone listens.
for _library in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

# The largest of 421 news pages has 3 MB and 5,153 elements, 40 attributes to one at most. Parser
# and extractor take time by the square of the last two: at these bounds, a few seconds.
_LARGEST_PAGE: Final = 5_000_000
_MOST_ELEMENTS: Final = 15_000
_DEEPEST: Final = 150
_SCRIPT: Final = re.compile(r"<(/?)(?:script|style)\b", re.IGNORECASE)
_TOO_MANY_ATTRIBUTES: Final = re.compile(
    r"<[a-z][^\s/>]*+"
    r"(?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]++))?+){500}",
    re.IGNORECASE,
)

_NO_REAL_PAGE: Final = "the page is larger, or nested deeper, than pages of articles are"

# Characters that a tree of elements cannot hold.
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

# How many times the words that were found a page must state for its statement to be taken.
_MUCH_MORE: Final = 2
# Headings of a page that may stand once more at the beginning of its text.
_MOST_HEADLINES: Final = 10
_LONGEST_HEADLINE: Final = 400
# Fewest words of running text in an article: the shortest news in brief have about thirty.
_FEWEST_WORDS: Final = 25

_BLOCKS: Final = frozenset(
    {"body", "code", "div", "head", "item", "lb", "list", "p", "quote", "row", "table"}
)
_META_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]+)",
    re.IGNORECASE,
)
# Where the standard says that a declaration must stand, with room for those who ignore it.
_DECLARED_WITHIN: Final = 4096
# Names of meta elements that tell when a page was changed or served, not when it was published.
_LATER_DATE: Final = re.compile(r"modif|updat|expir|revis", re.IGNORECASE)


def read_page(
    data: bytes,
    *,
    name: str | None = None,
    path: str | None = None,
    address: str | None = None,
    charset: str | None = None,
    published: str | None = None,
    limits: IntakeLimits,
) -> Article:
    """Extract the article of a page, paragraphs separated by blank lines.

    Args:
        data: the page.
        name: the input's own name.
        path: the file it was read from, if it was.
        address: where it was fetched from, if it was.
        charset: the encoding that its server declares.
        published: date for a page that names none.
        limits: bounds on the length of its text.

    Raises:
        NoArticle: it holds no article, such as a front page.
        InputError: it cannot be read, or as `onrecord.ingest.text.make_article`.
    """
    decoded = decode_page(data, charset or _declared_charset(data))
    tree = _parse(decoded.text)
    metadata = read_page_metadata(tree, address)
    date = metadata.published or published or _search_date(tree, address)
    byline = metadata.byline or _search_byline(tree)
    headings = islice(tree.iter("h1"), _MOST_HEADLINES)
    headlines = [heading.text_content()[:_LONGEST_HEADLINE] for heading in headings]
    headlines += [metadata.title.value] if metadata.title else []
    paragraphs = _article_paragraphs(tree, headlines, metadata.body)
    text = "\n\n".join(paragraph.words for paragraph in paragraphs)
    _check(paragraphs, text, decoded)
    return make_article(
        text,
        name=name,
        path=path,
        title=metadata.title,
        byline=byline,
        publisher=metadata.publisher,
        url=metadata.url,
        language=_english(metadata),
        published=date,
        revisions=metadata.revisions,
        limits=limits,
    )


def _declared_charset(data: bytes) -> str | None:
    declared = _META_CHARSET.search(data[:_DECLARED_WITHIN])
    return (declared[1] or declared[2]).decode("ascii", "ignore") if declared else None


def _parse(page: str) -> Element:
    """Parse a page.

    Raises:
        NoArticle: there is nothing in it.
        TooLarge: it is larger, or nested deeper, than any real page.
    """
    if len(page) > _LARGEST_PAGE or _has_too_many_attributes(page):
        raise TooLarge(_NO_REAL_PAGE)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree: Element = lxml.html.document_fromstring(_NO_XML.sub("", page).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise NoArticle("there is no article on the page: it is empty") from None
    _check_shape(tree)
    # References such as "&#1;" stand for characters that the tree, once read, does not take back.
    for element in tree.xpath("//*"):
        element.text = _NO_XML.sub("", element.text or "") or None
        element.tail = _NO_XML.sub("", element.tail or "") or None
    return tree


def _check_shape(tree: Element) -> None:
    count = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        opening = event == "start"
        count += opening
        depth += 1 if opening else -1
        if count > _MOST_ELEMENTS or depth > _DEEPEST:
            raise TooLarge(_NO_REAL_PAGE)


def _has_too_many_attributes(page: str) -> bool:
    """Whether an element has more attributes than is sane; within scripts "<" is no tag."""
    first, *rest = _SCRIPT.split(page)
    if _TOO_MANY_ATTRIBUTES.search(first):
        return True
    return any(
        _TOO_MANY_ATTRIBUTES.search(after) if slash else _TOO_MANY_ATTRIBUTES.match("<s" + after)
        for slash, after in zip(rest[::2], rest[1::2], strict=True)
    )


def _article_paragraphs(tree: Element, headlines: list[str], body: str | None) -> list[Paragraph]:
    pruned = copy.deepcopy(tree)
    prune(pruned)
    found = without_furniture(_extract(pruned), headlines)
    if _prose(found) < _FEWEST_WORDS:
        # In a gallery, the captions are the article.
        found = without_furniture(_extract(tree), headlines)
    if body is None:
        return found
    # Pages that are put together by scripts show little of what they state.
    stated = without_furniture(stated_paragraphs(body), headlines)
    return stated if _prose(stated) > _MUCH_MORE * _prose(found) else found


def _extract(tree: Element) -> list[Paragraph]:
    # Precision is favoured: its F1 on news pages is the better one, and
    # a teaser taken for the article becomes a statement that the article does not make.
    document = trafilatura.bare_extraction(
        tree,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        include_links=True,
    )
    if not isinstance(document, Document) or document.body is None:
        return []
    return _paragraphs(document.body)


def _paragraphs(body: Element) -> list[Paragraph]:
    """Return the blocks of an extracted body in order, white space collapsed."""
    done: list[Paragraph] = []
    parts: list[str] = []
    linked = links = 0

    def add(words: str | None) -> None:
        nonlocal linked
        if words:
            parts.append(words)
            linked += len(words.strip()) if links else 0

    def close() -> None:
        nonlocal linked
        if words := " ".join("".join(parts).split()):
            done.append(Paragraph(words, linked))
        parts.clear()
        linked = 0

    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            close()
        if event == "start":
            links += element.tag == "ref"
            add(element.text)
        else:
            links -= element.tag == "ref"
            if element is not body:
                add(element.tail)
    close()
    return done


def _prose(paragraphs: list[Paragraph]) -> int:
    """Return how many words of running text there are."""
    return sum(len(paragraph.words.split()) for paragraph in paragraphs if paragraph.is_prose)


def _check(paragraphs: list[Paragraph], text: str, decoded: Decoded) -> None:
    if _prose(paragraphs) < _FEWEST_WORDS:
        raise NoArticle("there is no article on the page: too little of it is running text")
    if decoded.fault is not None and "\ufffd" in text:
        name = decoded.encoding.upper()
        raise UnreadableInput(f"it is not valid {name} text at byte {decoded.fault}")


def _search_date(tree: Element, address: str | None) -> PublicationDate | None:
    stated = copy.deepcopy(tree)
    for element in stated.xpath("//meta[@name or @property]"):
        if _LATER_DATE.search(element.get("name") or element.get("property")):
            element.getparent().remove(element)
    # Not in the running text, where a date is as often that of an event. Not today: that is more
    # often the page's clock than the article's date.
    found = htmldate.find_date(
        stated,
        url=address,
        original_date=True,
        extensive_search=False,
        max_date=datetime.now(UTC) - timedelta(days=1),
    )
    return PublicationDate(found, "htmldate") if found else None


def _search_byline(tree: Element) -> Detail | None:
    names = names_in_byline(extract_author(tree) or "")
    return Detail(", ".join(names), "trafilatura") if names and all(map(is_clean, names)) else None


def _english(metadata: PageMetadata) -> Detail | None:
    """Return the declared language where it is English; the text decides, not the declaration."""
    declared = metadata.language
    return declared if declared and declared.value.lower().startswith("en") else None
