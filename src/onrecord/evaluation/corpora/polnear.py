"""PolNeAR: attribution in political news (Newell, Margolin and Ruths, LREC 2018), brat standoff."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onrecord.errors import MalformedInput, UnreadableInput

Offsets = tuple[int, int]

_ANNOTATOR: Final = re.compile(r"_[0-9a-f]{4}\.ann$")
_SPAN_LINE: Final = re.compile(r"(T\d+)\t(\S+) (\d[\d ;]*)\t")
_EVENT_LINE: Final = re.compile(r"E\d+\t(.*)")
_DATED_NAME: Final = re.compile(r"[^_]*_(\d{4}-\d{2}-\d{2})(?:_|$)")
_ROLES: Final = {"Source": "source", "Cue": "cue", "Content": "content"}


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One annotated attribution: sorted code-point offsets for each role.

    Attributes:
        source, cue, content: the offsets.
        number: its place among all that the annotator marked, from 1, those without content
            counted too; 0 where it is none of the corpus's.
    """

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its attributions and the regions that were not annotated."""

    name: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    discarded: tuple[Offsets, ...]

    @property
    def publisher(self) -> str:
        """The outlet, the first part of the article's name."""
        return self.name.split("_")[0]

    @property
    def published(self) -> str | None:
        """The publication date, the second part of the article's name; None where it has none."""
        dated = _DATED_NAME.match(self.name)
        return dated[1] if dated else None


def read_polnear(folder: Path) -> Iterator[GoldArticle]:
    """Read a folder with ``text/`` and ``attributions/``.

    Of several annotators the first in alphabetical order is read.

    Args:
        folder: one part of PolNeAR, ``train`` or ``dev``.

    Yields:
        The annotated articles, by name.

    Raises:
        UnreadableInput: the folder holds no annotated article, or a file that cannot be read.
        MalformedInput: an annotation is not in brat's format.
    """
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann"), reverse=True):
        annotations[_ANNOTATOR.sub("", path.name)] = path
    texts = [p for p in sorted((folder / "text").glob("*.txt")) if p.stem in annotations]
    if not texts:
        raise UnreadableInput(f"there are no annotated articles of PolNeAR in {folder}")
    for path in texts:
        yield _read_article(path, annotations[path.stem])


def _read_article(text: Path, annotation: Path) -> GoldArticle:
    lines = _read_text(annotation).split("\n")
    try:
        return _article(text.stem, _read_text(text), lines)
    except ValueError as error:
        raise MalformedInput(f"{annotation} is not in brat's format: {error}") from error


def _read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error


def _article(name: str, text: str, lines: list[str]) -> GoldArticle:
    spans: dict[str, list[Offsets]] = {}
    discarded: list[Offsets] = []
    attributions: list[GoldAttribution] = []
    number = 0
    for line in lines:
        if match := _SPAN_LINE.match(line):
            key, kind, ranges = match.groups()
            spans[key] = [_offsets(part) for part in ranges.split(";")]
            if kind == "Discard":
                discarded += spans[key]
        elif match := _EVENT_LINE.match(line):
            number += 1
            attribution = _attribution(match[1], spans, number)
            if attribution.content:
                attributions.append(attribution)
    return GoldArticle(name, text, tuple(attributions), tuple(discarded))


def _offsets(part: str) -> Offsets:
    start, end = part.split()
    return int(start), int(end)


def _attribution(arguments: str, spans: dict[str, list[Offsets]], number: int) -> GoldAttribution:
    roles: dict[str, list[Offsets]] = defaultdict(list)
    for argument in arguments.split():
        role, key = argument.split(":")
        role = _ROLES.get(re.sub(r"\d+$", "", role), "")
        roles[role] += spans.get(key, [])
    return GoldAttribution(
        tuple(sorted(roles["source"])),
        tuple(sorted(roles["cue"])),
        tuple(sorted(roles["content"])),
        number,
    )
