"""How far a source has been read: what of it was done before, and how many bytes lie behind."""

from io import BufferedReader
from typing import Any


class Passage:
    """One way through a source, told by what reads it.

    An interrupted run goes on where it stopped: so many of the first things that a source gives,
    articles and refusals, were done before. A reader that knows before the work of reading that a
    thing is the next may ask, and pass it over; whatever is given all the same is asked for by
    `onrecord.ingest.sources`. Each thing is thus asked for once, in order.
    """

    def __init__(self, done: int = 0) -> None:
        """Begin.

        Args:
            done: how many things were done before, at least 0.
        """
        self._left = done
        self._stream: BufferedReader[Any] | None = None
        self._read = 0

    def passes_over(self) -> bool:
        """Whether the next thing was done before; it counts as passed then."""
        if not self._left:
            return False
        self._left -= 1
        return True

    def watch(self, stream: "BufferedReader[Any]") -> None:
        """Count the bytes of this file from now on."""
        self._stream = stream

    def leave(self) -> None:
        """Count no longer: the file is about to be closed."""
        self._read, self._stream = self.bytes_read, None

    @property
    def bytes_read(self) -> int:
        """Where in the file the reading is; 0 where no file is read."""
        if self._stream is None:
            return self._read
        # Of the file itself: what is buffered ahead is some kilobytes.
        position: int = self._stream.raw.tell()
        return position
