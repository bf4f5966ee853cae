"""Encounters, commitments and absences of articles of PolNeAR, as people annotated them.

Two formats are read. A folder holds the record gold (`record_gold`), where parties are labels of
entities and dates are calendar values. A file holds the project's own annotations
(`happening_annotations`), where parties and dates are the characters that tell them.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.happening_annotations import (
    ClauseAnnotation,
    TriggerAnnotation,
    read_annotated_articles,
)
from onrecord.evaluation.corpora.polnear import GoldArticle
from onrecord.evaluation.corpora.record_gold import GoldEntity, RecordGold, read_record_gold
from onrecord.schema.annotation import Offsets

HappeningSort = Literal["encounters", "commitments", "absences"]
SORTS: Final[tuple[HappeningSort, ...]] = ("encounters", "commitments", "absences")

_MALFORMED: Final = (ValueError, KeyError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class GoldParty:
    """A party: the label of an entity, or "unnamed:" and words; or the characters that tell it."""

    label: str | None = None
    span: Offsets | None = None


@dataclass(frozen=True, slots=True)
class GoldHappening:
    """An encounter, a commitment or an absence.

    Attributes:
        kind: its kind among its sort.
        spans: where it is told, the clearest first.
        parties: who takes part in an encounter; who commits or withholds, one or none.
        date: calendar value of an encounter's day, or None.
        date_span: the characters that tell the day, where the value is not annotated.
        status: of an encounter, whether it took place.
    """

    kind: str
    spans: tuple[Offsets, ...]
    parties: tuple[GoldParty, ...] = ()
    date: str | None = None
    date_span: Offsets | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class HappeningsGold:
    """What people annotated in one article.

    Attributes:
        article: the article.
        published: ISO 8601 date, where it is known.
        entities: the annotated entities by label; none in the project's own annotations.
        happenings: by sort, in order of the annotation.
    """

    article: GoldArticle
    published: str | None
    entities: dict[str, GoldEntity]
    happenings: dict[HappeningSort, tuple[GoldHappening, ...]]


def read_happenings(gold: Path, texts: Path | None = None) -> list[HappeningsGold]:
    """Read annotations and the articles that they are of.

    Args:
        gold: a folder of the record gold, or a file of the project's annotations.
        texts: the part of PolNeAR with the articles; None for the one beside the folder.

    Raises:
        UnreadableInput: there are no annotations, or no article for one, or a file cannot be read.
        MalformedInput: an annotation is not in its format.
    """
    return list(_of_folder(gold, texts) if gold.is_dir() else _of_file(gold, texts))


def _of_folder(folder: Path, texts: Path | None) -> Iterator[HappeningsGold]:
    for record in read_record_gold(folder, texts):
        path = folder / f"{record.article.name}.json"
        rows = json.loads(path.read_text(encoding="utf-8"))
        try:
            yield _labelled(record, rows)
        except _MALFORMED as error:
            raise _malformed(path, error) from error


def _of_file(path: Path, texts: Path | None) -> Iterator[HappeningsGold]:
    if texts is None:
        raise UnreadableInput(f"{path} tells nothing of where the articles lie")
    for article, annotated in read_annotated_articles(path, texts):
        found: dict[HappeningSort, tuple[GoldHappening, ...]] = {
            "encounters": tuple(map(_encounter, annotated.encounters)),
            "commitments": tuple(map(_clause, annotated.commitments)),
            "absences": tuple(map(_clause, annotated.absences)),
        }
        yield HappeningsGold(article, article.published, {}, found)


def _labelled(record: RecordGold, rows: dict[str, Any]) -> HappeningsGold:
    found = {sort: tuple(map(_with_labels, rows.get(sort, ()))) for sort in SORTS}
    return HappeningsGold(record.article, record.published, record.entities, found)


def _with_labels(row: dict[str, Any]) -> GoldHappening:
    who = row["participants"] if "participants" in row else [row.get("who")]
    return GoldHappening(
        row["kind"],
        (_offsets(row["span"]), *map(_offsets, row.get("also") or ())),
        tuple(GoldParty(label=label) for label in who if label),
        date=row.get("date"),
        status=row.get("status"),
    )


def _encounter(annotated: TriggerAnnotation) -> GoldHappening:
    return GoldHappening(
        annotated.kind,
        (annotated.clause, *annotated.also),
        tuple(GoldParty(span=span) for span in annotated.words("participant")),
        date_span=next(iter(annotated.words("when")), None),
        status=annotated.status,
    )


def _clause(annotated: ClauseAnnotation) -> GoldHappening:
    parties = tuple(GoldParty(span=span) for span in annotated.words("who"))
    return GoldHappening(annotated.kind, (annotated.clause,), parties)


def _offsets(value: Sequence[int]) -> Offsets:
    start, end = value
    return start, end


def _malformed(path: Path, error: Exception) -> MalformedInput:
    return MalformedInput(f"{path} holds no annotations of happenings: {error!r}")
