"""Whole addresses that last: of pages of entries, and of what the API answers."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from onrecord.interfaces.web.addresses import entry_address
from onrecord.schema.browsing import ListedKind


@dataclass(frozen=True, slots=True)
class Permalinks:
    """Makes addresses.

    Attributes:
        base: scheme and host without a slash at the end, or nothing: addresses are paths then.
    """

    base: str = ""

    def entry(self, kind: ListedKind, id: str) -> str:
        """Return the address of the page of an entry."""
        return self.base + entry_address(kind, id)

    def path(self, place: str, *ids: str) -> str:
        """Return the address of a page.

        Args:
            place: the first part of its path, such as ``articles``.
            ids: what follows; whatever may not stand in a path is escaped.
        """
        return "/".join((self.base, place, *(quote(one, safe="") for one in ids)))

    def asked(self, path: str, parameters: dict[str, str]) -> str:
        """Return an address with a query.

        Args:
            path: its path, from the first slash, not escaped.
            parameters: the query.
        """
        return f"{self.base}{quote(path)}?{urlencode(parameters)}"
