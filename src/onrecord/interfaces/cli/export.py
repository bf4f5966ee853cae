"""`onrecord export`: all statements, in a file for other tools."""

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.text import Text

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.options import RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.cli.whole_file import write_whole
from onrecord.interfaces.terminal.consoles import notices
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.stored import StoredStatement

EXAMPLES: Final = examples(
    "onrecord export > statements.jsonl",
    "onrecord export --format csv --output statements.csv",
)


class Format(StrEnum):
    """The formats, as `--format` takes them."""

    JSONL = "jsonl"
    CSV = "csv"


def export(
    context: typer.Context,
    format: Annotated[
        Format, typer.Option("--format", help="JSON Lines, or comma-separated values.")
    ] = Format.JSONL,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; else standard output."),
    ] = None,
    record: RecordOption = None,
) -> None:
    """Write all statements of the record, one a row, with the article of each.

    CSV puts an apostrophe before what a spreadsheet would take for a formula, and replaces
    control characters; JSON Lines keeps each character.
    """
    with open_existing(desk_of(context), record) as book:
        statements = book.statements()
    lines = _lines(statements, format)
    if output is None:
        sys.stdout.writelines(lines)
        sys.stdout.flush()
        return
    write_whole(output, lines)
    told = Text(f"{counted(len(statements), 'statement')} written to {output}")
    notices().print(told, soft_wrap=True)


def _lines(statements: Iterable[StoredStatement], format: Format) -> Iterator[str]:
    if format is Format.CSV:
        from onrecord.interfaces.exports.statements_csv import csv_lines  # noqa: PLC0415

        return csv_lines(statements)
    from onrecord.interfaces.exports.json_lines import statement_lines  # noqa: PLC0415

    return statement_lines(statements)
