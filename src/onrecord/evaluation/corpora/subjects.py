"""What people of the project say that statements are about: subjects of the scheme.

One statement a line, offsets and labels alone::

    {"corpus": "polnear", "article": "courier_2025-09-18_plan", "content": [[15, 32]],
     "subjects": ["housing"], "part": "tune"}

The content is an attribution of PolNeAR, or a quotation of GUM's news. ``part`` is ``tune`` or
``held_out``.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.gum_tokens import read_gum_texts
from onrecord.evaluation.corpora.polnear import Offsets, read_polnear
from onrecord.schema.subjects import subjects

Part = Literal["tune", "held_out"]


@dataclass(frozen=True, slots=True)
class StatementSubjects:
    """A statement of an article, and what it is about.

    Attributes:
        article: the article's name.
        text: its text.
        content: the characters of the statement, in order.
        subjects: ids of its subjects; none where nothing of the scheme fits.
        part: whether things may be tuned on it.
    """

    article: str
    text: str
    content: tuple[Offsets, ...]
    subjects: frozenset[str]
    part: Part


def read_statement_subjects(path: Path, polnear: Path, gum: Path) -> Iterator[StatementSubjects]:
    """Yield the statements of a file of annotations, in its order.

    Args:
        path: the annotations.
        polnear: the part of PolNeAR that they are of.
        gum: the folder of GUM's CoNLL-U that they are of.

    Raises:
        UnreadableInput: a file cannot be read, or an article is missing.
        MalformedInput: a line is no annotation.
    """
    rows = [_read_row(path, line) for line in _lines(path)]
    texts: dict[str, str] = {}
    for corpus, read in _CORPORA.items():
        if any(row["corpus"] == corpus for row in rows):
            texts |= read(polnear if corpus == "polnear" else gum)
    for row in rows:
        if row["article"] not in texts:
            raise UnreadableInput(f"the article {row['article']} of {path} is missing")
        text = texts[row["article"]]
        content = tuple((int(start), int(end)) for start, end in row["content"])
        if not all(0 <= start < end <= len(text) for start, end in content):
            raise MalformedInput(f"{path} has offsets outside the article {row['article']}")
        yield StatementSubjects(
            row["article"], text, content, frozenset(row["subjects"]), row["part"]
        )


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error


def _read_row(path: Path, line: str) -> dict[str, Any]:
    try:
        row: dict[str, Any] = json.loads(line)
        is_known = set(row["subjects"]) <= subjects().keys() and row["content"]
        if is_known and row["corpus"] in _CORPORA and row["part"] in ("tune", "held_out"):
            return row
    except (ValueError, KeyError, TypeError) as error:
        raise MalformedInput(f"{path} holds no subjects of statements: {error!r}") from error
    raise MalformedInput(f"{path} holds no subjects of statements: {line[:80]!r}")


def _polnear_texts(folder: Path) -> dict[str, str]:
    return {article.name: article.text for article in read_polnear(folder)}


def _gum_texts(folder: Path) -> dict[str, str]:
    return {document.name: document.text for document in read_gum_texts(folder)}


_CORPORA: Final[dict[str, Callable[[Path], dict[str, str]]]] = {
    "polnear": _polnear_texts,
    "gum": _gum_texts,
}
