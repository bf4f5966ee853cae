"""Rows as comma-separated values that are safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.interfaces.exports.happening_rows import HappeningRow
from onrecord.interfaces.exports.shapes import Shape
from onrecord.interfaces.exports.statement_rows import PART_SEPARATOR, StatementRow, statement_row
from onrecord.interfaces.safe_text import clean
from onrecord.schema.stored import StoredStatement

COLUMNS: Final = tuple(StatementRow.model_fields)
# What spreadsheets take for the start of a formula; full-width forms are folded by some of them.
_FORMULA_STARTS: Final = frozenset("=+-@\t\r\n|%＝＋－＠")
_NAME_SEPARATOR: Final = "; "


def csv_lines(statements: Iterable[StoredStatement]) -> Iterator[str]:
    """Yield a line of column names, then one for each statement, line ends included."""
    return _lines(COLUMNS, map(statement_row, statements))


def happening_csv_lines(rows: Iterable[HappeningRow]) -> Iterator[str]:
    """Yield a line of column names, then one for each happening, line ends included."""
    return _lines(tuple(HappeningRow.model_fields), rows)


def csv_table(columns: Iterable[str], rows: Iterable[Shape]) -> Iterator[str]:
    """Yield a line of column names, then one for each row, line ends included."""
    return _lines(columns, rows)


def neutral(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula: an apostrophe before it."""
    if cell[:1] in _FORMULA_STARTS or cell.lstrip()[:1] in _FORMULA_STARTS:
        return "'" + cell
    return cell


def _lines(columns: Iterable[str], rows: Iterable[Shape]) -> Iterator[str]:
    yield _line(columns)
    for row in rows:
        yield _line(map(_cell, row.model_dump().items()))


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()


def _cell(named: tuple[str, object]) -> str:
    column, value = named
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = (PART_SEPARATOR if column == "quoted" else _NAME_SEPARATOR).join(value)
    return neutral(clean(str(value)))
