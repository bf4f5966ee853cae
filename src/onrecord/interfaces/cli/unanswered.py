"""`onrecord unanswered`: what was withheld, and what may answer it by now."""

from typing import Annotated, Final

import typer

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_unanswered_json
from onrecord.interfaces.cli.near_names import nothing_of
from onrecord.interfaces.cli.options import JsonOption, RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.terminal.consoles import complain, results
from onrecord.interfaces.terminal.happenings_view import print_unanswered

EXAMPLES: Final = examples(
    "onrecord unanswered",
    "onrecord unanswered 'Port Authority'",
    "onrecord unanswered Calloway --denials --json",
)


def unanswered(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="A name, or part of one; else everybody."),
    ] = None,
    denials: Annotated[bool, typer.Option("--denials", help="Denials too.")] = False,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what was left unanswered, not disclosed, or not agreed, in order of publication.

    Under each stands what the same party says about it in a later article, or in a later version
    of the same one: it may be the answer, and is for a person to judge. Exit status 1 where
    nothing was found.
    """
    with open_existing(desk_of(context), record) as book:
        found = book.unanswered(name, denials=denials)
        if not found:
            complain(
                "not found: nothing is unanswered in this record"
                if name is None
                else nothing_of(name, "withholds anything", (one.name for one in book.people()))
            )
            raise typer.Exit(1)
    if as_json:
        print_unanswered_json(found)
    else:
        print_unanswered(results(), found)
