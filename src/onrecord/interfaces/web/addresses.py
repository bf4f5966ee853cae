"""Addresses of the room's pages, and which addresses of strangers may be linked."""

from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from fastapi import Request

from onrecord.schema.browsing import ListedEntry, ListedKind

_PAGES: Final[dict[ListedKind, str]] = {
    "statement": "/statements/",
    "commitment": "/commitments/",
    "absence": "/unanswered/",
}
_LINKED_SCHEMES: Final = frozenset({"http", "https"})
_LONGEST_LINKED: Final = 2000


def entry_address(kind: ListedKind, id: str) -> str:
    """Return the address of an entry's own page."""
    return _PAGES.get(kind, f"/entries/{kind}/") + quote(id, safe="")


def place_address(entry: ListedEntry) -> str:
    """Return the address of an entry's words in its article."""
    return f"/articles/{quote(entry.article.id, safe='')}#s-{quote(entry.id, safe='')}"


def with_query(request: Request, **changes: str | None) -> str:
    """Return the address of the page asked for with other values in its query.

    Args:
        request: what was asked for.
        changes: values by name; None takes one out. Others stay, empty ones left out.
    """
    values = {name: value for name, value in request.query_params.items() if value}
    for name, value in changes.items():
        values.pop(name, None)
        if value:
            values[name] = value
    query = urlencode(values)
    return request.url.path + (f"?{query}" if query else "")


def outside_address(address: str | None) -> str | None:
    """Return an address of strangers where it may be linked: http or https, of a host, not long."""
    if address is None or len(address) > _LONGEST_LINKED:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    is_fit = parts.scheme in _LINKED_SCHEMES and bool(parts.netloc)
    return address if is_fit and address.isprintable() else None


def article_address(id: str) -> str:
    """Return the address of an article's page."""
    return "/articles/" + quote(id, safe="")


def story_address(id: str) -> str:
    """Return the address of a story's page."""
    return "/stories/" + quote(id, safe="")
