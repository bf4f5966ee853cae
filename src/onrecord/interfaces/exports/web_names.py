"""Names on the web for what a record holds: addresses that are safe to give on, and stable ids."""

import re
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from onrecord.schema.article import Article

# Of the project's own, drawn once: ids made with it are the same in every export of a record.
_NAMESPACE: Final = UUID("6f6e7263-0e5c-4b1d-9a53-7d7a2f1c9a10")
# What no IRI may hold as it is (RFC 3987), and control characters.
_NOT_IN_ADDRESS: Final = re.compile(r'[\x00-\x20\x7f-\xa0<>"{}|\\^`\u2028-\u202e\ud800-\udfff]')


def urn(kind: str, *ids: str) -> str:
    """Return the name of an entry: the same for the same ids, whenever it is exported.

    Args:
        kind: what it is, such as ``statement`` or ``article``.
        ids: its id, after that of what it belongs to where it is no other's alone.
    """
    return f"urn:uuid:{uuid5(_NAMESPACE, '/'.join((kind, *ids)))}"


def web_address(article: Article) -> str | None:
    """Return the address of an article where it is an http(s) address that can be given on."""
    if article.url is None or _NOT_IN_ADDRESS.search(article.url.value):
        return None
    try:
        parts = urlsplit(article.url.value)
    except ValueError:
        return None
    return article.url.value if parts.scheme in ("http", "https") and parts.netloc else None
