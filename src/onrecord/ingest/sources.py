"""What a person names, made into sources: files, addresses, standard input."""

import glob
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from onrecord.errors import InputError
from onrecord.ingest.document import Intake
from onrecord.ingest.files import STANDARD_INPUT, read_file, read_stream
from onrecord.ingest.formats import FORMATS
from onrecord.ingest.passage import Passage
from onrecord.ingest.rows.columns import make_columns
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Refusal, Source

_DASH: Final = "-"
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def expand_sources(inputs: Sequence[str]) -> list[Source]:
    """Turn what was named into single sources, in order, each of them once.

    Folders are searched to their depths, in the order of names, for the suffixes of articles;
    hidden files and folders are left out. A path, folder or pattern that holds nothing stays as
    it is, and reading it tells why.

    Args:
        inputs: paths of files and folders, patterns, addresses, or ``-`` for standard input.
    """
    found: dict[str, Source] = {}
    for given in inputs:
        for source in _expand(given):
            found.setdefault(_identity(source), source)
    return list(found.values())


def read_source(
    source: Source,
    limits: IntakeLimits,
    *,
    published: str | None = None,
    passage: Passage | None = None,
) -> Iterator[Article | Refusal]:
    """Yield the articles of a source; what cannot be read comes as a refusal, in its place.

    Args:
        source: what to read.
        limits: bounds on what is read.
        published: ISO 8601 date for articles that name none.
        passage: what of the source was done before, which is not yielded; told how far it is read.
    """
    passage = passage or Passage()
    for item in _items(source, limits, published, passage):
        if not passage.passes_over():
            yield item


class SourceReading:
    """One way through a source, which tells how far it is."""

    def __init__(
        self, source: Source, done: int, *, limits: IntakeLimits, published: str | None
    ) -> None:
        """Read nothing yet; the arguments are those of `read_source`.

        Args:
            source: what to read.
            done: how many articles and refusals of it, from its beginning, were done before.
            limits: bounds on what is read.
            published: ISO 8601 date for articles that name none.
        """
        self._passage = Passage(done)
        self._items = read_source(source, limits, published=published, passage=self._passage)

    def __iter__(self) -> Iterator[Article | Refusal]:
        """Yield what it gives and was not done before."""
        return self._items

    @property
    def bytes_read(self) -> int:
        """Where in its file the reading is; 0 where there is none."""
        return self._passage.bytes_read


def _items(
    source: Source, limits: IntakeLimits, published: str | None, passage: Passage
) -> Iterator[Article | Refusal]:
    try:
        intake = Intake(
            limits,
            published,
            make_columns(source.columns),
            fetch_listed=source.fetch_listed,
            passage=passage,
        )
        yield from _read(source, intake)
    except InputError as error:
        yield Refusal(_shown(source), error)


def _read(source: Source, intake: Intake) -> Iterator[Article | Refusal]:
    if source.kind == "url":
        # Half a second to load, which files need not wait for.
        from onrecord.ingest.web import read_address  # noqa: PLC0415

        return read_address(source.location, intake)
    if source.kind == "stream":
        return read_stream(intake)
    return read_file(source.location, intake)


def _shown(source: Source) -> str:
    if source.kind == "stream":
        return STANDARD_INPUT
    return source.location.encode("utf-8", "replace").decode()


def _identity(source: Source) -> str:
    if source.kind != "file":
        return source.location
    try:
        return os.path.realpath(source.location)
    except (OSError, ValueError):
        return source.location


def _expand(given: str) -> Iterator[Source]:
    if given == _DASH:
        yield Source("stream", given)
    elif _ADDRESS.match(given):
        yield Source("url", given.partition("#")[0])
    elif Path(given).is_dir():
        yield from _folder(given)
    elif glob.has_magic(given) and not os.path.lexists(given):
        yield from _pattern(given)
    else:
        yield _file(given)


def _file(path: str) -> Source:
    # Not resolved: a link is named as the person named it.
    return Source("file", os.path.abspath(path))  # noqa: PTH100


def _pattern(pattern: str) -> Iterator[Source]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - may be absolute
    if not matches:
        yield _file(pattern)
    for match in matches:
        if Path(match).is_dir():
            yield from _folder(match)
        else:
            yield _file(match)


def _folder(folder: str) -> Iterator[Source]:
    """Yield the articles of a folder and of those in it; a link to a folder is not followed."""
    closed: list[str] = []
    paths: list[str] = []
    for here, folders, names in os.walk(folder, onerror=lambda e: closed.append(str(e.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            suits = path.suffix.lower() in FORMATS and not name.startswith(".")
            if suits and path.is_file():
                paths.append(str(path))
    yield from map(_file, sorted(paths + closed) or [folder])
