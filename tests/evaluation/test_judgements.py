"""Stances, deeds and commissives against small corpora."""

import json
from pathlib import Path

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.commissives import evaluate_commissives
from onrecord.evaluation.deeds import evaluate_deeds
from onrecord.evaluation.stances import evaluate_stances
from tests.evaluation.small_corpora import write_newsmtsc, write_plover, write_speech_acts
from tests.evaluation.told_judge import JudgingReader


def test_stances_are_scored_by_part_beside_the_most_frequent_one(tmp_path: Path) -> None:
    text = "Ada praised Dana and Tom."
    folder = write_newsmtsc(tmp_path / "rw", text, {"Ada": 4, "Dana": 6, "Tom": 6})
    reader = JudgingReader(lambda words: "positive" if words == "Dana" else "neutral")
    report = evaluate_stances(reader, [folder])
    assert report.figure("rw", "accuracy") == pytest.approx(2 / 3)
    assert report.figure("rw, most frequent", "accuracy") == pytest.approx(2 / 3)
    assert report.figure("positive", "recall") == 0.5
    assert report.facts["macro_f1_rw"] == pytest.approx(2 / 3)
    assert "3 targets in 1 sentences" in report.remarks[0]


ROWS = (
    ("<s>Ada</s> sued <t>Tom</t>.", "ACCUSE"),
    ("<s>Ada</s> fell out with <t>Tom</t>.", "REJECT"),
    ("<s>Ada</s> was off to <t>Tom</t>.", "REJECT"),
)


def test_deeds_stand_beside_what_words_alone_tell(tmp_path: Path) -> None:
    table = write_plover(tmp_path / "plv.tsv", *ROWS)
    reader = JudgingReader(lambda text: "ACCUSE" if "sued" in text else "AID")
    report = evaluate_deeds(lambda _: reader, table)
    assert report.figure("reader", "accuracy") == pytest.approx(1 / 3)
    assert report.figure("lexicon", "accuracy") == pytest.approx(1 / 3)
    assert report.figure("the roots' names", "accuracy") == pytest.approx(2 / 3)
    assert report.figure("most frequent", "accuracy") == pytest.approx(2 / 3)
    assert report.figure("REJECT", "annotated") == 2


def test_deeds_are_read_by_the_reader_that_may(tmp_path: Path) -> None:
    table = write_plover(tmp_path / "plv.tsv", *ROWS)
    reader = JudgingReader(lambda _: "REJECT")
    report = evaluate_deeds(lambda name: reader if name.endswith("2") else None, table)
    assert report.facts["pairs"] == 1
    assert report.facts["macro_f1"] == 1.0
    with pytest.raises(UnreadableInput):
        evaluate_deeds(lambda _: None, table)


def test_commissives_are_scored_as_units(tmp_path: Path) -> None:
    folder = write_speech_acts(
        tmp_path,
        ("We will build it.", "Commissive-A"),
        ("We build it.", "Commissive-A"),
        ("It will rain.", "Assertive"),
    )
    reader = JudgingReader(lambda unit: "commits" if unit.startswith("We") else "")
    report = evaluate_commissives(lambda _: reader, folder)
    assert report.figure("reader", "F1") == 1.0
    assert report.figure("looking for words", "recall") == 0.5
    assert report.figure("every unit", "precision") == pytest.approx(2 / 3)
    assert json.loads(json.dumps(report.as_json()))["units"] == 3
    with pytest.raises(UnreadableInput):
        evaluate_commissives(lambda _: None, folder)
