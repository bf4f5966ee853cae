"""The tables of a whole record, read back by what reads such files."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.interfaces.exports.article_rows import ArticleRow
from onrecord.interfaces.exports.happening_rows import HappeningRow
from onrecord.interfaces.exports.json_lines import row_lines
from onrecord.interfaces.exports.parquet_file import write_parquet
from onrecord.interfaces.exports.person_rows import PersonRow
from onrecord.interfaces.exports.record_tables import TABLES, RecordTable
from onrecord.interfaces.exports.shapes import Shape
from onrecord.interfaces.exports.statement_rows import PART_SEPARATOR, StatementRow, statement_row
from onrecord.interfaces.exports.statements_csv import csv_table, neutral
from onrecord.interfaces.safe_text import clean
from onrecord.pipeline import open_book
from onrecord.store.repository import WholeRecord
from tests.interfaces.happenings_desk import happenings_desk
from tests.interfaces.newsroom import bridge_record, bridge_statements

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WholeRecord]:
    path = happenings_desk(tmp_path_factory.mktemp("record")).settings.record
    with open_book(path) as book:
        book.add(bridge_record())
        with book.whole() as whole:
            yield whole


every_table = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)


@every_table
def test_csv_reads_back_what_the_rows_hold(table: RecordTable, whole: WholeRecord) -> None:
    rows = [row.model_dump(mode="json") for row in table.rows(whole)]
    text = "".join(csv_table(table.columns, table.rows(whole)))
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(read) == len(rows) > 0
    for row, cells in zip(rows, read, strict=True):
        assert list(cells) == list(row)
        for name, value in row.items():
            if value is None:
                assert cells[name] == ""
            elif not isinstance(value, list):
                assert cells[name] == neutral(clean(str(value)))


@every_table
def test_json_lines_read_back_what_the_rows_hold(table: RecordTable, whole: WholeRecord) -> None:
    lines = list(row_lines(table.rows(whole)))
    assert [table.shape.model_validate_json(line) for line in lines] == list(table.rows(whole))
    described = table.shape.model_json_schema(mode="serialization")
    for line in lines:
        jsonschema.validate(json.loads(line), described)


@every_table
def test_parquet_reads_back_what_the_rows_hold(
    table: RecordTable, whole: WholeRecord, tmp_path: Path
) -> None:
    file = tmp_path / "table.parquet"
    rows = [row.model_dump() for row in table.rows(whole)]
    assert write_parquet(file, table.shape, table.rows(whole)) == len(rows)
    read = parquet.read_table(file)
    assert tuple(read.column_names) == table.columns
    listed = [
        {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
        for row in read.to_pylist()
    ]
    assert listed == rows


@pytest.mark.parametrize("shape", [StatementRow, HappeningRow, PersonRow, ArticleRow])
def test_parquet_has_typed_columns_of_a_table_without_rows(
    shape: type[Shape], tmp_path: Path
) -> None:
    file = tmp_path / "empty.parquet"
    assert write_parquet(file, shape, ()) == 0
    schema = parquet.read_schema(file)
    text = pyarrow.string()
    kinds: dict[object, object] = {
        str: text,
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        tuple[str, ...]: pyarrow.list_(text),
        date | None: pyarrow.date32(),
        str | None: text,
    }
    for name, one in shape.model_fields.items():
        field = schema.field(name)
        assert field.type == kinds.get(one.annotation, text)
        assert field.nullable == (type(None) in get_args(one.annotation))


def test_offsets_of_rows_give_back_their_words(whole: WholeRecord) -> None:
    texts = {row.text_sha256: row.text for row in TABLES["articles"].rows(whole)}  # type: ignore[attr-defined]
    checked = 0
    for name, table in TABLES.items():
        if name in ("people", "articles"):
            continue
        for row in table.rows(whole):
            assert isinstance(row, StatementRow | HappeningRow)
            pieces = [tuple(map(int, one.split("-"))) for one in row.spans]
            text = texts[row.text_sha256]
            assert PART_SEPARATOR.join(text[start:end] for start, end in pieces) == row.words
            assert (row.start, row.end) == (
                min(start for start, _ in pieces),
                max(end for _, end in pieces),
            )
            checked += 1
    assert checked > 8


def test_days_stand_beside_what_the_article_tells(whole: WholeRecord) -> None:
    (commitment,) = TABLES["commitments"].rows(whole)
    assert isinstance(commitment, HappeningRow)
    assert commitment.date == "2026-06"
    assert (commitment.date_from, commitment.date_to) == (date(2026, 6, 1), date(2026, 6, 30))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_parquet_and_json_keep_every_character(words: str) -> None:
    row = statement_row(bridge_statements()[0]).model_copy(update={"words": words})
    (line,) = row_lines([row])
    assert line.count("\n") == 1
    assert json.loads(line)["words"] == words
    table = pyarrow.Table.from_pylist([row.model_dump()])
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(table, sink)
    (read,) = parquet.read_table(sink.getvalue()).to_pylist()
    assert read["words"] == words
