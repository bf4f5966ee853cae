from pathlib import Path

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.coreference import evaluate_coreference
from onrecord.evaluation.folds import HELD_OUT_FILE, MODEL_SUBFOLDER, readers_of_folds
from onrecord.pipeline import Reader
from tests.evaluation.small_corpora import GumWord, gum_lines, write_gum
from tests.evaluation.told_reader import ToldReader, mention, told

pytest.importorskip("scipy")

TEXT = "Dana met the mayor and she left Calder"
WORDS = (
    GumWord("Dana", 2, "(1)", "NNP"),
    GumWord("met", 0, tag="VBD"),
    GumWord("the", 4, "", "DT"),
    GumWord("mayor", 2),
    GumWord("and", 7, tag="CC"),
    GumWord("she", 7, "(1)", "PRP"),
    GumWord("left", 2, tag="VBD"),
    GumWord("Calder", 7, "", "NNP"),
)
DANA = mention(TEXT, "Dana", 0)
SHE = mention(TEXT, "she", 0, form="pronoun")
RIGHT = ToldReader({TEXT: told(mentions=(DANA, mention(TEXT, "the mayor", 1), SHE))})
WRONG = ToldReader(
    {TEXT: told(mentions=(mention(TEXT, "Dana", 1), mention(TEXT, "the mayor", 0), SHE))}
)
NEWS, SPEECH = "GUM_news_one", "GUM_speech_one"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_gum(tmp_path, gum_lines(WORDS), name=NEWS)
    write_gum(tmp_path, gum_lines(WORDS), name=SPEECH)
    return tmp_path


def test_a_reader_that_finds_the_chains_scores_one(folder: Path) -> None:
    report = evaluate_coreference(lambda _: RIGHT, [folder])
    for column in ("mentions", "MUC", "B-cubed", "CEAFe", "CoNLL", "from", "to"):
        assert report.figure("all", column) == pytest.approx(1.0)
    assert report.figure("all", "documents") == 2
    assert report.facts["conll_f1"] == pytest.approx(1.0)


def test_a_mention_in_the_wrong_chain_costs(folder: Path) -> None:
    report = evaluate_coreference(lambda _: WRONG, [folder])
    assert report.figure("all", "MUC") == 0.0
    assert report.figure("all", "mentions") == pytest.approx(1 / 2)


def test_genres_are_told_apart(folder: Path) -> None:
    report = evaluate_coreference({NEWS: RIGHT, SPEECH: WRONG}.get, [folder])
    assert report.figure("news", "CoNLL") == pytest.approx(1.0)
    assert report.facts["conll_f1_speech"] == pytest.approx(report.figure("speech", "CoNLL"))
    low, middle, high = (report.figure("all", column) for column in ("from", "CoNLL", "to"))
    assert low is not None
    assert middle is not None
    assert high is not None
    assert low < middle < high


def test_mentions_that_stand_alone_are_no_matter_of_coreference(folder: Path) -> None:
    alone = ToldReader({TEXT: told(mentions=(DANA, mention(TEXT, "she", 3, form="pronoun")))})
    assert evaluate_coreference(lambda _: alone, [folder]).figure("all", "CoNLL") == 0.0


def test_each_document_is_read_by_the_model_of_the_fold_that_held_it_out(
    folder: Path, tmp_path: Path
) -> None:
    folds = tmp_path / "folds"
    for number, name in enumerate((NEWS, "GUM_news_other")):
        fold = folds / f"fold-{number}"
        fold.mkdir(parents=True)
        (fold / HELD_OUT_FILE).write_text(f"{name}\n", encoding="utf-8")
    made: dict[Path, Reader] = {}

    def make(model: Path) -> Reader:
        made[model] = ToldReader(RIGHT._found)
        return made[model]

    report = evaluate_coreference(readers_of_folds(folds, make), [folder])
    first, second = (made[folds / f"fold-{number}" / MODEL_SUBFOLDER] for number in range(2))
    assert isinstance(first, ToldReader)
    assert isinstance(second, ToldReader)
    assert (len(first.asked), len(second.asked)) == (1, 0)
    assert report.facts["documents"] == 1
    assert any("1 documents were left out" in remark for remark in report.remarks)


def test_a_folder_without_folds_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        readers_of_folds(tmp_path, lambda _: RIGHT)


def test_where_no_document_may_be_read_there_is_nothing_to_tell(folder: Path) -> None:
    with pytest.raises(UnreadableInput):
        evaluate_coreference(lambda _: None, [folder])


def test_progress_is_told_and_a_limit_is_kept(folder: Path) -> None:
    done: list[tuple[int, int]] = []
    report = evaluate_coreference(
        lambda _: RIGHT, [folder], limit=1, progress=lambda now, total: done.append((now, total))
    )
    assert done == [(1, 1)]
    assert report.facts["documents"] == 1
