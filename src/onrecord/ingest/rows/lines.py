"""Lines of bytes, none of them longer than can be held."""

from collections.abc import Iterator
from typing import BinaryIO, Final

_UTF8_MARK: Final = b"\xef\xbb\xbf"
_SKIPPED_AT_ONCE: Final = 65_536


def bounded_lines(stream: BinaryIO, longest: int) -> Iterator[bytes | None]:
    """Yield each line, or None for one that is too long and was skipped.

    Args:
        stream: the bytes; a byte order mark of UTF-8 is left out.
        longest: most bytes of a line.
    """
    first = True
    while line := stream.readline(longest + 1):
        if first:
            line, first = line.removeprefix(_UTF8_MARK), False
        if len(line) <= longest:
            yield line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(_SKIPPED_AT_ONCE)):
            pass
        yield None
