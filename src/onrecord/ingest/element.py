"""The part of lxml's elements that is used here; lxml itself has no types."""

from collections.abc import Iterator
from typing import Any, Protocol, Self


class Element(Protocol):
    """An element of a parsed page."""

    tag: str
    text: str | None
    tail: str | None

    def __iter__(self) -> Iterator[Self]:
        """Return the children, in order."""

    def clear(self) -> None:
        """Take out all that it holds."""

    def getparent(self) -> Self | None:
        """Return what it stands in."""

    def get(self, key: str) -> str | None:
        """Return an attribute."""

    def findtext(self, path: str) -> str | None:
        """Return the text at the beginning of the first element at a path."""

    def text_content(self) -> str:
        """Return the text of the element and of those in it."""

    def iter(self, *tags: str) -> Iterator[Self]:
        """Return the element and those in it, in order; only those of the tags where given."""

    def iterancestors(self, *tags: str) -> Iterator[Self]:
        """Return the elements around it, nearest first; only those of the tags where given."""

    def itertext(self) -> Iterator[str]:
        """Return the pieces of text in it, in order."""

    def drop_tree(self) -> None:
        """Take it out of its tree, and leave what follows it."""

    def xpath(self, path: str) -> list[Any]:
        """Return what an XPath expression selects: elements or strings."""
