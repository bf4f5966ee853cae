"""PDF files: their lines are put together into paragraphs once, and that text is the article."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from onrecord.errors import NoArticle, TooLarge, UnreadableInput
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.printed_lines import paragraphs_of_pages
from onrecord.ingest.text import LONGEST_DETAIL, is_clean, make_article
from onrecord.schema.article import Article, Detail
from onrecord.schema.intake import Refusal

_PROGRAM: Final = Path(__file__).with_name("pdf_text.py")
_SECONDS: Final = 60
_FEWEST_WORDS: Final = 25


def read(document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the text of a PDF as an article.

    Raises:
        NoArticle: there is no text in it, only pictures of one.
        TooLarge: it takes more time, memory or pages than articles do.
        UnreadableInput: it is no PDF, or one with a password.
    """
    if intake.passage.passes_over():
        return
    pages, title = _pages(document.whole(intake.limits))
    text = "\n\n".join(paragraphs_of_pages(pages))
    if len(text.split()) < _FEWEST_WORDS:
        raise NoArticle("there is no article in it: its pages hold hardly any text")
    yield make_article(
        text,
        name=document.stem or None,
        path=document.path,
        title=_title(title),
        url=Detail(document.address, "address") if document.address else None,
        published=intake.published,
        limits=intake.limits,
    )


def _pages(data: bytes) -> tuple[list[list[str]], str]:
    """Return the lines of each page, and the title that the file gives itself."""
    # Isolated: neither the user's folder nor the environment says what is imported there.
    command = [sys.executable, "-I", str(_PROGRAM)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, told nothing but the file
            command, input=data, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise TooLarge(f"its text takes longer than {_SECONDS} s to get at") from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise TooLarge("it takes more memory than any article") from None
    if fault := answer.get("fault"):
        raise UnreadableInput(f"it is no PDF that can be read: {fault}")
    return [page.splitlines() for page in answer["pages"]], answer["title"]


def _title(value: str) -> Detail | None:
    words = " ".join(value.split())
    # Word processors put the name of their own file there.
    if not words or len(words) > LONGEST_DETAIL or not is_clean(words) or " " not in words:
        return None
    return Detail(words, "pdf")
