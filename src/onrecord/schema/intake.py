"""What is given to read, and what becomes of it."""

from dataclasses import dataclass
from typing import Literal

from onrecord.errors import InputError

SourceKind = Literal["file", "stream", "url"]


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: a file, standard input, or an address.

    Attributes:
        kind: what it is.
        location: absolute path, ``-``, or URL.
    """

    kind: SourceKind
    location: str


@dataclass(frozen=True, slots=True)
class IntakeLimits:
    """Bounds on what comes from strangers.

    Attributes:
        file_bytes: largest file, page or stream, in bytes; JSON Lines are bounded by the line.
        article_characters: longest text of one article, in code points; a book is no article.
        fetch_seconds: longest time for one address, redirects included.
        redirects: most redirects that are followed.
        allow_private: whether addresses in private networks may be fetched.
    """

    file_bytes: int = 20_000_000
    article_characters: int = 500_000
    fetch_seconds: float = 20.0
    redirects: int = 5
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not read, and why.

    Attributes:
        where: the path, ``path, line 3``, or the address.
        error: the reason; its message is one sentence.
    """

    where: str
    error: InputError


AddedOutcome = Literal["added", "updated", "unchanged", "withdrawn", "failed"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one article on its way into a record.

    Attributes:
        where: where it came from.
        outcome: ``added``; ``updated`` where its text had changed; ``unchanged``; ``withdrawn``
            where it was withdrawn before and so was left out; ``failed``.
        article: its identifier, or None where it failed.
        title: its title or name, or None where it failed.
        statements: number of statements recorded.
        reason: why it failed, one sentence, else None.
    """

    where: str
    outcome: AddedOutcome
    article: str | None = None
    title: str | None = None
    statements: int = 0
    reason: str | None = None
