"""Plain texts: one article, its characters as they are."""

from collections.abc import Iterator

from onrecord.ingest.decoding import decode_text
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.text import make_article
from onrecord.schema.article import Article, Detail
from onrecord.schema.intake import Refusal


def read(document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the text as an article.

    Raises:
        InputError: it cannot be decoded, or as `onrecord.ingest.text.make_article`.
    """
    data = document.whole(intake.limits)
    yield make_article(
        decode_text(data, document.charset).text,
        name=document.stem or None,
        path=document.path,
        url=Detail(document.address, "address") if document.address else None,
        published=intake.published,
        limits=intake.limits,
    )
