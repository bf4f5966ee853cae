"""`onrecord met`: on which occasions somebody met others."""

from pathlib import Path
from typing import Annotated, Final

import typer
from rich.text import Text

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_occasions_json
from onrecord.interfaces.cli.near_names import nothing_of
from onrecord.interfaces.cli.options import JsonOption, NameArgument, OtherArgument, RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.cli.whole_file import whole_file
from onrecord.interfaces.terminal.consoles import complain, notices, results
from onrecord.interfaces.terminal.happenings_view import print_occasions
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.stored_happenings import Occasion

EXAMPLES: Final = examples(
    "onrecord met Calloway",
    "onrecord met 'Renata Calloway' Reyes",
    "onrecord met Calloway Reyes --json",
    "onrecord met Calloway --ics calloway.ics",
)


def met(
    context: typer.Context,
    name: NameArgument,
    other: OtherArgument = None,
    ics: Annotated[
        Path | None,
        typer.Option("--ics", metavar="FILE", help="Write a calendar (iCalendar) too."),
    ] = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the occasions on which somebody met others, or one other, in order of time.

    Meetings, calls, interviews, debates, hearings, visits, rallies and other events, those planned,
    proposed, cancelled and denied too, and marked so. What several articles tell of one occasion
    stands together. Exit status 1 where nothing was found.
    """
    with open_existing(desk_of(context), record) as book:
        found = book.met(name, other)
        if not found:
            names = (one.name for one in book.people())
            does = f"meets {other}" if other else "meets anybody"
            complain(nothing_of(name, does, names))
            raise typer.Exit(1)
    if as_json:
        print_occasions_json(found)
    else:
        print_occasions(results(), found)
    if ics:
        _write_calendar(found, ics)


def _write_calendar(found: list[Occasion], path: Path) -> None:
    # The library takes longer to load than a help page may.
    from onrecord.interfaces.exports.encounters_ics import (  # noqa: PLC0415
        calendar_bytes,
        is_event,
    )

    events = sum(map(is_event, found))
    with whole_file(path) as unfinished:
        unfinished.write_bytes(calendar_bytes(found))
    told = f"{counted(events, 'event')} written to {path}"
    left = len(found) - events
    if left:
        told += f"; {left} left out: no day is told, or it is denied"
    notices().print(Text(told), soft_wrap=True)
