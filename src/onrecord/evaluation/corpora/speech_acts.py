"""Speech acts in texts of the Australian campaign of 2016 (Subramanian et al. 2019)."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onrecord.errors import MalformedInput, UnreadableInput

Offsets = tuple[int, int]

COMMISSIVE_ACTION: Final = "Commissive-A"
"""The class of units that commit the speaker to do something, beside those that promise what comes
of it (``Commissive-O``), assert, ask, direct or express."""

# Marks of lists that stand in the units.
_MARKUP: Final = re.compile(r"</?(?:LIST|list|li)>")
_ITEM: Final = "<li>"
_BULLET: Final = "• "
_LINE: Final = "\n"
_BLANKS: Final = re.compile(r"\s+")
# Set in rows whose sentence goes on in the next one.
_GOES_ON: Final = "1.0"


@dataclass(frozen=True, slots=True)
class SpeechActUnit:
    """A unit of a document: its characters, and the class of its speech act."""

    start: int
    end: int
    act: str

    @property
    def commits(self) -> bool:
        """Whether it commits the speaker to do something."""
        return self.act == COMMISSIVE_ACTION


@dataclass(frozen=True, slots=True)
class SpeechActDocument:
    """A press release or a speech, and its units in order: all its words but for bullets."""

    name: str
    text: str
    units: tuple[SpeechActUnit, ...]


def read_speech_acts(folder: Path) -> Iterator[SpeechActDocument]:
    """Read the documents, in the order of their names; units stand on lines of their own.

    A unit whose sentence goes on is followed by a space instead of a line break, but for what is
    an item of a list, which has a bullet instead of its mark. Units without words are left out.

    Raises:
        UnreadableInput: the folder holds none, or a file cannot be read.
        MalformedInput: a file is no table of units.
    """
    paths = sorted(folder.glob("*.csv"))
    if not paths:
        raise UnreadableInput(f"there are no tables of speech acts in {folder}")
    for path in paths:
        yield _document(path)


def _document(path: Path) -> SpeechActDocument:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error
    except csv.Error as error:
        raise MalformedInput(f"{path} is no table of speech acts: {error}") from error
    text = ""
    units: list[SpeechActUnit] = []
    gap = ""
    for row in rows:
        try:
            words = _BLANKS.sub(" ", _MARKUP.sub(" ", row["Sentence"])).strip()
            act, goes_on = row["Categories"].strip(), row["Split"] == _GOES_ON
        except (KeyError, AttributeError, TypeError) as error:
            raise MalformedInput(f"{path} is no table of speech acts: {error!r}") from error
        if not words or not act:
            continue
        if _ITEM in row["Sentence"]:
            gap = f"{gap and _LINE}{_BULLET}"
        start = len(text) + len(gap)
        text += gap + words
        units.append(SpeechActUnit(start, len(text), act))
        gap = " " if goes_on else _LINE
    return SpeechActDocument(path.stem, text, tuple(units))
