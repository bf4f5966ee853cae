"""GUM (Zeldes 2017): mentions of persons, organizations, places and groups, and which are the same.

CoNLL-U with ``Entity=`` in the last column. Texts are put together again from their tokens.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.schema.annotation import MentionForm, NameType

_BRACKET: Final = re.compile(
    r"\((?P<open>\d+)-(?P<type>[a-z]+)[^()]*(?P<single>\))?|(?P<close>\d+)\)"
)
_TYPES: Final[dict[str, NameType]] = {
    "person": "person",
    "organization": "organization",
    "place": "place",
}


@dataclass(frozen=True, slots=True)
class GumMention:
    """A mention: its characters, those of its head, what it is and which entity it stands for."""

    start: int
    end: int
    head_start: int
    head_end: int
    type: NameType
    form: MentionForm
    entity: int


@dataclass(frozen=True, slots=True)
class GumDocument:
    """A text and its mentions, in order of their first characters."""

    name: str
    text: str
    mentions: tuple[GumMention, ...]


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    tag: str
    is_plural: bool
    is_pronoun: bool
    parent: int
    relation: str


@dataclass(slots=True)
class _Open:
    entity: int
    type: str
    first: int


@dataclass(slots=True)
class _Reading:
    """A document as far as it was read."""

    text: str = ""
    glue: str = ""
    joined_until: int = 0
    is_spaced_after: bool = True
    tokens: list[_Token] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)
    spans: list[tuple[int, int, int, str]] = field(default_factory=list)


def read_gum(folder: Path) -> Iterator[GumDocument]:
    """Read the documents of a folder, by name.

    Raises:
        UnreadableInput: the folder holds none.
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


def _document(name: str, lines: list[str]) -> GumDocument:
    reading = _Reading()
    base = 0
    for line in lines:
        if line.startswith("# newpar") and reading.text:
            reading.glue = "\n\n"
        elif line.startswith("# sent_id"):
            base = len(reading.tokens)
        elif line[:1].isdigit():
            _take_token(reading, line.split("\t"), base)
    mentions = [_mention(reading.tokens, *span) for span in reading.spans if span[3] in _TYPES]
    found = {(m.head_start, m.head_end): m for m in sorted(mentions, key=lambda m: m.start - m.end)}
    ordered = sorted(found.values(), key=lambda m: (m.start, -m.end))
    return GumDocument(name, reading.text, tuple(ordered))


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
    parent = int(columns[6]) - 1 + base if columns[6] not in ("0", "_") else -1
    pronoun = columns[3] == "PRON"
    plural = "Number=Plur" in columns[5]
    reading.tokens.append(
        _Token(start, len(reading.text), columns[4], plural, pronoun, parent, columns[7])
    )
    for part in columns[9].split("|"):
        if part.startswith("Entity="):
            _take_brackets(reading, part.removeprefix("Entity="))


def _take_brackets(reading: _Reading, brackets: str) -> None:
    here = len(reading.tokens) - 1
    for match in _BRACKET.finditer(brackets):
        if match["open"]:
            if match["single"]:
                reading.spans.append((here, here, int(match["open"]), match["type"]))
            else:
                reading.opened.append(_Open(int(match["open"]), match["type"], here))
            continue
        entity = int(match["close"])
        for number in range(len(reading.opened) - 1, -1, -1):
            if reading.opened[number].entity == entity:
                found = reading.opened.pop(number)
                reading.spans.append((found.first, here, entity, found.type))
                break


def _mention(tokens: list[_Token], first: int, last: int, entity: int, kind: str) -> GumMention:
    head = next((n for n in range(first, last + 1) if not first <= tokens[n].parent <= last), last)
    coordination = [
        n
        for n in range(first, last + 1)
        if tokens[n].relation == "cc"
        and 0 <= tokens[n].parent < len(tokens)
        and tokens[tokens[n].parent].relation == "conj"
        and tokens[tokens[n].parent].parent == head
    ]
    # "[[A] and [B]]" is headed by its conjunction, for A has its own head already.
    place = coordination[-1] if coordination else head
    word = tokens[head]
    form: MentionForm = "description"
    if word.is_pronoun or (first == last and word.tag in ("DT", "PRP", "PRP$", "WP", "WP$")):
        form = "pronoun"
    elif word.tag.startswith("NNP") or any(
        t.parent == head and t.tag == "NNP" and t.relation in ("flat", "nmod:desc")
        for t in tokens[first : last + 1]
    ):
        form = "name"
    is_plural = word.is_plural or word.tag in ("NNS", "NNPS") or coordination
    type_: NameType = "group" if kind == "person" and is_plural else _TYPES[kind]
    end = tokens[last].end
    if tokens[last].tag == "POS" and last > first:
        end = tokens[last - 1].end
    return GumMention(
        tokens[first].start,
        end,
        tokens[place].start,
        tokens[place].end,
        type_,
        form,
        entity,
    )
