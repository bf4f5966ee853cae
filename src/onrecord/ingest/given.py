"""A text or a page that is in memory: what somebody pastes or drops, which no file holds."""

import io
from typing import Final

from onrecord.errors import EmptyInput, UnreadableInput
from onrecord.ingest.decoding import decode_text
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.formats import Format
from onrecord.ingest.readers import format_of, reader_of
from onrecord.ingest.text import make_article
from onrecord.schema.article import Article
from onrecord.schema.intake import GivenArticle, IntakeLimits, Refusal

# Of a text or a page one article comes; archives, feeds and tables are for `onrecord add`.
_SINGLE: Final[frozenset[Format]] = frozenset({"text", "markdown", "html", "pdf"})


def read_given(given: GivenArticle, limits: IntakeLimits) -> Article:
    """Return what somebody gives as an article; what they say of it goes before what it says.

    Raises:
        InputError: it holds no article, or cannot be read.
    """
    document = _document(given.data, given.file_name)
    kind: Format = "text" if given.is_plain else format_of(document)
    if kind not in _SINGLE:
        raise UnreadableInput("it is no text and no page that is one article")
    found = next(iter(reader_of(kind)(document, Intake(limits, given.published))), None)
    if found is None:
        raise EmptyInput("there is no article in it")
    if isinstance(found, Refusal):
        raise found.error
    return make_article(
        found.text,
        name=found.name,
        title=given.title or found.title,
        byline=given.byline or found.byline,
        publisher=given.publisher or found.publisher,
        url=given.url or found.url,
        language=found.language,
        published=given.published or found.published,
        revisions=found.revisions,
        limits=limits,
    )


def given_text(data: bytes, file_name: str, limits: IntakeLimits) -> str:
    """Return the running text of what somebody gives: of a page its article, else all of it.

    Markdown is kept as it is.

    Args:
        data: the bytes.
        file_name: its name, whose suffix tells the format; "" where it has none.
        limits: bounds on its size.

    Raises:
        InputError: it holds no text, or cannot be read.
    """
    document = _document(data, file_name)
    kind = format_of(document)
    if kind in ("text", "markdown"):
        return decode_text(document.whole(limits)).text
    return read_given(GivenArticle(data, file_name), limits).text


def _document(data: bytes, file_name: str) -> Document:
    return Document(io.BufferedReader(io.BytesIO(data)), file_name or "the text", file_name)
