"""Statements as comma-separated values that are safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.interfaces.exports.statement_rows import PART_SEPARATOR, StatementRow, statement_row
from onrecord.interfaces.safe_text import clean
from onrecord.schema.stored import StoredStatement

COLUMNS: Final = tuple(StatementRow.model_fields)
# What spreadsheets take for the start of a formula; full-width forms are folded by some of them.
_FORMULA_STARTS: Final = frozenset("=+-@\t\r\n|%＝＋－＠")
_NAME_SEPARATOR: Final = "; "


def csv_lines(statements: Iterable[StoredStatement]) -> Iterator[str]:
    """Yield a line of column names, then one for each statement, line ends included."""
    yield _line(COLUMNS)
    for found in statements:
        yield _line(_cells(statement_row(found)))


def neutral(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula: an apostrophe before it."""
    if cell[:1] in _FORMULA_STARTS or cell.lstrip()[:1] in _FORMULA_STARTS:
        return "'" + cell
    return cell


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()


def _cells(row: StatementRow) -> list[str]:
    values: dict[str, object] = row.model_dump()
    values["quoted"] = PART_SEPARATOR.join(row.quoted)
    values["about"] = _NAME_SEPARATOR.join(row.about)
    return [neutral(clean(str(value))) if value is not None else "" for value in values.values()]
