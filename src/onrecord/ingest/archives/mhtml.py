"""Pages saved with their parts (MHTML, RFC 2557): the page is read, by Python's own email."""

import email
import email.message
import email.policy
from collections.abc import Iterator
from typing import Final

from onrecord.errors import MalformedInput, NoArticle, TooLarge
from onrecord.ingest.article_page import read_article_page
from onrecord.ingest.canonical_url import canonical_url
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.text import is_clean
from onrecord.schema.article import Article
from onrecord.schema.intake import Refusal

# Parts within parts cost time by their depth; browsers save one level.
_MOST_BOUNDARIES: Final = 20
_ADDRESSES: Final = ("Snapshot-Content-Location", "Content-Location")


def read(document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the article of the page that was saved, by the address it was saved from.

    Raises:
        NoArticle: there is no page in it, or no article on the page.
        InputError: it cannot be read.
    """
    if intake.passage.passes_over():
        return
    message = _parse(document.whole(intake.limits))
    page = _page(message)
    if page is None:
        raise NoArticle("there is no page among the saved parts")
    content = page.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise MalformedInput("the saved page cannot be decoded")
    yield read_article_page(
        content,
        name=document.stem or None,
        path=document.path,
        address=_address(message, page),
        charset=page.get_content_charset(),
        published=intake.published,
        limits=intake.limits,
    )


def _parse(data: bytes) -> email.message.Message:
    if data.lower().count(b"boundary=") > _MOST_BOUNDARIES:
        raise TooLarge("it has more parts within parts than saved pages have")
    try:
        return email.message_from_bytes(data, policy=email.policy.compat32)
    except (ValueError, RecursionError, IndexError, LookupError):
        raise MalformedInput("it is no saved page that can be read") from None


def _page(message: email.message.Message) -> email.message.Message | None:
    parts = (part for part in message.walk() if not part.is_multipart())
    return next((part for part in parts if part.get_content_type() == "text/html"), None)


def _address(message: email.message.Message, page: email.message.Message) -> str | None:
    named = (str(part.get(name) or "") for part in (page, message) for name in _ADDRESSES)
    urls = (canonical_url(address) for address in named)
    return next((url for url in urls if url and is_clean(url)), None)
