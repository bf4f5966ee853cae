"""PETRARCH's validation records: sentences whose event people coded by CAMEO.

XML that is not well formed: codings, each before its text, without the places of the parties.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.plover import CodedSentence
from onrecord.schema.happenings import PloverRoot

PLOVER_OF_CAMEO: Final[dict[str, PloverRoot]] = {
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

_RECORD: Final = re.compile(r"<EventCoding\s[^>]*>|<Text>|</Text>|<Sentence\s")
_CODE: Final = re.compile(r'eventcode="(\d\d)')


def read_petrarch(path: Path) -> Iterator[CodedSentence]:
    """Read the sentences of a file with a coding that has a root of PLOVER's, in its order.

    Raises:
        UnreadableInput: the file cannot be read.
        MalformedInput: it holds no coded sentence.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error
    found = list(_coded(text))
    if not found:
        raise MalformedInput(f"{path} holds no coded sentences")
    yield from found


def _coded(text: str) -> Iterator[CodedSentence]:
    codes: list[str] = []
    opened: int | None = None
    for number, mark in enumerate(_RECORD.finditer(text)):
        if mark[0].startswith("<Sentence"):
            codes = []
        elif mark[0] == "<Text>":
            opened = mark.end()
        elif mark[0] == "</Text>" and opened is not None:
            sentence = " ".join(text[opened : mark.start()].split())
            root = PLOVER_OF_CAMEO.get(codes[0]) if codes else None
            if root:
                yield CodedSentence(f"record-{number:04}", sentence, None, None, root)
        elif code := _CODE.search(mark[0]):
            codes.append(code[1])
