"""What is unpacked, counted while it is: nothing unpacks to more than is allowed."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from typing import BinaryIO, Final, Protocol, cast

from onrecord.errors import TooLarge, UnreadableInput
from onrecord.schema.intake import IntakeLimits

BUFFER: Final = 65_536
"""How much of a stream can be peeked into; a tar archive shows itself after 257 bytes."""

Faults = tuple[type[Exception], ...]
BROKEN: Final[Faults] = (OSError, EOFError, zlib.error, lzma.LZMAError)
"""What libraries raise over broken compressions."""


class Readable(Protocol):
    """What has bytes to be read."""

    def read(self, size: int = -1, /) -> bytes:
        """Return so many bytes, fewer at the end."""


class Allowance:
    """How much one archive may still unpack to.

    A compressed text is seldom smaller than a thirtieth of itself; bombs are a thousandth and
    less.
    """

    def __init__(self, limits: IntakeLimits, packed: Callable[[], int]) -> None:
        """Begin with nothing unpacked.

        Args:
            limits: bounds on bytes and on the ratio.
            packed: returns the size of what has been unpacked, as it is packed.
        """
        self._limits = limits
        self._packed = packed
        self._unpacked = 0
        self.is_spent = False

    def spend(self, size: int) -> None:
        """Count bytes that were unpacked.

        Raises:
            TooLarge: there are more than the archive may unpack to.
        """
        self._unpacked += size
        most = self._limits.file_bytes + self._limits.archive_ratio * self._packed()
        if self._unpacked <= min(most, self._limits.archive_bytes):
            return
        self.is_spent = True
        if self._unpacked > self._limits.archive_bytes:
            raise TooLarge(f"it unpacks to more than {self._limits.archive_bytes:,} bytes")
        raise TooLarge(f"it unpacks to more than {self._limits.archive_ratio} times its size")


class Counted:
    """A stream that knows how much of it has been read."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1, /) -> bytes:
        """Return so many bytes, fewer at the end."""
        data = self._stream.read(size)
        self.count += len(data)
        return data


class Unpacked(io.RawIOBase):
    """A stream of unpacked bytes; what is broken in it is told as our own errors."""

    def __init__(self, stream: Readable, allowance: Allowance, faults: Faults) -> None:
        self._stream = stream
        self._allowance = allowance
        self._faults = faults

    def readable(self) -> bool:
        """Whether it can be read: it can."""
        return True

    def readinto(self, buffer: "memoryview[int] | bytearray", /) -> int:  # type: ignore[override]
        """Read into a buffer, and count.

        Raises:
            UnreadableInput: the compression is broken.
            TooLarge: it unpacks to more than is allowed.
        """
        try:
            data = self._stream.read(len(buffer))
        except self._faults as error:
            raise UnreadableInput(f"it cannot be unpacked: {reason_of(error)}") from None
        self._allowance.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


def unpacked(
    stream: Readable, allowance: Allowance, faults: Faults = BROKEN
) -> "io.BufferedReader[Unpacked]":
    """Return a stream that can be peeked into and is counted while it is read.

    Args:
        stream: what unpacks.
        allowance: of the archive.
        faults: what it raises over broken bytes.
    """
    return io.BufferedReader(Unpacked(stream, allowance, faults), BUFFER)


def reason_of(error: BaseException) -> str:
    """Return what a library says is wrong, on one line and not at length."""
    return str(error).strip().partition("\n")[0][:200] or type(error).__name__


class Xz:
    """xz and lzma, unpacked with bounded memory, which `lzma.LZMAFile` cannot."""

    # xz -9 asks for 65 MB; what asks for more is not meant to be unpacked here.
    _MEMORY: Final = 100_000_000

    def __init__(self, stream: BinaryIO | Counted) -> None:
        self._stream = stream
        self._unpacker = self._next()
        self._began = False

    def read(self, size: int = -1, /) -> bytes:
        """Return at most so many bytes, none at the end."""
        while True:
            if self._unpacker.eof and not self._go_on():
                return b""
            data = self._stream.read(BUFFER) if self._unpacker.needs_input else b""
            if not data and self._unpacker.needs_input:
                return self._end()
            self._began = True
            if found := self._unpacker.decompress(data, size):
                return found

    def _next(self) -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(memlimit=self._MEMORY)

    def _go_on(self) -> bool:
        """Begin the next of several streams in a row, if there is one."""
        rest = self._unpacker.unused_data.lstrip(b"\0") or self._stream.read(BUFFER).lstrip(b"\0")
        if not rest:
            return False
        self._stream = Counted(_Ahead(rest, self._stream))
        self._unpacker = self._next()
        return True

    def _end(self) -> bytes:
        if self._began and not self._unpacker.eof:
            raise UnreadableInput("it cannot be unpacked: it ends too early")
        return b""


class _Ahead:
    """A stream with bytes put back before it."""

    def __init__(self, rest: bytes, stream: Readable) -> None:
        self._rest = rest
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        if not self._rest:
            return self._stream.read(size)
        rest, self._rest = self._rest[:size], self._rest[size:]
        return rest


class Gzip:
    """gzip, members in a row too."""

    def __init__(self, stream: Counted) -> None:
        self._file = gzip.GzipFile(fileobj=cast(BinaryIO, stream), mode="rb")

    def read(self, size: int = -1, /) -> bytes:
        """Return at most so many bytes, none at the end."""
        # Not `read`: over broken bytes that loses what it had unpacked before them.
        return self._file.read1(size)


class Bz2:
    """bzip2, streams in a row too."""

    def __init__(self, stream: Counted) -> None:
        self._file = bz2.BZ2File(cast(BinaryIO, stream))

    def read(self, size: int = -1, /) -> bytes:
        """Return at most so many bytes, none at the end."""
        # Not `read`: over broken bytes that loses what it had unpacked before them.
        return self._file.read1(size)
