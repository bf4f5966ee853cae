import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.corpora.polnear import GoldArticle, GoldAttribution
from onrecord.evaluation.figures import EvaluationReport
from onrecord.evaluation.perturbations import PERTURBATIONS, Edit
from onrecord.evaluation.polnear import (
    evaluate,
    evaluate_calibration,
    evaluate_perturbed,
    perturb,
)
from onrecord.pipeline import Reader
from onrecord.schema.annotation import AttributionSpans
from onrecord.schema.article import Article, PublicationDate, article_id
from onrecord.schema.record import ArticleRecord
from onrecord.schema.span import text_version
from tests.evaluation.made_records import made_statement
from tests.evaluation.small_corpora import write_polnear

READY = "Dana Calloway said the plan is ready ."
PAID = 'He told reporters " it is paid for " today .'
GOLD: Final = {
    "a_2025-09-17_ready": (
        READY,
        "T1\tSource 0 13\tx\nT2\tCue 14 18\tx\nT3\tContent 19 36\tx\n"
        "E1\tAttribution:T3 Source:T1 Cue:T2 Content:T3\n",
    ),
    "b_2025-09-18_paid": (
        PAID,
        "T1\tSource 0 2\tx\nT2\tCue 3 17\tx\nT3\tContent 18 36\tx\n"
        "E1\tAttribution:T3 Source:T1 Cue:T2 Content:T3\n",
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, (text, annotation) in GOLD.items():
        write_polnear(tmp_path, name, text, annotation)
    return tmp_path


Found = dict[str, list[tuple[str | None, str, str]]]
"""Source, cue and content of the statements in each text."""


class FakeReader(Reader):
    """Finds what it was told to; remembers what it was asked."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self.dates: list[str | None] = []
        self.reported = False

    @property
    def model(self) -> str:
        return "fake-1"

    def read(
        self,
        article: Article | str,
        *,
        published: str | None = None,
        attributions: Sequence[AttributionSpans] | None = None,
    ) -> ArticleRecord:
        assert isinstance(article, str)
        self.dates.append(published)
        made = Article(
            article_id(article),
            article,
            "test",
            article,
            text_version(article),
            published=PublicationDate(published, "given") if published else None,
        )
        statements = [
            made_statement(article, source, content, cue=cue)
            for source, cue, content in self._found.get(article, [])
        ]
        if self.reported:
            inner = [replace(s, id=f"{s.id} again", reported_by=s.id) for s in statements]
            statements += inner
        return ArticleRecord(made, (), (), tuple(statements), (), (), self.model)


RIGHT: Final[Found] = {
    READY: [("Dana Calloway", "said", "the plan is ready")],
    PAID: [("He", "told reporters", '" it is paid for "')],
}


PARTLY_RIGHT: Final[Found] = {READY: RIGHT[READY], PAID: [("He", "told reporters", "today")]}


def _figures(report: EvaluationReport, column: str) -> dict[str, float | None]:
    (table,) = report.tables
    return {row.name: report.figure(row.name, column) for row in table.rows}


def test_a_reader_that_finds_all_scores_one_in_every_row(folder: Path) -> None:
    figures = _figures(evaluate(FakeReader(RIGHT), folder), "F1")
    assert set(figures.values()) == {1.0}
    assert len(figures) == 14


def test_the_scores_are_summed_over_the_articles(folder: Path) -> None:
    report = evaluate(FakeReader(PARTLY_RIGHT), folder)
    precision, recall = _figures(report, "precision"), _figures(report, "recall")
    rows = {name: (precision[name], recall[name]) for name in precision}
    assert rows["attribution"] == (0.5, 0.5)
    assert rows["attribution, direct and mixed"] == (0.0, 0.0)
    assert rows["token source"] == (1.0, 1.0)
    assert rows["exact content"] == (0.5, 0.5)
    # Four words of the plan, and one of nought for "today"; gold has four more.
    assert rows["token content"] == (4 / 5, 4 / 8)


def test_the_scores_of_each_outlet_are_told_apart(folder: Path) -> None:
    report = evaluate(FakeReader(PARTLY_RIGHT), folder, by_outlet=True)
    assert report.figure("attribution, a", "F1") == 1.0
    assert report.figure("attribution, b", "F1") == 0.0


def test_statements_that_another_reports_are_left_out(folder: Path) -> None:
    reader = FakeReader(RIGHT)
    reader.reported = True
    assert evaluate(reader, folder).figure("attribution", "precision") == 1.0


def test_the_report_counts_articles_and_words_and_names_the_model(folder: Path) -> None:
    report = evaluate(FakeReader(RIGHT), folder)
    assert report.model == "fake-1"
    assert report.facts["articles"] == 2
    assert report.facts["words"] == len(READY.split()) + len(PAID.split())
    assert report.remarks[0].startswith("2 articles, ")


def test_the_dates_of_the_articles_are_given_to_the_reader(folder: Path) -> None:
    reader = FakeReader({})
    evaluate(reader, folder)
    assert reader.dates == ["2025-09-17", "2025-09-18"]


def test_progress_is_told_after_each_article_and_a_limit_is_kept(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    evaluate(FakeReader({}), folder, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
    assert evaluate(FakeReader({}), folder, limit=1).facts["articles"] == 1


def test_confidences_are_held_against_what_is_right(folder: Path) -> None:
    report = evaluate(FakeReader(PARTLY_RIGHT), folder)
    assert report.facts["expected_calibration_error"] == pytest.approx(0.25)


def test_calibration_tells_bins_error_and_threshold(folder: Path) -> None:
    report = evaluate_calibration(FakeReader(RIGHT), folder)
    (table,) = report.tables
    assert [(row.name, row.figures) for row in table.rows] == [("0.7 to 0.8", (2.0, 0.75, 1.0))]
    assert report.facts == {
        "expected_calibration_error": pytest.approx(0.25),
        "threshold": 0.75,
        "kept_at_threshold": 1.0,
    }
    assert "From a confidence of 0.75 on, 100.0% are right" in report.remarks[1]


def test_where_too_little_is_right_there_is_no_threshold(folder: Path) -> None:
    report = evaluate_calibration(FakeReader(PARTLY_RIGHT), folder)
    assert "threshold" not in report.facts
    assert report.remarks[1] == "No threshold reaches a precision of 0.9."


def test_a_reader_without_findings_has_nothing_to_calibrate(folder: Path) -> None:
    report = evaluate_calibration(FakeReader({}), folder)
    assert report.tables[0].rows == ()
    assert report.facts == {"expected_calibration_error": 0.0}


def test_a_folder_without_annotated_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        evaluate(FakeReader({}), tmp_path)


def test_each_perturbation_has_a_row_of_figures_and_one_of_points(folder: Path) -> None:
    report = evaluate_perturbed(FakeReader(RIGHT), folder)
    figures, changes = report.tables
    assert [row.name for row in figures.rows] == ["as published", *PERTURBATIONS]
    assert [row.name for row in changes.rows] == [f"{name}, points" for name in PERTURBATIONS]
    assert changes.signed
    assert set(figures.rows[0].figures) == {1.0}


def test_what_a_perturbation_costs_is_told_in_points(folder: Path) -> None:
    # The reader knows the published texts alone. One of the two has straight marks to be curled,
    # and none has blank lines to be lost.
    report = evaluate_perturbed(FakeReader(RIGHT), folder)
    assert report.figure("single line breaks, points", "attribution") == 0.0
    assert report.figure("curly quotes", "direct and mixed") == 0.0
    assert report.figure("curly quotes, points", "direct and mixed") == -100.0
    assert report.figure("curly quotes", "attribution") == pytest.approx(2 / 3)
    assert report.facts["greatest_loss"] == 100.0
    assert report.remarks == ("The greatest loss is 100.0 points.",)


def test_a_reader_that_finds_nothing_loses_nothing(folder: Path) -> None:
    assert evaluate_perturbed(FakeReader({}), folder).facts["greatest_loss"] == 0.0


def test_progress_counts_the_readings_of_every_perturbation(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    evaluate_perturbed(
        FakeReader({}), folder, limit=1, progress=lambda done, total: told.append((done, total))
    )
    total = 1 + len(PERTURBATIONS)
    assert told == [(done, total) for done in range(1, total + 1)]


def test_annotations_are_carried_along_with_an_edit() -> None:
    text = "Dana Lund said it rained. Ads"
    gold = GoldAttribution(((0, 9),), ((10, 14),), ((15, 24),))
    article = GoldArticle("a_2025-09-17_x", text, (gold,), ((26, 29),))

    def longer(text: str, rng: random.Random) -> list[Edit]:
        return [Edit(0, 4, "Dr. Dana"), Edit(15, 15, "that ")]

    moved = perturb(article, longer, random.Random(1))
    assert moved.text == "Dr. Dana Lund said that it rained. Ads"
    (attribution,) = moved.attributions
    spans = (*attribution.source, *attribution.cue, *attribution.content, *moved.discarded)
    assert [moved.text[start:end] for start, end in spans] == [
        "Dr. Dana Lund",
        "said",
        "it rained",
        "Ads",
    ]
    assert (moved.name, moved.published) == (article.name, "2025-09-17")
