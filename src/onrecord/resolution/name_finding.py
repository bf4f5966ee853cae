"""The names of an article: those the encoder found, and those that they lead to.

A name that was found once is a name wherever it stands; capitals after a title are a name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onrecord.resolution.names import Name, read_name
from onrecord.resolution.offices import HEAD_OFFICES, HONORIFICS, TITLE_ABBREVIATIONS
from onrecord.schema.annotation import NamedMention, NameType

# Confidences of names that the encoder did not find; set by hand below what it gives.
_AGAIN: Final = 0.8
_TITLED: Final = 0.75

_TITLES: Final = "|".join(
    sorted(
        {word.capitalize() for word in HONORIFICS | set(TITLE_ABBREVIATIONS) | HEAD_OFFICES}
        - {"Miss", "Del", "Pope", "King", "Queen", "Justice"},
        key=len,
        reverse=True,
    )
)
_TITLED_NAME: Final = re.compile(
    rf"\b(?:{_TITLES})\.?\s(?P<name>[A-Z][\w’'-]+(?:\s(?:[A-Z]\.\s)?[A-Z][\w’-]+){{0,2}})"
)
_NO_NAME: Final = frozenset("of the and elect in on at to for general".split())
_TYPES: Final[tuple[NameType, ...]] = ("person", "organization")


def find_names(text: str, mentions: Sequence[NamedMention]) -> list[Name]:
    """Return the names of a text, in order, none overlapping another."""
    found = [name for mention in mentions if (name := read_name(text, mention)) is not None]
    taken = _Taken(found)
    for mention in _titled(text):
        _add(text, mention, found, taken)
    for mention in _again(text, found):
        _add(text, mention, found, taken)
    return sorted(found, key=lambda name: name.start)


class _Taken:
    """The characters that names hold."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._positions = {p for name in names for p in range(name.start, name.end)}

    def overlaps(self, start: int, end: int) -> bool:
        return not self._positions.isdisjoint(range(start, end))

    def add(self, start: int, end: int) -> None:
        self._positions.update(range(start, end))


def _add(text: str, mention: NamedMention, found: list[Name], taken: _Taken) -> None:
    if taken.overlaps(mention.start, mention.end):
        return
    name = read_name(text, mention)
    if name is None:
        return
    taken.add(name.start, name.end)
    found.append(name)


def _titled(text: str) -> Iterator[NamedMention]:
    for match in _TITLED_NAME.finditer(text):
        if match["name"].split()[0].lower() not in _NO_NAME:
            yield NamedMention(*match.span("name"), "person", _TITLED)


def _again(text: str, found: Sequence[Name]) -> Iterator[NamedMention]:
    """Yield further places of the names found, longer ones first, and of people's family names."""
    wanted: dict[str, NameType] = {}
    for name in found:
        if name.type not in _TYPES:
            continue
        wanted.setdefault(text[name.start : name.end], name.type)
        if name.type == "person" and len(name.words) > 1:
            wanted.setdefault(name.words[-1], "person")
    lowered = set(re.findall(r"\b[a-z][\w’'-]*", text))
    for words in sorted(wanted, key=len, reverse=True):
        if len(words) < 2 or not words[0].isupper() or words.lower() in lowered:
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text):
            yield NamedMention(*match.span(), wanted[words], _AGAIN)
