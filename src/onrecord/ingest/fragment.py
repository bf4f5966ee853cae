"""The running text of a piece of HTML, XHTML or NITF that is all article."""

import html
import re
from collections.abc import Iterator
from typing import Final

import lxml.html  # type: ignore[import-untyped]
from lxml import etree

from onrecord.errors import MalformedInput, TooLarge
from onrecord.ingest.element import Element

_BLOCKS: Final = frozenset(
    "address article aside blockquote body br center dd div dl dt footer h1 h2 h3 h4 h5 h6 head "
    "header hl2 hr li main nav ol p pre section table td th tr ul block bq credit note".split()
)
# What is beside the text: code, pictures with their captions, tables of figures, forms.
_LEFT_OUT: Final = frozenset(
    "script style noscript template figure figcaption media iframe svg form button select table "
    "title head object audio video".split()
)
_TAGS: Final = re.compile(r"<[A-Za-z/!]")
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LARGEST: Final = 5_000_000
_MOST_ELEMENTS: Final = 50_000


def fragment_text(content: str) -> str:
    """Return the text of a piece of HTML: its blocks on lines of their own, blank ones between.

    Raises:
        TooLarge: it is larger than any article.
        MalformedInput: nothing can be made of it.
    """
    if not _TAGS.search(content):
        return html.unescape(content).strip()
    if len(content) > _LARGEST:
        raise TooLarge(f"its text is larger than {_LARGEST:,} characters")
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(_NO_XML.sub("", content).encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        raise MalformedInput("its text is not HTML that can be read") from None
    return element_text(tree)


def element_text(element: Element) -> str:
    """Return the text of an element of HTML, XHTML or NITF, as `fragment_text` does.

    Raises:
        TooLarge: it holds more elements than any article.
    """
    return "\n\n".join(_blocks(element))


def plain_text(element: Element | None) -> str:
    """Return all characters in an element on one line, or "" where there is none."""
    if element is None:
        return ""
    return " ".join("".join(_strings(element)).split())


def raw_text(element: Element) -> str:
    """Return all characters in an element as they are."""
    return "".join(_strings(element))


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace, or "" of what is no element."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _blocks(element: Element) -> Iterator[str]:
    parts: list[str] = []
    for piece in _pieces(element):
        if piece is not None:
            parts.append(piece)
        elif words := _single_spaced(parts):
            parts.clear()
            yield words
    if words := _single_spaced(parts):
        yield words


def _single_spaced(parts: list[str]) -> str:
    return " ".join("".join(parts).split())


def _pieces(element: Element) -> Iterator[str | None]:
    """Yield the characters in an element in order, and None where a block begins or ends."""
    count = 0
    open_ones = [(element, iter(element))]
    yield element.text or ""
    while open_ones:
        node, children = open_ones[-1]
        child = next(children, None)
        if child is None:
            open_ones.pop()
            yield from _end(node, is_outermost=not open_ones)
            continue
        count += 1
        if count > _MOST_ELEMENTS:
            raise TooLarge("its text holds more elements than articles do")
        name = local_name(child).lower()
        if name in _BLOCKS:
            yield None
        if not name or name in _LEFT_OUT:
            yield _reference(child)
            yield from _end(child, is_outermost=False)
            continue
        yield child.text or ""
        open_ones.append((child, iter(child)))


def _end(node: Element, *, is_outermost: bool) -> Iterator[str | None]:
    if local_name(node).lower() in _BLOCKS:
        yield None
    if not is_outermost:
        yield node.tail or ""


def _reference(node: Element) -> str:
    """Return what a reference such as ``&nbsp;`` stands for, and "" of any other node."""
    tag: object = node.tag
    return html.unescape(node.text or "") if tag is etree.Entity else ""


def _strings(element: Element) -> Iterator[str]:
    """Yield the characters in an element in order, references resolved as HTML has them."""
    for node in element.iter():
        yield _reference(node)
        if node.text and local_name(node):
            yield node.text
        if node is not element and node.tail:
            yield node.tail
