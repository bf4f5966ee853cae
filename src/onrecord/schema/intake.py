"""What is given to read, and what becomes of it."""

from dataclasses import dataclass
from typing import Final, Literal

from onrecord.errors import InputError, LeftOut
from onrecord.schema.article import Article
from onrecord.schema.record import ArticleRecord

SourceKind = Literal["file", "stream", "url"]

ARTICLE_FIELDS: Final = (
    "id",
    "text",
    "title",
    "byline",
    "publisher",
    "url",
    "published",
    "updated",
)
"""The fields of an article that a row of a table, or a line of JSON, may have."""


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read, and how: a file, standard input, or an address.

    Attributes:
        kind: what it is.
        location: absolute path, ``-``, or URL.
        columns: in JSON Lines and tables, the fields of an article that stand under another name,
            each with that name.
        fetch_listed: whether the addresses that a saved feed or list names are fetched; those
            that a feed or list at an address names are fetched in any case.
    """

    kind: SourceKind
    location: str
    columns: tuple[tuple[str, str], ...] = ()
    fetch_listed: bool = False


@dataclass(frozen=True, slots=True)
class GivenArticle:
    """A text or a page that somebody gives, and what they say of it.

    Attributes:
        data: its bytes.
        file_name: its name, whose suffix tells the format; "" where it has none.
        title, byline, publisher, url: as given, else None.
        published: ISO 8601 date as given, else None.
        is_plain: whether it is a text whatever it looks like.
    """

    data: bytes
    file_name: str = ""
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class IntakeLimits:
    """Bounds on what comes from strangers.

    Attributes:
        file_bytes: largest file, page or member of an archive, in bytes; JSON Lines and tables
            are bounded by the line, archives by what follows.
        archive_members: most members of one archive.
        archive_bytes: most bytes that one archive or compressed file unpacks to.
        archive_ratio: how many times its own size it may unpack to, beyond ``file_bytes``.
        nesting: how deep archives and lists may stand in one another.
        listed_addresses: most addresses that are fetched for one source.
        article_characters: longest text of one article, in code points; a book is no article.
        fetch_seconds: longest time for one address, redirects included.
        redirects: most redirects that are followed.
        allow_private: whether addresses in private networks may be fetched.
    """

    file_bytes: int = 20_000_000
    archive_members: int = 200_000
    archive_bytes: int = 100_000_000_000
    archive_ratio: int = 200
    nesting: int = 3
    listed_addresses: int = 1_000
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

    @property
    def is_left_out(self) -> bool:
        """Whether nothing is wrong with it, and it is only no article to be read."""
        return isinstance(self.error, LeftOut)


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article that was read and is not in the record yet.

    Attributes:
        where: where it came from.
        article: as it came.
        record: what was read in it.
    """

    where: str
    article: Article
    record: ArticleRecord


AddedOutcome = Literal["added", "updated", "unchanged", "left out", "withdrawn", "failed"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one article on its way into a record.

    Attributes:
        where: where it came from.
        outcome: ``added``; ``updated`` where its text had changed; ``unchanged``; ``left out``
            where it is no article, or none in English; ``withdrawn`` where it was withdrawn
            before; ``failed``.
        article: its identifier, or None where it was left out or failed.
        title: its title or name, or None likewise.
        statements: number of statements recorded.
        reason: why it was left out or failed, one sentence, else None.
        count: how many articles it tells of: more than one only of a file that was read before,
            whose articles are counted and not told one by one.
    """

    where: str
    outcome: AddedOutcome
    article: str | None = None
    title: str | None = None
    statements: int = 0
    reason: str | None = None
    count: int = 1
