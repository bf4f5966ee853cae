from pathlib import Path

import pytest

from onrecord.evaluation.timex import evaluate_timex, read_corpus
from onrecord.evaluation.timex_errors import TimexError, ToldTime
from tests.evaluation.small_corpora import timex, write_meantime, write_timeml
from tests.evaluation.told_reader import ToldReader

# A Wednesday.
PUBLISHED = "2025-09-17"


@pytest.fixture
def corpora(tmp_path: Path) -> tuple[Path, Path]:
    """One folder of TimeML, one of MEANTIME."""
    timeml, meantime = tmp_path / "bank", tmp_path / "wiki"
    text = f"She left {timex('Friday', '2025-09-12')}, for {timex('good', 'FUTURE_REF')}, in May."
    write_timeml(timeml, "a", text, PUBLISHED)
    times = [((1, 2, 3, 4), PUBLISHED, "CREATION_TIME"), ((7,), PUBLISHED, "NONE")]
    write_meantime(meantime, "b", ("September 17 , 2025", "She sang today ."), times)
    return timeml, meantime


def test_each_corpus_has_its_figures_and_all_together(corpora: tuple[Path, Path]) -> None:
    report = evaluate_timex(ToldReader(), corpora)
    assert report.figure("bank, relaxed", "precision") == 0.5
    assert report.figure("bank, relaxed", "recall") == 0.5
    assert report.figure("wiki, value", "F1") == 1.0
    assert report.figure("all, strict", "recall") == pytest.approx(2 / 3)
    assert report.facts["annotated"] == 3


def test_errors_are_told_with_what_is_annotated_and_what_is_found(
    corpora: tuple[Path, Path],
) -> None:
    errors: list[TimexError] = []
    evaluate_timex(ToldReader(), corpora, on_error=errors.append)
    missed, alarm = errors
    assert missed.problems == ("missed",)
    assert missed.annotated == ToldTime("good", "DATE", "FUTURE_REF")
    assert alarm.problems == ("false alarm",)
    assert alarm.found == ToldTime("May", "DATE", "2025-05")
    assert (alarm.corpus, alarm.article) == ("bank", "a")
    assert "May" in alarm.around


def test_intervals_hold_the_figure(tmp_path: Path) -> None:
    for number in range(12):
        text = (
            f"She left {timex('Friday', '2025-09-12')}, in {timex('May', f'202{number % 2}-05')}."
        )
        write_timeml(tmp_path, f"text-{number}", text, PUBLISHED)
    report = evaluate_timex(ToldReader(), [tmp_path])
    name = f"{tmp_path.name}, value"
    low, high = report.figure(name, "from"), report.figure(name, "to")
    figure = report.figure(name, "F1")
    assert low is not None
    assert high is not None
    assert figure is not None
    assert 0 <= low <= figure <= high <= 1


def test_the_parts_are_the_whole_and_share_nothing(tmp_path: Path) -> None:
    names = [f"text-{number}" for number in range(80)]
    for name in names:
        write_timeml(tmp_path, name, "She left.", PUBLISHED)
    tune = {article.name for article in read_corpus(tmp_path, "tune")}
    check = {article.name for article in read_corpus(tmp_path, "check")}
    assert tune | check == set(names)
    assert not tune & check
    assert 10 < len(check) < 30
