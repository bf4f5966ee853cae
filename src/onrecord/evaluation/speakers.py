"""The record against the record gold: who is said to speak, and when.

Speakers are compared twice: in the statements that the reader finds, and in those that it makes of
the annotated attributions when it is given them. The second leaves out what attributions cost.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, get_args

from onrecord.evaluation.corpora.happenings import read_happenings
from onrecord.evaluation.corpora.polnear import GoldAttribution
from onrecord.evaluation.corpora.record_gold import (
    GoldSpeaker,
    GoldType,
    RecordGold,
    read_record_gold,
)
from onrecord.evaluation.date_scores import DateCounts, score_dates
from onrecord.evaluation.entity_matching import ToldSpeaker, is_right_speaker
from onrecord.evaluation.figures import EvaluationReport, FigureRow, FigureTable
from onrecord.evaluation.happenings import REMARK as HAPPENINGS_REMARK
from onrecord.evaluation.happenings import HappeningTally
from onrecord.evaluation.name_places import NameCounts, add_names, name_table
from onrecord.evaluation.source_words import (
    NAMES_ALONE,
    UNGENDERED,
    Gender,
    SourceKind,
    kind_of_source,
    pronoun_gender,
    pronoun_group,
)
from onrecord.evaluation.speaker_baselines import NameBaselines
from onrecord.evaluation.statement_matching import found_statements, given_statements
from onrecord.pipeline import Reader
from onrecord.schema.annotation import AttributionSpans
from onrecord.schema.record import ArticleRecord, Statement

COLUMNS: Final = (
    "attributions",
    "found",
    "right",
    "accuracy of found",
    "right of all",
)
BASELINE_COLUMNS: Final = ("the record", "nearest name", "string match")
DATE_COLUMNS: Final = (
    "annotated",
    "predicted",
    "found",
    "value right",
    "value accuracy of found",
    "recall",
    "value F1",
)
GIVEN: Final = "given, "
"""Before the rows of annotated attributions that the reader was given."""

_TYPE_ROWS: Final[dict[GoldType, str]] = {
    "person": "persons",
    "organization": "organizations",
    "group": "groups",
}
NAMED_OR_PRONOUN: Final = "named person or pronoun"
_MAIN_ROWS: Final = ("all", *_TYPE_ROWS.values(), "unnamed", "nobody", NAMED_OR_PRONOUN)
_PRONOUN_ROWS: Final = tuple(f"pronouns, {gender}" for gender in get_args(Gender))
# Rows that are left out where nothing falls in them.
_FINER_ROWS: Final = (
    *_PRONOUN_ROWS,
    *(f"pronouns, {group}" for group in UNGENDERED),
    *(f"persons, {kind}" for kind in get_args(SourceKind)),
)
_REMARKS: Final = (
    "Rows that begin with given: the reader was given the annotated attributions.",
    "The record, nearest name, string match: accuracy of found, and that of two simple ways.",
)


@dataclass(frozen=True, slots=True)
class SpeakerCounts:
    """Counts of annotated attributions; sums give micro averages.

    Attributes:
        attributions: all of them.
        found: those that a statement of the record is.
        right: those of the found whose speaker is right.
        nearest_name, string_match: those of the found whose speaker a baseline gets right.
    """

    attributions: int = 0
    found: int = 0
    right: int = 0
    nearest_name: int = 0
    string_match: int = 0

    def __add__(self, other: "SpeakerCounts") -> "SpeakerCounts":
        """Add the counts."""
        return SpeakerCounts(
            self.attributions + other.attributions,
            self.found + other.found,
            self.right + other.right,
            self.nearest_name + other.nearest_name,
            self.string_match + other.string_match,
        )

    @property
    def figures(self) -> tuple[float | None, ...]:
        """The figures of `COLUMNS`; None for shares of nothing."""
        return (
            self.attributions,
            self.found,
            self.right,
            _share(self.right, self.found),
            _share(self.right, self.attributions),
        )

    @property
    def beside_baselines(self) -> tuple[float | None, ...]:
        """The figures of `BASELINE_COLUMNS`: accuracy of found, and that of the baselines."""
        counts = (self.right, self.nearest_name, self.string_match)
        return tuple(_share(right, self.found) for right in counts)


Counts = dict[str, SpeakerCounts]
"""Counts by row."""


def evaluate_record(
    reader: Reader,
    gold: Path,
    texts: Path | None = None,
    *,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> EvaluationReport:
    """Read annotated articles and compare speakers and dates with the annotations.

    An attribution is found where a statement shares half of its content; its speaker is right
    where it is the annotated entity and can be no other (`entity_matching`).

    Args:
        reader: the reader.
        gold: a folder of the record gold, or a file of the project's annotations of speakers.
        texts: the part of PolNeAR that was annotated; None for the one beside the folder.
        limit: read no more articles than this.
        progress: told after each article how many are done, and of how many.

    Raises:
        UnreadableInput: there are no annotations, or no article for one, or a file cannot be read.
        MalformedInput: an annotation is not in its format.
    """
    annotated = read_record_gold(gold, texts)[:limit]
    found: Counts = {}
    given: Counts = {}
    dates = DateCounts()
    names: NameCounts = {}
    happened = (
        {one.article.name: one for one in read_happenings(gold, texts)} if gold.is_dir() else {}
    )
    happenings = HappeningTally()
    for number, article in enumerate(annotated, start=1):
        record = reader.read(article.article.text, published=article.published)
        _add(found, _judged(article, record, _found(article, record)))
        _add(given, _judged_as_given(reader, article))
        add_names(names, record, article)
        if article.dates is not None:
            dates += score_dates(record.dates, article.dates)
        if article.article.name in happened:
            happenings.add(happened[article.article.name], record)
        if progress:
            progress(number, len(annotated))
    tables = [
        _speaker_table(found),
        _baseline_table(found),
        _speaker_table(given, GIVEN),
        _baseline_table(given, GIVEN),
    ]
    if any(article.dates is not None for article in annotated):
        tables.append(_date_table(dates))
    if happened:
        tables += happenings.tables()
    if names:
        tables.append(name_table(names))
    return EvaluationReport(
        reader.model,
        tuple(tables),
        (f"{len(annotated)} articles.", *_REMARKS, *([HAPPENINGS_REMARK] if happened else [])),
        {"articles": len(annotated)},
    )


Pair = tuple[GoldSpeaker, Statement | None]
"""An annotated speaker, and the statement that is the attribution."""


def _found(gold: RecordGold, record: ArticleRecord) -> list[Pair]:
    attributions = _by_number(gold)
    contents = [
        attribution.content if (attribution := attributions.get(speaker.number)) else ()
        for speaker in gold.speakers
    ]
    found = found_statements(gold.article.text, contents, record.statements)
    return list(zip(gold.speakers, found, strict=True))


def _judged_as_given(reader: Reader, gold: RecordGold) -> Iterator[tuple[str, SpeakerCounts]]:
    attributions = _by_number(gold)
    speakers = [speaker for speaker in gold.speakers if speaker.number in attributions]
    speakers.sort(key=lambda speaker: attributions[speaker.number].content)
    given = [_as_found(attributions[speaker.number]) for speaker in speakers]
    text = gold.article.text
    record = reader.read(text, published=gold.published, attributions=given)
    made = given_statements(text, given, record.statements)
    yield from _judged(gold, record, zip(speakers, made, strict=True))


def _by_number(gold: RecordGold) -> dict[int, GoldAttribution]:
    return {attribution.number: attribution for attribution in gold.article.attributions}


def _as_found(attribution: GoldAttribution) -> AttributionSpans:
    """Return an annotated attribution as the encoder would give it: with one source, one cue."""
    return AttributionSpans(
        next(iter(attribution.source), None),
        next(iter(attribution.cue), None),
        attribution.content,
        1.0,
    )


def _judged(
    gold: RecordGold, record: ArticleRecord, pairs: Iterable[Pair]
) -> Iterator[tuple[str, SpeakerCounts]]:
    """Yield the counts of each annotated attribution, for each row that it falls in."""
    baselines = NameBaselines(record)
    sources = {number: _source_words(gold, one) for number, one in _by_number(gold).items()}
    for speaker, statement in pairs:
        counts = SpeakerCounts(1)
        if statement is not None:
            answers = (
                _told(record, statement),
                baselines.nearest_name(statement),
                baselines.string_match(statement),
            )
            right = (is_right_speaker(told, speaker, gold.entities) for told in answers)
            counts = SpeakerCounts(1, 1, *right)
        for row in _rows(gold, speaker, sources.get(speaker.number, "")):
            yield row, counts


def _source_words(gold: RecordGold, attribution: GoldAttribution) -> str:
    return " ".join(gold.article.text[start:end] for start, end in attribution.source)


def _told(record: ArticleRecord, statement: Statement) -> ToldSpeaker:
    speaker = record.entity(statement.speaker)
    return ToldSpeaker(speaker.name if speaker else None, statement.unnamed)


def _rows(gold: RecordGold, speaker: GoldSpeaker, source: str) -> Iterator[str]:
    yield "all"
    yield f"outlet, {gold.article.publisher}"
    if gender := pronoun_gender(source):
        yield f"pronouns, {gender}"
    if group := pronoun_group(source):
        yield f"pronouns, {group}"
    if speaker.entity is None:
        yield "nobody" if speaker.unnamed is None else "unnamed"
        return
    entity = gold.entities[speaker.entity]
    yield _TYPE_ROWS[entity.type]
    if entity.type == "person":
        kind = kind_of_source(source, entity.name)
        yield f"persons, {kind}"
        if kind == "pronoun" or kind in NAMES_ALONE:
            yield NAMED_OR_PRONOUN


def _add(totals: Counts, counted: Iterable[tuple[str, SpeakerCounts]]) -> None:
    for row, counts in counted:
        totals[row] = totals.get(row, SpeakerCounts()) + counts


def _speaker_table(counts: Counts, prefix: str = "") -> FigureTable:
    finer = [row for row in _FINER_ROWS if row in counts]
    outlets = sorted(row for row in counts if row.startswith("outlet, "))
    rows: Sequence[str] = (*_MAIN_ROWS, *finer, *outlets)
    return FigureTable(
        COLUMNS,
        tuple(FigureRow(prefix + row, counts.get(row, SpeakerCounts()).figures) for row in rows),
        counts=COLUMNS[:3],
    )


def _baseline_table(counts: Counts, prefix: str = "") -> FigureTable:
    rows = [*_MAIN_ROWS, *(row for row in _PRONOUN_ROWS if row in counts)]
    return FigureTable(
        BASELINE_COLUMNS,
        tuple(
            FigureRow(prefix + row, counts.get(row, SpeakerCounts()).beside_baselines)
            for row in rows
        ),
    )


def _date_table(dates: DateCounts) -> FigureTable:
    figures = (
        dates.gold,
        dates.predicted,
        dates.found,
        dates.right,
        dates.accuracy,
        dates.recall,
        dates.f1,
    )
    return FigureTable(DATE_COLUMNS, (FigureRow("dates", figures),), counts=DATE_COLUMNS[:4])


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
