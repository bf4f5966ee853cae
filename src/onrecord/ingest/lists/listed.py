"""Addresses that a feed or a list names: fetched, with regard for their hosts, where asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.errors import NoArticle
from onrecord.ingest.document import Document, Intake
from onrecord.schema.article import Article, PublicationDate
from onrecord.schema.intake import Refusal

# Dates of pages that are searched for rather than stated; a feed's own is better.
_SEARCHED = "htmldate"


@dataclass(frozen=True, slots=True)
class Listed:
    """An address on a list.

    Attributes:
        url: canonical; of an article, a feed or a list.
        published: ISO 8601, as the list has it, or None.
        stamp: when it was changed, as the list has it, or "".
    """

    url: str
    published: str | None = None
    stamp: str = ""


def read_listed(
    listed: Iterable[Listed], document: Document, intake: Intake, *, called: str
) -> Iterator[Article | Refusal]:
    """Yield what is at the addresses of a list, each once; a refusal where none may be fetched.

    Args:
        listed: the addresses.
        document: the list.
        intake: how they are read.
        called: what is listed, in the plural ("articles", "feeds").
    """
    if not intake.fetch_listed:
        count = len({one.url for one in listed})
        yield Refusal(document.where, _not_fetched(count, called))
        return
    # It brings httpx, which files need not wait for.
    from onrecord.ingest.fetching.polite import PoliteFetcher  # noqa: PLC0415
    from onrecord.ingest.web import read_address  # noqa: PLC0415

    fetcher = intake.fetcher or PoliteFetcher(intake.limits)
    inner = replace(intake, fetcher=fetcher).deeper()
    empty = True
    for one in listed:
        empty = False
        if fetcher.has_asked(one.url):
            continue
        if fetcher.is_spent:
            most = intake.limits.listed_addresses
            yield Refusal(document.where, NoArticle(f"only {most:,} addresses of it are fetched"))
            return
        for item in read_address(one.url, inner):
            yield dated(item, one.published)
    if empty:
        yield Refusal(document.where, _not_fetched(0, called))


def _not_fetched(count: int, called: str) -> NoArticle:
    if not count:
        return NoArticle(f"it lists no {called}")
    return NoArticle(
        f"it lists {count:,} addresses of {called}, which are fetched only with --fetch-listed"
    )


def dated(item: Article | Refusal, published: str | None) -> Article | Refusal:
    """Give an article the date of the list, where its page states none.

    Args:
        item: the article, or why there is none.
        published: ISO 8601, as the list has it, or None.
    """
    if isinstance(item, Refusal) or published is None:
        return item
    if item.published is not None and item.published.how != _SEARCHED:
        return item
    return replace(item, published=PublicationDate(published, "feed"))
