"""The tokens of GUM's documents (CoNLL-U), and the text that they are put together to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from onrecord.errors import MalformedInput, UnreadableInput

_CREATED: Final = re.compile(r"# meta::dateCreated = (\d{4}-\d{2}-\d{2})")
# "(3-person-new", "(3-person-new)" and "3)" in GUM; "(3", "(3)" and "3)" in OntoGUM.
_BRACKET: Final = re.compile(
    r"\((?P<open>\d+)(?:-(?P<type>[a-z]+)[^()]*)?(?P<single>\))?|(?P<close>\d+)\)"
)


@dataclass(frozen=True, slots=True)
class GumToken:
    """A token of the treebank.

    Attributes:
        start, end: its characters.
        tag: its part of speech (Penn Treebank).
        is_plural: whether it is marked as plural.
        is_pronoun: whether it is a pronoun.
        parent: number of the token that it depends on, counted in the document, or -1.
        relation: its relation to that token.
        brackets: the brackets of entities that open or close at it, as they are written.
    """

    start: int
    end: int
    tag: str
    is_plural: bool
    is_pronoun: bool
    parent: int
    relation: str
    brackets: str


class GumSpan(NamedTuple):
    """Tokens ``[first, last]`` in brackets, their entity, and its type, "" where none is told."""

    first: int
    last: int
    entity: int
    type: str


@dataclass(frozen=True, slots=True)
class GumText:
    """A document: its name, its text, its tokens, and the ISO 8601 day it was written, if told."""

    name: str
    text: str
    tokens: tuple[GumToken, ...]
    created: str | None = None

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of tokens ``[first, last]``, a closing possessive 's left out."""
        if self.tokens[last].tag == "POS" and last > first:
            last -= 1
        return self.tokens[first].start, self.tokens[last].end

    def spans(self) -> Iterator[GumSpan]:
        """Yield the bracketed spans, in the order in which they end."""
        opened: list[GumSpan] = []
        for here, token in enumerate(self.tokens):
            for match in _BRACKET.finditer(token.brackets):
                if not match["open"]:
                    entity = int(match["close"])
                    latest = (n for n in reversed(range(len(opened))) if opened[n].entity == entity)
                    number = next(latest, None)
                    if number is not None:
                        yield opened.pop(number)._replace(last=here)
                    continue
                span = GumSpan(here, here, int(match["open"]), match["type"] or "")
                if match["single"]:
                    yield span
                else:
                    opened.append(span)


@dataclass(slots=True)
class _Reading:
    """A document as far as it was read."""

    text: str = ""
    created: str | None = None
    glue: str = ""
    joined_until: int = 0
    is_spaced_after: bool = True
    tokens: list[GumToken] = field(default_factory=list)


def read_gum_texts(folder: Path) -> Iterator[GumText]:
    """Read the documents of a folder, by name.

    Raises:
        UnreadableInput: the folder holds none.
        MalformedInput: a file is no CoNLL-U of GUM.
    """
    paths = sorted(folder.glob("*.conllu"))
    if not paths:
        raise UnreadableInput(f"there are no CoNLL-U files of GUM in {folder}")
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableInput(f"{path} cannot be read: {error}") from error
        try:
            document = _document(path.stem, lines)
        except (ValueError, IndexError) as error:
            raise MalformedInput(f"{path} is no CoNLL-U of GUM: {error!r}") from error
        yield document


def _document(name: str, lines: list[str]) -> GumText:
    reading = _Reading()
    base = 0
    for line in lines:
        if line.startswith("# newpar") and reading.text:
            reading.glue = "\n\n"
        elif line.startswith("# sent_id"):
            base = len(reading.tokens)
        elif created := _CREATED.match(line):
            reading.created = created[1]
        elif line[:1].isdigit():
            _take_token(reading, line.split("\t"), base)
    return GumText(name, reading.text, tuple(reading.tokens), reading.created)


def _take_token(reading: _Reading, columns: list[str], base: int) -> None:
    number = columns[0]
    if "." in number:
        return
    spaced = "SpaceAfter=No" not in columns[9]
    if "-" in number:
        # Written as one word; its parts follow.
        reading.joined_until = int(number.split("-")[1])
        reading.is_spaced_after = spaced
        return
    if int(number) < reading.joined_until:
        spaced = False
    elif int(number) == reading.joined_until:
        spaced = reading.is_spaced_after
        reading.joined_until = 0
    reading.text += reading.glue
    start = len(reading.text)
    reading.text += columns[1]
    reading.glue = " " if spaced else ""
    entities = [p for p in columns[9].split("|") if p.startswith("Entity=")]
    reading.tokens.append(
        GumToken(
            start,
            len(reading.text),
            columns[4],
            "Number=Plur" in columns[5],
            columns[3] == "PRON",
            int(columns[6]) - 1 + base if columns[6] not in ("0", "_") else -1,
            columns[7],
            "".join(part.removeprefix("Entity=") for part in entities),
        )
    )
