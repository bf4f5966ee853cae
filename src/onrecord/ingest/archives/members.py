"""The members of an archive: which of them are read, and what each is called."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from onrecord.errors import InputError, NoArticle
from onrecord.ingest.archives.unpacking import Allowance, Unpacked
from onrecord.ingest.document import MEMBER, Document, Intake
from onrecord.ingest.formats import FORMATS
from onrecord.ingest.readers import read_document
from onrecord.ingest.text import is_clean
from onrecord.schema.article import Article
from onrecord.schema.intake import Refusal


def is_read(name: str) -> bool:
    """Whether a member is read, by its name: as in folders, by suffix, and not if hidden."""
    path = PurePosixPath(name)
    shown = (part for part in path.parts if part not in (".", ".."))
    hidden = any(part.startswith((".", "__MACOSX")) for part in shown)
    return path.suffix.lower() in FORMATS and not hidden


def member_name(name: str) -> str:
    """Return a member's name as it can be kept and shown; it is never a path of this machine."""
    return name if is_clean(name) else name.encode("utf-8", "replace").decode().replace("\0", "?")


def read_member(
    archive: Document,
    name: str,
    stream: "io.BufferedReader[Unpacked]",
    intake: Intake,
    allowance: Allowance,
) -> Iterator[Article | Refusal]:
    """Yield the articles of a member; where it cannot be read, that is a refusal.

    Args:
        archive: what it is a member of.
        name: its name there.
        stream: its bytes, counted.
        intake: how it is read.
        allowance: of the archive.

    Raises:
        TooLarge: the archive has unpacked to more than it may.
    """
    name = member_name(name)
    where = f"{archive.where}, {name}"
    path = f"{archive.path}{MEMBER}{name}" if archive.path else None
    try:
        inner = replace(intake, allowance=allowance)
        yield from read_document(Document(stream, where, name, path), inner)
    except InputError as error:
        if allowance.is_spent:
            raise
        yield Refusal(where, error)


def nothing_read() -> NoArticle:
    """Return the refusal of an archive without members that are read."""
    return NoArticle(f"there are no articles in the archive (files named {', '.join(FORMATS)})")
