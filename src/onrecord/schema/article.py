"""One published text and what is known about it."""

from dataclasses import dataclass, field
from typing import Literal

from onrecord.schema.span import Span, text_version

RevisionKind = Literal["updated", "corrected"]


@dataclass(frozen=True, slots=True)
class Detail:
    """Something known about an article, and how.

    Attributes:
        value: the words or the value itself.
        how: how it is known, such as ``given``, ``json-ld``, ``opengraph``, ``file name``.
    """

    value: str
    how: str


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When an article was published.

    Attributes:
        value: ISO 8601 date, or date and time with its offset, as precise as it is known.
        how: ``given``, where a page says it, or ``inferred: ...`` with the reason.
        alternatives: other dates that the text fits as well, latest first.
    """

    value: str
    how: str
    alternatives: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        """The calendar day, ``YYYY-MM-DD``."""
        return self.value[:10]

    @property
    def is_inferred(self) -> bool:
        """Whether it follows from the text, which does not state it."""
        return self.how.startswith("inferred")


@dataclass(frozen=True, slots=True)
class StatedRevision:
    """That an article was updated or corrected, as its page or its text says.

    Attributes:
        kind: updated, or corrected where it owns to a mistake.
        value: when, ISO 8601, a moment with its offset where that is known; None where it does
            not say when.
        how: how it is known, such as ``json-ld``, ``time element``, ``printed line``.
        words: the line that says so, None where only markup does.
    """

    kind: RevisionKind
    value: str | None
    how: str
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One published text: its words as published, and what is known about it.

    Attributes:
        id: short stable identifier, made of ``key``.
        key: what makes it this article and no other: its canonical URL, else its publisher's own
            id, else its absolute path, else the version of its text.
        name: the input's own id, or the file's name without extension.
        text: the words as published; spans refer to it.
        version: version of the text (see `onrecord.schema.span.text_version`).
        path: the file it was read from, where there was one; of a member of an archive the
            archive's path, ``!/`` and the member's name.
        title, byline, publisher, url, language: as known, else None.
        published: when, as known, else None.
        revisions: that it was updated or corrected, in the order in which it was found said.
        where: what messages name while it is taken in, such as ``path, line 3``; no part of it,
            and not kept.
    """

    id: str
    key: str
    name: str
    text: str = field(repr=False)
    version: str = field(repr=False)
    path: str | None = None
    title: Detail | None = None
    byline: Detail | None = None
    publisher: Detail | None = None
    url: Detail | None = None
    language: Detail | None = None
    published: PublicationDate | None = None
    revisions: tuple[StatedRevision, ...] = ()
    where: str | None = field(default=None, compare=False, repr=False)

    def span(self, start: int, end: int) -> Span:
        """Return the span ``[start, end)`` of the text.

        Raises:
            SpanError: the offsets lie outside the text or hold no character.
        """
        return Span(start, end, self.text[max(start, 0) : end], self.version)


def article_id(key: str) -> str:
    """Return the short identifier of the article with this key: ``a`` and twelve digits."""
    return "a" + text_version(key)[:12]
