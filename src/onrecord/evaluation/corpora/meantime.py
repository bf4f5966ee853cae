"""NewsReader MEANTIME (Minard et al. 2016): Wikinews as tokens, with TIMEX3 over them.

Times are annotated in the headline, the date line and the next four sentences; the text is cut
there. Only tokens are kept in the files, so the text is put together again from them.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from onrecord.errors import UnreadableInput
from onrecord.evaluation.corpora.annotated_times import (
    CREATION,
    AnnotatedTime,
    TimedArticle,
    read_document,
)

_ANNOTATED_SENTENCES: Final = 6
# Headline and date line stand on lines of their own.
_LINES: Final = 2
_NO_SPACE_BEFORE: Final = frozenset(". , ; : ! ? ) ] % 's 'S n't 're 've 'll 'd 'm ' ''".split())
_NO_SPACE_AFTER: Final = frozenset("( [ $ `` `".split())
_YEAR_LAST: Final = re.compile(r"(\d\d)-(\d\d)-(\d{4})")
_PRINTED: Final = {"``": '"', "''": '"', "`": "'"}


def read_meantime(folder: Path) -> Iterator[TimedArticle]:
    """Read the documents of a folder and of the folders in it, by name.

    Raises:
        UnreadableInput: there are none, or one cannot be read.
        MalformedInput: one is not of MEANTIME.
    """
    paths = sorted(folder.rglob("*.xml"))
    if not paths:
        raise UnreadableInput(f"there are no files of MEANTIME in {folder}")
    for path in paths:
        yield read_document(path, _article)


def _article(name: str, root: Element) -> TimedArticle:
    text, places = _text_of([token for token in root.iter("token") if _is_annotated(token)])
    times: list[AnnotatedTime] = []
    published: str | None = None
    creation: tuple[int, int] | None = None
    for timex in root.iter("TIMEX3"):
        extent = _extent(timex, places)
        if timex.get("functionInDocument") == CREATION:
            published, creation = _iso_day(timex.attrib["value"]), extent
        elif extent:
            times.append(AnnotatedTime(*extent, timex.attrib["type"], timex.get("value", "")))
    return TimedArticle(
        name, text, published, tuple(sorted(times, key=lambda time: time.start)), creation
    )


def _iso_day(value: str) -> str:
    """Return a day as ISO 8601 writes it; one file has its day first."""
    year_last = _YEAR_LAST.fullmatch(value)
    return f"{year_last[3]}-{year_last[2]}-{year_last[1]}" if year_last else value[:10]


def _is_annotated(token: Element) -> bool:
    return int(token.attrib["sentence"]) < _ANNOTATED_SENTENCES


def _text_of(tokens: list[Element]) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the text, and where each token stands in it."""
    text = ""
    places: dict[str, tuple[int, int]] = {}
    before, sentence = "", 0
    for token in tokens:
        words, in_sentence = (token.text or "").strip(), int(token.attrib["sentence"])
        if text:
            text += _between(before, words, sentence, in_sentence)
        before, sentence = words, in_sentence
        printed = _PRINTED.get(words, words)
        places[token.attrib["t_id"]] = (len(text), len(text) + len(printed))
        text += printed
    return text, places


def _between(before: str, words: str, sentence: int, next_sentence: int) -> str:
    if sentence != next_sentence:
        return "\n\n" if next_sentence <= _LINES else " "
    return "" if words in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER else " "


def _extent(timex: Element, places: dict[str, tuple[int, int]]) -> tuple[int, int] | None:
    """Return its characters, or None where it stands for no words of the text."""
    anchors = [places[a.attrib["t_id"]] for a in timex.iter("token_anchor") if _known(a, places)]
    return (anchors[0][0], anchors[-1][1]) if anchors else None


def _known(anchor: Element, places: dict[str, tuple[int, int]]) -> bool:
    return anchor.attrib["t_id"] in places
