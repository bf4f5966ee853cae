"""tar archives, read from their beginning to their end without going back."""

import tarfile
from collections.abc import Iterator
from typing import Final, Self

from onrecord.errors import MalformedInput, TooLarge
from onrecord.ingest.archives.members import is_read, nothing_read, read_member
from onrecord.ingest.archives.unpacking import Allowance, unpacked
from onrecord.ingest.document import Document, Intake
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Refusal

# Members that only say something of the next one; the library reads them as a whole.
_TOLD_AHEAD: Final = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)
_LARGEST_TOLD: Final = 1_000_000
_FAULTS: Final = (tarfile.TarError, OSError, EOFError, ValueError, IndexError)


class _Member(tarfile.TarInfo):
    """A member whose headers are bounded."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """Return a member from its header block."""
        member = super().frombuf(buf, encoding, errors)
        if member.type in _TOLD_AHEAD and member.size > _LARGEST_TOLD:
            raise TooLarge("the header of a member is larger than real ones are")
        return member


def read(document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the articles of the members that are read, in the archive's order.

    Raises:
        MalformedInput: it is no tar archive, or is broken from some member on.
        TooLarge: it has more members, or more bytes, than it may.
        NoArticle: no member is such as is read.
    """
    inner = intake.deeper()
    # Nothing in a tar archive is compressed; what it holds is bounded all the same.
    allowance = intake.allowance or Allowance(intake.limits, lambda: intake.limits.archive_bytes)
    found = False
    with _open(document) as archive:
        for member in _members(archive, intake.limits):
            if not member.isreg() or not is_read(member.name):
                continue
            found = True
            stream = archive.extractfile(member)
            if stream is None:
                continue
            counted = unpacked(stream, allowance, _FAULTS)
            yield from read_member(document, member.name, counted, inner, allowance)
    if not found:
        raise nothing_read()


def _open(document: Document) -> tarfile.TarFile:
    try:
        return tarfile.open(fileobj=document.stream, mode="r|", tarinfo=_Member, errorlevel=0)
    except _FAULTS:
        raise MalformedInput("it is no tar archive that can be read") from None


def _members(archive: tarfile.TarFile, limits: IntakeLimits) -> Iterator[tarfile.TarInfo]:
    count = 0
    while True:
        try:
            member = archive.next()
        except _FAULTS:
            raise MalformedInput("it is no tar archive any more, and not read on") from None
        if member is None:
            return
        count += 1
        if count > limits.archive_members:
            raise TooLarge(f"it has more than {limits.archive_members:,} members")
        yield member
        # The library keeps all members, for going back to; there is no going back here.
        archive.members = []  # type: ignore[attr-defined]
