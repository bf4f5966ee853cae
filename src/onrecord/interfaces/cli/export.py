"""`onrecord export`: all statements, or all that happened, in a file for other tools."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.text import Text

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.options import RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.cli.whole_file import write_whole
from onrecord.interfaces.terminal.consoles import notices
from onrecord.interfaces.terminal.wording import counted
from onrecord.store.repository import Book

if TYPE_CHECKING:
    from onrecord.interfaces.exports.happening_rows import HappeningRow

EXAMPLES: Final = examples(
    "onrecord export > statements.jsonl",
    "onrecord export --format csv --output statements.csv",
    "onrecord export --what commitments --format csv --output promised.csv",
)


class Format(StrEnum):
    """The formats, as `--format` takes them."""

    JSONL = "jsonl"
    CSV = "csv"


class What(StrEnum):
    """What is written, as `--what` takes it."""

    STATEMENTS = "statements"
    HAPPENINGS = "happenings"
    ENCOUNTERS = "encounters"
    ACTIONS = "actions"
    COMMITMENTS = "commitments"
    ABSENCES = "absences"
    RELATIONS = "relations"


_EACH_KIND: Final = (
    What.ENCOUNTERS, What.ACTIONS, What.COMMITMENTS, What.ABSENCES, What.RELATIONS,
)  # fmt: skip


def export(
    context: typer.Context,
    what: Annotated[
        What, typer.Option("--what", help="Statements, all happenings, or one kind of these.")
    ] = What.STATEMENTS,
    format: Annotated[
        Format, typer.Option("--format", help="JSON Lines, or comma-separated values.")
    ] = Format.JSONL,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; else standard output."),
    ] = None,
    record: RecordOption = None,
) -> None:
    """Write all statements of the record, or all happenings, one a row with its article.

    Happenings are encounters, actions, commitments, absences and relations; all have the same
    columns, commitments and absences with what was decided of them. CSV puts an apostrophe before
    what a spreadsheet would take for a formula, and replaces control characters; JSON Lines keeps
    each character.
    """
    with open_existing(desk_of(context), record) as book:
        count, lines = _lines(book, what, format)
    if output is None:
        sys.stdout.writelines(lines)
        sys.stdout.flush()
        return
    write_whole(output, lines)
    told = Text(f"{counted(count, what.value[:-1])} written to {output}")
    notices().print(told, soft_wrap=True)


# ruff: noqa: PLC0415 (what writes loads on demand)


def _lines(book: Book, what: What, format: Format) -> tuple[int, Iterator[str]]:
    """Return how many rows there are, and the lines of the file."""
    from onrecord.interfaces.exports.json_lines import happening_lines, statement_lines
    from onrecord.interfaces.exports.statements_csv import csv_lines, happening_csv_lines

    if what is What.STATEMENTS:
        statements = book.statements()
        lines = csv_lines if format is Format.CSV else statement_lines
        return len(statements), lines(statements)
    kinds = _EACH_KIND if what is What.HAPPENINGS else (what,)
    rows = [row for kind in kinds for row in _rows(book, kind)]
    write = happening_csv_lines if format is Format.CSV else happening_lines
    return len(rows), write(rows)


def _rows(book: Book, kind: What) -> Iterator["HappeningRow"]:
    from onrecord.interfaces.exports.happening_rows import (
        happening_row,
        promised_rows,
        unanswered_rows,
    )

    if kind is What.COMMITMENTS:
        return promised_rows(book.promised())
    if kind is What.ABSENCES:
        return unanswered_rows(book.unanswered(denials=True))
    if kind is What.ENCOUNTERS:
        return map(happening_row, book.happenings("encounter"))
    if kind is What.ACTIONS:
        return map(happening_row, book.happenings("action"))
    return map(happening_row, book.happenings("relation"))
