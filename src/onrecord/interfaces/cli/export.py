"""`onrecord export`: what a record holds, in files for other tools."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TypeVar, cast

import typer
from rich.text import Text

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.export_feed import write_feed
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.options import RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.cli.whole_file import whole_file, whole_folder, write_lines
from onrecord.interfaces.terminal.consoles import notices
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.timeline import EntryKind
from onrecord.store.repository import WholeRecord

if TYPE_CHECKING:
    from onrecord.interfaces.exports.record_tables import TableName

EXAMPLES: Final = examples(
    "onrecord export > statements.jsonl",
    "onrecord export --format csv --output statements.csv",
    "onrecord export --what commitments --format csv --output promised.csv",
    "onrecord export --what everything --format parquet --output tables/",
    "onrecord export --format web-annotations --output annotations.jsonld",
    "onrecord export --format json-ld --what statements --output quotations.jsonld",
    "onrecord export --format followthemoney --output entities.ftm.json",
    "onrecord export --format ics --output encounters.ics",
    "onrecord export --format atom --person Calloway --with Reyes --output feed.atom",
    "onrecord export --format atom --search 'water rates' --limit 100 --output feed.atom",
)
_T = TypeVar("_T")


class Format(StrEnum):
    """The formats, as `--format` takes them."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    WEB_ANNOTATIONS = "web-annotations"
    JSON_LD = "json-ld"
    FOLLOWTHEMONEY = "followthemoney"
    ICS = "ics"
    ATOM = "atom"


class What(StrEnum):
    """What is written, as `--what` takes it."""

    STATEMENTS = "statements"
    HAPPENINGS = "happenings"
    ENCOUNTERS = "encounters"
    ACTIONS = "actions"
    COMMITMENTS = "commitments"
    ABSENCES = "absences"
    RELATIONS = "relations"
    PEOPLE = "people"
    ARTICLES = "articles"
    EVERYTHING = "everything"


_HAPPENINGS: Final = (
    What.ENCOUNTERS, What.ACTIONS, What.COMMITMENTS, What.ABSENCES, What.RELATIONS,
)  # fmt: skip
_TABLES: Final = (What.STATEMENTS, *_HAPPENINGS, What.PEOPLE, What.ARTICLES)
_ENTRY_KINDS: Final[dict[What, EntryKind]] = {
    What.STATEMENTS: "statement",
    What.ENCOUNTERS: "encounter",
    What.ACTIONS: "action",
    What.COMMITMENTS: "commitment",
    What.ABSENCES: "absence",
    What.RELATIONS: "relation",
}
_TABULAR: Final = frozenset({Format.JSONL, Format.CSV, Format.PARQUET})
_WITHOUT_WHAT: Final = frozenset({Format.ICS, Format.ATOM})


class _Tally:
    """Counts what goes by."""

    def __init__(self) -> None:
        self.count = 0

    def of(self, passing: Iterable[_T]) -> Iterator[_T]:
        for one in passing:
            self.count += 1
            yield one


def export(
    context: typer.Context,
    what: Annotated[
        What | None,
        typer.Option(
            "--what",
            help="Which entries, or people or articles; everything goes into a folder of tables.",
            show_default="statements in tables, every kind of entry elsewhere",
        ),
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", help="As what; parquet needs onrecord\\[parquet].")
    ] = Format.JSONL,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; else standard output."),
    ] = None,
    person: Annotated[
        str | None,
        typer.Option("--person", metavar="NAME", help="Whom a feed is about: a name or an id."),
    ] = None,
    other: Annotated[
        str | None,
        typer.Option("--with", metavar="NAME", help="Another: a feed of what is between the two."),
    ] = None,
    search: Annotated[
        str | None, typer.Option("--search", metavar="WORDS", help="Words that a feed follows.")
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", min=1, help="The most entries of a feed, the newest first."),
    ] = None,
    record: RecordOption = None,
) -> None:
    """Write what the record holds in a form that other tools read, as it is at this moment.

    [b]csv[/b], [b]jsonl[/b] and [b]parquet[/b] are tables with a row for each entry and its
    article; [b]web-annotations[/b] (W3C), [b]json-ld[/b] (schema.org) and [b]followthemoney[/b]
    hold entries of any kind; [b]ics[/b] is a calendar of encounters; [b]atom[/b] is a feed of what
    is new of a person, between two, or of a search. CSV puts an apostrophe before what a
    spreadsheet would take for a formula, and replaces control characters; JSON and Parquet keep
    each character. Records of any size are written a little at a time; a file is whole or not
    there.
    """
    _check(what, format, output, person, other, search, limit)
    desk = desk_of(context)
    if format is Format.ATOM:
        with open_existing(desk, record) as book:
            write_feed(book, output, person=person, other=other, search=search, limit=limit)
        return
    with open_existing(desk, record) as book, book.whole() as whole:
        if format in _TABULAR:
            told = _write_tables(whole, _tables_of(what), format, output)
        else:
            told = _write_document(whole, what or What.EVERYTHING, format, output)
    if output is not None:
        notices().print(Text(f"{told} written to {output}"), soft_wrap=True)


def _check(
    what: What | None,
    format: Format,
    output: Path | None,
    person: str | None,
    other: str | None,
    search: str | None,
    limit: int | None,
) -> None:
    """Refuse what does not go together.

    Raises:
        typer.BadParameter: something does not.
    """
    if format is Format.ATOM:
        if (person is None) == (search is None):
            raise typer.BadParameter("a feed takes --person or --search")
        if other is not None and person is None:
            raise typer.BadParameter("--with goes with --person")
    elif any(given is not None for given in (person, other, search, limit)):
        raise typer.BadParameter("--person, --with, --search and --limit are for --format atom")
    if what is not None and format in _WITHOUT_WHAT:
        raise typer.BadParameter(f"--what is not for --format {format}")
    if what in (What.PEOPLE, What.ARTICLES) and format not in _TABULAR:
        raise typer.BadParameter(f"--what {what} is for tables: csv, jsonl or parquet")
    if format is Format.PARQUET and output is None:
        raise typer.BadParameter("--format parquet needs --output")
    if what is What.EVERYTHING and format in _TABULAR and output is None:
        raise typer.BadParameter("--what everything needs --output, a folder for the tables")


def _tables_of(what: What | None) -> tuple[What, ...]:
    if what is What.EVERYTHING:
        return _TABLES
    return _HAPPENINGS if what is What.HAPPENINGS else (what or What.STATEMENTS,)


# ruff: noqa: PLC0415 (what writes loads on demand)


def _write_tables(
    whole: WholeRecord, tables: tuple[What, ...], format: Format, output: Path | None
) -> str:
    """Write tables, and say how many rows of them there are; happenings go into one file."""
    if tables == _TABLES and output is not None:
        with whole_folder(output) as folder:
            counts = [
                _write_table(whole, (table,), format, folder / f"{table}.{format}")
                for table in tables
            ]
        return f"{counted(sum(counts), 'row')} in {len(tables)} tables"
    if output is None:
        count = _write_table(whole, tables, format, None)
    else:
        with whole_file(output) as unfinished:
            count = _write_table(whole, tables, format, unfinished)
    name = tables[0] if len(tables) == 1 else What.HAPPENINGS
    return "people: " + counted(count, "row") if name is What.PEOPLE else counted(count, name[:-1])


def _write_table(
    whole: WholeRecord, names: tuple[What, ...], format: Format, path: Path | None
) -> int:
    from onrecord.interfaces.exports.json_lines import row_lines
    from onrecord.interfaces.exports.record_tables import TABLES
    from onrecord.interfaces.exports.statements_csv import csv_table

    tables = [TABLES[cast("TableName", name.value)] for name in names]
    tally = _Tally()
    rows = tally.of(row for table in tables for row in table.rows(whole))
    if format is Format.PARQUET and path is not None:
        from onrecord.interfaces.exports.parquet_file import write_parquet

        write_parquet(path, tables[0].shape, rows)
    elif format is Format.CSV:
        write_lines(path, csv_table(tables[0].columns, rows))
    else:
        write_lines(path, row_lines(rows))
    return tally.count


def _write_document(whole: WholeRecord, what: What, format: Format, output: Path | None) -> str:
    """Write a file of all kinds of entries that are asked for, and say how many there are."""
    tally = _Tally()
    lines, counts = _document(whole, what, format, tally)
    if output is None:
        write_lines(None, lines)
    else:
        with whole_file(output) as unfinished:
            write_lines(unfinished, lines)
    return counted(tally.count, counts)


def _document(
    whole: WholeRecord, what: What, format: Format, tally: _Tally
) -> tuple[Iterator[str], str]:
    """Return the lines of a file, and what is counted in it."""
    kinds = _kinds(what)
    if format is Format.WEB_ANNOTATIONS:
        from onrecord.interfaces.exports.entries import all_entries
        from onrecord.interfaces.exports.web_annotations import annotation_lines

        return annotation_lines(tally.of(all_entries(whole, kinds)), kinds), "annotation"
    if format is Format.JSON_LD:
        from onrecord.interfaces.exports.schema_org import all_nodes, json_ld_lines

        return json_ld_lines(tally.of(all_nodes(whole, kinds))), "node"
    if format is Format.FOLLOWTHEMONEY:
        from onrecord.interfaces.exports.followthemoney import (
            all_entities,
            followthemoney_lines,
        )

        return followthemoney_lines(tally.of(all_entities(whole, kinds))), "line"
    from onrecord.interfaces.exports.encounters_ics import calendar_lines, is_event

    return calendar_lines(tally.of(filter(is_event, whole.occasions()))), "event"


def _kinds(what: What) -> tuple[EntryKind, ...]:
    if what is What.EVERYTHING:
        return tuple(_ENTRY_KINDS.values())
    return tuple(_ENTRY_KINDS[one] for one in _tables_of(what))
