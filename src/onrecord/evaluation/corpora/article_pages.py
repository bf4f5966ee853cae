"""Pages of newspapers with the text of their article, its date, title and authors.

The article extraction dataset of newspaper4k (github.com/AndyTheFactory, 2023): two pages each of
212 sites.
"""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final, Literal
from urllib.parse import urlsplit

from onrecord.errors import MalformedInput, UnreadableInput

PagePart = Literal["tune", "check"]

_ANNOTATIONS: Final = "news_articles.json"
_PAGES: Final = "html"
_ARCHIVES: Final = "*.tar*"
# The corpus has 157 MB; what has a multiple of that is something else.
_MOST_BYTES: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class AnnotatedPage:
    """A page and what people say of its article.

    Attributes:
        name: name of its file, without suffix.
        part: the half of the sites that rules are made on, or the half they are checked on.
        address: where it was fetched.
        html: the page.
        text: its article.
        title: the headline.
        date: when it was published, ``YYYY-MM-DD``; None where nobody could tell.
        authors: who wrote it, separated by commas; empty where it is unsigned.
    """

    name: str
    part: PagePart
    address: str
    html: bytes
    text: str
    title: str
    date: str | None
    authors: str


def read_article_pages(folder: Path) -> list[AnnotatedPage]:
    """Return the pages of the corpus that are there, in the order of the annotations.

    Args:
        folder: where ``news_articles.json`` and ``html`` lie, or one archive that holds them.

    Raises:
        UnreadableInput: there is neither, or it cannot be read.
        MalformedInput: it is none of this corpus.
    """
    try:
        files = dict(_files(folder))
    except (OSError, tarfile.TarError, EOFError) as error:
        raise UnreadableInput(f"{folder} cannot be read: {error}") from error
    annotations = files.pop(_ANNOTATIONS, None)
    if annotations is None:
        raise UnreadableInput(f"{folder} holds no {_ANNOTATIONS}, nor an archive with one")
    try:
        rows = json.loads(annotations)
        return [_page(row, files[row["html_file"]]) for row in rows if row["html_file"] in files]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise MalformedInput(f"{folder} is none of the corpus: {error!r}") from error


def part_of(site: str) -> PagePart:
    """Return the part that the pages of a site are in: its pages look alike, so they stay together.

    Args:
        site: its address.
    """
    host = urlsplit(site).hostname or site
    return "check" if hashlib.sha256(host.encode()).digest()[0] % 2 else "tune"


def _page(row: dict[str, Any], html: bytes) -> AnnotatedPage:
    return AnnotatedPage(
        name=row["html_file"],
        part=part_of(row["site"]),
        address=row["link"],
        html=html,
        text=row["text"],
        title=row["title"],
        date=row["date"] or None,
        authors=row["authors"] or "",
    )


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the annotations, by their name, and the pages, by theirs without suffix."""
    if (folder / _ANNOTATIONS).is_file():
        yield _ANNOTATIONS, (folder / _ANNOTATIONS).read_bytes()
        for path in sorted((folder / _PAGES).glob("*.html")):
            yield path.stem, path.read_bytes()
        return
    archives = sorted(folder.glob(_ARCHIVES)) if folder.is_dir() else [folder]
    for archive in archives[:1]:
        yield from _archived(archive)


def _archived(archive: Path) -> Iterator[tuple[str, bytes]]:
    read = 0
    # Nothing is unpacked, so no name in the archive leads anywhere.
    with tarfile.open(archive) as files:
        for member in files:
            path = PurePosixPath(member.name)
            wanted = path.name == _ANNOTATIONS or path.parent.name == _PAGES
            content = files.extractfile(member) if wanted and member.isfile() else None
            if content is None:
                continue
            read += member.size
            if read > _MOST_BYTES:
                raise MalformedInput(f"{archive} holds more than the corpus")
            name = path.name if path.name == _ANNOTATIONS else path.stem
            yield name, content.read()
