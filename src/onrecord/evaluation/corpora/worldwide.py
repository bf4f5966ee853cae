"""Worldwide newswire NER (Shan et al. 2023) as texts with the offsets of named mentions."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onrecord.errors import UnreadableInput

Offsets = tuple[int, int]

_TYPES: Final = {
    "Person": "person",
    "Organization": "organization",
    "Location": "place",
    "Facility": "place",
    "NORP": "group",
}
# A token is looked for within this many characters of the one before.
_REACH: Final = 200


@dataclass(frozen=True, slots=True)
class NamedArticle:
    """A text and its named mentions: (start, end, type) in order."""

    name: str
    text: str
    names: tuple[tuple[int, int, str], ...]


def read_worldwide(folder: Path) -> Iterator[NamedArticle]:
    """Read the annotated articles, their tokens found again in the published texts.

    Raises:
        UnreadableInput: the folder holds none.
    """
    paths = sorted((folder / "processed_annotated").glob("*.tsv"))
    if not paths:
        raise UnreadableInput(f"there are no annotated articles of Worldwide NER in {folder}")
    for path in paths:
        original = folder / "original_articles" / path.name.removesuffix(".tsv")
        if not original.exists():
            continue
        try:
            article = _align(path, original.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableInput(f"{path.name} or its text cannot be read: {error}") from error
        if article is not None:
            yield article


def _align(path: Path, text: str) -> NamedArticle | None:
    """Return the article, or None where its tokens cannot all be found in the text."""
    position = 0
    names: list[tuple[int, int, str]] = []
    kind_open: str | None = None
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) < 2 or not columns[0].strip():
            continue
        token, tag = columns[0].strip(), columns[1].strip()
        start = text.find(token, position, position + _REACH + len(token))
        if start < 0:
            return None
        position = start + len(token)
        kind = _TYPES.get(tag[2:])
        if tag.startswith("I-") and kind is not None and kind == kind_open:
            names[-1] = (names[-1][0], position, kind)
        elif kind is not None:
            names.append((start, position, kind))
        kind_open = kind
    # The first line is the address of the page.
    body = text.find("\n") + 1
    kept = tuple((s - body, e - body, k) for s, e, k in names if s >= body)
    return NamedArticle(path.name, text[body:], kept)
