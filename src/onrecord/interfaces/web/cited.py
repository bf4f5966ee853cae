"""What can be cited of the record, with its address in the room."""

from datetime import UTC, datetime

from fastapi import Request

from onrecord.interfaces.web.addresses import entry_address
from onrecord.interfaces.web.citations import Citable
from onrecord.interfaces.web.room import Room
from onrecord.interfaces.web.wording import and_words
from onrecord.schema.article import Article, Detail
from onrecord.schema.browsing import ListedEntry


def cited_entry(room: Room, request: Request, entry: ListedEntry, byline: str | None) -> Citable:
    """Return an entry as it is cited.

    Args:
        room: the room.
        request: by which address it was reached.
        entry: the entry.
        byline: who wrote its article, or None.
    """
    acting = {"speaker", "participant", "actor", "who", "between"}
    names = [one.name for one in entry.parties if one.role in acting]
    return Citable(
        id=entry.id,
        by=and_words(names) or None,
        words=entry.words,
        title=entry.article.title,
        author=byline,
        publisher=entry.article.publisher,
        published=entry.article.published,
        url=entry.article.url,
        address=lasting_address(room, request, entry_address(entry.entry, entry.id)),
    )


def cited_article(room: Room, request: Request, article: Article) -> Citable:
    """Return an article as it is cited."""
    return Citable(
        id=article.id,
        by=None,
        words=None,
        title=_value(article.title) or article.name,
        author=_value(article.byline),
        publisher=_value(article.publisher),
        published=article.published.value if article.published else None,
        url=_value(article.url),
        address=lasting_address(room, request, f"/articles/{article.id}"),
    )


def lasting_address(room: Room, request: Request, path: str) -> str:
    """Return the address of a page as it is reached from outside."""
    return (room.settings.address or str(request.base_url)).rstrip("/") + path


def today() -> str:
    """Return the day, ISO 8601 in UTC."""
    return datetime.now(UTC).date().isoformat()


def _value(detail: Detail | None) -> str | None:
    return detail.value if detail else None
