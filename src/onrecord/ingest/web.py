"""What is at addresses: pages, feeds, lists, files."""

import io
from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import InputError
from onrecord.ingest.archives.unpacking import BUFFER
from onrecord.ingest.canonical_url import canonical_url, last_part
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.fetching.fetch import Page, fetch
from onrecord.ingest.readers import read_document
from onrecord.ingest.text import is_clean
from onrecord.schema.article import Article
from onrecord.schema.intake import Refusal


def read_address(address: str, intake: Intake) -> Iterator[Article | Refusal]:
    """Fetch an address and yield the article there, or those that a feed or a list there names.

    Args:
        address: an http or https address.
        intake: how it is read, and what fetches it where that is not only for itself.
    """
    try:
        page = intake.fetcher.fetch(address) if intake.fetcher else fetch(address, intake.limits)
        # What is found at an address leads on; what is found in a file only where asked for.
        yield from read_document(_document(page, address), replace(intake, fetch_listed=True))
    except InputError as error:
        yield Refusal(address, error)


def _document(page: Page, where: str) -> Document:
    url = canonical_url(page.url) or page.url
    return Document(
        stream=io.BufferedReader(io.BytesIO(page.body), BUFFER),
        where=where,
        file_name=name if is_clean(name := last_part(url)) else "",
        address=url,
        charset=page.charset,
        media_type=page.media_type,
    )
