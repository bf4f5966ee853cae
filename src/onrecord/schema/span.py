"""Spans: the characters of an article that say something."""

import hashlib
from dataclasses import dataclass, field

from onrecord.errors import SpanError

VERSION_LENGTH = 64


def text_version(text: str) -> str:
    """Return the version of a text: the SHA-256 of its UTF-8 bytes, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``[start, end)`` of one version of a text, in Unicode code points.

    Attributes:
        start: offset of the first character.
        end: offset after the last character, greater than ``start``.
        text: the characters themselves.
        version: the version of the text they belong to (see `text_version`).

    Raises:
        SpanError: the offsets do not fit ``text``.
    """

    start: int
    end: int
    text: str = field(compare=False)
    version: str = field(repr=False)

    def __post_init__(self) -> None:
        """Check that the offsets fit the characters."""
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise SpanError(f"offsets {self.start}:{self.end} do not fit {self.text[:40]!r}")

    def verify(self, text: str) -> None:
        """Check the span against the text it claims to belong to.

        Raises:
            SpanError: the text is another one, or has other characters there.
        """
        if text[self.start : self.end] != self.text or text_version(text) != self.version:
            raise SpanError(f"{self.text[:40]!r} does not stand at {self.start}:{self.end}")

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end
