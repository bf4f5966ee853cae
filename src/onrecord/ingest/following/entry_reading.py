"""The articles that entries of feeds name, fetched and read; whatever happens, an answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.errors import FetchFailed, InputError, UnreadableInput
from onrecord.ingest.document import Intake
from onrecord.ingest.fetching.polite import PoliteFetcher
from onrecord.ingest.lists.listed import dated
from onrecord.ingest.readers import read_document
from onrecord.ingest.web import page_document
from onrecord.schema.article import Article
from onrecord.schema.following import WaitingEntry
from onrecord.schema.intake import IntakeLimits, Refusal

_GONE: Final = 410


@dataclass(frozen=True, slots=True)
class EntryReading:
    """What is at the address of an entry.

    Attributes:
        items: articles, and what could not be read.
        is_temporary: whether it may be there another time.
        postponed: seconds until its host may be asked, where it was not asked at all; else None.
    """

    items: tuple[Article | Refusal, ...]
    is_temporary: bool = False
    postponed: float | None = None


def read_entry(entry: WaitingEntry, fetcher: PoliteFetcher, limits: IntakeLimits) -> EntryReading:
    """Return the articles at the address of an entry, or why there is none.

    Args:
        entry: the entry.
        fetcher: fetches its page.
        limits: bounds on the page.
    """
    left_alone = fetcher.left_alone(entry.url)
    if left_alone:
        return EntryReading((), is_temporary=True, postponed=left_alone)
    try:
        page = fetcher.fetch(entry.url)
        # A list at the address of an article is left out: it is followed only where it is named.
        found = read_document(page_document(page, entry.url), Intake(limits))
        return EntryReading(tuple(_dated(found, entry)))
    except FetchFailed as error:
        if error.status is None and error.retry_after is not None:
            return EntryReading((), is_temporary=True, postponed=error.retry_after)
        refusal = Refusal(entry.url, error)
        return EntryReading((refusal,), is_temporary=error.status != _GONE)
    except InputError as error:
        return EntryReading((Refusal(entry.url, error),))
    except Exception as error:
        return EntryReading((Refusal(entry.url, unexpected(error)),), is_temporary=True)


def unexpected(error: Exception) -> InputError:
    """Return the refusal of what failed in a way that nobody thought of."""
    told = str(error).partition("\n")[0][:200]
    return UnreadableInput(f"it could not be read: {type(error).__name__} {told}".rstrip())


def _dated(found: Iterator[Article | Refusal], entry: WaitingEntry) -> Iterator[Article | Refusal]:
    for item in found:
        yield dated(item, entry.published)
