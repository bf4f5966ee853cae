from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UnreadableInput
from onrecord.evaluation.polnear import PolnearReport, evaluate, expected_calibration_error
from onrecord.pipeline import Reader
from onrecord.schema.article import Article, PublicationDate, article_id
from onrecord.schema.provenance import Origin
from onrecord.schema.record import ArticleRecord, Statement
from onrecord.schema.span import text_version

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
        for part, file, content in (
            ("text", f"{name}.txt", text),
            ("attributions", f"{name}_1a2b.ann", annotation),
        ):
            (tmp_path / part).mkdir(exist_ok=True)
            (tmp_path / part / file).write_text(content, encoding="utf-8")
    return tmp_path


def _statement(article: Article, source: str | None, cue: str, content: str) -> Statement:
    def extent(words: str) -> tuple[int, int]:
        start = article.text.index(words)
        return start, start + len(words)

    return Statement(
        id="s1",
        kind="indirect",
        source=article.span(*extent(source)) if source else None,
        cue=article.span(*extent(cue)),
        content=(article.span(*extent(content)),),
        quoted=(),
        speaker=None,
        unnamed=None,
        channel=None,
        addressee=None,
        about=(),
        said_on=None,
        reported_by=None,
        polarity="asserted",
        confidence=0.75,
        origin=Origin("model", "test", "1"),
    )


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

    def read(self, article: Article | str, *, published: str | None = None) -> ArticleRecord:
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
        statements = [_statement(made, *parts) for parts in self._found.get(article, [])]
        if self.reported:
            inner = [replace(s, id="s2", reported_by="s1") for s in statements]
            statements += inner
        return ArticleRecord(made, (), (), tuple(statements), (), (), self.model)


RIGHT: Final[Found] = {
    READY: [("Dana Calloway", "said", "the plan is ready")],
    PAID: [("He", "told reporters", '" it is paid for "')],
}


def _f1(report: PolnearReport) -> dict[str, float]:
    return {name: f1 for name, _, _, f1 in report.rows()}


def test_a_reader_that_finds_all_scores_one_in_every_row(folder: Path) -> None:
    report = evaluate(FakeReader(RIGHT), folder)
    assert set(_f1(report).values()) == {1.0}
    assert len(_f1(report)) == 14


def test_the_scores_are_summed_over_the_articles(folder: Path) -> None:
    found: Found = {READY: RIGHT[READY], PAID: [("He", "told reporters", "today")]}
    report = evaluate(FakeReader(found), folder)
    rows = {name: (p, r) for name, p, r, _ in report.rows()}
    assert rows["attribution"] == (0.5, 0.5)
    assert rows["attribution, direct and mixed"] == (0.0, 0.0)
    assert rows["token source"] == (1.0, 1.0)
    assert rows["exact content"] == (0.5, 0.5)
    # Four words of the plan, and one of nought for "today"; gold has four more.
    assert rows["token content"] == (4 / 5, 4 / 8)


def test_statements_that_another_reports_are_left_out(folder: Path) -> None:
    reader = FakeReader(RIGHT)
    reader.reported = True
    assert {name: p for name, p, _, _ in evaluate(reader, folder).rows()}["attribution"] == 1.0


def test_the_report_counts_articles_and_words_and_names_the_model(folder: Path) -> None:
    report = evaluate(FakeReader(RIGHT), folder)
    assert (report.articles, report.model) == (2, "fake-1")
    assert report.words == len(READY.split()) + len(PAID.split())
    assert report.seconds >= 0.0


def test_the_dates_of_the_articles_are_given_to_the_reader(folder: Path) -> None:
    reader = FakeReader({})
    evaluate(reader, folder)
    assert reader.dates == ["2025-09-17", "2025-09-18"]


def test_progress_is_told_after_each_article_and_a_limit_is_kept(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    evaluate(FakeReader({}), folder, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
    assert evaluate(FakeReader({}), folder, limit=1).articles == 1


def test_confidences_are_held_against_what_is_right(folder: Path) -> None:
    found: Found = {READY: RIGHT[READY], PAID: [("He", "told reporters", "today")]}
    assert evaluate(FakeReader(found), folder).calibration_error == pytest.approx(0.25)


def test_a_report_is_plain_values_for_programs(folder: Path) -> None:
    plain = evaluate(FakeReader(RIGHT), folder).as_json()
    assert plain["articles"] == 2
    scores = plain["scores"]
    assert isinstance(scores, dict)
    assert scores["attribution"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_a_folder_without_annotated_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        evaluate(FakeReader({}), tmp_path)


def test_confidences_that_come_true_have_no_error() -> None:
    assert expected_calibration_error([(0.75, True)] * 3 + [(0.75, False)]) == 0.0
    assert expected_calibration_error([(1.0, True), (0.0, False)]) == 0.0


def test_an_error_is_weighed_by_how_many_share_it() -> None:
    judged = [(0.9, True)] * 9 + [(0.9, False)] + [(0.3, False)] * 10
    assert expected_calibration_error(judged) == pytest.approx(0.15)


def test_nothing_judged_has_no_error() -> None:
    assert expected_calibration_error([]) == 0.0


@given(st.lists(st.tuples(st.floats(0.0, 1.0), st.booleans())))
def test_a_calibration_error_is_a_share(judged: list[tuple[float, bool]]) -> None:
    assert 0.0 <= expected_calibration_error(judged) <= 1.0 + 1e-9
