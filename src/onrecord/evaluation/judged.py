"""Precision on ordinary prose: entries drawn by lot, each judged against its sentence by a person.

Up to a hundred entries of each sort are drawn from 150 articles. Lots are drawn for the word that
tells an entry, so that an entry stays drawn when something else of it, or another one, is read
otherwise; what is then told differently has another key and no judgement yet.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Final

from onrecord.evaluation.corpora.judgements import (
    FAILURES,
    Failure,
    Judgements,
    read_judgements,
)
from onrecord.evaluation.corpora.ordinary_prose import draw_articles, lot, read_annotated_names
from onrecord.evaluation.figures import EvaluationReport, FigureRow, FigureTable
from onrecord.evaluation.judged_entries import (
    JUDGED_SORTS,
    JudgedEntry,
    JudgedSort,
    judged_entries,
)
from onrecord.pipeline import Reader

OF_EACH_SORT: Final = 100
COLUMNS: Final = ("told", "sampled", "judged", "right", "precision", "from", "to", "not judged")
_COUNTS: Final = ("told", "sampled", "judged", "right", "not judged")
FAILURE_NAMES: Final[dict[Failure, str]] = {
    "none": "no such thing",
    "status": "not told as that",
    "kind": "wrong kind",
    "party": "wrong party",
    "date": "wrong date",
    "place": "wrong place",
    "words": "wrong words",
    "repeated": "told twice",
}
CONFIDENCE_COLUMNS: Final = ("judged so", "right so", "share", "mean confidence")
_BANDS: Final = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1)
_FAILURE_COLUMNS: Final = tuple(f"{sort} wrong" for sort in JUDGED_SORTS)
REMARK: Final = (
    "From, to: 95 % interval of the precision (Wilson 1927). An entry that is wrong in several "
    "ways counts under the first of them."
)
# Two-sided, 95 %.
_Z: Final = 1.959964


@dataclass(frozen=True, slots=True)
class SampledEntry:
    """An entry that was drawn, whether it is judged, and how it was found wrong, if it was."""

    entry: JudgedEntry
    is_judged: bool
    failure: Failure | None


def evaluate_judged(
    reader: Reader,
    judgements: Path,
    polnear: Path,
    gum: Path,
    annotated: Path,
    *,
    block: int = 1,
    on_entry: Callable[[SampledEntry], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> EvaluationReport:
    """Read the articles that are drawn, and compare a sample of their entries with judgements.

    Args:
        reader: the reader.
        judgements: the project's file of judgements.
        polnear: the part of PolNeAR to draw from.
        gum: a folder of GUM's CoNLL-U.
        annotated: a file of the project's annotations, whose articles are left out.
        block: which articles to read (`ordinary_prose.BLOCKS`), from 1.
        on_entry: told of each entry that is drawn, sort by sort.
        progress: told after each article how many are done, and of how many.

    Raises:
        UnreadableInput: there are no articles, or a file cannot be read.
        MalformedInput: a file is not in its format.
    """
    judged = read_judgements(judgements)
    names = read_annotated_names(annotated)
    articles = draw_articles(polnear, gum, names, block=block)
    found: dict[JudgedSort, list[JudgedEntry]] = {sort: [] for sort in JUDGED_SORTS}
    for number, article in enumerate(articles, start=1):
        record = reader.read(article.text, published=article.published)
        for entry in judged_entries(article.name, record):
            found[entry.sort].append(entry)
        if progress:
            progress(number, len(articles))
    drawn = {sort: _joined(draw_entries(found[sort]), judged) for sort in JUDGED_SORTS}
    for sampled in (one for sort in JUDGED_SORTS for one in drawn[sort]):
        if on_entry:
            on_entry(sampled)
    told = {sort: len(found[sort]) for sort in JUDGED_SORTS}
    return EvaluationReport(
        reader.model,
        (_figures(drawn, told), _failures(drawn), _by_confidence(drawn)),
        (f"{len(articles)} articles.", REMARK),
        {"articles": len(articles)},
    )


def draw_entries(entries: Iterable[JudgedEntry], number: int = OF_EACH_SORT) -> list[JudgedEntry]:
    """Draw up to so many entries; each is as likely as any other, and drawn again next time."""
    return sorted(entries, key=lambda e: (lot(e.article, e.sort, e.anchor), e.key))[:number]


def wilson_interval(right: int, of: int) -> tuple[float, float] | None:
    """Return the 95 % interval of a share (Wilson 1927), or None of nothing."""
    if not of:
        return None
    share, weight = right / of, _Z**2 / of
    middle = share + weight / 2
    reach = _Z * sqrt(share * (1 - share) / of + weight / of / 4)
    low, high = (middle - reach) / (1 + weight), (middle + reach) / (1 + weight)
    return max(0.0, min(low, share)), min(1.0, max(high, share))


def _joined(drawn: Sequence[JudgedEntry], judged: Judgements) -> list[SampledEntry]:
    return [SampledEntry(one, one.key in judged, judged.get(one.key)) for one in drawn]


def _figures(
    drawn: dict[JudgedSort, list[SampledEntry]], told: dict[JudgedSort, int]
) -> FigureTable:
    rows = tuple(FigureRow(sort, _row(drawn[sort], told[sort])) for sort in JUDGED_SORTS)
    return FigureTable(COLUMNS, rows, counts=_COUNTS)


def _row(sampled: Sequence[SampledEntry], told: int) -> tuple[float | None, ...]:
    judged = [one for one in sampled if one.is_judged]
    right = sum(one.failure is None for one in judged)
    low, high = wilson_interval(right, len(judged)) or (None, None)
    precision = right / len(judged) if judged else None
    missing = len(sampled) - len(judged)
    return told, len(sampled), len(judged), right, precision, low, high, missing


def _by_confidence(drawn: dict[JudgedSort, list[SampledEntry]]) -> FigureTable:
    """Return how many of the judged are right, band by band of what the record holds of them."""
    judged = [one for sampled in drawn.values() for one in sampled if one.is_judged]
    rows = []
    for low, high in pairwise(_BANDS):
        band = [one for one in judged if low <= one.entry.confidence < high]
        right = sum(one.failure is None for one in band)
        believed = sum(one.entry.confidence for one in band) / len(band) if band else None
        share = right / len(band) if band else None
        name = f"confidence {low:.1f} to {min(high, 1.0):.1f}"
        rows.append(FigureRow(name, (len(band), right, share, believed)))
    return FigureTable(CONFIDENCE_COLUMNS, tuple(rows), counts=CONFIDENCE_COLUMNS[:2])


def _failures(drawn: dict[JudgedSort, list[SampledEntry]]) -> FigureTable:
    counts = {sort: Counter(one.failure for one in drawn[sort]) for sort in JUDGED_SORTS}
    rows = tuple(
        FigureRow(FAILURE_NAMES[failure], tuple(counts[sort][failure] for sort in JUDGED_SORTS))
        for failure in FAILURES
    )
    return FigureTable(_FAILURE_COLUMNS, rows, counts=_FAILURE_COLUMNS)
