"""What happened in articles of PolNeAR, as the project annotated it: offsets and labels.

A file of JSON Lines, one article a line; `training/annotations/GUIDE.md` tells what is annotated::

    {"article": "courier_2025-09-18_plan",
     "encounters": [{"kind": "meeting", "status": "occurred", "span": [0, 40], "trigger": [9, 12],
                     "participants": [[0, 8], [13, 20]], "also": [], "when": [30, 37]}],
     "commitments": [{"kind": "plan", "span": [50, 90], "trigger": [54, 58], "who": [50, 53]}],
     "absences": [{"kind": "denial", "span": [95, 120], "trigger": [98, 104], "who": [95, 97]}],
     "actions": [{"kind": "COERCE", "status": "occurred", "span": [121, 150],
                  "trigger": [128, 136], "actor": [121, 127], "recipient": [140, 150]}],
     "stances": [{"span": [160, 190], "target": [170, 175], "stance": "negative"}]}
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar, get_args

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.polnear import GoldArticle, read_polnear
from onrecord.schema.annotation import Offsets
from onrecord.schema.happening_spans import Stance
from onrecord.schema.happenings import (
    AbsenceKind,
    ActionStatus,
    CommitmentKind,
    EncounterKind,
    EncounterStatus,
    PloverRoot,
)

# What the words of an entry's fields are to what it tells of.
_ROLES: Final = {
    "actor": "actor",
    "recipient": "recipient",
    "who": "who",
    "place": "place",
    "when": "when",
    "due": "when",
}


@dataclass(frozen=True, slots=True)
class TriggerAnnotation:
    """A word that tells of an encounter or an action.

    Attributes:
        trigger: the word.
        kind: an `EncounterKind` or an `PloverRoot`.
        status: an `EncounterStatus` or an `ActionStatus`.
        clause: the words that tell it, with trigger and parties.
        parties: words for who takes part, where and when, each with its role (``PARTY_ROLES``).
        also: further clauses that tell of it, without a trigger.
    """

    trigger: Offsets
    kind: str
    status: str
    clause: Offsets
    parties: tuple[tuple[Offsets, str], ...]
    also: tuple[Offsets, ...] = ()

    def words(self, role: str) -> tuple[Offsets, ...]:
        """Return the words of a role, in the order of the text."""
        return tuple(extent for extent, known in self.parties if known == role)


@dataclass(frozen=True, slots=True)
class ClauseAnnotation:
    """A clause that says what a party is to do, or what was withheld.

    Attributes:
        clause: the words.
        kind: a `CommitmentKind` or an `AbsenceKind`.
        parties: words for who it is, and when it is due, each with its role.
        cue: the words in the clause that tell it, where they are annotated.
    """

    clause: Offsets
    kind: str
    parties: tuple[tuple[Offsets, str], ...]
    cue: Offsets | None = None

    def words(self, role: str) -> tuple[Offsets, ...]:
        """Return the words of a role, in the order of the text."""
        return tuple(extent for extent, known in self.parties if known == role)


@dataclass(frozen=True, slots=True)
class StanceAnnotation:
    """How a piece of what somebody said treats whom words in it name."""

    statement: Offsets
    target: Offsets
    stance: Stance


@dataclass(frozen=True, slots=True)
class ArticleHappenings:
    """All that is annotated in one article; of the first four all there is, of stances some.

    Attributes:
        article: its name in PolNeAR.
        encounters, actions: what was told of, in the order of their triggers.
        commitments, absences: clauses, in order.
        stances: stances, in order.
    """

    article: str
    encounters: tuple[TriggerAnnotation, ...] = ()
    actions: tuple[TriggerAnnotation, ...] = ()
    commitments: tuple[ClauseAnnotation, ...] = ()
    absences: tuple[ClauseAnnotation, ...] = ()
    stances: tuple[StanceAnnotation, ...] = ()


def read_annotated_articles(path: Path, texts: Path) -> list[tuple[GoldArticle, ArticleHappenings]]:
    """Read annotations and the articles that they are of, in the order of the file.

    Args:
        path: a file of annotations.
        texts: the part of PolNeAR with the articles.

    Raises:
        UnreadableInput: a file cannot be read.
        MalformedInput: a line is no annotation, or its article is not there.
    """
    annotated = read_happening_annotations(path)
    articles = {article.name: article for article in read_polnear(texts)}
    if missing := sorted(annotated.keys() - articles.keys()):
        raise MalformedInput(f"{path} annotates {missing[0]}, which is not in {texts}")
    return [(articles[name], found) for name, found in annotated.items()]


def read_happening_annotations(path: Path) -> dict[str, ArticleHappenings]:
    """Read a file of annotations, by the name of the article, in its order.

    Raises:
        UnreadableInput: the file cannot be read.
        MalformedInput: a line is no annotation.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error
    try:
        articles = [_article(json.loads(line)) for line in lines]
    except (ValueError, KeyError, TypeError, MalformedInput) as error:
        raise MalformedInput(f"{path} holds no annotations of what happened: {error!r}") from error
    return {article.article: article for article in articles}


def _article(data: dict[str, Any]) -> ArticleHappenings:
    encounters = get_args(EncounterKind), get_args(EncounterStatus)
    actions = get_args(PloverRoot), get_args(ActionStatus)
    return ArticleHappenings(
        data["article"],
        _in_order(_trigger(row, *encounters) for row in data.get("encounters", ())),
        _in_order(_trigger(row, *actions) for row in data.get("actions", ())),
        _in_order(_clause(row, get_args(CommitmentKind)) for row in data.get("commitments", ())),
        _in_order(_clause(row, get_args(AbsenceKind)) for row in data.get("absences", ())),
        tuple(
            StanceAnnotation(
                _extent(row["span"]),
                _extent(row["target"]),
                _of(row["stance"], get_args(Stance)),
            )
            for row in data.get("stances", ())
        ),
    )


def _trigger(
    row: Mapping[str, Any], kinds: tuple[str, ...], statuses: tuple[str, ...]
) -> TriggerAnnotation:
    return TriggerAnnotation(
        _extent(row["trigger"]),
        _of(row["kind"], kinds),
        _of(row["status"], statuses),
        _extent(row["span"]),
        _parties(row),
        tuple(map(_extent, row.get("also", ()))),
    )


def _clause(row: Mapping[str, Any], kinds: tuple[str, ...]) -> ClauseAnnotation:
    cue = _extent(row["trigger"]) if row.get("trigger") else None
    return ClauseAnnotation(_extent(row["span"]), _of(row["kind"], kinds), _parties(row), cue)


def _parties(row: Mapping[str, Any]) -> tuple[tuple[Offsets, str], ...]:
    """Return the words for who takes part, where and when, in the order of the text."""
    found = [(_extent(row[field]), role) for field, role in _ROLES.items() if row.get(field)]
    found += [(_extent(extent), "participant") for extent in row.get("participants", ())]
    return tuple(sorted(found))


_Named = TypeVar("_Named", bound=str)


def _of(name: str, names: tuple[_Named, ...]) -> _Named:
    return names[names.index(name)]


def _extent(value: Iterable[int]) -> Offsets:
    start, end = map(int, value)
    if not 0 <= start < end:
        raise MalformedInput(f"no extent: {start}, {end}")
    return start, end


_Annotated = TypeVar("_Annotated", TriggerAnnotation, ClauseAnnotation)


def _in_order(annotations: Iterator[_Annotated]) -> tuple[_Annotated, ...]:
    return tuple(
        sorted(
            annotations,
            key=lambda a: a.trigger if isinstance(a, TriggerAnnotation) else a.clause,
        )
    )
