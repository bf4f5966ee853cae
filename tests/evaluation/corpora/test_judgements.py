import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.judgements import FAILURES, read_judgements


def _write(folder: Path, *rows: Mapping[str, object]) -> Path:
    path = folder / "judged.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


RIGHT = {"article": "a", "sort": "actions", "span": [0, 4], "key": "k1", "verdict": "right"}
WRONG = {**RIGHT, "key": "k2", "verdict": "wrong", "failure": "party"}


def test_each_key_is_right_or_wrong_in_some_way(tmp_path: Path) -> None:
    assert read_judgements(_write(tmp_path, RIGHT, WRONG)) == {"k1": None, "k2": "party"}


@pytest.mark.parametrize(
    "row",
    [
        {**RIGHT, "verdict": "perhaps"},
        {**WRONG, "failure": "unlucky"},
        {"verdict": "right"},
        {**RIGHT, "verdict": "wrong"},
    ],
)
def test_what_is_no_judgement_is_malformed(tmp_path: Path, row: Mapping[str, object]) -> None:
    with pytest.raises(MalformedInput):
        read_judgements(_write(tmp_path, row))


def test_an_entry_is_not_judged_twice_and_differently(tmp_path: Path) -> None:
    with pytest.raises(MalformedInput, match="k1"):
        read_judgements(_write(tmp_path, RIGHT, {**WRONG, "key": "k1"}))


def test_a_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        read_judgements(tmp_path / "none.jsonl")


def test_the_project_judges_each_entry_once_and_keeps_no_words() -> None:
    path = Path(__file__).parents[3] / "training" / "annotations" / "judged.jsonl"
    judged = read_judgements(path)
    assert set(judged.values()) <= {None, *FAILURES}
    kept = {"article", "sort", "span", "key", "verdict", "failure"}
    assert all(json.loads(line).keys() <= kept for line in path.read_text("utf-8").splitlines())
