"""Actions of articles of PolNeAR, as the project annotated them: offsets and labels.

One article a line, with its actions beside other happenings (`happenings`)::

    {"article": "courier_2025-09-18_plan",
     "actions": [{"kind": "COERCE", "status": "occurred", "span": [0, 30], "trigger": [7, 15],
                  "actor": [0, 6], "recipient": [19, 30]}]}
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.polnear import GoldArticle, read_polnear
from onrecord.schema.annotation import Offsets


@dataclass(frozen=True, slots=True)
class GoldAction:
    """An annotated action: its root, whether it happened, the word that tells it, the parties."""

    root: str
    status: str
    trigger: Offsets
    actor: Offsets | None
    recipient: Offsets | None


@dataclass(frozen=True, slots=True)
class AnnotatedActions:
    """The actions of one article, and its place in the file, from 0."""

    article: GoldArticle
    number: int
    actions: tuple[GoldAction, ...]


def read_action_annotations(path: Path, texts: Path) -> list[AnnotatedActions]:
    """Read annotations and the articles that they are of.

    Args:
        path: a file of the project's annotations of happenings.
        texts: the part of PolNeAR with the articles.

    Raises:
        UnreadableInput: a file cannot be read, or an article is not there.
        MalformedInput: a line is not in the format.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error
    articles = {article.name: article for article in read_polnear(texts)}
    try:
        rows = [json.loads(line) for line in lines]
        return [
            AnnotatedActions(articles[row["article"]], number, tuple(map(_action, row["actions"])))
            for number, row in enumerate(rows)
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise MalformedInput(f"{path} holds no annotations of actions: {error!r}") from error


def _action(row: dict[str, Any]) -> GoldAction:
    return GoldAction(
        row["kind"],
        row["status"],
        _offsets(row["trigger"]),
        _offsets(row["actor"]) if row.get("actor") else None,
        _offsets(row["recipient"]) if row.get("recipient") else None,
    )


def _offsets(value: Sequence[int]) -> Offsets:
    start, end = value
    return start, end
