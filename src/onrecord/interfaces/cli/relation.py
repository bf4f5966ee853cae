"""`onrecord relation`: what two have to do with one another."""

from pathlib import Path
from typing import Annotated, Final

import typer
from rich.text import Text

from onrecord.interfaces.charts.relation_chart import draw_relation
from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_relation_json
from onrecord.interfaces.cli.near_names import nothing_there
from onrecord.interfaces.cli.options import (
    JsonOption,
    NameArgument,
    PlotOption,
    RecordOption,
    chart_format,
)
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.cli.whole_file import whole_file
from onrecord.interfaces.terminal.consoles import complain, notices, results
from onrecord.interfaces.terminal.relation_view import print_relation
from onrecord.schema.stored_happenings import PairHistory

EXAMPLES: Final = examples(
    "onrecord relation Calloway Reyes",
    "onrecord relation Calloway Reyes --plot calloway-reyes.svg",
    "onrecord relation 'Renata Calloway' 'Port Authority' --json",
)


def relation(
    context: typer.Context,
    name: NameArgument,
    other: Annotated[str, typer.Argument(metavar="NAME", help="The other, likewise.")],
    plot: PlotOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what two say of one another, when they met, what they did and promised, by month.

    How articles, or those whom they quote, say that it stands between the two is told apart from
    that, with who says so. Exit status 1 where nothing was found.
    """
    with open_existing(desk_of(context), record) as book:
        found = book.relation(name, other)
        if not (found.months or found.told or _is_undated(found)):
            told = f"there is nothing between {name} and {other} in this record"
            complain(nothing_there(told, (name, other), (one.name for one in book.people())))
            raise typer.Exit(1)
    if as_json:
        print_relation_json(found)
    else:
        print_relation(results(), found)
    if plot:
        _draw(found, f"{name} and {other}", plot)


def _is_undated(found: PairHistory) -> bool:
    """Whether there is anything that no month counts."""
    return bool(found.statements or found.encounters or found.actions or found.commitments)


def _draw(found: PairHistory, title: str, plot: Path) -> None:
    if not found.months:
        complain("there is nothing to draw: nothing of it is dated")
        raise typer.Exit(1)
    with whole_file(plot) as unfinished:
        draw_relation(found.months, title, unfinished, chart_format(plot))
    notices().print(Text(f"chart written to {plot}"), soft_wrap=True)
