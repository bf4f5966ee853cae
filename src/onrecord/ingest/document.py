"""Bytes on their way to articles, and the one protocol of all formats."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BufferedReader
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final, Protocol, Self
from urllib.parse import urlsplit

from onrecord.errors import EmptyInput, TooLarge
from onrecord.ingest.passage import Passage
from onrecord.ingest.rows.columns import NO_COLUMNS, Columns
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Refusal

if TYPE_CHECKING:
    # The second brings httpx, which takes longer to load than most files to read.
    from onrecord.ingest.archives.unpacking import Allowance
    from onrecord.ingest.fetching.polite import PoliteFetcher

MEMBER: Final = "!/"
"""What stands between the path of an archive and the name of a member."""


@dataclass(frozen=True, slots=True)
class Document:
    """A stream of bytes that articles are to be read from.

    Attributes:
        stream: the bytes, from their beginning; can be peeked into.
        where: what messages name.
        file_name: its name, whose suffix tells the format; "" where it has none.
        path: the file, or the member of an archive, that it is; None for streams and addresses.
        address: where it was fetched from, or a feed or a crawl has it from; else None.
        charset: the encoding that its sender declares, else None.
        media_type: as its sender declares it, in lower case, or "".
    """

    stream: "BufferedReader[Any]"
    where: str
    file_name: str = ""
    path: str | None = None
    address: str | None = None
    charset: str | None = None
    media_type: str = ""

    @property
    def suffix(self) -> str:
        """The last suffix of its name, in lower case."""
        return PurePosixPath(self.file_name).suffix.lower()

    @property
    def stem(self) -> str:
        """Its name without folders and without the last suffix, else the host of its address."""
        if not self.file_name and self.address:
            return urlsplit(self.address).netloc
        return PurePosixPath(self.file_name).stem

    def whole(self, limits: IntakeLimits) -> bytes:
        """Return all of it.

        Raises:
            TooLarge: it is larger than one file may be.
            EmptyInput: there is nothing in it.
        """
        data: bytes = self.stream.read(limits.file_bytes + 1)
        if len(data) > limits.file_bytes:
            raise too_large(limits)
        if not data.strip():
            raise EmptyInput("it is empty")
        return data


@dataclass(frozen=True, slots=True)
class Intake:
    """How documents are read.

    Attributes:
        limits: bounds on what comes from strangers.
        published: ISO 8601 date for articles that name none.
        columns: which columns hold the fields of articles, in files of rows.
        fetch_listed: whether addresses that a feed or a list names are fetched.
        fetcher: fetches them, where some are being fetched.
        allowance: how much may still be unpacked, where the document stands in an archive; it is
            that of the outermost one, so that archives in archives are no way around it.
        depth: in how many archives and lists the document stands.
        passage: how far the source has been read, and what of it was done before.
    """

    limits: IntakeLimits
    published: str | None = None
    columns: Columns = field(default=NO_COLUMNS)
    fetch_listed: bool = False
    fetcher: "PoliteFetcher | None" = None
    allowance: "Allowance | None" = None
    depth: int = 0
    passage: Passage = field(default_factory=Passage, compare=False)

    def deeper(self) -> Self:
        """Return how to read what stands in the document.

        Raises:
            TooLarge: it would be too deep.
        """
        if self.depth >= self.limits.nesting:
            raise TooLarge(f"archives and lists stand more than {self.limits.nesting} deep in it")
        return replace(self, depth=self.depth + 1)


class ReadsFormat(Protocol):
    """What each format has: the function ``read`` of its module."""

    def __call__(self, document: Document, intake: Intake) -> Iterator[Article | Refusal]:
        """Yield the articles of a document in order, and what cannot be read as refusals.

        Raises:
            InputError: the document cannot be read any further, and why.
        """


def too_large(limits: IntakeLimits) -> TooLarge:
    """Return the refusal of a file over the bound."""
    return TooLarge(f"it is larger than {limits.file_bytes:,} bytes")
