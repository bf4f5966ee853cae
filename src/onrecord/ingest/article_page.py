"""A page of HTML: the article on it, or why there is none."""

from collections.abc import Iterator
from typing import Final

from onrecord.errors import NoArticle
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.html import read_page
from onrecord.ingest.page_kind import page_kind
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Refusal

_TOO_LITTLE: Final = "there is no article on the page"


def read(document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the article of a page.

    Raises:
        NoArticle: it is a page of another kind.
        InputError: as `onrecord.ingest.html.read_page`.
    """
    if intake.passage.passes_over():
        return
    yield read_article_page(
        document.whole(intake.limits),
        name=document.stem or None,
        path=document.path,
        address=document.address,
        charset=document.charset,
        published=intake.published,
        limits=intake.limits,
    )


def read_article_page(
    data: bytes,
    *,
    name: str | None = None,
    path: str | None = None,
    address: str | None = None,
    charset: str | None = None,
    published: str | None = None,
    limits: IntakeLimits,
) -> Article:
    """Return the article of a page; the arguments are those of `onrecord.ingest.html.read_page`.

    Raises:
        NoArticle: it is a page of another kind: an index, a video, a wall before the page.
        InputError: as `onrecord.ingest.html.read_page`.
    """
    kind = page_kind(data, address)
    if kind.is_index:
        raise NoArticle(f"{_TOO_LITTLE}: it is {kind.name}")
    try:
        article = read_page(
            data,
            name=name,
            path=path,
            address=address,
            charset=charset,
            published=published,
            limits=limits,
        )
    except NoArticle:
        if kind.name:
            raise NoArticle(f"{_TOO_LITTLE}: it is {kind.name}") from None
        raise
    if reason := kind.rules_out(article.text):
        raise NoArticle(f"{_TOO_LITTLE}: it is {reason}")
    return article
