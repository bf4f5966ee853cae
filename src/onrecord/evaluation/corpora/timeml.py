"""TimeML (TimeBank, AQUAINT): news texts with TIMEX3 tags in them."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.annotated_times import (
    CREATION,
    AnnotatedTime,
    TimedArticle,
    read_document,
)


def read_timeml(folder: Path) -> Iterator[TimedArticle]:
    """Read the documents of a folder, by name: what stands between their TEXT tags.

    Raises:
        UnreadableInput: there are none, or one cannot be read.
        MalformedInput: one is not TimeML.
    """
    paths = sorted(folder.glob("*.tml"))
    if not paths:
        raise UnreadableInput(f"there are no TimeML files in {folder}")
    for path in paths:
        yield read_document(path, _article)


def _article(name: str, root: Element) -> TimedArticle:
    body = root.find("TEXT")
    if body is None:
        raise MalformedInput(f"{name} is not TimeML: it has no TEXT")
    pieces: list[str] = []
    times: list[AnnotatedTime] = []
    creation: list[tuple[int, int]] = []
    _walk(body, pieces, times, creation)
    return TimedArticle(
        name=name,
        text="".join(pieces),
        published=_creation_day(root),
        times=tuple(sorted(times, key=lambda time: time.start)),
        creation=creation[0] if creation else None,
    )


def _walk(
    element: Element,
    pieces: list[str],
    times: list[AnnotatedTime],
    creation: list[tuple[int, int]],
) -> None:
    """Collect the text of an element and the times in it."""
    start = _length(pieces)
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, times, creation)
        pieces.append(child.tail or "")
    end = _length(pieces)
    if element.tag != "TIMEX3" or start == end:
        return
    if element.get("functionInDocument") == CREATION:
        creation.append((start, end))
    else:
        times.append(AnnotatedTime(start, end, element.attrib["type"], element.get("value", "")))


def _length(pieces: list[str]) -> int:
    return sum(map(len, pieces))


def _creation_day(root: Element) -> str | None:
    for time in root.iter("TIMEX3"):
        if time.get("functionInDocument") == CREATION:
            return time.attrib["value"][:10]
    return None
