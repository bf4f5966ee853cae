"""`onrecord timeline`: what the record dates of somebody, or between two, in order of time."""

from pathlib import Path
from typing import Annotated, Final

import typer
from rich.text import Text

from onrecord.interfaces.charts.timeline_chart import draw_timeline
from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_timeline_json
from onrecord.interfaces.cli.near_names import nothing_there
from onrecord.interfaces.cli.options import JsonOption, PlotOption, RecordOption, chart_format
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.cli.whole_file import whole_file
from onrecord.interfaces.terminal.consoles import complain, notices, results
from onrecord.interfaces.terminal.timeline_view import print_timeline
from onrecord.schema.timeline import Timeline

EXAMPLES: Final = examples(
    "onrecord timeline Calloway",
    "onrecord timeline 'Renata Calloway' Reyes",
    "onrecord timeline Calloway Reyes --plot between-them.svg",
    "onrecord timeline Calloway --json",
)


def timeline(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A name, or part of one in whole words.")
    ],
    other: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="Another: only what each says of or to the other."),
    ] = None,
    plot: PlotOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what the record dates of somebody, in the order in which it happened.

    That is what they say, what is said to them and what is said of them, whom they meet, what
    they do, promise and withhold; with two names, what each says of the other or to the other, and
    what passes between them. What several articles tell of one occasion is one entry. What is to
    come stands on the day on which it is due. What nothing in its article dates is listed apart,
    and is never given the date of its publication. Exit status 1 where nothing was found.
    """
    with open_existing(desk_of(context), record) as book:
        found = book.timeline(name, other)
        if not found.dated and not found.undated:
            asked = [name] if other is None else [name, other]
            about = f"of {name}" if other is None else f"between {name} and {other}"
            told = f"there is nothing {about} in this record"
            complain(nothing_there(told, asked, (one.name for one in book.people())))
            raise typer.Exit(1)
    if as_json:
        print_timeline_json(found)
    else:
        print_timeline(results(), found)
    if plot:
        _draw(found, name if other is None else f"{name} and {other}", plot)


def _draw(found: Timeline, title: str, plot: Path) -> None:
    if not found.dated:
        complain("there is nothing to draw: nothing of it is dated")
        raise typer.Exit(1)
    with whole_file(plot) as unfinished:
        draw_timeline(found, title, unfinished, chart_format(plot))
    notices().print(Text(f"chart written to {plot}"), soft_wrap=True)
