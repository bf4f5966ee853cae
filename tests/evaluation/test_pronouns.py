from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.figures import EvaluationReport
from onrecord.evaluation.pronouns import evaluate_pronouns
from onrecord.schema.annotation import EntityMention
from tests.evaluation.small_corpora import gap_row, write_gap
from tests.evaluation.told_reader import ToldReader, mention, told

SHE = "Ada Morrow told Dana Lund that she was late."
HE = "Tom Reyes told Ian Lund that he was late."
HIS = "Tom Reyes told Ian Lund that his dog was late."
WOMEN, MEN = ("Ada Morrow", "Dana Lund"), ("Tom Reyes", "Ian Lund")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Three passages: the first name is meant, the second, and neither."""
    return write_gap(
        tmp_path / "gap.tsv",
        gap_row(SHE, "she", WOMEN, (True, False)),
        gap_row(HE, "he", MEN, (False, True)),
        gap_row(HIS, "his", MEN, (False, False)),
    )


def _mentions(text: str, names: tuple[str, str], pronoun: str, entity: int) -> list[EntityMention]:
    """Return the names as entities 0 and 1, and the pronoun as another mention of one."""
    start = text.index(f" {pronoun} ") + 1
    place = (start, start + len(pronoun))
    stand_in = EntityMention(*place, place, "person", "pronoun", 0.9, entity)
    return [mention(text, name, number) for number, name in enumerate(names)] + [stand_in]


def _evaluate(table: Path, **found: list[EntityMention]) -> EvaluationReport:
    texts = {"she": SHE, "he": HE, "his": HIS}
    reader = ToldReader({texts[key]: told(mentions=mentions) for key, mentions in found.items()})
    return evaluate_pronouns(reader, table)


def test_a_reader_that_is_always_right_scores_one(table: Path) -> None:
    report = _evaluate(
        table,
        she=_mentions(SHE, WOMEN, "she", 0),
        he=_mentions(HE, MEN, "he", 1),
        his=_mentions(HIS, MEN, "his", 2),
    )
    for name in ("all", "feminine", "masculine"):
        assert report.figure(name, "F1") == 1.0
    assert report.facts == {"passages": 3, "bias": 1.0}


def test_the_wrong_name_costs_precision_and_recall(table: Path) -> None:
    report = _evaluate(table, she=_mentions(SHE, WOMEN, "she", 1), he=_mentions(HE, MEN, "he", 1))
    assert (report.figure("all", "precision"), report.figure("all", "recall")) == (0.5, 0.5)
    assert report.figure("feminine", "F1") == 0.0
    assert report.facts["bias"] == 0.0


def test_a_name_where_neither_is_meant_costs_precision_alone(table: Path) -> None:
    report = _evaluate(table, he=_mentions(HE, MEN, "he", 1), his=_mentions(HIS, MEN, "his", 0))
    assert report.figure("masculine", "precision") == 0.5
    assert report.figure("masculine", "recall") == 1.0


def test_a_longer_mention_is_the_name_where_its_head_is_in_it(table: Path) -> None:
    first, second, pronoun = _mentions(SHE, WOMEN, "she", 0)
    longer = replace(first, end=first.end + len(" told"))
    assert _evaluate(table, she=[longer, second, pronoun]).figure("feminine", "F1") == 1.0
    elsewhere = replace(longer, head=(longer.end - 4, longer.end))
    assert _evaluate(table, she=[elsewhere, second, pronoun]).figure("feminine", "F1") == 0.0


def test_another_pronoun_is_no_name(table: Path) -> None:
    first, second, pronoun = _mentions(SHE, WOMEN, "she", 0)
    stand_in = replace(first, form="pronoun")
    assert _evaluate(table, she=[stand_in, second, pronoun]).figure("feminine", "recall") == 0.0


def test_without_a_masculine_hit_there_is_no_bias(table: Path) -> None:
    report = _evaluate(table, she=_mentions(SHE, WOMEN, "she", 0))
    assert report.facts["bias"] is None
    assert report.remarks == ("3 passages.",)


def test_progress_is_told_after_each_passage_and_a_limit_is_kept(table: Path) -> None:
    done: list[tuple[int, int]] = []
    reader = ToldReader()
    evaluate_pronouns(reader, table, limit=2, progress=lambda now, total: done.append((now, total)))
    assert done == [(1, 2), (2, 2)]
    assert reader.asked == [SHE, HE]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        evaluate_pronouns(ToldReader(), tmp_path / "gap.tsv")
