import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.interfaces.exports.statement_rows import StatementRow, statement_row
from onrecord.interfaces.exports.statements_csv import COLUMNS, csv_lines, neutral
from onrecord.schema.article import Detail
from tests.interfaces.newsroom import bridge_statements

FORMULA = '=HYPERLINK("http://evil.example","click")'


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_tells_who_said_what_and_where_it_stands() -> None:
    first = statement_row(bridge_statements()[0])
    assert first.speaker == "Renata Calloway"
    assert first.words == "“The fourth crossing will open by June,” … “Not a day later.”"
    assert first.quoted == ("The fourth crossing will open by June,", "Not a day later.")
    assert first.publisher == "Port Meridian Courier"
    assert (first.published, first.said_on) == ("2026-02-27", "2026-02-26")
    assert (first.start, first.end) == (38, 153)
    assert (first.said_on_basis, first.said_on_precision) == ("anchored", "day")
    assert first.said_on_words == "Thursday"
    assert (first.published_basis, first.published_precision) == ("inferred", "day")
    second = statement_row(bridge_statements()[1])
    assert (second.addressee, second.about) == ("Renata Calloway", ("Harbourline",))
    assert (second.said_on, second.said_on_basis) == (None, "unknown")


def test_csv_has_a_column_for_each_field_and_a_row_for_each_statement() -> None:
    found = rows("".join(csv_lines(bridge_statements())))
    assert tuple(found[0]) == COLUMNS == tuple(StatementRow.model_fields)
    assert [row["id"] for row in found] == ["s-crossing", "s-piers", "s-denial"]
    assert found[2]["speaker"] == ""
    assert found[1]["about"] == "Harbourline"


def test_a_title_that_is_a_formula_stays_text() -> None:
    found = bridge_statements()[0]
    article = replace(found.article, title=Detail(FORMULA, "meta"))
    written = rows("".join(csv_lines([replace(found, article=article)])))
    assert written[0]["article_title"] == "'" + FORMULA


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", "\xa0-"])
def test_what_a_spreadsheet_takes_for_a_formula_gets_an_apostrophe(start: str) -> None:
    assert neutral(f"{start}1+1") == f"'{start}1+1"


@given(st.text())
def test_no_cell_starts_like_a_formula(text: str) -> None:
    cell = neutral(text)
    assert cell.endswith(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_ordinary_words_are_left_as_they_are() -> None:
    for words in ("", "“I said no,” she said", "1999", "a=b"):
        assert neutral(words) == words


def test_no_control_character_gets_into_the_file() -> None:
    found = bridge_statements()[0]
    article = replace(found.article, title=Detail("Bridge \x1b[2J\u202eopens", "meta"))
    written = "".join(csv_lines([replace(found, article=article)]))
    assert "\x1b" not in written
    assert "\u202e" not in written
