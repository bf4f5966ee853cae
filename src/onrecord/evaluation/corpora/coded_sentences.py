"""Sentences whose event people coded by PLOVER or CAMEO.

PLOVER's training sentences are a table with tabs: `marked_sentence` has the two parties in
``<s>`` and ``<t>``, `gold_root` the root. PETRARCH's validation records are XML that is not well
formed: codings of CAMEO, each before its text, without the places of the parties.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Final

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.schema.annotation import Offsets

PLOVER_OF_CAMEO: Final = {
    "03": "AGREE",
    "04": "CONSULT",
    "05": "SUPPORT",
    "06": "COOPERATE",
    "07": "AID",
    "08": "YIELD",
    "09": "ACCUSE",
    "10": "REQUEST",
    "11": "ACCUSE",
    "12": "REJECT",
    "13": "THREATEN",
    "14": "PROTEST",
    "15": "MOBILIZE",
    "16": "SANCTION",
    "17": "COERCE",
    "18": "ASSAULT",
    "19": "ASSAULT",
    "20": "ASSAULT",
}
"""PLOVER's root for CAMEO's, by table 7.1 of PLOVER's manual; its two halves of YIELD are one."""

_TAG: Final = re.compile(r"</?[st]>")
_RECORD: Final = re.compile(r"<EventCoding\s[^>]*>|<Text>|</Text>|<Sentence\s")
_CODE: Final = re.compile(r'eventcode="(\d\d)')


@dataclass(frozen=True, slots=True)
class CodedSentence:
    """A sentence, who does what to whom in it, and what kind of event it is.

    Attributes:
        text: the sentence.
        source, target: the parties; where they are not marked, the ends of the text.
        root: PLOVER's root.
        was_seen: whether its errors were looked at while the lexicon was written.
    """

    text: str
    source: Offsets
    target: Offsets
    root: str
    was_seen: bool = False


def read_coded_sentences(path: Path) -> list[CodedSentence]:
    """Read a file of either format, by its ending (``.tsv``, ``.xml``).

    Raises:
        UnreadableInput: the file cannot be read.
        MalformedInput: it holds no coded sentence.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error
    found = list(_of_records(text) if path.suffix == ".xml" else _of_table(text))
    if not found:
        raise MalformedInput(f"{path} holds no coded sentences")
    return found


def _of_table(text: str) -> Iterator[CodedSentence]:
    rows = csv.DictReader(StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(rows):
        root, marked = row.get("gold_root"), row.get("marked_sentence")
        if root and marked and (sentence := _unmarked(marked, root)):
            # Every other row was written on.
            yield replace(sentence, was_seen=number % 2 == 0)


def _unmarked(marked: str, root: str) -> CodedSentence | None:
    """Return the sentence without its marks, or None where one of the parties is not marked."""
    plain, opened, position = "", 0, 0
    parties: dict[str, Offsets] = {}
    for tag in _TAG.finditer(marked):
        plain += marked[position : tag.start()]
        position = tag.end()
        if tag[0].startswith("</"):
            parties.setdefault(tag[0][2], (opened, len(plain)))
        else:
            opened = len(plain)
    plain += marked[position:]
    if len(parties) < len("st"):
        return None
    return CodedSentence(plain, parties["s"], parties["t"], root)


def _of_records(text: str) -> Iterator[CodedSentence]:
    codes: list[str] = []
    opened: int | None = None
    for mark in _RECORD.finditer(text):
        if mark[0].startswith("<Sentence"):
            codes = []
        elif mark[0] == "<Text>":
            opened = mark.end()
        elif mark[0] == "</Text>" and opened is not None:
            sentence = " ".join(text[opened : mark.start()].split())
            root = PLOVER_OF_CAMEO.get(codes[0]) if codes else None
            if root:
                end = len(sentence)
                yield CodedSentence(sentence, (0, 0), (end, end), root)
        elif code := _CODE.search(mark[0]):
            codes.append(code[1])
