from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.evaluation.figures import EvaluationReport
from onrecord.evaluation.speakers import evaluate_record
from onrecord.schema.record import ArticleRecord, Statement
from tests.evaluation.made_records import (
    RecordReader,
    made_date,
    made_entity,
    made_mention,
    made_record,
    made_statement,
)
from tests.evaluation.small_corpora import polnear_annotation, write_gold, write_polnear
from tests.evaluation.told_reader import extent

NAME, OTHER = "courier_2025-09-18_plan", "herald_2025-09-19_vote"
TEXT = (
    "Mayor Dana Lund said the plan is late . She wrote it costs too much . "
    "The council denied this , critics say it failed , an aide hinted at more . "
    "It was known that rain fell on Friday ."
)
ANNOTATION = polnear_annotation(
    TEXT,
    ("Mayor Dana Lund", "said", "the plan is late"),
    ("She", "wrote", "it costs too much"),
    ("The council", "denied", "this"),
    ("critics", "say", "it failed"),
    ("an aide", "hinted", "at more"),
    (None, "was known", "rain fell"),
)
ENTITIES = [
    {"id": "dana", "type": "person", "name": "Dana Lund", "names_used": ["Mayor Dana Lund"]},
    {"id": "council", "type": "organization", "name": "Port Calder Council"},
    {"id": "critics", "type": "group", "name": "critics"},
]
SPEAKERS = {
    "A1": "dana",
    "A2": "dana",
    "A3": "council",
    "A4": "critics",
    "A5": "unnamed:an aide",
    "A6": None,
}
DATES = [{"span": extent(TEXT, "Friday"), "value": "2025-09-19"}]

RIGHT = (
    made_statement(TEXT, "Mayor Dana Lund", "the plan is late", speaker="Dana Lund"),
    made_statement(TEXT, "She", "it costs too much", speaker="Dana Lund"),
    made_statement(TEXT, "The council", "this", speaker="Council"),
    made_statement(TEXT, "critics", "it failed", speaker="critics", unnamed="critics"),
    made_statement(TEXT, "an aide", "at more", unnamed="an aide"),
    made_statement(TEXT, None, "rain fell"),
)
ROWS = ("all", "persons", "organizations", "groups", "unnamed", "nobody")


def _record(statements: Sequence[Statement] = RIGHT) -> ArticleRecord:
    return made_record(
        TEXT,
        entities=[
            made_entity("Dana Lund"),
            made_entity("Council", "organization"),
            made_entity("critics", "group"),
        ],
        mentions=[
            made_mention(TEXT, "Dana Lund", "Dana Lund"),
            made_mention(TEXT, "council", "Council", "description"),
        ],
        statements=statements,
        dates=[made_date(TEXT, "on Friday", "2025-09-19")],
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Record gold of an article, beside the corpus."""
    write_polnear(tmp_path / "data" / "polnear" / "dev", NAME, TEXT, ANNOTATION)
    folder = tmp_path / "gold" / "dev"
    write_gold(folder, NAME, entities=ENTITIES, speakers=SPEAKERS, dates=DATES)
    return folder


def _evaluate(folder: Path, *statements: Statement) -> EvaluationReport:
    return evaluate_record(RecordReader([_record(statements)]), folder)


def _counts(report: EvaluationReport, row: str) -> list[float | None]:
    return [report.figure(row, column) for column in ("attributions", "found", "right")]


def test_a_record_that_is_always_right_scores_one(folder: Path) -> None:
    report = _evaluate(folder, *RIGHT)
    for row in ROWS:
        assert report.figure(row, "accuracy of found") == 1.0
        assert report.figure(row, "right of all") == 1.0
    assert _counts(report, "all") == [6, 6, 6]
    assert _counts(report, "persons") == [2, 2, 2]


def test_a_record_that_finds_nothing_has_no_accuracy(folder: Path) -> None:
    report = _evaluate(folder)
    assert _counts(report, "all") == [6, 0, 0]
    assert report.figure("all", "accuracy of found") is None
    assert report.figure("all", "right of all") == 0.0


def test_a_wrong_speaker_is_found_and_not_right(folder: Path) -> None:
    wrong = made_statement(TEXT, "She", "it costs too much", speaker="Council")
    report = _evaluate(folder, RIGHT[0], wrong)
    assert _counts(report, "persons") == [2, 2, 1]
    assert _counts(report, "persons, pronoun") == [1, 1, 0]
    assert _counts(report, "pronouns, feminine") == [1, 1, 0]
    assert _counts(report, "persons, title and name") == [1, 1, 1]
    assert _counts(report, "named person or pronoun") == [2, 2, 1]
    assert _counts(report, "outlet, courier") == [6, 2, 1]


def test_rows_that_nothing_falls_in_are_left_out_but_for_the_main_ones(folder: Path) -> None:
    write_gold(folder, NAME, entities=ENTITIES, speakers={"A6": None})
    speakers, baselines, *_ = _evaluate(folder, *RIGHT).tables
    assert [row.name for row in speakers.rows] == [
        *ROWS,
        "named person or pronoun",
        "outlet, courier",
    ]
    assert [row.name for row in baselines.rows] == [*ROWS, "named person or pronoun"]


def test_the_record_stands_beside_two_simple_ways(folder: Path) -> None:
    report = _evaluate(folder, *RIGHT)
    columns = ("the record", "nearest name", "string match")
    # The pronoun's nearest name is the mayor's; strings tell nothing of it.
    assert [report.figure("persons", column) for column in columns] == [1.0, 1.0, 0.5]
    assert [report.figure("organizations", column) for column in columns] == [1.0, 0.0, 0.0]
    assert [report.figure("nobody", column) for column in columns] == [1.0, 0.0, 1.0]


def test_what_people_annotated_is_given_to_the_reader_in_the_order_of_its_content(
    folder: Path,
) -> None:
    write_gold(folder, NAME, entities=ENTITIES, speakers={"A6": None, "A2": "dana", "A1": "dana"})
    reader = RecordReader([_record(())], {"She": "Dana Lund"})
    report = evaluate_record(reader, folder)
    (given,) = reader.given
    assert [TEXT[slice(*a.source)] if a.source else None for a in given] == [
        "Mayor Dana Lund",
        "She",
        None,
    ]
    assert [TEXT[slice(*a.content[0])] for a in given] == [
        "the plan is late",
        "it costs too much",
        "rain fell",
    ]
    assert _counts(report, "all") == [3, 0, 0]
    assert _counts(report, "given, all") == [3, 3, 2]
    assert _counts(report, "given, persons, pronoun") == [1, 1, 1]
    assert report.figure("given, persons", "nearest name") == 1.0


def test_dates_are_compared_where_they_are_annotated(folder: Path) -> None:
    report = _evaluate(folder)
    assert report.figure("dates", "value right") == 1
    assert report.figure("dates", "value F1") == 1.0


def test_annotations_without_dates_have_no_table_of_them(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "speakers.jsonl"
    path.write_text(
        f'{{"article": "{NAME}", "entities": [], "speakers": {{"A5": "unnamed"}}}}\n',
        encoding="utf-8",
    )
    texts = folder.joinpath("..", "..", "data", "polnear", "dev")
    report = evaluate_record(RecordReader([_record()]), path, texts)
    assert _counts(report, "unnamed") == [1, 1, 1]
    assert report.figure("dates", "found") is None


def test_an_attribution_without_content_counts_and_is_not_found(folder: Path) -> None:
    without = polnear_annotation(TEXT, ("She", "wrote", ""), ("critics", "say", "it failed"))
    write_polnear(folder / ".." / ".." / "data" / "polnear" / "dev", NAME, TEXT, without)
    write_gold(folder, NAME, entities=ENTITIES, speakers={"A1": "dana", "A2": "critics"})
    report = _evaluate(folder, *RIGHT)
    assert _counts(report, "all") == [2, 1, 1]
    assert _counts(report, "persons") == [1, 0, 0]
    assert _counts(report, "given, all")[0] == 1


def test_texts_are_read_with_their_date_and_a_limit_is_kept(folder: Path) -> None:
    write_polnear(folder / ".." / ".." / "data" / "polnear" / "dev", OTHER, TEXT, ANNOTATION)
    write_gold(folder, OTHER, published="2025-09-17")
    reader = RecordReader([_record()])
    done: list[tuple[int, int]] = []
    report = evaluate_record(reader, folder, progress=lambda now, total: done.append((now, total)))
    assert done == [(1, 2), (2, 2)]
    assert reader.dates == ["2025-09-18", "2025-09-17"]
    assert report.facts["articles"] == 2
    assert evaluate_record(reader, folder, limit=1).facts["articles"] == 1
