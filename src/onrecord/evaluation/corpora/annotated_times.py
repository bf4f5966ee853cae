"""Texts whose time expressions people annotated with TIMEX3, and which part each falls in."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from xml.etree import ElementTree

from onrecord.errors import MalformedInput, UnreadableInput

TextPart = Literal["tune", "check"]


@dataclass(frozen=True, slots=True)
class AnnotatedTime:
    """A time expression as annotated.

    Attributes:
        start, end: its characters.
        type: TIMEX3 type.
        value: TIMEX3 value.
    """

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimedArticle:
    """A text and its annotated time expressions, in order.

    Attributes:
        name: name of its file.
        text: the text that was annotated.
        published: its creation time, an ISO 8601 day; None where the file gives none.
        times: all but the creation time.
        creation: characters of the creation time, where it stands in the text, else None.
    """

    name: str
    text: str
    published: str | None
    times: tuple[AnnotatedTime, ...]
    creation: tuple[int, int] | None = None


CREATION: Final = "CREATION_TIME"
"""What TIMEX3 writes as the function of a creation time."""


def part_of_each(articles: Iterable[TimedArticle]) -> Iterator[tuple[TextPart, TimedArticle]]:
    """Yield the texts of a corpus, in their order, with the part that each falls in.

    About one in four is kept to check on: every second one of those whose name has an odd hash.
    """
    odd = 0
    for article in articles:
        odd_hash = hashlib.sha256(article.name.encode()).digest()[0] % 2 == 1
        odd += odd_hash
        yield "check" if odd_hash and odd % 2 == 0 else "tune", article


def read_document(
    path: Path, article: Callable[[str, ElementTree.Element], TimedArticle]
) -> TimedArticle:
    """Parse an XML file, and make of its root what ``article`` makes of it.

    Raises:
        UnreadableInput: the file cannot be read.
        MalformedInput: it is not XML, declares entities, or is not what ``article`` expects.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise MalformedInput(f"{path} declares a document type, which no corpus of times does")
    try:
        # Without declarations there are no entities that could blow up.
        root = ElementTree.fromstring(data)  # noqa: S314
        return article(path.stem, root)
    except (ElementTree.ParseError, KeyError, ValueError) as error:
        raise MalformedInput(f"{path} has no annotated times: {error!r}") from error
