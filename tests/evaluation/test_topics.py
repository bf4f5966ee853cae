import json
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.subjects import read_statement_subjects
from onrecord.evaluation.topics import evaluate_topics
from onrecord.schema.subjects import subjects
from tests.evaluation.small_corpora import write_polnear

TEXT = "Dana Lund said tenants cannot pay the rent . Tom Wren said the police are late ."
ROW: dict[str, object] = {
    "corpus": "polnear",
    "article": "courier_2025-09-18_rent",
    "content": [[15, 42]],
    "subjects": ["housing"],
    "part": "tune",
}
PROJECT = Path(__file__).parents[2] / "training" / "annotations" / "subjects.jsonl"


def write(folder: Path, *rows: dict[str, object]) -> Path:
    write_polnear(folder, "courier_2025-09-18_rent", TEXT, "")
    path = folder / "subjects.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_figures_stand_beside_those_of_the_baselines(tmp_path: Path) -> None:
    police = {**ROW, "content": [[59, 78]], "subjects": ["crime"], "part": "held_out"}
    report = evaluate_topics(write(tmp_path, ROW, police), tmp_path, tmp_path)
    assert report.figure("terms, tuned on", "recall") == 1.0
    assert report.figure("most frequent subject, tuned on", "micro F1") == 1.0
    assert report.figure("most frequent subject, held out", "micro F1") == 0.0
    assert report.figure("names of subjects, tuned on", "macro F1") == 0.0
    assert report.facts["micro F1, tuned on"]


@pytest.mark.parametrize(
    "row",
    [
        {**ROW, "subjects": ["gossip"]},
        {**ROW, "part": "some"},
        {**ROW, "content": [[15, 4000]]},
        {"article": "a"},
    ],
)
def test_what_is_no_annotation_is_malformed(tmp_path: Path, row: dict[str, object]) -> None:
    with pytest.raises(MalformedInput):
        list(read_statement_subjects(write(tmp_path, row), tmp_path, tmp_path))


def test_an_article_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="missing"):
        list(
            read_statement_subjects(write(tmp_path, {**ROW, "article": "none"}), tmp_path, tmp_path)
        )


def test_the_project_annotates_offsets_and_subjects_alone() -> None:
    rows = [json.loads(line) for line in PROJECT.read_text("utf-8").splitlines()]
    assert len(rows) == 150
    assert sum(row["part"] == "held_out" for row in rows) == 50
    assert all(set(row) == set(ROW) for row in rows)
    assert {subject for row in rows for subject in row["subjects"]} <= subjects().keys()
