import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.config import Settings
from onrecord.interfaces.exports.quotation_shapes import (
    QuotationCheckShape,
    QuotationClusterShape,
)
from onrecord.pipeline import open_book
from onrecord.schema.record import ArticleRecord
from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeDesk, FakeReader
from tests.interfaces.newsroom import TEXT, bridge_article, bridge_record, make_article

CROSSING = "The fourth crossing will open by June"


class BridgeReader(FakeReader):
    """Finds statements in the text of the bridge article, and nothing elsewhere."""

    def read(self, article: Any, **known: Any) -> ArticleRecord:
        if article == TEXT:
            return bridge_record()
        return ArticleRecord(make_article(article), (), (), (), (), (), self.model)


@dataclass
class CheckingDesk(FakeDesk):
    """A desk whose record is a real one."""

    fake_reader: FakeReader = field(default_factory=BridgeReader)

    def open_book(self, path: Path) -> Any:
        return open_book(path)


@pytest.fixture
def desk(tmp_path: Path) -> CheckingDesk:
    """A desk whose record holds the bridge article."""
    desk = CheckingDesk(Settings(record=tmp_path / "record.db"))
    with open_book(desk.settings.record) as book:
        book.add(bridge_record())
    return desk


def _draft(tmp_path: Path, text: str) -> str:
    path = tmp_path / "draft.md"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_quotation_as_printed_is_found(desk: CheckingDesk, onrecord: Onrecord) -> None:
    told = onrecord(desk, "check", CROSSING, "--by", "Calloway")
    assert told.status == 0
    assert "found as printed  by Calloway  in 1 article" in told.out
    assert "Renata Calloway  Bridge will open by June" in told.out
    assert "s-crossing" in told.out


def test_what_differs_is_marked_without_colour(desk: CheckingDesk, onrecord: Onrecord) -> None:
    told = onrecord(desk, "check", "The fourth crossing will open by May")
    assert told.status == 1
    assert "found with changed words" in told.out
    assert "The fourth crossing will open by [-May-] {+June+}" in told.out
    assert "[-only in the quotation-]  {+only as printed+}" in told.out


def test_words_of_somebody_else_and_of_nobody_are_told(
    desk: CheckingDesk, onrecord: Onrecord
) -> None:
    told = onrecord(desk, "check", CROSSING, "--by", "Wren")
    assert told.status == 1
    assert "attributed to someone else  by Wren" in told.out
    assert "Renata Calloway" in told.out
    told = onrecord(desk, "check", "Seven lanterns hung above every frozen orchard")
    assert (told.status, told.out.strip()) == (1, "not in the record")
    told = onrecord(desk, "check", "the harbour master, told her that the old")
    assert "the words stand in these texts, but nobody was read to say them" in told.out
    told = onrecord(desk, "check", "and", "the")
    assert told.status == 1
    assert "too short to tell" in told.out
    assert onrecord(desk, "check", "and the", "--allow-short").status == 0


def test_each_quotation_of_a_draft_is_marked(
    desk: CheckingDesk, onrecord: Onrecord, tmp_path: Path
) -> None:
    path = _draft(
        tmp_path,
        f"Notes\n\n“{CROSSING},” she said.\n“{CROSSING.replace('June', 'May')}.”\n"
        '"Seven lanterns hung above every frozen orchard."\n“Hm.”\n',
    )
    told = onrecord(desk, "check", "--file", path)
    assert told.status == 1
    assert "line 3  “The fourth crossing will open by June,”" in told.out
    assert "by [-May-] {+June+}" in told.out
    flat = " ".join(told.out.split())
    assert "4 quotations: 1 found, 1 changed, 1 not in the record, 1 too short." in flat
    lines = onrecord(desk, "check", "--file", path, "--json").out.splitlines()
    shapes = [QuotationCheckShape.model_validate_json(line) for line in lines]
    assert [(one.line, one.outcome) for one in shapes] == [
        (3, "found"),
        (4, "changed"),
        (5, "not in the record"),
        (6, "too short"),
    ]


def test_whom_a_draft_names_is_asked_for(
    desk: CheckingDesk, onrecord: Onrecord, tmp_path: Path
) -> None:
    # The reader of these tests finds the statements of the bridge article in its text.
    path = _draft(tmp_path, TEXT)
    lines = onrecord(desk, "check", "--file", path, "--json").out.splitlines()
    first = QuotationCheckShape.model_validate_json(lines[0])
    assert (first.by, first.outcome, first.is_sound) == ("Renata Calloway", "found", True)
    told = onrecord(desk, "check", "--file", path, "--by", "Wren", "--json").out.splitlines()
    assert json.loads(told[0])["outcome"] == "someone else"


def test_a_draft_without_mistakes_may_be_published(
    desk: CheckingDesk, onrecord: Onrecord, tmp_path: Path
) -> None:
    path = _draft(tmp_path, f"She said: “{CROSSING}.” And “Hm.”\n")
    assert onrecord(desk, "check", "--file", path).status == 1
    assert onrecord(desk, "check", "--file", path, "--allow-short").status == 0
    assert onrecord(desk, "check", "--file", _draft(tmp_path, "No quotation here.")).status == 0


def test_a_draft_that_cannot_be_read_is_told_and_does_not_stop_the_rest(
    desk: CheckingDesk, onrecord: Onrecord, tmp_path: Path
) -> None:
    path = _draft(tmp_path, f"She said: “{CROSSING}.”\n")
    told = onrecord(desk, "check", "--file", "/nowhere/draft.md", "--file", path)
    assert told.status == 1
    assert "there is no such file" in told.err
    assert "1 quotation: 1 found." in told.out


@pytest.mark.parametrize("arguments", [(), ("words", "--file", "draft.md"), ("--limit", "0", "x")])
def test_wrong_usage_is_refused(
    desk: CheckingDesk, onrecord: Onrecord, arguments: tuple[str, ...]
) -> None:
    assert onrecord(desk, "check", *arguments).status == 2


def test_what_several_articles_quote_is_listed(desk: CheckingDesk, onrecord: Onrecord) -> None:
    assert onrecord(desk, "quotations").status == 1
    article = replace(make_article(TEXT + "\n", "copy"), title=bridge_article().title)
    with open_book(desk.settings.record) as book:
        book.add(bridge_record(article))
    told = onrecord(desk, "quotations", "Calloway")
    assert told.status == 0
    assert "“The fourth crossing will open by June, … Not a day later.”" in told.out
    assert "attributed to Renata Calloway (2 statements)" in told.out
    [line] = onrecord(desk, "quotations", "--json").out.splitlines()
    shape = QuotationClusterShape.model_validate_json(line)
    assert not shape.is_disputed
    assert [one.name for one in shape.attributions] == ["Renata Calloway"]


@pytest.mark.parametrize("shape", ["check", "quotation"])
def test_what_is_printed_has_a_schema(desk: CheckingDesk, onrecord: Onrecord, shape: str) -> None:
    schema = json.loads(onrecord(desk, "schema", shape).out)
    assert schema["additionalProperties"] is False
