"""Our figures of speakers and dates against those of an independent script, on the record gold."""

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

import pytest

from onrecord.evaluation.corpora.record_gold import read_record_gold
from onrecord.evaluation.figures import EvaluationReport
from onrecord.evaluation.speakers import evaluate_record
from onrecord.interfaces.exports.article_json import article_document
from onrecord.pipeline import Reader, load
from onrecord.schema.annotation import AttributionSpans
from onrecord.schema.article import Article
from onrecord.schema.record import ArticleRecord, Statement, TimeExpression
from onrecord.schema.span import Span
from tests.shared_data import shared_data

SEED: Final = 20160922

# The referee's kinds of speakers, and our rows.
KINDS: Final = {
    "person": "persons",
    "organization": "organizations",
    "group": "groups",
    "unnamed": "unnamed",
    "null": "nobody",
}
DATES: Final = {
    "gold": "annotated",
    "predicted": "predicted",
    "found": "found",
    "value right": "value right",
    "value accuracy of found": "value accuracy of found",
    "recall": "recall",
    "value f1": "value F1",
}


class ErringReader(Reader):
    """Reads, then errs: speakers are exchanged, dropped or left to their words, edges moved.

    What the reader finds is right or wrong in few ways; the referee has to agree on others too.
    """

    def __init__(self, reader: Reader, chance: random.Random, error: float) -> None:
        self._inner = reader
        self._chance = chance
        self._error = error
        self.records: list[ArticleRecord] = []

    @property
    def model(self) -> str:
        return self._inner.model

    def read(
        self,
        article: Article | str,
        *,
        published: str | None = None,
        attributions: Sequence[AttributionSpans] | None = None,
    ) -> ArticleRecord:
        record = self._inner.read(article, published=published, attributions=attributions)
        if attributions is not None:
            return record
        erring = replace(
            record,
            statements=tuple(self._statement(record, s) for s in record.statements),
            dates=tuple(self._date(record, date) for date in record.dates),
        )
        self.records.append(erring)
        return erring

    def _errs(self) -> bool:
        return self._chance.random() < self._error

    def _statement(self, record: ArticleRecord, statement: Statement) -> Statement:
        if self._errs():
            speaker = self._chance.choice([None, *(entity.id for entity in record.entities)])
            statement = replace(statement, speaker=speaker)
        if self._errs():
            words = statement.source.text if statement.source else "somebody"
            statement = replace(statement, unnamed=self._chance.choice([None, words]))
        content = tuple(self._moved(record, span) for span in statement.content)
        return replace(statement, content=content)

    def _date(self, record: ArticleRecord, date: TimeExpression) -> TimeExpression:
        value = self._chance.choice([None, "2016", "2016-09"]) if self._errs() else date.value
        return replace(date, span=self._moved(record, date.span), value=value)

    def _moved(self, record: ArticleRecord, span: Span) -> Span:
        if not self._errs():
            return span
        start = max(0, span.start + self._chance.randint(-40, 40))
        end = min(len(record.article.text), span.end + self._chance.randint(-40, 40))
        return record.article.span(start, end) if start < end else span


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The reader, where there is something to read."""
    shared_data("gold", "dev")
    return load(threads=1)


@pytest.fixture(scope="module", params=[0.0, 0.35], ids=["as it reads", "with errors"])
def both(
    request: pytest.FixtureRequest, reader: Reader, tmp_path_factory: pytest.TempPathFactory
) -> tuple[EvaluationReport, dict[str, Any]]:
    """Our report and the referee's."""
    gold, corpus = shared_data("gold", "dev"), shared_data("data", "polnear", "dev")
    referee = shared_data("bench", "score_record.py")
    erring = ErringReader(reader, random.Random(SEED), request.param)
    report = evaluate_record(erring, gold)
    names = [annotated.article.name for annotated in read_record_gold(gold)]
    predicted = tmp_path_factory.mktemp("referee") / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as file:
        for name, record in zip(names, erring.records, strict=True):
            named = replace(record, article=replace(record.article, name=name))
            file.write(article_document(named).model_dump_json() + "\n")
    arguments = (gold, corpus / "text", corpus / "attributions", predicted)
    return report, json.loads(_run(referee, *arguments))


def _run(script: Path, *arguments: Path) -> str:
    command = [sys.executable, str(script), *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return done.stdout


def _rounded(report: EvaluationReport, row: str, column: str) -> float:
    return round(cast(float, report.figure(row, column)), 4)


def test_our_speakers_are_the_referee_s(both: tuple[EvaluationReport, dict[str, Any]]) -> None:
    report, referee = both
    speakers = referee["speakers"]
    for column in ("attributions", "found", "right", "accuracy of found", "right of all"):
        assert _rounded(report, "all", column) == speakers[column]
    columns = ("attributions", "found", "right")
    assert speakers["by kind"].keys() == KINDS.keys()
    for kind, row in KINDS.items():
        assert [report.figure(row, column) for column in columns] == speakers["by kind"][kind]
    # A comparison of noughts or ones would show nothing.
    assert 0.1 < _rounded(report, "all", "accuracy of found") < 0.99


def test_our_dates_are_the_referee_s(both: tuple[EvaluationReport, dict[str, Any]]) -> None:
    report, referee = both
    for name, column in DATES.items():
        assert _rounded(report, "dates", column) == referee["dates"][name]
    assert 0.1 < _rounded(report, "dates", "value F1") < 0.99
