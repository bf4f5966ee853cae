"""The tokens of GUM's documents (CoNLL-U), and the text that they are put together to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.errors import MalformedInput, UnreadableInput


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


@dataclass(frozen=True, slots=True)
class GumText:
    """A document: its name, its text and its tokens."""

    name: str
    text: str
    tokens: tuple[GumToken, ...]

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of tokens ``[first, last]``, a closing possessive 's left out."""
        if self.tokens[last].tag == "POS" and last > first:
            last -= 1
        return self.tokens[first].start, self.tokens[last].end


@dataclass(slots=True)
class _Reading:
    """A document as far as it was read."""

    text: str = ""
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
            raise malformed(path.stem, error) from error
        yield document


def malformed(name: str, error: Exception) -> MalformedInput:
    """Return what to raise where a document is not as GUM's are."""
    return MalformedInput(f"{name}.conllu is no CoNLL-U of GUM: {error!r}")


def _document(name: str, lines: list[str]) -> GumText:
    reading = _Reading()
    base = 0
    for line in lines:
        if line.startswith("# newpar") and reading.text:
            reading.glue = "\n\n"
        elif line.startswith("# sent_id"):
            base = len(reading.tokens)
        elif line[:1].isdigit():
            _take_token(reading, line.split("\t"), base)
    return GumText(name, reading.text, tuple(reading.tokens))


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
