"""Drafts, whose quotations are checked against a record."""

from contextlib import suppress
from itertools import islice

from onrecord.encoder.judge import Judge as Judge  # noqa: PLC0414 - the interfaces see it here
from onrecord.encoder.quotation_marks import find_quotations
from onrecord.errors import InputError
from onrecord.ingest.files import file_text
from onrecord.linking.quotations.drafts import attributed_quotations
from onrecord.pipeline.reading import Reader
from onrecord.schema.intake import IntakeLimits
from onrecord.schema.quotations import CheckedDraft, DraftQuotation
from onrecord.schema.record import ArticleRecord
from onrecord.store.repository import Book


def check_draft(
    book: Book, reader: Reader, text: str, *, name: str = "draft", by: str | None = None
) -> CheckedDraft:
    """Look for every quotation of a draft in a record, said by whom the draft says.

    Args:
        book: the record.
        reader: reads in the draft who is said to have said what.
        text: the draft; where it cannot be read, as in another language, speakers are not asked.
        name: what it goes by.
        by: who says all of it, instead of whom the draft tells.
    """
    record = None
    if by is None:
        with suppress(InputError):
            record = reader.read(text)
    return check_read_draft(book, text, record, name=name, by=by)


def check_read_draft(
    book: Book,
    text: str,
    record: ArticleRecord | None,
    *,
    name: str = "draft",
    by: str | None = None,
    most: int | None = None,
) -> CheckedDraft:
    """Look for the quotations of a draft in a record.

    Args:
        book: the record.
        text: the draft.
        record: what was read in it; None where it was not read, so that speakers are not asked.
        name: what it goes by.
        by: who says all of it, instead of whom the draft tells.
        most: check only so many, the first ones; None for all.
    """
    found = attributed_quotations(text, find_quotations(text), record)
    quotations = (
        DraftQuotation(one.span, one.line, book.check(one.span.text, by=by or one.by))
        for one in islice(found, most)
    )
    return CheckedDraft(name, text, tuple(quotations))


def read_draft(path: str, limits: IntakeLimits) -> str:
    """Return the text of a file as it stands there; of standard input where the path is ``-``.

    Raises:
        InputError: it cannot be read, is empty or no text.
    """
    return file_text(None if path == "-" else path, limits)
