"""PLV, the sentences with coded events that come with PLOVER (Halterman et al. 2023)."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, get_args

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.schema.happenings import PloverRoot

Offsets = tuple[int, int]

_MARK: Final = re.compile(r"<(/?)([st])>")
# Investigations are accusations in this table.
_ROOTS: Final[dict[str, PloverRoot]] = {
    root: root for root in get_args(PloverRoot) if root != "INVESTIGATE"
}


@dataclass(frozen=True, slots=True)
class CodedSentence:
    """A sentence and what one party in it does to another.

    Attributes:
        name: tells different sentences apart; a sentence with several pairs keeps its name.
        text: the sentence.
        actor: characters of whoever does it; None where the sentence does not say.
        recipient: characters of whom it is done to; None where the sentence does not say.
        root: what is done.
    """

    name: str
    text: str
    actor: Offsets | None
    recipient: Offsets | None
    root: PloverRoot


def read_plover(path: Path) -> Iterator[CodedSentence]:
    """Read the table, in its order; of each row the code that people decided on is taken.

    Raises:
        UnreadableInput: the file cannot be read.
        MalformedInput: it is no such table.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error
    except csv.Error as error:
        raise MalformedInput(f"{path} is no table of PLV: {error}") from error
    names: dict[str, str] = {}
    for row in rows:
        try:
            text, extents = _unmarked(row["marked_sentence"])
            name = names.setdefault(text, f"sentence-{len(names) + 1:04}")
            root = _ROOTS[row["gold_root"]]
        except (KeyError, ValueError, AttributeError, TypeError) as error:
            raise MalformedInput(f"{path} is no table of PLV: {error!r}") from error
        yield CodedSentence(name, text, extents.get("s"), extents.get("t"), root)


def _unmarked(marked: str) -> tuple[str, dict[str, Offsets]]:
    """Take the marks out of a sentence and remember where they stood."""
    text = ""
    begun: dict[str, int] = {}
    extents: dict[str, Offsets] = {}
    position = 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        closes, party = mark.groups()
        if closes:
            extents[party] = _bare(text, begun[party], len(text))
        else:
            begun[party] = len(text)
    text += marked[position:]
    return text, extents


def _bare(text: str, start: int, end: int) -> Offsets:
    """Return the extent without blanks at its edges."""
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return begin, max(begin, start + len(words.rstrip()))
