from pathlib import Path

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.mentions import evaluate_mentions
from tests.evaluation.small_corpora import GumWord, gum_lines, write_gum
from tests.evaluation.told_reader import ToldReader, mention, told

TEXT = "Dana met the mayor and she left Calder"
WORDS = (
    GumWord("Dana", 2, "(1-person-new)", "NNP"),
    GumWord("met", 0, tag="VBD"),
    GumWord("the", 4, "(2-person-new", "DT"),
    GumWord("mayor", 2, "2)"),
    GumWord("and", 7, tag="CC"),
    GumWord("she", 7, "(1-person-giv)", "PRP", kind="PRON"),
    GumWord("left", 2, tag="VBD"),
    GumWord("Calder", 7, "(3-place-new)", "NNP"),
)
DANA = mention(TEXT, "Dana", 0)
MAYOR = mention(TEXT, "the mayor", 1, form="description")
SHE = mention(TEXT, "she", 0, form="pronoun")
CALDER = mention(TEXT, "Calder", 2, type="place")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_gum(tmp_path, gum_lines(WORDS))
    return tmp_path


def test_a_reader_that_finds_all_scores_one_in_every_row(folder: Path) -> None:
    found = told(mentions=(DANA, MAYOR, SHE, CALDER))
    report = evaluate_mentions(ToldReader({TEXT: found}), folder)
    for name in (
        "mentions",
        "mentions, typed",
        "mentions, person",
        "mentions, place",
        "mentions, name",
        "mentions, description",
        "mentions, pronoun",
    ):
        assert report.figure(name, "F1") == pytest.approx(1.0)
    assert report.model == "told-1"


def test_a_mention_is_right_where_both_its_edges_are(folder: Path) -> None:
    short = mention(TEXT, "mayor", 1, form="description")
    report = evaluate_mentions(ToldReader({TEXT: told(mentions=(DANA, short))}), folder)
    assert report.figure("mentions", "precision") == 1 / 2
    assert report.figure("mentions", "recall") == 1 / 4
    assert report.figure("mentions, description", "precision") == 0.0


def test_a_mention_of_the_wrong_type_is_right_but_not_typed_right(folder: Path) -> None:
    person = mention(TEXT, "Calder", 2)
    report = evaluate_mentions(ToldReader({TEXT: told(mentions=(DANA, person))}), folder)
    assert report.figure("mentions", "precision") == 1.0
    assert report.figure("mentions, typed", "precision") == 1 / 2
    assert report.figure("mentions, place", "recall") == 0.0


def test_things_are_counted_in_their_own_row_alone(tmp_path: Path) -> None:
    write_gum(tmp_path, gum_lines((*WORDS, GumWord("today", 7, "(4-time-new)"))))
    text = f"{TEXT} today"
    thing = mention(text, "today", 3, type="thing")
    report = evaluate_mentions(ToldReader({text: told(mentions=(DANA, thing))}), tmp_path)
    assert report.figure("mentions", "precision") == 1.0
    assert report.figure("mentions", "recall") == 1 / 4
    assert report.figure("mentions, thing", "F1") == 1.0


def test_progress_is_told_after_each_document_and_a_limit_is_kept(folder: Path) -> None:
    write_gum(folder, gum_lines(WORDS), name="GUM_other")
    done: list[tuple[int, int]] = []
    evaluate_mentions(ToldReader(), folder, progress=lambda now, total: done.append((now, total)))
    assert done == [(1, 2), (2, 2)]
    assert evaluate_mentions(ToldReader(), folder, limit=1).facts["documents"] == 1


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        evaluate_mentions(ToldReader(), tmp_path)
