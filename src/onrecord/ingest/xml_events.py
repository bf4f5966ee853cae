"""XML of strangers, element by element: no entity is expanded, nothing is loaded for it.

What is not well formed is read as far as it goes. Elements are dropped as soon as they have been
looked at, so a file of any length takes the memory of its largest entry.
"""

from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import Any, Final

from lxml import etree  # type: ignore[import-untyped]

from onrecord.errors import MalformedInput, TooLarge
from onrecord.ingest.document import Document, too_large
from onrecord.ingest.element import Element
from onrecord.ingest.fragment import local_name
from onrecord.schema.intake import IntakeLimits

# Elements that may be held at once: far more than a news item has.
_MOST_HELD: Final = 100_000
_READ_AT_ONCE: Final = 32_768


class XmlEvents:
    """A document of XML, read forward.

    Attributes:
        root: its outermost element, which fills while the document is read.
    """

    def __init__(self, document: Document, limits: IntakeLimits) -> None:
        """Read up to the outermost element.

        Raises:
            MalformedInput: there is none.
        """
        self._stream = document.stream
        self._limits = limits
        self._read = 0
        self._parser = etree.XMLPullParser(
            events=("start", "end"),
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        self._events = self._all_events()
        self._held = 0
        first = next(self._events, None)
        if first is None:
            raise MalformedInput("it is not XML that can be read")
        self.root: Element = first[1]

    def elements(self, names: Collection[str]) -> Iterator[Element]:
        """Yield each element of these names, complete, unless it stands in another of them.

        Args:
            names: local names, in lower case.

        Raises:
            TooLarge: the file, or one of its elements, is larger than it may be.
        """
        depth = held = 0
        if local_name(self.root).lower() in names:
            depth = 1
        for event, element in self._events:
            is_wanted = local_name(element).lower() in names
            if event == "start":
                depth += is_wanted
                held = self._held if is_wanted and depth == 1 else held
                continue
            depth -= is_wanted
            if is_wanted and not depth:
                yield element
                _drop(element)
                self._held = held

    def finish(self) -> Element:
        """Read to the end, and return the outermost element with all that it holds.

        Raises:
            TooLarge: the file is larger than it may be.
        """
        for _ in self._events:
            pass
        return self.root

    def _all_events(self) -> Iterator[tuple[str, Any]]:
        """Yield the starts and ends of elements.

        Raises:
            MalformedInput: the outermost element does not end: entities made to fill the memory,
                or an encoding that is none.
        """
        opened = 0
        for piece in self._pieces():
            try:
                self._parser.feed(piece)
            except etree.LxmlError:
                break
            for event, element in self._counted():
                opened += 1 if event == "start" else -1
                yield event, element
        with suppress(etree.LxmlError):
            self._parser.close()
        for event, element in self._counted():
            opened += 1 if event == "start" else -1
            yield event, element
        if opened:
            raise MalformedInput("its XML is broken, and not read on")

    def _counted(self) -> Iterator[tuple[str, Any]]:
        for event, element in self._parser.read_events():
            self._held += event == "start"
            if self._held > _MOST_HELD:
                raise TooLarge(f"one part of it has more than {_MOST_HELD:,} elements")
            yield event, element

    def _pieces(self) -> Iterator[bytes]:
        while piece := self._stream.read(_READ_AT_ONCE):
            self._read += len(piece)
            if self._read > self._limits.file_bytes:
                raise too_large(self._limits)
            yield piece


def _drop(element: Element) -> None:
    """Take out an element that has been looked at, and what stands before it."""
    parent: Any = element.getparent()
    element.clear()
    if parent is None:
        return
    before: Any = element
    while (before := before.getprevious()) is not None and not len(before):
        following = before.getnext()
        parent.remove(before)
        before = following
