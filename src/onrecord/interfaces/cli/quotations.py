"""`onrecord quotations`: what several articles quote, and whom they attribute it to."""

from typing import Annotated, Final

import typer

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_quotations_json
from onrecord.interfaces.cli.options import JsonOption, RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.terminal.consoles import complain, results
from onrecord.interfaces.terminal.quotation_view import print_quotations

EXAMPLES: Final = examples(
    "onrecord quotations --limit 10",
    "onrecord quotations Calloway",
    "onrecord quotations --disputed --json",
)
# Some screens of quotations.
_USUAL_LIMIT: Final = 20


def quotations(
    context: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="Only what somebody of this name is quoted with."),
    ] = None,
    disputed: Annotated[
        bool, typer.Option("--disputed", help="Only where articles name different speakers.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="The most to show.")] = _USUAL_LIMIT,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the quotations that several articles print, those in most articles first.

    The same words whole, cut or somewhat reworded are one quotation: shown are its fullest form,
    where it was first printed, and who is said to have said it. Exit status 1 where there is none.
    """
    with open_existing(desk_of(context), record) as book:
        asked = " ".join(name) if name else None
        found = book.quotations(asked, is_disputed=disputed, limit=limit)
    if not found:
        complain("not found: no two articles of this record print such a quotation")
        raise typer.Exit(1)
    if as_json:
        print_quotations_json(found)
    else:
        print_quotations(results(), found)
